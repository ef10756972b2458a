from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.reviews.services import forget_author
from foundation.access.refusals import Forbidden
from foundation.access.viewer import Viewer
from foundation.accounts.closing import close_account
from foundation.accounts.services import confirm_password
from foundation.notifications.services import notify
from marketplace.checkout.models import Checkout, SavedAddress
from marketplace.leaving.rules import ApplicationsUnderWay, HoldsOffice, KeepsShop, OrdersUnderWay
from marketplace.orders.models import VendorOrder
from marketplace.orders.states import OPEN_STATES, RETURNING
from vendors.shops.selectors import owned_shops
from village.letters.models import Application
from village.letters.states import OPEN_STATES as OPEN_APPLICATIONS
from village.officers.selectors import offices_held
from village.residents.selectors import my_identity
from village.residents.services import release_identity
from village.residents.states import RELEASED


def request_deletion(*, by: Viewer, at: datetime) -> None:
    """Send the way to the page where the owner of an account ends it with his password.

    Raises Forbidden, and already here what would be refused there.
    """
    _refuse(by, at)
    notify(
        recipient_id=by.account_id or 0,
        kind="deletion_requested",
        subject=_("Hapus akun Anda?"),
        body=_("Buka halaman ini, lalu tulis kata sandi Anda. Bila bukan Anda yang meminta, abaikan saja."),
        url="/akun/hapus/",
        at=at,
    )


def leave_mall(*, password: str, by: Viewer, at: datetime) -> None:
    """End the viewer's own account. What the law keeps stays, without a name to sign in with.

    Raises Forbidden, WrongPassword, TooManyAttempts, HoldsOffice, KeepsShop, OrdersUnderWay,
    ApplicationsUnderWay.
    """
    if by.account_id is None:
        raise Forbidden()
    confirm_password(account_id=by.account_id, password=password, at=at)
    with transaction.atomic():
        _refuse(by, at)
        binding = my_identity(by)
        if binding is not None and binding.state != RELEASED:
            release_identity(binding_id=binding.pk, by=by, at=at, reason=_("Akun dihapus"))
        Checkout.objects.filter(account_id=by.account_id, completed_at=None).delete()
        SavedAddress.objects.filter(account_id=by.account_id).delete()
        forget_author(account_id=by.account_id)
        close_account(account_id=by.account_id, at=at)


def _refuse(by: Viewer, at: datetime) -> None:
    if by.account_id is None:
        raise Forbidden()
    if offices_held(by.account_id, at):
        raise HoldsOffice()
    shops = owned_shops(by)
    if shops.filter(open=True).exists():
        raise KeepsShop()
    under_way = VendorOrder.objects.filter(state__in=(*OPEN_STATES, *RETURNING))
    if under_way.filter(order__account_id=by.account_id).exists():
        raise OrdersUnderWay()
    if under_way.filter(shop_id__in=shops.order_by().values("pk")).exists():
        raise OrdersUnderWay()
    if Application.objects.filter(applicant_id=by.account_id, state__in=OPEN_APPLICATIONS).exists():
        raise ApplicationsUnderWay()
