from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.clock import month_of, months_before
from storefront.look.moments import MONTHS

MONTHS_OFFERED = 36


class ReportForm(forms.Form):
    """For which region and months; sent by GET."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    dari = forms.ChoiceField(label=_("Dari bulan"), required=False)
    sampai = forms.ChoiceField(label=_("Sampai bulan"), required=False)

    def __init__(self, *args: Any, regions: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = month_of(today)
        months = [months_before(present, back) for back in range(MONTHS_OFFERED)]
        words = [(f"{month:%Y-%m}", f"{MONTHS[month.month - 1]} {month.year}") for month in months]
        self.fields["wilayah"].choices = regions
        self.fields["dari"].choices = self.fields["sampai"].choices = words
