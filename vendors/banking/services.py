"""Set and remove the account that buyers pay to: the owner, with the password once more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.accounts.services import confirm_password
from foundation.audit.services import record_transition
from foundation.encryption import keyed_hash
from foundation.ids import next_pk
from foundation.notifications.services import notify
from vendors.banking.models import BankAccount, sealed_number
from vendors.banking.rules import (
    NoBankAccount,
    OwnerGone,
    PersonalNumber,
    SameAccount,
    account_number,
    holder_name,
    refuse_bank,
)
from vendors.banking.states import CURRENT, ENDED
from vendors.shops.models import Shop
from vendors.shops.selectors import owned_shops
from village.residents.models import Resident
from village.residents.states import DIED

PAGE = "/jualan/toko/rekening/"


def set_bank_account(
    *, shop_id: int, bank_code: str, number: str, holder: str, password: str, by: Viewer, at: datetime
) -> BankAccount:
    """Write down where buyers pay by transfer; an earlier account ends. Told to the owner, masked.

    Raises NotFound for anybody but the owner, TooManyAttempts, WrongPassword, OwnerGone, BankUnknown,
    NotAnAccountNumber, PersonalNumber, HolderMissing, NumberInText, SameAccount.
    """
    _refuse_strangers(shop_id, by)
    confirm_password(account_id=by.account_id or 0, password=password, at=at)
    return write_bank_account(
        shop_id=shop_id, bank_code=bank_code, number=number, holder=holder, by=by, at=at
    )


def remove_bank_account(*, shop_id: int, password: str, by: Viewer, at: datetime) -> None:
    """From now on nobody is asked to pay this shop by transfer. Told to the owner, masked.

    Raises NotFound for anybody but the owner, TooManyAttempts, WrongPassword, NoBankAccount.
    """
    _refuse_strangers(shop_id, by)
    confirm_password(account_id=by.account_id or 0, password=password, at=at)
    _remove(shop_id, by=by, at=at)


@transaction.atomic
def write_bank_account(
    *, shop_id: int, bank_code: str, number: str, holder: str, by: Viewer, at: datetime
) -> BankAccount:
    """`set_bank_account` for a loader whose owners were not asked for a password: no page calls it."""
    if by.account_id is None:
        raise NotFound()
    shop = _owned_shop_locked(shop_id, by)
    owner = shop.business.owner

    if owner.status == DIED:
        raise OwnerGone()
    refuse_bank(bank_code)
    digits = account_number(number)
    _refuse_personal(digits, owner)
    name = holder_name(holder)
    before = _current_locked(shop)
    if before is not None and (before.bank_code, before.number, before.holder) == (bank_code, digits, name):
        raise SameAccount()

    if before is not None:
        _end(before, by=by, at=at)
    pk = next_pk(BankAccount)
    account = BankAccount.objects.create(
        pk=pk,
        shop=shop,
        owner=owner,
        bank_code=bank_code,
        number_sealed=sealed_number(digits, pk),
        holder=name,
        set_by_id=by.account_id,
        set_at=at,
    )

    record_transition(subject=account, from_state="", to_state=CURRENT, by=by.account_id, at=at)

    subject = _("Rekening toko %(shop)s diganti") if before else _("Rekening toko %(shop)s tersimpan")
    _tell_owner(account, subject, at=at)
    return account


@transaction.atomic
def _remove(shop_id: int, *, by: Viewer, at: datetime) -> None:
    shop = _owned_shop_locked(shop_id, by)
    account = _current_locked(shop)

    if account is None:
        raise NoBankAccount()

    _end(account, by=by, at=at)

    _tell_owner(account, _("Rekening toko %(shop)s dihapus"), at=at)


def _end(account: BankAccount, *, by: Viewer, at: datetime) -> None:
    account.state, account.ended_at = ENDED, at
    account.save(update_fields=["state", "ended_at"])
    record_transition(subject=account, from_state=CURRENT, to_state=ENDED, by=by.account_id, at=at)


def _tell_owner(account: BankAccount, subject: str, *, at: datetime) -> None:
    """The owner is who did it: the message is there in case it was somebody else."""
    words = {"bank": account.bank_name, "number": account.masked, "holder": account.holder}
    body = _(
        "%(bank)s %(number)s atas nama %(holder)s. "
        "Bila bukan Anda yang mengubah, ganti kata sandi sekarang dan hubungi kantor desa."
    )
    notify(
        recipient_id=account.set_by_id,
        kind="vendors.bank_account",
        subject=subject % {"shop": account.shop.name},
        body=body % words,
        url=PAGE,
        at=at,
    )


def _refuse_strangers(shop_id: int, viewer: Viewer) -> None:
    """Before the password is asked: who does not own the shop learns nothing and spends no try."""
    if not owned_shops(viewer).filter(pk=shop_id).exists():
        raise NotFound()


def _refuse_personal(digits: str, owner: Resident) -> None:
    for purpose, kept in (("nik", owner.nik_hash), ("kk", owner.kk_hash)):
        if kept is not None and keyed_hash(digits, purpose) == bytes(kept):
            raise PersonalNumber()


def _owned_shop_locked(shop_id: int, owner: Viewer) -> Shop:
    shop = (
        owned_shops(owner)
        .select_related("business__owner")
        .select_for_update(of=("self",), no_key=True)
        .filter(pk=shop_id)
        .first()
    )
    if shop is None:
        raise NotFound()
    return shop


def _current_locked(shop: Shop) -> BankAccount | None:
    return BankAccount.objects.select_for_update().filter(shop=shop, state=CURRENT).first()
