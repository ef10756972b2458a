"""What django-allauth's second factor asks of us: our words, and a drawing that needs no inline style."""

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

from foundation.accounts.second_factor import CodeRefused
from foundation.accounts.second_factor_secrets import opened_secret, sealed_secret


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _("Email tidak bisa ditambah selagi pengaman kedua terpasang."),
        "cannot_delete_authenticator": _("Pengaman kedua tidak bisa dilepas."),
        "cannot_generate_recovery_codes": _("Pasang pengaman kedua dulu, lalu buat kode cadangan."),
        "incorrect_code": CodeRefused.message,
        "unverified_email": _(
            "Periksa email Anda dulu: buka tautan yang kami kirim, lalu pasang pengaman kedua."
        ),
    }

    def encrypt(self, text: str) -> str:
        return sealed_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened_secret(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        return segno.make(url, micro=False, error="m").svg_inline(
            scale=5, border=2, light="#fff", omitsize=True
        )
