"""A permit falls while orders are open: the window empties, and no order is lost."""

import pytest

from tests.foundation.factories import PASSWORD
from tests.marketplace.factories import Keeper as Kept
from tests.marketplace.factories import a_buyer, a_variant, an_order, delivered
from tests.village.factories import a_head, an_operator, viewer_for
from tests.village.letters.factories import CHECKED, LATER, MORNING, NOON, a_draft, an_applicant
from vendors.shops.models import Shop
from vendors.shops.services import open_shop
from village.letters.services import (
    approve_application,
    revoke_letter,
    submit_application,
    verify_application,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    settings.MALL_VAR = tmp_path


def test_an_order_is_delivered_after_the_letter_of_its_shop_was_revoked():
    applicant, head = an_applicant(), a_head()
    draft = a_draft(applicant)
    application = submit_application(application_id=draft.pk, by=applicant.viewer_at(MORNING), at=MORNING)
    verify_application(
        application_id=application.pk,
        checked=CHECKED,
        identity_method="photos",
        by=an_operator(),
        at=LATER,
    )
    letter = approve_application(application_id=application.pk, password=PASSWORD, by=head, at=NOON)
    viewer = viewer_for(applicant.account)
    keeper = Kept(open_shop(business_id=letter.business_id, by=viewer, at=NOON), viewer, applicant.account)
    order = an_order((a_variant(keeper), 1), by=a_buyer())
    before = (order.total, order.vendor_orders.count())

    revoke_letter(letter_id=letter.pk, reason="Usahanya pindah", by=head, at=NOON)
    part = delivered(keeper, order)

    assert not Shop.objects.selling(NOON.date()).filter(pk=keeper.shop.pk).exists()
    order.refresh_from_db()
    assert (part.state, (order.total, order.vendor_orders.count())) == ("delivered", before)
