from graphene import ID, InputObjectType, List, NonNull, String

from catalog.collections.graphql.rows import collection_by, collection_page
from catalog.collections.graphql.types import Collection
from foundation.access.permissions import PUBLIC
from foundation.graphql.codes import LanguageCodeEnum
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries
from foundation.graphql.shapes import MetadataFilter
from foundation.graphql.sources import connection, one


class CollectionFilterInput(InputObjectType):
    search = String()
    metadata = List(NonNull(MetadataFilter))
    ids = List(NonNull(ID))
    slugs = List(NonNull(String))


class CollectionQueries(Queries):
    collection = Field(
        Collection,
        id=ID(),
        slug=String(),
        slug_language_code=LanguageCodeEnum(description="Slugs are the same in every language."),
        channel=String(),
        access=PUBLIC,
        source=one(collection_by),
    )
    collections = connection_field(
        Collection,
        filter=CollectionFilterInput(),
        channel=String(),
        access=PUBLIC,
        source=connection(collection_page),
        description="What the regency shows, in its order.",
    )
