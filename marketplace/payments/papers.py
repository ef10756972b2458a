"""Papers that buyer and shop show each other: judged by their content, sealed in private storage."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from foundation.access.refusals import NotFound
from foundation.encryption import private_files
from marketplace.payments.models import Paper
from marketplace.payments.rules import PaperMissing, TooManyPapers
from village.letters.intake import AcceptedFile, accepted_document, accepted_photo

MOST_PAPERS = 12
"""Of one kind for one VendorOrder."""


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    content: bytes
    content_type: str
    file_name: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    name: str
    accepted: AcceptedFile


@contextmanager
def kept_files(contents: Sequence[bytes], *, photos_only: bool = False) -> Iterator[list[KeptFile]]:
    """Files on disk before rows are locked, for decoding takes long; gone again if what follows fails.

    Raises PaperMissing for an empty file, FileTooLarge, NotAPhoto, NotADocument, PhotoTooSmall, PhotoTooDark.
    """
    judge = accepted_photo if photos_only else accepted_document
    if not all(contents):
        raise PaperMissing()
    judged = [judge(content) for content in contents]
    kept = [KeptFile(f"trade/{uuid.uuid4().hex}.{one.extension}", one) for one in judged]
    try:
        for file in kept:
            private_files.save(file.name, file.accepted.content)
        yield kept
    except BaseException:
        for file in kept:
            private_files.delete(file.name)
        raise


def note_papers(files: Sequence[KeptFile], *, vendor_order_id: int, kind: str, at: datetime) -> None:
    """Rows for kept files, in the caller's transaction, which holds the VendorOrder. Raises TooManyPapers."""
    before = Paper.objects.filter(vendor_order_id=vendor_order_id, kind=kind).count()
    if before + len(files) > MOST_PAPERS:
        raise TooManyPapers(limit=MOST_PAPERS)
    Paper.objects.bulk_create(
        Paper(
            vendor_order_id=vendor_order_id,
            kind=kind,
            file_name=file.name,
            content_type=file.accepted.content_type,
            byte_size=len(file.accepted.content),
            sent_at=at,
        )
        for file in files
    )


def open_paper(*, vendor_order_ids: Sequence[int], paper_id: int) -> OpenedPaper:
    """A paper of one of these VendorOrders, which the caller has found for the reader. Raises NotFound."""
    paper = Paper.objects.filter(pk=paper_id, vendor_order_id__in=vendor_order_ids).first()
    if paper is None:
        raise NotFound(field="id")
    extension = paper.file_name.rpartition(".")[2]
    return OpenedPaper(
        content=private_files.read(paper.file_name),
        content_type=paper.content_type,
        file_name=f"{paper.kind}-{paper.pk}.{extension}",
    )
