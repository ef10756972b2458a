from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DayField


class ReasonForm(forms.Form):
    """A reason, and in the hint who will read it."""

    reason = forms.CharField(label=_("Alasannya"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, hint: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = hint


class SanctionForm(ReasonForm):
    """`ends_on` empty: until somebody lifts it."""

    ends_on = DayField(
        label=_("Sampai tanggal"), help_text=_("Kosongkan bila berlaku sampai dicabut."), required=False
    )
