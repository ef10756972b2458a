"""The menus of the mall, and the one table that says which page each item leads to."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROUTES = {
    "home": "public:home",
    "search": "public:search",
    "search_offers": "public:search_offers",
    "verify": "public:verify",
    "public_numbers": "public:numbers",
    "help": "public:help",
    "privacy": "public:privacy",
    "accessibility": "public:accessibility",
    "complaints": "public:complaints",
    "language": "public:language",
    "cart": "buyer:cart",
    "orders": "buyer:orders",
    "account": "buyer:account",
    "inbox": "buyer:inbox",
    "sign_in": "account_login",
    "sign_out": "account_logout",
    "apply": "seller:apply",
    "seller_home": "seller:home",
    "seller_orders": "seller:orders",
    "seller_products": "seller:products",
    "seller_balance": "seller:balance",
    "seller_shop": "seller:shop",
    "office_queue": "officer:queue",
    "office_residents": "officer:residents",
    "office_letters": "officer:letters",
    "office_shops": "officer:shops",
    "office_villages": "officer:villages",
    "office_sanctions": "officer:sanctions",
    "office_numbers": "officer:numbers",
    "office_officers": "officer:officers",
    "office_collections": "officer:collections",
    "office_reviews": "officer:reviews",
    "office_reports": "officer:reports",
    "office_complaints": "officer:complaints",
}


@dataclass(frozen=True, slots=True)
class Item:
    """`key` is what a view puts into the context as `nav` on the item's own page."""

    key: str
    label: str | Promise
    route: str
    icon: str = ""


BUYER = (
    Item("home", _("Beranda"), "home", "home"),
    Item("search", _("Cari"), "search", "search"),
    Item("cart", _("Keranjang"), "cart", "cart"),
    Item("orders", _("Pesanan"), "orders", "box"),
    Item("account", _("Akun"), "account", "user"),
)
SELLER = (
    Item("home", _("Beranda"), "seller_home", "home"),
    Item("orders", _("Pesanan"), "seller_orders", "box"),
    Item("products", _("Produk"), "seller_products", "tag"),
    Item("balance", _("Saldo"), "seller_balance", "wallet"),
    Item("shop", _("Toko"), "seller_shop", "store"),
)
QUEUE = Item("queue", _("Antrean"), "office_queue")
RESIDENTS = Item("residents", _("Penduduk"), "office_residents")
LETTERS = Item("letters", _("Surat"), "office_letters")
SHOPS = Item("shops", _("Toko"), "office_shops")
VILLAGES = Item("villages", _("Desa"), "office_villages")
NUMBERS = Item("numbers", _("Angka"), "office_numbers")
SANCTIONS = Item("sanctions", _("Sanksi"), "office_sanctions")
OFFICERS = Item("officers", _("Petugas"), "office_officers")
COLLECTIONS = Item("collections", _("Koleksi"), "office_collections")
REVIEWS = Item("reviews", _("Ulasan"), "office_reviews")
COMPLAINTS = Item("complaints", _("Pengaduan"), "office_complaints")
REPORTS = Item("reports", _("Laporan"), "office_reports")
OFFICE = {
    "village": (QUEUE, RESIDENTS, LETTERS, SHOPS, NUMBERS),
    "district": (QUEUE, VILLAGES, SHOPS, NUMBERS, COMPLAINTS),
    "regency": (NUMBERS, VILLAGES, SHOPS, SANCTIONS, COMPLAINTS, OFFICERS, COLLECTIONS, REVIEWS, REPORTS),
}
PUBLIC = (
    Item("shopping", _("Belanja"), "home"),
    Item("verify", _("Periksa surat"), "verify"),
    Item("public_numbers", _("Angka layanan"), "public_numbers"),
)
FOOT = (
    Item("verify", _("Periksa surat"), "verify"),
    Item("public_numbers", _("Angka layanan desa"), "public_numbers"),
    Item("help", _("Bantuan"), "help"),
    Item("privacy", _("Privasi"), "privacy"),
    Item("accessibility", _("Aksesibilitas"), "accessibility"),
)


def address(key: str) -> str:
    """Where a menu key leads; empty where this mall has no such page."""
    try:
        return reverse(ROUTES[key])
    except NoReverseMatch:
        return ""


def menu(items: tuple[Item, ...], *, current: str) -> list[dict[str, object]]:
    """The items that lead somewhere, with the current one marked."""
    shown = ((item, address(item.route)) for item in items)
    return [
        {"key": item.key, "label": item.label, "icon": item.icon, "url": url, "current": item.key == current}
        for item, url in shown
        if url
    ]
