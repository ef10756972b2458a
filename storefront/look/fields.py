"""A bound form field in the look's anatomy: label, hint, error, input, with the words for screen readers."""

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from storefront.look.shapes import Option

ROWS_AT_MOST = 8
NUMBER_LIMITS = ("min", "max", "step")
NAME_CHARACTERS = re.compile(r"[^\w-]+")


def as_id(name: str) -> str:
    """An element id from a field name such as `lines[3]`."""
    return "id_" + NAME_CHARACTERS.sub("_", name).strip("_")


def kind_of(bound: BoundField, *, chips: bool = False) -> str:
    """Which anatomy the widget asks for: input, rows, chips, check, file, group or hidden."""
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "chips" if chips else "rows"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.FileInput):
        return "file"
    if isinstance(widget, forms.MultiWidget):
        return "group"
    return "input"


def emptiness(bound: BoundField) -> str:
    """What to say of a field that was left empty, in the words of its kind."""
    kind = kind_of(bound)
    if isinstance(bound.field.widget, forms.CheckboxSelectMultiple):
        return _("Belum ada yang dipilih. Pilih paling sedikit satu.")
    if kind == "rows" or isinstance(bound.field.widget, forms.Select):
        return _("Belum dipilih. Pilih salah satu.")
    if kind == "check":
        return _("Belum dicentang. Centang untuk melanjutkan.")
    if kind == "file":
        return _("Berkasnya belum ada. Pilih dulu berkasnya.")
    return _("Masih kosong. Isi bagian ini.")


def messages_of(bound: BoundField) -> list[str]:
    """The field's errors; Django's own sentence for an empty field gives way to ours, a form's own stays."""
    own = str(bound.field.error_messages.get("required", ""))
    said_by_django = own == str(forms.Field.default_error_messages["required"])
    codes = [error.code for error in bound.errors.as_data()]
    told = zip((str(message) for message in bound.errors), codes, strict=True)
    return [emptiness(bound) if code == "required" and said_by_django else text for text, code in told]


def option_rows(
    bound: BoundField,
    *,
    notes: Mapping[str, str] | None = None,
    prices: Mapping[str, str] | None = None,
    form: str = "",
) -> list[dict[str, Any]]:
    """The choices of a radio or checkbox field as rows; `notes` and `prices` are keyed by value.

    `form` is the id of the form that they belong to, where they stand outside it.
    """
    multiple = isinstance(bound.field.widget, forms.CheckboxSelectMultiple)
    rows = []
    for number, choice in enumerate(bound.subwidgets):
        data = choice.data
        value = "" if data["value"] is None else str(data["value"])
        rows.append(
            {
                "id": f"{bound.auto_id}_{number}",
                "name": data["name"],
                "value": value,
                "label": data["label"],
                "chosen": data["selected"],
                "kind": "checkbox" if multiple else "radio",
                "note": (notes or {}).get(value, ""),
                "price": (prices or {}).get(value, ""),
                "form": form,
            }
        )
    return rows


def plain_rows(
    rows: Iterable[Option | Mapping[str, Any]],
    *,
    name: str,
    chosen: Any,
    kind: str = "radio",
    prefix: str = "",
    form: str = "",
) -> list[dict[str, Any]]:
    """Rows for a radio group without a form; `chosen` is a value, or a collection of them for checkboxes.

    `form` is the id of a form elsewhere on the page that they belong to.
    """
    identity = prefix or as_id(name)
    many = isinstance(chosen, list | tuple | set | frozenset)
    picked = {str(value) for value in chosen} if many else {str(chosen)}
    drawn = []
    for number, row in enumerate(rows):
        option = row if isinstance(row, Option) else Option(**row)
        drawn.append(
            {
                "id": f"{identity}_{number}",
                "name": name,
                "value": option.value,
                "label": option.label,
                "chosen": str(option.value) in picked,
                "kind": kind,
                "note": option.note,
                "price": option.price,
                "form": form,
            }
        )
    return drawn


def picker_rows(
    *, name: str, rows: Sequence[Option], query: str = "", chosen: Any = "", note_empty: str = ""
) -> dict[str, Any]:
    """Context of `components/picker_rows.html`: at most eight rows, and whether there were more."""
    return {
        "name": name,
        "query": query,
        "rows": plain_rows(rows[:ROWS_AT_MOST], name=name, chosen=chosen, prefix=f"{as_id(name)}_row"),
        "more": len(rows) > ROWS_AT_MOST,
        "note_empty": note_empty,
    }


