def invoice_number(*, shop_id: int, year: int, sequence: int) -> str:
    """`INV/2026/0017/00042`: year, shop, the shop's own count of that year."""
    return f"INV/{year}/{shop_id:04d}/{sequence:05d}"
