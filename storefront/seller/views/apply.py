from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from storefront.look.moments import moment
from storefront.look.shapes import Option, Todo
from storefront.seller.steps import step_url, steps_of
from village.letters.selectors.applications import answers_of, my_application, my_applications
from village.letters.selectors.letter_types import current_letter_types, letter_type_of
from village.letters.selectors.letters import my_letter
from village.letters.services import begin_again, begin_renewal, save_draft
from village.letters.states import DRAFT, ISSUED, REJECTED


@page(access=SIGNED_IN, methods=("GET", "POST"))
def apply(request: HttpRequest) -> HttpResponse:
    """Choose a letter and begin its form; an untouched draft is taken up again instead of a second one."""
    viewer = request.viewer
    mine = my_applications(viewer)
    drafts = [one for one in mine if one.state == DRAFT]
    error = ""
    if request.method == "POST":
        try:
            return _begun(request, drafts)
        except NotFound:
            raise
        except Refusal as refusal:
            error = str(refusal)
    types = current_letter_types()
    earlier = next((one for one in mine if one.state in (ISSUED, REJECTED)), None)
    context = {
        "types": [Option(one.code, one.name, note=one.about or one.short_name) for one in types],
        "chosen": request.POST.get("letter_type") or (types[0].code if types else ""),
        "drafts": [_draft_row(one, viewer.at) for one in drafts],
        "earlier": earlier,
        "others": [one for one in types if earlier and one.code != earlier.type_version.code],
        "error": error,
        "has_errors": bool(error),
        "nav": "account",
    }
    return render(request, "seller/apply.html", context)


def _begun(request: HttpRequest, drafts: list[Any]) -> HttpResponse:
    viewer = request.viewer
    letter_type = request.POST.get("letter_type", "")
    earlier = request.POST.get("earlier", "")
    if earlier.isdecimal():
        application = my_application(viewer=viewer, id=int(earlier))
        wanted = letter_type or application.type_version.code
        return begun(begin_again(application_id=application.pk, letter_type=wanted, by=viewer, at=viewer.at))
    # A second press of "Mulai" finds the draft that the first one began.
    untouched = [one for one in drafts if one.type_version.code == letter_type and not answers_of(one)]
    if untouched:
        return redirect("seller:application", untouched[0].pk)
    return begun(save_draft(answers={}, letter_type=letter_type, by=viewer, at=viewer.at))


@page(access=SIGNED_IN, methods=("GET", "POST"))
def renew(request: HttpRequest, letter: int) -> HttpResponse:
    """What a renewal asks and does, and its beginning: the old form, taken up again."""
    viewer, error = request.viewer, ""
    found = my_letter(viewer=viewer, id=letter)
    if request.method == "POST":
        try:
            return begun(begin_renewal(letter_id=letter, by=viewer, at=viewer.at))
        except NotFound:
            raise
        except Refusal as refusal:
            error = str(refusal)
    context = {
        "letter": found,
        "letter_type": letter_type_of(found.type_version),
        "over": found.valid_until < viewer.today,
        "error": error,
        "has_errors": bool(error),
        "nav": "account",
    }
    return render(request, "seller/renew.html", context)


def begun(draft: Any) -> HttpResponse:
    """To the first page of a form."""
    return redirect(step_url(draft.pk, steps_of(letter_type_of(draft.type_version))[0]))


def _draft_row(draft: Any, at: Any) -> Todo:
    name = answers_of(draft).text("business_name")
    letter_type = letter_type_of(draft.type_version)
    return Todo(
        title=_("Lanjutkan %(name)s") % {"name": name or letter_type.short_name.lower()},
        note=_("Konsep, tersimpan %(when)s") % {"when": moment(draft.saved_at, now=at)},
        icon="box",
        kind="info",
        url=reverse("seller:application", args=[draft.pk]),
    )
