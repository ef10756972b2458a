from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.encryption import private_files, sealed_columns, unseal_bytes
from foundation.encryption.keys import UnknownKey
from foundation.encryption.sealed import NotSealedHere

TRIED = 50
"""Of each column, and of the files: the oldest half and the newest."""


class Command(BaseCommand):
    help = "Try whether the keys of this deployment open what is sealed in its database and files."

    def handle(self, *args: Any, **options: Any) -> None:
        opened = 0
        for model, column in sealed_columns():
            rows = model._default_manager.exclude(**{f"{column}__isnull": True}).only("pk", column)
            for row in {*rows.order_by("pk")[: TRIED // 2], *rows.order_by("-pk")[: TRIED // 2]}:
                place = f"{model._meta.db_table}.{column}"
                self._try(place, getattr(row, column), model._meta.db_table, column, row.pk)
                opened += 1
        names = private_files.names()
        for name in {*names[: TRIED // 2], *names[-TRIED // 2 :]}:
            self._try(name, private_files.path(name).read_bytes(), "file", "content", name)
            opened += 1
        self.stdout.write(f"The keys open all {opened} sealed values that were tried.")

    def _try(self, place: str, blob: bytes, table: str, column: str, pk: Any) -> None:
        try:
            unseal_bytes(blob, table=table, column=column, pk=pk)
        except (NotSealedHere, UnknownKey) as error:
            raise CommandError(f"{place} of {pk} does not open: {type(error).__name__}") from None
