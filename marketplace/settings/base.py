"""What is the same everywhere."""

import os
from pathlib import Path

from marketplace.settings.catalogues import compiled
from marketplace.settings.database import database_from_url

MALL_MODE = os.environ.get("MALL_MODE", "demo")
ROOT = Path(__file__).resolve().parents[2]
MALL_VAR = Path(os.environ.get("MALL_VAR") or ROOT / "var")
MALL_BASE_URL = os.environ.get("MALL_BASE_URL", "http://127.0.0.1:8000").rstrip("/")

# Whom buyers and residents write to or call when something went wrong.
MALL_CONTACT_EMAIL = os.environ.get("MALL_CONTACT_EMAIL", "")
MALL_CONTACT_PHONE = os.environ.get("MALL_CONTACT_PHONE", "")
# The consumer protection of the Ministry of Trade (Ditjen PKTN; Permendag 31/2023): as it publishes them.
MALL_MINISTRY_PHONE = os.environ.get("MALL_MINISTRY_PHONE", "")
MALL_MINISTRY_EMAIL = os.environ.get("MALL_MINISTRY_EMAIL", "")
MALL_MINISTRY_SITE = os.environ.get("MALL_MINISTRY_SITE", "")

# Hosts of storefronts that may receive the links which the API mails (MALL_CLIENT_HOSTS=a.id,b.id).
MALL_CLIENT_HOSTS = [host for host in os.environ.get("MALL_CLIENT_HOSTS", "").split(",") if host]

DEBUG = False
ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "storefront",
    "marketplace",
    "catalog",
    "vendors",
    "village",
    "foundation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "foundation.access.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "storefront.look.languages.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "foundation.accounts.viewers.ViewerMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

# The API is told who asks by a header alone: no session, language, CSRF token or message concerns it.
API_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "foundation.access.headers.HeadersMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "foundation.accounts.viewers.viewer_context",
                "storefront.buyer.context.cart_count",
            ],
        },
    }
]

DATABASES = {"default": database_from_url(os.environ.get("DATABASE_URL", ""))}

# Sign-in -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "foundation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "public:landing"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "foundation.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email", "phone", "password1*"]
# Neither address is required by itself; the sign-up form asks for one of the two.
SILENCED_SYSTEM_CHECKS = ["account.W001"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PHONE_VERIFICATION_ENABLED = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_FORMS = {
    "login": "storefront.public.forms.accounts.SignInForm",
    "signup": "storefront.public.forms.accounts.SignUpForm",
    "add_email": "storefront.public.forms.accounts.AddEmailForm",
    "change_password": "storefront.public.forms.accounts.ChangePasswordForm",
    "set_password": "storefront.public.forms.accounts.SetPasswordForm",
    "reset_password": "storefront.public.forms.accounts.ResetPasswordForm",
    "reset_password_from_key": "storefront.public.forms.accounts.ResetPasswordKeyForm",
    "reauthenticate": "storefront.public.forms.accounts.ReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "foundation.accounts.second_factor_adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "storefront.public.forms.accounts.CodeForm",
    "reauthenticate": "storefront.public.forms.accounts.ReauthenticateCodeForm",
    "activate_totp": "storefront.public.forms.accounts.ActivateCodeForm",
}
MFA_TOTP_ISSUER = "Banyuwangi Mall"
OFFICER_SECOND_FACTOR = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# Language and time ---------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
# Only what there is a catalogue for. English is for those who press so: browsers are not asked.
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "bahasa"
LOCALE_PATHS = [compiled(ROOT / "locale", MALL_VAR / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# Files ---------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = MALL_VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = MALL_VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# Search: Elasticsearch 8 when SEARCH_URL is set, else PostgreSQL; the alias is `search_rebuild`'s.
SEARCH_URL = os.environ.get("SEARCH_URL", "")
SEARCH_INDEX = os.environ.get("SEARCH_INDEX", "mall-goods")

# Background work -----------------------------------------------------------------------------------------
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_IMPORT_PATHS = [
    "foundation.access.tasks",
    "foundation.accounts.tasks",
    "foundation.notifications.tasks",
]

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
        "TIMEOUT": 3600,
    }
}
DEFAULT_FROM_EMAIL = os.environ.get("MALL_FROM_EMAIL", "Banyuwangi Mall <mall@banyuwangi.invalid>")

# Logs never hold request bodies or SQL parameters: a NIK may be among them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"no_personal_data": {"()": "foundation.audit.logs.PersonalDataFilter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_personal_data"],
        }
    },
    # Each enqueued task and each request to Elasticsearch is a line at INFO; what fails is a warning.
    "loggers": {"procrastinate": {"level": "WARNING"}, "elastic_transport": {"level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("MALL_LOG_LEVEL", "INFO")},
}
