"""Settings, chosen by `MALL_MODE`: demo (default), test or production. All else comes from the environment.

DATABASE_URL        PostgreSQL 15 or later; `./mall` starts its own where this is not set
MALL_VAR            folder for media, private files and the demo's keys (default: var/)
MALL_BASE_URL       the address people type, without a slash at the end
SECRET_KEY, MALL_FIELD_KEYS, MALL_HASH_KEY, MALL_HOSTS, EMAIL_URL: required in production
"""

import os

MALL_MODE = os.environ.get("MALL_MODE", "demo")

if MALL_MODE == "production":
    from marketplace.settings.production import *  # noqa: F403
elif MALL_MODE == "test":
    from marketplace.settings.test import *  # noqa: F403
elif MALL_MODE == "demo":
    from marketplace.settings.demo import *  # noqa: F403
else:
    raise RuntimeError(f"MALL_MODE is demo, test or production, not {MALL_MODE!r}")
