from dataclasses import dataclass
from datetime import datetime

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_visit
from foundation.encryption import private_files
from village.letters.models import ApplicationDocument
from village.letters.selectors.applications import application_for
from village.letters.selectors.cases import case_purpose
from village.territory.rules import covers


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A file of an application in the clear. Serve it as an attachment or an image, never kept by caches."""

    content: bytes
    content_type: str
    file_name: str


def document_for(*, viewer: Viewer, id: int, at: datetime) -> OpenedDocument:
    """One file, for the applicant and for the offices over the village; an officer's look is logged.

    The files of a case belong to the visit of its page: together they are one reading.

    Raises NotFound.
    """
    document = ApplicationDocument.objects.filter(pk=id).first()
    if document is None:
        raise NotFound()
    application = application_for(viewer=viewer, id=document.application_id)
    if application.applicant_id != viewer.account_id:
        office = next(one for one in viewer.offices if covers(one.region_code, application.village_id or ""))
        record_visit(
            reader_id=viewer.account_id or 0,
            office=office,
            resident_id=application.resident_id or 0,
            purpose=case_purpose(application),
            at=at,
        )
    extension = document.file_name.rpartition(".")[2]
    return OpenedDocument(
        content=private_files.read(document.file_name),
        content_type=document.content_type,
        file_name=f"{document.code}.{extension}",
    )
