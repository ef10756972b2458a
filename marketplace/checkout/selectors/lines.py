from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery

from catalog.products.models import ProductMedia
from marketplace.checkout.models import CheckoutLine


@dataclass(frozen=True, slots=True)
class CartLine:
    """A line beside what its variant, stock and shop say now. `seen_price` is the price agreed to before."""

    id: UUID
    variant_id: int
    variant_name: str
    sku: str
    product_id: int
    product_name: str
    product_slug: str
    picture_sha: str
    weight_grams: int
    quantity: int
    seen_price: int
    price: int
    list_price: int
    available: int
    published: bool
    shop_id: int
    shop_name: str
    shop_slug: str
    shop_village: str
    shop_village_level: str
    selling: bool
    metadata: dict[str, str]

    @property
    def name(self) -> str:
        """Product and variant in one phrase."""
        return f"{self.product_name}, {self.variant_name}" if self.variant_name else self.product_name

    @property
    def total(self) -> int:
        return self.price * self.quantity

    @property
    def weight_total(self) -> int:
        return self.weight_grams * self.quantity

    @property
    def price_moved(self) -> bool:
        return self.price != self.seen_price

    @property
    def stock_short(self) -> bool:
        return self.quantity > self.available

    @property
    def obtainable(self) -> int:
        """How many of the wanted pieces can be had now."""
        return min(self.quantity, self.available) if self.selling and self.published else 0

    @property
    def obtainable_total(self) -> int:
        return self.price * self.obtainable

    @property
    def buyable(self) -> bool:
        return self.selling and self.published and not self.stock_short


def cart_lines(checkout_id: UUID, *, today: date) -> list[CartLine]:
    """The lines of a cart as they stand now, in the order in which they were put in. One query.

    For services and selectors that have checked who asks.
    """
    cover = ProductMedia.objects.filter(product=OuterRef("variant__product")).order_by("sort", "id")
    rows = (
        CheckoutLine.objects.filter(checkout_id=checkout_id)
        .select_related("variant__stock", "variant__product__shop__business__village")
        .annotate(picture_sha=Subquery(cover.values("picture__sha256")[:1]))
        .order_by("sort", "id")
    )
    return [_line(row, today) for row in rows]


def _line(row: CheckoutLine, today: date) -> CartLine:
    variant, product = row.variant, row.variant.product
    shop, stock = product.shop, getattr(variant, "stock", None)
    return CartLine(
        id=row.pk,
        variant_id=variant.pk,
        variant_name=variant.name,
        sku=variant.sku,
        product_id=product.pk,
        product_name=product.name,
        product_slug=product.slug,
        picture_sha=row.picture_sha or "",  # type: ignore[attr-defined]
        weight_grams=product.weight_grams,
        quantity=row.quantity,
        seen_price=row.seen_price,
        price=variant.price,
        list_price=variant.list_price,
        available=stock.available if stock is not None else 0,
        published=product.published,
        shop_id=shop.pk,
        shop_name=shop.name,
        shop_slug=shop.slug,
        shop_village=shop.business.village.name,
        shop_village_level=shop.business.village.level,
        selling=shop.sells_on(today),
        metadata=row.metadata,
    )
