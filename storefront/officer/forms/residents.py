from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DayField
from village.residents.rules.register import LONGEST_PURPOSE


class PurposeForm(forms.Form):
    """Asked before a record opens; the resident reads it."""

    purpose = forms.CharField(
        label=_("Untuk apa Anda membuka data ini?"),
        help_text=_("Misalnya: mencatat kematian, atau memperbaiki alamat. Warga itu bisa membacanya."),
        required=False,
        max_length=LONGEST_PURPOSE,
    )


class EventForm(forms.Form):
    """An event of the register. `sure` stands between a slip of the finger and a closed shop."""

    event_date = DayField(
        label=_("Tanggal kejadian"), help_text=_("Seperti tertulis di surat keterangannya.")
    )
    source = forms.CharField(
        label=_("Dasar pencatatan"),
        help_text=_("Jenis dan nomor suratnya, misalnya surat kematian 474.3/12/2026."),
        max_length=200,
    )
    note = forms.CharField(
        label=_("Catatan"),
        help_text=_("Boleh kosong. Jangan tulis NIK."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sure = forms.BooleanField(label=_("Suratnya sudah saya lihat, dan orangnya benar"))
