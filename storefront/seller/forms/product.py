"""The form of a product: what it is, and its variants as rows. The first row is the product's own price."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from catalog.products.selectors import Kind
from catalog.products.services import VariantEntry
from storefront.look.inputs import NUMERIC, RupiahField
from storefront.seller.forms.saying import CHOSEN, UNSAID


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
    """One row. `seen` is the stock that the seller saw: only what he changed is written back.

    `kind` brings a field for each attribute that variants of its goods differ in.
    """

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Nama pilihan"), required=False)
    price = RupiahField(label=_("Harga"), required=False)
    list_price = RupiahField(label=_("Harga sebelum potongan"), required=False)
    quantity = PiecesField(label=_("Stok"), required=False, min_value=0)
    sku = forms.CharField(label=_("Kode barang (SKU)"), required=False)
    remove = forms.BooleanField(label=_("Hapus pilihan ini"), required=False)

    def __init__(self, *args: Any, kind: Kind | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attributes = kind.variant_attributes if kind else []
        for attribute in self.attributes:
            values = [(value.slug, value.name) for value in attribute.values.all()]
            self.fields[CHOSEN + attribute.slug] = forms.ChoiceField(
                label=attribute.name, choices=[("", UNSAID), *values], required=False
            )

    @property
    def choice_rows(self) -> list[BoundField]:
        """The fields that say what the variant stands for."""
        return [self[CHOSEN + attribute.slug] for attribute in self.attributes]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        lacks_price = given.get("price") is None and "price" not in self.errors
        if given.get("id") and lacks_price and not given.get("remove"):
            self.add_error("price", forms.ValidationError("", code="required"))
        return given

    @property
    def is_blank(self) -> bool:
        """Nothing was typed in a row that was offered."""
        given = self.cleaned_data
        return given.get("id") is None and all(
            given.get(name) in (None, "") for name in ("name", "price", "list_price", "quantity", "sku")
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
            sku=given.get("sku", ""),
            choices={one.slug: given.get(CHOSEN + one.slug, "") for one in self.attributes},
            remove=bool(given.get("remove")),
        )


MOST_ROWS = 40
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
    rows = [_typed_row(data, f"v-{row}-") for row in range(sent)]
    return (rows + [{}] * more)[:MOST_ROWS] or [{}]


def _typed_row(data: Any, head: str) -> dict[str, Any]:
    return {name[len(head) :]: data.get(name) for name in data if name.startswith(head)}


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
            "sku": typed_code(one),
            **{CHOSEN + value.attribute.slug: value.value.slug for value in one.values.all()},
        }
        for one in variants
    ] or [{}]


def typed_code(variant: Any) -> str:
    """The code that the seller typed, without the shop's number; "" where it was made."""
    head, dash, code = variant.sku.partition("-")
    return code if dash and "." not in head else ""


def grouped(categories: list[Any]) -> list[tuple[Any, Any]]:
    """Choices of a select: what lies below each top category, in the order of the tree."""
    by_id = {one.pk: one for one in categories}
    choices: list[tuple[Any, Any]] = [("", _("Pilih jenis"))]
    for top in (one for one in categories if one.parent_id is None):
        inner = [one for one in categories if one.pk != top.pk and _top_of(one, by_id) == top.pk]
        choices.append((top.name, [(one.pk, _named(one, by_id)) for one in inner or [top]]))
    return choices


def _named(category: Any, by_id: dict[int, Any]) -> str:
    """`Kopi`, and one level further down `Kopi: Kopi bubuk`."""
    parent = by_id.get(category.parent_id)
    return f"{parent.name}: {category.name}" if parent and parent.parent_id is not None else category.name


def _top_of(category: Any, by_id: dict[int, Any]) -> int:
    while category.parent_id is not None:
        category = by_id[category.parent_id]
    return category.pk
