"""Shops that sell, goods on their shelves, carts of visitors and accounts, and orders in any state."""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from PIL import Image

from catalog.products.models import Category, Product, ProductType, Stock, Variant
from foundation.access.viewer import Viewer, visitor
from foundation.accounts.models import User
from marketplace.checkout.models import Checkout
from marketplace.checkout.services import (
    NewLine,
    choose_delivery,
    create_checkout,
    initialize_transaction,
)
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders.models import Order, VendorOrder
from marketplace.orders.services import (
    accept_order,
    complete_checkout,
    deliver_order,
    ready_order,
    ship_order,
)
from marketplace.payments.states import BANK_TRANSFER, CASH_ON_DELIVERY
from tests.foundation.factories import an_account
from tests.village.factories import GROGOL, JAJAG, NOW, a_business, a_resident, a_verified_account, viewer_for
from vendors.banking.models import BankAccount
from vendors.banking.services import write_bank_account
from vendors.shops.models import Shop
from vendors.shops.services import open_shop
from village.businesses.models import NibRecord
from village.residents.models import Resident

A_MINUTE = timedelta(minutes=1)

_numbers = count(1)


@dataclass(frozen=True)
class Keeper:
    """A shop with the viewer of its verified owner."""

    shop: Shop
    viewer: Viewer
    account: User


def a_keeper(
    *,
    name: str = "Kopi Kebun Bu Tini",
    village: str = GROGOL,
    owner: tuple[User, Resident] | None = None,
) -> Keeper:
    """A shop that sells: its owner is verified, an unexpired NIB stands, the window is open."""
    account, resident = owner or a_verified_account(a_resident(village=village))
    business = a_business(resident, name=name)
    NibRecord.objects.create(
        business=business,
        nib=f"{next(_numbers):013d}",
        recorded_by=account,
        recorded_at=NOW,
        checked_by=account,
        checked_on=date(2026, 1, 2),
    )
    viewer = viewer_for(account)
    return Keeper(open_shop(business_id=business.pk, by=viewer, at=NOW), viewer, account)


def a_variant(
    keeper: Keeper,
    *,
    name: str = "Kopi robusta bubuk",
    variant_name: str = "250 g",
    price: int = 45_000,
    list_price: int | None = None,
    stock: int = 10,
    weight_grams: int = 250,
) -> Variant:
    """One pack of a published product, with so much stock."""
    number = next(_numbers)
    category, _created = Category.objects.get_or_create(slug="kopi", defaults={"name": "Kopi"})
    kind, _created = ProductType.objects.get_or_create(slug="barang", defaults={"name": "Barang"})
    product = Product.objects.create(
        shop=keeper.shop,
        category=category,
        product_type=kind,
        name=name,
        slug=f"barang-{number}",
        weight_grams=weight_grams,
        created_at=NOW,
        updated_at=NOW,
    )
    variant = Variant.objects.create(
        product=product,
        name=variant_name,
        sku=f"{keeper.shop.pk}-{number}",
        price=price,
        list_price=list_price or price,
    )
    Stock.objects.update_or_create(variant=variant, defaults={"quantity": stock})
    Product.objects.filter(pk=product.pk).update(published=True)
    return Variant.objects.select_related("product").get(pk=variant.pk)


def a_visitor() -> Viewer:
    return visitor(NOW)


def a_buyer(**account) -> Viewer:
    return viewer_for(an_account(**account))


def a_cart(*goods: tuple[Variant, int], by: Viewer | None = None) -> Checkout:
    """An open cart with so many pieces of each variant."""
    return create_checkout(
        by=by or a_visitor(),
        at=NOW,
        lines=tuple(NewLine(variant.pk, quantity) for variant, quantity in goods),
    )


def a_full_cart(
    *goods: tuple[Variant, int],
    by: Viewer | None = None,
    method: str = COURIER,
    village: str = JAJAG,
    email: str = "ratna@contoh.test",
    gateway: str = CASH_ON_DELIVERY,
) -> Checkout:
    """A cart that lacks nothing: contact, address, the same delivery for each shop, a way to pay."""
    by = by or a_visitor()
    checkout = create_checkout(
        by=by,
        at=NOW,
        lines=tuple(NewLine(variant.pk, quantity) for variant, quantity in goods),
        email=email,
        phone="0812 3456 7890",
        address={
            "recipient": "Ratna Dewi",
            "village_code": village,
            "street": "Dusun Krajan RT 03/RW 02",
            "note": "rumah pagar biru",
        },
    )
    shops = {variant.product.shop_id for variant, _quantity in goods}
    choose_delivery(checkout_id=checkout.pk, methods=dict.fromkeys(shops, method), by=by, at=NOW)
    initialize_transaction(checkout_id=checkout.pk, gateway=gateway, by=by, at=NOW)
    checkout.refresh_from_db()
    return checkout


def an_order(*goods: tuple[Variant, int], by: Viewer | None = None, method: str = COURIER, **cart) -> Order:
    """A placed order."""
    by = by or a_visitor()
    return complete_checkout(checkout_id=a_full_cart(*goods, by=by, method=method, **cart).pk, by=by, at=NOW)


def takes_transfer(keeper: Keeper, *, number: str = "1234567890") -> BankAccount:
    """The shop has an account that buyers pay to."""
    return write_bank_account(
        shop_id=keeper.shop.pk,
        bank_code="002",
        number=number,
        holder="SUTINI",
        by=keeper.viewer,
        at=NOW,
    )


def a_transfer_order(*goods: tuple[Variant, int], by: Viewer | None = None, **cart) -> Order:
    """A placed order that is to be paid by transfer; its shops take one."""
    return an_order(*goods, by=by, gateway=BANK_TRANSFER, **cart)


def a_picture(*, width: int = 600, height: int = 900) -> bytes:
    """A photo as phones make it, bright enough to read."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "JPEG")
    return out.getvalue()


def a_part(keeper: Keeper, order: Order) -> VendorOrder:
    """What a shop has of an order."""
    return VendorOrder.objects.get(order=order, shop=keeper.shop)


def taken_up(keeper: Keeper, order: Order) -> VendorOrder:
    return accept_order(vendor_order_id=a_part(keeper, order).pk, by=keeper.viewer, at=NOW + A_MINUTE)


def on_its_way(keeper: Keeper, order: Order) -> VendorOrder:
    """Accepted, and shipped or ready, as the delivery of the order has it."""
    part = taken_up(keeper, order)
    step = ready_order if part.delivery_method == PICKUP else ship_order
    return step(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 2 * A_MINUTE)


def delivered(keeper: Keeper, order: Order) -> VendorOrder:
    part = on_its_way(keeper, order)
    return deliver_order(vendor_order_id=part.pk, by=keeper.viewer, at=NOW + 3 * A_MINUTE)
