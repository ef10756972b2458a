"""The drawing board's inner tools: paints, ramps, glows, dashes, repeats, all in pixels."""

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageColor, ImageDraw

from marketplace.demo.pictures.path import Point


@lru_cache(maxsize=4096)
def _rgb(colour: str) -> tuple[int, int, int]:
    return ImageColor.getrgb(colour)[:3]


def paint(colour: str, alpha: float) -> tuple[int, int, int, int]:
    return *_rgb(colour), round(255 * alpha)


def repeat(swatch: Image.Image, size: tuple[int, int], origin: tuple[int, int] = (0, 0)) -> Image.Image:
    """The swatch side by side over a sheet; doubled at each step, so small swatches stay quick."""
    sheet = Image.new("RGB", size)
    x0, y0 = origin[0] % swatch.width - swatch.width, origin[1] % swatch.height - swatch.height
    row = Image.new("RGB", (size[0] - x0, swatch.height))
    row.paste(swatch, (0, 0))
    filled = swatch.width
    while filled < row.width:
        row.paste(row.crop((0, 0, min(filled, row.width - filled), swatch.height)), (filled, 0))
        filled *= 2
    for y in range(y0, size[1], swatch.height):
        sheet.paste(row, (x0, y))
    return sheet


def between(stops: list[tuple[float, str]], t: float) -> tuple[int, int, int]:
    for (p0, first), (p1, second) in pairwise(stops):
        if t <= p1:
            share = max(0.0, t - p0) / (p1 - p0)
            a, b = paint(first, 1), paint(second, 1)
            return tuple(round(a[i] + (b[i] - a[i]) * share) for i in range(3))  # type: ignore[return-value]
    return paint(stops[-1][1], 1)[:3]


@lru_cache(maxsize=1)
def glow_light() -> Image.Image:
    return Image.radial_gradient("L")


def is_upright_box(lines: list[list[Point]]) -> bool:
    return (
        len(lines) == 1
        and len(lines[0]) == 4
        and len({x for x, _ in lines[0]}) == 2
        and len({y for _, y in lines[0]}) == 2
    )


@lru_cache(maxsize=256)
def ramp_strip(stops: tuple[tuple[float, float], ...]) -> Image.Image:
    values = bytearray(256)
    for step in range(256):
        t = step / 255
        strength = stops[-1][1]
        for (p0, s0), (p1, s1) in pairwise(stops):
            if t <= p1:
                strength = s1 if p1 <= p0 else s0 + (s1 - s0) * max(0.0, (t - p0)) / (p1 - p0)
                break
        values[step] = round(255 * strength)
    return Image.frombytes("L", (256, 1), bytes(values))


def draw_line(pen: ImageDraw.ImageDraw, line: list[Point], ink: object, thickness: int) -> None:
    if len(line) > 1:
        pen.line(line, fill=ink, width=thickness, joint="curve")  # type: ignore[arg-type]
    if thickness > 3:
        r = thickness / 2
        for x, y in (line[0], line[-1]):
            pen.ellipse((x - r, y - r, x + r, y + r), fill=ink)  # type: ignore[arg-type]


def dashes(line: list[Point], on: float, off: float) -> Iterator[list[Point]]:
    piece: list[Point] = [line[0]]
    left, drawing = on, True
    for start, end in pairwise(line):
        length = math.dist(start, end)
        done = 0.0
        while length - done > left:
            done += left
            t = done / length
            point = (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t)
            if drawing:
                yield [*piece, point]
            piece = [point]
            drawing = not drawing
            left = on if drawing else off
        left -= length - done
        if drawing:
            piece.append(end)
    if drawing and len(piece) > 1:
        yield piece
