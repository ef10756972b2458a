"""Whether a workbook may be opened: each part is unpacked once and thrown away, to see how large it is."""

import io
import zipfile
import zlib

from village.residents.opensid.refusals import BrokenFile, UnpacksTooLarge

UNPACKED_LIMIT_BYTES = 256 * 1024 * 1024
MOST_PARTS = 2000
CHUNK_BYTES = 256 * 1024
ENCRYPTED = 0x1


def refuse_bombs(content: bytes) -> None:
    """Raises BrokenFile, UnpacksTooLarge.

    The sizes that the file names are not believed. A document type in a part could unfold further while it
    is parsed; no program writes one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise UnpacksTooLarge()
            left = UNPACKED_LIMIT_BYTES
            for part in parts:
                if part.flag_bits & ENCRYPTED:
                    raise BrokenFile()
                left -= _unpacked_size(archive, part, left)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        raise BrokenFile() from None


def _unpacked_size(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> int:
    named, part.file_size = part.file_size, limit + CHUNK_BYTES
    size, tail = 0, b""
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                size += len(chunk)
                if size > limit:
                    raise UnpacksTooLarge()
                if b"<!DOCTYPE" in tail + chunk or b"<!ENTITY" in tail + chunk:
                    raise BrokenFile()
                tail = chunk[-16:]
    finally:
        part.file_size = named
    if size != named:
        raise BrokenFile()
    return size
