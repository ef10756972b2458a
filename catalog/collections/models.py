from django.db import models
from django.db.models import Q


class Collection(models.Model):
    """Goods under one name: for a feast, a season, a sector. The lowest `sort` comes first."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    published = models.BooleanField(default=False)
    sort = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="collection_has_a_name")]
        indexes = [
            models.Index(fields=["sort", "id"], condition=Q(published=True), name="collection_by_sort")
        ]

    def __str__(self) -> str:
        return self.name


class CollectionItem(models.Model):
    """A product in a collection; the lowest `sort` comes first."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="items")
    product = models.ForeignKey("catalog.Product", on_delete=models.CASCADE, related_name="+")
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collection", "product"], name="product_once_a_collection")
        ]
        indexes = [models.Index(fields=["collection", "sort", "id"], name="item_of_collection")]
