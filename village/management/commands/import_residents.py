import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from foundation.access.refusals import Refusal
from foundation.clock import now, today
from foundation.sheets import csv_file
from village.residents.opensid.reading import BadRow, read_register
from village.residents.opensid.sheets import FILE_LIMIT_BYTES
from village.residents.selectors.imported_files import FilePlan, plan_file
from village.residents.selectors.importing import Plan, digest_of
from village.residents.services.importing import apply_import
from village.residents.services.uploads import source_of
from village.territory.selectors import regions_named, village

SHOWN = 20
NOT_CONFIRMED = 3


class Command(BaseCommand):
    help = "Take over an OpenSID export (xlsx, xlsm, csv). Good rows are kept, bad ones reported."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the export")
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--village", default="", help="code of the desa or kelurahan: 35.10.17.2006")
        which.add_argument("--village-column", default="", help="column that names the village of each row")
        parser.add_argument("--dry-run", action="store_true", help="show what would change, write nothing")
        parser.add_argument("--yes", action="store_true", help="do not ask before later differences")
        parser.add_argument("--report", type=Path, help="where the bad rows are written (CSV)")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            self._import(file, options)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None

    def _import(self, file: Path, options: dict[str, Any]) -> None:
        at = now()
        if options["village"]:
            village(options["village"])
        with file.open("rb") as stream:
            content = stream.read(FILE_LIMIT_BYTES + 1)
        with _progress() as bars:
            reading = bars.add_task("Membaca berkas", total=None)
            register = read_register(
                content,
                today=today(at),
                village_column=options["village_column"],
                heard=lambda rows: bars.update(reading, completed=rows),
            )
            bars.update(reading, total=max(register.rows, 1), completed=max(register.rows, 1))
        found = plan_file(register, region_code=options["village"], today=today(at))
        self._preview(found, register.rows)
        self._report(found, options["report"] or Path(f"{file.stem}-laporan.csv"))
        if options["dry_run"]:
            self.stdout.write("Belum ada yang ditulis (--dry-run).")
            return
        plans = [plan for plan in found.plans if not plan.changes_nothing]
        if any(plan.differences for plan in plans) and not options["yes"] and not self._confirmed():
            # The first loads need no confirmation: nothing stands there that they could change.
            plans = [plan for plan in plans if plan.first_load and not plan.differences]
            self._apply(plans, file, options, at)
            self.stderr.write("Perubahan belum diterapkan. Ulangi dengan --yes, atau jawab y.")
            raise SystemExit(NOT_CONFIRMED)
        self._apply(plans, file, options, at)

    def _apply(self, plans: list[Plan], file: Path, options: dict[str, Any], at: Any) -> None:
        if not plans:
            self.stdout.write("Tidak ada yang berubah.")
            return
        with _progress() as bars:
            total = sum(len(plan.entries) + len(plan.differences) for plan in plans)
            writing, done = bars.add_task("Mencatat penduduk", total=total), 0

            def heard(count: int) -> None:
                bars.update(writing, completed=done + count)

            for plan in plans:
                apply_import(
                    entries=plan.rows,
                    region_code=plan.region_code,
                    source=source_of(file.name),
                    digest=digest_of(plan),
                    by=None,
                    at=at,
                    whole_regency=bool(options["village_column"]),
                    heard=heard,
                )
                done += len(plan.entries) + len(plan.differences)
        self.stdout.write(f"{done} baris tercatat di {len(plans)} desa.")

    def _preview(self, found: FilePlan, rows: int) -> None:
        names = regions_named(plan.region_code for plan in found.plans)
        self.stdout.write(f"{rows} baris dibaca, {len({one.row for one in found.faults})} ditolak.")
        for plan in found.plans:
            place = names[plan.region_code].name if plan.region_code in names else plan.region_code
            if plan.first_load:
                self.stdout.write(f"{place}: muat pertama, {len(plan.entries)} penduduk, tanpa kejadian.")
            if plan.differences or not plan.first_load:
                self.stdout.write(
                    f"{place}: {len(plan.differences)} perubahan, {plan.unchanged} sama,"
                    f" {plan.not_in_the_file} warga tidak ada di berkas."
                )
            for one in plan.differences[:SHOWN]:
                changes = "; ".join(f"{c.field}: {c.before or '-'} -> {c.after or '-'}" for c in one.changes)
                self.stdout.write(f"  baris {one.row}: {one.kind} {one.person.name} {changes}".rstrip())
            if len(plan.differences) > SHOWN:
                self.stdout.write(f"  … dan {len(plan.differences) - SHOWN} lagi")

    def _report(self, found: FilePlan, path: Path) -> None:
        if not found.faults and not found.notes:
            return
        lines = [("ditolak", one) for one in found.faults] + [("catatan", one) for one in found.notes]
        path.write_bytes(report_of(lines))
        self.stdout.write(f"Laporan: {path} ({len(found.faults)} kesalahan, {len(found.notes)} catatan)")

    def _confirmed(self) -> bool:
        if not sys.stdin.isatty():
            return False
        return input("Terapkan perubahan ini? [y/T] ").strip().lower() in ("y", "ya")


def report_of(lines: list[tuple[str, BadRow]]) -> bytes:
    """The report as a spreadsheet program opens it; holds rows and columns, no personal data."""
    rows = [(one.row, what, one.column, one.reason, one.remedy) for what, one in lines]
    return csv_file(("baris", "jenis", "kolom", "sebab", "yang harus dilakukan"), rows)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description:<36}"),
        BarColumn(),
        TextColumn("{task.completed:>4}/{task.total}"),
        TimeElapsedColumn(),
    )
