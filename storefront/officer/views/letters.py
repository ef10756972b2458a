from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import slugify

from foundation.access.permissions import HOLD_OFFICE, SUSPEND_LETTERS
from foundation.access.refusals import Refusal
from foundation.audit.selectors import transitions_of
from storefront.officer.desk import level_of, seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.searching import chips_of, page_of, to_address, wanted
from storefront.officer.showing import letters as words
from storefront.officer.showing.lists import letters_table
from storefront.officer.views.case import private_file
from storefront.officer.wording import STANDINGS
from village.letters.rules.refusals import NotPrintedYet
from village.letters.selectors.checking import letter_check
from village.letters.selectors.letters import letter_for
from village.letters.selectors.overseen import letters_overseen
from village.letters.selectors.papers import letter_pdf_of_office
from village.letters.states import LETTER_MOVES

STANDING_WORDS = {standing: words for standing, (words, _kind) in STANDINGS.items()}


@office_page(access=HOLD_OFFICE, methods=("GET", "POST"))
def letters(request: HttpRequest) -> HttpResponse:
    """The letters of the regions, found by number, holder or business."""
    refusal = None
    if request.method == "POST":
        answer = to_address(request)
        if not isinstance(answer, Refusal):
            return answer
        refusal = answer
    asked = wanted(request, tuple(STANDINGS))
    page = page_of(
        request,
        letters_overseen(
            request.viewer, search=asked.words, region=asked.code, standing=asked.state, month=asked.month
        ),
    )
    context = {
        "page": page,
        "table": letters_table(page.object_list, at=request.viewer.at),
        "query": request.POST.get("cari", asked.words),
        "refusal": refusal,
        "chips": chips_of(request, asked, STANDING_WORDS),
    }
    return shown(request, "officer/letters.html", context, nav=nav_of_letters(request))


def nav_of_letters(request: HttpRequest) -> str:
    """Letters have a tab of their own in villages; above them one comes from the table of villages."""
    return "letters" if level_of(seat_of(request)) == "village" else "villages"


@office_page(access=HOLD_OFFICE)
def letter(request: HttpRequest, id: int) -> HttpResponse:
    """What everybody may read of a letter, how it stands, and what this office can do about it."""
    viewer = request.viewer
    found = letter_for(viewer=viewer, id=id)
    check = letter_check(number=found.number, at=viewer.at)
    seat = seat_of(request, over=found.village_id)
    context = {
        "letter": found,
        "claims": check.claims,
        "standing": words.standing_words(check),
        "facts": words.facts_of(check.claims) if check.claims else (),
        "history": words.history_of(found, transitions_of(found)),
        "pdf_size": filesizeformat(found.pdf_bytes) if found.printed_at else "",
        "case_url": reverse("officer:case", args=[found.application_id]),
        "moves": [move for move, starts in LETTER_MOVES.items() if found.state in starts]
        if viewer.may(SUSPEND_LETTERS)
        else [],
    }
    return shown(request, "officer/letter.html", context, nav=nav_of_letters(request), seat=seat)


@office_page(access=HOLD_OFFICE)
def letter_pdf(request: HttpRequest, id: int) -> HttpResponse:
    """The printed letter, with NIK and KK; opening it is logged."""
    viewer = request.viewer
    found: Any = letter_for(viewer=viewer, id=id)
    try:
        content = letter_pdf_of_office(officer=viewer, id=id, at=viewer.at)
    except NotPrintedYet as refusal:
        messages.info(request, str(refusal))
        return redirect("officer:letter", id)
    name = f"{slugify(f'{found.letter_type} {found.number}'.replace('/', '-'))}.pdf"
    return private_file(content, "application/pdf", name, attachment=False)
