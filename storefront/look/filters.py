"""The filters of `{% load mall %}`. An empty value stays empty: templates are full of optional facts."""

import datetime as dt
from typing import Any

from django.template import Library
from django.utils.translation import gettext as _

from foundation.clock import now as present
from storefront.look import figures, moments

register = Library()


def _given(value: Any) -> bool:
    return value is not None and value != ""


@register.filter
def rupiah(value: int | None) -> str:
    return figures.rupiah(int(value)) if _given(value) else ""


@register.filter
def rupiah_or_free(value: int | None) -> str:
    if not _given(value):
        return ""
    return figures.rupiah(int(value)) if value else _("Gratis")


@register.filter
def count(value: int | None) -> str:
    return figures.count(int(value)) if _given(value) else ""


@register.filter
def rating(value: float | None) -> str:
    return figures.rating(float(value)) if _given(value) else ""


@register.filter
def mask_nik(value: str | None) -> str:
    return figures.mask_nik(str(value)) if _given(value) else ""


@register.filter
def mask_phone(value: str | None) -> str:
    return figures.mask_phone(str(value)) if _given(value) else ""


@register.filter
def mask_account(value: str | None) -> str:
    return figures.mask_account(str(value)) if _given(value) else ""


@register.filter
def day(value: dt.date | None) -> str:
    return moments.day(value) if _given(value) else ""


@register.filter
def near_day(value: dt.date | None, now: dt.datetime | None = None) -> str:
    return moments.near_day(value, now=now or present()) if _given(value) else ""


@register.filter
def moment(value: dt.datetime | None, now: dt.datetime | None = None) -> str:
    return moments.moment(value, now=now or present()) if _given(value) else ""


@register.filter
def clock(value: dt.datetime | dt.time | None) -> str:
    return moments.clock(value) if _given(value) else ""


@register.filter
def span(value: dt.timedelta | int | None) -> str:
    return moments.span(value) if _given(value) else ""


@register.filter
def span_words(value: dt.timedelta | int | None) -> str:
    return moments.span_words(value) if _given(value) else ""
