from graphene import ID, List, NonNull, String

from foundation.access import PUBLIC, SIGNED_IN, Viewer
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import connection, many, one, python
from village.letters.graphql.rows import (
    application_by_id,
    applications_of_offices,
    applications_waiting,
    letter_by_id,
    letters_of_offices,
    own_applications,
    own_letters,
)
from village.letters.graphql.types import Application, Letter, LetterCheck, LetterType
from village.letters.graphql.words import ApplicationStateEnum
from village.letters.selectors import checking
from village.letters.selectors.letter_types import current_letter_types
from village.letters.spec import LetterType as LetterTypeSpec


def checked(viewer: Viewer, *, token: str = "", number: str = "") -> checking.LetterCheck:
    return checking.letter_check(token=token, number=number, at=viewer.at)


def letter_types(viewer: Viewer) -> list[LetterTypeSpec]:
    return current_letter_types()


class LetterQueries(Queries):
    applications = connection_field(
        Application,
        state=ApplicationStateEnum(),
        access=SIGNED_IN,
        source=connection(applications_of_offices, default=20),
        description="What was sent to the villages of the viewer's offices, by deadline.",
    )
    applications_awaiting = Field(
        NonNull(List(NonNull(Application))),
        access=SIGNED_IN,
        source=many(applications_waiting),
        description="What the viewer may decide now, by deadline.",
    )
    application = Field(Application, id=ID(required=True), access=SIGNED_IN, source=one(application_by_id))
    my_applications = Field(
        NonNull(List(NonNull(Application))), access=SIGNED_IN, source=many(own_applications)
    )
    letter = Field(Letter, id=ID(required=True), access=SIGNED_IN, source=one(letter_by_id))
    letters = connection_field(
        Letter,
        access=SIGNED_IN,
        source=connection(letters_of_offices, default=20),
        description="The letters of the villages of the viewer's offices, the latest first.",
    )
    my_letters = Field(NonNull(List(NonNull(Letter))), access=SIGNED_IN, source=many(own_letters))
    letter_types = Field(
        NonNull(List(NonNull(LetterType))),
        access=PUBLIC,
        source=python(letter_types),
        description="What can be applied for.",
    )
    letter_verify = Field(
        NonNull(LetterCheck),
        token=String(description="What a QR code holds: the whole address, or what follows `#`."),
        number=String(description="Or the number as it stands on paper."),
        access=PUBLIC,
        source=python(checked),
    )
