from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.permissions import SUSPEND_LETTERS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from village.businesses.models import Business
from village.letters.models import Letter
from village.letters.rules.moves import letter_after
from village.letters.rules.reasons import reason_words
from village.letters.rules.signers import head_title
from village.letters.services.announcing import tell_standing
from village.letters.states import REINSTATE, REVOKE, SUSPEND
from village.officers.selectors import resident_of_office
from village.officers.states import DISTRICT, HEAD
from village.residents.models import Resident
from village.residents.rules.kinship import OwnFamily, family_of
from village.residents.rules.register import office_seeing
from village.territory.models import Region


def suspend_letter(*, letter_id: int, reason: str, by: Viewer, at: datetime) -> Letter:
    """The letter does not count until it is reinstated; the public reads the reason.

    By an office with SUSPEND_LETTERS over the village (head, district, regency), never for family.
    Raises NotFound (also for a letter of other villages), OwnFamily, LetterNotInThatState, ReasonMissing,
    ReasonTooLong, NumberInText. So do the two below.
    """
    return _move(letter_id, SUSPEND, reason=reason, by=by, at=at)


def reinstate_letter(*, letter_id: int, reason: str, by: Viewer, at: datetime) -> Letter:
    """A suspended letter counts again."""
    return _move(letter_id, REINSTATE, reason=reason, by=by, at=at)


def revoke_letter(*, letter_id: int, reason: str, by: Viewer, at: datetime) -> Letter:
    """The letter counts no more, for good; the public reads the reason."""
    return _move(letter_id, REVOKE, reason=reason, by=by, at=at)


@transaction.atomic
def _move(letter_id: int, move: str, *, reason: str, by: Viewer, at: datetime) -> Letter:
    letter, holder, village = _locked(letter_id)

    office = office_seeing(by, SUSPEND_LETTERS, letter.village_id)
    if family_of(resident_of_office(office), holder):
        raise OwnFamily()
    to_state = letter_after(letter, move)
    reason = reason_words(reason)

    from_state, letter.state = letter.state, to_state
    letter.state_since, letter.state_reason = at, reason
    letter.state_office = _office_title(office.role, village)
    letter.save(update_fields=["state", "state_since", "state_reason", "state_office"])

    record_transition(
        subject=letter, from_state=from_state, to_state=to_state, by=by.account_id, at=at, reason=reason
    )

    _tell(letter, move, reason, at=at)
    return letter


def _locked(letter_id: int) -> tuple[Letter, Resident, Region]:
    ids = Letter.objects.filter(pk=letter_id).values_list("holder_id", "business_id").first()
    if ids is None:
        raise NotFound()
    holder = Resident.objects.select_for_update(no_key=True).get(pk=ids[0])
    Business.objects.select_for_update(no_key=True).get(pk=ids[1])
    letter = (
        Letter.objects.select_related("application", "village__parent")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=letter_id)
    )
    return letter, holder, letter.village


def _office_title(role: str, village: Region) -> str:
    if role == HEAD:
        return head_title(village)
    if role == DISTRICT:
        return f"Kecamatan {village.parent.name}" if village.parent else "Kecamatan"
    return "Kabupaten Banyuwangi"


def _tell(letter: Letter, move: str, reason: str, *, at: datetime) -> None:
    subjects = {
        SUSPEND: _("Surat %(number)s dibekukan sementara"),
        REINSTATE: _("Surat %(number)s berlaku lagi"),
        REVOKE: _("Surat %(number)s dicabut"),
    }
    tell_standing(
        letter,
        kind=move,
        subject=subjects[move] % {"number": letter.number},
        body=_("Alasannya: %(reason)s. Bila Anda tidak setuju, datang ke kantor kecamatan. Tanpa biaya.")
        % {"reason": reason.rstrip(".")},
        at=at,
    )
