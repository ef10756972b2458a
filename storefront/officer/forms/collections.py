from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import NUMERIC


class CollectionForm(forms.Form):
    """The words of a collection, and its place among the others."""

    name = forms.CharField(label=_("Nama koleksi"), help_text=_("Misalnya Oleh-oleh Lebaran."))
    description = forms.CharField(
        label=_("Keterangan"),
        help_text=_("Satu dua kalimat: apa yang dikumpulkan, dan untuk siapa."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sort = forms.IntegerField(
        label=_("Urutan"),
        help_text=_("Angka kecil tampil lebih dulu."),
        required=False,
        min_value=0,
        max_value=1000,
        widget=forms.TextInput(attrs=NUMERIC),
    )
