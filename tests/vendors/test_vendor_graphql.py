"""Shops over GraphQL: what everybody, the owner and officers read; what they may do."""

import pytest

from foundation.access.viewer import visitor
from foundation.clock import now, today
from foundation.ids import global_id
from marketplace.schema import schema
from tests.vendors.factories import a_letter, a_nib, a_sanction, a_seller, a_shop, days
from tests.village.factories import BANYUWANGI, a_business, an_officer, viewer_for
from vendors.shops.models import Sanction, Shop
from vendors.shops.services import switch_shop
from village.letters.models import Letter
from village.officers.states import REGENCY

pytestmark = pytest.mark.django_db


VENDOR = """
query ($slug: String!) { vendor(slug: $slug) {
    id name slug isSelling ownerName isOpen sellingFrom sellingUntil
    village { name parent { name } } permit { kind number validUntil } metadata { key }
} }
"""


def run(text: str, variables=None, *, viewer=None) -> dict:
    return schema.run(text, variables, viewer=viewer or visitor(now()))


def a_regency_officer():
    return viewer_for(an_officer(REGENCY, BANYUWANGI), now())


def test_everybody_reads_a_shop_with_village_and_permit():
    shop = a_shop()
    letter = Letter.objects.get(business=shop.pk)

    answer = run(VENDOR, {"slug": shop.slug})

    assert answer == {
        "data": {
            "vendor": {
                "id": global_id("Vendor", shop.pk),
                "name": "Kopi Lereng Ijen",
                "slug": shop.slug,
                "isSelling": True,
                "ownerName": "SITI AMINAH",
                "isOpen": None,
                "sellingFrom": None,
                "sellingUntil": None,
                "village": {"name": "Grogol", "parent": {"name": "Giri"}},
                "permit": {
                    "kind": "LETTER",
                    "number": letter.number,
                    "validUntil": letter.valid_until.isoformat(),
                },
                "metadata": [],
            }
        }
    }


def test_the_owner_reads_the_own_window_and_nobody_else_does():
    shop, other = a_shop(), a_shop("Ikan Asin")
    a_sanction(shop, ends_on=days(3))

    mine = run(VENDOR, {"slug": shop.slug}, viewer=shop.seller)["data"]["vendor"]
    theirs = run(VENDOR, {"slug": shop.slug}, viewer=other.seller)["data"]["vendor"]

    assert (mine["isOpen"], mine["sellingFrom"], mine["sellingUntil"]) == (
        True,
        days(4).isoformat(),
        days(335).isoformat(),
    )
    assert (theirs["isOpen"], theirs["sellingFrom"], theirs["sellingUntil"]) == (None, None, None)
    assert (theirs["isSelling"], theirs["permit"]) == (False, None)


def test_a_nib_is_the_permit_where_no_letter_stands():
    _seller, resident = a_seller()
    business = a_business(resident)
    nib = a_nib(business)
    shop = Shop.objects.create(business=business, slug="kopi", name="Kopi", opened_at=now())

    answer = run(VENDOR, {"slug": shop.slug})

    assert answer["data"]["vendor"]["permit"] == {"kind": "NIB", "number": nib.nib, "validUntil": None}


def test_an_unknown_slug_is_null():
    assert run(VENDOR, {"slug": "tidak-ada"}) == {"data": {"vendor": None}}


def names(answer: dict) -> list[str]:
    return [edge["node"]["name"] for edge in answer["data"]["vendors"]["edges"]]


def test_the_list_holds_selling_shops_by_name_or_by_nearness():
    a_shop("Zaitun", village="35.10.17.2006")
    a_shop("Anggrek", village="35.10.07.2002")
    closed = a_shop("Tutup")
    switch_shop(shop_id=closed.pk, open=False, by=closed.seller, at=now())
    a_sanction(a_shop("Kena Sanksi"))

    by_name = run("{ vendors(first: 9) { totalCount edges { node { name } } } }")
    near = run('{ vendors(first: 9, near: "35.10.17") { edges { node { name } } } }')
    there = run('{ vendors(first: 9, village: "35.10.07.2002") { edges { node { name } } } }')
    nowhere = run('{ vendors(first: 9, near: "99") { edges { node { name } } } }')

    assert by_name["data"]["vendors"]["totalCount"] == 2
    assert (names(by_name), names(near), names(there), names(nowhere)) == (
        ["Anggrek", "Zaitun"],
        ["Zaitun", "Anggrek"],
        ["Anggrek"],
        [],
    )


@pytest.mark.parametrize("near", ["", ', near: "35.10.17"'])
def test_pages_of_the_list_hold_every_shop_once(near):
    for number in range(5):
        a_shop(f"Toko {number}", village=["35.10.17.2006", "35.10.07.2002"][number % 2])
    found, after = [], ""

    while after is not None:
        page = run(
            f"query ($after: String) {{ vendors(first: 2, after: $after{near})"
            " { edges { node { name } } pageInfo { endCursor hasNextPage } } }",
            {"after": after},
        )
        found += names(page)
        info = page["data"]["vendors"]["pageInfo"]
        after = info["endCursor"] if info["hasNextPage"] else None

    assert sorted(found) == [f"Toko {number}" for number in range(5)]


