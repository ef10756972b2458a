from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DayField, DigitsField
from village.officers.rules import ROLE_NAMES


class AppointForm(forms.Form):
    """Which role where, and how the person is reached; `login` only where no account is his yet."""

    role = forms.ChoiceField(label=_("Peran"), choices=tuple(ROLE_NAMES.items()), widget=forms.RadioSelect)
    region = forms.CharField(
        label=_("Wilayah"), help_text=_("Ketik nama desa, kelurahan, atau kecamatan, lalu pilih.")
    )
    active_from = DayField(label=_("Mulai"))
    active_until = DayField(label=_("Sampai"), help_text=_("Kosongkan bila tanpa batas."), required=False)
    login = forms.CharField(
        label=_("Email atau nomor ponselnya"),
        help_text=_("Sudah punya akun: langsung diangkat. Belum punya: ia menerima undangan."),
    )

    def __init__(self, *args: Any, has_account: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_account:
            self.fields.pop("login")


class DismissForm(forms.Form):
    last_day = DayField(
        label=_("Hari terakhir"), help_text=_("Sesudah hari itu akunnya tidak bisa masuk ke kantor.")
    )
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Boleh kosong. Tercatat di riwayat jabatan."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class StandInForm(forms.Form):
    """Which officer of a neighbouring village serves here too, until when."""

    officer = forms.ChoiceField(label=_("Petugas yang dititipi"), widget=forms.RadioSelect)
    last_day = DayField(label=_("Sampai"), help_text=_("Paling lama 90 hari."))

    def __init__(self, *args: Any, officers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = officers
        self.fields["officer"].error_messages["required"] = _("Pilih petugas yang dititipi.")


class InvitedForm(forms.Form):
    """The NIK is typed into a POST and kept nowhere."""

    nik = DigitsField(
        label=_("NIK Anda"), length=16, help_text=_("16 angka di KTP. Undangan ini hanya untuk satu orang.")
    )
