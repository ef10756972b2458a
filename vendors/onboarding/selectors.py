from collections.abc import Sequence
from dataclasses import dataclass

from foundation.access.viewer import Viewer
from vendors.banking.selectors import shops_taking_transfer
from vendors.onboarding.rules import Facts
from vendors.shops.models import Sanction, Shop
from vendors.shops.selectors import sanctions_on
from village.letters.models import Application
from village.letters.selectors.applications import my_applications
from village.letters.selectors.letters import Permit, permit_of
from village.letters.states import WITH_THE_OFFICE
from village.residents.selectors import my_identity
from village.residents.states import VERIFIED


@dataclass(frozen=True, slots=True)
class Known:
    """What a page may have asked already: the shop's permit and sanctions, the viewer's applications."""

    permit: Permit | None
    sanctions: Sequence[Sanction]
    applications: Sequence[Application]


def known_of(viewer: Viewer, shop: Shop) -> Known:
    """Asked afresh; the applications only where no permit stands: nobody wants them else."""
    permit = permit_of(shop.pk, today=viewer.today)
    stands = permit is not None and permit.stands
    return Known(
        permit=permit,
        sanctions=sanctions_on(viewer, shop.pk),
        applications=() if stands else my_applications(viewer),
    )


def facts_of(shop: Shop, known: Known) -> Facts:
    """What this room and those below know of a shop that the viewer keeps; nothing of goods or delivery.

    The shop came from `vendors.shops.selectors`; that it is there shows that its owner was confirmed once.
    """
    stands = known.permit is not None and known.permit.stands
    applied = not stands and any(
        one.business_id == shop.pk and one.state in WITH_THE_OFFICE for one in known.applications
    )
    return Facts(
        identity_confirmed=True,
        identity_claimed=True,
        permit_stands=stands,
        applied=applied,
        sanctioned=bool(known.sanctions),
        has_shop=True,
        described=bool(shop.description),
        has_logo=bool(shop.logo_key),
        takes_transfer=shop.pk in shops_taking_transfer([shop.pk]),
        open=shop.open,
        closed_until=shop.closed_until,
    )


def facts_before_a_shop(viewer: Viewer, *, permit_stands: bool) -> Facts:
    """Of somebody who has no shop yet; `permit_stands` for a business of theirs."""
    identity = my_identity(viewer) if viewer.signed_in else None
    return Facts(
        identity_confirmed=identity is not None and identity.state == VERIFIED,
        identity_claimed=identity is not None,
        permit_stands=permit_stands,
        applied=any(one.state in WITH_THE_OFFICE for one in my_applications(viewer)),
    )
