"""Goods that go back: asked by the buyer, answered by the shop, brought, and paid back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from foundation.access.viewer import Viewer
from marketplace.orders.models import ReturnCase, VendorOrder
from marketplace.orders.rules import (
    ANSWER_DAYS,
    GOODS_DAYS,
    MOST_PHOTOS,
    RETURN_DAYS,
    ReturnAskedBefore,
    TooLateToReturn,
    TooManyPhotos,
    given_reason,
    refuse_move,
    return_possible,
)
from marketplace.orders.services.announce import tell_buyer, tell_seller
from marketplace.orders.services.moving import hold_for_seller, hold_parts, move, order_of_buyer
from marketplace.orders.services.stock import lock_stock_of, take_back
from marketplace.orders.states import DELIVERED, GOODS_BACK, RETURN_ASKED, RETURN_OPEN
from marketplace.payments.papers import kept_files, note_papers
from marketplace.payments.services import give_money_back
from marketplace.payments.states import RETURN


def ask_return(
    *,
    order_id: UUID,
    vendor_order_id: int,
    reason: str,
    by: Viewer,
    at: datetime,
    photos: Sequence[bytes] = (),
) -> VendorOrder:
    """The buyer asks to give back what a shop delivered, once, with a reason and photos of what is wrong.

    Raises NotFound, WrongState, TooLateToReturn, ReturnAskedBefore, ReasonMissing, TooManyPhotos and what is
    wrong with a photo.
    """
    order_of_buyer(order_id, by=by)
    if len(photos) > MOST_PHOTOS:
        raise TooManyPhotos(limit=MOST_PHOTOS)
    with kept_files(photos, photos_only=True) as files, transaction.atomic():
        order = order_of_buyer(order_id, by=by)
        (part,) = hold_parts(order, [vendor_order_id])
        if ReturnCase.objects.filter(pk=part.pk).exists():
            raise ReturnAskedBefore()
        refuse_move(part, RETURN_ASKED)
        if not return_possible(part, at):
            raise TooLateToReturn(days=RETURN_DAYS)
        reason = given_reason(reason)
        ReturnCase.objects.create(
            vendor_order=part, reason=reason, asked_at=at, due_at=at + timedelta(days=ANSWER_DAYS)
        )
        note_papers(files, vendor_order_id=part.pk, kind=RETURN, at=at)
        move(part, RETURN_ASKED, by=by, at=at, reason=reason)
        tell_seller(
            part,
            kind="return_asked",
            subject=_("Pembeli minta mengembalikan %(number)s") % {"number": part.number},
            body=_("Alasan: %(reason)s. Jawab paling lambat dua hari lagi; tanpa jawaban dianggap setuju.")
            % {"reason": reason},
            at=at,
        )
    return part


@transaction.atomic
def accept_return(*, vendor_order_id: int, by: Viewer, at: datetime) -> VendorOrder:
    """The shop agrees to take the goods back. Raises NotFound, WrongState."""
    part = hold_for_seller(vendor_order_id, by=by)
    open_return(part, by=by, at=at)
    return part


@transaction.atomic
def decline_return(*, vendor_order_id: int, reason: str, by: Viewer, at: datetime) -> VendorOrder:
    """The shop does not take the goods back, and says why; the buyer may complain at the regency.

    Raises NotFound, WrongState, ReasonMissing.
    """
    part = hold_for_seller(vendor_order_id, by=by)
    # From a return that is open only the clock and the goods lead on.
    refuse_move(part, RETURN_OPEN)
    reason = given_reason(reason)
    move(part, DELIVERED, by=by, at=at, reason=reason)
    ReturnCase.objects.filter(pk=part.pk).update(answer=reason, answered_at=at, closed_at=at, due_at=None)
    tell_buyer(
        part.order,
        kind="return_declined",
        subject=_("%(shop)s tidak menyetujui pengembalian") % {"shop": part.shop.name},
        body=_("Alasan penjual: %(reason)s. Tidak setuju? Sampaikan lewat halaman Pengaduan.")
        % {"reason": reason},
        at=at,
    )
    return part


@transaction.atomic
def receive_return(*, vendor_order_id: int, restock: bool, by: Viewer, at: datetime) -> VendorOrder:
    """The goods are back in the shop: what was paid is due to the buyer; `restock` sells them again.

    Raises NotFound, WrongState.
    """
    lock_stock_of([vendor_order_id])
    part = hold_for_seller(vendor_order_id, by=by)
    refuse_move(part, GOODS_BACK)
    take_back(part.pk, restock=restock)
    move(part, GOODS_BACK, by=by, at=at)
    ReturnCase.objects.filter(pk=part.pk).update(goods_back_at=at, due_at=None)
    give_money_back(vendor_order_id=part.pk, by=by.account_id, at=at, reason=_("Barang dikembalikan"))
    tell_buyer(
        part.order,
        kind="return_received",
        subject=_("Barang Anda sudah kembali di %(shop)s") % {"shop": part.shop.name},
        body=_("Penjual mengembalikan uang Anda paling lambat tiga hari lagi, dengan bukti."),
        at=at,
    )
    return part


def open_return(part: VendorOrder, *, by: Viewer, at: datetime) -> None:
    """Put a held VendorOrder's return on its way, by the shop or by its silence. Raises WrongState."""
    refuse_move(part, RETURN_OPEN)
    move(part, RETURN_OPEN, by=by, at=at)
    due_at = at + timedelta(days=GOODS_DAYS)
    ReturnCase.objects.filter(pk=part.pk).update(answered_at=at, due_at=due_at, reminded_at=None)
    tell_buyer(
        part.order,
        kind="return_accepted",
        subject=_("%(shop)s menerima barang kembali") % {"shop": part.shop.name},
        body=_("Bawa atau kirim barangnya ke toko dalam tujuh hari, dan sebut nomor %(number)s.")
        % {"number": part.number},
        at=at,
    )
