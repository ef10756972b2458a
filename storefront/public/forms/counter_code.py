from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.public.forms.accounts import NEW_PASSWORD_HINT


class CounterCodeForm(forms.Form):
    login = forms.CharField(
        label=_("Nomor ponsel akun Anda"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "inputmode": "tel"}),
    )
    code = forms.CharField(
        label=_("Kode dari kantor desa"),
        help_text=_("Delapan angka; berlaku sehari dan sekali pakai."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    password = forms.CharField(
        label=_("Kata sandi baru"),
        help_text=NEW_PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
