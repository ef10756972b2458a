"""The steps of the line through GraphQL alone, each by the person who takes it."""

from dataclasses import dataclass
from typing import Any

from foundation.clock import today
from tests.journeys import photos
from tests.journeys.api import Api, File
from tests.journeys.ground import ELSEWHERE, HOME, Villager
from tests.journeys.site import Site, waited_for

PASSWORD = "kawah-ijen-biru"
REGENCY = "35.10"
ADDRESS = {
    "firstName": "Ratna",
    "lastName": "Dewi Lestari",
    "streetAddress1": "Dusun Krajan RT 03/RW 02",
    "streetAddress2": "rumah pagar biru",
    "cityArea": "Grogol, Giri",
    "city": "Banyuwangi",
    "countryArea": "Jawa Timur",
    "country": "ID",
    "phone": "0812 3456 7890",
}
FIELDS = "errors { field code message }"


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in; `resident` says who that is in the register."""

    email: str
    resident: Villager | None = None


@dataclass(frozen=True)
class Offices:
    """Who decides: of the home village, and of the regency."""

    operator: Account
    head: Account
    regency: Account


def registered(site: Site, email: str, resident: Villager | None = None) -> Account:
    first, _space, last = resident.name.title().partition(" ") if resident else ("Ratna", "", "Dewi")
    Api(site.url).do(
        f"mutation($input: AccountRegisterInput!) {{ accountRegister(input: $input) {{ {FIELDS} }} }}",
        input={"email": email, "password": PASSWORD, "firstName": first, "lastName": last},
    )
    return Account(email, resident)


def signed_in(site: Site, account: Account) -> Api:
    return Api(site.url).sign_in(account.email, PASSWORD)


def staffed(site: Site) -> Offices:
    """The first officer by the machine's operator, the others by him."""
    regency = registered(site, "kabupaten@contoh.test", site.take(ELSEWHERE))
    site.manage("appoint_officer", regency.email, "regency", REGENCY, told=f"{_nik(regency)}\n")
    by = signed_in(site, regency)
    offices = {}
    for role in ("OPERATOR", "HEAD"):
        account = offices[role] = registered(site, f"{role.lower()}@contoh.test", site.take(HOME))
        by.do(
            "mutation($input: OfficerAppointInput!) { officerAppoint(input: $input)"
            f" {{ officer {{ role region {{ code }} activeUntil }} {FIELDS} }} }}",
            input={"login": account.email, "nik": _nik(account), "role": role, "region": HOME},
        )
    return Offices(operator=offices["OPERATOR"], head=offices["HEAD"], regency=regency)


def _nik(account: Account) -> str:
    assert account.resident is not None
    return account.resident.nik


# The applicant ------------------------------------------------------------------------------------------


def answers_of(person: Villager, business: str) -> dict[str, str]:
    """What an honest applicant types, but for the kind of business, which is looked up."""
    return {
        "nik": person.nik,
        "kk": person.kk,
        "name": person.name,
        "birth_date": person.birth_date.isoformat(),
        "business_name": business,
        "activity": "Kopi bubuk robusta, disangrai sendiri",
        "place": "home",
        "region": person.region,
        "dusun": person.dusun,
        "rt": person.rt,
        "rw": person.rw,
        "scale": "micro",
        "purpose": "Berjualan di Banyuwangi Mall",
    }


def drafted(applicant: Api, person: Villager, business: str) -> str:
    """A filled form with both photos, kept but not sent; its id."""
    lines = applicant.ask('{ businessLines(search: "kopi") { year code title } }')["businessLines"]
    roasting = next(line for line in lines if "pengolahan" in line["title"].lower())
    answers = answers_of(person, business) | {"kbli": f"{roasting['year']}:{roasting['code']}"}
    application = saved(applicant, answers)
    for document, content in (
        ("ktp_photo", photos.card(person.nik, person.name)),
        ("place_photo", photos.place()),
    ):
        applicant.do(
            "mutation($id: ID!, $document: String!, $file: Upload!) {"
            " applicationAttachDocument(id: $id, document: $document, file: $file)"
            f" {{ application {{ documents {{ document }} }} {FIELDS} }} }}",
            id=application,
            document=document,
            file=File("IMG_0001.jpg", content),
        )
    return application


