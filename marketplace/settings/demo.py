"""A demo on one machine: keys of its own, mail into a folder, no second factor. Never for real residents."""

import os

from marketplace.settings.base import *  # noqa: F403
from marketplace.settings.base import MALL_VAR
from marketplace.settings.local_keys import local_keys

_keys = local_keys(MALL_VAR / "demo-keys.json")
SECRET_KEY = os.environ.get("SECRET_KEY") or _keys["SECRET_KEY"]
MALL_FIELD_KEYS = os.environ.get("MALL_FIELD_KEYS") or _keys["MALL_FIELD_KEYS"]
MALL_HASH_KEY = os.environ.get("MALL_HASH_KEY") or _keys["MALL_HASH_KEY"]

ALLOWED_HOSTS = ["*"]
MALL_CONTACT_EMAIL = "keluhan@banyuwangi.invalid"
OFFICER_SECOND_FACTOR = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = MALL_VAR / "mail"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
