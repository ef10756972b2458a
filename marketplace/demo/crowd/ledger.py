"""Rows of all tables gathered in memory and written in few statements."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db import models, transaction
from procrastinate.contrib.django import app

from foundation.audit.models import Transition

BATCH = 2000
Row = TypeVar("Row", bound=models.Model)


class Ledger:
    """Gathers rows and their history. `write` fills the tables in the order given, what others need first."""

    def __init__(self, *order: type[models.Model]) -> None:
        self._rows: dict[type[models.Model], list[models.Model]] = {model: [] for model in order}
        self._steps: list[Transition] = []
        self._tasks: dict[str, list[dict[str, int]]] = {}

    def add(self, row: Row) -> Row:
        self._rows[type(row)].append(row)
        return row

    def step(
        self,
        subject: models.Model,
        from_state: str,
        to_state: str,
        *,
        by: int | None,
        at: datetime,
        reason: str = "",
    ) -> None:
        """One step of a row's history, as `record_transition` writes it."""
        self._steps.append(
            Transition(
                subject_type=subject._meta.label_lower,
                subject_pk=str(subject.pk),
                from_state=from_state,
                to_state=to_state,
                by_id=by,
                at=at,
                reason=reason,
            )
        )

    def walk(
        self, subject: models.Model, steps: Iterable[tuple[str, int | None, datetime]], *, begun: str = ""
    ) -> None:
        """A history from `begun` on; a step is the state reached, by whom, when."""
        before = begun
        for state, by, at in steps:
            self.step(subject, before, state, by=by, at=at)
            before = state

    def defer(self, task: str, **primary_keys: int) -> None:
        self._tasks.setdefault(task, []).append(primary_keys)

    @transaction.atomic
    def write(self) -> None:
        for model, rows in self._rows.items():
            model._default_manager.bulk_create(rows, batch_size=BATCH)
            rows.clear()
        self._steps.sort(key=lambda one: one.at)
        Transition.objects.bulk_create(self._steps, batch_size=BATCH)
        self._steps.clear()
        for name, jobs in self._tasks.items():
            app.configure_task(name, allow_unknown=True).batch_defer(*jobs)
        self._tasks.clear()
