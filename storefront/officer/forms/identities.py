from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.officer.forms.decisions import METHODS


class ConfirmIdentityForm(forms.Form):
    """How the person was recognised; the service says what is missing."""

    method = forms.ChoiceField(
        label=_("Pastikan orangnya"), required=False, choices=METHODS, widget=forms.RadioSelect
    )