@pytest.mark.parametrize("shops", [1, 3])
def test_the_list_costs_one_query_however_long_it_is(shops, django_assert_num_queries):
    for number in range(shops):
        a_shop(f"Toko {number}")
    text = (
        "{ vendors(first: 9) { totalCount edges { node { name village { name parent { name } }"
        " permit { number } } } } }"
    )

    with django_assert_num_queries(1):
        assert len(names(run(text))) == shops


def test_a_seller_reads_the_own_shops_only():
    shop = a_shop()
    a_shop("Ikan Asin")

    assert run("{ myVendors { name isOpen } }", viewer=shop.seller) == {
        "data": {"myVendors": [{"name": shop.name, "isOpen": True}]}
    }
    assert run("{ myVendors { name } }")["errors"]


def test_sanctions_are_read_by_the_owner_and_the_officer_over_the_village():
    shop, other = a_shop(), a_shop("Ikan Asin")
    a_sanction(shop)
    text = "query ($slug: String!) { vendor(slug: $slug) { sanctions { reason vendor { name } } } }"

    def seen(viewer):
        return run(text, {"slug": shop.slug}, viewer=viewer)["data"]["vendor"]["sanctions"]

    told = [{"reason": "Barang tidak sesuai izin", "vendor": {"name": shop.name}}]
    assert seen(shop.seller) == seen(a_regency_officer()) == told
    assert seen(other.seller) == []
    assert seen(viewer_for(an_officer(), now())) == []
    refused = run(text, {"slug": shop.slug})
    assert refused["data"] == {"vendor": None} and refused["errors"]


OPEN = """
mutation ($id: ID!) { shopOpen(businessId: $id, name: "Kopi Ijen") {
    vendor { name isSelling } errors { field message code }
} }
"""


def test_an_owner_opens_a_shop():
    seller, resident = a_seller()
    business = a_business(resident)
    variables = {"id": global_id("Business", business.pk)}

    early = run(OPEN, variables, viewer=seller)
    a_letter(business)
    answer = run(OPEN, variables, viewer=seller)

    assert early["data"]["shopOpen"] == {
        "vendor": None,
        "errors": [
            {
                "field": None,
                "message": "Toko bisa dibuka setelah surat izin usaha ini terbit dan masih berlaku.",
                "code": "NO_PERMIT",
            }
        ],
    }
    assert answer["data"]["shopOpen"] == {"vendor": {"name": "Kopi Ijen", "isSelling": True}, "errors": []}


def test_a_seller_switches_and_describes_the_own_shop():
    shop = a_shop()
    variables = {"id": global_id("Vendor", shop.pk)}

    switched = run(
        "mutation ($id: ID!) { shopSwitch(id: $id, open: false)"
        " { vendor { isOpen isSelling } errors { code } } }",
        variables,
        viewer=shop.seller,
    )
    described = run(
        'mutation ($id: ID!) { shopDescribe(id: $id, description: "Segar")'
        " { vendor { description } errors { code } } }",
        variables,
        viewer=shop.seller,
    )

    assert switched["data"]["shopSwitch"] == {"vendor": {"isOpen": False, "isSelling": False}, "errors": []}
    assert described["data"]["shopDescribe"] == {"vendor": {"description": "Segar"}, "errors": []}


@pytest.mark.parametrize(
    "act", ["shopSwitch(id: $id, open: false)", 'shopDescribe(id: $id, name: "Milikku")']
)
def test_somebody_elses_shop_is_not_found_and_unchanged(act):
    shop, other = a_shop(), a_shop("Ikan Asin")

    answer = run(
        f"mutation ($id: ID!) {{ {act} {{ vendor {{ name }} errors {{ code }} }} }}",
        {"id": global_id("Vendor", shop.pk)},
        viewer=other.seller,
    )

    assert list(answer["data"].values()) == [{"vendor": None, "errors": [{"code": "NOT_FOUND"}]}]
    shop.refresh_from_db()
    assert (shop.open, shop.name) == (True, "Kopi Lereng Ijen")


def test_the_regency_lays_and_lifts_a_sanction():
    shop, officer = a_shop(), a_regency_officer()

    laid = run(
        'mutation ($id: ID!) { sanctionLay(vendorId: $id, reason: "Tanpa izin edar") {'
        " sanction { id startsOn endsOn vendor { isSelling } } errors { code } } }",
        {"id": global_id("Vendor", shop.pk)},
        viewer=officer,
    )["data"]["sanctionLay"]
    lifted = run(
        'mutation ($id: ID!) { sanctionLift(id: $id, reason: "Izin edar ada") {'
        " sanction { liftReason vendor { isSelling } } errors { code } } }",
        {"id": laid["sanction"]["id"]},
        viewer=officer,
    )["data"]["sanctionLift"]

    assert laid["sanction"]["startsOn"] == today().isoformat()
    assert laid["sanction"]["vendor"] == {"isSelling": False}
    assert lifted == {
        "sanction": {"liftReason": "Izin edar ada", "vendor": {"isSelling": True}},
        "errors": [],
    }


def test_nobody_without_the_permission_lays_a_sanction():
    shop = a_shop()

    answer = run(
        'mutation ($id: ID!) { sanctionLay(vendorId: $id, reason: "Iseng") { errors { code } } }',
        {"id": global_id("Vendor", shop.pk)},
        viewer=shop.seller,
    )

    assert answer["data"] == {"sanctionLay": None} and answer["errors"]
    assert not Sanction.objects.exists()
