"""Shapes as lists of points: SVG-like path text, smooth curves through points, and a few ready outlines.

A `Shape` is a tuple of polylines, each a tuple of (x, y) in drawing units.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

Point = tuple[float, float]
Line = tuple[Point, ...]
Shape = tuple[Line, ...]

_TOKEN = re.compile(r"([MLHVCSQZmlhvcsqz])|(-?(?:\d+\.?\d*|\.\d+))")


@lru_cache(maxsize=4096)
def parse(text: str) -> Shape:
    """Flattens SVG path data (all commands but arcs and T) into polylines."""
    tokens = [letter or float(number) for letter, number in _TOKEN.findall(text)]
    lines: list[list[Point]] = []
    x = y = start_x = start_y = 0.0
    last_control: Point | None = None
    command = ""
    position = 0

    def take(count: int) -> list[float]:
        nonlocal position
        numbers = tokens[position : position + count]
        position += count
        return numbers

    while position < len(tokens):
        if isinstance(tokens[position], str):
            command = tokens[position]  # type: ignore[assignment]
            position += 1
            if command in "Zz":
                lines[-1].append((start_x, start_y))
                x, y = start_x, start_y
                last_control = None
                continue
        ox, oy = (x, y) if command.islower() else (0.0, 0.0)
        kind = command.upper()
        if kind == "M":
            dx, dy = take(2)
            x, y = ox + dx, oy + dy
            start_x, start_y = x, y
            lines.append([(x, y)])
            command = "l" if command == "m" else "L"
        elif kind == "L":
            dx, dy = take(2)
            x, y = ox + dx, oy + dy
            _extend(lines, start_x, start_y, (x, y))
        elif kind == "H":
            x = ox + take(1)[0]
            _extend(lines, start_x, start_y, (x, y))
        elif kind == "V":
            y = oy + take(1)[0]
            _extend(lines, start_x, start_y, (x, y))
        else:
            if kind == "C":
                a, b, c, d, e, f = take(6)
                first = (ox + a, oy + b)
            elif kind == "S":
                c, d, e, f = take(4)
                first = (2 * x - last_control[0], 2 * y - last_control[1]) if last_control else (x, y)
            else:
                a, b, e, f = take(4)
                qx, qy = ox + a, oy + b
                first = (x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3)
                c, d = (ox + e) + (qx - ox - e) * 2 / 3 - ox, (oy + f) + (qy - oy - f) * 2 / 3 - oy
            second, end = (ox + c, oy + d), (ox + e, oy + f)
            _extend(lines, start_x, start_y, *cubic((x, y), first, second, end)[1:])
            x, y = end
            last_control = second
            continue
        last_control = None
    return tuple(tuple(line) for line in lines)


def _extend(lines: list[list[Point]], start_x: float, start_y: float, *points: Point) -> None:
    if not lines:
        lines.append([(start_x, start_y)])
    lines[-1].extend(points)


def cubic(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """Points along one cubic curve, more of them the longer it is."""
    reach = math.dist(a, b) + math.dist(b, c) + math.dist(c, d)
    steps = max(5, min(28, int(reach / 5) + 4))
    points = []
    for step in range(steps + 1):
        t = step / steps
        s = 1 - t
        k0, k1, k2, k3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        points.append(
            (k0 * a[0] + k1 * b[0] + k2 * c[0] + k3 * d[0], k0 * a[1] + k1 * b[1] + k2 * c[1] + k3 * d[1])
        )
    return points


def smooth(points: Sequence[Point], closed: bool = True, tension: float = 1.0) -> Shape:
    """A soft curve through the points (Catmull-Rom)."""
    count = len(points)
    out: list[Point] = [points[0]]
    for index in range(count if closed else count - 1):
        p1, p2 = points[index], points[(index + 1) % count]
        p0 = points[index - 1] if closed or index else p1
        p3 = points[(index + 2) % count] if closed or index + 2 < count else p2
        k = tension / 6
        c1 = (p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k)
        c2 = (p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k)
        out.extend(cubic(p1, c1, c2, p2)[1:])
    return (tuple(out),)


@lru_cache(maxsize=1024)
def oval(cx: float, cy: float, rx: float, ry: float, turn: float = 0.0) -> Shape:
    """An ellipse, turned by degrees."""
    steps = max(16, min(96, int(max(rx, ry) * 1.2) + 12))
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    points = []
    for step in range(steps):
        angle = 2 * math.pi * step / steps
        px, py = rx * math.cos(angle), ry * math.sin(angle)
        points.append((cx + px * cos - py * sin, cy + px * sin + py * cos))
    return (tuple(points),)


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> Line:
    """Points of an elliptic arc between two angles in degrees (0 is right, 90 is down)."""
    steps = max(8, int(abs(end - start) / 6))
    return tuple(
        (cx + rx * math.cos(math.radians(a)), cy + ry * math.sin(math.radians(a)))
        for a in (start + (end - start) * step / steps for step in range(steps + 1))
    )


@lru_cache(maxsize=512)
def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> Shape:
    """A rectangle with rounded corners."""
    if not radius:
        return (((x, y), (x + width, y), (x + width, y + height), (x, y + height)),)
    r = min(radius, width / 2, height / 2)
    return (
        arc(x + width - r, y + r, r, r, -90, 0)
        + arc(x + width - r, y + height - r, r, r, 0, 90)
        + arc(x + r, y + height - r, r, r, 90, 180)
        + arc(x + r, y + r, r, r, 180, 270),
    )


def outline(x: float, y: float, width: float, height: float, radius: float = 0.0) -> Shape:
    """The closed edge of a rounded rectangle, to be stroked."""
    (line,) = box(x, y, width, height, radius)
    return ((*line, line[0]),)


@lru_cache(maxsize=256)
def leaf(length: float, width: float, bend: float = 0.0) -> Shape:
    """A pointed leaf from (0, 0) along the x axis; `bend` lifts its middle."""
    top = cubic((0, 0), (length * 0.3, bend - width), (length * 0.7, bend - width), (length, 0))
    bottom = cubic((length, 0), (length * 0.7, bend + width), (length * 0.3, bend + width), (0, 0))
    return (tuple(top + bottom),)


@lru_cache(maxsize=128)
def star(points: int, outer: float, inner: float, turn: float = -90.0) -> Shape:
    """A star or a flower-like zigzag around (0, 0)."""
    return (
        tuple(
            (r * math.cos(a), r * math.sin(a))
            for r, a in (
                (outer if step % 2 == 0 else inner, math.radians(turn + 180 * step / points))
                for step in range(points * 2)
            )
        ),
    )


@lru_cache(maxsize=128)
def petals(count: int, radius: float, width: float, turn: float = 0.0) -> Shape:
    """`count` round petals around (0, 0)."""
    lines: list[Line] = []
    for index in range(count):
        angle = turn + 360 * index / count
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        lines.extend(oval(radius * 0.56 * cos, radius * 0.56 * sin, radius * 0.46, width, angle))
    return tuple(lines)


def spiral(
    cx: float, cy: float, radius: float, turns: float, start: float = 0.0, inner: float = 0.12
) -> Line:
    """A curl that winds inwards; negative `turns` wind the other way."""
    steps = max(12, int(abs(turns) * 26))
    points = []
    for step in range(steps + 1):
        t = step / steps
        r = radius * (1 - (1 - inner) * t)
        angle = math.radians(start + 360 * turns * t)
        points.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
    return tuple(points)
