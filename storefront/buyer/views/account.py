from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import Refusal
from foundation.accounts.selectors import own_account
from foundation.accounts.services import set_name
from foundation.notifications.selectors import unread_count
from storefront.buyer.forms import NameForm
from storefront.buyer.refused import told_by
from storefront.look.shapes import Todo
from storefront.look.wording import phone_words
from vendors.shops.selectors import shops_kept_by


@page(access=SIGNED_IN, methods=("GET", "POST"))
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and the ways on: orders, messages, own record, safety, selling, leaving."""
    viewer, user = request.viewer, own_account(request.viewer)
    form = NameForm(request.POST or None, initial={"name": f"{user.first_name} {user.last_name}".strip()})
    if request.method == "POST" and form.is_valid():
        try:
            set_name(name=form.cleaned_data["name"], by=viewer, at=viewer.at)
        except Refusal as refusal:
            if not told_by(form, refusal, {}):
                raise
        else:
            messages.success(request, _("Nama Anda tersimpan."))
            return redirect("buyer:account")
    context = {
        "form": form,
        "email": user.email or "",
        "phone": phone_words(user.phone or ""),
        "email_url": _url("account_email"),
        "phone_url": reverse("buyer:settings"),
        "ways": _ways(viewer),
        "nav": "account",
    }
    response = render(request, "buyer/account.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _ways(viewer: Any) -> list[Todo]:
    """Where an account leads to; pages that this mall does not have are left out."""
    unread, shop = unread_count(viewer), shops_kept_by(viewer).first()
    news = _("%s belum dibaca") % unread if unread else _("Tentang pesanan dan surat Anda")
    ways = [
        Todo(_("Pesanan"), _("Perjalanan dan riwayatnya"), icon="box", url=reverse("buyer:orders")),
        Todo(_("Kabar"), news, icon="bell", kind="warn" if unread else "info", url=reverse("buyer:inbox")),
        Todo(_("Buku alamat"), _("Untuk pesanan berikutnya"), icon="home", url=reverse("buyer:addresses")),
        Todo(
            _("Data saya di register"),
            _("Dan siapa yang membukanya"),
            icon="user",
            url=reverse("buyer:my_record"),
        ),
        Todo(
            shop.name if shop else _("Mulai berjualan"),
            _("Toko Anda") if shop else _("Urus izin usaha dan buka toko, gratis"),
            icon="store",
            url=_url("seller:home"),
        ),
        Todo(_("Pengaman kedua"), _("Kode dari ponsel saat masuk"), icon="info", url=_url("mfa_index")),
        Todo(_("Kata sandi"), _("Ganti kata sandi"), icon="tag", url=_url("account_change_password")),
        Todo(
            _("Pengaturan akun"),
            _("Bahasa, nomor HP, perangkat, salinan data, hapus akun"),
            icon="sliders",
            url=reverse("buyer:settings"),
        ),
    ]
    if viewer.offices:
        ways.insert(0, Todo(_("Kantor"), _("Antrean dan data desa"), icon="check", url=_url("officer:queue")))
    return [way for way in ways if way.url]


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
