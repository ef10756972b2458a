from uuid import uuid4

import pytest

from catalog.products.models import Product, Stock, Variant
from foundation.access.refusals import NotFound
from marketplace.checkout.selectors import cart_view, item_count, latest_checkout_of
from marketplace.checkout.services import create_checkout
from marketplace.delivery.services import set_delivery_terms
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders.services import complete_checkout
from tests.marketplace.factories import NOW, a_buyer, a_cart, a_full_cart, a_keeper, a_variant, a_visitor
from tests.village.factories import JAJAG
from vendors.shops.services import switch_shop

pytestmark = pytest.mark.django_db


def new_terms(keeper, **change):
    terms = {"pickup": True, "courier": True, "courier_base": 5_000, "courier_per_km": 400, "max_km": 80}
    set_delivery_terms(shop_id=keeper.shop.pk, by=keeper.viewer, at=NOW, **(terms | change))


def test_a_cart_shows_its_goods_by_shop_with_sums():
    coffee, batik = a_keeper(), a_keeper(name="Batik Sekar Oling")
    bag, cloth = a_variant(coffee, price=45_000, weight_grams=250), a_variant(batik, price=385_000)
    cart = a_full_cart((bag, 2), (cloth, 1))

    view = cart_view(cart.pk, a_visitor())

    assert [(shop.name, shop.subtotal, shop.item_count) for shop in view.shops] == [
        ("Kopi Kebun Bu Tini", 90_000, 2),
        ("Batik Sekar Oling", 385_000, 1),
    ]
    assert (view.shops[0].village, view.shops[0].weight_grams) == ("Grogol", 500)
    assert [option.method for option in view.shops[0].options] == [COURIER, PICKUP]
    assert view.shops[0].chosen.method == COURIER
    assert view.subtotal == 475_000
    assert view.shipping_total == sum(shop.chosen.price for shop in view.shops)
    assert view.total == view.subtotal + view.shipping_total
    assert (view.recipient, view.village, view.district, view.phone) == (
        "Ratna Dewi",
        "Jajag",
        "Gambiran",
        "+6281234567890",
    )
    assert view.problems == ()


def test_shipping_is_open_until_every_shop_has_a_delivery():
    cart = a_cart((a_variant(a_keeper()), 1))

    view = cart_view(cart.pk, a_visitor())

    assert (view.shipping_total, view.total) == (None, None)


def test_a_moved_price_is_told_with_both_figures():
    variant = a_variant(a_keeper(), name="Kopi lanang", variant_name="200 g", price=65_000)
    cart = a_cart((variant, 1))
    Variant.objects.filter(pk=variant.pk).update(price=68_000, list_price=68_000)

    view = cart_view(cart.pk, a_visitor())

    assert [(problem.kind, problem.message) for problem in view.problems] == [
        (
            "price_moved",
            "Kopi lanang, 200 g sekarang Rp68.000, tadinya Rp65.000. Hapus bila tidak jadi.",
        )
    ]
    assert (view.subtotal, view.shops[0].lines[0].seen_price) == (68_000, 65_000)


def test_short_stock_is_told_with_what_is_left():
    variant = a_variant(a_keeper(), stock=3)
    cart = a_cart((variant, 3))
    Stock.objects.filter(pk=variant.pk).update(allocated=1)

    (problem,) = cart_view(cart.pk, a_visitor()).problems

    assert (problem.kind, problem.message) == ("stock_short", "Stok Kopi robusta bubuk, 250 g tinggal 2.")


def test_sold_out_goods_are_told():
    variant = a_variant(a_keeper(), stock=3)
    cart = a_cart((variant, 3))
    Stock.objects.filter(pk=variant.pk).update(allocated=3)

    assert [problem.kind for problem in cart_view(cart.pk, a_visitor()).problems] == ["sold_out"]


def test_goods_that_left_the_window_are_told():
    variant = a_variant(a_keeper())
    cart = a_cart((variant, 1))
    Product.objects.update(published=False)

    assert [problem.kind for problem in cart_view(cart.pk, a_visitor()).problems] == ["not_published"]


def test_a_shop_that_does_not_sell_is_told_once_for_all_its_goods():
    keeper = a_keeper()
    cart = a_cart((a_variant(keeper), 1), (a_variant(keeper), 1))
    switch_shop(shop_id=keeper.shop.pk, open=False, by=keeper.viewer, at=NOW)

    view = cart_view(cart.pk, a_visitor())

    assert [(problem.kind, problem.message) for problem in view.problems] == [
        ("not_selling", "Kopi Kebun Bu Tini sedang tidak berjualan.")
    ]
    assert not view.shops[0].selling


def test_dearer_delivery_is_told():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1))
    new_terms(keeper, courier_base=10_000)

    view = cart_view(cart.pk, a_visitor())

    assert [problem.kind for problem in view.problems] == ["delivery_price_moved"]
    assert view.shipping_total == cart.deliveries.get().price + 5_000


def test_a_delivery_that_is_gone_is_told():
    keeper = a_keeper()
    cart = a_full_cart((a_variant(keeper), 1))
    new_terms(keeper, courier=False)

    view = cart_view(cart.pk, a_visitor())

    assert [problem.kind for problem in view.problems] == ["delivery_impossible"]
    assert (view.shipping_total, view.shops[0].chosen.price) == (None, None)


@pytest.mark.parametrize("somebody", [a_visitor, a_buyer])
def test_personal_data_of_an_attached_cart_are_hidden_from_others_who_hold_its_uuid(somebody):
    cart = a_full_cart((a_variant(a_keeper()), 1), by=a_buyer())

    view = cart_view(cart.pk, somebody())

    assert (
        view.account_id,
        view.email,
        view.phone,
        view.recipient,
        view.street,
        view.note,
        view.village,
        view.postal_code,
    ) == (None, "", "", "", "", "", "", "")
    assert view.item_count == 1


def test_a_cart_that_became_an_order_is_gone():
    cart = a_full_cart((a_variant(a_keeper()), 1))
    complete_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    with pytest.raises(NotFound):
        cart_view(cart.pk, a_visitor())
    with pytest.raises(NotFound):
        cart_view(uuid4(), a_visitor())


@pytest.mark.parametrize(("shops", "lines"), [(1, 1), (3, 2)])
def test_a_cart_is_read_in_five_queries_whatever_it_holds(shops, lines, django_assert_num_queries):
    keepers = [a_keeper(name=f"Toko {number}") for number in range(shops)]
    goods = [(a_variant(keeper), 1) for keeper in keepers for _number in range(lines)]
    cart = a_full_cart(*goods, village=JAJAG)
    viewer = a_visitor()

    with django_assert_num_queries(5):
        view = cart_view(cart.pk, viewer)

    assert view.item_count == shops * lines


def test_the_number_at_the_carts_icon_counts_pieces():
    variant = a_variant(a_keeper())
    cart = a_cart((variant, 4))

    assert (item_count(cart.pk), item_count(uuid4()), item_count(None)) == (4, 0, 0)


def test_an_account_finds_its_latest_open_cart_on_another_device():
    buyer = a_buyer()
    create_checkout(by=a_buyer(), at=NOW)
    cart = create_checkout(by=buyer, at=NOW)

    assert latest_checkout_of(buyer) == cart.pk
    assert latest_checkout_of(a_visitor()) is None
