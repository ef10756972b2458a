"""The tree that a mall starts with: the four sectors of the regency, and the one product type."""

from django.db import migrations

TREE = [
    ("kerajinan", "Kerajinan", "Batik, anyaman, ukiran dan barang tangan Banyuwangi.", [
        ("batik-tulis", "Batik tulis"),
        ("batik-cap", "Batik cap"),
        ("busana-udeng", "Busana dan udeng"),
        ("tas-aksesori", "Tas dan aksesori"),
        ("anyaman", "Anyaman bambu dan pandan"),
        ("lampu-hiasan", "Lampu dan hiasan rumah"),
        ("ukiran-musik", "Ukiran, topeng, alat musik"),
        ("alat-dapur", "Gerabah dan alat dapur"),
    ]),
    ("hasil-tani", "Hasil tani", "Kopi lereng Ijen, beras organik, buah, gula aren dan olahannya.", [
        ("kopi", "Kopi"),
        ("beras", "Beras dan padi"),
        ("buah", "Buah segar"),
        ("sayur-bumbu", "Sayur dan bumbu dapur"),
        ("madu-gula", "Madu dan gula aren"),
        ("kue-camilan", "Kue dan camilan"),
        ("sambal-olahan", "Sambal dan olahan"),
        ("masakan", "Masakan pesanan"),
        ("telur-susu", "Telur dan susu"),
        ("bibit-bunga", "Bibit dan bunga"),
    ]),
    ("hasil-laut", "Hasil laut", "Ikan, udang dan olahannya dari Muncar dan pesisir selatan.", [
        ("ikan-segar", "Ikan segar"),
        ("udang-cumi-kerang", "Udang, cumi, kerang"),
        ("ikan-asin", "Ikan asin dan kering"),
        ("pindang-asap", "Pindang dan ikan matang"),
        ("olahan-ikan", "Olahan ikan"),
        ("terasi-petis-garam", "Terasi, petis, garam"),
    ]),
    ("wisata", "Wisata", "Ijen, pantai, sungai dan desa, diantar warganya sendiri.", [
        ("gunung-hutan", "Gunung dan hutan"),
        ("pantai-laut", "Pantai dan laut"),
        ("desa-budaya", "Desa dan budaya"),
        ("kelas", "Kelas dan lokakarya"),
        ("penginapan", "Penginapan"),
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