def saved(applicant: Api, answers: dict[str, str], *, application: str | None = None) -> str:
    return applicant.do(
        "mutation($id: ID, $answers: [ApplicationAnswerInput!]!) {"
        f" applicationSaveDraft(id: $id, answers: $answers) {{ application {{ id state }} {FIELDS} }} }}",
        id=application,
        answers=[{"field": name, "value": value} for name, value in answers.items()],
    )["application"]["id"]


SUBMIT = f"""
mutation($id: ID!) {{ applicationSubmit(id: $id) {{
  application {{ state number stepTitle dueAt village {{ code }} documents {{ document }} }} {FIELDS}
}} }}
"""


# The offices --------------------------------------------------------------------------------------------


def verified(operator: Api, application: str) -> dict[str, Any]:
    """The operator has the applicant before him at the counter."""
    return operator.do(
        "mutation($id: ID!) { applicationVerify(id: $id, identityMethod: COUNTER,"
        ' checked: ["person", "place", "activity"])'
        f" {{ application {{ state stepTitle decisions {{ action role }} }} {FIELDS} }} }}",
        id=application,
    )["application"]


APPROVE = f"""
mutation($id: ID!, $password: String!) {{ applicationApprove(id: $id, password: $password) {{
  application {{ state }}
  letter {{ id number token standing grantsTrade holderName printed business {{ id name }} }} {FIELDS}
}} }}
"""
VERIFY = """
query($number: String, $token: String) { letterVerify(number: $number, token: $token) {
  verdict office reason since content { number holder business activity kbliCode villageCode validUntil }
} }
"""


def printed(holder: Api, letter: str) -> bool:
    """Whether the worker has printed the letter, waited for."""
    return waited_for(
        "the letter's PDF",
        lambda: holder.ask("query($id: ID!) { letter(id: $id) { printed } }", id=letter)["letter"]["printed"],
    )


def death_recorded(operator: Api, person: Villager) -> dict[str, Any]:
    """The operator finds the person by name and records the death from its certificate."""
    found = operator.ask(
        "query($search: String!) { residents(first: 5, search: $search)"
        " { edges { node { id name birthYear nikMasked } } } }",
        search=person.name,
    )["residents"]["edges"]
    (resident,) = (
        one["node"]
        for one in found
        if one["node"]["name"] == person.name and one["node"]["birthYear"] == person.birth_date.year
    )
    return operator.do(
        "mutation($id: ID!, $day: Date!) { registerDeath(residentId: $id, eventDate: $day,"
        ' source: "Akta kematian 3510-KM-24112026-0001")'
        f" {{ event {{ kind resident {{ status nikMasked }} }} {FIELDS} }} }}",
        id=resident["id"],
        day=today().isoformat(),
    )["event"]


# The shop -----------------------------------------------------------------------------------------------


def opened(seller: Api, business: str) -> dict[str, Any]:
    return seller.do(
        'mutation($business: ID!) { shopOpen(businessId: $business, description: "Kopi dari lereng Ijen")'
        f" {{ vendor {{ id slug name isSelling permit {{ kind number }} }} {FIELDS} }} }}",
        business=business,
    )["vendor"]


def listed(seller: Api, vendor: str, name: str, *, price: int = 45_000, quantity: int = 12) -> dict[str, Any]:
    """A product with a photo, shown in the window."""
    categories = seller.ask("{ categories(first: 50, level: 1) { edges { node { id slug } } } }")[
        "categories"
    ]
    coffee = next(one["node"]["id"] for one in categories["edges"] if "kopi" in one["node"]["slug"])
    product = seller.do(
        "mutation($vendor: ID!, $name: String!, $category: ID, $price: Int, $quantity: Int) {"
        " productCreate(vendorId: $vendor, name: $name, category: $category, price: $price,"
        " quantity: $quantity, weightGrams: 250, food: {halal: IN_PROCESS},"
        ' description: "Robusta petik merah, sangrai sedang.")'
        f" {{ product {{ id slug variants {{ id }} }} {FIELDS} }} }}",
        vendor=vendor,
        name=name,
        category=coffee,
        price=price,
        quantity=quantity,
    )["product"]
    seller.do(
        "mutation($product: ID!, $image: Upload!) {"
        ' productPhotoAdd(productId: $product, image: $image, alt: "Kopi dalam kantong kertas")'
        f" {{ media {{ url(size: 512) }} {FIELDS} }} }}",
        product=product["id"],
        image=File("IMG_0002.jpg", photos.goods()),
    )
    seller.do(
        f"mutation($id: ID!) {{ productPublish(id: $id) {{ product {{ isPublished }} {FIELDS} }} }}",
        id=product["id"],
    )
    return product


