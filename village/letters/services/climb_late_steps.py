from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.clock import today
from foundation.notifications.services import notify
from village.letters.models import Application
from village.letters.selectors.letter_types import letter_type_of
from village.letters.services.locking import locked_application
from village.letters.states import WITH_THE_OFFICE
from village.letters.wording import near_moment
from village.officers.selectors import holders_above
from village.officers.states import DISTRICT, HEAD


def climb_late_steps(*, at: datetime) -> int:
    """Tell head and district of each step that has passed its deadline, once a step; returns how many.

    The district sees what is late in its queue whether or not this has run. Each in a transaction of its own.
    """
    late = Application.objects.filter(state__in=WITH_THE_OFFICE, due_at__lt=at, late_told_at=None)
    return sum(_climb(pk, at=at) for pk in late.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _climb(application_id: int, *, at: datetime) -> bool:
    locked = locked_application(application_id)
    application = locked.application

    waits = application.state in WITH_THE_OFFICE and application.late_told_at is None
    if not waits or application.due_at is None or application.due_at >= at:
        # An officer was quicker than the clock.
        return False

    application.late_told_at = at
    application.save(update_fields=["late_told_at"])

    above = holders_above(region_code=locked.village.code, roles=(HEAD, DISTRICT), on_day=today(at))
    step = letter_type_of(application.type_version).step(application.step)
    for account_id in dict.fromkeys(officer.account_id for officer in above):
        notify(
            recipient_id=account_id,
            kind="application_late",
            subject=_("Permohonan %(number)s lewat batas") % {"number": application.number},
            body=_("%(village)s: %(step)s seharusnya selesai %(due)s.")
            % {
                "village": locked.village.name,
                "step": step.title.lower(),
                "due": near_moment(application.due_at, at=at),
            },
            url=f"/kantor/permohonan/{application.pk}/",
            at=at,
        )
    return True
