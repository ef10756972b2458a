"""Tags for the frame of a page: icons, the seal, headers, menus, the foot."""

from typing import Any

from django.conf import settings
from django.template import Context, Library
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_htmx.jinja import htmx_script

from storefront.look import navigation
from storefront.look.figures import in_english
from storefront.look.shapes import OfficeBar

register = Library()
SEALS = {16: "seal-16", 32: "seal", 48: "seal-full", 96: "seal-full"}
SEAL_STATES = {"wait": "seal-wait", "void": "seal-void", "suspended": "seal-line", "expired": "seal-line"}
CURRENT_NAV = "nav"


def symbol(name: str, css: str, *, label: str = "") -> SafeString:
    """An `<svg>` that draws one symbol of the sprite; without a label it is decoration."""
    href = f"{static('mall/sprite.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', css, label, href
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css, href)


@register.simple_tag
def icon(name: str, size: str = "", css: str = "", label: str = "") -> SafeString:
    """`size="s"` for the small one. An icon stands beside words; alone it needs `label`."""
    return symbol(f"i-{name}", " ".join(filter(None, ("i", f"i-{size}" if size else "", css))), label=label)


@register.simple_tag
def seal(size: int = 16, state: str = "valid") -> SafeString:
    """The village's mark. Only a permit that stands now has the filled house."""
    return symbol(SEAL_STATES.get(state, SEALS[size]), f"seal seal-{size}")


@register.simple_tag
def wordmark() -> SafeString:
    return symbol("wordmark", "wordmark", label="Banyuwangi Mall")


@register.simple_tag
def curl() -> SafeString:
    """The large line drawing, only on `.night`."""
    return symbol("curl", "curl")


@register.simple_tag
def selvedge() -> SafeString:
    """The woven border, only under a `.night` field."""
    return format_html('<div class="selvedge" aria-hidden="{}"></div>', "true")


@register.simple_tag
def htmx() -> SafeString:
    return htmx_script()


@register.simple_tag
def page_url(key: str) -> str:
    """The address of a page of the menus by its key in `navigation.ROUTES`."""
    return navigation.address(key)


def _counted(context: Context) -> dict[str, Any]:
    """The count is lazy (see the buyer's context processor): only a template that shows it may look at it."""
    return {"cart_count": context.get("cart_count", 0), "cart_url": navigation.address("cart")}


@register.inclusion_tag("components/top_home.html", takes_context=True)
def top_home(context: Context) -> dict[str, Any]:
    urls = {"home_url": navigation.address("home"), "inbox_url": navigation.address("inbox")}
    return {**_counted(context), **urls}


@register.inclusion_tag("components/top_back.html", takes_context=True)
def top_back(
    context: Context,
    title: str = "",
    url: str = "",
    heading: bool = False,
    query: str | None = None,
    search: bool = False,
    cart: bool = False,
    help_url: str = "",
    help_label: str = "",
    exit_url: str = "",
    exit_form: str = "",
) -> dict[str, Any]:
    return {
        **_counted(context),
        "title": title,
        "url": url or navigation.address("home"),
        "heading": heading,
        "query": query,
        "search": search,
        "search_url": navigation.address("search"),
        "cart": cart,
        "help_url": help_url,
        "help_label": help_label or _("Bantuan"),
        "exit_url": exit_url,
        "exit_form": exit_form,
    }


@register.inclusion_tag("components/top_shop.html")
def top_shop(name: str, shop_url: str = "") -> dict[str, Any]:
    return {"name": name, "shop_url": shop_url, "inbox_url": navigation.address("inbox")}


@register.inclusion_tag("components/top_plain.html")
def top_plain() -> dict[str, Any]:
    return {"home_url": navigation.address("home")}


@register.inclusion_tag("components/nav5.html", takes_context=True)
def nav_buyer(context: Context) -> dict[str, Any]:
    counts = {"cart": context.get("cart_count", 0)}
    items = navigation.menu(navigation.BUYER, current=context.get(CURRENT_NAV) or "")
    return {"items": items, "counts": counts, "count_of": {"cart": _("barang")}}


@register.inclusion_tag("components/nav5.html", takes_context=True)
def nav_seller(context: Context, orders: int = 0) -> dict[str, Any]:
    items = navigation.menu(navigation.SELLER, current=context.get(CURRENT_NAV) or "")
    return {"items": items, "counts": {"orders": orders}, "count_of": {"orders": _("perlu dikemas")}}


@register.inclusion_tag("components/office_top.html", takes_context=True)
def office_top(context: Context) -> dict[str, Any]:
    """Tabs of the office in the context's `office` (OfficeBar); without one, the tabs of the public pages."""
    office: OfficeBar | None = context.get("office") or None
    current = context.get(CURRENT_NAV) or ""
    tabs = navigation.OFFICE[office.level] if office else navigation.PUBLIC
    return {
        "office": office,
        "items": navigation.menu(tabs, current=current),
        "home_url": (office.url if office else "") or navigation.address("home"),
        "sign_in_url": navigation.address("sign_in"),
        "account_url": navigation.address("account"),
        "viewer": context.get("viewer"),
    }


@register.inclusion_tag("components/foot.html", takes_context=True)
def foot(context: Any) -> dict[str, Any]:
    request = context.get("request")
    items = navigation.menu(navigation.FOOT, current="")
    return {
        "items": items,
        "complaints_url": navigation.address("complaints"),
        "language_url": navigation.address("language") if request else "",
        "here": request.get_full_path() if request and request.method == "GET" else "/",
        "in_english": in_english(),
        "ministry": {"site": settings.MALL_MINISTRY_SITE, "phone": settings.MALL_MINISTRY_PHONE},
    }
