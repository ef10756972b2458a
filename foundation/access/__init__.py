"""Who may do what: viewers, permissions, refusals, limits on tries, and the declaration of every page.

Nets one to three of five: the door (sign-in is asked by default), the declaration (`access` on each
view and root field, refused at import without it), and fetch = check (audience selectors).
"""

from foundation.access.permissions import PUBLIC, SIGNED_IN
from foundation.access.refusals import Forbidden, NotFound, Refusal
from foundation.access.viewer import Office, Viewer

__all__ = ["PUBLIC", "SIGNED_IN", "Forbidden", "NotFound", "Office", "Refusal", "Viewer"]
