import pgtrigger
from django.db import models


class InvoiceCounter(models.Model):
    """The last invoice number of a shop in a year. Its row is locked last, so numbers have no gaps."""

    shop = models.ForeignKey("vendors.Shop", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "year"], name="invoice_counter_once_a_year")]


class Invoice(models.Model):
    """The number and the seller of one VendorOrder's invoice, as they were when it was given.

    `printed_for` says of which state and payment the PDF tells; empty before the first.
    """

    vendor_order = models.OneToOneField(
        "marketplace.VendorOrder", on_delete=models.PROTECT, related_name="invoice"
    )
    shop = models.ForeignKey("vendors.Shop", on_delete=models.PROTECT, related_name="invoices")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField(max_length=32, unique=True)
    seller = models.JSONField()
    issued_at = models.DateTimeField()
    printed_for = models.CharField(max_length=40, blank=True)
    printed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "year", "sequence"], name="invoice_counted_a_shop_and_year"
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(name="invoice_stands", exclude=["printed_for", "printed_at"]),
            pgtrigger.Protect(name="invoice_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def pdf_name(self) -> str:
        return f"invoices/{self.pk}.pdf"
