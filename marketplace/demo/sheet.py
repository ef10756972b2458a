"""What the demo tells whoever started it: sign-ins, and addresses worth a look (as paths)."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from catalog.products.models import Product
from marketplace.demo import cast
from marketplace.demo.people import Person
from vendors.shops.models import Shop
from village.letters.models import Letter

CAST = (
    cast.BUYER,
    cast.APPLICANT,
    cast.SELLER,
    cast.OPERATOR,
    cast.HEAD,
    cast.DISTRICT,
    cast.REGENCY_OFFICER,
)


def sheet(letter: Letter, shop: Shop, applicant: Person) -> dict[str, Any]:
    """The data part of var/demo.json. The applicant exists in the register; the mismatch does not quite."""
    product = Product.objects.filter(shop=shop, published=True).order_by("pk").first()
    born = applicant.member.birth_date
    claim = {
        "nik": applicant.member.nik,
        "kk": applicant.kk,
        "name": applicant.name,
        "birth_date": born.isoformat(),
    }
    return {
        "accounts": [
            {
                "role": one.role,
                "email": one.email,
                "password": cast.PASSWORD,
                "region": one.region,
                "try": one.try_,
            }
            for one in CAST
        ],
        "examples": {
            "product": f"/barang/{product.slug}/" if product else "/",
            "shop": f"/toko/{shop.slug}/",
            "letter": f"/periksa/?{urlencode({'nomor': letter.number})}",
            "applicant": claim,
            "applicant_mismatch": claim | {"birth_date": (born + timedelta(days=1)).isoformat()},
        },
        "notes": [{"name": "Mail", "value": "/demo/surel/"}],
    }
