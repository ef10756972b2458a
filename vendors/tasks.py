"""procrastinate looks here for tasks; the features own them."""

from vendors.shops.tasks import refresh_windows_task

__all__ = ["refresh_windows_task"]
