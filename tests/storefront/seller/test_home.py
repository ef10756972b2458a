"""The first page of `/jualan/`: how to begin, where the letter is, or what waits."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.clock import now
from tests.foundation.factories import an_account
from tests.marketplace.factories import a_buyer, a_keeper, a_part, a_variant, an_order, delivered, taken_up
from tests.storefront.seller.pages import lettered, returned, sent, shopkeeping, signed_in, text_of
from tests.vendors.factories import a_letter, a_sanction, a_seller
from tests.village.factories import a_business, viewer_for
from tests.village.letters.factories import a_draft, an_applicant
from vendors.shops.services import open_shop
from village.residents.models import Resident

pytestmark = pytest.mark.django_db

HOME = "/jualan/"


def home_of(account):
    return signed_in(account).get(HOME)


def test_a_visitor_signs_in_first(client):
    assert client.get(HOME).url == f"{reverse('account_login')}?next={HOME}"


def test_somebody_new_is_told_how_to_begin():
    text = text_of(home_of(an_account()))

    assert "Jual hasil Anda sendiri, dengan izin dari desa" in text
    assert "Mulai permohonan surat usaha" in text
    assert "Surat ini gratis. Bila ada yang meminta uang, laporkan." in text


def test_a_draft_goes_on_from_here():
    applicant = an_applicant()
    draft = a_draft(applicant, at=now(), photos=False)

    response = home_of(applicant.account)

    assert "Permohonan belum dikirim Isian terakhir tersimpan hari ini," in text_of(response)
    go_on = reverse("seller:application", args=[draft.pk])
    assert f'<a class="btn wide" href="{go_on}">Lanjutkan isian</a>' in response.content.decode()


def test_an_applicant_sees_who_has_it_and_that_nothing_is_asked():
    applicant, _application = sent()

    text = text_of(home_of(applicant.account))

    assert "Sedang diperiksa Desa Grogol Jawaban paling lambat" in text
    assert "Tidak ada yang perlu Anda lakukan sekarang." in text


def test_a_returned_application_leads_straight_to_the_repair():
    applicant, application = returned("place_photo")

    response = home_of(applicant.account)

    assert "Dikembalikan untuk diperbaiki: foto tempat usaha." in text_of(response)
    repair = reverse("seller:application_step", args=[application.pk, 3])
    assert f'href="{repair}">Perbaiki sekarang</a>' in response.content.decode()


def test_a_signed_letter_opens_the_shop():
    applicant, letter = lettered()

    response = home_of(applicant.account)

    assert "Kopi Lereng Ijen sudah boleh berjualan" in text_of(response)
    assert f"{reverse('seller:shop_open')}?usaha={letter.business_id}" in response.content.decode()


def test_a_new_shop_has_one_thing_to_do_and_its_permit():
    applicant, shop = shopkeeping()

    response = home_of(applicant.account)

    text = text_of(response)
    assert "1 hal menunggu Anda Tambah barang pertama Toko Anda belum punya barang" in text
    assert "Izin Anda berlaku Sampai" in text and "365 hari lagi." in text
    assert "Perpanjang izin" not in text
    assert reverse("public:shop", args=[shop.slug]) in response.content.decode()


def test_what_waits_stands_by_its_deadline(on_the_day):
    keeper = a_keeper()
    variant = a_variant(keeper, name="Kopi robusta", stock=2)
    packed, fresh = an_order((variant, 1)), an_order((variant, 1))
    taken_up(keeper, packed)

    text = text_of(home_of(keeper.account))

    assert (
        "3 hal menunggu Anda"
        " Kemas pesanan Ratna Dewi Batas besok, 12.00 · 1 barang"
        " Terima pesanan Ratna Dewi Batas besok, 12.00 · 1 barang"
        " Kopi robusta habis Tambah stok supaya tampil lagi" in text
    )
    assert "2 perlu dikemas" in text
    assert a_part(keeper, fresh).number in text


def test_an_order_past_its_deadline_says_so(monkeypatch):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1))
    late = a_part(keeper, order).due_at + timedelta(hours=1)
    monkeypatch.setattr("foundation.accounts.viewers.now", lambda: late)

    text = text_of(home_of(keeper.account))

    assert "Terima pesanan Ratna Dewi Lewat batas sejak hari ini, 12.00 · 1 barang" in text


def test_money_is_what_was_received_and_what_follows(on_the_day):
    keeper = a_keeper()
    variant = a_variant(keeper, price=100_000)
    delivered(keeper, an_order((variant, 1), method="pickup"))
    an_order((variant, 2), method="pickup")

    text = text_of(home_of(keeper.account))

    assert "Sudah Anda terima tunai Rp100.000" in text
    assert "Rp200.000 lagi menyusul saat barang diserahkan. Tidak ada potongan." in text


def test_a_permit_that_ends_soon_is_to_be_renewed():
    seller, resident = a_seller()
    business = a_business(resident)
    a_letter(business, valid_until=seller.today + timedelta(days=20))
    open_shop(business_id=business.pk, by=seller, at=now())

    text = text_of(home_of(resident.identity_bindings.get().account))

    assert "Perpanjang izin" in text
    assert "20 hari lagi." in text


def test_a_sanction_stands_first():
    applicant, shop = shopkeeping()
    a_sanction(shop)

    text = text_of(home_of(applicant.account))

    assert "Toko ini sedang dilarang berjualan Barang tidak sesuai izin Sampai dicabut." in text


def test_another_sellers_things_are_not_here(on_the_day):
    mine, theirs = a_keeper(name="Kopi Saya"), a_keeper(name="Batik Orang")
    order = an_order((a_variant(theirs, name="Kain rahasia", stock=1), 1), by=a_buyer())

    text = text_of(home_of(mine.account))

    assert "Batik Orang" not in text and "Kain rahasia" not in text
    assert a_part(theirs, order).number not in text


def test_a_keeper_of_two_shops_chooses_which_is_in_hand(on_the_day):
    first = a_keeper(name="Kopi Saya")
    owner = first.shop.business.owner
    second = a_business(owner, name="Batik Saya")
    a_letter(second)
    batik = open_shop(business_id=second.pk, by=viewer_for(first.account, now()), at=now())
    client = signed_in(first.account)

    before = text_of(client.get(HOME))
    client.post(reverse("seller:shop_choose"), {"shop": batik.pk})
    after = text_of(client.get(HOME))

    assert "Toko saya: Kopi Saya" in before and "Pindah ke toko ini Batik Saya" in before
    assert "Toko saya: Batik Saya" in after and "Pindah ke toko ini Kopi Saya" in after


def test_nobody_takes_a_foreign_shop_in_hand():
    mine, theirs = a_keeper(name="Kopi Saya"), a_keeper(name="Batik Orang")
    client = signed_in(mine.account)

    answers = [
        client.post(reverse("seller:shop_choose"), {"shop": theirs.shop.pk}).status_code,
        client.post(reverse("seller:shop_choose"), {"shop": "x"}).status_code,
    ]

    assert answers == [404, 404]
    assert "Toko saya: Kopi Saya" in text_of(client.get(HOME))


def test_a_sellers_home_asks_the_same_number_of_times_for_one_and_for_three(
    on_the_day, django_assert_num_queries
):
    keeper = a_keeper()
    variants = [a_variant(keeper, name=f"Kopi {number}", stock=1) for number in range(3)]
    client = signed_in(keeper.account)
    an_order((variants[0], 1))
    with django_assert_num_queries(25):
        client.get(HOME)

    for variant in variants[1:]:
        an_order((variant, 1))

    with django_assert_num_queries(25):
        client.get(HOME)


def test_an_applicants_home_asks_the_same_number_of_times_for_two_and_for_four(django_assert_num_queries):
    applicant, _application = sent()
    sent(applicant, business_name="Kopi Kedua")
    client = signed_in(applicant.account)
    with django_assert_num_queries(9):
        client.get(HOME)

    for number in range(2):
        a_draft(applicant, at=now(), photos=False, business_name=f"Kopi {number}")

    with django_assert_num_queries(9):
        client.get(HOME)


def test_a_seller_whose_owner_left_the_register_is_told_that_the_window_is_empty():
    keeper = a_keeper()
    Resident.objects.filter(pk=keeper.shop.business.owner_id).update(status="moved")

    text = text_of(home_of(keeper.account))

    assert "Toko ini sedang tidak berjualan. Pemiliknya tidak lagi tercatat" in text
