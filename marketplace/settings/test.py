"""For tests: fixed keys, mail in memory, a fast password hash, no manifest of static files."""

import os
from pathlib import Path

from marketplace.settings.base import *  # noqa: F403
from marketplace.settings.base import STORAGES

MALL_VAR = Path(os.environ.get("MALL_VAR") or "/tmp/mall-test")  # noqa: S108
MEDIA_ROOT = MALL_VAR / "media"
STATIC_ROOT = MALL_VAR / "static"
SECRET_KEY = "test-only-" + "0" * 40
MALL_FIELD_KEYS = "test1:" + "dGVzdC1vbmx5LWtleS10ZXN0LW9ubHkta2V5LTEyMzQ="
MALL_HASH_KEY = "dGVzdC1vbmx5LWhhc2gta2V5LXRlc3Qtb25seS1oYXM="
ALLOWED_HOSTS = ["*"]
OFFICER_SECOND_FACTOR = False
# Tests of Elasticsearch say themselves where it is (SEARCH_TEST_URL).
SEARCH_URL = ""
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
# WhiteNoise warns where the folder is missing, and warnings are errors.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
