#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: the mall's role owns its database and nothing else.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set "password=$MALL_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE mall LOGIN PASSWORD :'password';
CREATE DATABASE mall OWNER mall;
SQL
