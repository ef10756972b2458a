from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.viewer import viewer_of
from foundation.accounts.selectors import has_second_factor


@page(access=SIGNED_IN)
def landing(request: HttpRequest) -> HttpResponse:
    """Where somebody goes who signed in without a page in mind: officers to their office, all others home.

    An officer whose offices wait for the second factor is led to it first.
    """
    viewer = request.viewer
    office = reverse("officer:queue")
    if viewer.offices:
        return redirect(office)
    whole = viewer_of(account_id=viewer.account_id, name=viewer.name, at=viewer.at)
    if not whole.offices:
        return redirect("public:home")
    if has_second_factor(viewer.account_id):
        return redirect(f"{reverse('mfa_reauthenticate')}?next={office}")
    messages.info(request, _("Petugas masuk dengan pengaman kedua. Pasang sekarang; cukup satu kali."))
    return redirect("mfa_activate_totp")
