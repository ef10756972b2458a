from typing import Any

import graphene
from graphene import ID, Boolean, InputObjectType, List, NonNull, String

from foundation.access import PUBLIC, SIGNED_IN, Viewer
from foundation.access.permissions import HANDLE_COMPLAINTS
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries, loads
from foundation.graphql.mutations import Mutation, error_type
from foundation.graphql.rows import Page, Rows
from foundation.graphql.scalars import DateTime, Upload
from foundation.graphql.sources import col, connection, join, many, python
from foundation.graphql.wire_ids import gid, pk_of
from marketplace.complaints.links import complaint_token
from marketplace.complaints.selectors import complaint_by_link
from marketplace.complaints.services import (
    answer_complaint,
    hand_up_complaint,
    lodge_complaint,
    pass_on_complaint,
    take_up_complaint,
)
from marketplace.complaints.states import OPEN_STATES, STATES, SUBJECTS
from vendors.shops.graphql.types import Vendor
from village.residents.selectors import within_offices_sql
from village.territory.graphql import Region

ComplaintSubjectEnum = graphene.Enum("ComplaintSubjectEnum", [(one.upper(), one) for one in SUBJECTS])
ComplaintStateEnum = graphene.Enum("ComplaintStateEnum", [(one.upper(), one) for one in STATES])
ComplaintError = error_type(
    "Complaint",
    [
        "ALREADY_DECIDED",
        "FILE_TOO_LARGE",
        "GRAPHQL_ERROR",
        "INVALID",
        "INVALID_FILE",
        "LOGIN_ATTEMPT_DELAYED",
        "NOT_FOUND",
        "NOT_YOUR_VILLAGE",
        "OWN_FAMILY",
        "REQUIRED",
    ],
)


def complaints_in_reach(viewer: Viewer, **_ignored: Any) -> Rows:
    """Those at the desks of the viewer's offices, and the viewer's own."""
    reach, params = within_offices_sql(viewer, HANDLE_COMPLAINTS, "it.desk_id")
    return Rows(
        "marketplace_complaint it",
        where=f"{reach} OR it.account_id = %(account)s",
        params=params | {"account": viewer.account_id},
    )


def own_complaints(viewer: Viewer) -> Rows:
    return Rows(
        "marketplace_complaint it",
        where="it.account_id = %(account)s",
        params={"account": viewer.account_id},
        order="it.id DESC LIMIT 50",
    )


def desk_page(viewer: Viewer, *, state: str = "", open: bool = False, late: bool = False) -> Page:
    reach, params = within_offices_sql(viewer, HANDLE_COMPLAINTS, "it.desk_id")
    where = [reach]
    if state:
        where.append("it.state = %(state)s")
    if open or late:
        where.append("it.state = ANY(%(open_states)s)")
    if late:
        where.append("it.due_at < %(at)s")
    return Page(
        "marketplace_complaint it",
        where=where,
        params=params | {"state": state, "open_states": list(OPEN_STATES), "at": viewer.at},
        order=(("it.due_at", "timestamptz"), ("it.id", "int8")),
    )


def standing_by_link(viewer: Viewer, *, token: str) -> dict[str, Any]:
    found = complaint_by_link(token)
    return {
        "number": found.number,
        "state": found.state,
        "received_at": found.received_at,
        "due_at": found.due_at,
        "answer": found.answer,
        "passed_to": found.passed_to,
    }


def number_of(pk: int) -> str:
    return f"ADU-{pk:05d}"


class Complaint(graphene.ObjectType):
    """What somebody complains of, at the desk that answers it."""

    id = Field(ID, required=True, source=gid("Complaint"))
    number = Field(String, required=True, source=col("id", fn=number_of))
    subject = Field(ComplaintSubjectEnum, required=True, source=col("subject"))
    about = Field(String, required=True, source=col("about"), description="The thing, as it was written.")
    text = Field(String, required=True, source=col("text"))
    state = Field(ComplaintStateEnum, required=True, source=col("state"))
    received_at = Field(DateTime, required=True, source=col("received_at"))
    due_at = Field(DateTime, required=True, source=col("due_at"), description="The fifth office day.")
    answer = Field(String, required=True, source=col("answer"))
    passed_to = Field(String, required=True, source=col("passed_to"))
    closed_at = Field(DateTime, source=col("closed_at"))
    desk = Field(
        Region,
        required=True,
        source=join("JOIN village_region {to} ON {to}.code = {it}.desk_id", guard="code"),
        description="The region whose office answers.",
    )
    vendor = Field(
        Vendor,
        source=join("LEFT JOIN vendors_shop {to} ON {to}.business_id = {it}.shop_id", guard="business_id"),
    )

    by_pk = loads(complaints_in_reach, key="it.id")


