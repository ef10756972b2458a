from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import RupiahField

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
    photo = forms.FileField(label=_("Foto toko"), help_text=_("Tampil di samping nama toko."), required=False)


class DeliveryForm(forms.Form):
    pickup = forms.BooleanField(
        label=_("Diambil di toko"), help_text=_("Pembeli datang sendiri; tanpa ongkos."), required=False
    )
    courier = forms.BooleanField(
        label=_("Diantar kurir desa"), help_text=_("Ongkos dihitung dari jarak antardesa."), required=False
    )
    courier_base = RupiahField(label=_("Ongkos awal"))
    courier_per_km = RupiahField(label=_("Tambahan tiap kilometer"))
    max_km = forms.IntegerField(
        label=_("Paling jauh"), widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )
