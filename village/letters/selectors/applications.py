from datetime import datetime

from django.db.models import Q

from foundation.access.permissions import APPROVE_APPLICATIONS, OVERSEE_VILLAGES, VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.encryption import unseal
from village.letters.models import Application, ApplicationDocument, StepDecision
from village.letters.selectors.letter_types import letter_type_of
from village.letters.spec import Answers
from village.letters.states import DRAFT, RETURN, RETURNED
from village.residents.selectors import within_offices

SEES_APPLICATIONS = (VERIFY_APPLICATIONS, APPROVE_APPLICATIONS, OVERSEE_VILLAGES)
_WITH = ("type_version", "business", "village__parent", "resident", "letter", "nib_record", "renews")


def applications_seen_by(viewer: Viewer) -> Q:
    """The viewer's own, and what was sent to the villages of the viewer's offices."""
    offices = Q(pk__in=[])
    for permission in SEES_APPLICATIONS:
        offices |= within_offices(viewer, permission, path="village_id")
    own = Q(applicant_id=viewer.account_id) if viewer.account_id is not None else Q(pk__in=[])
    return own | (offices & ~Q(state=DRAFT))


def my_applications(viewer: Viewer) -> list[Application]:
    """The viewer's own, the latest first."""
    if viewer.account_id is None:
        return []
    mine = Application.objects.filter(applicant_id=viewer.account_id)
    return list(mine.select_related(*_WITH).order_by("-pk"))


def application_for(*, viewer: Viewer, id: int) -> Application:
    """One application: for its applicant and for the offices over its village; raises NotFound."""
    found = Application.objects.select_related(*_WITH).filter(applications_seen_by(viewer), pk=id).first()
    if found is None:
        raise NotFound()
    return found


def my_application(*, viewer: Viewer, id: int) -> Application:
    """One of the viewer's own; raises NotFound."""
    found = application_for(viewer=viewer, id=id)
    if found.applicant_id != viewer.account_id:
        raise NotFound()
    return found


def answers_of(application: Application) -> Answers:
    """The form as it was typed, opened. Ask for the application first: this does not look at who asks."""
    text = unseal(
        application.form_sealed, table="village_application", column="form_sealed", pk=application.pk
    )
    return Answers.from_json(letter_type_of(application.type_version), text)


def documents_of(application: Application) -> list[ApplicationDocument]:
    """The files that count now, in the order of the type."""
    order = {one.code: place for place, one in enumerate(letter_type_of(application.type_version).documents)}
    standing = ApplicationDocument.objects.filter(application=application, replaced_at=None)
    return sorted(standing, key=lambda one: order.get(one.code, len(order)))


def decisions_of(application: Application) -> list[StepDecision]:
    """What was decided, oldest first."""
    return list(
        StepDecision.objects.filter(application=application)
        .select_related("officer__region", "by")
        .order_by("id")
    )


def last_return(application: Application) -> StepDecision | None:
    """Why and for what the application lies with the applicant; None when it does not."""
    if application.state != RETURNED:
        return None
    returned = StepDecision.objects.filter(application=application, action=RETURN)
    return returned.order_by("-id").first()


def late(application: Application, *, at: datetime) -> bool:
    """Whether the step at hand is past its deadline."""
    return application.due_at is not None and at > application.due_at
