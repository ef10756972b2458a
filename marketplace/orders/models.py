import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundation.audit.protection import state_needs_transition
from foundation.money import RupiahField
from marketplace.delivery.states import METHODS
from marketplace.orders.states import PLACED, RECEIVED, TO_PACK, VENDOR_ORDER_STATES


class OrderCounter(models.Model):
    """The last order number of a year. Its row is locked last, so numbers have no gaps."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField()


class Order(models.Model):
    """What the buyer ordered in one go. Its UUID is the capability of a guest.

    `checkout_key` is the id of the cart that it came from: a second submit finds this order by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=16, unique=True)
    checkout_key = models.UUIDField(unique=True, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="orders"
    )
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=16, blank=True)
    recipient = models.CharField(max_length=120)
    street = models.CharField(max_length=300, blank=True)
    village = models.ForeignKey("village.Region", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    billing_name = models.CharField(max_length=120, blank=True)
    metadata = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    subtotal = RupiahField()
    shipping_total = RupiahField()
    total = RupiahField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(total=F("subtotal") + F("shipping_total")), name="order_total_adds_up"
            ),
            models.CheckConstraint(
                condition=Q(subtotal__gte=0, shipping_total__gte=0), name="order_not_negative"
            ),
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="order_buyer_can_be_reached"),
        ]
        indexes = [models.Index(fields=["account", "-created_at", "-id"], name="order_of_account")]
        triggers = [
            pgtrigger.ReadOnly(
                name="order_stands",
                fields=["number", "checkout_key", "created_at", "subtotal", "shipping_total", "total"],
            )
        ]

    def __str__(self) -> str:
        return self.number


class VendorOrder(models.Model):
    """The part of an order that one shop answers for. `due_at`: until when the shop has it packed."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="vendor_orders")
    shop = models.ForeignKey("vendors.Shop", on_delete=models.PROTECT, related_name="vendor_orders")
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=12, default=PLACED)
    delivery_method = models.CharField(max_length=12)
    days_min = models.PositiveSmallIntegerField()
    days_max = models.PositiveSmallIntegerField()
    subtotal = RupiahField()
    shipping_price = RupiahField()
    total = RupiahField()
    courier_name = models.CharField(max_length=60, blank=True)
    tracking_number = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    placed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    packed_at = models.DateTimeField(null=True)
    ready_at = models.DateTimeField(null=True)
    shipped_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "shop"], name="vendor_order_once_a_shop"),
            models.CheckConstraint(
                condition=Q(state__in=VENDOR_ORDER_STATES), name="vendor_order_state_known"
            ),
            models.CheckConstraint(
                condition=Q(delivery_method__in=METHODS), name="vendor_order_method_known"
            ),
            models.CheckConstraint(
                condition=Q(total=F("subtotal") + F("shipping_price")), name="vendor_order_total_adds_up"
            ),
            models.CheckConstraint(
                condition=Q(subtotal__gte=0, shipping_price__gte=0), name="vendor_order_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | Q(state__in=RECEIVED),
                name="vendor_order_received_once_delivered",
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "-placed_at", "-id"], name="vendor_order_of_shop"),
            models.Index(fields=["due_at"], condition=Q(state__in=TO_PACK), name="vendor_order_by_deadline"),
        ]
        triggers = [
            state_needs_transition("marketplace.vendororder"),
            pgtrigger.ReadOnly(
                name="vendor_order_stands",
                fields=[
                    "order",
                    "shop",
                    "number",
                    "delivery_method",
                    "subtotal",
                    "shipping_price",
                    "total",
                    "placed_at",
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OrderLine(models.Model):
    """What was bought, as it was named and priced then; the variant may go later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vendor_order = models.ForeignKey(VendorOrder, on_delete=models.PROTECT, related_name="lines")
    variant = models.ForeignKey("catalog.Variant", null=True, on_delete=models.SET_NULL, related_name="+")
    sort = models.PositiveSmallIntegerField()
    product_name = models.CharField(max_length=160)
    variant_name = models.CharField(max_length=120)
    sku = models.CharField(max_length=64)
    picture_sha = models.CharField(max_length=64, blank=True)
    quantity = models.PositiveIntegerField()
    unit_price = RupiahField()
    undiscounted_unit_price = RupiahField()
    total = RupiahField()
    metadata = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vendor_order", "sort"], name="order_line_sorted"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_line_of_something"),
            models.CheckConstraint(
                condition=Q(total=F("quantity") * F("unit_price")), name="order_line_total_adds_up"
            ),
            models.CheckConstraint(
                condition=Q(unit_price__gte=0, undiscounted_unit_price__gte=F("unit_price")),
                name="order_line_not_negative",
            ),
        ]
        triggers = [pgtrigger.ReadOnly(name="order_line_stands", exclude=["variant", "metadata"])]


class ReturnCase(models.Model):
    """The buyer asks to give goods back, once for each VendorOrder, whose states tell how it stands.

    `due_at`: until when the next one has to act: the shop to answer, the buyer to bring the goods.
    """

    vendor_order = models.OneToOneField(
        VendorOrder, primary_key=True, on_delete=models.PROTECT, related_name="return_case"
    )
    reason = models.CharField(max_length=300)
    answer = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    goods_back_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="return_by_deadline")
        ]


class Fulfilment(models.Model):
    """The hand-over of a VendorOrder: to the courier, or to the buyer at the shop."""

    vendor_order = models.OneToOneField(VendorOrder, on_delete=models.PROTECT, related_name="fulfilment")
    courier_name = models.CharField(max_length=60, blank=True)
    tracking_number = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()


class ProductSold(models.Model):
    """How many pieces of a product have been delivered, counted up as they are."""

    product = models.OneToOneField(
        "catalog.Product", primary_key=True, on_delete=models.CASCADE, related_name="sold"
    )
    quantity = models.PositiveBigIntegerField()


class GuestMessage(models.Model):
    """A message to the buyer of an order without an account, sent to the e-mail address of the order."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=48)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
