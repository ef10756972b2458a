"""The shapes of the demo's goods. Prices are whole rupiah, weights grams."""

from dataclasses import dataclass
from textwrap import shorten


@dataclass(frozen=True, slots=True)
class DemoCategory:
    """A place in the tree of goods; a sector has no parent."""

    slug: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class DemoVillage:
    """Where businesses are; `slug` is the folder of their files."""

    slug: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class DemoVariant:
    """One thing to buy. `name` is empty where there is no choice, `was` is None without a discount."""

    name: str
    price: int
    was: int | None
    weight_grams: int
    stock: int


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """What a business offers. `option` says what the variants differ in and is empty for a single one."""

    slug: str
    name: str
    category: str
    description: str
    option: str
    variants: tuple[DemoVariant, ...]
    attributes: tuple[tuple[str, str], ...]
    pictures: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def text(self) -> str:
        """The description, then a line for each attribute."""
        lines = "\n".join(f"{name}: {value}" for name, value in self.attributes)
        return f"{self.description}\n\n{lines}" if lines else self.description


@dataclass(frozen=True, slots=True)
class DemoBusiness:
    """A shop-to-be: whose kind of owner it suits, what it is classed as, where it is, what it sells."""

    slug: str
    name: str
    sector: str
    kbli: str
    owner_is_woman: bool
    description: str
    village: DemoVillage
    products: tuple[DemoProduct, ...]

    @property
    def face(self) -> str:
        """The name of the shop's picture."""
        return f"shop:{self.sector}:{self.slug}"

    @property
    def activity(self) -> str:
        """What the owner would write into the village's form: the first sentence, at most 120 letters."""
        return shorten(self.description.split(". ")[0], 120, placeholder="")


@dataclass(frozen=True, slots=True)
class DemoCatalogue:
    """Everything; categories with sectors before what is in them, businesses by village and name of file."""

    categories: tuple[DemoCategory, ...]
    villages: tuple[DemoVillage, ...]
    businesses: tuple[DemoBusiness, ...]

    @property
    def products(self) -> tuple[DemoProduct, ...]:
        return tuple(product for business in self.businesses for product in business.products)
