"""A refusal is an answer, not an accident: it has a code for clients and a sentence for people."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A rule said no. Subclass it beside the rule; `message` says what is wrong and what to do next.

    Keyword arguments fill `%(name)s` places of the message. `field` names the argument at fault,
    in snake_case, where there is one.
    """

    code: str = "INVALID"
    field: str | None = None
    message: Any = _("Permintaan ini tidak bisa dijalankan. Periksa isian, lalu coba lagi.")

    def __init__(self, *, field: str | None = None, **details: Any) -> None:
        super().__init__(self.code)
        self.details = details
        if field is not None:
            self.field = field

    def __str__(self) -> str:
        return str(self.message) % self.details if self.details else str(self.message)


class NotFound(Refusal):
    """The row does not exist, or is not this viewer's to see: the answer is the same."""

    code = "NOT_FOUND"
    message = _("Yang Anda cari tidak ada, atau bukan untuk Anda.")


class Forbidden(Refusal):
    """The viewer lacks the permission that the page or field declares."""

    code = "PERMISSION_DENIED"
    message = _("Bagian ini bukan untuk peran Anda.")
