from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from foundation.access.refusals import Forbidden, NotFound
from foundation.access.viewer import Viewer
from marketplace.checkout.models import Checkout, CheckoutLine
from marketplace.checkout.rules import MAX_QUANTITY, belongs_to_another
from marketplace.checkout.services.account import attach_account


@dataclass(frozen=True, slots=True)
class Adopted:
    """The account's cart now. `merged`: lines of its earlier one; `capped`: goods that are scarce."""

    checkout: Checkout
    merged: int = 0
    capped: tuple[str, ...] = ()


ADDRESS = ("recipient", "street", "village_id", "note")


@transaction.atomic
def adopt_checkout(*, checkout_id: UUID, by: Viewer, at: datetime) -> Adopted:
    """Somebody signs in with a visitor's cart: it becomes the account's, with the goods of the one before.

    Of goods that lie in both the pieces add up, as far as the stock goes; nothing is lost. The address of the
    account's cart fills what the visitor left empty. A cart that is the account's already stays as it is.
    Raises NotFound (also for a cart of another account), Forbidden for a visitor.
    """
    if by.account_id is None:
        raise Forbidden()
    held, before = _held(checkout_id, by.account_id)
    if held is None or belongs_to_another(held.account_id, by):
        raise NotFound(field="id")
    if held.account_id is not None:
        return Adopted(held)
    merged, capped = _take_over(held, before) if before is not None else (0, ())
    return Adopted(attach_account(checkout_id=held.pk, by=by, at=at), merged=merged, capped=capped)


def _held(checkout_id: UUID, account_id: int) -> tuple[Checkout | None, Checkout | None]:
    """The visitor's cart and the one that the account used last, both locked in key order."""
    latest = Checkout.objects.filter(account_id=account_id, completed_at=None).order_by("-updated_at")
    before_id = latest.values_list("pk", flat=True).first()
    ids = {checkout_id, before_id} - {None}
    rows = Checkout.objects.select_for_update().filter(pk__in=ids, completed_at=None).order_by("pk")
    locked = {row.pk: row for row in rows}
    return locked.get(checkout_id), locked.get(before_id) if before_id is not None else None


def _take_over(held: Checkout, before: Checkout) -> tuple[int, tuple[str, ...]]:
    """How many lines came over, and the goods of which the stock holds fewer than both wanted together."""
    mine = {line.variant_id: line for line in held.lines.all()}
    theirs = list(before.lines.select_related("variant__product", "variant__stock").order_by("sort", "pk"))
    moving, capped = [], []
    for line in theirs:
        same = mine.get(line.variant_id)
        if same is None:
            moving.append(line.pk)
            continue
        stock = getattr(line.variant, "stock", None)
        left = stock.available if stock is not None else 0
        together = same.quantity + line.quantity
        # Never fewer than one of the carts held: what has become scarce is said when it is looked at.
        quantity = min(together, max(left, same.quantity, line.quantity), MAX_QUANTITY)
        if quantity < together:
            capped.append(line.variant.product.name)
        same.quantity = quantity
        same.save(update_fields=["quantity"])
    if moving:
        last = max((line.sort for line in mine.values()), default=0)
        CheckoutLine.objects.filter(pk__in=moving).update(checkout=held, sort=F("sort") + last)
    if held.village_id is None and before.village_id is not None:
        for name in ADDRESS:
            setattr(held, name, getattr(before, name))
        held.save(update_fields=["recipient", "street", "village", "note"])
    before.delete()
    return len(theirs), tuple(capped)
