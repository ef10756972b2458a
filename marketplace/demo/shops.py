"""Shops of the demo and their goods, opened and listed by their owners."""

from datetime import datetime, timedelta

from catalog.media.models import Picture
from catalog.products.models import ProductMedia
from catalog.products.services.listing import create_product
from catalog.products.services.publishing import publish_product
from catalog.products.services.saying import FoodEntry
from catalog.products.services.variants import add_variant
from foundation.access.viewer import Viewer
from foundation.tasks import defer
from marketplace.demo.catalogue.goods import DemoBusiness, DemoProduct
from marketplace.demo.photos import SIDE, digest
from marketplace.demo.sayings import Sayings
from vendors.shops.models import Shop
from vendors.shops.services.by_sellers import describe_shop, open_shop


class Counter:
    """Opens shops one after another. AVIF files of a picture are asked for once, whoever shows it."""

    def __init__(self) -> None:
        self._sayings = Sayings()
        self._waiting_for_avif: set[str] = set()

    def open(self, business_id: int, business: DemoBusiness, by: Viewer, at: datetime) -> Shop:
        """A shop with its face and all of the business's goods."""
        shop = open_shop(
            business_id=business_id, name=business.name, description=business.description, by=by, at=at
        )
        face = self._picture(shop, business.face, business.name, at)
        describe_shop(shop_id=shop.pk, logo_key=face.sha256, by=by, at=at)
        for number, product in enumerate(business.products):
            self._list(shop, product, by, at + timedelta(hours=1 + number))
        return shop

    def _list(self, shop: Shop, product: DemoProduct, by: Viewer, at: datetime) -> None:
        first, *others = product.variants
        listed = create_product(
            shop_id=shop.pk,
            name=product.name,
            description=product.description,
            category_id=self._sayings.categories[product.category].pk,
            price=first.price,
            list_price=first.was,
            quantity=first.stock,
            weight_grams=first.weight_grams,
            variant_name=first.name,
            values=self._sayings.given(product),
            food=FoodEntry(halal=self._sayings.halal(product)),
            by=by,
            at=at,
        )
        for variant in others:
            add_variant(
                product_id=listed.pk,
                name=variant.name,
                price=variant.price,
                list_price=variant.was,
                quantity=variant.stock,
                by=by,
                at=at,
            )
        for place, name in enumerate(product.pictures):
            ProductMedia.objects.create(
                product=listed,
                picture=self._picture(shop, name, product.name, at),
                alt=product.name,
                sort=place,
            )
        publish_product(product_id=listed.pk, by=by, at=at)

    def _picture(self, shop: Shop, name: str, alt: str, at: datetime) -> Picture:
        """The shop's row of a picture that the darkroom writes: the files are shared, the row is not."""
        picture, created = Picture.objects.get_or_create(
            shop=shop,
            sha256=digest(name),
            defaults={"width": SIDE, "height": SIDE, "alt": alt, "created_at": at},
        )
        if created and picture.sha256 not in self._waiting_for_avif:
            self._waiting_for_avif.add(picture.sha256)
            defer("catalog.encode_avif", picture_id=picture.pk)
        return picture
