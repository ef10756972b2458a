"""Addresses on the wire. An address is a village; Saleor's free text is matched to one.

`cityArea` holds "village, district", `city` the regency, `streetAddress2` the note to the courier. A client
that knows the code of the village passes it as metadata `village`.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from graphene import ID, Boolean, InputObjectType, List, NonNull, ObjectType, String

from foundation.access import Refusal
from foundation.graphql.codes import CountryCode
from foundation.graphql.declare import Field
from foundation.graphql.shapes import MetadataInput, MetadataItem, ObjectWithMetadata
from foundation.graphql.sources import col, const
from foundation.graphql.wire_ids import gid
from marketplace.checkout.graphql.channel import INDONESIA, CountryDisplay
from marketplace.checkout.selectors.addresses import village_of_address

REGENCY = "Banyuwangi"
PROVINCE = "Jawa Timur"
VILLAGE_KEY = "village"


class ForeignCountry(Refusal):
    code = "INVALID"
    field = "country"
    message = _("Kami hanya mengirim di Banyuwangi, Indonesia.")


class Address(ObjectType):
    """Where the goods go, or whom the invoice names."""

    class Meta:
        interfaces = (ObjectWithMetadata,)

    id = Field(ID, required=True, source=gid("Address"))
    first_name = Field(String, required=True, source=col("recipient", fn=lambda name: name.partition(" ")[0]))
    last_name = Field(String, required=True, source=col("recipient", fn=lambda name: name.partition(" ")[2]))
    company_name = Field(String, required=True, source=const(""))
    street_address_1 = Field(String, name="streetAddress1", required=True, source=col("street"))
    street_address_2 = Field(String, name="streetAddress2", required=True, source=col("note"))
    city = Field(String, required=True, source=const(REGENCY))
    city_area = Field(
        String,
        required=True,
        source=col("village", "district", fn=lambda village, district: f"{village}, {district}"),
    )
    postal_code = Field(String, required=True, source=col("postal_code"))
    country = Field(CountryDisplay, required=True, source=col("id", fn=lambda _id: INDONESIA))
    country_area = Field(String, required=True, source=const(PROVINCE))
    phone = Field(String, source=col("phone", fn=lambda phone: phone or None))
    metadata = Field(
        NonNull(List(NonNull(MetadataItem))),
        source=col("village_code", fn=lambda code: [{"key": VILLAGE_KEY, "value": code}]),
    )


class AddressInput(InputObjectType):
    """An address as people type it."""

    first_name = String()
    last_name = String()
    company_name = String()
    street_address_1 = String(name="streetAddress1")
    street_address_2 = String(name="streetAddress2")
    city = String()
    city_area = String(description="The village, or `village, district`.")
    postal_code = String()
    country = CountryCode()
    country_area = String()
    phone = String()
    metadata = List(NonNull(MetadataInput), description="`village`: the Kemendagri code of the village.")
    skip_validation = Boolean(default_value=False)


def recipient_of(given: dict[str, Any]) -> str:
    """The names of an AddressInput in one."""
    return f"{given.get('first_name') or ''} {given.get('last_name') or ''}".strip()


def set_address_words(given: dict[str, Any]) -> dict[str, Any]:
    """An AddressInput as the keywords of `set_address`. Raises ForeignCountry, NoSuchVillage."""
    if given.get("country") not in (None, INDONESIA["code"]):
        raise ForeignCountry()
    metadata = {item["key"]: item["value"] for item in given.get("metadata") or ()}
    village_code = village_of_address(
        code=metadata.get(VILLAGE_KEY),
        area=given.get("city_area") or "",
        city=given.get("city") or "",
        postal_code=given.get("postal_code") or "",
    )
    words = {
        "recipient": recipient_of(given),
        "street": given.get("street_address_1") or "",
        "note": given.get("street_address_2") or "",
        "village_code": village_code,
    }
    return words | ({"phone": given["phone"]} if given.get("phone") else {})
