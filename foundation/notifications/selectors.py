from foundation.access.viewer import Viewer
from foundation.notifications.models import Message


def messages_for(viewer: Viewer, *, limit: int = 50, offset: int = 0) -> list[Message]:
    """The viewer's own inbox, newest first."""
    mine = Message.objects.filter(recipient_id=viewer.account_id).order_by("-id")
    return list(mine[offset : offset + limit])


def message_count(viewer: Viewer) -> int:
    """How many messages the viewer's inbox holds."""
    return Message.objects.filter(recipient_id=viewer.account_id).count()


def unread_count(viewer: Viewer) -> int:
    """How many of the viewer's messages are unread."""
    return Message.objects.filter(recipient_id=viewer.account_id, read_at=None).count()
