"""The copy of one's own data, and the end of an account: what goes, what the law keeps, what comes first."""

import json

import pytest

from catalog.reviews.models import Review
from foundation.access.refusals import Forbidden
from foundation.accounts.models import RefreshToken, User
from foundation.accounts.rules import InvalidCredentials, WrongPassword
from foundation.accounts.services import check_sign_in, end_sign_ins
from foundation.accounts.tokens import start_session
from foundation.notifications.models import Message
from marketplace.checkout.models import Checkout, SavedAddress
from marketplace.checkout.services.address_book import save_address
from marketplace.leaving.rules import ApplicationsUnderWay, HoldsOffice, KeepsShop, OrdersUnderWay
from marketplace.leaving.selectors import own_data
from marketplace.leaving.services import leave_mall, request_deletion
from marketplace.orders.models import Order
from marketplace.orders.services import cancel_order, review_delivered_line
from marketplace.schema import schema
from tests.foundation.factories import PASSWORD, an_account
from tests.marketplace.factories import NOW, a_cart, a_keeper, a_variant, a_visitor, an_order, delivered
from tests.village.factories import BANYUWANGI, JAJAG, a_verified_account, an_officer, viewer_for
from village.officers.states import REGENCY
from village.residents.models import IdentityBinding

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return an_account(first_name="Siti", last_name="Aminah")


@pytest.fixture
def viewer(account):
    return viewer_for(account)


def with_a_past(viewer) -> Order:
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1), by=viewer)
    line = delivered(keeper, order).lines.get()
    review_delivered_line(line_id=line.pk, stars=5, text="Harum", by=viewer, at=NOW)
    save_address(recipient="Siti", village_code=JAJAG, street="Jalan 7", by=viewer, at=NOW)
    a_cart((a_variant(keeper), 1), by=viewer)
    return order


def test_an_account_goes_and_the_order_stays(account, viewer):
    order = with_a_past(viewer)
    start_session(user=account, at=NOW)

    leave_mall(password=PASSWORD, by=viewer, at=NOW)

    account.refresh_from_db()
    assert (account.first_name, account.last_name, account.phone, account.is_active) == ("", "", None, False)
    assert account.email == f"akun-{account.pk}@dihapus.invalid"
    assert Order.objects.get(pk=order.pk).account_id == account.pk
    assert Review.objects.get().author == ""
    assert not SavedAddress.objects.exists()
    assert not Checkout.objects.filter(account=account, completed_at=None).exists()
    assert not Message.objects.filter(recipient=account).exists()
    assert not RefreshToken.objects.filter(user=account, revoked_at=None).exists()
    with pytest.raises(InvalidCredentials):
        check_sign_in(login=account.email, password=PASSWORD, at=NOW)


def test_the_same_person_may_begin_again_with_another_account():
    account, resident = a_verified_account()

    leave_mall(password=PASSWORD, by=viewer_for(account), at=NOW)

    assert IdentityBinding.objects.get(resident=resident).state == "released"


def test_a_wrong_password_ends_nothing(account, viewer):
    with pytest.raises(WrongPassword):
        leave_mall(password="bukan-ini-7", by=viewer, at=NOW)
    with pytest.raises(Forbidden):
        leave_mall(password=PASSWORD, by=a_visitor(), at=NOW)

    account.refresh_from_db()
    assert account.is_active


def test_what_is_under_way_comes_first(account, viewer):
    keeper = a_keeper()
    order = an_order((a_variant(keeper), 1), by=viewer)
    officer = an_officer(REGENCY, BANYUWANGI)

    for who, refusal in (
        (viewer, OrdersUnderWay),
        (keeper.viewer, KeepsShop),
        (viewer_for(officer.account), HoldsOffice),
    ):
        with pytest.raises(refusal):
            leave_mall(password=PASSWORD, by=who, at=NOW)

    cancel_order(order_id=order.pk, by=viewer, at=NOW)
    leave_mall(password=PASSWORD, by=viewer, at=NOW)
    assert not User.objects.get(pk=account.pk).is_active
    assert ApplicationsUnderWay.code == "INVALID"


def test_the_copy_holds_ones_own_things_and_nobody_elses(viewer):
    order = with_a_past(viewer)
    stranger = viewer_for(an_account(first_name="Orang", last_name="Lain"))
    with_a_past(stranger)

    copy = json.dumps(own_data(viewer), default=str)

    assert order.number in copy
    assert "Harum" in copy
    assert "Jalan 7" in copy
    assert copy.count('"toko":') == 2
    assert "Orang" not in copy
    with pytest.raises(Forbidden):
        own_data(a_visitor())


def test_a_request_sends_the_way_to_the_page(viewer):
    request_deletion(by=viewer, at=NOW)

    assert Message.objects.get(recipient_id=viewer.account_id).url == "/akun/hapus/"


def test_sign_ins_end_everywhere(client, account, viewer):
    client.force_login(account)
    start_session(user=account, at=NOW)
    assert client.get("/akun/").status_code == 200

    end_sign_ins(by=viewer, at=NOW)

    assert client.get("/akun/").status_code == 302
    assert not RefreshToken.objects.filter(user=account, revoked_at=None).exists()


def test_an_account_is_changed_and_its_end_asked_for_by_the_api(account, viewer):
    changed = schema.run(
        'mutation { accountUpdate(input: {firstName: "Siti", lastName: "Nur", languageCode: EN})'
        " { errors { field code } user { firstName lastName avatar { url } } } }",
        viewer=viewer,
    )
    asked = schema.run(
        'mutation { accountRequestDeletion(redirectUrl: "https://contoh.test/") { errors { code } } }',
        viewer=viewer,
    )

    assert changed["data"]["accountUpdate"] == {
        "errors": [],
        "user": {"firstName": "Siti", "lastName": "Nur", "avatar": None},
    }
    assert asked["data"]["accountRequestDeletion"] == {"errors": []}
    account.refresh_from_db()
    assert account.language == "en"
    assert Message.objects.filter(recipient=account, kind="deletion_requested").count() == 1
