"""procrastinate looks here for tasks; the features own them."""

from vendors.shops.tasks import open_after_holidays_task, refresh_windows_task

__all__ = ["open_after_holidays_task", "refresh_windows_task"]
