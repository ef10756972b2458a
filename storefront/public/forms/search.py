import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.search.engine import MOST_CHARACTERS
from storefront.look.inputs import RupiahField

SEPARATORS = re.compile(r"[\s.\-]")
PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")


def holds_personal_number(typed: str) -> bool:
    """Whether sixteen digits stand in a row, however they are parted: a NIK or a KK, and no kind of goods."""
    return PERSONAL_NUMBER.search(SEPARATORS.sub("", typed)) is not None


class SearchForm(forms.Form):
    """What is looked for, as it stands in the address."""

    q = forms.CharField(required=False, max_length=MOST_CHARACTERS)
    jenis = forms.ChoiceField(label=_("Jenis barang"), required=False)
    dari = RupiahField(label=_("Harga dari"), required=False, min_value=0)
    sampai = RupiahField(label=_("Harga sampai"), required=False, min_value=0)
    ada = forms.BooleanField(label=_("Hanya yang masih ada"), required=False)

    def __init__(self, asked: Any, *, kinds: list[tuple[str, str]]) -> None:
        super().__init__(asked)
        self.fields["jenis"].choices = [("", _("Semua jenis")), *kinds]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        low, high = given.get("dari"), given.get("sampai")
        if low is not None and high is not None and low > high:
            self.add_error("sampai", _("Harga sampai lebih kecil dari harga awalnya. Tukar, atau kosongkan."))
        return given
