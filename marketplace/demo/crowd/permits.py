"""Owners, their businesses and the letters of these, from application to signature."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings

from foundation.accounts.models import User
from foundation.encryption import private_files, seal
from foundation.ids import next_pks
from marketplace.demo.crowd.ledger import Ledger
from marketplace.demo.crowd.people import account_row
from marketplace.demo.offices import Desk
from marketplace.demo.papers import paper_bytes
from marketplace.demo.people import Person
from marketplace.demo.permits import CHECKLIST, Trade, filled_form, jakarta_day
from village.businesses.classification import CURRENT_YEAR
from village.businesses.models import Business
from village.letters.models import (
    Application,
    ApplicationCounter,
    ApplicationDocument,
    Letter,
    LetterCounter,
    LetterTypeVersion,
    Numbering,
    StepDecision,
)
from village.letters.numbering import application_number, default_office_part, letter_number, month_of
from village.letters.office_hours import deadline
from village.letters.rules.places import place_text
from village.letters.rules.signers import head_title
from village.letters.rules.standing import validity
from village.letters.selectors.letter_types import current_version, letter_type_of
from village.letters.selectors.papers import sheet_of
from village.letters.services.signing_keys import key_for, private_jwk_of
from village.letters.signed import LetterClaims, sign_letter
from village.letters.spec import Answers, LetterType
from village.letters.states import APPROVE, IN_PROGRESS, ISSUED, SUBMITTED, VALID, VERIFY
from village.residents.models import IdentityBinding, Resident
from village.residents.states import CLAIMED, COUNTER, VERIFIED
from village.territory.models import Region

TABLES = (
    User,
    IdentityBinding,
    Business,
    Application,
    ApplicationDocument,
    StepDecision,
    Numbering,
    Letter,
)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applied for what, at which desk, on which office morning."""

    person: Person
    trade: Trade
    desk: Desk
    at: datetime


@dataclass(frozen=True, slots=True)
class Owner:
    """What came of it."""

    account: User
    business: Business
    letter: Letter


