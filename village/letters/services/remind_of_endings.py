from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from foundation.clock import today
from village.letters.models import Application, Letter, LetterReminder
from village.letters.rules.standing import REMINDER_DAYS, reminder_due
from village.letters.selectors.letter_types import letter_type_of
from village.letters.services.announcing import tell_standing
from village.letters.states import OPEN_STATES, REVOKED, VALID
from village.letters.wording import short_date
from village.residents.states import RESIDENT


def remind_of_endings(*, at: datetime) -> int:
    """Tell the holders of letters that end soon, 60, 30, 7 and 1 day before; returns how many were told.

    Once for each: what was missed while nothing ran is made up for by the nearest one alone. Nobody is
    told whose renewal is under way, or whose new letter has come. Each in a transaction of its own.
    """
    day = today(at)
    newer = Letter.objects.filter(
        business=OuterRef("business"),
        letter_type=OuterRef("letter_type"),
        valid_until__gt=OuterRef("valid_until"),
    ).exclude(state=REVOKED)
    renewing = Application.objects.filter(business=OuterRef("business"), state__in=OPEN_STATES)
    ending = Letter.objects.filter(
        ~Exists(newer),
        ~Exists(renewing),
        state=VALID,
        holder__status=RESIDENT,
        valid_until__gte=day,
        valid_until__lte=day + timedelta(days=max(REMINDER_DAYS)),
    )
    return sum(_remind(pk, at=at) for pk in ending.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(letter_id: int, *, at: datetime) -> bool:
    letter = (
        Letter.objects.select_for_update(of=("self",), no_key=True)
        .select_related("type_version", "application", "business")
        .get(pk=letter_id)
    )
    left = (letter.valid_until - today(at)).days
    told = set(letter.reminders.values_list("days_before", flat=True))

    due = reminder_due(left, told)
    if due is None or letter.state != VALID:
        return False

    LetterReminder.objects.create(letter=letter, days_before=due, sent_at=at)

    name = letter_type_of(letter.type_version).short_name
    tell_standing(
        letter,
        kind="ending",
        subject=_("%(name)s %(business)s habis %(day)s")
        % {"name": name, "business": letter.business.name, "day": short_date(letter.valid_until)},
        body=_(
            "Tinggal %(left)s hari. Perpanjang sekarang: isian lama sudah kami siapkan,"
            " Anda tinggal memeriksa dan mengirim foto baru."
            " Surat lama tetap berlaku sampai tanggalnya. Tanpa biaya."
        )
        % {"left": left},
        url=f"/jualan/izin/perpanjang/{letter.pk}/",
        at=at,
    )
    return True
