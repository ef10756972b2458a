"""What the components take: small frozen shapes that a view fills from selectors."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

PermitState = Literal["valid", "wait", "void", "suspended", "expired"]
StepState = Literal["done", "now", "later"]
BadgeKind = Literal["", "info", "good", "warn", "late"]


@dataclass(frozen=True, slots=True)
class OfficeBar:
    """Who sits at the desk. `level` chooses the tabs: village, district or regency."""

    level: Literal["village", "district", "regency"]
    place: str
    name: str
    role: str
    waiting: int = 0
    late: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo in several sizes. `srcset` and `avif` stand as HTML writes them (`/a.webp 256w, /b.webp 512w`).

    Width and height keep its place before it is there.
    """

    src: str
    alt: str = ""
    srcset: str = ""
    avif: str = ""
    width: int = 400
    height: int = 400


@dataclass(frozen=True, slots=True)
class ProductCard:
    """`price_until` is the dearest variant's price where it differs."""

    url: str
    name: str
    price: int
    village: str
    village_kind: str = "Desa"
    old_price: int | None = None
    price_until: int | None = None
    photo: Picture | None = None
    sold: int = 0
    rating: float | None = None
    available: bool = True
    level: int = 3


@dataclass(frozen=True, slots=True)
class ShopCard:
    """`standing` is false where the permit does not stand now: then the village is named without the seal."""

    url: str
    name: str
    village: str
    village_kind: str = "Desa"
    photo_url: str = ""
    standing: bool = True


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """What a buyer says of goods. `photos` are (small, large) addresses; `about` names the goods."""

    stars: int
    when: str
    text: str = ""
    author: str = ""
    edited: bool = False
    photos: Sequence[tuple[str, str]] = ()
    answer: str = ""
    answered: str = ""
    about: str = ""
    about_url: str = ""
    report_url: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Warrant:
    """Who vouches for a shop, by which permit, until when."""

    shop: str
    village: str
    district: str = ""
    permit: str = ""
    valid_until: dt.date | None = None
    village_kind: str = "Desa"
    shop_url: str = ""
    letter_url: str = ""
    state: PermitState = "valid"


@dataclass(frozen=True, slots=True)
class CartLine:
    """`action` is where the minus, plus and remove buttons post to; empty shows the line without them.

    Without `url` the name is no link. With no `quantity` there is no sum either: it cannot be had now. `note`
    is a few words, `problem` a sentence.
    """

    url: str
    name: str
    amount: int
    quantity: int
    photo_url: str = ""
    variant: str = ""
    note: str = ""
    action: str = ""
    line_id: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One radio or checkbox row: bold label, price at the right, note below."""

    value: str
    label: str
    price: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """`progress` is a percentage while it uploads; `failed` keeps its place and offers to send again.

    `says` is what its owner wrote that it shows.
    """

    url: str = ""
    alt: str = ""
    id: str = ""
    progress: int | None = None
    failed: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A line of a total; an int `text` is written as rupiah."""

    label: str
    text: str | int
    total: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """`struck` for what no longer holds; the note beside it says since when."""

    label: str
    text: str | int
    url: str = ""
    numeric: bool = False
    note: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class TimelineStep:
    state: StepState
    title: str
    note: str = ""
    deadline: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for the reader, or (with `end` and no url) a line with an icon and a price."""

    title: str
    note: str = ""
    icon: str = "box"
    kind: BadgeKind = "info"
    url: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class QueueRow:
    url: str
    left: str
    name: str
    kind: str
    todo: str
    arrived: str
    badge: str = ""
    badge_kind: BadgeKind = "good"
    late: bool = False


@dataclass(frozen=True, slots=True)
class QueueGroup:
    title: str
    rows: Sequence[QueueRow]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    numeric: bool = False
    lead: bool = False
    sort_url: str = ""
    sorted: Literal["", "ascending", "descending"] = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`meter` draws a bar of that percentage before the text; `slow` colours it where the text says so."""

    text: str | int
    url: str = ""
    badge: BadgeKind | None = None
    icon: str = ""
    meter: int | None = None
    slow: bool = False


@dataclass(frozen=True, slots=True)
class FoldTable:
    """Below 40em each row becomes a small list named by its columns. A row has as many cells as columns."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell | str | int]]


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    current: bool = False
    count: int | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    first: int
    last: int
    total: int
    previous_url: str = ""
    next_url: str = ""
