from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from graphene import ID, Boolean, InputObjectType, Int, List, NonNull, String

from foundation.access import Refusal
from foundation.graphql.codes import LanguageCodeEnum
from foundation.graphql.mutations import error_type
from foundation.graphql.scalars import PositiveDecimal
from foundation.graphql.shapes import MetadataInput
from foundation.graphql.wire_ids import pk_of, uuid_of
from marketplace.checkout.graphql.address import AddressInput
from marketplace.checkout.services import NewLine

CHECKOUT_ERROR_CODES = [
    "BILLING_ADDRESS_NOT_SET",
    "CHECKOUT_NOT_FULLY_PAID",
    "GRAPHQL_ERROR",
    "PRODUCT_NOT_PUBLISHED",
    "PRODUCT_UNAVAILABLE_FOR_PURCHASE",
    "INSUFFICIENT_STOCK",
    "INVALID",
    "INVALID_SHIPPING_METHOD",
    "NOT_FOUND",
    "PAYMENT_ERROR",
    "PRICE_OVERRIDE_REASON_WITHOUT_OVERRIDE",
    "QUANTITY_GREATER_THAN_LIMIT",
    "REQUIRED",
    "SHIPPING_ADDRESS_NOT_SET",
    "SHIPPING_METHOD_NOT_APPLICABLE",
    "DELIVERY_METHOD_NOT_APPLICABLE",
    "SHIPPING_METHOD_NOT_SET",
    "SHIPPING_NOT_REQUIRED",
    "TAX_ERROR",
    "UNIQUE",
    "VOUCHER_NOT_APPLICABLE",
    "GIFT_CARD_NOT_APPLICABLE",
    "ZERO_QUANTITY",
    "MISSING_CHANNEL_SLUG",
    "CHANNEL_INACTIVE",
    "UNAVAILABLE_VARIANT_IN_CHANNEL",
    "EMAIL_NOT_SET",
    "NO_LINES",
    "INACTIVE_PAYMENT",
    "NON_EDITABLE_GIFT_LINE",
    "NON_REMOVABLE_GIFT_LINE",
    "SHIPPING_CHANGE_FORBIDDEN",
    "MISSING_ADDRESS_DATA",
]
CheckoutError = error_type("Checkout", CHECKOUT_ERROR_CODES)


class IdMissing(Refusal):
    code = "REQUIRED"
    field = "id"
    message = _("Sebut keranjangnya.")


class PriceIsTheShops(Refusal):
    code = "INVALID"
    field = "price"
    message = _("Harga ditentukan toko.")


class UnknownChannel(Refusal):
    code = "NOT_FOUND"
    field = "channel"
    message = _("Kanal itu tidak ada. Kanal kami: banyuwangi.")


class CheckoutLineInput(InputObjectType):
    """What to put in. Lines of one variant always add up."""

    quantity = Int(required=True)
    variant_id = ID(required=True)
    price = PositiveDecimal(description="Refused: a shop sets its prices.")
    price_override_reason = String()
    force_new_line = Boolean(default_value=False)
    metadata = List(NonNull(MetadataInput))


class CheckoutLineUpdateInput(InputObjectType):
    """A line, by its id or its variant's, and how many pieces it has from now on."""

    variant_id = ID()
    quantity = Int()
    price = PositiveDecimal(description="Refused: a shop sets its prices.")
    price_override_reason = String()
    line_id = ID()
    metadata = List(NonNull(MetadataInput))


class CheckoutAddressValidationRules(InputObjectType):
    """Accepted for Saleor's clients: the mall's own rules always hold."""

    check_required_fields = Boolean(default_value=True)
    check_fields_format = Boolean(default_value=True)
    enable_fields_normalization = Boolean(default_value=True)


class CheckoutValidationRules(InputObjectType):
    shipping_address = CheckoutAddressValidationRules()
    billing_address = CheckoutAddressValidationRules()


class CheckoutCreateInput(InputObjectType):
    channel = String()
    lines = List(NonNull(CheckoutLineInput))
    email = String()
    save_shipping_address = Boolean()
    shipping_address = AddressInput()
    save_billing_address = Boolean()
    billing_address = AddressInput()
    language_code = LanguageCodeEnum()
    validation_rules = CheckoutValidationRules()
    metadata = List(NonNull(MetadataInput))
    private_metadata = List(NonNull(MetadataInput))


def checkout_id_of(id: str | None) -> UUID:
    """Raises IdMissing, InvalidId."""
    if id is None:
        raise IdMissing()
    return uuid_of(id, "Checkout")


def metadata_of(given: list[dict[str, str]] | None) -> dict[str, str]:
    return {item["key"]: item["value"] for item in given or ()}


def refuse_price(given: dict[str, Any]) -> None:
    """Raises PriceIsTheShops."""
    if given.get("price") is not None or given.get("price_override_reason"):
        raise PriceIsTheShops()


def new_lines(given: list[dict[str, Any]] | None) -> tuple[NewLine, ...]:
    """Raises PriceIsTheShops, InvalidId."""
    found = []
    for line in given or ():
        refuse_price(line)
        variant_id = pk_of(line["variant_id"], "ProductVariant", field="variant_id")
        found.append(NewLine(variant_id, line["quantity"], metadata_of(line.get("metadata"))))
    return tuple(found)
