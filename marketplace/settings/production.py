"""A real deployment. It does not start with a key missing; `./mall doctor` says what else it lacks."""

import os

from django.core.exceptions import ImproperlyConfigured

from marketplace.settings.base import *  # noqa: F403
from marketplace.settings.base import API_MIDDLEWARE, MIDDLEWARE
from marketplace.settings.mail import mail_from_url


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set; docs/deployment.md says how to make it")
    return value


SECRET_KEY = _required("SECRET_KEY")
MALL_FIELD_KEYS = _required("MALL_FIELD_KEYS")
MALL_HASH_KEY = _required("MALL_HASH_KEY")
ALLOWED_HOSTS = [host.strip() for host in _required("MALL_HOSTS").split(",")]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

# Limits on tries are counted by network address: without this all buyers would share the proxy's.
MIDDLEWARE = ["foundation.access.proxy.ClientAddressMiddleware", *MIDDLEWARE]
API_MIDDLEWARE = ["foundation.access.proxy.ClientAddressMiddleware", *API_MIDDLEWARE]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

globals().update(mail_from_url(os.environ.get("EMAIL_URL", "")))
