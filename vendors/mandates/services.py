"""Offer, answer, revoke and give up a mandate."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.attempts import spend
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.accounts.selectors import account_by_login
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.notifications.services import notify
from vendors.mandates.models import Mandate
from vendors.mandates.rules import (
    AlreadyMandated,
    NoSuchAccount,
    NotAnOffer,
    NotOpenAnyMore,
    OwnAccount,
    refuse_terms,
)
from vendors.mandates.selectors import owned_ids
from vendors.mandates.states import (
    ACCEPTED,
    DECLINED,
    GIVEN_UP,
    GOODS,
    LAPSED,
    OFFERED,
    OPEN_STATES,
    ORDERS,
    PROFILE,
    REVOKED,
)
from village.businesses.models import Business

OFFERS_AN_HOUR = 20
OWNERS_PAGE = "/jualan/toko/kuasa/"
HOLDERS_PAGE = "/jualan/kuasa/"


def offer_mandate(
    *,
    shop_id: int,
    login: str,
    kind: str,
    scopes: Sequence[str],
    ends_on: date,
    by: Viewer,
    at: datetime,
    organisation: str = "",
) -> Mandate:
    """The owner lets an account, named by its e-mail or phone number, act for the shop once it accepts.

    Raises NotFound for anybody but the owner, KindUnknown, OrganisationMissing, ScopeMissing,
    EndOutOfBounds, NumberInText, NoSuchAccount, OwnAccount, AlreadyMandated, TooManyAttempts.
    """
    if by.account_id is None or not owned_ids(by).filter(pk=shop_id).exists():
        raise NotFound()
    # An offer tells whether an address has an account, as signing up does: few an hour.
    spend(f"mandate\0{by.account_id}", limit=OFFERS_AN_HOUR, seconds=3600, at=at)
    return _offer(shop_id, login, kind, tuple(scopes), ends_on, " ".join(organisation.split()), by=by, at=at)


@transaction.atomic
def _offer(
    shop_id: int,
    login: str,
    kind: str,
    scopes: tuple[str, ...],
    ends_on: date,
    organisation: str,
    *,
    by: Viewer,
    at: datetime,
) -> Mandate:
    business = _business_locked(shop_id)

    if by.account_id is None or not owned_ids(by).filter(pk=shop_id, shop__isnull=False).exists():
        raise NotFound()
    refuse_terms(kind=kind, organisation=organisation, scopes=scopes, ends_on=ends_on, today=today(at))
    account = account_by_login(login.strip())
    if account is None or not account.is_active:
        raise NoSuchAccount()
    if account.pk == by.account_id:
        raise OwnAccount()
    before = Mandate.objects.select_for_update().filter(shop=shop_id, account=account, state__in=OPEN_STATES)
    for mandate in before:
        if not mandate.past(today(at)) and mandate.owner_id == business.owner_id:
            raise AlreadyMandated()
        _move(mandate, LAPSED, by=by, at=at)

    mandate = Mandate.objects.create(
        shop_id=shop_id,
        owner_id=business.owner_id,
        account=account,
        invited_as=(account.email or "") if "@" in login else (account.phone or ""),
        kind=kind,
        organisation=organisation,
        for_goods=GOODS in scopes,
        for_orders=ORDERS in scopes,
        for_profile=PROFILE in scopes,
        ends_on=ends_on,
        offered_by_id=by.account_id,
        offered_at=at,
    )

    record_transition(subject=mandate, from_state="", to_state=OFFERED, by=by.account_id, at=at)

    _tell(
        account.pk,
        mandate,
        _("Toko %(shop)s mengundang Anda mengurus tokonya"),
        _("Baca urusannya dan hari terakhirnya, lalu terima atau tolak."),
        HOLDERS_PAGE,
        at,
    )
    return mandate


@transaction.atomic
def answer_mandate(*, mandate_id: int, accept: bool, by: Viewer, at: datetime) -> Mandate:
    """The invited account accepts or declines. Raises NotFound for another's, NotAnOffer, NotOpenAnyMore."""
    mandate = _locked(mandate_id)

    if mandate.account_id != by.account_id:
        raise NotFound()
    if mandate.state in (ACCEPTED, DECLINED):
        raise NotAnOffer()
    if mandate.state != OFFERED or mandate.past(today(at)) or _changed_hands(mandate):
        raise NotOpenAnyMore()

    mandate.answered_at = at
    _move(mandate, ACCEPTED if accept else DECLINED, by=by, at=at)

    subject = (
        _("%(name)s menerima kuasa toko %(shop)s") if accept else _("%(name)s menolak kuasa toko %(shop)s")
    )
    _tell(mandate.offered_by_id, mandate, subject, _("Anda bisa mencabut kuasa kapan saja."), OWNERS_PAGE, at)
    return mandate


@transaction.atomic
def revoke_mandate(*, mandate_id: int, by: Viewer, at: datetime) -> Mandate:
    """The owner takes a mandate or an offer back: from the next request on it opens nothing.

    Raises NotFound for anybody but the owner, NotOpenAnyMore.
    """
    mandate = _locked(mandate_id)

    if not owned_ids(by).filter(pk=mandate.shop_id).exists():
        raise NotFound()
    if mandate.state not in OPEN_STATES:
        raise NotOpenAnyMore()

    _move(mandate, REVOKED, by=by, at=at)

    _tell(
        mandate.account_id,
        mandate,
        _("Kuasa toko %(shop)s dicabut"),
        _("Anda tidak lagi mengurus toko ini. Tanyakan kepada pemiliknya bila ini keliru."),
        HOLDERS_PAGE,
        at,
    )
    return mandate


@transaction.atomic
def give_up_mandate(*, mandate_id: int, by: Viewer, at: datetime) -> Mandate:
    """Whoever holds a mandate lays it down. Raises NotFound for another's, NotOpenAnyMore."""
    mandate = _locked(mandate_id)

    if mandate.account_id != by.account_id:
        raise NotFound()
    if mandate.state != ACCEPTED:
        raise NotOpenAnyMore()

    _move(mandate, GIVEN_UP, by=by, at=at)

    subject = _("%(name)s meletakkan kuasa toko %(shop)s")
    body = _("Urusan toko kembali kepada Anda sepenuhnya.")
    _tell(mandate.offered_by_id, mandate, subject, body, OWNERS_PAGE, at)
    return mandate


def _business_locked(business_id: int) -> Business:
    business = Business.objects.select_for_update().filter(pk=business_id).first()
    if business is None:
        raise NotFound()
    return business


def _locked(mandate_id: int) -> Mandate:
    mandate = (
        Mandate.objects.select_for_update(of=("self",))
        .select_related("shop__business", "account")
        .filter(pk=mandate_id)
        .first()
    )
    if mandate is None:
        raise NotFound()
    return mandate


def _changed_hands(mandate: Mandate) -> bool:
    return mandate.owner_id != mandate.shop.business.owner_id


def _move(mandate: Mandate, to_state: str, *, by: Viewer, at: datetime) -> None:
    before, mandate.state = mandate.state, to_state
    if to_state != ACCEPTED:
        mandate.ended_at = at
    mandate.save(update_fields=["state", "answered_at", "ended_at"])
    record_transition(subject=mandate, from_state=before, to_state=to_state, by=by.account_id, at=at)


def _tell(recipient_id: int, mandate: Mandate, subject: str, body: str, url: str, at: datetime) -> None:
    words = {"shop": mandate.shop.name, "name": mandate.account.full_name}
    notify(
        recipient_id=recipient_id, kind="vendors.mandate", subject=subject % words, body=body, url=url, at=at
    )
