"""django-allauth's forms in our words: labels, hints, one field for a new password."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.utils import filter_users_by_email
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from foundation.accounts.rules import Unreachable
from foundation.accounts.signing_up import register_quietly
from foundation.clock import now

NEW_PASSWORD_HINT = _("Paling sedikit 10 huruf atau angka; jangan angka saja.")
CODE_HINT = _("Enam angka dari aplikasi, atau satu kode cadangan.")


def word(
    form: forms.Form, name: str, label: Any, *, hint: Any = "", missing: Any = "", **attributes: str
) -> None:
    """Label, hint and the sentence for an empty field; a placeholder is no label."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= attributes
    if missing:
        field.error_messages["required"] = missing


def word_new_password(form: forms.Form, label: Any) -> None:
    """Asked for once: whoever mistypes it asks for another."""
    word(form, "password1", label, hint=NEW_PASSWORD_HINT, missing=_("Tulis kata sandi baru."))
    form.fields.pop("password2", None)


def word_code(form: forms.Form) -> None:
    missing = _("Tulis kode dari aplikasi.")
    word(form, "code", _("Kode"), hint=CODE_HINT, missing=missing, inputmode="numeric", autocapitalize="off")


class SignInForm(account.LoginForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        missing = _("Tulis email atau nomor ponsel Anda.")
        word(self, "login", _("Email atau nomor ponsel"), missing=missing, autocomplete="username")
        word(self, "password", _("Kata sandi"), missing=_("Tulis kata sandi Anda."))


class SignUpForm(account.SignupForm):
    """A name, and an e-mail address or a phone number (or both)."""

    field_order = ("first_name", "phone", "email", "password1")

    first_name = forms.CharField(
        label=_("Nama Anda"),
        max_length=150,
        help_text=_("Begini toko dan petugas menyapa Anda."),
        error_messages={"required": _("Tulis nama Anda.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word(self, "phone", _("Nomor ponsel"), hint=_("Seperti 0812 3456 7890. Boleh kosong."))
        word(self, "email", _("Alamat email"), hint=_("Untuk kabar pesanan dan bila lupa kata sandi."))
        word(self, "password1", _("Kata sandi"), hint=NEW_PASSWORD_HINT, missing=_("Tulis kata sandi."))

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = self.cleaned_data
        if not self.errors.keys() & {"email", "phone"} and not (given.get("email") or given.get("phone")):
            self.add_error("phone", Unreachable.message)
        return given

    def clean_email(self) -> str:
        # Whether an address has an account is nobody's business: `try_save` answers both the same.
        return str(self.cleaned_data["email"] or "").strip().lower()

    def _clean_phone(self) -> None:
        # Likewise for a number.
        return

    def try_save(self, request: HttpRequest) -> tuple[None, HttpResponse]:
        """Open the account, or do not: the answer is the same, and the new one signs in as anybody does."""
        data = self.cleaned_data
        register_quietly(
            email=data.get("email") or "",
            phone=data.get("phone") or "",
            password=data["password1"],
            first_name=data.get("first_name", ""),
            at=now(),
        )
        said = _("Bila alamat itu belum punya akun, akunnya sudah dibuat. Masuk dengan kata sandi tadi.")
        messages.success(request, said)
        onward = request.POST.get("next", "")
        query = f"?{urlencode({'next': onward})}" if onward else ""
        return None, redirect(f"{reverse('account_login')}{query}")


class AddEmailForm(account.AddEmailForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        hint = _("Kami kirimi tautan untuk memastikan bahwa email ini milik Anda.")
        word(self, "email", _("Tambah email"), hint=hint, missing=_("Tulis email yang mau ditambah."))

    def clean_email(self) -> str:
        email = super().clean_email()
        if any(found.pk != self.user.pk for found in filter_users_by_email(email)):
            raise get_adapter().validation_error("email_taken")
        return email


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word(self, "oldpassword", _("Kata sandi sekarang"), missing=_("Tulis kata sandi Anda sekarang."))
        word_new_password(self, _("Kata sandi baru"))


class SetPasswordForm(account.SetPasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word_new_password(self, _("Kata sandi baru"))


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word(self, "email", _("Email akun Anda"), missing=_("Tulis email akun Anda."))


class ResetPasswordKeyForm(account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word_new_password(self, _("Kata sandi baru"))


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word(self, "password", _("Kata sandi"), missing=_("Tulis kata sandi Anda."))


class CodeForm(second_factor.AuthenticateForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word_code(self)


class ReauthenticateCodeForm(second_factor.ReauthenticateForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word_code(self)


class ActivateCodeForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        word_code(self)
        self.fields["code"].help_text = _("Enam angka yang sekarang tampil di aplikasi.")
