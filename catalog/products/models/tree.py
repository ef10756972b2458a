from django.db import models
from django.db.models import F, Q

from catalog.products.states import FRESH, PROCESSED


class ProductType(models.Model):
    """What kind of thing is sold: it decides which attributes goods have, and which permits food shows.

    `food`: "" for what nobody eats, fresh as harvested or caught, processed by somebody.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    food = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(food__in=("", FRESH, PROCESSED)), name="product_type_food_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Category(models.Model):
    """A place in the tree of goods. `level` (0 at the top) and the closure are kept by a trigger.

    `product_type` is the type of goods that are put here.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    product_type = models.ForeignKey(
        ProductType, null=True, blank=True, on_delete=models.PROTECT, related_name="categories"
    )
    level = models.PositiveSmallIntegerField(default=0, editable=False)
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="category_is_not_its_own_parent"
            )
        ]
        indexes = [models.Index(fields=["sort", "id"], name="category_by_sort")]

    def __str__(self) -> str:
        return self.name


class CategoryClosure(models.Model):
    """Every ancestor of every category, itself included (distance 0)."""

    ancestor = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="below")
    descendant = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="above")
    distance = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ancestor", "descendant"], include=["distance"], name="closure_once_a_pair"
            )
        ]
