"""Who may say what of goods that arrived, what shop and desk make of it, and the stars that follow."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.media.files import media_file_path
from catalog.products.models import Product, Variant
from catalog.reviews.models import Review, ReviewReport
from catalog.reviews.rules import (
    AlreadyReported,
    AlreadyReviewed,
    HiddenByDesk,
    NothingToDecide,
    NumberInText,
    OwnCase,
    OwnReview,
    ReportReasonMissing,
    StarsMissing,
    TextTooLong,
    TooLateToEdit,
    TooManyPhotos,
    short_name,
)
from catalog.reviews.selectors import (
    rating_of_product,
    rating_of_shop,
    reported_count,
    reported_reviews,
    reviews_for,
    reviews_of_product,
)
from catalog.reviews.services import answer_review, decide_review, edit_review, forget_author, report_review
from foundation.access.refusals import Forbidden, NotFound
from foundation.audit.models import Transition
from foundation.notifications.models import Message
from marketplace.orders.rules import GoodsGone, NotDelivered
from marketplace.orders.services import review_delivered_line
from tests.catalog.factories import a_photo
from tests.marketplace.factories import (
    NOW,
    a_buyer,
    a_keeper,
    a_variant,
    a_visitor,
    an_order,
    delivered,
    on_its_way,
)
from tests.village.factories import BANYUWANGI, an_officer, viewer_for
from village.officers.states import REGENCY

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def a_line(keeper, buyer, variant=None):
    """A line that has reached its buyer."""
    order = an_order((variant or a_variant(keeper), 1), by=buyer)
    return delivered(keeper, order).lines.get()


def a_review(keeper=None, buyer=None, *, stars=5, text="Kopinya harum.", variant=None, **facts) -> Review:
    keeper, buyer = keeper or a_keeper(), buyer or a_buyer()
    line = a_line(keeper, buyer, variant)
    return review_delivered_line(line_id=line.pk, stars=stars, text=text, by=buyer, at=NOW, **facts)


def a_desk():
    return viewer_for(an_officer(REGENCY, BANYUWANGI).account)


def test_the_buyer_of_a_delivered_line_reviews_it_and_the_seller_is_told():
    keeper, buyer = a_keeper(), a_buyer(first_name="Siti", last_name="Nur Aminah")

    review = a_review(keeper, buyer, stars=4, photos=[a_photo()])

    assert (review.author, review.stars, review.state) == ("Siti A.", 4, "shown")
    (shown,) = reviews_of_product(a_visitor(), product_id=review.product_id)
    assert (shown.text, len(shown.photos), shown.mine) == ("Kopinya harum.", 1, False)
    assert media_file_path(shown.photos[0].sha256, 256, "webp").is_file()
    assert rating_of_product(review.product_id).bars == ((5, 0), (4, 1), (3, 0), (2, 0), (1, 0))
    assert rating_of_shop(keeper.shop.pk).average == 4.0
    assert Message.objects.filter(recipient=keeper.account, kind="review_written").count() == 1


def test_a_line_is_reviewed_once():
    keeper, buyer = a_keeper(), a_buyer()
    line = a_line(keeper, buyer)
    review_delivered_line(line_id=line.pk, stars=5, by=buyer, at=NOW)

    with pytest.raises(AlreadyReviewed):
        review_delivered_line(line_id=line.pk, stars=1, by=buyer, at=NOW)

    assert Product.objects.get(pk=line.variant.product_id).star_sum == 5


@pytest.mark.parametrize("who", ["visitor", "another", "seller"])
def test_nobody_else_reviews_a_line(who):
    keeper, buyer = a_keeper(), a_buyer()
    line = a_line(keeper, buyer)
    viewer = {"visitor": a_visitor(), "another": a_buyer(), "seller": keeper.viewer}[who]

    with pytest.raises(NotFound):
        review_delivered_line(line_id=line.pk, stars=5, by=viewer, at=NOW)

    assert not Review.objects.exists()


def test_what_is_still_on_its_way_is_not_reviewed():
    keeper, buyer = a_keeper(), a_buyer()
    line = on_its_way(keeper, an_order((a_variant(keeper), 1), by=buyer)).lines.get()

    with pytest.raises(NotDelivered):
        review_delivered_line(line_id=line.pk, stars=5, by=buyer, at=NOW)

    assert not Review.objects.exists()


def test_a_line_whose_goods_are_gone_is_not_reviewed():
    keeper, buyer = a_keeper(), a_buyer()
    line = a_line(keeper, buyer)
    Product.objects.filter(pk=line.variant.product_id).update(published=False)
    Variant.objects.filter(pk=line.variant_id).delete()

    with pytest.raises(GoodsGone):
        review_delivered_line(line_id=line.pk, stars=5, by=buyer, at=NOW)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"stars": 0}, StarsMissing),
        ({"stars": 6}, StarsMissing),
        ({"stars": None}, StarsMissing),
        ({"text": "a" * 2001}, TextTooLong),
        ({"text": "NIK saya 3510 1549 0385 0003"}, NumberInText),
        ({"text": "Hubungi 0812-3456-7890 ya"}, NumberInText),
        ({"text": "WA +62 812 3456 7890"}, NumberInText),
    ],
)
def test_a_review_without_stars_or_with_a_number_in_it_is_refused_and_nothing_is_kept(facts, refusal):
    buyer, keeper = a_buyer(), a_keeper()
    line = a_line(keeper, buyer)

    with pytest.raises(refusal):
        review_delivered_line(line_id=line.pk, by=buyer, at=NOW, **{"stars": 5, **facts})

    assert not Review.objects.exists()


@pytest.mark.parametrize("text", ["Beratnya 250 gram, harga 45000", "Dipesan 24-11-2026, sampai 25-11-2026"])
def test_ordinary_numbers_pass(text):
    assert a_review(text=text).text == text


def test_at_most_three_photos():
    with pytest.raises(TooManyPhotos):
        a_review(photos=[a_photo() for _number in range(4)])

    assert not Review.objects.exists()


def test_the_author_changes_his_review_within_thirty_days():
    buyer = a_buyer()
    review = a_review(buyer=buyer, stars=2, photos=[a_photo(), a_photo()])
    kept = review.photos.first()

    edit_review(
        review_id=review.pk,
        stars=5,
        text="Sudah diganti",
        keep_photos=[kept.pk],
        photos=[a_photo()],
        by=buyer,
        at=NOW + 30 * A_DAY,
    )

    review.refresh_from_db()
    assert (review.stars, review.text, review.photos.count()) == (5, "Sudah diganti", 2)
    assert Product.objects.get(pk=review.product_id).star_sum == 5
    with pytest.raises(TooLateToEdit):
        edit_review(review_id=review.pk, stars=1, by=buyer, at=NOW + 31 * A_DAY)
    with pytest.raises(NotFound):
        edit_review(review_id=review.pk, stars=1, by=a_buyer(), at=NOW)


def test_the_owner_answers_and_the_author_is_told_once():
    keeper, buyer = a_keeper(), a_buyer()
    review = a_review(keeper, buyer)

    answer_review(review_id=review.pk, text="Terima kasih.", by=keeper.viewer, at=NOW)
    answer_review(review_id=review.pk, text="Terima kasih banyak.", by=keeper.viewer, at=NOW)

    (shown,) = reviews_for(keeper.viewer)
    assert shown.answer == "Terima kasih banyak."
    assert Message.objects.filter(recipient_id=buyer.account_id, kind="review_answered").count() == 1
    assert reviews_for(keeper.viewer, unanswered=True) == []
    with pytest.raises(NotFound):
        answer_review(review_id=review.pk, text="Bukan toko saya", by=a_keeper(name="Lain").viewer, at=NOW)
    with pytest.raises(NumberInText):
        answer_review(review_id=review.pk, text="WA 081234567890", by=keeper.viewer, at=NOW)


def test_anybody_signed_in_reports_once_and_the_desk_hides_with_a_reason():
    keeper, buyer, neighbour = a_keeper(), a_buyer(), a_buyer()
    review, desk = a_review(keeper, buyer, stars=1, text="Kata kasar"), a_desk()
    report_review(review_id=review.pk, reason="Menghina", by=neighbour, at=NOW)

    with pytest.raises(AlreadyReported):
        report_review(review_id=review.pk, reason="Lagi", by=neighbour, at=NOW)
    assert reported_count(desk) == 1
    decide_review(review_id=review.pk, hide=True, reason="Menghina orang", by=desk, at=NOW)

    assert rating_of_product(review.product_id).count == 0
    assert Product.objects.get(pk=review.product_id).review_count == 0
    assert ReviewReport.objects.get().state == "upheld"
    assert reported_reviews(desk) == []
    assert Message.objects.filter(recipient_id=buyer.account_id, kind="review_decided").count() == 1
    assert (
        Message.objects.filter(recipient_id=neighbour.account_id, kind="review_report_decided").count() == 1
    )
    assert Transition.objects.filter(subject_type="catalog.review", to_state="hidden").count() == 1
    with pytest.raises(HiddenByDesk):
        edit_review(review_id=review.pk, stars=5, by=buyer, at=NOW)
    decide_review(review_id=review.pk, hide=False, reason="Keliru", by=desk, at=NOW)
    assert Product.objects.get(pk=review.product_id).review_count == 1


def test_a_report_may_be_dismissed_and_the_review_stands():
    review, desk = a_review(), a_desk()
    report_review(review_id=review.pk, reason="Tidak suka", by=a_buyer(), at=NOW)

    decide_review(review_id=review.pk, hide=False, reason="Pendapat biasa", by=desk, at=NOW)

    review.refresh_from_db()
    assert (review.state, ReviewReport.objects.get().state) == ("shown", "dismissed")
    with pytest.raises(NothingToDecide):
        decide_review(review_id=review.pk, hide=False, reason="Lagi", by=desk, at=NOW)


def test_who_may_not_report_or_decide():
    keeper, buyer = a_keeper(), a_buyer()
    review = a_review(keeper, buyer)

    with pytest.raises(Forbidden):
        report_review(review_id=review.pk, reason="Kasar", by=a_visitor(), at=NOW)
    with pytest.raises(OwnReview):
        report_review(review_id=review.pk, reason="Kasar", by=buyer, at=NOW)
    with pytest.raises(ReportReasonMissing):
        report_review(review_id=review.pk, reason="  ", by=a_buyer(), at=NOW)
    with pytest.raises(Forbidden):
        decide_review(review_id=review.pk, hide=True, reason="Kasar", by=keeper.viewer, at=NOW)
    assert not ReviewReport.objects.exists()


def test_a_desk_does_not_decide_on_its_family_s_shop_nor_on_its_own_words():
    officer = an_officer(REGENCY, BANYUWANGI)
    desk = viewer_for(officer.account)
    keeper = a_keeper()
    owner = keeper.shop.business.owner
    type(owner).objects.filter(pk=owner.pk).update(kk_hash=officer.resident.kk_hash)
    review = a_review(keeper)
    report_review(review_id=review.pk, reason="Kasar", by=a_buyer(), at=NOW)

    with pytest.raises(OwnCase):
        decide_review(review_id=review.pk, hide=True, reason="Kasar", by=desk, at=NOW)

    own = a_review(buyer=desk)
    with pytest.raises(OwnCase):
        decide_review(review_id=own.pk, hide=True, reason="Kasar", by=desk, at=NOW)


def test_an_account_that_goes_leaves_its_words_without_a_name():
    buyer = a_buyer()
    review = a_review(buyer=buyer)

    forget_author(account_id=buyer.account_id)

    review.refresh_from_db()
    assert (review.author, review.account_id, review.text) == ("", None, "Kopinya harum.")


def test_a_state_cannot_change_without_a_transition():
    review = a_review()

    with pytest.raises(IntegrityError, match="without a transition"), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(state="hidden", hidden_reason="SQL")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("first", "last", "short"),
    [
        ("SITI", "NUR AMINAH", "Siti A."),
        ("Ratna", "", "Ratna"),
        ("", "", ""),
        ("ratna@contoh.test", "", ""),
        ("0812345", "", ""),
    ],
)
def test_names_are_shown_short(first, last, short):
    assert short_name(first, last) == short


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("write"), st.integers(0, 1), st.integers(1, 5)),
            st.tuples(st.just("stars"), st.integers(0, 9), st.integers(1, 5)),
            st.tuples(st.just("flip"), st.integers(0, 9), st.just(0)),
            st.tuples(st.just("delete"), st.integers(0, 9), st.just(0)),
            st.tuples(st.just("move"), st.integers(0, 9), st.integers(0, 1)),
        ),
        max_size=12,
    )
)
def test_the_stars_of_a_product_are_those_of_its_shown_reviews_whatever_happens(steps, goods):
    with transaction.atomic():
        for kind, number, stars in steps:
            there = list(Review.objects.order_by("pk"))
            if kind == "write":
                Review.objects.create(line_key=uuid4(), product=goods[number], stars=stars, created_at=NOW)
                continue
            if not there:
                continue
            rows = Review.objects.filter(pk=there[number % len(there)].pk)
            one = rows.get()
            if kind == "stars":
                rows.update(stars=stars)
            elif kind == "move":
                rows.update(product=goods[stars])
            elif kind == "flip":
                hidden = one.state == "shown"
                rows.update(state="hidden" if hidden else "shown", hidden_reason="x" if hidden else "")
            else:
                rows.delete()
        for product in Product.objects.filter(pk__in=[one.pk for one in goods]):
            shown = list(
                Review.objects.filter(product=product, state="shown").values_list("stars", flat=True)
            )
            assert (product.review_count, product.star_sum) == (len(shown), sum(shown))
            assert float(product.rating) == (round(sum(shown) / len(shown) + 1e-9, 2) if shown else 0)
        transaction.set_rollback(True)


@pytest.fixture
def goods():
    keeper = a_keeper()
    return [a_variant(keeper).product, a_variant(keeper, name="Kopi lanang").product]


def test_no_line_is_guessed():
    with pytest.raises(NotFound):
        review_delivered_line(line_id=UUID(int=7), stars=5, by=a_buyer(), at=NOW)
