"""Tags for forms: fields, error summary, option rows, pickers, quantity, photos."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template import Library
from django.utils.translation import gettext as _

from storefront.look import fields, navigation
from storefront.look.shapes import Option, Photo

register = Library()


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """One bound field. Arguments that are not the tag's own become attributes (`_` is written `-`)."""
    return fields.field_context(bound, options)


@register.inclusion_tag("components/form_errors.html")
def form_errors(*given: forms.BaseForm | forms.BaseFormSet) -> dict[str, Any]:
    errors = fields.summary_of(*(form for form in given if form))
    return {"errors": errors, "pointed": sum(1 for error in errors if error["id"])}


@register.inclusion_tag("components/options.html")
def options(
    name: str,
    legend: str,
    rows: Sequence[Option],
    chosen: Any = "",
    kind: str = "radio",
    hide_legend: bool = False,
    hint: str = "",
    errors: Sequence[str] | None = None,
    form: str = "",
) -> dict[str, Any]:
    return {
        "id": fields.as_id(name),
        "legend": legend,
        "rows": fields.plain_rows(rows, name=name, chosen=chosen, kind=kind, form=form),
        "hide_legend": hide_legend,
        "hint": hint,
        "errors": errors or [],
    }


@register.inclusion_tag("components/variants.html")
def variants(
    name: str,
    legend: str,
    rows: Sequence[Option],
    chosen: Any = "",
    kind: str = "radio",
    small: bool = False,
    form: str = "",
) -> dict[str, Any]:
    drawn = fields.plain_rows(rows, name=name, chosen=chosen, kind=kind, form=form)
    return {"legend": legend, "rows": drawn, "small": small}


@register.inclusion_tag("components/picker.html")
def picker(
    target: BoundField | str,
    query: str = "",
    rows: Sequence[Option] = (),
    query_name: str = "",
    press: str = "",
    press_label: str = "",
    label: str = "",
    hint: str = "",
    legend: str = "",
    chosen: Any = None,
    search_url: str = "",
    note_empty: str = "",
    errors: Sequence[str] | None = None,
) -> dict[str, Any]:
    """A search field, a press, and at most eight radio rows. `target` is a bound field or a name."""
    bound = target if isinstance(target, BoundField) else None
    name = bound.html_name if bound else str(target)
    chosen = bound.value() if bound is not None and chosen is None else chosen
    complaints = fields.messages_of(bound) if bound is not None else list(errors or [])
    hint = hint or (bound.help_text if bound else "")
    identity = fields.as_id(name)
    described = [f"{identity}_e"] if complaints else []
    described += [f"{identity}_h"] if hint else []
    return {
        **fields.picker_rows(name=name, rows=rows, query=query, chosen=chosen or "", note_empty=note_empty),
        "id": identity,
        "input_id": fields.first_input_id(bound) if bound is not None else identity,
        "query_name": query_name or f"{name}_q",
        "press": press or f"{name}_search",
        "press_label": press_label or _("Cari"),
        "label": label or (bound.label if bound else ""),
        "hint": hint,
        "legend": legend or _("Hasil pencarian"),
        "search_url": search_url,
        "errors": complaints,
        "describedby": " ".join(described),
    }


@register.inclusion_tag("components/picker.html")
def village_picker(
    target: BoundField | str, query: str = "", rows: Sequence[Option] = (), **given: Any
) -> dict[str, Any]:
    words = {
        "label": _("Desa atau kelurahan"),
        "hint": _("Ketik tiga huruf, lalu pilih."),
        "press_label": _("Cari desa"),
        "legend": _("Hasil pencarian desa"),
        "note_empty": _("Tidak ada desa dengan nama itu di Banyuwangi. Periksa ejaannya."),
    }
    return picker(target, query=query, rows=rows, **{**words, **given})


@register.inclusion_tag("components/quantity.html")
def quantity(
    value: int,
    name: str = "quantity",
    label: str = "",
    least: int = 1,
    most: int | None = None,
    keep: bool = False,
    of: str = "",
    action: str = "",
) -> dict[str, Any]:
    """Two submit buttons that carry the new number under `name`.

    With `keep` (a form whose main button uses the number) the present one goes along under `name` and the two
    buttons say `<name>_set`; they go to `action` where that is not the form's own.
    """
    return {
        "value": value,
        "name": name,
        "press": f"{name}_set" if keep else name,
        "label": label or _("Jumlah"),
        "less": value - 1 if value > least else None,
        "greater": value + 1 if most is None or value < most else None,
        "keep": keep,
        "action": action,
        "of": of,
        "least": least,
        "most": most,
    }


@register.inclusion_tag("components/photo_drop.html")
def photo_drop(
    name: str,
    label: str = "",
    multiple: bool = False,
    camera: bool = False,
    upload_url: str = "",
    accept: str = "image/*",
) -> dict[str, Any]:
    return {
        "name": name,
        "id": fields.as_id(name),
        "label": label or _("Tambah foto"),
        "multiple": multiple,
        "camera": camera,
        "upload_url": upload_url,
        "accept": accept,
    }


@register.inclusion_tag("components/shots.html")
def shots(
    photos: Sequence[Photo | Mapping[str, Any]],
    name: str = "photos",
    lead: bool = False,
    label: str = "",
    most: int = 8,
    camera: bool = True,
    upload_url: str = "",
    multiple: bool = True,
    accept: str = "image/*",
) -> dict[str, Any]:
    """Photos and the drop after them. Without `multiple` a new one takes the place of the one before."""
    drawn = [photo if isinstance(photo, Photo) else Photo(**photo) for photo in photos]
    return {
        "photos": drawn,
        "lead": lead,
        "failed": [number for number, photo in enumerate(drawn, start=1) if photo.failed],
        "drop": photo_drop(
            name, label=label, multiple=multiple, camera=camera, upload_url=upload_url, accept=accept
        ),
        "full": multiple and len(drawn) >= most,
    }


@register.inclusion_tag("components/find.html")
def find(
    url: str = "",
    query: str = "",
    name: str = "q",
    label: str = "",
    placeholder: str = "",
    id: str = "",
    post: bool = False,
    side: bool = False,
) -> dict[str, Any]:
    """`post` keeps what is typed out of the address; `side` is the small one at the right of a head.

    The public search posts always, and keeps sixteen digits in a row in the browser: they may be a NIK.
    With script it goes to its address at once, and makes offers while one types.
    """
    guarded = bool(url) and url == navigation.address("search")
    return {
        "guarded": guarded,
        "offers_url": navigation.address("search_offers") if guarded else "",
        "post": post,
        "side": side,
        "url": url,
        "query": query or "",
        "name": name,
        "id": id or fields.as_id(f"find_{name}"),
        "label": label or _("Cari barang"),
        "placeholder": placeholder,
    }
