from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DigitsField


class HeirForm(forms.Form):
    """Who inherits, and by which paper."""

    heir_nik = DigitsField(
        length=16, label=_("NIK ahli waris"), help_text=_("Dari KTP yang dibawa ke kantor.")
    )
    document = forms.CharField(
        label=_("Surat dasarnya"),
        help_text=_("Misalnya: Keterangan ahli waris 474/12/2026, 20 Nov 2026."),
    )
