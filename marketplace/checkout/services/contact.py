from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.access.viewer import Viewer
from foundation.accounts.rules import phone_number
from marketplace.checkout.models import Checkout
from marketplace.checkout.rules import NoAddress, NoRecipient, email_address, fitting
from marketplace.checkout.services.delivery import reprice_deliveries
from marketplace.checkout.services.holding import hold_checkout, touch
from village.territory.selectors import village


@transaction.atomic
def set_contact(
    *, checkout_id: UUID, by: Viewer, at: datetime, email: str | None = None, phone: str | None = None
) -> Checkout:
    """Note how to reach the buyer; None leaves what is there, an empty text takes it out.

    Raises NotFound, BadEmail, NotAPhoneNumber.
    """
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    if email is not None:
        checkout.email = email_address(email) if email.strip() else ""
    if phone is not None:
        checkout.phone = phone_number(phone) if phone.strip() else ""
    return touch(checkout, at=at, fields=("email", "phone"))


@transaction.atomic
def set_address(
    *,
    checkout_id: UUID,
    recipient: str,
    village_code: str,
    by: Viewer,
    at: datetime,
    street: str = "",
    note: str = "",
    phone: str | None = None,
) -> Checkout:
    """Note where the goods go. Chosen deliveries are priced anew for the new village.

    Raises NotFound, NoRecipient, NoAddress, UnknownVillage, TooLong, NotAPhoneNumber.
    """
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    if not recipient.strip():
        raise NoRecipient()
    if not village_code:
        raise NoAddress()
    checkout.recipient = fitting("recipient", recipient, 120)
    checkout.street = fitting("street", street, 300)
    checkout.note = fitting("note", note, 500)
    checkout.village = village(village_code)
    if phone is not None:
        checkout.phone = phone_number(phone) if phone.strip() else ""
    touch(checkout, at=at, fields=("recipient", "street", "note", "village", "phone"))
    reprice_deliveries(checkout)
    return checkout


@transaction.atomic
def set_billing_name(*, checkout_id: UUID, billing_name: str, by: Viewer, at: datetime) -> Checkout:
    """Note the name for the invoice, where it is not the recipient's. Raises NotFound, TooLong."""
    checkout = hold_checkout(checkout_id, by=by, personal=True)
    checkout.billing_name = fitting("billing_name", billing_name, 120)
    return touch(checkout, at=at, fields=("billing_name",))
