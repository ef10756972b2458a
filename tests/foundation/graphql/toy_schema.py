"""Root fields and mutations of the toy shop, and a viewer for it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection as database
from graphene import ID, Boolean, Enum, Float, InputObjectType, Int, List, NonNull, ObjectType, String, Union

from foundation.access.permissions import OVERSEE_VILLAGES, PUBLIC, READ_RESIDENTS, SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from foundation.access.viewer import Viewer
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries, kinds
from foundation.graphql.mutations import Loaded, Mutation, Refusals, as_viewer, error_type
from foundation.graphql.rows import Page, Rows
from foundation.graphql.scalars import PositiveDecimal, PositiveInt, Upload
from foundation.graphql.schema import Schema, build
from foundation.graphql.shapes import Money, ObjectWithMetadata, OrderDirection, money
from foundation.graphql.sources import col, connection, level, lookup, many, one, python, reference, same_row
from foundation.graphql.wire_ids import pk_of
from tests.foundation.graphql.toy_types import (
    AssignedBoolean,
    AssignedText,
    Category,
    Hit,
    Place,
    Product,
    Shop,
    _categories,
)

AT = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
VISITOR = Viewer(account_id=None, name="", at=AT)
SELLER = Viewer(account_id=2, name="Siti", at=AT)
OFFICER = Viewer(account_id=3, name="Budi", at=AT, permissions=frozenset({OVERSEE_VILLAGES, READ_RESIDENTS}))


class ProductField(Enum):
    NAME = "name"
    CREATED = "created_at"
    LARGEST = "id"


class ProductSort(InputObjectType):
    direction = OrderDirection(required=True)
    field = ProductField(default_value="name")


class PriceInput(InputObjectType):
    gte = Float()
    lte = Float()


class ProductFilter(InputObjectType):
    ids = List(NonNull(ID))
    search = String()
    price = PriceInput()
    categories = List(NonNull(ID))
    AND = List(NonNull(lambda: ProductFilter))


_CASTS = {"name": "text", "created_at": "timestamptz", "id": "int8"}


def _conditions(given: dict[str, Any], params: dict[str, Any]) -> list[str]:
    where = []
    if given.get("ids") is not None:
        params[f"p{len(params)}"] = [pk_of(one, "Product", field="ids") for one in given["ids"]]
        where.append(f"it.id = ANY(%(p{len(params) - 1})s::int8[])")
    if given.get("search"):
        params[f"p{len(params)}"] = given["search"]
        where.append(f"strpos(it.name, %(p{len(params) - 1})s) > 0")
    for name, sign in (("gte", ">="), ("lte", "<=")):
        bound = (given.get("price") or {}).get(name)
        if bound is not None:
            params[f"p{len(params)}"] = bound
            where.append(f"it.price_min {sign} %(p{len(params) - 1})s::float8")
    for more in given.get("AND") or ():
        where += _conditions(more, params)
    return where


def _products(viewer: Any, filter: Any = None, sort_by: Any = None) -> Page:
    sort = sort_by or {}
    column = sort.get("field") or "name"
    params: dict[str, Any] = {}
    where = ["it.published", *_conditions(filter or {}, params)]
    order = ((f"it.{column}", _CASTS[column]), ("it.id", "int8"))
    categories = (filter or {}).get("categories")
    if not categories:
        return Page(
            "toy_product it", where=where, params=params, order=order, descending=sort.get("direction") == "-"
        )
    params["categories"] = [pk_of(one, "Category", field="categories") for one in categories]
    return Page(
        "toy_product it",
        where=[*where, "it.category_id = branch.id"],
        params=params,
        order=order,
        descending=sort.get("direction") == "-",
        each="(SELECT DISTINCT id FROM toy_category WHERE id = ANY(%(categories)s::int8[])) branch",
    )


def _product(viewer: Any, id: str | None = None, name: str | None = None) -> Rows | None:
    if id is not None:
        return Rows(
            "toy_product it", where=["it.published", "it.id = %(id)s"], params={"id": pk_of(id, "Product")}
        )
    if name is not None:
        return Rows("toy_product it", where=["it.published", "it.name = %(name)s"], params={"name": name})
    return None


def _top(viewer: Any, limit: int = 3, status: str | None = None) -> Rows:
    where = ["it.published", *(["it.status = %(status)s"] if status else [])]
    return Rows("toy_product it", where=where, params={"status": status}, order="it.id", limit=min(limit, 50))


def _hits(viewer: Any) -> Rows:
    both = (
        "(SELECT 'product' AS kind, id, name FROM toy_product WHERE id < 4"
        " UNION ALL SELECT 'shop', id, name FROM toy_shop"
        " UNION ALL SELECT 'ghost', 1, 'nobody' WHERE %(ghosts)s) it"
    )
    return Rows(both, params={"ghosts": viewer.account_id == 2}, order="it.kind, it.id")


def _count(viewer: Any, keys: list[Any], args_list: list[dict[str, Any]], child: Any) -> Any:
    (rows,) = yield [("SELECT count(*) FROM toy_product", {})]
    return [[rows[0][0]] for _arguments in args_list]


@dataclass(frozen=True)
class Fee:
    name: str
    amount: int
    kind: str = "fee"


class FeeLine(ObjectType):
    name = Field(String, required=True, source=col("name"))
    price = Field(Money, required=True, source=money("amount"))
    place = Field(Place, source=same_row(city="name", street="name"))


class Rebate(ObjectType):
    name = Field(String, source=col("name"))
    share = Field(Float, required=True, source=col("share"))


class Line(Union):
    class Meta:
        types = (FeeLine, Rebate)

    kind = kinds("kind", {"fee": "FeeLine", "rebate": "Rebate"})


class Settings(ObjectType):
    title = Field(String, required=True, source=col("title"))
    motto = Field(String, source=col("motto", fn=str.upper))
    lines = Field(NonNull(List(NonNull(Line))), source=col("lines"))
    maybe_lines = Field(List(Line), source=col("lines"))
    place = Field(Place, source=col("place"))
    flagship = Field(Product, source=reference("flagship"))
    shops = Field(List(NonNull(Shop)), source=reference("shops"))
    item = Field(ObjectWithMetadata, source=reference("item"))
    strange = Field(Line, source=col("strange"))


def _settings(viewer: Any, complete: bool = True) -> dict[str, Any] | None:
    if viewer.account_id == 3 and not complete:
        return None
    return {
        "title": "Toy",
        "motto": "asli" if complete else None,
        "lines": [
            Fee("delivery", 5000),
            {"kind": "rebate", "name": "member", "share": 0.5 if complete else None},
        ],
        "place": {"city": "Genteng"},
        "flagship": 4,
        "shops": [3, 1, 99],
        "item": Loaded("Product", 5) if complete else Loaded("Nothing", 5),
        "strange": None if complete else {"kind": "ghost"},
    }


def _echo(viewer: Any, **arguments: Any) -> str:
    return repr(sorted(arguments.items()))


def _several(viewer: Any) -> list[Any]:
    return [
        _settings(viewer),
        None,
        {"title": "Plain", "lines": [], "flagship": None, "shops": None, "item": None},
    ]


def _refuses(viewer: Any) -> str:
    raise NotFound


def _breaks(viewer: Any) -> str:
    raise ValueError("the secret of the root")


class ToyQueries(Queries):
    products = connection_field(
        Product, filter=ProductFilter(), sort_by=ProductSort(), access=PUBLIC, source=connection(_products)
    )
    product = Field(Product, id=ID(), name=String(), access=PUBLIC, source=one(_product))
    top = Field(
        NonNull(List(NonNull(Product))), limit=Int(), status=String(), access=PUBLIC, source=many(_top)
    )
    categories = Field(List(NonNull(Category)), access=PUBLIC, source=many(_categories))
    hits = Field(List(Hit), access=PUBLIC, source=many(_hits))
    sure_hits = Field(List(NonNull(Hit)), access=PUBLIC, source=many(_hits))
    my_shop = Field(Shop, access=PUBLIC, source=lookup(lambda viewer: viewer.account_id))
    back_office = Field(Shop, access=OVERSEE_VILLAGES, source=lookup(lambda _viewer: 1))
    settings = Field(Settings, complete=Boolean(), access=PUBLIC, source=python(_settings))
    sure_settings = Field(
        Settings, required=True, complete=Boolean(), access=SIGNED_IN, source=python(_settings)
    )
    several = Field(List(Settings), access=PUBLIC, source=python(_several))
    numbers = Field(List(NonNull(Int)), access=PUBLIC, source=python(lambda _viewer: [1, 2, 3]))
    bad_numbers = Field(List(NonNull(Int)), access=PUBLIC, source=python(lambda _viewer: [1, None, "x"]))
    echo = Field(
        String,
        number=Int(),
        sort=ProductSort(),
        filter=ProductFilter(),
        at_least=PositiveInt(),
        share=PositiveDecimal(),
        sure=Int(default_value=5, required=True),
        words=List(String),
        access=PUBLIC,
        source=python(_echo),
    )
    total = Field(Int, access=PUBLIC, source=level(_count))
    refuses = Field(String, access=PUBLIC, source=python(_refuses))
    breaks = Field(String, access=PUBLIC, source=python(_breaks))


ToyError = error_type("Toy", ["INVALID", "NOT_FOUND", "TAKEN"])


class NameTaken(Refusal):
    code = "TAKEN"
    field = "new_name"
    message = "Nama ini sudah dipakai."


class Unheard(Refusal):
    code = "NO_SUCH_CODE"
    message = "Tidak bisa."


class ProductRename(Mutation):
    """Give a product another name."""

    access = SIGNED_IN
    error = ToyError
    product = Field(Product)
    words = Field(NonNull(List(NonNull(String))))
    count = Field(Int)

    class Arguments:
        id = ID(required=True)
        new_name = String(required=True)

    @staticmethod
    def perform(viewer: Any, *, id: str, new_name: str) -> dict[str, Any]:
        pk = pk_of(id, "Product")
        if new_name == "taken":
            raise NameTaken
        if new_name == "both":
            raise Refusals([NameTaken(), Unheard(field="id")])
        if new_name == "boom":
            raise RuntimeError("the secret of the service")
        with database.cursor() as cursor:
            cursor.execute("UPDATE toy_product SET name = %s WHERE id = %s", [new_name, pk])
        return {"product": pk, "words": ["renamed"], "count": 2**40 if new_name == "many" else 1}


class ProductsPublish(Mutation):
    """Publish several products."""

    access = PUBLIC
    error = ToyError
    products = Field(NonNull(List(NonNull(Product))))

    class Arguments:
        ids = List(NonNull(ID), required=True)

    @staticmethod
    def perform(viewer: Any, *, ids: list[str]) -> dict[str, Any]:
        return {"products": [pk_of(one_id, "Product", field="ids") for one_id in ids]}


class ItemTouch(Mutation):
    """Touch anything that has metadata."""

    access = PUBLIC
    error = ToyError
    item = Field(ObjectWithMetadata)

    class Arguments:
        type = String(required=True)

    @staticmethod
    def perform(viewer: Any, *, type: str) -> dict[str, Any]:
        return {
            "item": Loaded(type, 4),
            "errors": [{"field": None, "message": "Hati-hati.", "code": "INVALID"}],
        }


class SignIn(Mutation):
    """Become the seller."""

    access = PUBLIC
    error = ToyError
    name = "tokenCreate"
    shop = Field(Shop)
    token = Field(String)

    @staticmethod
    def perform(viewer: Any) -> Any:
        return as_viewer(SELLER, shop=2, token="abc")


class PhotoAdd(Mutation):
    """Add a photo."""

    access = PUBLIC
    error = ToyError
    size = Field(Int)

    class Arguments:
        photo = Upload(required=True)

    @staticmethod
    def perform(viewer: Any, *, photo: Any) -> dict[str, Any]:
        return {"size": len(photo.read())}


def toy_schema() -> Schema:
    return build(
        queries=[ToyQueries],
        mutations=[ProductRename, ProductsPublish, ItemTouch, SignIn, PhotoAdd],
        types=[AssignedBoolean, AssignedText],
    )
