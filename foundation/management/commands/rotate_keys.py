from typing import Any

from django.core.management.base import BaseCommand

from foundation.encryption.keys import sealing_key
from foundation.encryption.rotation import reseal_all

WARNING = """
KEEP THE KEYS. Without MALL_FIELD_KEYS and MALL_HASH_KEY the register, the drafts, the KTP photos and
the letters' PDFs cannot be opened by anybody, ever. Keep a copy away from this machine, and keep a
retired key for as long as backups sealed with it exist. MALL_HASH_KEY cannot be rotated: residents
are found by it.
"""


class Command(BaseCommand):
    help = "Reseal every sealed column and private file under the first key of MALL_FIELD_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stderr.write(self.style.WARNING(WARNING))
        key_id, _cipher = sealing_key()
        totals: dict[str, list[int]] = {}
        for batch in reseal_all():
            total = totals.setdefault(batch.place, [0, 0])
            total[0] += batch.done
            total[1] += batch.resealed
        for place, (done, resealed) in totals.items():
            self.stdout.write(f"{place}: {resealed} of {done} resealed under {key_id}")
