from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.delivery.rules import MOST_STEPS, ZONE_NAMES, Rates
from storefront.look.inputs import RupiahField

GRAMS = 1000


class RatesForm(forms.Form):
    """A rate table: so many steps of weight, each with a price for each zone; an empty step is left out."""

    def __init__(self, *args: Any, rates: Rates, **options: Any) -> None:
        super().__init__(*args, **options)
        weights = sorted({grams for steps in rates.values() for grams, _price in steps})
        self.steps: list[Mapping[str, Any]] = []
        for number in range(MOST_STEPS):
            grams = weights[number] if number < len(weights) else None
            self._add(number, grams, {zone: dict(steps) for zone, steps in rates.items()})

    def _add(self, number: int, grams: int | None, prices: Mapping[str, Mapping[int, int]]) -> None:
        weight = f"up_to_{number}"
        self.fields[weight] = forms.DecimalField(
            label=_("Sampai"),
            required=False,
            localize=True,
            min_value=Decimal("0.001"),
            max_value=100,
            decimal_places=3,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"invalid": _("Tulis beratnya dalam kilogram, misalnya 1 atau 2,5.")},
        )
        if grams is not None:
            self.initial[weight] = _kilos(grams)
        names = {}
        for zone, name in ZONE_NAMES.items():
            names[zone] = f"{zone}_{number}"
            self.fields[names[zone]] = RupiahField(label=name, required=False)
            price = prices.get(zone, {}).get(grams) if grams is not None else None
            if price is not None:
                self.initial[names[zone]] = price
        self.steps.append({"weight": weight, "zones": names})

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """The steps as the page shows them: the field of the weight, then those of the zones."""
        return [
            {"weight": self[step["weight"]], "zones": [self[name] for name in step["zones"].values()]}
            for step in self.steps
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for step in self.steps:
            priced = any(cleaned.get(name) is not None for name in step["zones"].values())
            if priced and not cleaned.get(step["weight"]) and step["weight"] not in self.errors:
                self.add_error(step["weight"], _("Tulis sampai berapa kilogram harga ini berlaku."))
            if cleaned.get(step["weight"]) and not priced:
                first = next(iter(step["zones"].values()))
                if first not in self.errors:
                    self.add_error(first, _("Tulis paling sedikit satu harga untuk berat ini."))
        return cleaned

    def rates(self) -> list[tuple[str, int, int]]:
        """Zone, grams at most, price."""
        given = self.cleaned_data
        return [
            (zone, int(given[step["weight"]] * GRAMS), given[name])
            for step in self.steps
            for zone, name in step["zones"].items()
            if given.get(step["weight"]) and given.get(name) is not None
        ]


def _kilos(grams: int) -> str:
    return (
        f"{Decimal(grams) / GRAMS:f}".rstrip("0").rstrip(".").replace(".", ",")
        if grams % GRAMS
        else str(grams // GRAMS)
    )