class Clerk:
    """Writes letters in the order of their days, so that numbers run as the counters give them."""

    def __init__(self, villages: dict[str, Region], residents: dict[int, Resident]) -> None:
        self._villages, self._residents = villages, residents
        self._version: LetterTypeVersion = current_version("sku")
        self._type: LetterType = letter_type_of(self._version)
        self._key = key_for(next(iter(villages)))
        self._jwk = json.loads(private_jwk_of(self._key))
        self._papers = {seed: paper_bytes(seed) for seed in "abcdefgh"}
        self._months: Counter[str] = Counter(dict(ApplicationCounter.objects.values_list("month", "last")))
        self._letters: Counter[tuple[str, int]] = Counter()
        self._numbered: set[str] = set()

    def issue(self, applicants: Iterable[Applicant]) -> list[Owner]:
        """All rows of these, written."""
        ledger = Ledger(*TABLES)
        waiting = sorted(applicants, key=lambda one: one.at)
        count = len(waiting)
        keys = [next_pks(model, count) for model in (User, IdentityBinding, Business, Application, Letter)]
        owners = [self._one(ledger, applicant, *own) for applicant, *own in zip(waiting, *keys, strict=True)]
        ledger.write()
        self._keep_counters()
        return owners

    def _one(
        self,
        ledger: Ledger,
        applicant: Applicant,
        account_pk: int,
        identity_pk: int,
        business_pk: int,
        application_pk: int,
        letter_pk: int,
    ) -> Owner:
        person, trade, desk, at = applicant.person, applicant.trade, applicant.desk, applicant.at
        village = self._villages[person.family.region_code]
        resident = self._residents[person.resident_id]
        verified_at, signed_at = at + timedelta(minutes=90), at + timedelta(hours=2)

        account = ledger.add(account_row(person, account_pk, at))
        identity = ledger.add(
            IdentityBinding(
                pk=identity_pk,
                account=account,
                resident=resident,
                state=VERIFIED,
                claimed_at=at,
                verified_at=verified_at,
                verified_by=desk.operator,
                method=COUNTER,
            )
        )
        ledger.walk(identity, [(CLAIMED, account.pk, at), (VERIFIED, desk.operator.pk, verified_at)])
        business = ledger.add(
            Business(
                pk=business_pk,
                owner=resident,
                village=village,
                name=trade.name,
                kbli_year=CURRENT_YEAR,
                kbli_code=trade.kbli_code,
                description=trade.activity,
                dusun=person.family.dusun.title(),
                rt=person.family.rt,
                rw=person.family.rw,
                created_at=at,
            )
        )
        answers = Answers(self._type, filled_form(person, trade))
        month = month_of(jakarta_day(at))
        self._months[month] += 1
        application = ledger.add(
            Application(
                pk=application_pk,
                type_version=self._version,
                applicant=account,
                resident=resident,
                business=business,
                village=village,
                number=application_number(month=month, sequence=self._months[month]),
                state=ISSUED,
                step=1,
                form_sealed=seal(
                    answers.to_json(), table="village_application", column="form_sealed", pk=application_pk
                ),
                kk_hash=bytes(resident.kk_hash),
                created_at=at,
                saved_at=at,
                submitted_at=at,
                step_started_at=verified_at,
                due_at=deadline(verified_at, self._type.step(1).office_hours),
                closed_at=signed_at,
            )
        )
        ledger.walk(
            application,
            [
                (SUBMITTED, account.pk, at),
                (IN_PROGRESS, desk.operator.pk, verified_at),
                (ISSUED, desk.head.pk, signed_at),
            ],
            begun="draft",
        )
        self._decide(
            ledger,
            application,
            0,
            VERIFY,
            desk.operator,
            desk.operator_id,
            at,
            verified_at,
            checked=CHECKLIST,
        )
        self._decide(ledger, application, 1, APPROVE, desk.head, desk.head_id, verified_at, signed_at)
        self._papers_of(ledger, application, at)
        letter = self._letter(ledger, application, answers, letter_pk, desk, signed_at)
        return Owner(account, business, letter)

    def _decide(
        self,
        ledger: Ledger,
        application: Application,
        step: int,
        action: str,
        by: User,
        officer_id: int,
        started_at: datetime,
        decided_at: datetime,
        *,
        checked: Iterable[str] = (),
    ) -> None:
        spec = self._type.step(step)
        ledger.add(
            StepDecision(
                application=application,
                step=step,
                step_code=spec.code,
                action=action,
                officer_id=officer_id,
                by=by,
                checked=sorted(checked),
                started_at=started_at,
                due_at=deadline(started_at, spec.office_hours),
                decided_at=decided_at,
            )
        )

    def _papers_of(self, ledger: Ledger, application: Application, at: datetime) -> None:
        papers = self._papers["abcdefgh"[application.pk % 8]]
        for code, content in (("ktp_photo", papers.ktp), ("place_photo", papers.place)):
            name = f"applications/{application.pk}/{code}.jpg"
            private_files.save(name, content)
            ledger.add(
                ApplicationDocument(
                    application=application,
                    code=code,
                    file_name=name,
                    content_type="image/jpeg",
                    byte_size=len(content),
                    uploaded_at=at,
                )
            )

    def _letter(
        self,
        ledger: Ledger,
        application: Application,
        answers: Answers,
        pk: int,
        desk: Desk,
        at: datetime,
    ) -> Letter:
        village, day = application.village, jakarta_day(at)
        self._letters[village.code, day.year] += 1
        sequence = self._letters[village.code, day.year]
        span = validity(self._type, issued_on=day, standing_until=None)
        letter = Letter(
            pk=pk,
            business=application.business,
            holder=application.resident,
            application=application,
            type_version=self._version,
            letter_type=self._type.code,
            village=village,
            year=day.year,
            sequence=sequence,
            number=self._number(ledger, village, sequence, day),
            valid_from=span[0],
            valid_until=span[1],
            grants_trade=True,
            state=VALID,
            state_since=at,
            signing_key=self._key,
            issued_at=at,
            issued_by=desk.head,
        )
        title = head_title(village)
        letter.cose = sign_letter(self._claims(letter, answers, title), private_jwk=self._jwk)
        sheet = sheet_of(
            application,
            answers,
            signer_title=title,
            signer_name=desk.head.full_name.upper(),
            issued_on=day,
            span=span,
        )
        text = json.dumps(sheet.to_data() | {"number": letter.number}, ensure_ascii=False)
        letter.paper_sealed = seal(text, table="village_letter", column="paper_sealed", pk=pk)
        ledger.step(letter, "", VALID, by=desk.head.pk, at=at)
        ledger.defer("village.print_letter", letter_id=pk)
        return ledger.add(letter)

    def _number(self, ledger: Ledger, village: Region, sequence: int, day: date) -> str:
        rules = self._type.numbering
        office_part = default_office_part(village.code)
        if village.code not in self._numbered:
            self._numbered.add(village.code)
            ledger.add(
                Numbering(
                    village=village,
                    letter_type=self._type.code,
                    class_code=rules.class_code,
                    office_part=office_part,
                    pattern=rules.pattern,
                )
            )
        return letter_number(
            pattern=rules.pattern,
            class_code=rules.class_code,
            sequence=sequence,
            office_part=office_part,
            type_code=self._type.code,
            day=day,
        )

    def _claims(self, letter: Letter, answers: Answers, signer: str) -> LetterClaims:
        village, business = letter.village, letter.business
        return LetterClaims(
            issuer=settings.MALL_BASE_URL,
            issued_at=letter.issued_at.replace(microsecond=0),
            valid_from=letter.valid_from,
            valid_until=letter.valid_until,
            number=letter.number,
            letter_type=letter.letter_type,
            type_name=self._type.name,
            holder=letter.holder.name,
            business=business.name,
            kbli_year=business.kbli_year,
            kbli_code=business.kbli_code,
            activity=answers.text("activity"),
            village_code=village.code,
            village=village.name,
            district=village.parent.name,
            place=place_text(business.dusun, business.rt, business.rw),
            signer=signer,
            status_index=letter.pk,
        )

    def _keep_counters(self) -> None:
        ApplicationCounter.objects.bulk_create(
            [ApplicationCounter(month=month, last=last) for month, last in self._months.items()],
            update_conflicts=True,
            unique_fields=["month"],
            update_fields=["last"],
        )
        LetterCounter.objects.bulk_create(
            [
                LetterCounter(village_id=code, letter_type=self._type.code, year=year, last=last)
                for (code, year), last in self._letters.items()
            ]
        )
