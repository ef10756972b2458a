from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import F, Subquery, Sum
from django.utils.translation import gettext as _

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.money import rupiah
from marketplace.checkout.models import Checkout, CheckoutDelivery, CheckoutLine
from marketplace.checkout.rules import UnknownLine, belongs_to_another
from marketplace.checkout.selectors.lines import CartLine, cart_lines
from marketplace.delivery.rules import DeliveryOption, combined, method_name
from marketplace.delivery.selectors import delivery_options_by_shop


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands between the cart and an order, or changed since the buyer looked.

    kind: price_moved, stock_short, sold_out, not_published, not_selling (of a line or shop);
    delivery_price_moved, delivery_impossible (of a shop).
    """

    kind: str
    message: str
    shop_id: int
    line_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ChosenDelivery:
    """What the buyer chose for a shop. `price` is today's, None where it is not possible any more."""

    method: str
    seen_price: int
    price: int | None

    @property
    def name(self) -> str:
        return method_name(self.method)


@dataclass(frozen=True, slots=True)
class CartShop:
    """The lines of one shop, its ways of delivery and the chosen one."""

    shop_id: int
    name: str
    slug: str
    village: str
    village_level: str
    selling: bool
    lines: tuple[CartLine, ...]
    options: tuple[DeliveryOption, ...]
    chosen: ChosenDelivery | None
    problems: tuple[Problem, ...]

    @property
    def subtotal(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def item_count(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def weight_grams(self) -> int:
        return sum(line.weight_total for line in self.lines)


@dataclass(frozen=True, slots=True)
class CartView:
    """A cart by shop, with sums and problems. Personal data are empty for those it does not belong to."""

    id: UUID
    account_id: int | None
    email: str
    phone: str
    recipient: str
    street: str
    note: str
    village_code: str
    village: str
    village_level: str
    district: str
    postal_code: str
    shops: tuple[CartShop, ...]

    @property
    def subtotal(self) -> int:
        return sum(shop.subtotal for shop in self.shops)

    @property
    def item_count(self) -> int:
        return sum(shop.item_count for shop in self.shops)

    @property
    def shipping_total(self) -> int | None:
        """None until every shop has a delivery that is still possible."""
        prices = [shop.chosen.price if shop.chosen else None for shop in self.shops]
        return sum(price for price in prices if price is not None) if None not in prices else None

    @property
    def total(self) -> int | None:
        shipping = self.shipping_total
        return None if shipping is None else self.subtotal + shipping

    @property
    def lines(self) -> tuple[CartLine, ...]:
        return tuple(line for shop in self.shops for line in shop.lines)

    @property
    def obtainable_total(self) -> int:
        """What the goods cost that can be had now, without delivery."""
        return sum(line.obtainable_total for line in self.lines)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for shop in self.shops for problem in shop.problems)


def cart_view(checkout_id: UUID, viewer: Viewer) -> CartView:
    """An open cart, for whoever holds its UUID; personal data for its buyer alone. Five queries.

    Raises NotFound for a cart that does not exist or has become an order.
    """
    checkout = (
        Checkout.objects.select_related("village__parent").filter(pk=checkout_id, completed_at=None).first()
    )
    if checkout is None:
        raise NotFound(field="id")
    masked = belongs_to_another(checkout.account_id, viewer)
    lines = sorted(cart_lines(checkout.pk, today=viewer.today), key=lambda line: line.shop_id)
    by_shop = {shop_id: tuple(group) for shop_id, group in groupby(lines, key=lambda line: line.shop_id)}
    options = delivery_options_by_shop(
        {shop_id: sum(line.weight_total for line in group) for shop_id, group in by_shop.items()},
        checkout.village_id,
        goods={shop_id: sum(line.total for line in group) for shop_id, group in by_shop.items()},
    )
    chosen = {row.shop_id: row for row in CheckoutDelivery.objects.filter(checkout_id=checkout.pk)}
    village = None if masked else checkout.village
    return CartView(
        id=checkout.pk,
        account_id=None if masked else checkout.account_id,
        email="" if masked else checkout.email,
        phone="" if masked else checkout.phone,
        recipient="" if masked else checkout.recipient,
        street="" if masked else checkout.street,
        note="" if masked else checkout.note,
        village_code=village.code if village else "",
        village=village.name if village else "",
        village_level=village.level if village else "",
        district=village.parent.name if village and village.parent else "",
        postal_code=village.postal_code if village else "",
        shops=tuple(
            _shop(group, options.get(shop_id, ()), chosen.get(shop_id)) for shop_id, group in by_shop.items()
        ),
    )


def item_count(checkout_id: UUID | None) -> int:
    """How many pieces lie in a cart: the number at the cart's icon. Visitors' cookies hold the id."""
    if checkout_id is None:
        return 0
    quantities = CheckoutLine.objects.filter(
        checkout_id=checkout_id, checkout__completed_at=None
    ).values_list("quantity", flat=True)
    return sum(quantities)


def line_of_variant(checkout_id: UUID, variant_id: int) -> UUID:
    """The line that holds a variant, for whoever holds the UUID of the open cart; raises UnknownLine."""
    line_id = (
        CheckoutLine.objects.filter(
            checkout_id=checkout_id, checkout__completed_at=None, variant_id=variant_id
        )
        .values_list("pk", flat=True)
        .first()
    )
    if line_id is None:
        raise UnknownLine()
    return line_id


def delivery_combinations(checkout_id: UUID) -> list[DeliveryOption]:
    """One delivery for all shops of an open cart, for clients that know no other; raises NotFound."""
    checkout = Checkout.objects.filter(pk=checkout_id, completed_at=None).first()
    if checkout is None:
        raise NotFound(field="id")
    return combined(list(offers_of(checkout).values()))


def offers_of(checkout: Checkout) -> dict[int, tuple[DeliveryOption, ...]]:
    """What each shop of a cart offers to the cart's village for the weight of its lines, in shop order."""
    parcels = list(
        checkout.lines.values_list("variant__product__shop_id")
        .annotate(
            grams=Sum(F("variant__product__weight_grams") * F("quantity")),
            goods=Sum(F("variant__price") * F("quantity")),
        )
        .order_by("variant__product__shop_id")
    )
    return delivery_options_by_shop(
        {shop_id: grams for shop_id, grams, _goods in parcels},
        checkout.village_id,
        goods={shop_id: goods for shop_id, _grams, goods in parcels},
    )


def pieces_in_cart(*, account_id: int | None, held: UUID | None) -> int:
    """How many pieces lie in the cart that `open_checkout_of` finds. One query, none without a cart."""
    lines = CheckoutLine.objects.filter(checkout__completed_at=None)
    if account_id is not None:
        latest = Checkout.objects.filter(account_id=account_id, completed_at=None).order_by("-updated_at")
        lines = lines.filter(checkout_id=Subquery(latest.values("pk")[:1]))
    elif held is not None:
        lines = lines.filter(checkout_id=held, checkout__account=None)
    else:
        return 0
    return sum(lines.values_list("quantity", flat=True))


def open_checkout_of(viewer: Viewer, held: UUID | None) -> UUID | None:
    """The cart that pages show: of an account the one used last, of a visitor the one that he holds.

    A cart of an account is never shown to a visitor: somebody else may hold the phone now.
    """
    if viewer.account_id is not None:
        return latest_checkout_of(viewer)
    if held is None:
        return None
    mine = Checkout.objects.filter(pk=held, account=None, completed_at=None)
    return mine.values_list("pk", flat=True).first()


def latest_checkout_of(viewer: Viewer) -> UUID | None:
    """The open cart that an account used last, on whatever device."""
    if viewer.account_id is None:
        return None
    return (
        Checkout.objects.filter(account_id=viewer.account_id, completed_at=None)
        .order_by("-updated_at")
        .values_list("pk", flat=True)
        .first()
    )


def _shop(
    lines: tuple[CartLine, ...], options: tuple[DeliveryOption, ...], row: CheckoutDelivery | None
) -> CartShop:
    first = lines[0]
    price = next((option.price for option in options if row and option.method == row.method), None)
    chosen = ChosenDelivery(row.method, seen_price=row.price, price=price) if row else None
    return CartShop(
        shop_id=first.shop_id,
        name=first.shop_name,
        slug=first.shop_slug,
        village=first.shop_village,
        village_level=first.shop_village_level,
        selling=first.selling,
        lines=lines,
        options=options,
        chosen=chosen,
        problems=tuple(_problems(lines, chosen)),
    )


def _problems(lines: tuple[CartLine, ...], chosen: ChosenDelivery | None) -> list[Problem]:
    shop_id, shop_name = lines[0].shop_id, lines[0].shop_name
    if not lines[0].selling:
        return [Problem("not_selling", _("%s sedang tidak berjualan.") % shop_name, shop_id)]
    found = [problem for line in lines for problem in line_problems(line)]
    if chosen and chosen.price is None:
        found.append(
            Problem(
                "delivery_impossible",
                _("%(shop)s tidak lagi bisa: %(way)s. Pilih cara lain.")
                % {"shop": shop_name, "way": chosen.name},
                shop_id,
            )
        )
    elif chosen and chosen.price != chosen.seen_price:
        now, seen = rupiah(chosen.price or 0), rupiah(chosen.seen_price)
        found.append(
            Problem(
                "delivery_price_moved",
                _("Ongkos kirim %(shop)s sekarang %(now)s, tadinya %(seen)s.")
                % {"shop": shop_name, "now": now, "seen": seen},
                shop_id,
            )
        )
    return found


def line_problems(line: CartLine) -> list[Problem]:
    """What is wrong with, or has changed about, one line of a shop that sells."""
    if not line.published:
        return [Problem("not_published", _("%s tidak dijual lagi.") % line.name, line.shop_id, line.id)]
    found = []
    if line.available == 0:
        found.append(Problem("sold_out", _("%s habis.") % line.name, line.shop_id, line.id))
    elif line.stock_short:
        message = _("Stok %(name)s tinggal %(left)s.")
        found.append(
            Problem(
                "stock_short", message % {"name": line.name, "left": line.available}, line.shop_id, line.id
            )
        )
    if line.price_moved:
        found.append(
            Problem(
                "price_moved",
                _("%(name)s sekarang %(now)s, tadinya %(seen)s. Hapus bila tidak jadi.")
                % {"name": line.name, "now": rupiah(line.price), "seen": rupiah(line.seen_price)},
                line.shop_id,
                line.id,
            )
        )
    return found
