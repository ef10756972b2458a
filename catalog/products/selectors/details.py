from dataclasses import dataclass
from datetime import date

from catalog.products.models import Category, FoodRecord, Product, ProductMedia, Variant
from catalog.products.selectors.kinds import Statement, statements_of
from catalog.products.selectors.parts import kept_variants, photos
from foundation.access.refusals import NotFound
from vendors.shops.models import Shop
from vendors.shops.selectors import Warrant, warrants_of
from village.territory.models import Region


@dataclass(frozen=True, slots=True)
class ProductDetail:
    """A product as its page shows it. `trail` is the way to it through the tree, the top first."""

    product: Product
    variants: list[Variant]
    media: list[ProductMedia]
    available: int
    trail: list[Category]
    shop: Shop
    village: Region
    district: Region | None
    warrant: Warrant | None
    statements: list[Statement]
    food: FoodRecord | None


def product_detail(slug: str, today: date) -> ProductDetail:
    """A published product of a shop that sells today; raises NotFound for any other."""
    product = (
        Product.objects.filter(
            slug=slug,
            published=True,
            shop__open=True,
            shop__selling_from__lte=today,
            shop__selling_until__gte=today,
        )
        .select_related("shop__business__village__parent", "food")
        .prefetch_related(kept_variants(), photos())
        .first()
    )
    if product is None:
        raise NotFound()
    variants, village = list(product.variants.all()), product.shop.business.village
    return ProductDetail(
        product=product,
        variants=variants,
        media=list(product.media.all()),
        available=sum(variant.stock.available for variant in variants),
        trail=list(Category.objects.filter(below__descendant=product.category_id).order_by("level")),
        shop=product.shop,
        village=village,
        district=village.parent,
        warrant=warrants_of([product.shop_id], today).get(product.shop_id),
        statements=statements_of(product),
        food=getattr(product, "food", None),
    )


@dataclass(frozen=True, slots=True)
class RestingProduct:
    """A published product of a shop that does not sell today; never why."""

    name: str
    shop_name: str
    shop_slug: str
    category_slug: str


def resting_product(slug: str, today: date) -> RestingProduct:
    """What the page of a product says while its shop does not sell; raises NotFound for any other slug."""
    product = Product.objects.filter(slug=slug, published=True).select_related("shop", "category").first()
    if product is None or product.category is None or product.shop.sells_on(today):
        raise NotFound()
    return RestingProduct(product.name, product.shop.name, product.shop.slug, product.category.slug)
