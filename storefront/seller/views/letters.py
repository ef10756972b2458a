from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound
from storefront.look.private_files import private_file
from village.letters.rules.refusals import NotPrintedYet
from village.letters.selectors.letters import my_letters
from village.letters.selectors.papers import letter_pdf_for


@page(access=SIGNED_IN)
def letter_pdf(request: HttpRequest, id: int) -> HttpResponse:
    """The printed letter, with NIK and KK: only its holder finds it here."""
    letter = next((one for one in my_letters(request.viewer) if one.pk == id), None)
    if letter is None:
        raise NotFound()
    try:
        content = letter_pdf_for(viewer=request.viewer, id=id)
    except NotPrintedYet as refusal:
        messages.info(request, str(refusal))
        return redirect("seller:application", letter.application_id)
    name = f"{slugify(f'{letter.letter_type} {letter.number}'.replace('/', '-'))}.pdf"
    return private_file(content, "application/pdf", name, attachment=True)
