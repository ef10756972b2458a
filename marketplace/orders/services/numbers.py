from datetime import datetime

from django.db import connection

from foundation.clock import today


def next_order_number(at: datetime) -> str:
    """`BM-26-000123`: the next number of the year in Jakarta, without gaps.

    Locks the year's counter until the transaction ends: call it after every other lock.
    """
    year = today(at).year
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO marketplace_ordercounter AS counter (year, last) VALUES (%s, 1)"
            " ON CONFLICT (year) DO UPDATE SET last = counter.last + 1 RETURNING last",
            [year],
        )
        (last,) = cursor.fetchone()
    return f"BM-{year % 100:02d}-{last:06d}"
