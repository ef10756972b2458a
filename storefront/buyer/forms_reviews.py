from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.reviews.rules import TEXT_LENGTH, StarsMissing

STARS = (
    ("5", _("5 bintang: sangat baik")),
    ("4", _("4 bintang: baik")),
    ("3", _("3 bintang: cukup")),
    ("2", _("2 bintang: kurang")),
    ("1", _("1 bintang: buruk")),
)


class ReviewForm(forms.Form):
    stars = forms.ChoiceField(
        label=_("Berapa bintang?"),
        choices=STARS,
        widget=forms.RadioSelect,
        error_messages={"required": StarsMissing.message, "invalid_choice": StarsMissing.message},
    )
    text = forms.CharField(
        label=_("Cerita Anda"),
        help_text=_("Boleh kosong. Semua orang membacanya: jangan menulis NIK atau nomor HP."),
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photos = forms.FileField(required=False)
