"""Invitations to an office: the regency's list, one with its link, and the page that the link opens."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.permissions import MANAGE_OFFICERS, SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from storefront.officer.desk import shown
from storefront.officer.door import office_page
from storefront.officer.forms.officers import InvitedForm
from storefront.officer.searching import page_of
from storefront.officer.sending import tell, typed
from storefront.officer.showing.officers import invitation_state, invitations_table
from storefront.officer.wording import person, place_words
from village.officers.invitation_links import invitation_url
from village.officers.rules import InvitationOver, role_name
from village.officers.selectors import invitation_for, invitation_offer, invitations_for
from village.officers.services import accept_invitation, cancel_invitation
from village.officers.states import INVITED


@office_page(access=MANAGE_OFFICERS)
def invitations(request: HttpRequest) -> HttpResponse:
    """Who was asked to take an office, and what came of it."""
    page = page_of(request, invitations_for(manager=request.viewer))
    context = {"page": page, "table": invitations_table(page.object_list, at=request.viewer.at)}
    return shown(request, "officer/invitations.html", context, nav="officers")


@office_page(access=MANAGE_OFFICERS, methods=("GET", "POST"))
def invitation(request: HttpRequest, id: int) -> HttpResponse:
    """One invitation: its link to hand over where there is no e-mail, and the way to take it back."""
    viewer = request.viewer
    found = invitation_for(manager=viewer, id=id)
    if request.method == "POST":
        try:
            cancel_invitation(invitation_id=id, by=viewer, at=viewer.at)
        except InvitationOver:
            return redirect("officer:invitation", id)
        except NotFound:
            raise
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Undangan dibatalkan. Tautannya tidak berlaku lagi."))
        return redirect("officer:invitation", id)
    stands = found.state == INVITED and found.expires_at > viewer.at
    context = {
        "invitation": found,
        "name": person(found.resident.name),
        "role": role_name(found.role, found.region.level),
        "place": place_words(found.region),
        "state": invitation_state(found, at=viewer.at),
        "stands": stands,
        "link": invitation_url(found.pk) if stands else "",
    }
    return shown(request, "officer/invitation.html", context, nav="officers")


@office_page(access=SIGNED_IN, methods=("GET", "POST"))
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """What the link offers, and the NIK of whom it was made for."""
    viewer = request.viewer
    offer = invitation_offer(token=token, at=viewer.at)
    form = InvitedForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            accept_invitation(token=token, nik=form.cleaned_data["nik"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Jabatan Anda sudah tercatat."))
            return redirect("officer:queue")
    context = {
        "form": form,
        "offer": offer,
        "role": role_name(offer.role, offer.region.level),
        "place": place_words(offer.region),
    }
    return render(request, "officer/invited.html", context)
