"""The door of the offices: the declared access, and for who may not pass, what to do about it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.accounts.selectors import has_second_factor
from village.officers.selectors import offices_held

View = Callable[..., HttpResponse]


def office_page(*, access: str, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """A `page` of the offices: never kept by caches; a 403 says how to get in."""
    declare = page(access=access, methods=methods)

    def declared(view: View) -> View:
        guarded = declare(view)

        @wraps(guarded)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            viewer = request.viewer
            if viewer.signed_in and not viewer.may(access):
                return _turned_away(request)
            response = guarded(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response

        return opened

    return declared


def _turned_away(request: HttpRequest) -> HttpResponse:
    return render(request, "officer/turned_away.html", _way_in(request), status=403)


def _way_in(request: HttpRequest) -> dict[str, Any]:
    """Why the viewer may not pass, and the one thing to do."""
    viewer = request.viewer
    if viewer.offices:
        return {
            "what": _("Bagian ini bukan untuk peran Anda"),
            "then": _("Buka bagian lain kantor Anda, atau minta petugas yang berhak."),
            "url": reverse("officer:queue"),
            "action": _("Ke kantor saya"),
        }
    if settings.OFFICER_SECOND_FACTOR and offices_held(viewer.account_id, viewer.at):
        if has_second_factor(viewer.account_id):
            return {
                "what": _("Masuk lagi dengan kode pengaman kedua"),
                "then": _(
                    "Sesi ini dibuka tanpa kode. Keluar, lalu masuk lagi;"
                    " kodenya ada di aplikasi di ponsel Anda."
                ),
                "url": reverse("account_logout"),
                "action": _("Keluar"),
            }
        return {
            "what": _("Pasang pengaman kedua dulu"),
            "then": _(
                "Data warga hanya terbuka bagi petugas yang masuk dengan kata sandi dan kode dari ponsel."
                " Pasang sekali saja, lalu keluar dan masuk lagi."
            ),
            "url": reverse("mfa_index"),
            "action": _("Pasang di halaman keamanan akun"),
        }
    return {
        "what": _("Halaman ini untuk petugas desa, kecamatan, dan kabupaten"),
        "then": _(
            "Akun Anda belum memegang jabatan. Bila Anda petugas, minta pengelola kabupaten mengangkat akun"
            " ini. Bila Anda warga, urus surat dan toko di halaman jualan."
        ),
        "url": reverse("seller:home"),
        "action": _("Ke halaman jualan"),
    }
