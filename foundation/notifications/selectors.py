from foundation.access.viewer import Viewer
from foundation.notifications.models import Message


def messages_for(viewer: Viewer, *, limit: int = 50) -> list[Message]:
    """The viewer's own inbox, newest first."""
    return list(Message.objects.filter(recipient_id=viewer.account_id).order_by("-id")[:limit])


def unread_count(viewer: Viewer) -> int:
    """How many of the viewer's messages are unread."""
    return Message.objects.filter(recipient_id=viewer.account_id, read_at=None).count()
