"""Plain text as the JSON of EditorJS, which Saleor's clients read as a description."""

import html
from typing import Any

import orjson


def as_rich_text(text: str) -> str | None:
    """One paragraph for each run of lines between empty ones; null for no text."""
    paragraphs = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    if not paragraphs:
        return None
    blocks: list[dict[str, Any]] = [
        {"type": "paragraph", "data": {"text": html.escape(part).replace("\n", "<br>")}}
        for part in paragraphs
    ]
    return orjson.dumps({"blocks": blocks}).decode()


def as_summary(text: str) -> str | None:
    """The first 160 characters, ending at a word, for search engines; null for no text."""
    words = " ".join(text.split())
    if len(words) <= 160:
        return words or None
    return words[:160].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
