from django.db import models
from django.db.models import Q

from catalog.products.states import CHOICES, INPUT_TYPES, NUMERIC


class Attribute(models.Model):
    """What can be said of goods: motif, taste, roast, meeting point.

    `input_type` is one of Saleor's. `unit` stands behind a number ("g", "hari", "mdpl"). `filterable`
    attributes narrow lists.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    input_type = models.CharField(max_length=20)
    unit = models.CharField(max_length=20, blank=True)
    hint = models.CharField(max_length=200, blank=True)
    filterable = models.BooleanField(default=False)
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(input_type__in=INPUT_TYPES), name="attribute_input_type_is_known"
            ),
            models.CheckConstraint(
                condition=Q(unit="") | Q(input_type=NUMERIC), name="attribute_unit_stands_behind_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_choices(self) -> bool:
        """Whether its values are picked from a list."""
        return self.input_type in CHOICES


class AttributeValue(models.Model):
    """One of the choices of a dropdown or multiselect."""

    attribute = models.ForeignKey(Attribute, on_delete=models.CASCADE, related_name="values")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attribute", "slug"], name="value_once_an_attribute")]

    def __str__(self) -> str:
        return self.name


class TypeAttribute(models.Model):
    """An attribute that goods of a type have: the product itself, or (`of_variant`) each of its variants."""

    product_type = models.ForeignKey(
        "catalog.ProductType", on_delete=models.CASCADE, related_name="assignments"
    )
    attribute = models.ForeignKey(Attribute, on_delete=models.CASCADE, related_name="assignments")
    of_variant = models.BooleanField(default=False)
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product_type", "attribute", "of_variant"], name="attribute_once_a_type"
            )
        ]


class ProductValue(models.Model):
    """What a product says of itself: a choice, a number, yes or no, or a text; a row for each choice."""

    product = models.ForeignKey("catalog.Product", on_delete=models.CASCADE, related_name="values")
    attribute = models.ForeignKey(Attribute, on_delete=models.PROTECT, related_name="+")
    value = models.ForeignKey(AttributeValue, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.DecimalField(null=True, max_digits=12, decimal_places=2)
    flag = models.BooleanField(null=True)
    text = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "attribute", "value"],
                name="product_value_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=(
                    Q(value__isnull=False, number__isnull=True, flag__isnull=True, text="")
                    | Q(value__isnull=True, number__isnull=False, flag__isnull=True, text="")
                    | Q(value__isnull=True, number__isnull=True, flag__isnull=False, text="")
                    | (Q(value__isnull=True, number__isnull=True, flag__isnull=True) & ~Q(text=""))
                ),
                name="product_value_is_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["value", "product"], name="product_value_by_choice"),
            models.Index(fields=["attribute", "number"], name="product_value_by_number"),
        ]


class VariantValue(models.Model):
    """Which choice of an attribute a variant stands for: the red one, the coarse grind."""

    variant = models.ForeignKey("catalog.Variant", on_delete=models.CASCADE, related_name="values")
    attribute = models.ForeignKey(Attribute, on_delete=models.PROTECT, related_name="+")
    value = models.ForeignKey(AttributeValue, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["variant", "attribute"], name="variant_value_once"),
        ]
        indexes = [models.Index(fields=["value", "variant"], name="variant_value_by_choice")]
