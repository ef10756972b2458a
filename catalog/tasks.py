"""procrastinate looks here for tasks; the features own them."""

from catalog.media.tasks import encode_avif_task

__all__ = ["encode_avif_task"]
