"""Nine people, and two villages of two districts full of rows that could leak.

Things of Grogol bear plain names; their neighbours of Jajag begin with `far_`. `seller` owns what is in
Grogol, `other_seller` what is in Jajag; `buyer` has ordered from both; offices are those of Grogol, but for
`operator_there`. Everything happened in the hours before now, because pages read the real clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from catalog.collections.services import collect_products, show_collection, write_collection
from catalog.media.formats import picture_path
from catalog.products.models import Variant
from catalog.products.services import add_photo
from catalog.reviews.services import report_review
from foundation.access.viewer import Viewer, visitor
from foundation.accounts.models import User
from foundation.accounts.tokens import start_session
from foundation.clock import JAKARTA, now, today
from foundation.ids import global_id
from foundation.notifications.models import Message
from marketplace.checkout.models import Checkout
from marketplace.checkout.services import NewLine, choose_delivery, create_checkout, initialize_transaction
from marketplace.checkout.services.address_book import save_address
from marketplace.complaints.links import complaint_token
from marketplace.complaints.services import lodge_complaint
from marketplace.delivery.states import COURIER, PICKUP
from marketplace.orders.models import Order, VendorOrder
from marketplace.orders.services import (
    accept_order,
    complete_checkout,
    confirm_received,
    review_delivered_line,
    ship_order,
)
from marketplace.payments.models import TransactionItem
from marketplace.payments.states import CASH_ON_DELIVERY
from tests.access.settling import settling_orders
from tests.catalog.factories import a_category, a_product
from tests.catalog.factories import a_photo as a_photo_of_goods
from tests.foundation.factories import PASSWORD, an_account
from tests.village.factories import (
    BANYUWANGI,
    GIRI_DISTRICT,
    GROGOL,
    JAJAG,
    a_resident,
    an_identity,
    an_officer,
    regions,
    viewer_for,
)
from tests.village.letters.factories import CHECKED, a_photo, answers_for
from vendors.mandates.services import offer_mandate
from vendors.shops.models import Shop
from vendors.shops.services import lay_sanction, open_shop
from village.letters.models import Application, Letter
from village.letters.services import (
    approve_application,
    attach_document,
    ensure_signing_key,
    print_letter,
    return_application,
    save_draft,
    submit_application,
    suspend_letter,
    sync_letter_types,
    verify_application,
)
from village.letters.signed import token_text
from village.officers.invitation_links import invitation_token
from village.officers.models import Officer
from village.officers.services import invite_officer
from village.officers.states import DISTRICT, HEAD, OPERATOR, REGENCY
from village.residents.models import Resident
from village.residents.selectors import resident_for
from village.residents.states import VERIFIED

# In the order of the letters of every row.
PEOPLE = (
    "visitor",
    "buyer",
    "seller",
    "other_seller",
    "operator",
    "operator_there",
    "head",
    "district",
    "regency",
)


@dataclass
class World:
    """`accounts` of everybody but the visitor; `things` by the names that rows use."""

    at: datetime
    accounts: dict[str, User] = field(default_factory=dict)
    residents: dict[str, Resident] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    tables: list[str] = field(default_factory=list)
    contents: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    private_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def viewer(self, person: str) -> Viewer:
        return visitor(self.at) if person == "visitor" else viewer_for(self.accounts[person], self.at)

    def earlier(self, **span: int) -> datetime:
        return self.at - timedelta(**span)


def a_world() -> World:
    """Everything that the matrix looks at. Takes about two seconds."""
    world = World(at=now())
    regions()
    sync_letter_types(at=world.earlier(days=300))
    ensure_signing_key(region_code=BANYUWANGI, at=world.earlier(days=300))
    _people(world)
    _offices(world)
    _permits(world)
    _shops(world)
    _goods(world)
    _orders(world)
    _reviews(world)
    settling_orders(world, _cart)
    _carts(world)
    _register(world)
    return world


def _person(world: World, key: str, name: str, village: str) -> None:
    world.accounts[key] = an_account(email=f"{key}@contoh.test", first_name=name.title(), last_name="")
    world.residents[key] = a_resident(name=name, village=village)
    an_identity(world.accounts[key], world.residents[key], state=VERIFIED)


def _people(world: World) -> None:
    world.accounts["buyer"] = an_account(email="buyer@contoh.test", first_name="Ratna", last_name="Dewi")
    _person(world, "seller", "SITI AMINAH", GROGOL)
    _person(world, "other_seller", "MBOK SULASTRI", JAJAG)


def _offices(world: World) -> None:
    for key, role, region in (
        ("operator", OPERATOR, GROGOL),
        ("operator_there", OPERATOR, JAJAG),
        ("head", HEAD, GROGOL),
        ("head_there", HEAD, JAJAG),
        ("district", DISTRICT, GIRI_DISTRICT),
        ("regency", REGENCY, BANYUWANGI),
    ):
        officer = an_officer(role, region, active_from=world.earlier(days=200).astimezone(JAKARTA).date())
        world.accounts[key], world.residents[key] = officer.account, officer.resident
        world.officers[key] = officer
    world.things |= {"officer": world.officers["operator"], "far_officer": world.officers["operator_there"]}


# Applications and letters -------------------------------------------------------------------------------


def _applied(
    world: World, person: str, business: str, *, hours: int, sent: bool = True, **answers: str
) -> Application:
    at, resident = world.earlier(hours=hours), world.residents[person]
    by = viewer_for(world.accounts[person], at)
    typed = answers_for(resident, business_name=business, **answers)
    application = save_draft(answers=typed, by=by, at=at)
    for code in ("ktp_photo", "place_photo"):
        attach_document(application_id=application.pk, document=code, content=a_photo(), by=by, at=at)
    return submit_application(application_id=application.pk, by=by, at=at) if sent else application


def _checked(world: World, operator: str, application: Application, *, hours: int) -> Application:
    return verify_application(
        application_id=application.pk,
        checked=CHECKED,
        by=viewer_for(world.accounts[operator], world.earlier(hours=hours)),
        at=world.earlier(hours=hours),
    )


def _issued(world: World, person: str, business: str, *, operator: str, head: str, hours: int) -> Letter:
    application = _checked(world, operator, _applied(world, person, business, hours=hours), hours=hours - 1)
    at = world.earlier(hours=hours - 2)
    letter = approve_application(
        application_id=application.pk, password=PASSWORD, by=viewer_for(world.accounts[head], at), at=at
    )
    return print_letter(letter_id=letter.pk, at=at)


def _permits(world: World) -> None:
    things = world.things
    here, there = (
        {"operator": "operator", "head": "head"},
        {"operator": "operator_there", "head": "head_there"},
    )
    things["letter"] = _issued(world, "seller", "Kopi Lereng Ijen", hours=60, **here)
    things["second_letter"] = _issued(world, "seller", "Batik Gajah Oling", hours=58, **here)
    things["frozen_letter"] = suspend_letter(
        letter_id=_issued(world, "seller", "Keripik Gadung", hours=56, **here).pk,
        reason="Tempat usaha kosong",
        by=viewer_for(world.accounts["head"], world.earlier(hours=50)),
        at=world.earlier(hours=50),
    )
    things["unopened_letter"] = _issued(world, "seller", "Madu Hutan", hours=54, **here)
    things["far_letter"] = _issued(world, "other_seller", "Ikan Asin Jajag", hours=60, **there)

    things["case"] = _applied(world, "seller", "Sale Pisang", hours=9)
    things["checked_case"] = _checked(
        world, "operator", _applied(world, "seller", "Jamu Gendong", hours=8), hours=7
    )
    things["returned_case"] = return_application(
        application_id=_applied(world, "seller", "Sapu Lidi", hours=6).pk,
        reason="Fotonya buram",
        items=["place_photo"],
        by=viewer_for(world.accounts["operator"], world.earlier(hours=5)),
        at=world.earlier(hours=5),
    )
    things["draft"] = _applied(world, "seller", "Es Degan", hours=4, sent=False)
    things["far_case"] = _applied(world, "other_seller", "Terasi Jajag", hours=9)
    things["far_draft"] = _applied(world, "other_seller", "Petis Jajag", hours=8, sent=False)
    for name in ("letter", "second_letter", "frozen_letter", "unopened_letter", "far_letter"):
        things[f"{name}_case"] = things[name].application
    for name in ("letter", "far_letter"):
        things["business" if name == "letter" else "far_business"] = things[name].business
    things["unopened_business"] = things["unopened_letter"].business
    for name in ("case", "draft", "returned_case", "far_case", "far_draft"):
        things[f"{name}_document"] = things[name].documents.get(code="place_photo")
    things["case_ktp"] = things["case"].documents.get(code="ktp_photo")


def _register(world: World) -> None:
    """Claims that wait for an officer: two people whom nobody has confirmed yet."""
    for name, village in (("claim", GROGOL), ("far_claim", JAJAG)):
        resident = a_resident(name="PAK KLEMENS" if village == GROGOL else "BU NGADINAH", village=village)
        world.residents[name] = resident
        world.things[name] = an_identity(an_account(), resident)
    for name, person, operator in (
        ("resident", "seller", "operator"),
        ("far_resident", "other_seller", "operator_there"),
    ):
        world.things[name] = world.residents[person]
        resident_for(
            officer=world.viewer(operator),
            id=world.residents[person].pk,
            purpose="Mencocokkan alamat usaha",
            at=world.at,
        )
    world.things["candidate"] = a_resident(name="PAK CALON", village=GROGOL)
    world.things["invitation"] = invite_officer(
        resident_id=world.things["candidate"].pk,
        role="operator",
        region_code=GROGOL,
        phone="081299990000",
        active_from=today(world.at),
        by=world.viewer("regency"),
        at=world.at,
    )
    world.things["invitation_token"] = invitation_token(world.things["invitation"].pk)
    for name, subject in (("complaint", "shop"), ("far_complaint", "officer")):
        world.things[name] = lodge_complaint(
            subject=subject,
            about=world.things["shop"].slug,
            text="Kopi yang datang bukan yang dipesan.",
            photo=a_photo(),
            by=world.viewer("buyer"),
            address="10.0.0.9",
            at=world.at,
        )
    world.things["complaint_token"] = complaint_token(world.things["complaint"].pk)
    world.things["letter_token"] = token_text(bytes(world.things["letter"].cose))
    world.things["media_name"] = picture_path(world.things["photo"].picture.sha256, 256, "webp")
    world.things["picture"] = world.things["photo"].picture
    world.things["pickup"] = global_id("ShippingMethod", PICKUP)
    world.things["today"] = today(world.at).isoformat()


# Shops, goods, carts, orders ----------------------------------------------------------------------------


def _shops(world: World) -> None:
    for name, letter, person in (
        ("shop", "letter", "seller"),
        ("barred_shop", "second_letter", "seller"),
        ("far_shop", "far_letter", "other_seller"),
    ):
        world.things[name] = open_shop(
            business_id=world.things[letter].business_id, by=world.viewer(person), at=world.at
        )
    world.things["login"] = world.accounts["regency"].email
    world.things["mandate"] = offer_mandate(
        shop_id=world.things["shop"].pk,
        login=world.accounts["buyer"].email,
        kind="staff",
        scopes=("goods",),
        ends_on=today(world.at),
        by=world.viewer("seller"),
        at=world.at,
    )
    world.things["sanction"] = lay_sanction(
        shop_id=world.things["barred_shop"].pk,
        reason="Barang tidak sesuai izin",
        by=world.viewer("regency"),
        at=world.at,
    )
    world.things["barred_shop"].refresh_from_db()


def _goods(world: World) -> None:
    things, category = world.things, a_category("Kopi sangrai")
    things["category"] = category
    for prefix, shop, person, draft in (
        ("", "shop", "seller", "Kopi luwak, belum jadi"),
        ("far_", "far_shop", "other_seller", "Kopi tubruk, belum jadi"),
    ):
        product = a_product(things[shop], "Kopi robusta", category=category, quantity=50)
        photo = add_photo(
            product_id=product.pk,
            content=a_photo_of_goods(),
            alt="Kopi dalam gelas",
            by=world.viewer(person),
            at=world.at,
        )
        things |= {
            f"{prefix}product": product,
            f"{prefix}variant": Variant.objects.get(product=product),
            f"{prefix}photo": photo,
            f"{prefix}hidden_product": a_product(things[shop], draft, category=category, published=False),
        }
        things[f"{prefix}hidden_variant"] = Variant.objects.get(product=things[f"{prefix}hidden_product"])
    things["barred_product"] = a_product(things["barred_shop"], "Batik tulis", category=category)
    _collections(world)


def _collections(world: World) -> None:
    """What the regency put together: shown with goods of two shops, one of them barred; and one not shown."""
    regency = {"by": world.viewer("regency"), "at": world.at}
    for name, words in (("collection", "Oleh-oleh"), ("hidden_collection", "Belum jadi")):
        collection = world.things[name] = write_collection(name=words, **regency)
        for product in ("product", "barred_product"):
            collect_products(collection_id=collection.pk, product_ids=[world.things[product].pk], **regency)
    show_collection(collection_id=world.things["collection"].pk, **regency)


def _cart(
    world: World,
    by: Viewer,
    variants: tuple[str, ...],
    *,
    method: str = COURIER,
    email: str = "ratna@contoh.test",
    street: str = "Jalan Rahasia 7",
    gateway: str = CASH_ON_DELIVERY,
) -> Checkout:
    """A cart that lacks nothing."""
    checkout = create_checkout(
        by=by,
        at=world.at,
        lines=tuple(NewLine(world.things[name].pk, 1) for name in variants),
        email=email,
        phone="0812 3456 7890",
        address={
            "recipient": "Ratna Dewi",
            "village_code": JAJAG,
            "street": street,
            "note": "lewat pintu samping" if by.signed_in else "",
        },
    )
    shops = {world.things[name].product.shop_id for name in variants}
    choose_delivery(checkout_id=checkout.pk, methods=dict.fromkeys(shops, method), by=by, at=world.at)
    initialize_transaction(checkout_id=checkout.pk, gateway=gateway, by=by, at=world.at)
    return checkout


def _order(world: World, by: Viewer, variants: tuple[str, ...] = ("variant",), **cart: str) -> Order:
    checkout = _cart(world, by, variants, **cart)
    return complete_checkout(checkout_id=checkout.pk, by=by, at=world.at)


def _part(order: Order, shop: Shop) -> VendorOrder:
    return VendorOrder.objects.get(order=order, shop=shop)


def _orders(world: World) -> None:
    things, at, buyer, seller = world.things, world.at, world.viewer("buyer"), world.viewer("seller")
    shop = things["shop"]
    things["order"] = _order(world, buyer, ("variant", "far_variant"))
    things["part"], things["far_part"] = (
        _part(things["order"], things[name]) for name in ("shop", "far_shop")
    )
    for name, method in (("packed", COURIER), ("kept", PICKUP), ("sent", COURIER)):
        things[f"{name}_order"] = _order(world, buyer, method=method)
        things[f"{name}_part"] = part = _part(things[f"{name}_order"], shop)
        accept_order(vendor_order_id=part.pk, by=seller, at=at)
        if name == "sent":
            ship_order(vendor_order_id=part.pk, by=seller, at=at)
    things["unpaid_order"] = _order(world, buyer)
    things["unpaid_part"] = part = _part(things["unpaid_order"], shop)
    accept_order(vendor_order_id=part.pk, by=seller, at=at)
    ship_order(vendor_order_id=part.pk, by=seller, at=at)
    confirm_received(order_id=things["unpaid_order"].pk, vendor_order_id=part.pk, by=buyer, at=at)
    things["guest_order"] = _order(world, visitor(at), street="Jalan Tamu 3")
    things["guest_part"] = _part(things["guest_order"], shop)


def _reviews(world: World) -> None:
    """A line that was reviewed, with a report that waits, and one that its buyer may still review."""
    things, at, buyer, seller = world.things, world.at, world.viewer("buyer"), world.viewer("seller")
    for name in ("said", "unsaid"):
        order = _order(world, buyer)
        things[f"{name}_order"], things[f"{name}_part"] = order, _part(order, things["shop"])
        part = things[f"{name}_part"]
        accept_order(vendor_order_id=part.pk, by=seller, at=at)
        ship_order(vendor_order_id=part.pk, by=seller, at=at)
        confirm_received(order_id=order.pk, vendor_order_id=part.pk, by=buyer, at=at)
        things[f"{name}_line"] = part.lines.get()
    things["review"] = review_delivered_line(
        line_id=things["said_line"].pk, stars=4, text="Harum sekali", by=buyer, at=at
    )
    things["report"] = report_review(
        review_id=things["review"].pk, reason="Tidak sopan", by=world.viewer("other_seller"), at=at
    )


def _carts(world: World) -> None:
    things = world.things
    things["address"] = save_address(
        recipient="Ratna Dewi",
        village_code=JAJAG,
        street="Jalan Rahasia 7",
        by=world.viewer("buyer"),
        at=world.at,
    )
    things["cart"] = _cart(world, world.viewer("buyer"), ("variant", "far_variant"))
    things["guest_cart"] = _cart(
        world, visitor(world.at), ("variant",), email="tamu@contoh.test", street="Jalan Tamu 3"
    )
    for name, by in (("bare_cart", world.viewer("buyer")), ("guest_bare_cart", visitor(world.at))):
        line = NewLine(things["variant"].pk, 1)
        things[name] = create_checkout(by=by, at=world.earlier(minutes=9), lines=(line,))
    for prefix in ("", "guest_"):
        cart = things[f"{prefix}cart"]
        things[f"{prefix}line"] = cart.lines.get(variant=things["variant"])
        things[f"{prefix}act"] = TransactionItem.objects.get(checkout_id=cart.pk)
    things["refresh_token"] = start_session(user=world.accounts["buyer"], at=world.at)[1]
    things["message"] = Message.objects.filter(recipient=world.accounts["buyer"]).latest("pk")
    things["seller_message"] = Message.objects.filter(recipient=world.accounts["seller"]).latest("pk")
