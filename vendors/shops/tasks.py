from foundation.clock import now
from foundation.tasks import periodic, task
from vendors.shops.services import open_after_holidays, refresh_windows


@periodic(cron="5 17 * * *")  # 00.05 in Jakarta
@task(name="vendors.refresh_windows")
def refresh_windows_task(timestamp: int) -> None:
    """Just after midnight: windows that ended yesterday move to their next span."""
    refresh_windows(at=now())


@periodic(cron="10 17 * * *")  # 00.10 in Jakarta
@task(name="vendors.open_after_holidays")
def open_after_holidays_task(timestamp: int) -> None:
    """Just after midnight: shops whose holiday ended yesterday open again."""
    open_after_holidays(at=now())
