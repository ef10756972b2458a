"""The mail of a demo, read from the folder that its mail backend writes. No other mode shows any."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC

SHOWN = 100
# Django's file backend writes this line after each message of a connection.
BETWEEN = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Letter:
    sent_at: datetime | None
    to: str
    subject: str
    body: str


@page(access=PUBLIC)
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The mails of the demo, the newest first, as plain text."""
    if settings.MALL_MODE != "demo":
        raise Http404
    context = {"mails": mails_in(Path(settings.EMAIL_FILE_PATH))[:SHOWN], "now": request.viewer.at}
    return render(request, "look/mail.html", context)


def mails_in(folder: Path) -> list[Letter]:
    """Every message of the folder's files, the newest first."""
    files = sorted(folder.glob("*.log"), key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)
    return [letter for file in files[:SHOWN] for letter in reversed(_messages(file.read_bytes()))]


def _messages(content: bytes) -> list[Letter]:
    parts = (part.strip() for part in content.split(BETWEEN))
    return [_read(part) for part in parts if part]


def _read(source: bytes) -> Letter:
    message = cast(EmailMessage, message_from_bytes(source, policy=policy.default))
    body = message.get_body(preferencelist=("plain",))
    dated = message["Date"]
    return Letter(
        sent_at=dated.datetime if dated else None,
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        body=body.get_content().strip() if body else "",
    )
