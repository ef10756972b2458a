from collections.abc import Mapping
from typing import Any

import graphene
from graphene import ID, InputObjectType, List, NonNull, String

from foundation.access import Viewer
from foundation.access.permissions import (
    APPROVE_APPLICATIONS,
    SIGNED_IN,
    SUSPEND_LETTERS,
    VERIFY_APPLICATIONS,
)
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation, Refusals, error_type
from foundation.graphql.scalars import Upload
from foundation.graphql.wire_ids import pk_of
from village.letters import services
from village.letters.graphql.types import Application, Letter
from village.letters.rules.refusals import FormIncomplete
from village.residents.graphql.words import IdentityMethodEnum

ApplicationError = error_type(
    "Application",
    [
        "ALREADY_APPLIED",
        "ALREADY_DECIDED",
        "ALREADY_SENT",
        "ALREADY_VERIFIED",
        "CHANGED",
        "FILE_TOO_LARGE",
        "FOUR_EYES",
        "GRAPHQL_ERROR",
        "HOLDER_GONE",
        "IDENTITY_NOT_CONFIRMED",
        "INVALID",
        "INVALID_CREDENTIALS",
        "INVALID_FILE",
        "LETTER_REVOKED",
        "LETTER_SUSPENDED",
        "LIMIT",
        "LOGIN_ATTEMPT_DELAYED",
        "NOT_FOUND",
        "NOT_MATCHED",
        "NOT_YOUR_STEP",
        "NOT_YOUR_VILLAGE",
        "NO_SIGNING_KEY",
        "OWN_FAMILY",
        "REQUIRED",
        "SECOND_FACTOR_REQUIRED",
        "TOO_EARLY",
        "TOO_YOUNG",
    ],
)
LetterError = error_type(
    "Letter",
    [
        "ALREADY_DECIDED",
        "GRAPHQL_ERROR",
        "INVALID",
        "NOT_FOUND",
        "NOT_YOUR_VILLAGE",
        "OWN_FAMILY",
        "REQUIRED",
    ],
)


class ApplicationAnswerInput(InputObjectType):
    field = String(required=True)
    value = String(required=True)


class ApplicationSaveDraft(Mutation):
    """Keep what was typed so far; fields that are not given stay. Without `id` a new draft begins."""

    access = SIGNED_IN
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID()
        letter_type = String(description="For a new draft; `sku` when not given.")
        answers = graphene.Argument(List(NonNull(ApplicationAnswerInput)), required=True)

    @staticmethod
    def perform(
        viewer: Viewer, *, answers: list[Mapping[str, str]], id: str = "", letter_type: str = "sku"
    ) -> dict[str, Any]:
        application = services.save_draft(
            application_id=pk_of(id, "Application") if id else None,
            letter_type=letter_type,
            answers={answer["field"]: answer["value"] for answer in answers},
            by=viewer,
            at=viewer.at,
        )
        return {"application": application.pk}


class ApplicationAttachDocument(Mutation):
    """Add a photo or document, judged by its content; it takes the place of the one before."""

    access = SIGNED_IN
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True)
        document = String(required=True, description="The code of a document of the letter type.")
        file = Upload(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, document: str, file: Any) -> dict[str, Any]:
        kept = services.attach_document(
            application_id=pk_of(id, "Application"),
            document=document,
            content=file.read(),
            by=viewer,
            at=viewer.at,
        )
        return {"application": kept.application_id}


class ApplicationRemoveDocument(Mutation):
    """Take a file away again."""

    access = SIGNED_IN
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True)
        document = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, document: str) -> dict[str, Any]:
        pk = pk_of(id, "Application")
        services.remove_document(application_id=pk, document=document, by=viewer, at=viewer.at)
        return {"application": pk}


class ApplicationSubmit(Mutation):
    """Send a draft, or a returned application again. The register answers at once."""

    access = SIGNED_IN
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> dict[str, Any]:
        try:
            application = services.submit_application(
                application_id=pk_of(id, "Application"), by=viewer, at=viewer.at
            )
        except FormIncomplete as refusal:
            raise Refusals([FormIncomplete([problem]) for problem in refusal.problems]) from None
        return {"application": application.pk}


class ApplicationWithdraw(Mutation):
    """Take an application back; what was typed lives on in a new draft."""

    access = SIGNED_IN
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> dict[str, Any]:
        application = services.withdraw_application(
            application_id=pk_of(id, "Application"), by=viewer, at=viewer.at
        )
        return {"application": application.pk}


