"""The one channel that ships: `banyuwangi`, in rupiah, to Indonesia."""

from typing import Any

from graphene import ID, Boolean, List, NonNull, ObjectType, String

from foundation.access import PUBLIC, Viewer
from foundation.graphql.declare import Field, Queries
from foundation.graphql.shapes import CURRENCY, ObjectWithMetadata, no_metadata
from foundation.graphql.sources import col, const, python, same_row
from foundation.graphql.wire_ids import gid

SLUG = "banyuwangi"
INDONESIA = {"code": "ID", "country": "Indonesia"}


class CountryDisplay(ObjectType):
    """A country by its code and name."""

    code = Field(String, required=True, source=col("code"))
    country = Field(String, required=True, source=col("country"))


class Channel(ObjectType):
    """Where something is sold."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Channel", "slug"))
    slug = Field(String, required=True, source=col("slug"))
    name = Field(String, required=True, source=const("Banyuwangi"))
    is_active = Field(Boolean, required=True, source=const(True))
    currency_code = Field(String, required=True, source=const(CURRENCY))
    countries = Field(List(NonNull(CountryDisplay)), source=col("slug", fn=lambda _slug: [INDONESIA]))
    metadata = no_metadata()


def the_channel() -> Field:
    """The `channel` of a checkout or an order."""
    return Field(Channel, required=True, source=same_row(slug=f"'{SLUG}'"))


def channel_by_slug(viewer: Viewer, *, slug: str | None = None) -> dict[str, Any] | None:
    return {"slug": SLUG} if slug == SLUG else None


def all_channels(viewer: Viewer) -> list[dict[str, Any]]:
    return [{"slug": SLUG}]


class ChannelQueries(Queries):
    channel = Field(Channel, slug=String(), access=PUBLIC, source=python(channel_by_slug))
    channels = Field(List(NonNull(Channel)), access=PUBLIC, source=python(all_channels))
