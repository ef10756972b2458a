"""A refusal becomes an error of the form, at the field that it names."""

from collections.abc import Mapping

from django import forms

from foundation.access.refusals import NotFound, Refusal


def tell(form: forms.Form, refusal: Refusal, names: Mapping[str, str] | None = None) -> None:
    """Put the sentence at its field; `names` leads from the service's fields to the form's.

    What is not there, or not one's own, is no error of a form: NotFound goes on to the page.
    """
    if isinstance(refusal, NotFound):
        raise refusal
    field = (names or {}).get(refusal.field or "", refusal.field)
    form.add_error(field if field in form.fields else None, str(refusal))
