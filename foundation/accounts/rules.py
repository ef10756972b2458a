import re

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal

NAME_LENGTH = 150


class InvalidCredentials(Refusal):
    code = "INVALID_CREDENTIALS"
    field = "email"
    message = _("Email, nomor ponsel, atau kata sandi tidak cocok. Periksa, lalu coba lagi.")


class WrongPassword(InvalidCredentials):
    """Of somebody who is signed in: there is no address that could be wrong."""

    field = "password"
    message = _("Kata sandi ini tidak cocok. Tulis sekali lagi.")


class AlreadyRegistered(Refusal):
    code = "UNIQUE"
    message = _("Alamat ini sudah punya akun. Masuk, atau atur ulang kata sandinya.")


class Unreachable(Refusal):
    code = "REQUIRED"
    field = "email"
    message = _("Isi email atau nomor ponsel, supaya kami bisa mengabari Anda.")


class NotAPhoneNumber(Refusal):
    code = "INVALID"
    field = "phone"
    message = _("Nomor ponsel belum benar. Tulis seperti 0812 3456 7890.")


class NameTooLong(Refusal):
    code = "INVALID"
    field = "name"
    message = _("Nama terlalu panjang: paling panjang %(length)s huruf.")


class WeakPassword(Refusal):
    code = "INVALID_PASSWORD"
    field = "password"
    message = _("%(reason)s")


class TokenRefused(Refusal):
    code = "JWT_INVALID_TOKEN"
    message = _("Sesi Anda sudah berakhir. Masuk lagi.")


class TokenExpired(TokenRefused):
    code = "JWT_SIGNATURE_EXPIRED"


LANGUAGES = ("id", "en")


class UnknownLanguage(Refusal):
    code = "INVALID"
    field = "language"
    message = _("Bahasa ini belum ada. Pilih dari daftar.")


def fitting_name(name: str, *, field: str) -> str:
    """One part of a name with single spaces; raises NameTooLong."""
    words = " ".join(name.replace("\0", " ").split())
    if len(words) > NAME_LENGTH:
        raise NameTooLong(field=field, length=NAME_LENGTH)
    return words


def two_names(name: str) -> tuple[str, str]:
    """A name as people write it, parted after the first word; raises NameTooLong."""
    first, _space, rest = " ".join(name.split()).partition(" ")
    if len(first) > NAME_LENGTH or len(rest) > NAME_LENGTH:
        raise NameTooLong(length=NAME_LENGTH)
    return first, rest


def phone_number(typed: str) -> str:
    """`0812-3456 7890`, `62812…`, `+62 812…` -> `+628123456…`; raises NotAPhoneNumber."""
    digits = re.sub(r"[\s().-]", "", typed)
    if digits.startswith("0"):
        digits = "+62" + digits[1:]
    elif digits.startswith("62"):
        digits = "+" + digits
    if not re.fullmatch(r"\+[1-9][0-9]{7,14}", digits):
        raise NotAPhoneNumber()
    return digits
