"""`granian --interface wsgi marketplace.wsgi:application`"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from foundation.graphql.handler import ApiHandler, by_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
pages = get_wsgi_application()
application = by_path("/graphql/", ApiHandler(settings.API_MIDDLEWARE), pages)
