"""What the demo's goods say of themselves by attributes, read off their names and lines."""

import re
from decimal import Decimal
from typing import Any

from catalog.products.models import Attribute, Category
from catalog.products.selectors import kind_of_type
from catalog.products.states import DROPDOWN, EXEMPT, FRESH, IN_PROCESS, NUMERIC, PLAIN_TEXT, PROCESSED
from marketplace.demo.catalogue.goods import DemoProduct

_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(kg|g|ml|l|cm|hari|bulan|jam|mdpl)?\b")
_IN_UNIT = {("kg", "g"): 1000, ("l", "ml"): 1000, ("bulan", "hari"): 30}


class Sayings:
    """Knows the types of goods; answers what a product of the catalogue says in their terms."""

    def __init__(self) -> None:
        self.categories = {
            category.slug: category for category in Category.objects.select_related("product_type")
        }
        self._attributes = {
            slug: list(kind_of_type(category.product_type).attributes) if category.product_type else []
            for slug, category in self.categories.items()
        }

    def halal(self, product: DemoProduct) -> str:
        """The state that a food of the demo states; "" for what nobody eats."""
        kind = self.categories[product.category].product_type
        return {FRESH: EXEMPT, PROCESSED: IN_PROCESS}.get(kind.food if kind else "", "")

    def values(self, product: DemoProduct) -> list[tuple[Attribute, Any]]:
        """Attribute -> what is said: a list of its values, a number in its unit, or a text."""
        lines = {name.casefold(): text for name, text in product.attributes}
        everything = f" {product.name} {' '.join(lines.values())} ".casefold()
        found = [(one, self._value(one, lines, everything)) for one in self._attributes[product.category]]
        return [(attribute, value) for attribute, value in found if value]

    def given(self, product: DemoProduct) -> dict[str, Any]:
        """The same as `put_values` takes it: by slugs."""
        return {
            attribute.slug: _slugs(attribute, value) if attribute.has_choices else value
            for attribute, value in self.values(product)
        }

    def _value(self, attribute: Attribute, lines: dict[str, str], everything: str) -> Any:
        line = lines.get(attribute.name.casefold(), "")
        if attribute.has_choices:
            named = [
                value
                for value in attribute.values.all()
                if re.search(rf"\b{re.escape(value.name.casefold())}\b", everything)
            ]
            return named[:1] if attribute.input_type == DROPDOWN else named
        if attribute.input_type == NUMERIC:
            return _number(line, attribute.unit)
        return line if attribute.input_type == PLAIN_TEXT else None


def _slugs(attribute: Attribute, values: Any) -> Any:
    slugs = [value.slug for value in values]
    return slugs[0] if attribute.input_type == DROPDOWN else slugs


def _number(text: str, unit: str) -> Decimal | None:
    match = _NUMBER.search(text)
    if match is None:
        return None
    number = Decimal(match[1].replace(",", "."))
    return number * _IN_UNIT.get((match[2] or unit, unit), 1)
