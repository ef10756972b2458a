from django import forms
from django.utils.translation import gettext_lazy as _

from village.letters.intake import LARGEST_BYTES


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Pembeli membacanya. Misalnya: barang rusak saat dikemas."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ShipForm(forms.Form):
    courier_name = forms.CharField(
        label=_("Nama kurir"),
        help_text=_("Misalnya: JNE, atau nama pengantar. Boleh kosong."),
        required=False,
    )
    tracking_number = forms.CharField(
        label=_("Nomor resi"), help_text=_("Bila kurir memberinya. Boleh kosong."), required=False
    )


class ProofForm(forms.Form):
    file = forms.FileField(
        label=_("Bukti"),
        help_text=_("Foto atau PDF, paling besar 10 MB."),
        required=False,
        allow_empty_file=True,
    )

    def content(self) -> bytes:
        """What was sent, or nothing; what is wrong with it the service says."""
        file = self.files.get("file")
        return file.read(LARGEST_BYTES + 1) if file else b""


class ReceiveForm(forms.Form):
    restock = forms.BooleanField(
        label=_("Barangnya bisa dijual lagi"), help_text=_("Stok bertambah lagi."), required=False
    )
