"""The form of a product: what it is, and its variants as rows. The first row is the product's own price."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.products.services import VariantEntry
from storefront.look.inputs import NUMERIC, RupiahField


class PiecesField(forms.IntegerField):
    """A count; dots as people write thousands are dropped."""

    widget = forms.TextInput(attrs=NUMERIC)
    default_error_messages = {"invalid": _("Isi dengan angka saja.")}

    def to_python(self, value: Any) -> int | None:
        return super().to_python(value.replace(".", "") if isinstance(value, str) else value)


class ProductForm(forms.Form):
    name = forms.CharField(label=_("Nama barang"), help_text=_("Sebut bahan, warna, dan ukuran."))
    category = forms.TypedChoiceField(label=_("Jenis"), coerce=int, empty_value=None, required=False)
    weight_grams = PiecesField(label=_("Berat kirim"), required=False, min_value=0)
    description = forms.CharField(
        label=_("Keterangan"),
        help_text=_("Bahan, cara membuat, cara merawat."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, categories: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = grouped(categories)


class VariantForm(forms.Form):
    """One row. `seen` is the stock that the seller saw: only what he changed is written back."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Nama pilihan"), required=False)
    price = RupiahField(label=_("Harga"), required=False)
    list_price = RupiahField(label=_("Harga sebelum potongan"), required=False)
    quantity = PiecesField(label=_("Stok"), required=False, min_value=0)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("id") and given.get("price") is None and "price" not in self.errors:
            self.add_error("price", forms.ValidationError("", code="required"))
        return given

    @property
    def is_blank(self) -> bool:
        """Nothing was typed in a row that was offered."""
        given = self.cleaned_data
        return given.get("id") is None and all(
            given.get(name) in (None, "") for name in ("name", "price", "list_price", "quantity")
        )

    def entry(self) -> VariantEntry:
        """What the row asks of the service; a row that was left blank asks for nothing."""
        given = self.cleaned_data
        quantity = given.get("quantity")
        return VariantEntry(
            id=given.get("id"),
            name=given.get("name", ""),
            price=given.get("price"),
            list_price=given.get("list_price"),
            quantity=None if quantity == given.get("seen") else quantity,
        )


MOST_ROWS = 20
VariantFormSet = forms.formset_factory(VariantForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def stored_values(product: Any) -> dict[str, Any]:
    """What is known of a product, as its form takes it."""
    if product is None:
        return {}
    return {
        "name": product.name,
        "category": product.category_id,
        "weight_grams": product.weight_grams or None,
        "description": product.description,
    }


def typed_rows(data: Any, *, more: int = 0) -> list[dict[str, Any]]:
    """The rows as they were sent, unjudged, and so many empty ones after them."""
    try:
        sent = min(int(data.get("v-TOTAL_FORMS", 1)), MOST_ROWS)
    except ValueError:
        sent = 1
    rows = [{name: data.get(f"v-{row}-{name}") for name in VariantForm.base_fields} for row in range(sent)]
    return (rows + [{}] * more)[:MOST_ROWS] or [{}]


def variant_rows(variants: list[Any]) -> list[dict[str, Any]]:
    """The rows of a product's variants as the formset takes them; without any there is one empty row."""
    return [
        {
            "id": one.pk,
            "seen": one.stock.quantity,
            "name": one.name,
            "price": one.price,
            "list_price": one.list_price if one.list_price > one.price else None,
            "quantity": one.stock.quantity,
        }
        for one in variants
    ] or [{}]


def grouped(categories: list[Any]) -> list[tuple[Any, Any]]:
    """Choices of a select: leaves under the name of their top category, in the order of the tree."""
    by_id = {one.pk: one for one in categories}
    parents = {one.parent_id for one in categories}
    choices: list[tuple[Any, Any]] = [("", _("Pilih jenis"))]
    for top in (one for one in categories if one.parent_id is None):
        if top.pk not in parents:
            choices.append((top.pk, top.name))
            continue
        leaves = [one for one in categories if one.pk not in parents and _top_of(one, by_id) == top.pk]
        choices.append((top.name, [(one.pk, one.name) for one in leaves]))
    return choices


def _top_of(category: Any, by_id: dict[int, Any]) -> int:
    while category.parent_id is not None:
        category = by_id[category.parent_id]
    return category.pk
