from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from catalog.products.models import Category, CategoryClosure, Product, ProductCount
from foundation.access.refusals import NotFound
from vendors.shops.models import Shop


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """A category with its way down from the top and what lies directly below."""

    category: Category
    trail: list[Category]
    children: list[Category]


def categories() -> QuerySet[Category]:
    """The whole tree, in the order people read it."""
    return Category.objects.select_related("parent").order_by("sort", "id")


def top_categories(today: date) -> list[Category]:
    """The categories at the top, each with `product_count`: what is visible in and below it today."""
    return list(_counted(Category.objects.filter(parent=None), today))


def category_page(slug: str, today: date) -> CategoryPage:
    """One category for everybody, its children with `product_count`; raises NotFound."""
    category = Category.objects.filter(slug=slug).first()
    if category is None:
        raise NotFound()
    return CategoryPage(
        category=category,
        trail=list(Category.objects.filter(below__descendant=category).order_by("level")),
        children=list(_counted(Category.objects.filter(parent=category), today)),
    )


def _counted(found: QuerySet[Category], today: date) -> QuerySet[Category]:
    counts = (
        ProductCount.objects.filter(
            category__in=CategoryClosure.objects.filter(ancestor=OuterRef(OuterRef("pk"))).values(
                "descendant"
            ),
            shop__open=True,
            shop__selling_from__lte=today,
            shop__selling_until__gte=today,
        )
        .order_by()
        .annotate(whole=Value(1))
        .values("whole")
        .annotate(total=Sum(F("n")))
        .values("total")
    )
    return found.annotate(product_count=Coalesce(Subquery(counts), 0)).order_by("sort", "id")


def kinds_sold_in(village_code: str, today: date) -> list[Category]:
    """The kinds of goods that shops of a village show today, by name."""
    shops = Shop.objects.selling(today).filter(business__village=village_code).values("pk")
    sold = Product.objects.filter(published=True, shop__in=shops).values("category")
    return list(Category.objects.filter(pk__in=sold).order_by("name", "pk"))
