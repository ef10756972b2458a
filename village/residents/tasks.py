from foundation.access.viewer import viewer_of
from foundation.clock import now
from foundation.tasks import task
from village.residents.services.uploads import check_import, take_over


@task(name="village.check_import")
def check_import_task(import_id: int) -> None:
    check_import(import_id=import_id, at=now())


@task(name="village.apply_import")
def apply_import_task(import_id: int, account_id: int) -> None:
    at = now()
    take_over(import_id=import_id, by=viewer_of(account_id=account_id, name="", at=at), at=at)
