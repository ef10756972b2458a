import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from foundation.audit.protection import append_only, state_needs_transition
from foundation.money import RupiahField
from marketplace.payments.states import (
    GATEWAYS,
    PAPER_KINDS,
    PAYMENT_STATES,
    PENDING,
    REFUNDED,
    WITH_THE_SHOP,
)


class TransactionItem(models.Model):
    """The buyer's one act of paying: for a checkout, and from completion on for the order it became."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    checkout = models.ForeignKey(
        "marketplace.Checkout", null=True, on_delete=models.CASCADE, related_name="transactions"
    )
    order = models.ForeignKey(
        "marketplace.Order", null=True, on_delete=models.PROTECT, related_name="transactions"
    )
    gateway = models.CharField(max_length=40)
    amount = RupiahField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(gateway__in=GATEWAYS), name="transaction_item_gateway_known"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="transaction_item_not_negative"),
            models.CheckConstraint(
                condition=Q(checkout__isnull=False) ^ Q(order__isnull=False),
                name="transaction_item_for_one_thing",
            ),
            models.UniqueConstraint(fields=["checkout", "gateway"], name="transaction_item_once_a_gateway"),
        ]


class Payment(models.Model):
    """The share of one shop in a transaction. What is paid is a sum over these, never a stored figure.

    `bank_account`: the shop's account as the buyer was told it, whatever the shop sets later. `due_at`:
    until when the next one has to act: the buyer to pay, or the shop to pay back.
    """

    transaction = models.ForeignKey(TransactionItem, on_delete=models.PROTECT, related_name="payments")
    vendor_order = models.ForeignKey(
        "marketplace.VendorOrder", on_delete=models.PROTECT, related_name="payments"
    )
    amount = RupiahField()
    state = models.CharField(max_length=12, default=PENDING)
    bank_account = models.ForeignKey(
        "vendors.BankAccount", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PAYMENT_STATES), name="payment_state_known"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="payment_not_negative"),
            models.CheckConstraint(
                condition=Q(state__in=(*WITH_THE_SHOP, REFUNDED), paid_at__isnull=False)
                | (~Q(state__in=(*WITH_THE_SHOP, REFUNDED)) & Q(paid_at__isnull=True)),
                name="payment_paid_says_when",
            ),
            models.UniqueConstraint(
                fields=["transaction", "vendor_order"], name="payment_once_a_vendor_order"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="payment_by_deadline")
        ]
        triggers = [
            state_needs_transition("marketplace.payment"),
            pgtrigger.ReadOnly(
                name="payment_amount_stands",
                fields=["amount", "vendor_order", "transaction", "bank_account"],
            ),
        ]


class Paper(models.Model):
    """What buyer and shop show each other: proof of a transfer or a refund, photos of what is wrong.

    The file lies sealed in private storage; only that buyer, that shop and the regency's desk open it.
    """

    vendor_order = models.ForeignKey(
        "marketplace.VendorOrder", on_delete=models.PROTECT, related_name="papers"
    )
    kind = models.CharField(max_length=12)
    file_name = models.CharField(max_length=120, unique=True)
    content_type = models.CharField(max_length=40)
    byte_size = models.PositiveIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=PAPER_KINDS), name="paper_kind_known")]
        indexes = [models.Index(fields=["vendor_order", "kind", "id"], name="paper_of_vendor_order")]
        triggers = [append_only("paper_stands")]
