"""What becomes of the many: most sell, some have no shop yet, some lost the right to it or shut it."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from foundation.access.viewer import Viewer
from marketplace.demo.crowd.shops import Window
from marketplace.demo.offices import Desk, viewer
from marketplace.demo.permits import jakarta_day
from vendors.shops.services import lay_sanction
from village.letters.services import revoke_letter, suspend_letter
from village.residents.services import record_death, record_move_out

SELLING, NO_SHOP, EXPIRED, SWITCHED_OFF = "selling", "no_shop", "expired", "switched_off"
SUSPENDED, REVOKED, BARRED, DIED, MOVED = "suspended", "revoked", "barred", "died", "moved"
HOW_MANY = {
    NO_SHOP: 60,
    EXPIRED: 30,
    SWITCHED_OFF: 16,
    SUSPENDED: 12,
    BARRED: 12,
    REVOKED: 8,
    DIED: 6,
    MOVED: 6,
}
"""Of the many; the others sell."""
_WHY_SUSPENDED = "Alamat usaha tidak ditemukan saat didatangi. Hubungi kantor desa."
_WHY_REVOKED = "Usaha sudah tutup menurut pemiliknya."
_WHY_BARRED = "Tiga pengaduan tentang barang yang tidak sesuai foto. Perbaiki fotonya, lalu lapor."


def fates(count: int) -> list[str]:
    """A fate for each of `count` businesses, the rare ones spread evenly among those that sell."""
    rare = [fate for fate, many in HOW_MANY.items() for _each in range(many)]
    random.Random(count).shuffle(rare)
    found = [SELLING] * count
    for place, fate in enumerate(rare):
        found[place * count // len(rare)] = fate
    return found


@dataclass(frozen=True, slots=True)
class Fallen:
    """A shop whose fate is an act of an office."""

    window: Window
    fate: str
    desk: Desk


def befall(fallen: Iterable[Fallen], *, regency: Viewer, now: datetime) -> None:
    """Let the offices act, each within the last weeks, through the services."""
    for number, one in enumerate(fallen):
        at = now - timedelta(days=2 + number % 20)
        owner = one.window.owner
        head, operator = viewer(one.desk.head, at), viewer(one.desk.operator, at)
        if one.fate == SUSPENDED:
            suspend_letter(letter_id=owner.letter.pk, reason=_WHY_SUSPENDED, by=head, at=at)
        elif one.fate == REVOKED:
            revoke_letter(letter_id=owner.letter.pk, reason=_WHY_REVOKED, by=head, at=at)
        elif one.fate == BARRED:
            lay_sanction(shop_id=one.window.shop.pk, reason=_WHY_BARRED, by=regency, at=at)
        else:
            record = {DIED: record_death, MOVED: record_move_out}[one.fate]
            record(
                resident_id=owner.business.owner_id,
                event_date=jakarta_day(at),
                source=f"474/{number + 1:03d}/2026",
                by=operator,
                at=at,
            )
