"""What a form for an address asks, as Saleor's clients learn it. The mall ships in one regency."""

from typing import Any

from graphene import List, NonNull, ObjectType, String

from foundation.access import PUBLIC, Viewer
from foundation.graphql.codes import CountryCode
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import col, python
from marketplace.checkout.graphql.address import PROVINCE
from marketplace.checkout.graphql.channel import INDONESIA

FIELDS = (
    "name",
    "streetAddress1",
    "streetAddress2",
    "city",
    "cityArea",
    "postalCode",
    "countryArea",
    "phone",
)
RULES = {
    "address_format": "%N%n%A%n%D%n%C %Z%n%S",
    "allowed_fields": list(FIELDS),
    "required_fields": ["name", "streetAddress1", "cityArea"],
    "city_type": "city",
    "country_area_type": "province",
    "country_area_choices": [{"raw": PROVINCE, "verbose": PROVINCE}],
    "postal_code_type": "postal",
}


class ChoiceValue(ObjectType):
    """A choice of a form."""

    raw = Field(String, source=col("raw"))
    verbose = Field(String, source=col("verbose"))


class AddressValidationData(ObjectType):
    """Which fields an address has, and which it needs. `cityArea` is "village, district"."""

    address_format = Field(String, required=True, source=col("address_format"))
    allowed_fields = Field(NonNull(List(NonNull(String))), source=col("allowed_fields"))
    required_fields = Field(NonNull(List(NonNull(String))), source=col("required_fields"))
    city_type = Field(String, required=True, source=col("city_type"))
    country_area_type = Field(String, required=True, source=col("country_area_type"))
    country_area_choices = Field(NonNull(List(NonNull(ChoiceValue))), source=col("country_area_choices"))
    postal_code_type = Field(String, required=True, source=col("postal_code_type"))


def rules_for(viewer: Viewer, *, country_code: str) -> dict[str, Any] | None:
    return RULES if country_code == INDONESIA["code"] else None


class AddressQueries(Queries):
    address_validation_rules = Field(
        AddressValidationData,
        country_code=CountryCode(required=True),
        access=PUBLIC,
        source=python(rules_for),
    )
