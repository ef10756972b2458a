from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DayField, RupiahField

STORY = forms.Textarea(attrs={"rows": 4})


class OpenShopForm(forms.Form):
    """`business` is asked only of somebody who may open a shop for more than one."""

    business = forms.TypedChoiceField(label=_("Usaha"), coerce=int, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Nama toko"), help_text=_("Nama yang dibaca pembeli."))
    description = forms.CharField(
        label=_("Cerita toko"),
        help_text=_("Apa yang Anda buat, dari apa, sejak kapan. Boleh kosong."),
        required=False,
        widget=STORY,
    )

    def __init__(self, *args, businesses, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["business"].choices = [(one.pk, one.name) for one in businesses]
        if len(businesses) == 1:
            self.fields["business"].widget = forms.HiddenInput()
            self.initial["business"] = businesses[0].pk


class DescribeShopForm(forms.Form):
    name = forms.CharField(label=_("Nama toko"))
    description = forms.CharField(
        label=_("Cerita toko"),
        help_text=_("Apa yang Anda buat, dari apa, sejak kapan."),
        required=False,
        widget=STORY,
    )
    hours = forms.CharField(
        label=_("Jam buka"), help_text=_("Misalnya: Senin sampai Sabtu, 08.00-16.00."), required=False
    )
    contact_phone = forms.CharField(
        label=_("Nomor ponsel toko"),
        help_text=_("Kosongkan bila sama dengan nomor akun pemilik. Pembeli yang sudah memesan melihatnya."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    phone_public = forms.BooleanField(
        label=_("Tampilkan nomor ini di halaman toko"),
        help_text=_("Siapa pun bisa melihat dan meneleponnya."),
        required=False,
    )
    photo = forms.FileField(label=_("Foto toko"), help_text=_("Tampil di samping nama toko."), required=False)


class SwitchForm(forms.Form):
    """`closed_until` empty: until the seller opens again."""

    closed_until = DayField(
        label=_("Tutup sampai tanggal"),
        help_text=_("Hari libur terakhir; besoknya toko buka sendiri. Kosongkan bila belum tahu."),
        required=False,
    )


class DeliveryForm(forms.Form):
    pickup = forms.BooleanField(
        label=_("Diambil di toko"), help_text=_("Pembeli datang sendiri; tanpa ongkos."), required=False
    )
    courier = forms.BooleanField(
        label=_("Diantar kurir desa"), help_text=_("Ongkos dihitung dari jarak antardesa."), required=False
    )
    parcel = forms.BooleanField(
        label=_("Paket menurut berat"), help_text=_("Ongkos dari tabel tarif Anda sendiri."), required=False
    )
    courier_base = RupiahField(label=_("Ongkos awal"))
    courier_per_km = RupiahField(label=_("Tambahan tiap kilometer"))
    max_km = forms.IntegerField(
        label=_("Paling jauh"), widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )
    free_from = RupiahField(
        label=_("Gratis ongkos mulai belanja"),
        help_text=_("Untuk kurir dan paket. Kosongkan bila tidak ada."),
        required=False,
    )
