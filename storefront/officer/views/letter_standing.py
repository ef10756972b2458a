"""A letter is suspended, reinstated or revoked, each on its own page, with a reason that the public reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.access.permissions import SUSPEND_LETTERS
from foundation.access.refusals import Refusal
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.reasons import ReasonForm
from storefront.officer.sending import tell, typed
from storefront.officer.views.letters import nav_of_letters
from storefront.officer.wording import person
from village.letters.selectors.letters import letter_for
from village.letters.services import reinstate_letter, revoke_letter, suspend_letter
from village.letters.states import LETTER_MOVES, REINSTATE, REVOKE, SUSPEND


@dataclass(frozen=True, slots=True)
class Move:
    """One move as its page says it."""

    service: Callable[..., Any]
    heading: str | Promise
    consequence: str | Promise
    button: str | Promise
    done: str | Promise
    danger: bool = True


MOVES = {
    SUSPEND: Move(
        suspend_letter,
        gettext_lazy("Bekukan surat %(number)s"),
        gettext_lazy(
            "Selama dibekukan surat tidak berlaku, dan toko yang berjualan dengannya tutup saat itu juga."
        ),
        gettext_lazy("Bekukan surat"),
        gettext_lazy("Surat %(number)s dibekukan."),
    ),
    REINSTATE: Move(
        reinstate_letter,
        gettext_lazy("Pulihkan surat %(number)s"),
        gettext_lazy("Surat berlaku lagi sampai tanggalnya, dan toko bisa berjualan lagi."),
        gettext_lazy("Pulihkan surat"),
        gettext_lazy("Surat %(number)s berlaku lagi."),
        danger=False,
    ),
    REVOKE: Move(
        revoke_letter,
        gettext_lazy("Cabut surat %(number)s"),
        gettext_lazy(
            "Pencabutan tidak bisa dibatalkan. Toko yang berjualan dengan surat ini tutup saat itu juga."
        ),
        gettext_lazy("Cabut surat"),
        gettext_lazy("Surat %(number)s dicabut."),
    ),
}


@office_page(access=SUSPEND_LETTERS, methods=("GET", "POST"))
def move(request: HttpRequest, id: int, move: str) -> HttpResponse:
    """The reason, what follows, and the one button."""
    viewer, told = request.viewer, MOVES[move]
    letter = letter_for(viewer=viewer, id=id)
    if letter.state not in LETTER_MOVES[move]:
        # It stands so already, or a second press came: the letter's page tells how it stands.
        return redirect("officer:letter", id)
    form = ReasonForm(
        typed(request), hint=_("Pemegang surat dan siapa pun yang memeriksanya membaca kalimat ini.")
    )
    if request.method == "POST" and form.is_valid():
        try:
            told.service(letter_id=id, reason=form.cleaned_data["reason"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, told.done % {"number": letter.number})
            return redirect("officer:letter", id)
    context = {
        "form": form,
        "letter": letter,
        "holder": person(letter.holder.name),
        "heading": told.heading % {"number": letter.number},
        "consequence": told.consequence,
        "button": told.button,
        "danger": told.danger,
    }
    seat = seat_of(request, permission=SUSPEND_LETTERS, over=letter.village_id)
    return shown(request, "officer/letter_move.html", context, nav=nav_of_letters(request), seat=seat)
