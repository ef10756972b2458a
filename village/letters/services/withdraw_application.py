import uuid
from datetime import datetime

from django.db import transaction

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.encryption import private_files
from foundation.ids import next_pk
from village.letters.models import Application, ApplicationDocument
from village.letters.rules.moves import application_after
from village.letters.selectors.applications import answers_of, documents_of
from village.letters.services.locking import locked_application
from village.letters.services.recording import move_application
from village.letters.services.save_draft import store_answers
from village.letters.states import WITHDRAW


@transaction.atomic
def withdraw_application(*, application_id: int, by: Viewer, at: datetime) -> Application:
    """The applicant takes an application back; nobody checks it any more. Returns the withdrawn one.

    What was typed and attached lives on in a new draft, so that nothing has to be typed twice.
    Raises NotFound (also for somebody else's), NotInThatState.
    """
    application = locked_application(application_id).application

    if application.applicant_id != by.account_id:
        raise NotFound()
    to_state = application_after(application, WITHDRAW)

    application.closed_at = at
    _draft_again(application, at=at)
    move_application(application, to_state, by=by.account_id, at=at)
    return application


def _draft_again(application: Application, *, at: datetime) -> Application:
    draft = Application(
        pk=next_pk(Application),
        type_version_id=application.type_version_id,
        applicant_id=application.applicant_id,
        renews_id=application.renews_id,
        created_at=at,
        saved_at=at,
    )
    store_answers(draft, answers_of(application))
    draft.save(force_insert=True)
    for document in documents_of(application):
        extension = document.file_name.rpartition(".")[2]
        name = f"applications/{draft.pk}/{uuid.uuid4().hex}.{extension}"
        private_files.save(name, private_files.read(document.file_name))
        ApplicationDocument.objects.create(
            application=draft,
            code=document.code,
            file_name=name,
            content_type=document.content_type,
            byte_size=document.byte_size,
            uploaded_at=document.uploaded_at,
        )
    return draft
