from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """The answer, and where it was passed on to if it was."""

    answer = forms.CharField(
        label=_("Jawaban"),
        help_text=_("Orang yang mengadu membaca kalimat ini."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    passed_to = forms.CharField(
        label=_("Diteruskan ke"),
        help_text=_("Isi hanya bila lembaga lain yang menangani, misalnya Ditjen PKTN."),
        required=False,
    )
