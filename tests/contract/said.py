"""What the matrix's world lacks: attributes and food said, a review with a photo, a checked NIB."""

from catalog.products.models import Category
from catalog.products.services import (
    FoodEntry,
    add_photo,
    add_variant,
    create_product,
    publish_product,
)
from marketplace.orders.services import review_delivered_line
from tests.access.people import World
from tests.catalog.factories import a_photo as a_photo_of_goods
from tests.village.factories import viewer_for
from tests.village.letters.factories import a_photo, answers_for
from village.letters.services import attach_document, confirm_nib, save_draft, submit_application

SAID = {
    "batik-tulis": {
        "teknik-batik": "tulis",
        "motif": ["gajah-oling", "ukel"],
        "ukuran": "2,5 x 1,1 m",
        "dibuat-pesanan": True,
    },
    "kopi-bubuk": {"jenis-kopi": "robusta", "ketinggian": 800},
}
CHECKED = ("person", "number", "owner", "activity")


def say_everything(world: World) -> None:
    """Two told products, one of them food and the other with a chosen colour; a review; a NIB."""
    for slug, values in SAID.items():
        _told_product(world, slug, values)
    world.things["photographed_review"] = review_delivered_line(
        line_id=world.things["unsaid_line"].pk,
        stars=5,
        text="Seperti di foto",
        photos=[a_photo_of_goods()],
        by=world.viewer("buyer"),
        at=world.at,
    )
    _checked_nib(world)


def _told_product(world: World, slug: str, values: dict[str, object]) -> None:
    by, at = world.viewer("seller"), world.at
    varied = slug == "batik-tulis"
    product = create_product(
        shop_id=world.things["shop"].pk,
        name=f"Barang bercerita {slug}",
        category_id=Category.objects.get(slug=slug).pk,
        price=120_000,
        quantity=7,
        weight_grams=300,
        values=values,
        choices={"pilihan-warna": "biru"} if varied else None,
        food=None if varied else FoodEntry(halal="in-process"),
        by=by,
        at=at,
    )
    if varied:
        add_variant(
            product_id=product.pk,
            name="",
            price=125_000,
            quantity=3,
            choices={"pilihan-warna": "merah"},
            by=by,
            at=at,
        )
    add_photo(product_id=product.pk, content=a_photo_of_goods(), alt=product.name, by=by, at=at)
    world.things[f"told_{slug}"] = publish_product(product_id=product.pk, by=by, at=at)


def _checked_nib(world: World) -> None:
    at, resident = world.earlier(hours=5), world.residents["seller"]
    by = viewer_for(world.accounts["seller"], at)
    answers = answers_for(resident, business_name="Kopi Bernomor", nib="1234567890123")
    answers.pop("purpose")
    draft = save_draft(answers=answers, letter_type="nib", by=by, at=at)
    for code in ("ktp_photo", "nib_proof"):
        attach_document(application_id=draft.pk, document=code, content=a_photo(), by=by, at=at)
    sent = submit_application(application_id=draft.pk, by=by, at=at)
    world.things["nib_case"] = confirm_nib(
        application_id=sent.pk, checked=CHECKED, by=viewer_for(world.accounts["operator"], at), at=at
    )
