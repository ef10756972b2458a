from datetime import date, timedelta
from typing import Any

from graphene import Float, Int, List, NonNull, ObjectType, String

from foundation.access import Viewer
from foundation.access.permissions import OVERSEE_VILLAGES
from foundation.graphql.declare import Field, Queries
from foundation.graphql.scalars import Date
from foundation.graphql.sources import col, python, reference
from vendors.oversight.selectors import figures_by_month, figures_by_village
from village.letters.selectors.answered import Answered
from village.officers.graphql import OfficerRoleEnum
from village.territory.graphql import Region

MOST_MONTHS = 36


def hours(span: timedelta | None) -> float | None:
    return None if span is None else round(span.total_seconds() / 3600, 2)


def answers_of(answered: Answered) -> dict[str, Any]:
    return {
        "received": answered.received,
        "issued": answered.issued,
        "rejected": answered.rejected,
        "withdrawn": answered.withdrawn,
        "letters_issued": answered.letters,
        "median_office_hours": hours(answered.median_office_time),
        "on_time_percent": answered.on_time_percent,
    }


def by_village(viewer: Viewer, *, region: str = "", month: date | None = None) -> list[dict[str, Any]]:
    return [
        {
            "answers": answers_of(row.figures.month),
            "code": row.code,
            "open": row.figures.open,
            "late": row.figures.late,
            "letters_standing": row.figures.letters,
            "shops_selling": row.figures.shops,
            "sanctions": row.figures.sanctions,
            "residents": row.figures.residents,
            "missing_roles": list(row.missing),
        }
        for row in figures_by_village(viewer, region=region, month=month)
    ]


def by_month(viewer: Viewer, *, region: str = "", months: int = 12) -> list[dict[str, Any]]:
    rows = figures_by_month(viewer, region=region, months=max(1, min(months, MOST_MONTHS)))
    return [{"month": row.month, "answers": answers_of(row.answered)} for row in rows]


class Answers(ObjectType):
    """What came in, what ended, and how fast, in a month."""

    received = Field(Int, required=True, source=col("received"))
    issued = Field(Int, required=True, source=col("issued"))
    rejected = Field(Int, required=True, source=col("rejected"))
    withdrawn = Field(Int, required=True, source=col("withdrawn"))
    letters_issued = Field(Int, required=True, source=col("letters_issued"))
    median_office_hours = Field(
        Float,
        source=col("median_office_hours"),
        description="Office hours until an answer, without the time with the applicant. Null: no answer.",
    )
    on_time_percent = Field(
        Int, source=col("on_time_percent"), description="Answers with every step within its deadline."
    )


class VillageFigures(ObjectType):
    """One village today, and its answers of a month."""

    region = Field(Region, required=True, source=reference("code"))
    open = Field(Int, required=True, source=col("open"), description="Sent, and not closed yet.")
    late = Field(Int, required=True, source=col("late"), description="Past the deadline of the present step.")
    letters_standing = Field(Int, required=True, source=col("letters_standing"))
    shops_selling = Field(Int, required=True, source=col("shops_selling"))
    sanctions = Field(Int, required=True, source=col("sanctions"), description="In force today.")
    residents = Field(Int, required=True, source=col("residents"))
    answers = Field(Answers, required=True, source=col("answers"), description="Of the asked month.")
    missing_roles = Field(
        NonNull(List(NonNull(OfficerRoleEnum))),
        source=col("missing_roles"),
        description="What a village needs and nobody holds: operator, head.",
    )


class MonthFigures(ObjectType):
    """The answers of one month in a region."""

    month = Field(Date, required=True, source=col("month"), description="Its first day.")
    answers = Field(Answers, required=True, source=col("answers"))


class OversightQueries(Queries):
    village_figures = Field(
        NonNull(List(NonNull(VillageFigures))),
        region=String(description="The code of a region: the villages in it. Else all of the viewer's."),
        month=Date(description="Any day of the month of the answers; the present month if not given."),
        access=OVERSEE_VILLAGES,
        source=python(by_village),
    )
    month_figures = Field(
        NonNull(List(NonNull(MonthFigures))),
        region=String(),
        months=Int(description="How many, the present one first: 12 if not given, at most 36."),
        access=OVERSEE_VILLAGES,
        source=python(by_month),
    )
