from decimal import Decimal

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Round

from foundation.money import RupiahField


class Product(models.Model):
    """What a shop offers. `price_*` and `list_*` are the span over its variants, kept by a trigger.

    `list_*` is the price before a discount. A published product has a category and a price.
    """

    shop = models.ForeignKey("vendors.Shop", on_delete=models.PROTECT, related_name="products")
    category = models.ForeignKey(
        "catalog.Category", null=True, blank=True, on_delete=models.PROTECT, related_name="products"
    )
    product_type = models.ForeignKey("catalog.ProductType", on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=200, unique=True)
    description = models.TextField(blank=True)
    published = models.BooleanField(default=False)
    price_min = RupiahField(null=True, editable=False)
    price_max = RupiahField(null=True, editable=False)
    list_min = RupiahField(null=True, editable=False)
    list_max = RupiahField(null=True, editable=False)
    weight_grams = models.PositiveIntegerField(default=0)
    # Of the reviews that are shown, counted by the triggers of catalog.reviews.
    review_count = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    star_sum = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    rating = models.GeneratedField(
        expression=Case(
            When(review_count=0, then=Value(Decimal(0))),
            default=Round(
                Cast("star_sum", models.DecimalField(max_digits=12, decimal_places=4))
                / Cast("review_count", models.DecimalField(max_digits=12, decimal_places=4)),
                precision=2,
            ),
        ),
        output_field=models.DecimalField(max_digits=3, decimal_places=2),
        db_persist=True,
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published=False) | Q(category__isnull=False, price_min__isnull=False),
                name="product_published_is_whole",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="product_has_a_name"),
        ]
        indexes = [
            models.Index(fields=["name", "id"], condition=Q(published=True), name="product_by_name"),
            models.Index(fields=["price_min", "id"], condition=Q(published=True), name="product_by_price"),
            models.Index(fields=["-created_at", "-id"], condition=Q(published=True), name="product_by_age"),
            models.Index(
                fields=["-rating", "-review_count", "-id"],
                condition=Q(published=True),
                name="product_by_rating",
            ),
            models.Index(
                fields=["-updated_at", "-id"], condition=Q(published=True), name="product_by_change"
            ),
            models.Index(
                fields=["category", "name", "id"], condition=Q(published=True), name="product_category_name"
            ),
            models.Index(
                fields=["category", "price_min", "id"],
                condition=Q(published=True),
                name="product_category_price",
            ),
            models.Index(
                fields=["category", "-created_at", "-id"],
                condition=Q(published=True),
                name="product_category_age",
            ),
            models.Index(
                fields=["shop", "name", "id"], condition=Q(published=True), name="product_shop_name"
            ),
            models.Index(
                fields=["shop", "price_min", "id"], condition=Q(published=True), name="product_shop_price"
            ),
            models.Index(
                fields=["shop", "-created_at", "-id"], condition=Q(published=True), name="product_shop_age"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Variant(models.Model):
    """What is put into a cart: one size, colour or pack of a product.

    `price` is what a buyer pays, `list_price` what it was before a discount (equal without one). A sku
    begins with the shop's number, so that two shops may use the same code. What a seller removes stays for
    the carts and orders that name it: `removed_at`, with nothing left to sell.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="variants")
    name = models.CharField(max_length=120)
    sku = models.CharField(max_length=64, unique=True)
    price = RupiahField()
    list_price = RupiahField()
    sort = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(price__gt=0), name="variant_has_a_price"),
            models.CheckConstraint(
                condition=Q(list_price__gte=F("price")), name="variant_list_price_not_below"
            ),
        ]
        indexes = [models.Index(fields=["product", "sort", "id"], name="variant_of_product")]

    def __str__(self) -> str:
        return self.name


class Stock(models.Model):
    """Pieces of a variant: what is there, and how much of it is promised to open orders."""

    variant = models.OneToOneField(Variant, primary_key=True, on_delete=models.CASCADE, related_name="stock")
    quantity = models.PositiveIntegerField(default=0)
    allocated = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(allocated__gte=0, allocated__lte=F("quantity")),
                name="stock_allocated_within_quantity",
            )
        ]

    @property
    def available(self) -> int:
        """What can still be ordered."""
        return self.quantity - self.allocated


class ProductMedia(models.Model):
    """A photo on a product; the lowest `sort` is the cover."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="media")
    picture = models.ForeignKey("catalog.Picture", on_delete=models.PROTECT, related_name="uses")
    alt = models.CharField(max_length=250, blank=True)
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "picture"], name="media_once_a_product")]
        indexes = [models.Index(fields=["product", "sort"], name="media_of_product")]
