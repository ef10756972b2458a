"""The buyer's page of a review: what arrived may be rated, once; what was typed is never lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.reviews.models import Review
from marketplace.orders.services import review_delivered_line
from tests.catalog.factories import a_photo
from tests.foundation.factories import an_account
from tests.marketplace.factories import NOW, a_keeper, a_variant, an_order, delivered, on_its_way
from tests.storefront.buyer.pages import alarms_of, signed_in, somebody, text_of
from tests.village.factories import viewer_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def account():
    return an_account(first_name="Siti", last_name="Aminah")


@pytest.fixture
def line(account):
    keeper = a_keeper()
    return delivered(keeper, an_order((a_variant(keeper), 1), by=viewer_for(account))).lines.get()


def address(line) -> str:
    return f"/pesanan/ulasan/{line.pk}/"


def test_the_page_of_a_delivered_order_leads_to_the_review(account, line):
    page = signed_in(account).get(f"/pesanan/{line.vendor_order.order_id}/")

    assert address(line) in page.content.decode()
    assert "Tulis ulasan" in text_of(page)


def test_a_review_with_a_photo_is_kept_and_stands_at_the_goods(account, line):
    client = signed_in(account)
    photo = SimpleUploadedFile("foto.jpg", a_photo(), content_type="image/jpeg")

    answer = client.post(address(line), {"stars": "4", "text": "Harum dan halus", "photos": [photo]})

    assert answer.url == f"/pesanan/{line.vendor_order.order_id}/#part-{line.vendor_order_id}"
    review = Review.objects.get()
    assert (review.stars, review.text, review.photos.count()) == (4, "Harum dan halus", 1)
    shown = text_of(somebody().get(f"/barang/{line.variant.product.slug}/"))
    assert "Harum dan halus" in shown
    assert "Siti A." in shown
    assert "4 dari 5 bintang" in shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": "Enak"}, "Pilih satu sampai lima bintang."),
        ({"stars": "9", "text": "Enak"}, "Pilih satu sampai lima bintang."),
        ({"stars": "5", "text": "Enak, WA 081234567890"}, "Jangan menulis NIK, nomor KK, atau nomor HP"),
    ],
)
def test_a_refused_review_keeps_what_was_typed(account, line, typed, sentence):
    page = signed_in(account).post(address(line), typed)

    assert sentence in text_of(page)
    assert typed["text"] in page.content.decode()
    assert not Review.objects.exists()


def test_a_file_that_is_no_photo_is_refused_in_place(account, line):
    file = SimpleUploadedFile("foto.jpg", b"bukan foto", content_type="image/jpeg")

    page = signed_in(account).post(address(line), {"stars": "5", "text": "Bagus", "photos": [file]})

    assert "Berkas ini bukan foto yang bisa dibaca" in text_of(page)
    assert "Bagus" in page.content.decode()
    assert not Review.objects.exists()


def test_a_review_is_changed_and_its_photos_taken_off(account, line):
    review = review_delivered_line(
        line_id=line.pk, stars=2, text="Kurang", photos=[a_photo()], by=viewer_for(account), at=NOW
    )
    client = signed_in(account)
    assert "Kurang" in client.get(address(line)).content.decode()

    client.post(
        address(line), {"stars": "5", "text": "Diganti baru", "remove_photo": [review.photos.get().pk]}
    )

    review.refresh_from_db()
    assert (review.stars, review.text, review.photos.count()) == (5, "Diganti baru", 0)


def test_somebody_else_s_line_and_one_that_has_not_arrived_are_not_there(account, line):
    keeper = a_keeper(name="Toko lain")
    coming = on_its_way(keeper, an_order((a_variant(keeper), 1), by=viewer_for(account))).lines.get()

    assert signed_in(an_account()).get(address(line)).status_code == 404
    assert signed_in(account).get(address(coming)).status_code == 404
    assert somebody().get(address(line)).status_code == 302
    assert signed_in(an_account()).post(address(line), {"stars": "1"}).status_code == 404
    assert not Review.objects.exists()


def test_a_second_send_says_so_and_changes_nothing(account, line, monkeypatch):
    review_delivered_line(line_id=line.pk, stars=5, by=viewer_for(account), at=NOW)
    monkeypatch.setattr("storefront.buyer.views.reviews.my_review", lambda viewer, line: None)

    page = signed_in(account).post(address(line), {"stars": "1", "text": "Dua kali"})

    assert alarms_of(page)
    assert Review.objects.get().stars == 5
