from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Pembeli membacanya. Misalnya: barang rusak saat dikemas."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ShipForm(forms.Form):
    tracking_number = forms.CharField(
        label=_("Nomor resi"), help_text=_("Bila kurir memberinya. Boleh kosong."), required=False
    )
