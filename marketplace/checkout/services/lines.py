from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from catalog.products.models import Variant
from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout, CheckoutLine
from marketplace.checkout.rules import (
    MAX_LINES,
    NotPublished,
    NotSelling,
    SoldOut,
    StockShort,
    TooManyLines,
    UnknownLine,
    UnknownVariant,
    checked_quantity,
    fitting_metadata,
)
from marketplace.checkout.services.delivery import reprice_deliveries
from marketplace.checkout.services.holding import hold_checkout, touch


@dataclass(frozen=True, slots=True)
class NewLine:
    """So many pieces of a variant, to be put into a cart."""

    variant_id: int
    quantity: int
    metadata: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def add_lines(*, checkout_id: UUID, lines: Sequence[NewLine], by: Viewer, at: datetime) -> Checkout:
    """Put goods into a cart; more of what lies in it adds up. All or nothing.

    Raises NotFound, UnknownVariant, NotPublished, NotSelling, SoldOut, StockShort, ZeroQuantity,
    QuantityTooGreat, TooManyLines.
    """
    checkout = hold_checkout(checkout_id, by=by)
    held = {line.variant_id: line for line in checkout.lines.all()}
    first = max((line.sort for line in held.values()), default=0) + 1
    for sort, new in enumerate(lines, first):
        checked_quantity(new.quantity)
        line = held.get(new.variant_id)
        if line is None:
            line = CheckoutLine(
                checkout=checkout, variant_id=new.variant_id, sort=sort, quantity=0, metadata={}
            )
            held[new.variant_id] = line
        line.quantity = checked_quantity(line.quantity + new.quantity)
        line.metadata = fitting_metadata({**line.metadata, **new.metadata})
    if len(held) > MAX_LINES:
        raise TooManyLines(limit=MAX_LINES)
    _write([held[variant_id] for variant_id in {new.variant_id: None for new in lines}], by=by)
    reprice_deliveries(checkout)
    return touch(checkout, at=at)


@transaction.atomic
def update_lines(
    *,
    checkout_id: UUID,
    quantities: Mapping[UUID, int],
    by: Viewer,
    at: datetime,
    metadata: Mapping[UUID, Mapping[str, str]] | None = None,
) -> Checkout:
    """Set how many pieces each line has; 0 takes it out. All or nothing.

    Fewer pieces of what has become scarce are always allowed. Raises NotFound, UnknownLine,
    QuantityTooGreat, StockShort, SoldOut, NotPublished, NotSelling.
    """
    checkout = hold_checkout(checkout_id, by=by)
    held = {line.pk: line for line in checkout.lines.all()}
    if not held.keys() >= quantities.keys():
        raise UnknownLine()
    more = []
    for line_id, quantity in quantities.items():
        line = held[line_id]
        line.metadata = fitting_metadata({**line.metadata, **(metadata or {}).get(line_id, {})})
        if quantity == 0:
            line.delete()
        elif quantity <= line.quantity:
            line.quantity = checked_quantity(quantity)
            line.save(update_fields=["quantity", "metadata"])
        else:
            line.quantity = checked_quantity(quantity)
            more.append(line)
    _write(more, by=by)
    reprice_deliveries(checkout)
    return touch(checkout, at=at)


@transaction.atomic
def remove_lines(*, checkout_id: UUID, line_ids: Sequence[UUID], by: Viewer, at: datetime) -> Checkout:
    """Take lines out of a cart. Raises NotFound, UnknownLine."""
    checkout = hold_checkout(checkout_id, by=by)
    chosen = checkout.lines.filter(pk__in=line_ids)
    if chosen.count() != len(set(line_ids)):
        raise UnknownLine()
    chosen.delete()
    reprice_deliveries(checkout)
    return touch(checkout, at=at)


@transaction.atomic
def agree_to_prices(*, checkout_id: UUID, by: Viewer, at: datetime) -> Checkout:
    """The buyer has seen today's prices and goes on: completion will not ask about them again."""
    checkout = hold_checkout(checkout_id, by=by)
    for line in checkout.lines.select_related("variant"):
        if line.seen_price != line.variant.price:
            line.seen_price = line.variant.price
            line.save(update_fields=["seen_price"])
    reprice_deliveries(checkout)
    return touch(checkout, at=at)


def _write(lines: list[CheckoutLine], *, by: Viewer) -> None:
    """Check each line against what its variant, shop and stock say now, and save it at today's price."""
    variants = {
        variant.pk: variant
        for variant in Variant.objects.filter(pk__in=[line.variant_id for line in lines]).select_related(
            "stock", "product__shop"
        )
    }
    for line in lines:
        variant = variants.get(line.variant_id)
        if variant is None:
            raise UnknownVariant()
        _refuse_unavailable(line, variant, by)
        line.seen_price = variant.price
    CheckoutLine.objects.bulk_create(
        lines,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["quantity", "seen_price", "metadata"],
    )


def _refuse_unavailable(line: CheckoutLine, variant: Variant, by: Viewer) -> None:
    product = variant.product
    stock = getattr(variant, "stock", None)
    left = stock.available if stock is not None else 0
    if not product.published:
        raise NotPublished(name=product.name)
    if not product.shop.sells_on(by.today):
        raise NotSelling(shop=product.shop.name)
    if left == 0:
        raise SoldOut(name=product.name)
    if line.quantity > left:
        raise StockShort(name=product.name, left=left)
