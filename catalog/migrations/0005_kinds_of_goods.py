"""Types, attributes and the whole tree, from the files in `catalog/products/data`."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery

from catalog.products.kinds import plant_kinds


def plant(apps, schema_editor):
    plant_kinds(lambda name: apps.get_model("catalog", name))
    product, category = apps.get_model("catalog", "Product"), apps.get_model("catalog", "Category")
    kinds = category.objects.filter(pk=OuterRef("category_id")).values("product_type_id")[:1]
    product.objects.filter(category__product_type__isnull=False).exclude(
        product_type=F("category__product_type")
    ).update(product_type_id=Subquery(kinds))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_attributes_and_types")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
