from graphene import ID, ObjectType, String

from catalog.collections.graphql.rows import COVER, shown_collections
from catalog.media.graphql import picture_image
from catalog.products.graphql.attributes import AssignedAttribute
from catalog.products.graphql.rich_text import as_rich_text, as_summary
from catalog.products.graphql.translations import CollectionTranslation, no_translation
from foundation.graphql.declare import Field, loads
from foundation.graphql.scalars import JSONString
from foundation.graphql.shapes import Image, ObjectWithMetadata, no_metadata, thumbnail_arguments
from foundation.graphql.sources import col, const, join
from foundation.graphql.wire_ids import gid


class Collection(ObjectType):
    """Goods of many shops that the regency put together. Its picture is that of its first goods."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Collection"))
    name = Field(String, required=True, source=col("name"))
    slug = Field(String, required=True, source=col("slug"))
    description = Field(JSONString, source=col("description", fn=as_rich_text))
    seo_title = Field(String, source=col("name"))
    seo_description = Field(String, source=col("description", fn=as_summary))
    background_image = Field(
        Image,
        **thumbnail_arguments(),
        source=join(COVER, guard="sha256", then=col("sha256", "avif_ready", "alt", fn=picture_image)),
    )
    translation = no_translation(CollectionTranslation)
    metadata = no_metadata()

    by_pk = loads(shown_collections, key="it.id")


class AssignedSingleCollectionReferenceAttribute(ObjectType):
    """There for Saleor's clients: no attribute of the mall names a collection."""

    class Meta:
        interfaces = (AssignedAttribute,)

    value = Field(Collection, source=const(None))