class ComplaintStanding(graphene.ObjectType):
    """What the holder of the secret link reads."""

    number = Field(String, required=True, source=col("number"))
    state = Field(ComplaintStateEnum, required=True, source=col("state"))
    received_at = Field(DateTime, required=True, source=col("received_at"))
    due_at = Field(DateTime, required=True, source=col("due_at"))
    answer = Field(String, required=True, source=col("answer"))
    passed_to = Field(String, required=True, source=col("passed_to"))


class ComplaintQueries(Queries):
    complaints = connection_field(
        Complaint,
        state=ComplaintStateEnum(),
        open=Boolean(description="Only what is not closed yet."),
        late=Boolean(description="Only what is open past its deadline."),
        access=HANDLE_COMPLAINTS,
        source=connection(desk_page, default=20),
        description="What lies at the desks of the viewer's offices, by deadline.",
    )
    my_complaints = Field(
        NonNull(List(NonNull(Complaint))),
        access=SIGNED_IN,
        source=many(own_complaints),
        description="The viewer's own, the latest first.",
    )
    complaint_by_link = Field(
        NonNull(ComplaintStanding),
        token=String(required=True),
        access=PUBLIC,
        source=python(standing_by_link),
    )


class ComplaintLodgeInput(InputObjectType):
    subject = ComplaintSubjectEnum(required=True)
    text = String(required=True)
    about = String(description="Slug or name of a shop, slug of goods, number of a letter.")
    village = String(description="Code of the village that it concerns.")
    name = String()
    email = String(description="The answer goes there.")
    phone = String()
    photo = Upload()


class ComplaintLodge(Mutation):
    """Complain of a shop, goods, a letter or an officer; `token` is the secret of the link."""

    access = PUBLIC
    error = ComplaintError
    number = Field(String)
    token = Field(String)
    due_at = Field(DateTime)

    class Arguments:
        input = ComplaintLodgeInput(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, input: dict[str, Any]) -> dict[str, Any]:
        photo = input.get("photo")
        complaint = lodge_complaint(
            subject=input["subject"],
            text=input["text"],
            about=input.get("about") or "",
            village_code=input.get("village") or "",
            name=input.get("name") or "",
            email=input.get("email") or "",
            phone=input.get("phone") or "",
            photo=photo.read() if photo else None,
            by=viewer,
            # The API knows no network address: an account counts for itself, visitors count together.
            address=f"api {viewer.account_id}",
            at=viewer.at,
        )
        return {
            "number": complaint.number,
            "token": complaint_token(complaint.pk),
            "due_at": complaint.due_at,
        }


class ComplaintTakeUp(Mutation):
    """Say that somebody is looking into it."""

    access = HANDLE_COMPLAINTS
    error = ComplaintError
    complaint = Field(Complaint)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> dict[str, Any]:
        complaint = take_up_complaint(complaint_id=pk_of(id, "Complaint"), by=viewer, at=viewer.at)
        return {"complaint": complaint.pk}


class ComplaintHandUp(Mutation):
    """Lay it on the regency's desk."""

    access = HANDLE_COMPLAINTS
    error = ComplaintError
    done = Field(Boolean)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True, description="For the colleagues.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> dict[str, Any]:
        hand_up_complaint(complaint_id=pk_of(id, "Complaint"), reason=reason, by=viewer, at=viewer.at)
        return {"done": True}


class ComplaintAnswer(Mutation):
    """Answer; who complained reads it."""

    access = HANDLE_COMPLAINTS
    error = ComplaintError
    complaint = Field(Complaint)

    class Arguments:
        id = ID(required=True)
        answer = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, answer: str) -> dict[str, Any]:
        complaint = answer_complaint(
            complaint_id=pk_of(id, "Complaint"), answer=answer, by=viewer, at=viewer.at
        )
        return {"complaint": complaint.pk}


class ComplaintPassOn(Mutation):
    """Pass it on to an authority outside the offices, and say so to who complained."""

    access = HANDLE_COMPLAINTS
    error = ComplaintError
    complaint = Field(Complaint)

    class Arguments:
        id = ID(required=True)
        passed_to = String(required=True)
        answer = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, passed_to: str, answer: str) -> dict[str, Any]:
        complaint = pass_on_complaint(
            complaint_id=pk_of(id, "Complaint"), passed_to=passed_to, answer=answer, by=viewer, at=viewer.at
        )
        return {"complaint": complaint.pk}


MUTATIONS = (ComplaintLodge, ComplaintTakeUp, ComplaintHandUp, ComplaintAnswer, ComplaintPassOn)
