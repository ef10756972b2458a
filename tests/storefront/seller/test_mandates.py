"""Inviting, accepting, revoking and laying down a mandate; what it opens of the seller's pages."""

import pytest

from foundation.clock import today
from tests.foundation.factories import an_account
from tests.marketplace.factories import a_keeper
from tests.storefront.seller.pages import errors_of, signed_in, text_of
from vendors.mandates.models import Mandate

pytestmark = pytest.mark.django_db

GIVEN, HELD = "/jualan/toko/kuasa/", "/jualan/kuasa/"
QUERIES = 7


def typed(account, *scopes, **changes):
    day = today()
    return {
        "login": account.email,
        "kind": "staff",
        "organisation": "",
        "scopes": list(scopes or ("goods", "orders", "profile")),
        "ends_on": day.isoformat(),
    } | changes


def invited(keeper, *scopes):
    account = an_account()
    signed_in(keeper.account).post(GIVEN, typed(account, *scopes))
    return account, Mandate.objects.latest("pk")


def accepted(keeper, *scopes):
    account, mandate = invited(keeper, *scopes)
    signed_in(account).post(f"{HELD}{mandate.pk}/jawab/", {"accept": "1"})
    return account, mandate


def test_an_invitation_is_read_and_accepted():
    keeper = a_keeper()
    account, mandate = invited(keeper, "goods", "orders")
    client = signed_in(account)

    start, offers = client.get("/jualan/"), client.get(HELD)
    answer = client.post(f"{HELD}{mandate.pk}/jawab/", {"accept": "1"})
    home = client.get("/jualan/")

    assert "Anda diundang mengurus toko lain" in text_of(start)
    assert "Mengurus: Barang, Pesanan." in text_of(offers)
    assert answer.url == HELD
    assert keeper.shop.name in text_of(home)


def test_revoked_the_next_page_is_closed():
    keeper = a_keeper()
    account, mandate = accepted(keeper)
    client = signed_in(account)
    before = client.get("/jualan/toko/tentang/").status_code

    signed_in(keeper.account).post(f"{GIVEN}{mandate.pk}/cabut/")

    assert before == 200
    assert client.get("/jualan/toko/tentang/").url == "/jualan/"


def test_only_who_minds_the_profile_sees_its_pages():
    keeper = a_keeper()
    account, _mandate = accepted(keeper, "goods")
    client = signed_in(account)

    pages = [client.get(f"/jualan/toko/{name}/").status_code for name in ("tentang", "pengiriman", "kuasa")]

    assert pages == [404, 404, 404]
    assert client.get("/jualan/barang/").status_code == 200
    assert "Tutup toko sementara" not in text_of(client.get("/jualan/toko/"))


def test_a_refused_invitation_keeps_what_was_typed():
    keeper, account = a_keeper(), an_account()

    page = signed_in(keeper.account).post(GIVEN, typed(account, login="tidak.ada@contoh.test"))

    assert "Belum ada akun dengan email atau nomor ponsel ini." in errors_of(page)[0]
    assert 'value="tidak.ada@contoh.test"' in page.content.decode()
    assert not Mandate.objects.exists()


def test_nobody_else_revokes_answers_or_lays_down():
    keeper, stranger = a_keeper(), an_account()
    _account, mandate = invited(keeper)
    client = signed_in(stranger)

    answers = [
        client.post(f"{GIVEN}{mandate.pk}/cabut/"),
        client.post(f"{HELD}{mandate.pk}/jawab/", {"accept": "1"}),
        client.post(f"{HELD}{mandate.pk}/letakkan/"),
    ]

    assert [one.status_code for one in answers] == [404, 404, 404]
    mandate.refresh_from_db()
    assert mandate.state == "offered"


def test_who_holds_it_lays_it_down():
    keeper = a_keeper()
    account, mandate = accepted(keeper)

    signed_in(account).post(f"{HELD}{mandate.pk}/letakkan/")

    mandate.refresh_from_db()
    assert mandate.state == "given_up"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_times(count, django_assert_num_queries):
    keeper = a_keeper()
    for _number in range(count):
        accepted(keeper)
    client = signed_in(keeper.account)

    with django_assert_num_queries(QUERIES):
        client.get(GIVEN)
