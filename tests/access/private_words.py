"""Texts that only some may read, wherever they stand: looked for in every answer of the matrix."""

from collections.abc import Mapping

from foundation.ids import global_id
from tests.access.people import World

HERE = ("operator", "head", "district", "regency")
THERE = ("operator_there", "regency")


def private_words(world: World) -> Mapping[str, tuple[str, ...]]:
    """Text, in small letters -> who may read it."""
    things, residents = world.things, world.residents
    told = {
        # A buyer's address and number are for the shops that deliver.
        "Jalan Rahasia 7": ("buyer", "seller", "other_seller"),
        "lewat pintu samping": ("buyer", "seller", "other_seller"),
        # Where to pay is for who is to pay, and for the shop itself.
        "7788990011": ("buyer", "seller"),
        # What was applied for is for the applicant and the offices over the village.
        things["case"].number: ("seller", *HERE),
        things["far_case"].number: ("other_seller", *THERE),
        "Sale Pisang": ("seller", *HERE),
        "Terasi Jajag": ("other_seller", *THERE),
        "Fotonya buram": ("seller", *HERE),
        # A draft is its writer's alone, in whatever room.
        "Es Degan": ("seller",),
        "Petis Jajag": ("other_seller",),
        "Kopi luwak, belum jadi": ("seller",),
        "Kopi tubruk, belum jadi": ("other_seller",),
        # The register is for the village's own officers; the district decides claims where nobody else can.
        "Pak Klemens": ("operator", "head", "district"),
        "Bu Ngadinah": ("operator_there",),
        # Whom the regency could appoint, it finds.
        "Pak Calon": ("operator", "head", "regency"),
        # Why a shop was forbidden to sell is between it and the offices.
        "Barang tidak sesuai izin": ("seller", *HERE),
        "Mencocokkan alamat usaha": ("seller", "other_seller"),
    }
    for person in ("seller", "other_seller"):
        told[residents[person].plain_nik] = told[residents[person].plain_kk] = (person,)
    for person in ("claim", "far_claim", "operator", "head"):
        told[residents[person].plain_nik] = told[residents[person].plain_kk] = ()
    # The key of a cart or an order opens it: nobody else is handed one.
    for name, holder in (
        ("cart", "buyer"),
        ("order", "buyer"),
        ("guest_cart", "visitor"),
        ("guest_order", "visitor"),
    ):
        pk, kind = things[name].pk, type(things[name]).__name__
        told[str(pk)] = told[global_id(kind, pk)] = (holder,)
    return {text.lower(): people for text, people in told.items()}


def told_words(world: World, person: str, text: str, *, known: str) -> set[str]:
    """The private words in a text that this person may not read; what was asked with is `known`."""
    if not world.private_words:
        world.private_words = private_words(world)
    small, said = text.lower(), known.lower()
    return {
        words
        for words, people in world.private_words.items()
        if person not in people and words in small and words not in said
    }
