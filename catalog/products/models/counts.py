from django.db import models


class ProductCount(models.Model):
    """How many published products a shop has in a category (null: in all), kept by triggers.

    It answers `totalCount`: a sum over selling shops instead of a count over products.
    """

    category = models.ForeignKey("catalog.Category", null=True, on_delete=models.CASCADE, related_name="+")
    shop = models.ForeignKey("vendors.Shop", on_delete=models.CASCADE, related_name="+")
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["category", "shop"], name="count_once_a_shop_and_category", nulls_distinct=False
            )
        ]
