from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.buyer.forms import RecipientForm
from storefront.look.inputs import PhoneField

# Each language by its own name.
LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))


class PasswordField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        super().__init__(label=_("Kata sandi Anda"), strip=False, widget=widget, **options)


class PhoneForm(forms.Form):
    phone = PhoneField(label=_("Nomor HP"), required=False, help_text=_("Untuk masuk dan untuk kurir."))
    password = PasswordField()


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Bahasa"), choices=LANGUAGES, widget=forms.RadioSelect)


class LeaveForm(forms.Form):
    password = PasswordField()


class AddressForm(RecipientForm):
    note = forms.CharField(label=_("Catatan untuk kurir"), max_length=500, required=False)
    default = forms.BooleanField(label=_("Jadikan alamat utama"), required=False)
