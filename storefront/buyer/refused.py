"""A refusal becomes an error of the form, at the field that it names."""

from collections.abc import Mapping

from django import forms

from foundation.access.refusals import Refusal


def told_by(form: forms.Form, refusal: Refusal, names: Mapping[str, str]) -> bool:
    """Put the sentence at its field; `names` leads from the service's fields to the form's.

    False where the form has no such field: then the page says it in a notice.
    """
    field = names.get(refusal.field or "", refusal.field)
    if field not in form.fields:
        return False
    form.add_error(field, str(refusal))
    return True
