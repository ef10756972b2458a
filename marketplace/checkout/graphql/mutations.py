from collections.abc import Sequence
from typing import Any
from uuid import UUID

from graphene import ID, Boolean, List, NonNull, String

from foundation.access import Viewer
from foundation.access.permissions import PUBLIC, SIGNED_IN
from foundation.graphql.declare import Field
from foundation.graphql.mutations import Mutation
from foundation.graphql.wire_ids import pk_of, uuid_of
from marketplace.checkout.graphql.address import AddressInput, recipient_of, set_address_words
from marketplace.checkout.graphql.channel import SLUG
from marketplace.checkout.graphql.inputs import (
    CheckoutAddressValidationRules,
    CheckoutCreateInput,
    CheckoutError,
    CheckoutLineInput,
    CheckoutLineUpdateInput,
    UnknownChannel,
    checkout_id_of,
    metadata_of,
    new_lines,
    refuse_price,
)
from marketplace.checkout.graphql.types import Checkout
from marketplace.checkout.rules import UnknownLine
from marketplace.checkout.selectors import line_of_variant
from marketplace.checkout.services import (
    add_lines,
    attach_account,
    create_checkout,
    detach_account,
    remove_lines,
    set_address,
    set_billing_name,
    set_contact,
    update_lines,
)

Answer = dict[str, Any]


class CheckoutMutation(Mutation, abstract=True):
    """What all changes of a checkout have."""

    access = PUBLIC
    error = CheckoutError


class CheckoutCreate(CheckoutMutation):
    """Open a cart: of the account that is signed in, or of whoever holds its id."""

    checkout = Field(Checkout)

    class Arguments:
        input = CheckoutCreateInput(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, input: dict[str, Any]) -> Answer:
        if input.get("channel") not in (None, SLUG):
            raise UnknownChannel()
        shipping, billing = input.get("shipping_address"), input.get("billing_address")
        checkout = create_checkout(
            lines=new_lines(input.get("lines")),
            email=input.get("email") or "",
            address=set_address_words(shipping) if shipping else None,
            billing_name=recipient_of(billing) if billing else "",
            metadata=metadata_of(input.get("metadata")),
            by=viewer,
            at=viewer.at,
        )
        return {"checkout": checkout.pk}


class CheckoutLinesAdd(CheckoutMutation):
    """Put goods into a cart; more of what lies in it adds up."""

    checkout = Field(Checkout)

    class Arguments:
        id = ID()
        lines = List(NonNull(CheckoutLineInput), required=True)

    @staticmethod
    def perform(viewer: Viewer, *, lines: list[dict[str, Any]], id: str | None = None) -> Answer:
        checkout = add_lines(checkout_id=checkout_id_of(id), lines=new_lines(lines), by=viewer, at=viewer.at)
        return {"checkout": checkout.pk}


class CheckoutLinesUpdate(CheckoutMutation):
    """Set how many pieces lines have; 0 takes a line out."""

    checkout = Field(Checkout)

    class Arguments:
        id = ID()
        lines = List(NonNull(CheckoutLineUpdateInput), required=True)

    @staticmethod
    def perform(viewer: Viewer, *, lines: list[dict[str, Any]], id: str | None = None) -> Answer:
        checkout_id = checkout_id_of(id)
        quantities, metadata = {}, {}
        for line in lines:
            refuse_price(line)
            line_id = _line_id(checkout_id, line)
            if line.get("quantity") is not None:
                quantities[line_id] = line["quantity"]
            metadata[line_id] = metadata_of(line.get("metadata"))
        checkout = update_lines(
            checkout_id=checkout_id, quantities=quantities, metadata=metadata, by=viewer, at=viewer.at
        )
        return {"checkout": checkout.pk}


def _line_id(checkout_id: UUID, line: dict[str, Any]) -> UUID:
    if line.get("line_id"):
        return uuid_of(line["line_id"], "CheckoutLine", field="line_id")
    if line.get("variant_id"):
        variant_id = pk_of(line["variant_id"], "ProductVariant", field="variant_id")
        return line_of_variant(checkout_id, variant_id)
    raise UnknownLine()


class CheckoutLinesDelete(CheckoutMutation):
    """Take lines out of a cart."""

    checkout = Field(Checkout)

    class Arguments:
        id = ID()
        lines_ids = List(NonNull(ID), required=True)

    @staticmethod
    def perform(viewer: Viewer, *, lines_ids: Sequence[str], id: str | None = None) -> Answer:
        checkout = remove_lines(
            checkout_id=checkout_id_of(id),
            line_ids=[uuid_of(line_id, "CheckoutLine", field="lines_ids") for line_id in lines_ids],
            by=viewer,
            at=viewer.at,
        )
        return {"checkout": checkout.pk}


class CheckoutEmailUpdate(CheckoutMutation):
    """Note the buyer's e-mail address."""

    checkout = Field(Checkout)

    class Arguments:
        id = ID()
        email = String(required=True)

    @staticmethod
    def perform(viewer: Viewer, *, email: str, id: str | None = None) -> Answer:
        checkout = set_contact(checkout_id=checkout_id_of(id), email=email, by=viewer, at=viewer.at)
        return {"checkout": checkout.pk}


class CheckoutShippingAddressUpdate(CheckoutMutation):
    """Note where the goods go: a village of Banyuwangi. Chosen deliveries are priced anew."""

    checkout = Field(Checkout)

    class Arguments:
        id = ID()
        shipping_address = AddressInput(required=True)
        save_address = Boolean(default_value=True)
        validation_rules = CheckoutAddressValidationRules()

    @staticmethod
    def perform(
        viewer: Viewer, *, shipping_address: dict[str, Any], id: str | None = None, **_accepted: Any
    ) -> Answer:
        checkout = set_address(
            checkout_id=checkout_id_of(id), by=viewer, at=viewer.at, **set_address_words(shipping_address)
        )
        return {"checkout": checkout.pk}


class CheckoutBillingAddressUpdate(CheckoutMutation):
    """Note the name for the invoice; the rest of the address is that of the delivery."""

    checkout = Field(Checkout)

    class Arguments:
        id = ID()
        billing_address = AddressInput(required=True)
        save_address = Boolean(default_value=True)
        validation_rules = CheckoutAddressValidationRules()

    @staticmethod
    def perform(
        viewer: Viewer, *, billing_address: dict[str, Any], id: str | None = None, **_accepted: Any
    ) -> Answer:
        checkout = set_billing_name(
            checkout_id=checkout_id_of(id),
            billing_name=recipient_of(billing_address),
            by=viewer,
            at=viewer.at,
        )
        return {"checkout": checkout.pk}


class CheckoutCustomerAttach(CheckoutMutation):
    """Make a visitor's cart the cart of the account that is signed in."""

    access = SIGNED_IN
    checkout = Field(Checkout)

    class Arguments:
        id = ID()

    @staticmethod
    def perform(viewer: Viewer, *, id: str | None = None) -> Answer:
        checkout = attach_account(checkout_id=checkout_id_of(id), by=viewer, at=viewer.at)
        return {"checkout": checkout.pk}


class CheckoutCustomerDetach(CheckoutMutation):
    """Let a cart go from its account: goods stay, personal data go."""

    access = SIGNED_IN
    checkout = Field(Checkout)

    class Arguments:
        id = ID()

    @staticmethod
    def perform(viewer: Viewer, *, id: str | None = None) -> Answer:
        checkout = detach_account(checkout_id=checkout_id_of(id), by=viewer, at=viewer.at)
        return {"checkout": checkout.pk}
