from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from marketplace.checkout.models import SavedAddress


def my_addresses(viewer: Viewer) -> list[SavedAddress]:
    """The viewer's own address book, the default first. One query."""
    rows = SavedAddress.objects.filter(account_id=viewer.account_id).select_related("village__parent")
    return list(rows.order_by("-is_default", "pk"))


def my_address(viewer: Viewer, address_id: int) -> SavedAddress:
    """One of the viewer's own addresses; raises NotFound."""
    rows = SavedAddress.objects.filter(account_id=viewer.account_id).select_related("village__parent")
    found = rows.filter(pk=address_id).first()
    if viewer.account_id is None or found is None:
        raise NotFound()
    return found
