from foundation.clock import now
from foundation.tasks import periodic, task
from vendors.shops.services import refresh_windows


@periodic(cron="5 17 * * *")  # 00.05 in Jakarta
@task(name="vendors.refresh_windows")
def refresh_windows_task(timestamp: int) -> None:
    """Just after midnight: windows that ended yesterday move to their next span."""
    refresh_windows(at=now())
