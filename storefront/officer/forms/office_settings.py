from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DayField


class NumberingForm(forms.Form):
    class_code = forms.CharField(
        label=_("Kode klasifikasi"), help_text=_("Untuk surat usaha biasanya 510 atau 500."), max_length=16
    )
    office_part = forms.CharField(
        label=_("Kode kantor"),
        help_text=_("Seperti di surat Anda yang lain, misalnya 429.515.04."),
        max_length=32,
    )
    pattern = forms.CharField(
        label=_("Pola nomor"),
        help_text=_(
            "{class} kode klasifikasi, {seq:3} nomor urut tiga angka, {office} kode kantor, {year} tahun."
            " Boleh juga {type}, {month}, dan {month_roman} (bulan Romawi)."
        ),
        max_length=80,
    )


class LetterheadForm(forms.Form):
    """Everything may stay empty: then the letter prints plain words."""

    address = forms.CharField(
        label=_("Alamat kantor"),
        help_text=_("Jalan dan nomornya, seperti di kop surat Anda."),
        required=False,
    )
    phone = forms.CharField(label=_("Telepon kantor"), required=False)
    email = forms.CharField(label=_("Surel kantor"), required=False)
    head_title = forms.CharField(
        label=_("Sebutan penanda tangan"),
        help_text=_("Kosongkan untuk “Kepala Desa” atau “Lurah”. Misalnya Pj. Kepala Desa."),
        required=False,
    )
    name_before = forms.CharField(
        label=_("Gelar di depan nama"), help_text=_("Misalnya Drs. H."), required=False
    )
    name_after = forms.CharField(
        label=_("Gelar di belakang nama"), help_text=_("Misalnya S.Sos."), required=False
    )
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("PNG atau JPEG, paling besar 2 MB. Dicetak kecil di kiri kop."),
        required=False,
    )
    without_logo = forms.BooleanField(label=_("Hapus logo yang ada"), required=False)

    def __init__(self, *args: Any, has_logo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_logo:
            del self.fields["without_logo"]


class ClosedDayForm(forms.Form):
    day = DayField(label=_("Hari libur"))
    reason = forms.CharField(label=_("Karena"), help_text=_("Misalnya bersih desa."), required=False)


class AbsenceForm(forms.Form):
    first_day = DayField(label=_("Mulai"))
    last_day = DayField(label=_("Sampai"))
    reason = forms.CharField(label=_("Karena"), help_text=_("Misalnya cuti atau dinas luar."), required=False)
