from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.encryption import seal
from foundation.ids import next_pk
from village.letters.models import Application
from village.letters.rules.refusals import AnswerTooLong, NotEditable, TooManyDrafts, UnknownField
from village.letters.selectors.applications import answers_of
from village.letters.selectors.letter_types import current_version, letter_type_of
from village.letters.spec import Answers, LetterType
from village.letters.states import DRAFT, EDITABLE_STATES

MOST_DRAFTS = 10
LONGEST_ANSWER = 4000


@transaction.atomic
def save_draft(
    *,
    answers: Mapping[str, str],
    by: Viewer,
    at: datetime,
    application_id: int | None = None,
    letter_type: str = "sku",
) -> Application:
    """Keep what the applicant has typed so far, right or wrong; fields that are not given stay as they were.

    Without `application_id` a new draft begins. A returned application is edited the same way.
    Raises NotFound (also for somebody else's), NotEditable, UnknownLetterType, UnknownField,
    AnswerTooLong, TooManyDrafts.
    """
    if by.account_id is None:
        raise NotFound()
    if application_id is None:
        return _new_draft(letter_type, answers, account_id=by.account_id, at=at)
    application = own_editable(application_id, by)
    spec = letter_type_of(application.type_version)

    _refuse_answers(spec, answers)

    store_answers(application, answers_of(application).merged(_trimmed(answers)))
    application.saved_at = at
    application.save(update_fields=["form_sealed", "saved_at"])
    return application


def own_editable(application_id: int, by: Viewer) -> Application:
    """The viewer's own draft or returned application, locked. Raises NotFound, NotEditable."""
    application = (
        Application.objects.select_related("type_version")
        .select_for_update(of=("self",), no_key=True)
        .filter(pk=application_id, applicant_id=by.account_id)
        .first()
    )
    if application is None:
        raise NotFound()
    if application.state not in EDITABLE_STATES:
        raise NotEditable()
    return application


def store_answers(application: Application, answers: Answers) -> None:
    """Seal the form into its row. Not saved yet."""
    application.form_sealed = seal(
        answers.to_json(), table="village_application", column="form_sealed", pk=application.pk
    )


def _new_draft(code: str, answers: Mapping[str, str], *, account_id: int, at: datetime) -> Application:
    version = current_version(code)
    spec = letter_type_of(version)
    _refuse_answers(spec, answers)
    drafts = Application.objects.filter(applicant_id=account_id, state=DRAFT).count()
    if drafts >= MOST_DRAFTS:
        raise TooManyDrafts(count=drafts)

    application = Application(
        pk=next_pk(Application),
        type_version=version,
        applicant_id=account_id,
        created_at=at,
        saved_at=at,
    )
    store_answers(application, Answers(spec, _trimmed(answers)))
    application.save(force_insert=True)
    return application


def _refuse_answers(spec: LetterType, answers: Mapping[str, str]) -> None:
    for code, typed in answers.items():
        if spec.field(code) is None:
            raise UnknownField()
        if len(typed) > LONGEST_ANSWER:
            raise AnswerTooLong(field=code)


def _trimmed(answers: Mapping[str, str]) -> dict[str, str]:
    # PostgreSQL is not asked, but JSON and paper are: a null character has no place in either.
    return {code: typed.replace("\x00", "").strip() for code, typed in answers.items()}
