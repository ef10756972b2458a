"""Mutations in Saleor's dialect: a payload with `errors`, one service behind each, objects loaded by plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import graphene
from graphene import List, NonNull, String
from graphene.utils.str_converters import to_camel_case

from foundation.access.permissions import is_access
from foundation.access.refusals import Refusal
from foundation.graphql.declare import Field, declared_fields
from foundation.graphql.sources import Source, col
from foundation.graphql.wire_ids import InvalidId
from foundation.ids import NotAnId


@dataclass(frozen=True)
class Loaded:
    """An object of a payload by its key, where the field's type is an interface or union."""

    type_name: str
    pk: Any


@dataclass(frozen=True)
class AsViewer:
    """A payload that is read as somebody else than who asked."""

    viewer: Any
    fields: Mapping[str, Any]


def as_viewer(viewer: Any, **fields: Any) -> AsViewer:
    """Return it from `perform` after a sign-in: the payload's objects are loaded for `viewer`."""
    return AsViewer(viewer, fields)


class Refusals(Exception):
    """Several refusals at once, one for each field at fault."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(len(refusals))
        self.refusals = list(refusals)


class MutationError(graphene.ObjectType):
    """What all error types have: `field`, `message`, `code` of the mutation's own enum."""

    codes: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True


def error_type(name: str, codes: Sequence[str]) -> type[MutationError]:
    """`error_type("Vendor", ["INVALID", …])` -> type `VendorError` with the enum `VendorErrorCode`."""
    enum = graphene.Enum(f"{name}ErrorCode", [(code, code) for code in codes])
    return type(
        f"{name}Error",
        (MutationError,),
        {
            "codes": frozenset(codes),
            "field": Field(String, source=col("field")),
            "message": Field(String, source=col("message")),
            "code": Field(enum, required=True, source=col("code")),
        },
    )


@dataclass(frozen=True, eq=False)
class Performs(Source):
    """The source of a mutation's root field."""

    mutation: type["Mutation"]


@dataclass(frozen=True, slots=True)
class Performed:
    """What a mutation left: the payload's values and who reads them, or the exception that ended it."""

    payload: Mapping[str, Any] = field(default_factory=dict)
    viewer: Any = None
    error: Exception | None = None


class Mutation:
    """Subclass it: `access`, `error`, payload fields, `class Arguments`, `perform(viewer, **arguments)`."""

    access: ClassVar[str]
    error: ClassVar[type[MutationError]]
    name: ClassVar[str] = ""
    payload: ClassVar[type[graphene.ObjectType]]
    root_field: ClassVar[Field]
    perform: ClassVar[Callable[..., Any]]

    def __init_subclass__(cls, *, abstract: bool = False) -> None:
        super().__init_subclass__()
        if abstract:
            return
        for needed in ("access", "error", "perform"):
            if not hasattr(cls, needed):
                raise TypeError(f"mutation {cls.__name__} does not say its `{needed}`")
        if not is_access(cls.access):
            raise TypeError(f"access of mutation {cls.__name__} must be PUBLIC, SIGNED_IN or a permission")
        fields = dict(declared_fields(cls))
        name = vars(cls).get("name")
        cls.name = name if isinstance(name, str) else cls.__name__[0].lower() + cls.__name__[1:]
        fields["errors"] = Field(NonNull(List(NonNull(cls.error))), source=col("errors"))
        description = (vars(cls).get("__doc__") or "").strip() or None
        cls.payload = type(cls.__name__, (graphene.ObjectType,), {**fields, "__doc__": description})
        declared = getattr(cls, "Arguments", None)
        arguments = (
            {key: value for key, value in vars(declared).items() if not key.startswith("_")}
            if declared is not None
            else {}
        )
        cls.root_field = Field(
            cls.payload, args=arguments, access=cls.access, source=Performs(cls), description=description
        )

    @classmethod
    def run(cls, viewer: Any, arguments: Mapping[str, Any]) -> Performed:
        """Call `perform` once; refusals become the payload's errors, other exceptions are kept."""
        try:
            found = cls.perform(viewer, **arguments)
        except Refusal as refusal:
            return Performed(cls._refused([refusal]), viewer)
        except Refusals as several:
            return Performed(cls._refused(several.refusals), viewer)
        except NotAnId:
            return Performed(cls._refused([InvalidId()]), viewer)
        except Exception as error:
            return Performed({}, viewer, error)
        reader, payload = (
            (found.viewer, found.fields) if isinstance(found, AsViewer) else (viewer, found or {})
        )
        errors = [{**error, "code": cls._code(error["code"])} for error in payload.get("errors", ())]
        return Performed({**payload, "errors": errors}, reader)

    @classmethod
    def _refused(cls, refusals: Sequence[Refusal]) -> dict[str, Any]:
        empty: dict[str, Any] = {
            name: [] for name, one in declared_fields(cls).items() if _is_required_list(one.type)
        }
        return {**empty, "errors": [cls._shown(refusal) for refusal in refusals]}

    @classmethod
    def _shown(cls, refusal: Refusal) -> dict[str, Any]:
        at_fault = to_camel_case(refusal.field) if refusal.field else None
        return {"field": at_fault, "message": str(refusal), "code": cls._code(refusal.code)}

    @classmethod
    def _code(cls, code: str) -> str:
        known = cls.error.codes
        wanted = str(code).upper().replace("-", "_")
        return next((one for one in (wanted, "INVALID", "GRAPHQL_ERROR") if one in known), min(known))


def _is_required_list(type_: Any) -> bool:
    return isinstance(type_, NonNull) and isinstance(type_.of_type, List)
