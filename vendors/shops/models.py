from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundation.clock import NO_END

EMPTY_FROM = NO_END
EMPTY_UNTIL = date.min
"""The empty window: it begins on the last day there is and ends on the first, so no day lies in it."""


class ShopQuerySet(models.QuerySet["Shop"]):
    def selling(self, today: date) -> "ShopQuerySet":
        """Shops whose goods may be shown and sold on `today`."""
        return self.filter(open=True, selling_from__lte=today, selling_until__gte=today)


class Shop(models.Model):
    """The window of one business, under the same key.

    `selling_from … selling_until` (both days included) is the present or next lawful span, written by
    triggers from `shop_lawful_span`; nobody else writes it. `open` is the seller's own switch; closed for
    a holiday it opens by the clock after `closed_until`, its last closed day. `contact_phone` (empty: the
    owner's own number) is for those who bought, and for everybody where `phone_public`.
    """

    business = models.OneToOneField(
        "village.Business", primary_key=True, on_delete=models.PROTECT, related_name="shop"
    )
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    open = models.BooleanField(default=True)
    closed_until = models.DateField(null=True, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    contact_phone = models.CharField(max_length=16, blank=True)
    phone_public = models.BooleanField(default=False)
    selling_from = models.DateField(default=EMPTY_FROM)
    selling_until = models.DateField(default=EMPTY_UNTIL)
    logo_key = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField()

    objects = ShopQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(selling_from__lte=F("selling_until"))
                | Q(selling_from=EMPTY_FROM, selling_until=EMPTY_UNTIL),
                name="shop_window_is_a_span_or_empty",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="shop_has_a_name"),
            models.CheckConstraint(
                condition=Q(closed_until__isnull=True) | Q(open=False), name="shop_on_holiday_is_closed"
            ),
        ]
        indexes = [
            models.Index(fields=["name", "business"], name="shop_by_name"),
            models.Index(fields=["selling_until"], name="shop_by_end"),
        ]

    def __str__(self) -> str:
        return self.name

    def sells_on(self, today: date) -> bool:
        """Whether its goods may be shown and sold on `today`."""
        return self.open and self.lawful_on(today)

    def lawful_on(self, today: date) -> bool:
        """Whether the law lets it sell on `today`, whatever the seller's switch says."""
        return self.selling_from <= today <= self.selling_until


class Sanction(models.Model):
    """An office forbids a shop to sell, from `starts_on` through `ends_on` (null: until lifted).

    `laid_for` is the region of the office that laid it: only an office over all of that region lifts it.
    """

    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="sanctions")
    reason = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    laid_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    laid_at = models.DateTimeField()
    laid_for = models.ForeignKey(
        "village.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lift_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="sanction_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="sanction_says_why"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lift_reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lift_reason="")),
                name="sanction_lifted_whole",
            ),
        ]
        indexes = [models.Index(fields=["shop", "starts_on"], name="sanction_of_shop")]

    def forbids_on(self, today: date) -> bool:
        """Whether it keeps the shop from selling on `today`."""
        return self.lifted_at is None and self.starts_on <= today and (self.ends_on or today) >= today
