"""What was typed into a form, and a refusal as an error of it, at the field that it names."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest

from foundation.access.refusals import NotFound, Refusal


def typed(request: HttpRequest) -> Any:
    """The data of a form that was sent, also of an empty one; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


def tell(form: forms.Form, refusal: Refusal, names: Mapping[str, str] | None = None) -> None:
    """Put the sentence at its field; `names` leads from the service's fields to the form's.

    What is not there, or not in the officer's regions, is no error of a form: NotFound goes on to the page.
    """
    if isinstance(refusal, NotFound):
        raise refusal
    field = (names or {}).get(refusal.field or "", refusal.field)
    form.add_error(field if field in form.fields else None, str(refusal))
