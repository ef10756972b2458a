"""A register's file: uploaded, previewed with its bad rows, taken over or thrown away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import NotFound, Refusal
from foundation.sheets import csv_file
from storefront.officer.desk import seat_of, shown
from storefront.officer.door import office_page
from storefront.officer.forms.residents import RegisterFileForm
from storefront.officer.sending import tell
from storefront.officer.showing.register_files import (
    bad_rows_table,
    differences_table,
    findings_facts,
    imports_table,
)
from storefront.officer.wording import IMPORT_STATES
from village.residents.selectors import import_for, imports_of
from village.residents.services import confirm_import, discard_import, upload_register
from village.residents.states import APPLIED, APPLYING, CHECKED, DISCARDED, UNREADABLE, UPLOADED


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def register_files(request: HttpRequest) -> HttpResponse:
    """Choose a file; below, the latest ones and how they stand."""
    viewer = request.viewer
    seat = seat_of(request, permission=RECORD_REGISTER_EVENTS)
    form = RegisterFileForm(*((request.POST, request.FILES) if request.method == "POST" else (None,)))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            kept = upload_register(
                region_code=seat.region_code,
                file_name=sent.name if sent else "",
                content=sent.read() if sent else b"",
                by=viewer,
                at=viewer.at,
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            return redirect("officer:register_file", kept.pk)
    found = imports_of(viewer)
    context = {"form": form, "table": imports_table(found, at=viewer.at) if found else None}
    return shown(request, "officer/register_files.html", context, nav="residents", seat=seat)


@office_page(access=RECORD_REGISTER_EVENTS, methods=("GET", "POST"))
def register_file(request: HttpRequest, id: int) -> HttpResponse:
    """What the file would do; taking it over is one press, throwing it away another."""
    viewer = request.viewer
    kept, findings = import_for(officer=viewer, id=id)
    refusal = ""
    if request.method == "POST":
        try:
            if request.POST.get("decision") == "discard":
                discard_import(import_id=id, by=viewer, at=viewer.at)
                messages.success(request, _("Berkas dibuang. Register tidak berubah."))
                return redirect("officer:register_files")
            confirm_import(import_id=id, digest=request.POST.get("digest", ""), by=viewer, at=viewer.at)
            return redirect("officer:register_file", id)
        except NotFound:
            raise
        except Refusal as refused:
            refusal = str(refused)
            kept, findings = import_for(officer=viewer, id=id)
    words, kind = IMPORT_STATES[kept.state]
    context = {
        "kept": kept,
        "findings": findings,
        "refusal": refusal,
        "words": words,
        "kind": kind,
        "reading": kept.state == UPLOADED,
        "checked": kept.state == CHECKED,
        "applying": kept.state == APPLYING,
        "applied": kept.state == APPLIED,
        "unreadable": kept.state == UNREADABLE,
        "discarded": kept.state == DISCARDED,
        "facts": findings_facts(findings),
        "differences": differences_table(findings) if findings.differences else None,
        "faults": bad_rows_table(findings.faults, _("Baris yang ditolak")) if findings.faults else None,
        "notes": bad_rows_table(findings.notes, _("Catatan")) if findings.notes else None,
    }
    seat = seat_of(request, permission=RECORD_REGISTER_EVENTS, over=kept.region_id)
    return shown(request, "officer/register_file.html", context, nav="residents", seat=seat)


@office_page(access=RECORD_REGISTER_EVENTS)
def register_report(request: HttpRequest, id: int) -> HttpResponse:
    """The bad rows as a file for the one who mends them in OpenSID; it holds no personal data."""
    _kept, findings = import_for(officer=request.viewer, id=id)
    rows = [
        *((one.row, _("ditolak"), one.column, one.reason, one.remedy) for one in findings.faults),
        *((one.row, _("catatan"), one.column, one.reason, one.remedy) for one in findings.notes),
    ]
    columns = (_("baris"), _("jenis"), _("kolom"), _("sebab"), _("yang harus dilakukan"))
    response = HttpResponse(csv_file(columns, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="laporan-impor-{id}.csv"'
    return response
