"""What goes on the printed sheet: read once, when a letter is issued or previewed."""

import base64
import json
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.access.permissions import APPROVE_APPLICATIONS, HOLD_OFFICE, VERIFY_APPLICATIONS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Office, Viewer
from foundation.audit.services import record_reading
from foundation.encryption import private_files, unseal
from village.letters.models import Application, Letter, Letterhead
from village.letters.paper import PersonOnPaper, Sheet, letter_pdf
from village.letters.rules.places import place_text
from village.letters.rules.refusals import NotPrintedYet
from village.letters.rules.signers import head_title, village_office
from village.letters.selectors.applications import answers_of, application_for
from village.letters.selectors.letter_types import letter_type_of
from village.letters.selectors.letters import letter_for
from village.letters.selectors.office_settings import letterhead_of
from village.letters.signed import check_url
from village.letters.spec import Answers
from village.letters.states import WITH_THE_OFFICE
from village.letters.wording import long_date
from village.residents.models import Resident
from village.residents.rules.register import office_seeing
from village.residents.selectors import head_of_family, kk_of, nik_of
from village.residents.states import DIVORCED, FEMALE, MALE, MARRIED, SINGLE, WIDOWED
from village.territory.models import Region

# A letter is in Indonesian whatever the reader's language: these are not translated.
SEX_ON_PAPER = {MALE: "Laki-laki", FEMALE: "Perempuan"}
MARITAL_STATUS_ON_PAPER = {
    SINGLE: "Belum kawin",
    MARRIED: "Kawin",
    DIVORCED: "Cerai hidup",
    WIDOWED: "Cerai mati",
}


def sheet_of(
    application: Application,
    answers: Answers,
    *,
    number: str = "",
    signer_title: str = "",
    signer_name: str = "",
    issued_on: date | None = None,
    span: tuple[date, date] | None = None,
) -> Sheet:
    """The whole sheet, NIK and KK in clear: seal it or print it at once."""
    village, resident = application.village, application.resident
    if village is None or resident is None:
        raise ValueError("a draft has no sheet")
    letter_type = letter_type_of(application.type_version)
    district = village.parent.name if village.parent else ""
    year, code = answers.text("kbli").split(":")
    place = place_text(answers.text("dusun"), answers.text("rt"), answers.text("rw"))
    head = letterhead_of(village.code)
    return Sheet(
        title=letter_type.name,
        district=district,
        village_office=village_office(village),
        village=village.name,
        postal_code=village.postal_code,
        number=number,
        signer_title=signer_title or head_title(village, head.head_title if head else ""),
        signer_name=signer_name,
        issued=long_date(issued_on) if issued_on else "",
        valid_from=long_date(span[0]) if span else "",
        valid_until=long_date(span[1]) if span else "",
        holder=_person(resident),
        business=answers.text("business_name"),
        activity=answers.text("activity"),
        kbli=f"KBLI {year}: {code}",
        business_place=", ".join(
            part for part in (place, village_office(village), f"Kecamatan {district}") if part
        ),
        purpose=answers.text("purpose").rstrip("."),
        office_address=head.address if head else "",
        office_contact=_contact(head) if head else "",
        logo=base64.b64encode(bytes(head.logo)).decode() if head and head.logo else "",
    )


def _contact(head: Letterhead) -> str:
    telephone = f"Telepon {head.phone}" if head.phone else ""
    return " · ".join(part for part in (telephone, head.email) if part)


def _person(resident: Resident) -> PersonOnPaper:
    head = head_of_family(resident)
    home: Region = resident.region
    born = f"{resident.birth_place.title()}, " if resident.birth_place else ""
    return PersonOnPaper(
        name=resident.name,
        nik=nik_of(resident),
        kk=kk_of(resident),
        head_of_family=head.name if head else "",
        birth=f"{born}{long_date(resident.birth_date)}",
        sex=SEX_ON_PAPER[resident.sex],
        religion=resident.religion.capitalize(),
        marital_status=MARITAL_STATUS_ON_PAPER[resident.marital_status],
        occupation=resident.occupation.capitalize(),
        citizenship="Indonesia",
        address=", ".join(
            part
            for part in (
                place_text(resident.dusun, resident.rt, resident.rw),
                village_office(home),
                f"Kecamatan {home.parent.name}" if home.parent else "",
                "Kabupaten Banyuwangi",
            )
            if part
        ),
    )


def printed(letter: Letter) -> bytes:
    """The PDF of an issued letter, from what was sealed when it was signed: the same bytes every time.

    Raises PaperFailed.
    """
    text = unseal(letter.paper_sealed, table="village_letter", column="paper_sealed", pk=letter.pk)
    return letter_pdf(
        form=letter.type_version.form,
        sheet=Sheet.from_data(json.loads(text)),
        at=letter.issued_at,
        qr_address=check_url(bytes(letter.cose), base_url=settings.MALL_BASE_URL),
        check_address=_check_address(),
    )


def letter_pdf_for(*, viewer: Viewer, id: int) -> bytes:
    """The stored PDF, for the holder and for the offices over the village. Raises NotFound, NotPrintedYet."""
    letter = letter_for(viewer=viewer, id=id)
    if letter.printed_at is None:
        raise NotPrintedYet()
    return private_files.read(letter.pdf_name)


def letter_pdf_of_office(*, officer: Viewer, id: int, at: datetime) -> bytes:
    """The stored PDF for an office over the village: it holds NIK and KK, so the look is logged.

    Raises NotFound, NotPrintedYet.
    """
    letter = letter_for(viewer=officer, id=id)
    office = office_seeing(officer, HOLD_OFFICE, letter.village_id)
    content = letter_pdf_for(viewer=officer, id=id)
    record_reading(
        reader_id=officer.account_id or 0,
        office=office,
        resident_id=letter.holder_id,
        purpose=_("Membuka cetakan surat %(number)s") % {"number": letter.number},
        at=at,
    )
    return content


def concept_pdf_for(*, officer: Viewer, id: int, at: datetime) -> bytes:
    """The sheet as it would be signed, marked KONSEP, for an officer; the look is logged.

    Not for the applicant: it shows the register's side, and the account may not be confirmed yet.
    Raises NotFound, PaperFailed.
    """
    application = application_for(viewer=officer, id=id)
    resident, village = application.resident, application.village
    if application.state not in WITH_THE_OFFICE or resident is None or village is None:
        raise NotFound()
    record_reading(
        reader_id=officer.account_id or 0,
        office=_office_seeing(officer, village.code),
        resident_id=resident.pk,
        purpose=_("Melihat konsep surat %(number)s") % {"number": application.number},
        at=at,
    )
    sheet = sheet_of(application, answers_of(application))
    return letter_pdf(form=application.type_version.form, sheet=sheet, at=at)


def _office_seeing(officer: Viewer, village_code: str) -> Office:
    try:
        return office_seeing(officer, VERIFY_APPLICATIONS, village_code)
    except NotFound:
        return office_seeing(officer, APPROVE_APPLICATIONS, village_code)


def _check_address() -> str:
    """The address to type by hand, without the scheme."""
    return f"{settings.MALL_BASE_URL.partition('://')[2]}/periksa"
