import base64
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from village.letters.paper.qr import qr_svg
from village.letters.paper.sheet import Sheet

TIME_OUT_SECONDS = 30
TYPESETTER = Path(__file__).with_name("typesetter.py")

# typst would fetch packages; there is nowhere to fetch them from.
ENVIRONMENT = {
    "PATH": "",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "ALL_PROXY": "http://127.0.0.1:9",
    "RAYON_NUM_THREADS": "1",
}


class PaperFailed(Exception):
    """The form did not become a PDF. Says what the typesetter said, never what was in the data."""


def letter_pdf(
    *,
    form: str,
    sheet: Sheet,
    at: datetime,
    qr_address: str = "",
    check_address: str = "",
    time_out_seconds: float = TIME_OUT_SECONDS,
) -> bytes:
    """Print a sheet. Without `qr_address` it is a concept: no number, no QR, KONSEP across the page.

    The same arguments give the same bytes (`at` stands in the PDF). Raises PaperFailed.
    """
    data = sheet.to_data() | {
        "concept": not qr_address,
        "number": sheet.number if qr_address else "",
        "qr": qr_svg(qr_address) if qr_address else "",
        "check_address": check_address,
        # typst reads no base64: the picture goes along as numbers.
        "logo": list(base64.b64decode(sheet.logo)),
    }
    return typeset(form=form, data=data, at=at, time_out_seconds=time_out_seconds)


def typeset(
    *, form: str, data: Mapping[str, Any], at: datetime, time_out_seconds: float = TIME_OUT_SECONDS
) -> bytes:
    """Any form and its data as a PDF, in a process of its own that sees no file. Raises PaperFailed."""
    job = json.dumps({"form": form, "data": data, "timestamp": int(at.timestamp())})
    with tempfile.TemporaryDirectory(prefix="sheet-") as folder:
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(TYPESETTER), folder],
                input=job.encode(),
                capture_output=True,
                timeout=time_out_seconds,
                env=ENVIRONMENT,
                cwd=folder,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise PaperFailed("took too long") from None
    if done.returncode != 0 or not done.stdout:
        last_line = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise PaperFailed(last_line[0][:300] if last_line else f"ended with {done.returncode}")
    return base64.b64decode(done.stdout)
