"""The pages of a letter's form: one a section, then the documents, then a last look before it is sent."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from storefront.seller.wording import lower_first
from village.letters.spec import LetterType

SECTION, DOCUMENTS, REVIEW = "section", "documents", "review"


@dataclass(frozen=True, slots=True)
class FormStep:
    """`number` counts from 1; `code` is the section's, or empty."""

    number: int
    kind: str
    title: str
    code: str = ""

    @property
    def title_inside(self) -> str:
        """The title as it stands inside a sentence."""
        return lower_first(self.title)


def steps_of(letter_type: LetterType) -> tuple[FormStep, ...]:
    """The pages in the order in which they are asked."""
    pages = [(SECTION, section.title, section.code) for section in letter_type.sections]
    if letter_type.documents:
        pages.append((DOCUMENTS, _("Foto dan berkas"), ""))
    pages.append((REVIEW, _("Periksa dan kirim"), ""))
    return tuple(
        FormStep(number, kind, title, code) for number, (kind, title, code) in enumerate(pages, start=1)
    )


def step_that_asks(letter_type: LetterType, code: str) -> FormStep:
    """The page that asks for a field or document; the last page for any other word."""
    pages = steps_of(letter_type)
    field = letter_type.field(code)
    if field is not None:
        return next(page for page in pages if page.code == field.section)
    if letter_type.document(code) is not None:
        return next(page for page in pages if page.kind == DOCUMENTS)
    return pages[-1]


def step_after(letter_type: LetterType, present: FormStep, repair: Collection[str] = ()) -> FormStep:
    """The page after this one; of a returned form the next page with something to repair, else the last."""
    pages = steps_of(letter_type)
    if not repair:
        return pages[present.number]
    wanted = {step_that_asks(letter_type, code).number for code in repair}
    return next((page for page in pages if page.number > present.number and page.number in wanted), pages[-1])


def first_to_repair(letter_type: LetterType, repair: Collection[str]) -> FormStep:
    """Where a returned form opens."""
    return min((step_that_asks(letter_type, code) for code in repair), key=lambda page: page.number)


def step_url(application_id: int, step: FormStep, code: str = "") -> str:
    """The address of a page of the form, at a field of it if one is named."""
    address = reverse("seller:application_step", args=[application_id, step.number])
    return f"{address}#id_{code}" if code else address
