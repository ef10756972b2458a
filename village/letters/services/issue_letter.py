import json
from datetime import datetime

from django.conf import settings

from foundation.access.viewer import Office, Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.encryption import seal
from foundation.ids import next_pk
from foundation.tasks import defer
from village.letters.models import Letter, SigningKey
from village.letters.paper import Sheet
from village.letters.rules.places import place_text
from village.letters.rules.signers import signer_name, signer_title
from village.letters.rules.standing import validity
from village.letters.selectors.applications import answers_of
from village.letters.selectors.letters import standing_letter
from village.letters.selectors.office_settings import letterhead_of
from village.letters.selectors.papers import sheet_of
from village.letters.services.locking import Locked
from village.letters.services.numbers import next_letter_number, numbering_of
from village.letters.services.signing_keys import key_for, private_jwk_of
from village.letters.signed import LetterClaims, sign_letter
from village.letters.spec import Answers
from village.letters.spec.checking import kbli_parts
from village.letters.states import VALID
from village.officers.models import Officer


def issue_letter(locked: Locked, *, office: Office, by: Viewer, at: datetime) -> Letter:
    """Number, sign and store the letter of an approved application, in the caller's transaction.

    The counter is locked last; it and the signature take a few milliseconds. The PDF is a task.
    Raises NoSigningKey.
    """
    application, letter_type, village = locked.application, locked.letter_type, locked.village
    answers, key = answers_of(application), key_for(village.code)
    numbering = numbering_of(letter_type, village.code)
    before = standing_letter(business_id=locked.business.pk, letter_type=letter_type.code, today=today(at))
    span = validity(letter_type, issued_on=today(at), standing_until=before.valid_until if before else None)
    signer = Officer.objects.select_related("resident").get(pk=office.officer_id)
    head = letterhead_of(village.code)
    district = village.parent.name if village.parent else ""
    title = signer_title(office, village, district, own=head.head_title if head else "")
    letter = Letter(
        pk=next_pk(Letter),
        business=locked.business,
        holder=locked.resident,
        application=application,
        type_version=application.type_version,
        letter_type=letter_type.code,
        village=village,
        year=today(at).year,
        valid_from=span[0],
        valid_until=span[1],
        grants_trade=letter_type.grants_trade,
        state=VALID,
        state_since=at,
        signing_key=key,
        issued_at=at,
        issued_by_id=by.account_id or 0,
    )
    sheet = sheet_of(
        application,
        answers,
        signer_title=title,
        signer_name=signer_name(
            office,
            signer.resident.name,
            before=head.name_before if head else "",
            after=head.name_after if head else "",
        ),
        issued_on=today(at),
        span=span,
    )

    letter.sequence, letter.number = next_letter_number(letter_type, numbering, day=today(at))
    letter.cose = _signature(letter, locked, answers, title, key)
    letter.paper_sealed = _sealed(sheet, letter)
    letter.save(force_insert=True)

    record_transition(subject=letter, from_state="", to_state=VALID, by=by.account_id, at=at)

    defer("village.print_letter", letter_id=letter.pk)
    return letter


def _signature(letter: Letter, locked: Locked, answers: Answers, title: str, key: SigningKey) -> bytes:
    village = locked.village
    kbli_year, kbli_code = kbli_parts(answers.text("kbli"))
    claims = LetterClaims(
        issuer=settings.MALL_BASE_URL,
        issued_at=letter.issued_at.replace(microsecond=0),
        valid_from=letter.valid_from,
        valid_until=letter.valid_until,
        number=letter.number,
        letter_type=letter.letter_type,
        type_name=locked.letter_type.name,
        holder=locked.resident.name,
        business=answers.text("business_name"),
        kbli_year=kbli_year,
        kbli_code=kbli_code,
        activity=answers.text("activity"),
        village_code=village.code,
        village=village.name,
        district=village.parent.name if village.parent else "",
        place=place_text(answers.text("dusun"), answers.text("rt"), answers.text("rw")),
        signer=title,
        status_index=letter.pk,
    )
    return sign_letter(claims, private_jwk=json.loads(private_jwk_of(key)))


def _sealed(sheet: Sheet, letter: Letter) -> bytes:
    data = sheet.to_data() | {"number": letter.number}
    return seal(
        json.dumps(data, ensure_ascii=False), table="village_letter", column="paper_sealed", pk=letter.pk
    )
