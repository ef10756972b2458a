from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.products.selectors import my_products
from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from marketplace.orders.selectors import takings_of, vendor_orders_for, vendor_orders_waiting
from marketplace.readiness.selectors import checklist_of_shop
from storefront.look.moments import day
from storefront.look.shapes import Todo
from storefront.seller.keeping import Keeping, keeping_of, ready_businesses
from storefront.seller.showing.applications import ApplicationCard, card_of
from storefront.seller.showing.checklist import checklist_todo
from storefront.seller.showing.goods import SOLD_OUT, state_of
from storefront.seller.showing.orders import order_todo, orders_table
from storefront.seller.showing.permits import PermitCard, permit_card
from storefront.seller.showing.sanctions import sanction_cards
from vendors.mandates.selectors import offers_to
from vendors.onboarding.selectors import Known
from vendors.shops.selectors import sanctions_on
from village.letters.selectors.applications import last_return, my_applications
from village.letters.selectors.closed_days import closed_days_of
from village.letters.selectors.letters import permits_of
from village.letters.states import DRAFT, ISSUED, RETURNED, WITH_THE_OFFICE

LATEST_ORDERS = 4
OPEN_CARDS = (DRAFT, RETURNED, *WITH_THE_OFFICE)


@page(access=SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    """For a seller what waits, for an applicant where the letter is, for anybody else how to begin."""
    viewer = request.viewer
    keeping, mine = keeping_of(request), my_applications(viewer)
    ready = [] if keeping is None and not mine else ready_businesses(viewer)
    if keeping is None:
        return _beginning(request, mine, ready)
    permits = permits_of([shop.pk for shop in keeping.shops], today=viewer.today)
    issued = {one.letter.pk: one.pk for one in mine if one.state == ISSUED and one.nib_record_id is None}
    permit = permit_card(permits.get(keeping.shop.pk), today=viewer.today, applications=issued)
    # A renewal that is under way needs no reminder.
    renewing = any(one.state in OPEN_CARDS and keeping.shop.pk in _businesses_of(one) for one in mine)
    orders = vendor_orders_for(viewer, limit=LATEST_ORDERS)
    known = Known(permits.get(keeping.shop.pk), sanctions_on(viewer, keeping.shop.pk), mine)
    context = {
        "keeping": keeping,
        "todos": _todos(request, keeping, mine, ready, permit if not renewing else None),
        "sanctions": sanction_cards(known.sanctions),
        "lawful": keeping.shop.lawful_on(viewer.today),
        "cards": _cards([one for one in mine if one.state in WITH_THE_OFFICE], viewer),
        "missing": checklist_todo(checklist_of_shop(keeping.shop, known)),
        "offers": len(offers_to(viewer)),
        "takings": takings_of(viewer),
        "orders": orders_table(
            orders, caption=_("Pesanan terbaru"), at=viewer.at, with_shop=keeping.has_several
        )
        if orders
        else None,
        "order_count": sum(keeping.orders.values()),
        "permit": permit,
        "nav": "home",
    }
    return render(request, "seller/home.html", context)


def _beginning(request: HttpRequest, mine: list[Any], ready: list[Any]) -> HttpResponse:
    """Somebody without a shop."""
    viewer = request.viewer
    open_ones = [one for one in mine if one.state in OPEN_CARDS]
    context = {
        "offers": len(offers_to(viewer)),
        "cards": _cards(open_ones or mine[:1], viewer),
        "ready": ready,
        "starts": not mine,
        "nav": "account",
    }
    return render(request, "seller/start.html", context)


def _cards(applications: list[Any], viewer: Any) -> list[ApplicationCard]:
    """One application is said in full; several each open on a page of their own."""
    alone = len(applications) == 1
    closed = closed_days_of({one.village_id or "" for one in applications})
    return [
        card_of(
            one,
            at=viewer.at,
            returned=last_return(one) if alone else None,
            closed=closed[one.village_id or ""],
        )
        for one in applications
    ]


def _todos(
    request: HttpRequest, keeping: Keeping, mine: list[Any], ready: list[Any], permit: PermitCard | None
) -> list[Todo]:
    """What waits for the seller: deadlines first, then what keeps goods from being found."""
    viewer = request.viewer
    todos = [order_todo(order, at=viewer.at) for order in vendor_orders_waiting(viewer)]
    todos += [_application_todo(one) for one in mine if one.state in (RETURNED, DRAFT)]
    todos += [
        Todo(
            _("Buka toko untuk %(business)s") % {"business": one.name},
            _("Suratnya sudah terbit"),
            icon="store",
            url=f"{reverse('seller:shop_open')}?usaha={one.pk}",
        )
        for one in ready
    ]
    if permit and permit.renew:
        todos.append(
            Todo(
                _("Perpanjang izin"),
                permit.text,
                icon="clock",
                kind="warn",
                url=permit.renew_url,
            )
        )
    goods = my_products(viewer, shop_id=keeping.shop.pk)
    todos += [
        Todo(
            _("%(name)s habis") % {"name": one.name},
            _("Tambah stok supaya tampil lagi"),
            icon="tag",
            url=reverse("seller:product", args=[one.pk]),
        )
        for one in goods
        if state_of(one) == SOLD_OUT
    ]
    if not goods:
        todos.append(
            Todo(
                _("Tambah barang pertama"),
                _("Toko Anda belum punya barang"),
                icon="tag",
                url=reverse("seller:product_add"),
            )
        )
    return todos


def _businesses_of(application: Any) -> set[int | None]:
    """The business of an application; a draft that renews a letter is about the letter's."""
    renews = application.renews.business_id if application.renews else None
    return {application.business_id, renews}


def _application_todo(application: Any) -> Todo:
    url = reverse("seller:application", args=[application.pk])
    if application.state == RETURNED:
        return Todo(
            _("Perbaiki permohonan %(number)s") % {"number": application.number},
            _("Dikembalikan petugas"),
            icon="alert",
            kind="warn",
            url=url,
        )
    return Todo(
        _("Lanjutkan permohonan"),
        _("Konsep, tersimpan %(day)s") % {"day": day(application.saved_at)},
        icon="box",
        url=url,
    )
