"""Goods in a shop, as the tables hold them; photos as phones make them."""

import hashlib
import io
from itertools import count

from PIL import Image

from catalog.media.models import Picture
from catalog.products.models import Category, Product, ProductMedia, ProductType, Stock, Variant
from foundation.clock import now
from tests.vendors.factories import a_shop
from vendors.shops.models import Shop

_numbers = count(1)


def a_photo(
    width: int = 400, height: int = 300, *, format: str = "JPEG", mode: str = "RGB", **save_options
) -> bytes:
    """The bytes of a photo whose left half is red and right half blue; a row of squares below counts."""
    image = Image.new(mode, (width, height), "red")
    image.paste(Image.new(mode, (width // 2, height), "blue"), (width - width // 2, 0))
    number = next(_numbers)
    for bit in range(12):
        if number >> bit & 1:
            image.paste("white", (bit * 8, height - 8, bit * 8 + 8, height))
    buffer = io.BytesIO()
    image.save(buffer, format, **save_options)
    return buffer.getvalue()


def a_category(name: str = "Kopi sangrai", *, parent: Category | None = None) -> Category:
    number = next(_numbers)
    return Category.objects.create(slug=f"jenis-{number}", name=name, parent=parent, sort=number)


def a_picture(shop: Shop) -> Picture:
    """A picture's row; its files are not there."""
    digest = hashlib.sha256(str(next(_numbers)).encode()).hexdigest()
    return Picture.objects.create(shop=shop, sha256=digest, width=400, height=300, created_at=now())


def a_product(
    shop: Shop | None = None,
    name: str = "Kopi robusta 250 g",
    *,
    category: Category | None = None,
    price: int = 45_000,
    list_price: int | None = None,
    quantity: int = 10,
    published: bool = True,
    description: str = "",
) -> Product:
    """A product with one variant, stock and a photo, shown unless said."""
    number, at = next(_numbers), now()
    shop = shop or a_shop()
    kind, _ = ProductType.objects.get_or_create(slug="barang", defaults={"name": "Barang"})
    product = Product.objects.create(
        shop=shop,
        category=category or a_category(),
        product_type=kind,
        name=name,
        slug=f"barang-{number}",
        description=description,
        weight_grams=250,
        created_at=at,
        updated_at=at,
    )
    a_variant(product, name="", price=price, list_price=list_price, quantity=quantity)
    ProductMedia.objects.create(product=product, picture=a_picture(shop), alt="Kopi dalam kantong")
    if published:
        Product.objects.filter(pk=product.pk).update(published=True)
    product.refresh_from_db()
    product.shop = shop
    return product


def a_variant(
    product: Product,
    name: str = "Besar",
    *,
    price: int = 45_000,
    list_price: int | None = None,
    quantity: int = 10,
) -> Variant:
    number = next(_numbers)
    variant = Variant.objects.create(
        product=product,
        name=name,
        sku=f"{product.shop_id}-U{number}",
        price=price,
        list_price=list_price or price,
        sort=number,
    )
    Stock.objects.create(variant=variant, quantity=quantity)
    return variant
