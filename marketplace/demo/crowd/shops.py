"""The windows of the many and what lies in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.text import slugify

from catalog.media.models import Picture
from catalog.products.models import (
    Attribute,
    FoodRecord,
    Product,
    ProductMedia,
    ProductType,
    ProductValue,
    Stock,
    Variant,
)
from catalog.products.services.listing import GOODS
from catalog.products.states import DRAFT, NUMERIC, PUBLISHED
from foundation.ids import next_pks
from marketplace.demo.catalogue.goods import DemoBusiness, DemoProduct
from marketplace.demo.catalogue.trades import face_of
from marketplace.demo.crowd.ledger import Ledger
from marketplace.demo.crowd.permits import Owner
from marketplace.demo.photos import SIDE, digest
from marketplace.demo.sayings import Sayings
from vendors.shops.models import Shop
from vendors.shops.states import CLOSED, OPEN

TABLES = (Shop, Picture, Product, Variant, Stock, ProductMedia, ProductValue, FoodRecord)


@dataclass(frozen=True, slots=True)
class Opening:
    """A shop to be opened; `switched_off` by its seller some days later."""

    owner: Owner
    business: DemoBusiness
    at: datetime
    switched_off: bool = False


@dataclass(frozen=True, slots=True)
class Good:
    """A product, its one variant, and the stock of that."""

    product: Product
    variant: Variant
    stock: Stock
    picture_sha: str


@dataclass(frozen=True, slots=True)
class Window:
    """An open shop with its goods."""

    owner: Owner
    shop: Shop
    goods: tuple[Good, ...]


class Market:
    """Opens shops in bulk."""

    def __init__(self, *, taken_slugs: Iterable[str]) -> None:
        self._sayings = Sayings()
        self._slugs = set(taken_slugs)
        self._plain = ProductType.objects.get(slug=GOODS)

    def open(self, openings: list[Opening]) -> list[Window]:
        """All rows of these, written; triggers fill in what follows from them."""
        ledger = Ledger(*TABLES)
        count = sum(len(one.business.products) for one in openings)
        keys = iter(
            zip(next_pks(Product, count), next_pks(Variant, count), next_pks(Picture, count), strict=True)
        )
        windows = []
        for opening in openings:
            shop = self._shop(ledger, opening)
            pictures: dict[str, Picture] = {}
            goods = []
            for place, product in enumerate(opening.business.products):
                product_pk, variant_pk, picture_pk = next(keys)
                at = opening.at + timedelta(hours=1 + place)
                name = product.pictures[0]
                if name not in pictures:
                    pictures[name] = ledger.add(_picture(picture_pk, shop, name, product.name, at))
                goods.append(
                    self._product(ledger, shop, product, pictures[name], product_pk, variant_pk, at, opening)
                )
            windows.append(Window(opening.owner, shop, tuple(goods)))
        ledger.write()
        return windows

    def _shop(self, ledger: Ledger, opening: Opening) -> Shop:
        business, owner = opening.business, opening.owner
        shop = ledger.add(
            Shop(
                business=owner.business,
                slug=self._slug(business.name, owner.business.pk, "toko"),
                name=business.name,
                description=business.description,
                open=not opening.switched_off,
                logo_key=digest(face_of(business)),
                opened_at=opening.at,
            )
        )
        ledger.step(shop, "", OPEN, by=owner.account.pk, at=opening.at)
        if opening.switched_off:
            ledger.step(shop, OPEN, CLOSED, by=owner.account.pk, at=opening.at + timedelta(days=9))
        return shop

    def _product(
        self,
        ledger: Ledger,
        shop: Shop,
        product: DemoProduct,
        picture: Picture,
        pk: int,
        variant_pk: int,
        at: datetime,
        opening: Opening,
    ) -> Good:
        first = product.variants[0]
        category = self._sayings.categories[product.category]
        row = ledger.add(
            Product(
                pk=pk,
                shop=shop,
                category=category,
                product_type=category.product_type or self._plain,
                name=product.name,
                slug=self._slug(product.name, pk, "barang"),
                description=product.description,
                published=True,
                price_min=first.price,
                price_max=first.price,
                list_min=first.was or first.price,
                list_max=first.was or first.price,
                weight_grams=first.weight_grams,
                created_at=at,
                updated_at=at,
            )
        )
        variant = ledger.add(
            Variant(
                pk=variant_pk,
                product=row,
                sku=f"{shop.pk}.{variant_pk}",
                price=first.price,
                list_price=first.was or first.price,
            )
        )
        stock = ledger.add(Stock(variant=variant, quantity=first.stock))
        ledger.add(ProductMedia(product=row, picture=picture, alt=product.name))
        for attribute, said in self._sayings.values(product):
            for value in said if attribute.has_choices else [said]:
                ledger.add(_said(row, attribute, value))
        if halal := self._sayings.halal(product):
            ledger.add(FoodRecord(product=row, halal=halal))
        ledger.walk(row, [(DRAFT, opening.owner.account.pk, at), (PUBLISHED, opening.owner.account.pk, at)])
        return Good(row, variant, stock, picture.sha256)

    def _slug(self, name: str, pk: int, otherwise: str) -> str:
        slug = slugify(name)[:60] or otherwise
        if slug in self._slugs:
            slug = f"{slug}-{pk}"
        self._slugs.add(slug)
        return slug


def _picture(pk: int, shop: Shop, name: str, alt: str, at: datetime) -> Picture:
    """The shop's row of a picture that the darkroom writes: the files are shared, the row is not."""
    return Picture(pk=pk, shop=shop, sha256=digest(name), width=SIDE, height=SIDE, alt=alt, created_at=at)


def _said(product: Product, attribute: Attribute, said: Any) -> ProductValue:
    if attribute.has_choices:
        return ProductValue(product=product, attribute=attribute, value=said)
    if attribute.input_type == NUMERIC:
        return ProductValue(product=product, attribute=attribute, number=said)
    return ProductValue(product=product, attribute=attribute, text=said)