# The buyer ----------------------------------------------------------------------------------------------

SEARCH = """
query($search: String!) { products(first: 12, filter: {search: $search}) { edges { node {
  id slug name isAvailable thumbnail(size: 256, format: WEBP) { url }
  pricing { priceRange { start { gross { amount currency } } } }
  vendor { name village { name } permit { kind number validUntil } }
} } } }
"""
PRODUCT = "query($slug: String!) { product(slug: $slug) { id name vendor { slug isSelling } } }"
VENDOR = (
    "query($slug: String!) { vendor(slug: $slug) { name isSelling permit { number }"
    " products(first: 5) { edges { node { name } } } } }"
)


def cart(buyer: Api, variant: str, quantity: int = 1) -> str:
    return buyer.do(
        "mutation($input: CheckoutCreateInput!)"
        f" {{ checkoutCreate(input: $input) {{ checkout {{ id }} {FIELDS} }} }}",
        input={
            "channel": "banyuwangi",
            "email": "pembeli@contoh.test",
            "lines": [{"variantId": variant, "quantity": quantity}],
        },
    )["checkout"]["id"]


def delivery_chosen(buyer: Api, checkout: str) -> list[dict[str, Any]]:
    """Address and the first way of delivery; all the ways that were offered."""
    buyer.do(
        "mutation($id: ID, $address: AddressInput!) {"
        " checkoutShippingAddressUpdate(id: $id, shippingAddress: $address)"
        f" {{ checkout {{ shippingAddress {{ cityArea }} }} {FIELDS} }} }}",
        id=checkout,
        address=ADDRESS,
    )
    offered = buyer.do(
        "mutation($id: ID!) { deliveryOptionsCalculate(id: $id)"
        f" {{ deliveries {{ id shippingMethod {{ name price {{ amount }} }} }} {FIELDS} }} }}",
        id=checkout,
    )["deliveries"]
    buyer.do(
        "mutation($id: ID, $way: ID) { checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $way)"
        f" {{ checkout {{ totalPrice {{ gross {{ amount }} }} }} {FIELDS} }} }}",
        id=checkout,
        way=offered[0]["id"],
    )
    return offered


def cash_promised(buyer: Api, checkout: str) -> str:
    """Cash on delivery; what happened, in Saleor's word."""
    return buyer.do(
        'mutation($id: ID!) { transactionInitialize(id: $id, paymentGateway: {id: "mall.cash-on-delivery"})'
        f" {{ transactionEvent {{ type }} {FIELDS} }} }}",
        id=checkout,
    )["transactionEvent"]["type"]


COMPLETE = f"""
mutation($id: ID) {{ checkoutComplete(id: $id) {{
  order {{ id number status total {{ gross {{ amount }} }} isPaid
    vendorOrders {{ id number state vendor {{ name }} lines {{ productName quantity }} }} }} {FIELDS}
}} }}
"""


def moved_on(seller: Api, part: str, step: str) -> str:
    """Accept, Ship or Deliver; the state that the shop's part of the order is in then."""
    return seller.do(
        f"mutation($id: ID!) {{ vendorOrder{step}(id: $id) {{ vendorOrder {{ state }} {FIELDS} }} }}", id=part
    )["vendorOrder"]["state"]


RECEIVED = f"""
mutation($id: ID!, $part: ID!) {{ orderConfirmReceived(id: $id, vendorOrderId: $part)
  {{ order {{ status isPaid vendorOrders {{ state receivedAt }} }} {FIELDS} }} }}
"""
