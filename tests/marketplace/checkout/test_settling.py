from uuid import uuid4

import pytest

from catalog.products.models import Product, Stock, Variant
from foundation.access.refusals import NotFound
from marketplace.checkout.rules import CartMoved, NoLines, Unobtainable
from marketplace.checkout.selectors import cart_view
from marketplace.checkout.services import create_checkout, settle_checkout
from tests.marketplace.factories import NOW, a_cart, a_keeper, a_variant, a_visitor
from vendors.shops.services import switch_shop

pytestmark = pytest.mark.django_db


def as_it_is(cart):
    """Variant, pieces and agreed price of each line."""
    return sorted(cart.lines.values_list("variant_id", "quantity", "seen_price"))


def test_who_goes_on_takes_what_is_left_at_todays_price():
    variant = a_variant(a_keeper(), price=65_000, stock=5)
    cart = a_cart((variant, 3))
    Stock.objects.filter(variant=variant).update(quantity=2)
    Variant.objects.filter(pk=variant.pk).update(price=68_000, list_price=68_000)

    settle_checkout(checkout_id=cart.pk, shown_total=136_000, by=a_visitor(), at=NOW)

    assert as_it_is(cart) == [(variant.pk, 2, 68_000)]
    assert cart_view(cart.pk, a_visitor()).problems == ()


def test_what_moved_after_the_page_was_shown_is_shown_first():
    variant = a_variant(a_keeper(), price=65_000, stock=5)
    cart = a_cart((variant, 3))
    Stock.objects.filter(variant=variant).update(quantity=1)

    with pytest.raises(CartMoved):
        settle_checkout(checkout_id=cart.pk, shown_total=130_000, by=a_visitor(), at=NOW)

    assert as_it_is(cart) == [(variant.pk, 3, 65_000)]


def test_goods_that_cannot_be_had_are_named_and_nothing_goes_by_itself():
    keeper, resting = a_keeper(), a_keeper(name="Batik Sekar Oling")
    sold_out, withdrawn = a_variant(keeper, name="Kopi habis"), a_variant(keeper, name="Kopi lama")
    cloth, fine = a_variant(resting, name="Kain"), a_variant(keeper, name="Kopi ada")
    cart = a_cart((sold_out, 1), (withdrawn, 1), (cloth, 1), (fine, 1))
    Stock.objects.filter(variant=sold_out).update(quantity=0)
    Product.objects.filter(pk=withdrawn.product_id).update(published=False)
    switch_shop(shop_id=resting.shop.pk, open=False, by=resting.viewer, at=NOW)

    with pytest.raises(Unobtainable) as refused:
        settle_checkout(checkout_id=cart.pk, by=a_visitor(), at=NOW)

    assert str(refused.value) == (
        "Tidak bisa dibeli sekarang: Kopi habis, 250 g; Kopi lama, 250 g; Kain, 250 g."
        " Hapus dari keranjang untuk melanjutkan."
    )
    gone = cart.lines.exclude(variant=fine).values_list("pk", flat=True)
    assert set(refused.value.line_ids) == set(gone)
    assert cart.lines.count() == 4

    settle_checkout(checkout_id=cart.pk, drop_unobtainable=True, by=a_visitor(), at=NOW)

    assert [line.variant_id for line in cart.lines.all()] == [fine.pk]


def test_the_sum_counts_what_can_be_had():
    keeper = a_keeper()
    scarce, gone = a_variant(keeper, price=10_000, stock=9), a_variant(keeper, price=7_000)
    cart = a_cart((scarce, 5), (gone, 1))
    Stock.objects.filter(variant=scarce).update(quantity=2)
    Stock.objects.filter(variant=gone).update(quantity=0)

    assert cart_view(cart.pk, a_visitor()).obtainable_total == 20_000


def test_an_empty_cart_and_a_strange_one_are_refused():
    with pytest.raises(NoLines):
        settle_checkout(checkout_id=create_checkout(by=a_visitor(), at=NOW).pk, by=a_visitor(), at=NOW)
    with pytest.raises(NotFound):
        settle_checkout(checkout_id=uuid4(), by=a_visitor(), at=NOW)
