from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from foundation.money import rupiah
from marketplace.checkout.models import Checkout, CheckoutDelivery
from marketplace.checkout.rules import (
    DeliveryImpossible,
    NoAddress,
    NoContact,
    NoDelivery,
    NoLines,
    NoRecipient,
    NotPaid,
    NotPublished,
    NotSelling,
    PricesMoved,
    SoldOut,
    StockShort,
)
from marketplace.checkout.selectors.lines import CartLine
from marketplace.delivery.rules import DeliveryOption
from marketplace.delivery.states import BROUGHT
from marketplace.payments.models import TransactionItem
from marketplace.payments.rules import TransferImpossible
from marketplace.payments.states import BANK_TRANSFER
from vendors.banking.selectors import TransferTarget


@dataclass(frozen=True)
class Recheck:
    """All that is asked once more before a cart becomes an order, on rows that are held."""

    checkout: Checkout
    lines: Sequence[CartLine]
    offers: Mapping[int, tuple[DeliveryOption, ...]]
    choices: Mapping[int, CheckoutDelivery]
    act: TransactionItem | None
    accounts: Mapping[int, TransferTarget]

    @cached_property
    def shops(self) -> dict[int, str]:
        return {line.shop_id: line.shop_name for line in self.lines}

    @cached_property
    def deliveries(self) -> dict[int, DeliveryOption]:
        """The chosen option of each shop at today's price. Raises NoDelivery, DeliveryImpossible."""
        found = {}
        for shop_id, shop in self.shops.items():
            choice = self.choices.get(shop_id)
            if choice is None:
                raise NoDelivery(shop=shop)
            option = next(
                (option for option in self.offers.get(shop_id, ()) if option.method == choice.method), None
            )
            if option is None:
                raise DeliveryImpossible()
            found[shop_id] = option
        return found

    @property
    def transfer_accounts(self) -> dict[int, int] | None:
        """Shop -> the account that its transfer goes to; None for cash."""
        if self.act is None or self.act.gateway != BANK_TRANSFER:
            return None
        return {shop_id: self.accounts[shop_id].account_id for shop_id in self.shops}

    @property
    def total(self) -> int:
        goods = sum(line.total for line in self.lines)
        return goods + sum(option.price for option in self.deliveries.values())

    def passed(self) -> TransactionItem:
        """The act that pays, when nothing speaks against the order.

        Hard refusals first: what cannot be had at all, then what is missing, then what moved.
        """
        if not self.lines:
            raise NoLines()
        self._refuse_standing()
        self._refuse_stock()
        act = self._refuse_missing()
        self._refuse_moved_prices()
        return act

    def _refuse_standing(self) -> None:
        for line in self.lines:
            if not line.selling:
                raise NotSelling(shop=line.shop_name, line_ids=(line.id,))
            if not line.published:
                raise NotPublished(name=line.name, line_ids=(line.id,))

    def _refuse_stock(self) -> None:
        for line in self.lines:
            if line.available == 0:
                raise SoldOut(name=line.name, line_ids=(line.id,))
            if line.stock_short:
                raise StockShort(name=line.name, left=line.available, line_ids=(line.id,))

    def _refuse_missing(self) -> TransactionItem:
        checkout = self.checkout
        if not checkout.email and not checkout.phone:
            raise NoContact()
        if not checkout.recipient:
            raise NoRecipient()
        brought = any(option.method in BROUGHT for option in self.deliveries.values())
        if brought and not (checkout.village_id and checkout.street):
            raise NoAddress()
        if self.act is None:
            raise NotPaid()
        if self.act.gateway == BANK_TRANSFER:
            for shop_id, shop in self.shops.items():
                if shop_id not in self.accounts:
                    raise TransferImpossible(shop=shop)
        return self.act

    def _refuse_moved_prices(self) -> None:
        lines = [line for line in self.lines if line.price_moved]
        deliveries = {
            shop_id: option.price
            for shop_id, option in self.deliveries.items()
            if option.price != self.choices[shop_id].price
        }
        if not lines and not deliveries:
            return
        told = [
            _("%(name)s sekarang %(now)s, tadinya %(seen)s.")
            % {"name": line.name, "now": rupiah(line.price), "seen": rupiah(line.seen_price)}
            for line in lines
        ] + [
            _("Ongkos kirim %(shop)s sekarang %(now)s, tadinya %(seen)s.")
            % {
                "shop": self.shops[shop_id],
                "now": rupiah(price),
                "seen": rupiah(self.choices[shop_id].price),
            }
            for shop_id, price in deliveries.items()
        ]
        raise PricesMoved(
            field="lines" if lines else "delivery_method_id",
            told=" ".join(told),
            prices={line.id: line.price for line in lines},
            delivery_prices=deliveries,
        )
