"""Stock under the lock order: shops, then stock, each in key order. Callers hold a transaction."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from catalog.products.models import Stock
from marketplace.orders.models import OrderLine
from vendors.shops.models import Shop


def share_shops(shop_ids: Iterable[int]) -> None:
    """Hold shops FOR SHARE: a fall of their permits waits for us, or we see it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT business_id FROM {Shop._meta.db_table} WHERE business_id = ANY(%s)"  # noqa: S608
            " ORDER BY business_id FOR SHARE",
            [sorted(set(shop_ids))],
        )


def lock_stock(variant_ids: Iterable[int]) -> None:
    """Hold the stock of these variants FOR UPDATE."""
    list(
        Stock.objects.select_for_update()
        .filter(pk__in=set(variant_ids))
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def lock_stock_of(vendor_order_ids: Sequence[int]) -> None:
    """Hold the stock that the lines of these VendorOrders have been promised. Lines never change."""
    lock_stock(
        OrderLine.objects.filter(vendor_order_id__in=vendor_order_ids, variant_id__isnull=False).values_list(
            "variant_id", flat=True
        )
    )


def allocate(quantities: Mapping[int, int]) -> None:
    """Promise so many pieces of each variant. The rows are locked; the table refuses more than there is."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Stock._meta.db_table} stock SET allocated = stock.allocated + wanted.quantity"  # noqa: S608
            " FROM unnest(%s::bigint[], %s::bigint[]) AS wanted(variant_id, quantity)"
            " WHERE stock.variant_id = wanted.variant_id",
            [list(quantities), list(quantities.values())],
        )


PROMISED = (
    f"SELECT variant_id, sum(quantity) AS quantity FROM {OrderLine._meta.db_table}"  # noqa: S608
    " WHERE vendor_order_id = ANY(%s) AND variant_id IS NOT NULL GROUP BY variant_id"
)


def release(vendor_order_ids: Sequence[int]) -> None:
    """Take back what was promised: it can be ordered again."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Stock._meta.db_table} stock SET allocated = stock.allocated - promised.quantity"  # noqa: S608
            f" FROM ({PROMISED}) promised WHERE stock.variant_id = promised.variant_id",
            [list(vendor_order_ids)],
        )


def hand_over(vendor_order_id: int) -> None:
    """What was promised has left the shop, and counts as sold."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Stock._meta.db_table} stock SET allocated = stock.allocated - promised.quantity,"  # noqa: S608
            f" quantity = stock.quantity - promised.quantity FROM ({PROMISED}) promised"
            " WHERE stock.variant_id = promised.variant_id",
            [[vendor_order_id]],
        )
        cursor.execute(
            "INSERT INTO marketplace_productsold AS sold (product_id, quantity)"  # noqa: S608
            " SELECT variant.product_id, sum(promised.quantity)"
            f" FROM ({PROMISED}) promised JOIN catalog_variant variant ON variant.id = promised.variant_id"
            " GROUP BY variant.product_id ORDER BY variant.product_id"
            " ON CONFLICT (product_id) DO UPDATE SET quantity = sold.quantity + EXCLUDED.quantity",
            [[vendor_order_id]],
        )


def take_back(vendor_order_id: int, *, restock: bool) -> None:
    """What was delivered is in the shop again: it no longer counts as sold, and `restock` sells it again."""
    with connection.cursor() as cursor:
        if restock:
            cursor.execute(
                f"UPDATE {Stock._meta.db_table} stock SET quantity = stock.quantity + promised.quantity"  # noqa: S608
                f" FROM ({PROMISED}) promised WHERE stock.variant_id = promised.variant_id",
                [[vendor_order_id]],
            )
        cursor.execute(
            "UPDATE marketplace_productsold sold SET quantity = sold.quantity - back.quantity"  # noqa: S608
            " FROM (SELECT variant.product_id, sum(promised.quantity) AS quantity"
            f" FROM ({PROMISED}) promised JOIN catalog_variant variant ON variant.id = promised.variant_id"
            " GROUP BY variant.product_id) back WHERE back.product_id = sold.product_id",
            [[vendor_order_id]],
        )
