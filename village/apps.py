from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

from foundation.clock import now


class VillageConfig(AppConfig):
    name = "village"

    def ready(self) -> None:
        post_migrate.connect(_sync_letter_types, sender=self, dispatch_uid="village.sync_letter_types")


def _sync_letter_types(using: str, plan: Any = (), **_others: Any) -> None:
    """After migrations the database holds the letter types of this release, and a key to sign with."""
    # Named by string: Django reads this module before there are models.
    import_string("village.letters.services.release.prepare_letters")(at=now())
