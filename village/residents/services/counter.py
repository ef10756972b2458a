from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.permissions import READ_RESIDENTS, VERIFY_APPLICATIONS
from foundation.access.viewer import Viewer, viewer_of
from foundation.accounts.counter_codes import issue_counter_code
from foundation.audit.services import record_reading
from foundation.notifications.services import notify
from village.residents.models import IdentityBinding, Resident
from village.residents.rules.identities import (
    HasEmail,
    HoldsOffice,
    NotSeen,
    NoVerifiedAccount,
    refuse_own_claim,
)
from village.residents.rules.kinship import OwnFamily, family_of
from village.residents.rules.register import office_over, office_seeing
from village.residents.services.recording import locked
from village.residents.states import VERIFIED


@transaction.atomic
def give_counter_code(*, resident_id: int, seen: bool, by: Viewer, at: datetime) -> str:
    """A one-time code for a new password, for who stands at the counter and has no e-mail. In clear, once.

    `seen`: the officer has seen the person and the KTP. By an office with VERIFY_APPLICATIONS over the
    resident's village, never for himself, his family, or somebody who holds an office (whoever could set a
    colleague's password could sign as him). The account reads of it in its inbox, the resident in the log.
    Raises NotFound, NotYourVillage, NotSeen, NoVerifiedAccount, HasEmail, HoldsOffice, OwnFamily.
    """
    rows = locked([resident_id])
    resident = rows[0].resident if rows else None
    if resident is None:
        raise NoVerifiedAccount()
    office_seeing(by, READ_RESIDENTS, resident.region_id)
    office = office_over(by, VERIFY_APPLICATIONS, resident.region_id)
    binding = (
        IdentityBinding.objects.select_related("account").filter(resident=resident, state=VERIFIED).first()
    )
    if binding is None:
        raise NoVerifiedAccount()
    refuse_own_claim(binding, by)
    if family_of(Resident.objects.get(pk=office.resident_id), resident):
        raise OwnFamily()
    account = binding.account
    if account.email:
        raise HasEmail()
    if viewer_of(account_id=account.pk, name="", at=at).offices:
        raise HoldsOffice()
    if not seen:
        raise NotSeen()

    code = issue_counter_code(account_id=account.pk, by=by.account_id or 0, at=at)

    record_reading(
        reader_id=by.account_id or 0,
        office=office,
        resident_id=resident.pk,
        purpose=_("Memberi kode kata sandi baru di loket"),
        at=at,
    )
    notify(
        recipient_id=account.pk,
        kind="counter_code_given",
        subject=_("Kode kata sandi baru diberikan di loket"),
        body=_(
            "Petugas memberi kode sekali pakai untuk kata sandi baru akun ini. Bila bukan Anda yang meminta,"
            " datang ke kantor desa."
        ),
        at=at,
    )
    return code
