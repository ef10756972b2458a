from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from vendors.onboarding.states import (
    ADVICE,
    DELIVERY,
    DONE,
    IDENTITY,
    LOGO,
    PAYMENT,
    PERMIT,
    PRODUCT,
    PROFILE,
    SHOP,
    STEPS,
    SWITCH,
    TODO,
    WAITING,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a shop on its way. The first part is read here, the second comes from above.

    `applied`: an application for the permit is with the office. `takes_cash`: some way of delivery lets
    the buyer pay in cash. `goods_noted`: there is a product, shown or not.
    """

    identity_confirmed: bool = False
    identity_claimed: bool = False
    permit_stands: bool = False
    applied: bool = False
    sanctioned: bool = False
    has_shop: bool = False
    described: bool = False
    has_logo: bool = False
    takes_transfer: bool = False
    open: bool = False
    closed_until: date | None = None

    delivery_chosen: bool = False
    takes_cash: bool = False
    goods_noted: bool = False
    goods_shown: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list. `needed` is False for what only helps."""

    key: str
    state: str
    title: Any
    sentence: Any

    @property
    def done(self) -> bool:
        return self.state == DONE

    @property
    def needed(self) -> bool:
        return self.key not in ADVICE


@dataclass(frozen=True, slots=True)
class Checklist:
    """All steps in their order; a shop is `ready` when nothing that is needed is missing."""

    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def missing(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if not step.done)

    @property
    def ready(self) -> bool:
        return not any(step.needed for step in self.missing)

    @property
    def next(self) -> Step | None:
        """What to do now: the first that is needed, else the first that helps; nothing while all waits."""
        open_ones = [step for step in self.missing if step.state == TODO]
        return min(open_ones, key=lambda step: not step.needed, default=None)


TITLES: dict[str, Any] = {
    IDENTITY: _("Identitas dipastikan"),
    PERMIT: _("Izin usaha berlaku"),
    SHOP: _("Toko dibuka"),
    PROFILE: _("Cerita toko ditulis"),
    LOGO: _("Foto toko dipasang"),
    DELIVERY: _("Cara kirim dipilih"),
    PAYMENT: _("Cara dibayar tersedia"),
    PRODUCT: _("Barang pertama tampil"),
    SWITCH: _("Toko sedang buka"),
}


def checklist(facts: Facts) -> Checklist:
    """The list for these facts."""
    said = {
        IDENTITY: _identity(facts),
        PERMIT: _permit(facts),
        SHOP: _shop(facts),
        PROFILE: (
            (DONE, _("Pembeli bisa membaca siapa Anda dan apa yang Anda buat."))
            if facts.described
            else (TODO, _("Tulis apa yang Anda buat, dari apa, sejak kapan."))
        ),
        LOGO: (
            (DONE, _("Foto toko tampil di samping namanya."))
            if facts.has_logo
            else (TODO, _("Pasang satu foto: Anda, tempat usaha, atau barang andalan."))
        ),
        DELIVERY: (
            (DONE, _("Pembeli tahu bagaimana barang sampai."))
            if facts.delivery_chosen
            else (TODO, _("Pilih: diambil di toko, diantar, atau dikirim. Sekarang berlaku pilihan bawaan."))
        ),
        PAYMENT: _payment(facts),
        PRODUCT: _product(facts),
        SWITCH: _switch(facts),
    }
    return Checklist(tuple(Step(key, said[key][0], TITLES[key], said[key][1]) for key in STEPS))


Said = tuple[str, Any]


def _identity(facts: Facts) -> Said:
    if facts.identity_confirmed:
        return DONE, _("Petugas sudah memastikan bahwa ini Anda.")
    if facts.identity_claimed:
        return WAITING, _("Petugas desa memastikannya bersama permohonan izin Anda.")
    return TODO, _("Ajukan izin usaha; petugas desa memastikan identitas Anda sekaligus.")


def _permit(facts: Facts) -> Said:
    if facts.sanctioned:
        return WAITING, _(
            "Toko sedang dilarang berjualan. Baca alasannya dan jalan keluarnya di halaman toko."
        )
    if facts.permit_stands:
        return DONE, _("Surat usaha atau NIB Anda berlaku.")
    if facts.applied:
        return WAITING, _("Permohonan sedang di kantor. Tidak ada yang perlu Anda lakukan sekarang.")
    return TODO, _("Minta surat usaha dari desa. Gratis, satu formulir.")


def _shop(facts: Facts) -> Said:
    if facts.has_shop:
        return DONE, _("Toko Anda sudah punya halaman sendiri.")
    if facts.permit_stands:
        return TODO, _("Beri nama toko, lalu buka.")
    return WAITING, _("Bisa dibuka begitu izin terbit.")


def _payment(facts: Facts) -> Said:
    if facts.takes_transfer and facts.takes_cash:
        return DONE, _("Pembeli bisa bayar tunai atau transfer ke rekening Anda.")
    if facts.takes_transfer:
        return DONE, _("Pembeli bisa transfer ke rekening Anda.")
    if facts.takes_cash:
        return DONE, _(
            "Pembeli bayar tunai saat barang diterima. Tambah rekening bila mau menerima transfer."
        )
    return TODO, _("Isi rekening, atau pilih cara kirim yang dibayar tunai.")


def _product(facts: Facts) -> Said:
    if facts.goods_shown:
        return DONE, _("Barang Anda sudah punya foto dan harga, dan tampil di toko.")
    if facts.goods_noted:
        return TODO, _("Barang masih konsep. Lengkapi foto dan harga, lalu tampilkan.")
    return TODO, _("Foto barang pertama Anda, beri nama dan harga.")


def _switch(facts: Facts) -> Said:
    if facts.open:
        return DONE, _("Saklar toko menyala.")
    if not facts.has_shop:
        return WAITING, _("Menyala sendiri saat toko dibuka.")
    if facts.closed_until is not None:
        return TODO, _("Toko libur dan buka sendiri sesudahnya. Buka sekarang bila sudah siap.")
    return TODO, _("Toko Anda tutup sementara. Buka lagi bila sudah siap.")
