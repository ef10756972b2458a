import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.money import RupiahField
from marketplace.delivery.states import METHODS


class Checkout(models.Model):
    """A cart over any number of shops. Its UUID is the capability of a visitor."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="checkouts"
    )
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=16, blank=True)
    recipient = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=300, blank=True)
    village = models.ForeignKey("village.Region", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    billing_name = models.CharField(max_length=120, blank=True)
    metadata = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "-updated_at"], name="checkout_of_account"),
            models.Index(fields=["updated_at"], name="checkout_by_age"),
        ]


class CheckoutLine(models.Model):
    """So many pieces of a variant. `seen_price` is the unit price that the buyer last agreed to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    checkout = models.ForeignKey(Checkout, on_delete=models.CASCADE, related_name="lines")
    variant = models.ForeignKey("catalog.Variant", on_delete=models.CASCADE, related_name="+")
    sort = models.PositiveSmallIntegerField()
    quantity = models.PositiveIntegerField()
    seen_price = RupiahField()
    metadata = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checkout", "variant"], name="checkout_line_once_a_variant"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="checkout_line_of_something"),
            models.CheckConstraint(condition=Q(seen_price__gte=0), name="checkout_line_not_negative"),
        ]


class CheckoutDelivery(models.Model):
    """The delivery chosen for one shop of a cart, and the price that the buyer agreed to."""

    checkout = models.ForeignKey(Checkout, on_delete=models.CASCADE, related_name="deliveries")
    shop = models.ForeignKey("vendors.Shop", on_delete=models.CASCADE, related_name="+")
    method = models.CharField(max_length=12)
    price = RupiahField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checkout", "shop"], name="checkout_delivery_once_a_shop"),
            models.CheckConstraint(condition=Q(method__in=METHODS), name="checkout_delivery_method_known"),
            models.CheckConstraint(condition=Q(price__gte=0), name="checkout_delivery_not_negative"),
        ]


class SavedAddress(models.Model):
    """An address of an account's own book. `is_default`: what its checkout begins with."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_addresses"
    )
    recipient = models.CharField(max_length=120)
    phone = models.CharField(max_length=16, blank=True)
    street = models.CharField(max_length=300, blank=True)
    village = models.ForeignKey("village.Region", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    is_default = models.BooleanField(default=False)
    is_default_billing = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(is_default=True), name="saved_address_one_default"
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(is_default_billing=True),
                name="saved_address_one_billing_default",
            ),
        ]
