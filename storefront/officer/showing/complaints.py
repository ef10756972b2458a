from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.complaints.rules import SUBJECT_WORDS
from marketplace.complaints.selectors import LATE, OPEN
from marketplace.complaints.states import ANSWERED, IN_PROGRESS, OPEN_STATES, PASSED_ON, RECEIVED
from storefront.look.moments import near_day
from storefront.look.shapes import Cell, Column, Fact, FoldTable
from storefront.officer.wording import place_words

STATES: dict[str, tuple[str | Promise, str]] = {
    RECEIVED: (gettext_lazy("Baru masuk"), "info"),
    IN_PROGRESS: (gettext_lazy("Diperiksa"), "info"),
    ANSWERED: (gettext_lazy("Dijawab"), "good"),
    PASSED_ON: (gettext_lazy("Diteruskan"), ""),
}
FILTERS: dict[str, str | Promise] = {
    OPEN: gettext_lazy("Berjalan"),
    LATE: gettext_lazy("Lewat batas"),
    **{state: words for state, (words, _kind) in STATES.items()},
}


def complaints_table(complaints: Sequence[Any], *, at: datetime) -> FoldTable:
    """Number, about what, where, how it stands, until when."""
    columns = [
        Column(_("Nomor"), lead=True),
        Column(_("Tentang")),
        Column(_("Desa")),
        Column(_("Meja")),
        Column(_("Keadaan")),
        Column(_("Batas")),
    ]
    rows = [
        [
            Cell(one.number, reverse("officer:complaint", args=[one.pk])),
            about_words(one),
            place_words(one.village) if one.village else "–",
            place_words(one.desk),
            state_cell(one, at=at),
            near_day(one.due_at, now=at),
        ]
        for one in complaints
    ]
    return FoldTable(_("Pengaduan"), columns, rows)


def state_cell(complaint: Any, *, at: datetime) -> Cell:
    """In words; late ones say so."""
    if complaint.state in OPEN_STATES and complaint.due_at < at:
        return Cell(_("Lewat batas"), badge="late", icon="alert")
    words, kind = STATES[complaint.state]
    return Cell(str(words), badge=kind)


def about_words(complaint: Any) -> str:
    """`Toko: Kopi Ijen`"""
    subject = str(SUBJECT_WORDS[complaint.subject])
    if complaint.product:
        return f"{subject}: {complaint.product.name}"
    if complaint.shop:
        return f"{subject}: {complaint.shop.name}"
    if complaint.letter:
        return f"{subject}: {complaint.letter.number}"
    return f"{subject}: {complaint.about}" if complaint.about else subject


def facts_of(complaint: Any) -> list[Fact]:
    """What it is about, with the way there, and how who complained is reached."""
    url = ""
    if complaint.shop_id:
        url = reverse("officer:shop", args=[complaint.shop_id])
    elif complaint.letter_id:
        url = reverse("officer:letter", args=[complaint.letter_id])
    facts = [Fact(_("Tentang"), about_words(complaint), url)]
    if complaint.village:
        facts.append(Fact(_("Desa"), place_words(complaint.village)))
    facts.append(Fact(_("Meja"), place_words(complaint.desk)))
    name = complaint.name or (complaint.account.full_name if complaint.account else "")
    facts.append(Fact(_("Dari"), name or _("Tanpa nama")))
    facts += [
        Fact(label, text)
        for label, text in ((_("Email"), complaint.email), (_("Ponsel"), complaint.phone))
        if text
    ]
    return facts
