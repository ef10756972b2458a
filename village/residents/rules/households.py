"""Who is what to the head of a family card, and what stays right after each event. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from village.residents.rules.kinship import same_hash
from village.residents.rules.matching import ADULT_AGE, age_on
from village.residents.states import (
    CHILD,
    CHILD_IN_LAW,
    FEMALE,
    GRANDCHILD,
    HEAD,
    HELPER,
    HUSBAND,
    OTHER,
    OTHER_FAMILY,
    PARENT,
    PARENT_IN_LAW,
    RESIDENT,
    WIFE,
)


class Member(Protocol):
    """What a place in a family is read from; a `Resident` has it."""

    @property
    def pk(self) -> int: ...

    relation: str
    sex: str
    status: str
    birth_date: date
    nik_hash: bytes | None
    father_hash: bytes | None
    mother_hash: bytes | None
    spouse_hash: bytes | None


M = TypeVar("M", bound=Member)


class HeadMissing(Refusal):
    code = "INVALID"
    field = "head"
    message = _("Kartu keluarga ini belum punya kepala. Pilih siapa yang menjadi kepala keluarga.")


class TwoHeads(Refusal):
    code = "INVALID"
    field = "relation"
    message = _("Kartu keluarga ini akan punya dua kepala. Ubah dulu hubungan kepala yang sekarang.")


class NotOfThisFamily(Refusal):
    code = "INVALID"
    field = "members"
    message = _("Orang yang dipilih tidak ada lagi di kartu keluarga ini. Muat ulang, lalu pilih lagi.")


class KkInUse(Refusal):
    code = "INVALID"
    field = "kk"
    message = _("Nomor KK ini sudah dipakai keluarga lain. Periksa angka di Kartu Keluarga yang baru.")


# What somebody is to the new head, by what both were to the old one. Anything else is other family.
_STEPS: dict[str, dict[str, str]] = {
    WIFE: {CHILD: CHILD, CHILD_IN_LAW: CHILD_IN_LAW, GRANDCHILD: GRANDCHILD, PARENT: PARENT_IN_LAW},
    CHILD: {WIFE: PARENT, HUSBAND: PARENT, HEAD: PARENT},
    CHILD_IN_LAW: {WIFE: PARENT_IN_LAW, HUSBAND: PARENT_IN_LAW, HEAD: PARENT_IN_LAW, GRANDCHILD: CHILD},
    PARENT: {WIFE: CHILD_IN_LAW, HUSBAND: CHILD_IN_LAW, HEAD: CHILD, CHILD: GRANDCHILD},
    PARENT_IN_LAW: {WIFE: CHILD, HUSBAND: CHILD, HEAD: CHILD_IN_LAW, CHILD: GRANDCHILD},
}
_STEPS[WIFE][PARENT_IN_LAW] = PARENT
_STEPS[HUSBAND] = _STEPS[WIFE]


def living(members: Iterable[M]) -> list[M]:
    """Those of a family who live in the village."""
    return [member for member in members if member.status == RESIDENT]


def head_in(members: Iterable[M]) -> M | None:
    """The head among living members; None where there is none."""
    return next((member for member in living(members) if member.relation == HEAD), None)


def likely_head(members: Iterable[M], *, on_day: date) -> M | None:
    """Who follows when the head is gone: wife or husband, else the eldest grown-up, else the eldest."""
    left = living(members)
    spouses = [member for member in left if member.relation in (WIFE, HUSBAND)]
    family = [member for member in left if member.relation not in (HELPER, OTHER)] or left
    grown = [member for member in family if age_on(member.birth_date, on_day) >= ADULT_AGE]
    chosen = spouses or grown or family
    return min(chosen, key=lambda member: (member.birth_date, member.pk), default=None)


def relation_to(member: Member, head: Member, *, head_was: str) -> str:
    """What a member is to a new head: by known parents and spouses, else by the old places."""
    if same_hash(member.spouse_hash, head.nik_hash) or same_hash(head.spouse_hash, member.nik_hash):
        return WIFE if member.sex == FEMALE else HUSBAND
    if same_hash(member.father_hash, head.nik_hash) or same_hash(member.mother_hash, head.nik_hash):
        return CHILD
    if same_hash(head.father_hash, member.nik_hash) or same_hash(head.mother_hash, member.nik_hash):
        return PARENT
    if member.relation in (HELPER, OTHER):
        return member.relation
    return _STEPS.get(head_was, {}).get(member.relation, OTHER_FAMILY)


def seat_head(head: Member, members: Sequence[Member]) -> None:
    """Make somebody the head of a family and set what the others are to him, in place."""
    head_was = head.relation
    relations = [(one, relation_to(one, head, head_was=head_was)) for one in members if one.pk != head.pk]
    for member, relation in relations:
        member.relation = relation
    head.relation = HEAD


def relation_of_newborn(*, mother: Member | None, father: Member | None) -> str:
    """What a newborn is to the head of the card on which its parents stand."""
    parents = {parent.relation for parent in (mother, father) if parent is not None}
    if parents & {HEAD, WIFE, HUSBAND}:
        return CHILD
    if parents & {CHILD, CHILD_IN_LAW}:
        return GRANDCHILD
    return OTHER_FAMILY


def one_head(members: Iterable[Member]) -> bool:
    """Whether a family is as it should be; loaded registers hold some that are not."""
    return sum(member.relation == HEAD for member in living(members)) == 1


def refuse_headless(members: Sequence[Member]) -> None:
    """One family, one head, as long as anybody is left. Raises HeadMissing, TwoHeads."""
    left = living(members)
    heads = sum(member.relation == HEAD for member in left)
    if left and heads == 0:
        raise HeadMissing()
    if heads > 1:
        raise TwoHeads()
