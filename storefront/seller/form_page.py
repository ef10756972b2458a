"""What every page of a form knows: the application, its type, what was answered, where one is in it."""

from dataclasses import dataclass
from typing import Any

from foundation.access.viewer import Viewer
from storefront.seller.showing.applications import labels_of
from storefront.seller.steps import FormStep, step_after, step_that_asks, step_url, steps_of
from village.letters.selectors.applications import answers_of, last_return, my_application
from village.letters.selectors.letter_types import letter_type_of
from village.letters.spec import Answers, LetterType


@dataclass(frozen=True, slots=True)
class FormPage:
    """`repair` are the fields and documents that the office gave back, `reason` its words."""

    application: Any
    letter_type: LetterType
    answers: Answers
    step: FormStep
    repair: tuple[str, ...] = ()
    reason: str = ""

    @property
    def steps(self) -> tuple[FormStep, ...]:
        return steps_of(self.letter_type)

    @property
    def next_step(self) -> FormStep:
        return step_after(self.letter_type, self.step, self.repair)

    @property
    def next_url(self) -> str:
        return step_url(self.application.pk, self.next_step)

    @property
    def url(self) -> str:
        return step_url(self.application.pk, self.step)

    @property
    def back_url(self) -> str:
        """The page before; of the first page the status, which for a draft is home."""
        before = self.step.number - 2
        return step_url(self.application.pk, self.steps[before]) if before >= 0 else ""

    @property
    def to_repair(self) -> list[tuple[str, str]]:
        """What of this page is to be repaired: label and the place on the page."""
        here = [code for code in self.repair if step_that_asks(self.letter_type, code) == self.step]
        return list(zip(labels_of(self.letter_type, here), (f"#id_{code}" for code in here), strict=True))


def form_page(viewer: Viewer, application_id: int, number: int) -> FormPage | None:
    """A page of one of the viewer's own forms; None for a number that the form does not have.

    Raises NotFound.
    """
    application = my_application(viewer=viewer, id=application_id)
    letter_type = letter_type_of(application.type_version)
    pages = steps_of(letter_type)
    if not 1 <= number <= len(pages):
        return None
    returned = last_return(application)
    return FormPage(
        application=application,
        letter_type=letter_type,
        answers=answers_of(application),
        step=pages[number - 1],
        repair=tuple(returned.items) if returned else (),
        reason=returned.reason if returned else "",
    )
