from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DayField, DigitsField
from village.officers.rules import ROLE_NAMES


class AppointForm(forms.Form):
    """Who gets which role where. The NIK is typed into a POST and kept nowhere."""

    login = forms.CharField(
        label=_("Surel atau nomor ponsel akunnya"),
        help_text=_("Orangnya membuat akun dulu, di halaman daftar."),
    )
    nik = DigitsField(label=_("NIK"), length=16, help_text=_("16 angka di KTP orang itu."))
    role = forms.ChoiceField(label=_("Peran"), choices=tuple(ROLE_NAMES.items()), widget=forms.RadioSelect)
    region = forms.CharField(
        label=_("Wilayah"), help_text=_("Ketik nama desa, kelurahan, atau kecamatan, lalu pilih.")
    )
    active_from = DayField(label=_("Mulai"))
    active_until = DayField(label=_("Sampai"), help_text=_("Kosongkan bila tanpa batas."), required=False)


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
