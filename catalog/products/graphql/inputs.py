"""The inputs of lists, whole, as Saleor's clients know them."""

from graphene import ID, Boolean, DateTime, InputObjectType, List, NonNull, String
from graphene import Enum as GrapheneEnum

from foundation.graphql.scalars import Date, Decimal
from foundation.graphql.shapes import (
    ContainsFilterInput,
    GlobalIDFilterInput,
    IntRangeInput,
    MetadataFilter,
    OrderDirection,
    PriceRangeInput,
    StringFilterInput,
)


class DateRangeInput(InputObjectType):
    gte = Date()
    lte = Date()


class DateTimeRangeInput(InputObjectType):
    gte = DateTime()
    lte = DateTime()


class DateTimeFilterInput(InputObjectType):
    eq = DateTime()
    one_of = List(NonNull(DateTime))
    range = DateTimeRangeInput()


class DecimalRangeInput(InputObjectType):
    gte = Decimal()
    lte = Decimal()


class DecimalFilterInput(InputObjectType):
    eq = Decimal()
    one_of = List(NonNull(Decimal))
    range = DecimalRangeInput()


class AssignedAttributeReferenceInput(InputObjectType):
    referenced_ids = ContainsFilterInput()
    page_slugs = ContainsFilterInput()
    product_slugs = ContainsFilterInput()
    product_variant_skus = ContainsFilterInput()
    category_slugs = ContainsFilterInput()
    collection_slugs = ContainsFilterInput()


class AssignedAttributeValueInput(InputObjectType):
    slug = StringFilterInput()
    name = StringFilterInput()
    numeric = DecimalFilterInput()
    date = DateRangeInput()
    date_time = DateTimeRangeInput()
    boolean = Boolean()
    reference = AssignedAttributeReferenceInput()


class AttributeInput(InputObjectType):
    slug = String()
    value = AssignedAttributeValueInput()
    values = List(NonNull(String))
    values_range = IntRangeInput()
    date_time = DateTimeRangeInput()
    date = DateRangeInput()
    boolean = Boolean()


class StockAvailability(GrapheneEnum):
    IN_STOCK = "available"
    OUT_OF_STOCK = "unavailable"


class ProductStockFilterInput(InputObjectType):
    warehouse_ids = List(NonNull(ID))
    quantity = IntRangeInput()


class ProductFilterInput(InputObjectType):
    """What narrows a list of products. What the mall has no data for is refused, never ignored."""

    is_published = Boolean()
    collections = List(NonNull(ID))
    categories = List(NonNull(ID))
    has_category = Boolean()
    attributes = List(NonNull(AttributeInput))
    stock_availability = StockAvailability()
    stocks = ProductStockFilterInput()
    search = String()
    metadata = List(NonNull(MetadataFilter))
    published_from = DateTime()
    is_available = Boolean()
    available_from = DateTime()
    is_visible_in_listing = Boolean()
    price = PriceRangeInput()
    minimal_price = PriceRangeInput()
    updated_at = DateTimeRangeInput()
    product_types = List(NonNull(ID))
    gift_card = Boolean()
    ids = List(NonNull(ID))
    has_preordered_variants = Boolean()
    slugs = List(NonNull(String))
    channel = String()


class ProductWhereInput(InputObjectType):
    """What narrows a list of products, with AND and OR. What the mall has no data for is refused."""

    metadata = List(NonNull(MetadataFilter))
    ids = List(NonNull(ID))
    name = StringFilterInput()
    slug = StringFilterInput()
    product_type = GlobalIDFilterInput()
    category = GlobalIDFilterInput()
    collection = GlobalIDFilterInput()
    is_available = Boolean()
    is_published = Boolean()
    is_visible_in_listing = Boolean()
    published_from = DateTime()
    available_from = DateTime()
    has_category = Boolean()
    price = DecimalFilterInput()
    minimal_price = DecimalFilterInput()
    attributes = List(NonNull(AttributeInput))
    stock_availability = StockAvailability()
    stocks = ProductStockFilterInput()
    gift_card = Boolean()
    has_preordered_variants = Boolean()
    updated_at = DateTimeFilterInput()
    AND = List(NonNull(lambda: ProductWhereInput), name="AND")
    OR = List(NonNull(lambda: ProductWhereInput), name="OR")


class ProductOrderField(GrapheneEnum):
    NAME = "name"
    RANK = "rank"
    PRICE = "price"
    MINIMAL_PRICE = "minimal_price"
    LAST_MODIFIED = "last_modified"
    DATE = "date"
    TYPE = "type"
    PUBLISHED = "published"
    PUBLICATION_DATE = "publication_date"
    PUBLISHED_AT = "published_at"
    LAST_MODIFIED_AT = "last_modified_at"
    COLLECTION = "collection"
    RATING = "rating"
    CREATED_AT = "created_at"


class ProductOrder(InputObjectType):
    direction = OrderDirection(required=True)
    channel = String()
    attribute_id = ID()
    field = ProductOrderField()


class CategoryFilterInput(InputObjectType):
    search = String()
    metadata = List(NonNull(MetadataFilter))
    ids = List(NonNull(ID))
    slugs = List(NonNull(String))
    updated_at = DateTimeRangeInput()
