"""What is said of goods of a kind, as fields: attributes, and the statements of food."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from catalog.products.selectors import Kind, number_words
from catalog.products.services import FoodEntry
from catalog.products.states import (
    BOOLEAN,
    CERTIFIED,
    EXEMPT,
    FRESH,
    IN_PROCESS,
    MULTISELECT,
    NOT_HALAL,
    NUMERIC,
)

SAID = "a_"
CHOSEN = "c_"
FOOD = ("halal", "halal_number", "pirt", "bpom")
YES, NO = "ya", "tidak"
UNSAID = _("Tidak disebut")

HALAL = {
    "": _("Pilih salah satu"),
    CERTIFIED: _("Bersertifikat halal"),
    IN_PROCESS: _("Halal menurut penjual, sertifikat sedang diurus"),
    NOT_HALAL: _("Tidak halal"),
    EXEMPT: _("Bahan segar, tidak wajib sertifikat"),
}


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A field of the form with the unit behind it; several choices are chips."""

    bound: BoundField
    unit: str
    chips: bool


class SayingForm(forms.Form):
    """Everything may stay open, but that food says whether it is halal: the service asks for that."""

    def __init__(self, *args: Any, kind: Kind | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for attribute in kind.attributes if kind else ():
            self.fields[SAID + attribute.slug] = _field_of(attribute)
        if kind and kind.is_food:
            fresh = kind.product_type.food == FRESH
            states = [(key, words) for key, words in HALAL.items() if fresh or key != EXEMPT]
            self.fields["halal"] = forms.ChoiceField(
                label=_("Halal atau tidak"), choices=states, required=False
            )
            self.fields["halal_number"] = forms.CharField(
                label=_("Nomor sertifikat halal"),
                help_text=_("Huruf ID dan 17 angka. Isi bila sudah bersertifikat."),
                required=False,
            )
            self.fields["pirt"] = forms.CharField(
                label=_("Nomor P-IRT"),
                help_text=_("15 angka di label, misalnya 2103510010123-28. Kosongkan bila belum ada."),
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
            self.fields["bpom"] = forms.CharField(
                label=_("Nomor BPOM"), help_text=_("MD atau ML dan angkanya, bila ada."), required=False
            )

    @property
    def rows(self) -> Iterator[SaidRow]:
        """The fields of attributes, in the order of the kind."""
        for attribute in self.kind.attributes if self.kind else ():
            bound = self[SAID + attribute.slug]
            yield SaidRow(bound, attribute.unit, attribute.input_type == MULTISELECT)

    @property
    def is_open(self) -> bool:
        """Whether something is said already, or wrong: then the fields lie open."""
        return any(row.bound.value() or row.bound.errors for row in self.rows)

    @property
    def food_rows(self) -> list[BoundField]:
        return [self[name] for name in FOOD if name in self.fields]

    def values(self) -> dict[str, Any]:
        """What the form says by attributes, as the service takes it."""
        found: dict[str, Any] = {}
        for attribute in self.kind.attributes if self.kind else ():
            value = self.cleaned_data.get(SAID + attribute.slug)
            found[attribute.slug] = (
                value if attribute.input_type != BOOLEAN else {YES: True, NO: False}.get(value)
            )
        return found

    def food(self) -> FoodEntry | None:
        if not (self.kind and self.kind.is_food):
            return None
        return FoodEntry(**{name: self.cleaned_data.get(name, "") for name in FOOD})

    @property
    def says_halal(self) -> bool:
        return not (self.kind and self.kind.is_food) or bool(self.cleaned_data.get("halal"))


def _field_of(attribute: Any) -> forms.Field:
    options: dict[str, Any] = {"label": attribute.name, "required": False}
    if attribute.has_choices:
        choices = [(value.slug, value.name) for value in attribute.values.all()]
        if attribute.input_type == MULTISELECT:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options)
        return forms.ChoiceField(choices=[("", UNSAID), *choices], **options)
    if attribute.input_type == BOOLEAN:
        return forms.ChoiceField(choices=[("", UNSAID), (YES, _("Ya")), (NO, _("Tidak"))], **options)
    options["help_text"] = attribute.hint
    if attribute.input_type == NUMERIC:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        return forms.CharField(widget=forms.TextInput(attrs=attrs), **options)
    return forms.CharField(**options)


def said_values(product: Any) -> dict[str, Any]:
    """What is said of a product, as the form takes it."""
    if product is None:
        return {}
    found: dict[str, Any] = {}
    for row in product.values.all():
        name = SAID + row.attribute.slug
        if row.attribute.input_type == MULTISELECT:
            found.setdefault(name, []).append(row.value.slug)
        elif row.value is not None:
            found[name] = row.value.slug
        elif row.attribute.input_type == BOOLEAN:
            found[name] = YES if row.flag else NO
        else:
            found[name] = number_words(row.number) if row.number is not None else row.text
    food = getattr(product, "food", None)
    return found | ({name: getattr(food, name) for name in FOOD} if food else {})


def typed_values(data: Any, kind: Kind | None) -> dict[str, Any]:
    """What was typed, unjudged."""
    names = SayingForm(kind=kind).fields
    many = {SAID + one.slug for one in (kind.attributes if kind else ()) if one.input_type == MULTISELECT}
    return {name: data.getlist(name) if name in many else data.get(name) for name in names if name in data}
