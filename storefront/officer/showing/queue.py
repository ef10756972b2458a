"""A queue by deadline: what is late, what is due today, tomorrow, later."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.clock import today
from storefront.look.figures import count
from storefront.look.moments import clock, day, local_day, near_day, span
from storefront.look.shapes import Fact, QueueGroup, QueueRow
from storefront.officer.showing.case import stands_in_words
from storefront.officer.wording import person, upper_first
from village.letters.selectors.queue import QueueFigures, QueueLine
from village.letters.states import APPROVE, CONFIRM
from village.residents.states import DIED

SHORT_DAY_CHARACTERS = -5


def groups_of(lines: Sequence[QueueLine], *, at: datetime, with_village: bool) -> list[QueueGroup]:
    """Lewat batas, Hari ini, Besok, Nanti; empty ones are left out by the component."""
    now = today(at)
    late = [line for line in lines if line.late]
    due = {
        _("Hari ini"): [line for line in lines if not line.late and local_day(line.due_at) == now],
        _("Besok"): [line for line in lines if local_day(line.due_at) == now + timedelta(days=1)],
        _("Nanti"): [line for line in lines if local_day(line.due_at) > now + timedelta(days=1)],
    }
    groups = [QueueGroup(_("Lewat batas"), _rows(late, at, with_village), late=True)]
    return groups + [QueueGroup(title, _rows(part, at, with_village)) for title, part in due.items()]


def next_of(lines: Sequence[QueueLine]) -> str:
    """Where "do the next one" leads: the most urgent that can be decided; empty where there is none."""
    for line in lines:
        if not line.gone:
            return reverse("officer:case", args=[line.id])
    return ""


def heading_of(lines: Sequence[QueueLine]) -> str:
    """`12 permohonan, 1 lewat batas`"""
    if not lines:
        return _("Tidak ada yang menunggu Anda")
    late = sum(line.late for line in lines)
    words = ngettext("%(n)s permohonan", "%(n)s permohonan", len(lines)) % {"n": count(len(lines))}
    return f"{words}, {_('%(n)s lewat batas') % {'n': count(late)}}" if late else words


def figures_of(figures: QueueFigures) -> list[Fact]:
    """The figures at the side; without letters this month, only what was done today."""
    facts = [Fact(_("Selesai hari ini"), figures.decided_today)]
    if figures.mean_office_time is not None:
        facts.append(
            Fact(
                _("Rata-rata sampai terbit, bulan ini"),
                span(figures.mean_office_time),
                note=_("Dihitung dalam jam kerja"),
            )
        )
    if figures.on_time_percent is not None:
        facts.append(Fact(_("Tepat waktu"), f"{figures.on_time_percent}%"))
    return facts


def _rows(lines: Sequence[QueueLine], at: datetime, with_village: bool) -> list[QueueRow]:
    return [_row(line, at, with_village) for line in lines]


def _row(line: QueueLine, at: datetime, with_village: bool) -> QueueRow:
    badge, kind = _answer(line)
    return QueueRow(
        url=reverse("officer:case", args=[line.id]),
        left=_left(line, at),
        name=person(line.applicant_name),
        kind=" · ".join(
            part
            for part in (line.type_name, line.business_name, line.village_name if with_village else "")
            if part
        ),
        todo=_todo(line),
        arrived=_arrived(line.submitted_at, at),
        badge=badge,
        badge_kind=kind,
        late=line.late,
    )


def _left(line: QueueLine, at: datetime) -> str:
    if line.late:
        return _("Lewat %(span)s") % {"span": span(line.office_time_left)}
    if local_day(line.due_at) == today(at):
        return span(line.office_time_left)
    return f"{upper_first(near_day(line.due_at, now=at))} {clock(line.due_at)}"


def _todo(line: QueueLine) -> str:
    if line.gone:
        return _("Tidak bisa diputus; akan ditutup")
    if line.why:
        return stands_in_words(line.stands_in, line.why)
    if line.action == APPROVE:
        return _("Setujui dan tanda tangani")
    if line.action == CONFIRM:
        return _("Cocokkan NIB dengan oss.go.id")
    return _("Periksa isian, foto, dan tempat usaha")


def _answer(line: QueueLine) -> tuple[str, str]:
    if line.gone:
        return (_("Meninggal") if line.gone == DIED else _("Pindah"), "late")
    if line.notes:
        words = ngettext("%(n)d catatan", "%(n)d catatan", len(line.notes)) % {"n": len(line.notes)}
        return (words, "warn")
    return (_("Cocok"), "good")


def _arrived(moment: datetime, at: datetime) -> str:
    """`09.12` today, `23 Nov 14.20` before."""
    if local_day(moment) == today(at):
        return clock(moment)
    return f"{day(moment)[:SHORT_DAY_CHARACTERS]} {clock(moment)}"
