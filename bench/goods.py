"""Shops of a hundred products each, written in bulk. Residents are made up; nothing is random."""

from datetime import date

from django.db import connection

from catalog.media.models import Picture
from catalog.products.models import Category, Product, ProductMedia, ProductType, Stock, Variant
from foundation.accounts.services import register_account
from foundation.clock import now
from foundation.encryption import keyed_hash, seal
from foundation.ids import next_pk
from vendors.shops.models import Shop
from village.businesses.models import Business, NibRecord
from village.residents.models import Resident
from village.territory.models import Region

PRODUCTS_A_SHOP = 100
VARIANTS = 2
TABLE = Resident._meta.db_table
THINGS = (
    "Kopi robusta",
    "Kain batik",
    "Ikan asin",
    "Beras merah",
    "Keranjang bambu",
    "Gula semut",
    "Madu hutan",
)


def fill(count: int) -> int:
    """Write about `count` products unless some are there; returns how many the database holds."""
    if not Product.objects.exists():
        _write(shops=count // PRODUCTS_A_SHOP)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return Product.objects.count()


def _write(*, shops: int) -> None:
    at = now()
    places = list(Region.objects.filter(level="desa").order_by("code"))
    villages = [places[number % len(places)] for number in range(shops)]
    categories = list(Category.objects.filter(children=None).order_by("pk"))
    kind = ProductType.objects.order_by("pk").first()
    officer = register_account(phone="+6281000000000", password=None, at=at)
    for number, village in enumerate(villages):
        shop = _shop(number, village, officer.pk, at)
        pictures = Picture.objects.bulk_create(
            Picture(shop=shop, sha256=f"{number * 8 + one:064x}", width=1024, height=1024, created_at=at)
            for one in range(8)
        )
        products = Product.objects.bulk_create(
            Product(
                shop=shop,
                category=categories[(number + one) % len(categories)],
                product_type=kind,
                name=f"{THINGS[one % len(THINGS)]} {number:02d}-{one:02d}",
                slug=f"barang-{number}-{one}",
                description="Dibuat di desa, dikirim oleh kurir desa.",
                weight_grams=500,
                created_at=at,
                updated_at=at,
            )
            for one in range(PRODUCTS_A_SHOP)
        )
        variants = Variant.objects.bulk_create(
            Variant(
                product=product,
                name=f"{250 * (one + 1)} g",
                sku=f"{shop.pk}.{place}.{one}",
                price=20_000 + place * 500 + one * 15_000,
                list_price=25_000 + place * 500 + one * 15_000,
                sort=one,
            )
            for place, product in enumerate(products)
            for one in range(VARIANTS)
        )
        Stock.objects.bulk_create(Stock(variant=variant, quantity=1000) for variant in variants)
        ProductMedia.objects.bulk_create(
            ProductMedia(product=product, picture=pictures[place % 8], alt=product.name, sort=0)
            for place, product in enumerate(products)
        )
    # A product is shown only with a price, and its price span comes from its variants.
    Product.objects.update(published=True)


def _shop(number: int, village: Region, officer_id: int, at) -> Shop:
    nik, pk = f"35100101{1 + number // 1000:02d}80{9000 + number % 1000}", next_pk(Resident)
    owner = Resident.objects.create(
        pk=pk,
        name=f"PEMILIK {number}",
        birth_place="BANYUWANGI",
        birth_date=date(1980, 1, 1),
        sex="male",
        religion="ISLAM",
        marital_status="married",
        occupation="WIRASWASTA",
        relation="head",
        region=village,
        dusun="KRAJAN",
        rt="001",
        rw="001",
        status="resident",
        status_since=date(1980, 1, 1),
        nik_sealed=seal(nik, table=TABLE, column="nik_sealed", pk=pk),
        nik_hash=keyed_hash(nik, "nik"),
        kk_sealed=seal(nik, table=TABLE, column="kk_sealed", pk=pk),
        kk_hash=keyed_hash(nik, "kk"),
    )
    business = Business.objects.create(
        owner=owner,
        village=village,
        name=f"Usaha {number}",
        kbli_year=2025,
        kbli_code="10761",
        description="Kopi bubuk",
        created_at=at,
    )
    NibRecord.objects.create(
        business=business,
        nib=f"{1200000000000 + number}",
        recorded_at=at,
        checked_by_id=officer_id,
        checked_on=at.date(),
    )
    return Shop.objects.create(business=business, slug=f"toko-{number}", name=f"Toko {number}", opened_at=at)
