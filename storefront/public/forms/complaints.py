from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.complaints.rules import SHORT_LENGTH, SUBJECT_WORDS


class ComplaintForm(forms.Form):
    """What went wrong; how to be reached is optional."""

    subject = forms.ChoiceField(
        label=_("Keluhan tentang"),
        choices=tuple(SUBJECT_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih keluhan ini tentang apa.")},
    )
    about = forms.CharField(
        label=_("Nama toko atau barang, nomor surat, atau jabatan petugas"),
        help_text=_("Boleh kosong. Alamat halaman toko atau barang juga bisa."),
        max_length=SHORT_LENGTH,
        required=False,
    )
    text = forms.CharField(label=_("Apa yang terjadi"), widget=forms.Textarea, required=False)
    village = forms.CharField(label=_("Desa atau kelurahan"), help_text=_("Boleh kosong."), required=False)
    photo = forms.FileField(label=_("Foto"), help_text=_("Satu foto, paling besar 10 MB."), required=False)
    name = forms.CharField(label=_("Nama Anda"), max_length=120, required=False)
    email = forms.CharField(
        label=_("Email"), help_text=_("Jawaban kami kirim ke sini."), max_length=254, required=False
    )
    phone = forms.CharField(label=_("Nomor ponsel"), max_length=20, required=False)

    def given(self) -> dict[str, Any]:
        """The fields as the service takes them."""
        data = self.cleaned_data
        photo = data.get("photo")
        return {
            "subject": data["subject"],
            "about": data["about"],
            "text": data["text"],
            "village_code": data["village"],
            "name": data["name"],
            "email": data["email"],
            "phone": data["phone"],
            "photo": photo.read() if photo else None,
        }
