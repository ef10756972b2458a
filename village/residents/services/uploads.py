"""A file that an operator uploads: kept sealed, looked through, shown, and taken over when confirmed."""

import hashlib
import json
import re
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from foundation.access.permissions import RECORD_REGISTER_EVENTS
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.audit.services import record_transition
from foundation.clock import today
from foundation.encryption import private_files, seal
from foundation.ids import next_pk
from foundation.tasks import defer
from village.residents.models import ImportBatch, RegisterImport
from village.residents.opensid.reading import Register, read_register
from village.residents.opensid.refusals import FileTooLarge, NotARegisterFile
from village.residents.rules.imports import (
    FileMissing,
    PreviewOutdated,
    refuse_import_move,
)
from village.residents.rules.register import office_over, office_seeing
from village.residents.selectors.importing import Plan, digest_of, plan_of
from village.residents.services.importing import apply_import
from village.residents.states import (
    APPLIED,
    APPLYING,
    CHECKED,
    DISCARDED,
    UNREADABLE,
    UPLOADED,
)
from village.territory.selectors import village

UPLOAD_LIMIT_BYTES = 32 * 1024 * 1024
AT_ONCE_BYTES = 300 * 1024
"""Files up to this size (some hundred rows) are looked through while the operator waits."""
STUCK_AFTER = timedelta(minutes=10)
SHOWN_ROWS = 200


