from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from storefront.look.private_files import private_file
from storefront.look.shapes import Photo
from storefront.seller.form_page import FormPage
from storefront.seller.forms.documents import DocumentsForm
from storefront.seller.views.leaving import left
from storefront.seller.wording import size_words
from village.letters.intake import LARGEST_BYTES
from village.letters.selectors.applications import documents_of, my_application
from village.letters.selectors.documents import document_for
from village.letters.services import attach_document, remove_document
from village.letters.spec import DocumentSpec
from village.letters.spec import letter_type as kinds

IMAGES, IMAGES_AND_PDF = "image/*", "image/*,application/pdf"


def documents_page(request: HttpRequest, shown: FormPage) -> HttpResponse:
    """Files of a form. What can be kept is kept, whatever becomes of the others."""
    form = DocumentsForm(shown.letter_type, bound=request.method == "POST")
    if request.method == "POST":
        form.is_valid()
        _take(request, shown, form)
        if "exit" in request.POST and not form.errors:
            return left(request, shown.application)
        if not form.errors and ("remove" in request.POST or "send" in request.POST):
            return redirect(shown.url)
        if not form.errors:
            _miss(shown, form)
        if not form.errors:
            return redirect(shown.next_url)
    attached = {one.code: one for one in documents_of(shown.application)}
    rows = [
        _row(shown, document, attached.get(document.code), form) for document in shown.letter_type.documents
    ]
    return render(request, "seller/form_documents.html", {"shown": shown, "form": form, "rows": rows})


def _take(request: HttpRequest, shown: FormPage, form: DocumentsForm) -> None:
    at = request.viewer.at
    if request.POST.get("remove"):
        try:
            remove_document(
                application_id=shown.application.pk, document=request.POST["remove"], by=request.viewer, at=at
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    for code, file in request.FILES.items():
        try:
            _attach(request, shown.application.pk, code, file)
        except Refusal as refusal:
            form.add_error(code if code in form.fields else None, str(refusal))


def _attach(request: HttpRequest, application_id: int, code: str, file: Any) -> Any:
    # One byte more than is allowed is enough to be refused.
    content = file.read(LARGEST_BYTES + 1)
    viewer = request.viewer
    return attach_document(
        application_id=application_id, document=code, content=content, by=viewer, at=viewer.at
    )


def _miss(shown: FormPage, form: DocumentsForm) -> None:
    present = {one.code for one in documents_of(shown.application)}
    for document in shown.letter_type.documents:
        if document.required and document.code not in present:
            form.add_error(document.code, _("Berkasnya belum ada. Pilih dulu berkasnya."))


def _row(shown: FormPage, document: DocumentSpec, attached: Any, form: DocumentsForm) -> dict[str, Any]:
    errors = [str(error) for error in form.errors.get(document.code, [])] if form.is_bound else []
    url = reverse("seller:application_document", args=[shown.application.pk, attached.pk]) if attached else ""
    is_image = bool(attached) and attached.content_type.startswith("image/")
    hint = document.hint
    if document.code in shown.repair:
        hint = f"{_('Perlu diperbaiki.')} {hint}".strip()
    if not document.required:
        hint = f"{hint} {_('Boleh kosong.')}".strip()
    return {
        "spec": document,
        "id": f"id_{document.code}",
        "hint": hint,
        "errors": errors,
        "attached": attached,
        "url": url,
        "size": size_words(attached.byte_size) if attached else "",
        "photos": [Photo(url=url, alt=document.label)] if is_image else [],
        "drop_label": _("Ganti berkas") if attached else _("Pilih berkas"),
        "accept": IMAGES if document.kind == kinds.PHOTO else IMAGES_AND_PDF,
        "camera": document.kind == kinds.PHOTO,
        "upload_url": reverse("seller:application_upload", args=[shown.application.pk, document.code]),
    }


@page(access=SIGNED_IN, methods=("POST",))
def upload(request: HttpRequest, id: int, code: str) -> HttpResponse:
    """One file by itself, from the script: `{"id": …}` when it is kept, `{"error": "…"}` when not."""
    file = request.FILES.get("photo")
    if file is None:
        return JsonResponse({"error": _("Berkasnya belum ada. Pilih dulu berkasnya.")}, status=400)
    try:
        return JsonResponse({"id": _attach(request, id, code, file).pk})
    except NotFound:
        raise
    except Refusal as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)


@page(access=SIGNED_IN)
def document(request: HttpRequest, id: int, document: int) -> HttpResponse:
    """A file of one's own application. Offices open it at their own address, where the look is logged."""
    application = my_application(viewer=request.viewer, id=id)
    if document not in {one.pk for one in documents_of(application)}:
        raise NotFound()
    opened = document_for(viewer=request.viewer, id=document, at=request.viewer.at)
    return private_file(opened.content, opened.content_type, opened.file_name, attachment=False)
