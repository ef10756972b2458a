from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DayField, DigitsField
from storefront.officer.wording import MARITAL_STATUSES, RELATIONS, SEXES, STATUSES
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


Choices = Sequence[tuple[str, Any]]


class LeavingForm(EventForm):
    """A death or a move: who goes along, and who follows as head of the family."""

    with_ids = forms.MultipleChoiceField(
        label=_("Siapa yang ikut pindah?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    new_head = forms.ChoiceField(label=_("Kepala keluarga yang baru"), required=False)
    field_order = ("event_date", "with_ids", "new_head")

    def __init__(
        self, *args: Any, others: Choices, asks_head: bool, takes_others: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with_ids"].choices = list(others)
        self.fields["new_head"].choices = [
            ("", _("Menurut urutan: suami atau istri, lalu yang tertua")),
            *others,
        ]
        if not others or not takes_others:
            del self.fields["with_ids"]
        if not others or not asks_head:
            del self.fields["new_head"]

    def chosen(self) -> dict[str, Any]:
        """What the service takes of it."""
        data = {name: self.cleaned_data[name] for name in ("event_date", "source", "note")}
        if self.cleaned_data.get("new_head"):
            data["new_head_id"] = int(self.cleaned_data["new_head"])
        if "with_ids" in self.fields:
            data["with_ids"] = [int(one) for one in self.cleaned_data["with_ids"]]
        return data


class BirthForm(forms.Form):
    name = forms.CharField(label=_("Nama bayi"), max_length=120)
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=list(SEXES.items()), widget=forms.RadioSelect)
    birth_place = forms.CharField(label=_("Tempat lahir"), max_length=80)
    birth_date = DayField(label=_("Tanggal lahir"))
    nik = DigitsField(length=16, label=_("NIK"), required=False, help_text=_("Kosongkan bila belum terbit."))
    mother = forms.ChoiceField(label=_("Ibu"), required=False)
    father = forms.ChoiceField(label=_("Ayah"), required=False)
    source = forms.CharField(
        label=_("Dasar pencatatan"),
        help_text=_("Jenis dan nomor suratnya, misalnya surat kelahiran 474.1/8/2026."),
        max_length=200,
    )

    def __init__(self, *args: Any, mothers: Choices, fathers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mother"].choices = [("", _("Tidak ada di KK ini")), *mothers]
        self.fields["father"].choices = [("", _("Tidak ada di KK ini")), *fathers]


class SplitForm(forms.Form):
    members = forms.MultipleChoiceField(
        label=_("Siapa yang keluar dari KK ini?"), widget=forms.CheckboxSelectMultiple
    )
    head = forms.ChoiceField(label=_("Kepala keluarga di KK baru"))
    new_kk = DigitsField(length=16, label=_("Nomor KK baru"))
    stay_head = forms.ChoiceField(
        label=_("Kepala keluarga di KK lama, bila kepalanya keluar"), required=False
    )
    event_date = DayField(label=_("Tanggal KK baru"))
    source = forms.CharField(
        label=_("Dasar pencatatan"),
        help_text=_("Misalnya KK baru atau buku nikah nomor berapa."),
        max_length=200,
    )

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = list(members)
        self.fields["head"].choices = list(members)
        self.fields["stay_head"].choices = [("", _("Kepala yang sekarang tetap")), *members]


class CorrectionForm(forms.Form):
    """The whole record, as it stands; only what differs is written."""

    name = forms.CharField(label=_("Nama"), max_length=120)
    nik = DigitsField(
        length=16, label=_("NIK yang benar"), required=False, help_text=_("Isi hanya bila salah.")
    )
    kk = DigitsField(
        length=16,
        label=_("Nomor KK yang benar"),
        required=False,
        help_text=_("Isi hanya bila salah atau pindah KK."),
    )
    birth_place = forms.CharField(label=_("Tempat lahir"), max_length=80, required=False)
    birth_date = DayField(label=_("Tanggal lahir"))
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=list(SEXES.items()))
    religion = forms.CharField(label=_("Agama"), max_length=24, required=False)
    marital_status = forms.ChoiceField(label=_("Status kawin"), choices=list(MARITAL_STATUSES.items()))
    occupation = forms.CharField(label=_("Pekerjaan"), max_length=80, required=False)
    relation = forms.ChoiceField(label=_("Hubungan di KK"), choices=list(RELATIONS.items()))
    dusun = forms.CharField(label=_("Dusun"), max_length=60, required=False)
    rt = forms.CharField(label=_("RT"), max_length=3, required=False)
    rw = forms.CharField(label=_("RW"), max_length=3, required=False)
    source = forms.CharField(
        label=_("Dasar perbaikan"),
        help_text=_("Surat yang Anda lihat, misalnya akta kelahiran."),
        max_length=200,
    )

    def differing(self, resident: Any) -> dict[str, str | date]:
        """The fields that are not as they stand now."""
        found: dict[str, str | date] = {}
        for name, value in self.cleaned_data.items():
            if name == "source" or (name in ("nik", "kk") and not value):
                continue
            if name in ("nik", "kk") or value != getattr(resident, name):
                found[name] = value
        return found


class ArrivalForm(forms.Form):
    nik = DigitsField(length=16, label=_("NIK"))
    kk = DigitsField(length=16, label=_("Nomor KK di alamat baru"))
    name = forms.CharField(label=_("Nama"), max_length=120)
    birth_place = forms.CharField(label=_("Tempat lahir"), max_length=80)
    birth_date = DayField(label=_("Tanggal lahir"))
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=list(SEXES.items()), widget=forms.RadioSelect)
    religion = forms.CharField(label=_("Agama"), max_length=24)
    marital_status = forms.ChoiceField(label=_("Status kawin"), choices=list(MARITAL_STATUSES.items()))
    occupation = forms.CharField(label=_("Pekerjaan"), max_length=80)
    relation = forms.ChoiceField(label=_("Hubungan di KK"), choices=list(RELATIONS.items()))
    dusun = forms.CharField(label=_("Dusun"), max_length=60, required=False)
    rt = forms.CharField(label=_("RT"), max_length=3, required=False)
    rw = forms.CharField(label=_("RW"), max_length=3, required=False)
    event_date = DayField(label=_("Tanggal datang"))
    source = forms.CharField(
        label=_("Dasar pencatatan"), help_text=_("Nomor surat pindahnya (SKPWNI)."), max_length=200
    )


class UndoForm(forms.Form):
    source = forms.CharField(
        label=_("Mengapa dibatalkan?"),
        help_text=_("Misalnya: salah orang, atau surat keliru. Tersimpan di riwayat."),
        max_length=200,
    )


class RegisterFileForm(forms.Form):
    file = forms.FileField(
        label=_("Berkas ekspor OpenSID"),
        help_text=_("xlsx, xlsm, atau CSV. Belum ada yang berubah sampai Anda menerapkannya."),
        required=False,
        allow_empty_file=True,
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Mengapa datanya tidak diubah?"),
        help_text=_("Warga itu membaca kalimat ini."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NarrowForm(forms.Form):
    """What narrows a search of residents."""

    status = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua")), *((code, words) for code, (words, _kind) in STATUSES.items())],
    )
    dusun = forms.ChoiceField(label=_("Dusun"), required=False)

    def __init__(self, *args: Any, hamlets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dusun"].choices = [("", _("Semua")), *((one, one.title()) for one in hamlets)]
