"""The tree that a mall starts with: the four sectors of the regency, and the one product type."""

from django.db import migrations

TREE = [
    ("batik-kriya", "Batik & kriya", "Kain, pakaian dan barang tangan Banyuwangi.", [
        ("batik-tulis", "Batik tulis"),
        ("batik-cap", "Batik cap"),
        ("pakaian", "Pakaian"),
        ("anyaman", "Anyaman"),
        ("kerajinan-kayu", "Kerajinan kayu"),
    ]),
    ("hasil-bumi", "Hasil bumi", "Kopi lereng Ijen, beras organik, buah dan rempah.", [
        ("kopi", "Kopi"),
        ("beras", "Beras"),
        ("buah", "Buah"),
        ("rempah-gula", "Rempah & gula"),
        ("madu", "Madu"),
    ]),
    ("hasil-laut", "Hasil laut", "Ikan, udang dan olahannya dari Muncar dan pesisir timur.", [
        ("ikan-kering", "Ikan kering"),
        ("terasi-petis", "Terasi & petis"),
        ("olahan-ikan", "Olahan ikan"),
    ]),
    ("makanan-minuman", "Makanan & minuman", "Jajanan, keripik, sambal dan minuman rumahan.", [
        ("keripik-camilan", "Keripik & camilan"),
        ("kue-jajanan", "Kue & jajanan"),
        ("sambal-bumbu", "Sambal & bumbu"),
        ("minuman", "Minuman"),
    ]),
    ("wisata-jasa", "Wisata & jasa", "Paket wisata desa, penginapan dan jasa warga.", [
        ("paket-wisata", "Paket wisata"),
        ("penginapan", "Penginapan"),
        ("jasa", "Jasa"),
    ]),
]


def plant(apps, schema_editor):
    Category = apps.get_model("catalog", "Category")
    ProductType = apps.get_model("catalog", "ProductType")
    ProductType.objects.get_or_create(slug="barang", defaults={"name": "Barang"})
    for place, (slug, name, description, children) in enumerate(TREE, 1):
        parent, _ = Category.objects.get_or_create(
            slug=slug, defaults={"name": name, "description": description, "sort": place * 100}
        )
        for inner, (child_slug, child_name) in enumerate(children, 1):
            Category.objects.get_or_create(
                slug=child_slug,
                defaults={"name": child_name, "parent": parent, "sort": place * 100 + inner},
            )


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_kept_by_triggers")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
