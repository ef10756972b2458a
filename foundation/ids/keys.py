import secrets

from django.db import connection, models


def next_pk(model: type[models.Model]) -> int:
    """Draw the next primary key of a table before its row exists.

    Sealed columns bind their ciphertext to the row's key, so the key comes first.
    """
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s))", [f'"{table}"', column])
        return int(cursor.fetchone()[0])


def next_pks(model: type[models.Model], count: int) -> list[int]:
    """Draw `count` primary keys at once, for bulk loads."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [f'"{table}"', column, count],
        )
        return [int(row[0]) for row in cursor.fetchall()]


def random_token(nbytes: int = 24) -> str:
    """An unguessable token, safe in a URL."""
    return secrets.token_urlsafe(nbytes)
