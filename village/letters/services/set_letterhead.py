from datetime import datetime

from django.db import transaction

from foundation.access.permissions import SUSPEND_LETTERS
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from village.letters.models import Letterhead
from village.letters.rules.office_settings import setting_words, small_logo
from village.residents.rules.register import office_over
from village.territory.models import Region


@transaction.atomic
def set_letterhead(
    *,
    village_code: str,
    address: str,
    phone: str,
    email: str,
    head_title: str,
    name_before: str,
    name_after: str,
    by: Viewer,
    at: datetime,
    logo: bytes | None = None,
    without_logo: bool = False,
) -> Letterhead:
    """What stands at the head of a village's letters from now on; letters that are signed keep their own.

    `logo` None keeps the one that is there, `without_logo` takes it away. By an office with
    SUSPEND_LETTERS over the village. Raises NotYourVillage, SettingTooLong, NotALogo.
    """
    Region.objects.select_for_update(no_key=True).get(pk=village_code)

    office_over(by, SUSPEND_LETTERS, village_code)
    values = {
        "address": setting_words(address, field="address", most=160),
        "phone": setting_words(phone, field="phone", most=24),
        "email": setting_words(email, field="email", most=80),
        "head_title": setting_words(head_title, field="head_title", most=60),
        "name_before": setting_words(name_before, field="name_before", most=30),
        "name_after": setting_words(name_after, field="name_after", most=30),
    }
    picture = small_logo(logo) if logo else None

    head = Letterhead.objects.filter(village_id=village_code).first() or Letterhead(village_id=village_code)
    for name, value in values.items():
        setattr(head, name, value)
    if picture or without_logo:
        head.logo = picture
    head.set_by_id, head.set_at = by.account_id or 0, at
    head.save()

    record_transition(subject=head, from_state="", to_state="set", by=by.account_id, at=at)
    return head
