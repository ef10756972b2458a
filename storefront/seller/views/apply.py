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
from village.letters.services import save_draft
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
        "types": [Option(one.code, one.name, note=one.short_name) for one in types],
        "chosen": request.POST.get("letter_type") or (types[0].code if types else ""),
        "drafts": [_draft_row(one, viewer.at) for one in drafts],
        "earlier": earlier,
        "renews": earlier is not None and earlier.state == ISSUED,
        "error": error,
        "has_errors": bool(error),
        "nav": "account",
    }
    return render(request, "seller/apply.html", context)


def _begun(request: HttpRequest, drafts: list[Any]) -> HttpResponse:
    viewer, answers = request.viewer, {}
    letter_type = request.POST.get("letter_type", "")
    earlier = request.POST.get("earlier", "")
    if earlier.isdecimal():
        application = my_application(viewer=viewer, id=int(earlier))
        letter_type, answers = application.type_version.code, answers_of(application).plain()
    else:
        # A second press of "Mulai" finds the draft that the first one began.
        untouched = [one for one in drafts if one.type_version.code == letter_type and not answers_of(one)]
        if untouched:
            return redirect("seller:application", untouched[0].pk)
    draft = save_draft(answers=answers, letter_type=letter_type, by=viewer, at=viewer.at)
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
