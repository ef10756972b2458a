import uuid
from datetime import datetime

from django.db import transaction

from foundation.access.viewer import Viewer
from foundation.encryption import private_files
from village.letters.intake import AcceptedFile, accepted_document, accepted_photo
from village.letters.models import Application, ApplicationDocument
from village.letters.rules.refusals import UnknownDocument
from village.letters.selectors.letter_types import letter_type_of
from village.letters.services.save_draft import own_editable
from village.letters.spec.letter_type import PHOTO
from village.letters.states import DRAFT


def attach_document(
    *, application_id: int, document: str, content: bytes, by: Viewer, at: datetime
) -> ApplicationDocument:
    """Keep a file of an application, judged by its content; it takes the place of the one before.

    `document` is a code of the letter type. Raises NotFound, NotEditable, UnknownDocument,
    FileTooLarge, NotAPhoto, NotADocument, PhotoTooSmall, PhotoTooDark.
    """
    with transaction.atomic():
        kind = _kind(own_editable(application_id, by), document)
    # Between two locks: decoding takes longer than anybody should wait for a row.
    accepted = accepted_photo(content) if kind == PHOTO else accepted_document(content)
    name = f"applications/{application_id}/{uuid.uuid4().hex}.{accepted.extension}"
    private_files.save(name, accepted.content)
    try:
        return _keep(application_id, document, accepted, name, by=by, at=at)
    except BaseException:
        private_files.delete(name)
        raise


@transaction.atomic
def remove_document(*, application_id: int, document: str, by: Viewer, at: datetime) -> None:
    """Take a file away again. Raises NotFound, NotEditable, UnknownDocument (none is there)."""
    application = own_editable(application_id, by)
    if not _set_aside(application, document, at=at):
        raise UnknownDocument()
    application.saved_at = at
    application.save(update_fields=["saved_at"])


@transaction.atomic
def _keep(
    application_id: int, document: str, accepted: AcceptedFile, name: str, *, by: Viewer, at: datetime
) -> ApplicationDocument:
    application = own_editable(application_id, by)
    _kind(application, document)

    _set_aside(application, document, at=at)
    kept = ApplicationDocument.objects.create(
        application=application,
        code=document,
        file_name=name,
        content_type=accepted.content_type,
        byte_size=len(accepted.content),
        uploaded_at=at,
    )
    application.saved_at = at
    application.save(update_fields=["saved_at"])
    return kept


def _kind(application: Application, document: str) -> str:
    spec = letter_type_of(application.type_version).document(document)
    if spec is None:
        raise UnknownDocument()
    return spec.kind


def _set_aside(application: Application, document: str, *, at: datetime) -> bool:
    """Of a draft the old file goes for good; of a returned application it stays, officers have seen it."""
    before = ApplicationDocument.objects.filter(application=application, code=document, replaced_at=None)
    old = before.select_for_update().first()
    if old is None:
        return False
    if application.state == DRAFT:
        old.delete()
        transaction.on_commit(lambda: private_files.delete(old.file_name))
    else:
        old.replaced_at = at
        old.save(update_fields=["replaced_at"])
    return True
