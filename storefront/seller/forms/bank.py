from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import NUMERIC
from vendors.banking.banks import BANKS


class BankForm(forms.Form):
    """The account that buyers pay to, and the password once more."""

    bank_code = forms.ChoiceField(label=_("Bank"), choices=[("", _("Pilih bank")), *BANKS.items()])
    number = forms.CharField(
        label=_("Nomor rekening"),
        help_text=_("Seperti di buku tabungan; spasi dan titik boleh."),
        widget=forms.TextInput(attrs=NUMERIC),
    )
    holder = forms.CharField(
        label=_("Nama pemilik rekening"), help_text=_("Pembeli mencocokkannya saat transfer.")
    )
    password = forms.CharField(
        label=_("Kata sandi Anda"),
        help_text=_("Supaya hanya Anda yang bisa mengubah rekening."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class RemoveBankForm(forms.Form):
    """Stands on the page of `BankForm`: its ids are its own."""

    password = forms.CharField(
        label=_("Kata sandi Anda"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, auto_id="remove_%s", **kwargs)
