"""`granian --interface wsgi marketplace.wsgi:application`"""

import os

from django.conf import settings
from django.core.checks import run_checks
from django.core.management.base import SystemCheckError
from django.core.wsgi import get_wsgi_application

from foundation.graphql.handler import ApiHandler, by_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
pages = get_wsgi_application()


def refuse_to_start_unchecked() -> None:
    """Raises SystemCheckError for what a check calls an error, such as an address without an access."""
    errors = [str(found) for found in run_checks() if found.is_serious() and not found.is_silenced()]
    if errors:
        raise SystemCheckError("\n".join(errors))


# Workers are started by the web server and not by a command: nobody else would run the checks.
refuse_to_start_unchecked()
application = by_path("/graphql/", ApiHandler(settings.API_MIDDLEWARE), pages)
