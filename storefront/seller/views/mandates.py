from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from storefront.seller.forms.mandates import KIND_NAMES, SCOPE_NAMES, SCOPE_NOTES, MandateForm
from storefront.seller.keeping import Keeping, for_owners, keeping_of
from storefront.seller.refused import tell
from vendors.mandates.rules import NotAnOffer, NotOpenAnyMore
from vendors.mandates.selectors import mandates_held, mandates_of_shop, offers_to
from vendors.mandates.services import answer_mandate, give_up_mandate, offer_mandate, revoke_mandate
from vendors.mandates.states import ACCEPTED, DECLINED, GIVEN_UP, LAPSED, OFFERED, REVOKED


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A mandate in words. `open` ones can be revoked."""

    id: int
    who: str
    kind: str
    scopes: str
    ends_on: Any
    badge: str
    badge_kind: str
    open: bool


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_owners
def given(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """Who may act for the shop; the owner invites and revokes."""
    shop, viewer = keeping.shop, request.viewer
    form = MandateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            offer_mandate(shop_id=shop.pk, by=viewer, at=viewer.at, **form.cleaned_data)
        except Refusal as refusal:
            if isinstance(refusal, NotFound):
                raise
            tell(form, refusal)
        else:
            messages.success(request, _("Undangan terkirim. Kuasanya berlaku setelah ia menerima."))
            return redirect("seller:mandates")
    context = {
        "keeping": keeping,
        "form": form,
        "scope_notes": SCOPE_NOTES,
        "rows": [row_of(one, viewer.today) for one in mandates_of_shop(viewer, shop.pk)],
        "nav": "shop",
    }
    return render(request, "seller/mandates.html", context)


@page(access=SIGNED_IN, methods=("POST",))
def revoke(request: HttpRequest, id: int) -> HttpResponse:
    """Take a mandate back, at once; a second press finds it done."""
    try:
        revoke_mandate(mandate_id=id, by=request.viewer, at=request.viewer.at)
    except NotOpenAnyMore as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Kuasa dicabut dan tidak berlaku lagi sejak sekarang."))
    return redirect("seller:mandates")


@page(access=SIGNED_IN)
def held(request: HttpRequest) -> HttpResponse:
    """For which shops of others one acts, and which invitations wait."""
    viewer = request.viewer
    context = {
        "keeping": keeping_of(request),
        "offers": [(one, row_of(one, viewer.today)) for one in offers_to(viewer)],
        "held": [(one, row_of(one, viewer.today)) for one in mandates_held(viewer)],
        "nav": "shop",
    }
    return render(request, "seller/mandates_held.html", context)


@page(access=SIGNED_IN, methods=("POST",))
def answer(request: HttpRequest, id: int) -> HttpResponse:
    """Accept or decline an invitation."""
    accept = request.POST.get("accept") == "1"
    try:
        answer_mandate(mandate_id=id, accept=accept, by=request.viewer, at=request.viewer.at)
    except (NotAnOffer, NotOpenAnyMore) as refusal:
        messages.info(request, str(refusal))
    else:
        declined = _("Undangan ditolak. Pemiliknya kami kabari.")
        messages.success(request, _("Anda sekarang mengurus toko ini.") if accept else declined)
    return redirect("seller:mandates_held")


@page(access=SIGNED_IN, methods=("POST",))
def give_up(request: HttpRequest, id: int) -> HttpResponse:
    """Lay a mandate down."""
    try:
        give_up_mandate(mandate_id=id, by=request.viewer, at=request.viewer.at)
    except NotOpenAnyMore as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Kuasa diletakkan. Pemiliknya kami kabari."))
    return redirect("seller:mandates_held")


def row_of(mandate: Any, today: Any) -> MandateRow:
    """A mandate as a row says it; the account's name only once it has accepted."""
    past = mandate.past(today)
    badge, kind = {
        OFFERED: (_("Menunggu jawaban"), "info"),
        ACCEPTED: (_("Berlaku"), "good"),
        DECLINED: (_("Ditolak"), ""),
        REVOKED: (_("Dicabut"), ""),
        GIVEN_UP: (_("Diletakkan"), ""),
        LAPSED: (_("Habis"), ""),
    }[mandate.state]
    is_open = mandate.state in (OFFERED, ACCEPTED)
    named = mandate.account.full_name if mandate.state in (ACCEPTED, GIVEN_UP) else mandate.invited_as
    return MandateRow(
        id=mandate.pk,
        who=named or mandate.invited_as,
        kind=mandate.organisation or str(KIND_NAMES[mandate.kind]),
        scopes=", ".join(str(SCOPE_NAMES[scope]) for scope in mandate.scopes),
        ends_on=mandate.ends_on,
        badge=_("Habis") if is_open and past else badge,
        badge_kind="" if past else kind,
        open=is_open and not past,
    )
