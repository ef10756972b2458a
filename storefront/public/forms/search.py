import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.search.language.reading import MOST_CHARACTERS
from storefront.look.inputs import RupiahField

SEPARATORS = re.compile(r"[\s.\-]")
PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")
KILOMETRES = (5, 10, 20, 40)


def holds_personal_number(typed: str) -> bool:
    """Whether sixteen digits stand in a row, however they are parted: a NIK or a KK, and no kind of goods."""
    return PERSONAL_NUMBER.search(SEPARATORS.sub("", typed)) is not None


class SearchForm(forms.Form):
    """What is looked for, as it stands in the address."""

    q = forms.CharField(required=False, max_length=MOST_CHARACTERS)
    jenis = forms.ChoiceField(label=_("Jenis barang"), required=False)
    wilayah = forms.ChoiceField(label=_("Kecamatan atau desa"), required=False)
    desa = forms.CharField(
        label=_("Dekat desa"), required=False, max_length=60, help_text=_("Misalnya Kemiren.")
    )
    jarak = forms.TypedChoiceField(label=_("Paling jauh"), required=False, coerce=int, empty_value=None)
    dari = RupiahField(label=_("Harga dari"), required=False, min_value=0)
    sampai = RupiahField(label=_("Harga sampai"), required=False, min_value=0)
    habis = forms.BooleanField(label=_("Tampilkan juga yang habis"), required=False)

    def __init__(
        self, asked: Any, *, kinds: Sequence[tuple[str, str]], places: Sequence[tuple[str, Any]] = ()
    ) -> None:
        super().__init__(asked)
        self.fields["jenis"].choices = [("", _("Semua jenis")), *kinds]
        self.fields["wilayah"].choices = [("", _("Semua")), *places]
        far = [(str(km), _("%(km)s km") % {"km": km}) for km in KILOMETRES]
        self.fields["jarak"].choices = [("", _("Semua")), *far]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        low, high = given.get("dari"), given.get("sampai")
        if low is not None and high is not None and low > high:
            self.add_error("sampai", _("Harga sampai lebih kecil dari harga awalnya. Tukar, atau kosongkan."))
        return given