def is_numeric(bound: BoundField) -> bool:
    widget = bound.field.widget
    return isinstance(widget, forms.NumberInput) or widget.attrs.get("inputmode") == "numeric"


def control(bound: BoundField, *, describedby: str, attrs: dict[str, Any], width: str, numeric: bool) -> str:
    """The input itself. Numbers stay text inputs: a spinner changes what was typed at a touch of the screen.

    `required` is left out: our own sentence says what is missing, in our words, with the summary above.
    """
    widget = copy.deepcopy(bound.field.widget)
    if isinstance(widget, forms.NumberInput):
        widget.input_type = "text"
        for limit in NUMBER_LIMITS:
            widget.attrs.pop(limit, None)
    widget.use_required_attribute = lambda initial: False
    classes = ["input"]
    if isinstance(widget, forms.FileInput):
        widget.template_name = forms.FileInput.template_name
        classes.append("file")
    if width:
        classes.append(f"w-{width}")
    if numeric:
        classes.append("num")
        attrs.setdefault("inputmode", "numeric")
        attrs.setdefault("autocomplete", "off")
    classes.extend(str(widget.attrs.pop("class", "")).split())
    attrs["class"] = " ".join(classes)
    if describedby:
        attrs["aria-describedby"] = describedby
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(widget=widget, attrs=attrs)


def field_context(bound: BoundField, options: dict[str, Any]) -> dict[str, Any]:
    """Everything `components/field.html` draws. `options` are the arguments of `{% field %}`."""
    hint = options.pop("hint", "") or bound.help_text
    kind = kind_of(bound, chips=options.pop("chips", False))
    width = options.pop("width", "")
    numeric = options.pop("numeric", None)
    affix, suffix = options.pop("affix", ""), options.pop("suffix", "")
    notes, prices = options.pop("notes", None), options.pop("prices", None)
    label = options.pop("label", None) or bound.label
    hide_label = options.pop("hide_label", False)
    identity = bound.auto_id or as_id(bound.html_name)
    described = [f"{identity}_e"] if bound.errors else []
    described += [f"{identity}_h"] if hint else []
    context = {
        "bound": bound,
        "kind": kind,
        "id": identity,
        "label": label,
        "hide_label": hide_label,
        "hint": hint,
        "errors": messages_of(bound),
        "describedby": " ".join(described),
        "affix": affix,
        "suffix": suffix,
        "width": width,
    }
    if kind in ("rows", "chips"):
        context["rows"] = option_rows(bound, notes=notes, prices=prices, form=options.get("form", ""))
    elif kind == "check":
        context["checked"] = bool(bound.value())
        context["value"] = bound.field.widget.attrs.get("value", "on")
    elif kind != "hidden":
        attrs = {name.replace("_", "-"): value for name, value in options.items() if value not in (None, "")}
        context["control"] = control(
            bound,
            describedby=context["describedby"],
            attrs=attrs,
            width="" if affix or suffix else width,
            numeric=is_numeric(bound) if numeric is None else numeric,
        )
    return context


def first_input_id(bound: BoundField) -> str:
    """Where a link of the error summary lands: the input, or the first radio of a group."""
    identity = bound.auto_id or as_id(bound.html_name)
    grouped = isinstance(
        bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget
    )
    return f"{identity}_0" if grouped else identity


def summary_of(*given: forms.BaseForm | forms.BaseFormSet) -> list[dict[str, str]]:
    """Every error of the forms in reading order, each with the id it points at (none for the form's own)."""
    errors: list[dict[str, str]] = []
    for form in given:
        if isinstance(form, forms.BaseFormSet):
            errors += [{"text": str(text), "id": ""} for text in form.non_form_errors()]
            errors += summary_of(*form.forms)
            continue
        if not form or not form.is_bound:
            continue
        errors += [{"text": str(text), "id": ""} for text in form.non_field_errors()]
        for bound in form:
            target = "" if bound.is_hidden else first_input_id(bound)
            for text in messages_of(bound):
                errors.append(
                    {"text": text, "id": target, "label": "" if bound.is_hidden else str(bound.label)}
                )
    return errors
