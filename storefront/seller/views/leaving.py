from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from storefront.look.moments import clock


def left(request: HttpRequest, application: Any) -> HttpResponse:
    """The form is saved; the applicant goes back to where everything begins."""
    saved = _("Isian tersimpan %(clock)s. Anda boleh lanjut kapan saja.")
    messages.success(request, saved % {"clock": clock(application.saved_at)})
    return redirect("seller:home")