class ApplicationVerify(Mutation):
    """The whole list is checked; the next step begins."""

    access = VERIFY_APPLICATIONS
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True)
        checked = List(NonNull(String), required=True, description="The codes of all check points.")
        identity_method = IdentityMethodEnum(
            description="How the applicant's identity was confirmed, where it is not yet."
        )

    @staticmethod
    def perform(viewer: Viewer, *, id: str, checked: list[str], identity_method: str = "") -> dict[str, Any]:
        application = services.verify_application(
            application_id=pk_of(id, "Application"),
            checked=checked,
            identity_method=identity_method,
            by=viewer,
            at=viewer.at,
        )
        return {"application": application.pk}


class ApplicationConfirmNib(Mutation):
    """The NIB was found at oss.go.id: it is noted as checked, and lets the business trade."""

    access = VERIFY_APPLICATIONS
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True)
        checked = List(NonNull(String), required=True, description="The codes of all check points.")
        identity_method = IdentityMethodEnum(
            description="How the applicant's identity was confirmed, where it is not yet."
        )

    @staticmethod
    def perform(viewer: Viewer, *, id: str, checked: list[str], identity_method: str = "") -> dict[str, Any]:
        application = services.confirm_nib(
            application_id=pk_of(id, "Application"),
            checked=checked,
            identity_method=identity_method,
            by=viewer,
            at=viewer.at,
        )
        return {"application": application.pk}


class LetterRenew(Mutation):
    """Begin the renewal of an own letter: a draft with what was typed for it. Again, it finds that draft."""

    access = SIGNED_IN
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True, description="Of the letter.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str) -> dict[str, Any]:
        draft = services.begin_renewal(letter_id=pk_of(id, "Letter"), by=viewer, at=viewer.at)
        return {"application": draft.pk}


class ApplicationReturn(Mutation):
    """Give the form back for repair; for the officer whose step it is."""

    access = SIGNED_IN
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True)
        items = List(NonNull(String), required=True, description="Codes of fields and documents.")

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str, items: list[str]) -> dict[str, Any]:
        application = services.return_application(
            application_id=pk_of(id, "Application"), reason=reason, items=items, by=viewer, at=viewer.at
        )
        return {"application": application.pk}


class ApplicationReject(Mutation):
    """Say no, with the reason that the applicant reads; for the officer whose step it is."""

    access = SIGNED_IN
    error = ApplicationError
    application = Field(Application)

    class Arguments:
        id = ID(required=True)
        reason = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> dict[str, Any]:
        application = services.reject_application(
            application_id=pk_of(id, "Application"), reason=reason, by=viewer, at=viewer.at
        )
        return {"application": application.pk}


class ApplicationApprove(Mutation):
    """Say yes and sign the letter.

    Asks for the password once more, and where officers have a second factor, for `secondFactorConfirm`
    in the last 15 minutes.
    """

    access = APPROVE_APPLICATIONS
    error = ApplicationError
    application = Field(Application)
    letter = Field(Letter)

    class Arguments:
        id = ID(required=True)
        password = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, password: str) -> dict[str, Any]:
        letter = services.approve_application(
            application_id=pk_of(id, "Application"), password=password, by=viewer, at=viewer.at
        )
        return {"application": letter.application_id, "letter": letter.pk}


class _Standing:
    """What the three mutations on a letter's standing have in common."""

    class Arguments:
        id = ID(required=True)
        reason = String(required=True, description="The public reads it.")


class LetterSuspend(_Standing, Mutation):
    """The letter does not count until it is reinstated."""

    access = SUSPEND_LETTERS
    error = LetterError
    letter = Field(Letter)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> dict[str, Any]:
        letter = services.suspend_letter(
            letter_id=pk_of(id, "Letter"), reason=reason, by=viewer, at=viewer.at
        )
        return {"letter": letter.pk}


class LetterReinstate(_Standing, Mutation):
    """A suspended letter counts again."""

    access = SUSPEND_LETTERS
    error = LetterError
    letter = Field(Letter)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> dict[str, Any]:
        letter = services.reinstate_letter(
            letter_id=pk_of(id, "Letter"), reason=reason, by=viewer, at=viewer.at
        )
        return {"letter": letter.pk}


class LetterRevoke(_Standing, Mutation):
    """The letter counts no more, for good."""

    access = SUSPEND_LETTERS
    error = LetterError
    letter = Field(Letter)

    @staticmethod
    def perform(viewer: Viewer, *, id: str, reason: str) -> dict[str, Any]:
        letter = services.revoke_letter(letter_id=pk_of(id, "Letter"), reason=reason, by=viewer, at=viewer.at)
        return {"letter": letter.pk}


MUTATIONS = (
    ApplicationSaveDraft,
    ApplicationAttachDocument,
    ApplicationRemoveDocument,
    ApplicationSubmit,
    ApplicationWithdraw,
    ApplicationVerify,
    ApplicationConfirmNib,
    LetterRenew,
    ApplicationReturn,
    ApplicationReject,
    ApplicationApprove,
    LetterSuspend,
    LetterReinstate,
    LetterRevoke,
)