def upload_register(
    *, region_code: str, file_name: str, content: bytes, by: Viewer, at: datetime
) -> RegisterImport:
    """Keep a file for the viewer's village, sealed; small ones are looked through at once, others by a task.

    Raises NotYourVillage, UnknownVillage, FileMissing, FileTooLarge.
    """
    office_over(by, RECORD_REGISTER_EVENTS, region_code)
    home = village(region_code)
    if not content:
        raise FileMissing()
    if len(content) > UPLOAD_LIMIT_BYTES:
        raise FileTooLarge(limit=UPLOAD_LIMIT_BYTES // 1024 // 1024)
    pk = next_pk(RegisterImport)
    key = f"imports/{pk}.bin"
    private_files.save(key, content)
    with transaction.atomic():
        kept = RegisterImport.objects.create(
            pk=pk,
            region=home,
            file_name=clean_name(file_name),
            file_sha256=hashlib.sha256(content).hexdigest(),
            file_key=key,
            uploaded_by_id=by.account_id or 0,
            uploaded_at=at,
            state_since=at,
        )
        record_transition(subject=kept, from_state="", to_state=UPLOADED, by=by.account_id, at=at)
        if len(content) > AT_ONCE_BYTES:
            defer("village.check_import", import_id=kept.pk)
    return check_import(import_id=kept.pk, at=at) if len(content) <= AT_ONCE_BYTES else kept


@transaction.atomic
def check_import(*, import_id: int, at: datetime) -> RegisterImport:
    """Read the file and keep what taking it over would do. Does nothing to a file that is past that."""
    kept = _locked(import_id)
    if kept.state != UPLOADED:
        return kept
    try:
        register, plan = _looked_through(kept, at)
    except NotARegisterFile as refusal:
        private_files.delete(kept.file_key)
        kept.findings_sealed = _sealed({"refusal": str(refusal)}, kept.pk)
        _move(kept, UNREADABLE, by=None, at=at, file_key="")
        return kept
    _keep_findings(kept, register, plan)
    _move(kept, CHECKED, by=None, at=at)
    return kept


@transaction.atomic
def confirm_import(*, import_id: int, digest: str, by: Viewer, at: datetime) -> RegisterImport:
    """The operator has seen the preview and takes the file over; a task does it.

    A file whose work seems to have been broken off may be confirmed again. Raises NotFound,
    PreviewOutdated, ImportDecided.
    """
    kept = _locked(import_id)
    office_seeing(by, RECORD_REGISTER_EVENTS, kept.region_id)
    stuck = kept.state == APPLYING and at - kept.state_since > STUCK_AFTER
    if not stuck:
        refuse_import_move(kept, APPLYING)
    if digest != kept.digest:
        raise PreviewOutdated()
    if stuck:
        kept.state_since = at
        kept.save(update_fields=["state_since"])
    else:
        _move(kept, APPLYING, by=by.account_id, at=at)
    defer("village.apply_import", import_id=kept.pk, account_id=by.account_id or 0)
    return kept


def take_over(*, import_id: int, by: Viewer, at: datetime) -> RegisterImport:
    """Apply a confirmed file: the whole village in one transaction, so that a killed worker leaves nothing.

    If the register has changed since the preview, the file goes back with a new one. Does nothing to a file
    that is not being applied. Raises NotYourVillage.
    """
    try:
        kept = _applied(import_id, by, at)
    except PreviewOutdated:
        kept = _shown_again(import_id, at)
    if kept.state == APPLIED:
        private_files.delete(kept.file_key)
    return kept


@transaction.atomic
def discard_import(*, import_id: int, by: Viewer, at: datetime) -> RegisterImport:
    """Throw a file away that was not taken over. Raises NotFound, ImportDecided."""
    kept = _locked(import_id)
    office_seeing(by, RECORD_REGISTER_EVENTS, kept.region_id)
    refuse_import_move(kept, DISCARDED)
    key = kept.file_key
    _move(kept, DISCARDED, by=by.account_id, at=at, file_key="", findings_sealed=None)
    transaction.on_commit(lambda: private_files.delete(key))
    return kept


def clean_name(name: str) -> str:
    """The name of a file as it is kept: no path, no long numbers."""
    last = re.split(r"[\\/]", name)[-1]
    return re.sub(r"\d{12,}", "…", "".join(c for c in last if c.isprintable()))[-120:] or "berkas"


@transaction.atomic
def _applied(import_id: int, by: Viewer, at: datetime) -> RegisterImport:
    kept = _locked(import_id)
    if kept.state != APPLYING:
        return kept
    register = read_register(private_files.read(kept.file_key), today=today(at))
    batch, _plan = apply_import(
        entries=register.entries,
        region_code=kept.region_id,
        source=source_of(kept.file_name),
        digest=kept.digest,
        by=by,
        at=at,
    )
    _move(kept, APPLIED, by=by.account_id, at=at, batch=batch)
    return kept


@transaction.atomic
def _shown_again(import_id: int, at: datetime) -> RegisterImport:
    kept = _locked(import_id)
    register, plan = _looked_through(kept, at)
    _keep_findings(kept, register, plan)
    _move(kept, CHECKED, by=None, at=at)
    return kept


def source_of(file_name: str) -> str:
    """How a batch and its events name the file."""
    return f"OpenSID: {clean_name(file_name)}"[:200]


def _looked_through(kept: RegisterImport, at: datetime) -> tuple[Register, Plan]:
    register = read_register(private_files.read(kept.file_key), today=today(at))
    return register, plan_of(register.entries, region_code=kept.region_id, today=today(at))


def _keep_findings(kept: RegisterImport, register: Register, plan: Plan) -> None:
    faults = [*register.faults, *plan.faults]
    kept.findings_sealed = _sealed(
        {
            "rows": register.rows,
            "good": len(register.entries) - len(plan.faults),
            "first_load": plan.first_load,
            "unchanged": plan.unchanged,
            "not_in_the_file": plan.not_in_the_file,
            "kinds": _counted(plan),
            "differences": [
                {
                    "kind": one.kind,
                    "row": one.row,
                    "name": one.person.name,
                    "changes": [[change.field, change.before, change.after] for change in one.changes],
                }
                for one in plan.differences[:SHOWN_ROWS]
            ],
            "faults": [[one.row, one.column, one.reason, one.remedy] for one in faults],
            "notes": [[one.row, one.column, one.reason, one.remedy] for one in register.notes[:SHOWN_ROWS]],
            "notes_count": len(register.notes),
        },
        kept.pk,
    )
    kept.digest = digest_of(plan)
    kept.save(update_fields=["findings_sealed", "digest"])


def _counted(plan: Plan) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in plan.differences:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return counts


def _sealed(findings: dict[str, Any], pk: int) -> bytes:
    return seal(json.dumps(findings), table=RegisterImport._meta.db_table, column="findings_sealed", pk=pk)


def _locked(import_id: int) -> RegisterImport:
    kept = RegisterImport.objects.select_for_update().filter(pk=import_id).first()
    if kept is None:
        raise NotFound()
    return kept


def _move(
    kept: RegisterImport,
    to_state: str,
    *,
    by: int | None,
    at: datetime,
    batch: ImportBatch | None = None,
    **changes: Any,
) -> None:
    from_state, kept.state, kept.state_since = kept.state, to_state, at
    if batch is not None:
        changes["batch"] = batch
    for name, value in changes.items():
        setattr(kept, name, value)
    fields = {"state", "state_since", "findings_sealed", "digest", *changes}
    kept.save(update_fields=fields)
    record_transition(subject=kept, from_state=from_state, to_state=to_state, by=by, at=at)
