"""A drawing board over Pillow: 400 x 400 units, drawn at twice the size and reduced, so edges are clean."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFont

from marketplace.demo.pictures.brushes import (
    between,
    dashes,
    draw_line,
    glow_light,
    is_upright_box,
    paint,
    ramp_strip,
    repeat,
)
from marketplace.demo.pictures.path import Point, Shape, box, oval, parse

UNITS = 400
OVERSAMPLING = 2
Matrix = tuple[float, float, float, float, float, float]
Stops = list[tuple[float, float]]


class Canvas:
    """Draws shapes given in units; `picture()` hands back the finished image."""

    def __init__(
        self,
        ground: str = "#e9e1d0",
        size: int = 800,
        width_units: float = UNITS,
        height_units: float = UNITS,
    ):
        self.scale = size * OVERSAMPLING / width_units
        self.width, self.height = width_units, height_units
        pixels = (size * OVERSAMPLING, round(height_units * self.scale))
        self.image = Image.new("RGB", pixels, ground)
        self._pen = ImageDraw.Draw(self.image, "RGBA")
        self._matrix: Matrix = (self.scale, 0, 0, self.scale, 0, 0)

    def picture(self) -> Image.Image:
        return self.image.reduce(OVERSAMPLING)

    @contextmanager
    def at(
        self, x: float, y: float, turn: float = 0.0, size: float = 1.0, tall: float | None = None
    ) -> Iterator[None]:
        """Moves, turns (degrees) and sizes what is drawn inside; `tall` is another size for the y axis."""
        before = self._matrix
        a, b, c, d, e, f = before
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        sy = size if tall is None else tall
        self._matrix = (
            (a * cos + c * sin) * size,
            (b * cos + d * sin) * size,
            (c * cos - a * sin) * sy,
            (d * cos - b * sin) * sy,
            a * x + c * y + e,
            b * x + d * y + f,
        )
        yield
        self._matrix = before

    @contextmanager
    def inside(self, shape: str | Shape) -> Iterator[None]:
        """Only what falls inside the shape stays of what is drawn meanwhile."""
        mask, corner = self._mask(shape)
        before = self.image.copy()
        yield
        if mask is not None:
            frame = (corner[0], corner[1], corner[0] + mask.width, corner[1] + mask.height)
            before.paste(self.image.crop(frame), corner, mask)
        self.image.paste(before)

    def fill(self, shape: str | Shape, colour: str, alpha: float = 1.0) -> None:
        ink = paint(colour, alpha)
        for line in self._place(shape):
            if len(line) > 2:
                self._pen.polygon(line, fill=ink)

    def oval(
        self, cx: float, cy: float, rx: float, ry: float, colour: str, alpha: float = 1.0, turn: float = 0.0
    ) -> None:
        self.fill(oval(cx, cy, rx, ry, turn), colour, alpha)

    def dot(self, cx: float, cy: float, radius: float, colour: str, alpha: float = 1.0) -> None:
        """A circle; quicker than `oval` for very many small ones."""
        a, b, c, d, e, f = self._matrix
        x, y = a * cx + c * cy + e, b * cx + d * cy + f
        r = radius * math.sqrt(abs(a * d - b * c))
        self._pen.ellipse((x - r, y - r, x + r, y + r), fill=paint(colour, alpha))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str,
        alpha: float = 1.0,
        radius: float = 0.0,
    ) -> None:
        self.fill(box(x, y, width, height, radius), colour, alpha)

    def stroke(
        self,
        shape: str | Shape,
        colour: str,
        width: float,
        alpha: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """A line with round ends; a translucent one does not darken where it crosses itself."""
        lines = self._place(shape)
        thickness = max(
            1,
            round(
                width * math.sqrt(abs(self._matrix[0] * self._matrix[3] - self._matrix[1] * self._matrix[2]))
            ),
        )
        if dash:
            unit = thickness / width
            lines = [piece for line in lines for piece in dashes(line, dash[0] * unit, dash[1] * unit)]
        if alpha >= 1:
            for line in lines:
                draw_line(self._pen, line, paint(colour, 1), thickness)
            return
        frame = self._frame(lines, thickness)
        if frame is None:
            return
        mask = Image.new("L", (frame[2] - frame[0], frame[3] - frame[1]))
        pen = ImageDraw.Draw(mask)
        for line in lines:
            draw_line(pen, [(x - frame[0], y - frame[1]) for x, y in line], round(255 * alpha), thickness)
        self.image.paste(paint(colour, 1)[:3], frame, mask)

    def shade(self, shape: str | Shape, colour: str, stops: Stops, down: bool = False) -> None:
        """One colour over the shape, its strength running left to right (or downwards) through the stops."""
        lines = self._place(shape)
        frame = self._frame(lines)
        if frame is None:
            return
        width, height = frame[2] - frame[0], frame[3] - frame[1]
        ramp = ramp_strip(tuple(stops))
        if down:
            strip = ramp.resize((height, 1), Image.Resampling.BILINEAR).transpose(Image.Transpose.ROTATE_270)
        else:
            strip = ramp.resize((width, 1), Image.Resampling.BILINEAR)
        strength = strip.resize((width, height), Image.Resampling.NEAREST)
        if not is_upright_box(lines):
            mask, _ = self._mask(shape)
            strength = ImageChops.multiply(mask, strength)  # type: ignore[arg-type]
        self.image.paste(paint(colour, 1)[:3], frame, strength)

    def wash(self, shape: str | Shape, stops: list[tuple[float, str]], down: bool = False) -> None:
        """Fills with colours that run into each other, left to right or top to bottom."""
        frame = self._frame(lines := self._place(shape))
        if frame is None:
            return
        width, height = frame[2] - frame[0], frame[3] - frame[1]
        strip = Image.new("RGB", (256, 1))
        strip.putdata([between(stops, step / 255) for step in range(256)])
        strip = strip.resize((height if down else width, 1), Image.Resampling.BILINEAR)
        if down:
            strip = strip.transpose(Image.Transpose.ROTATE_270)
        sheet = strip.resize((width, height), Image.Resampling.NEAREST)
        self.image.paste(sheet, frame[:2], None if is_upright_box(lines) else self._mask(shape)[0])

    def blend(self, shape: str | Shape, *colours: str) -> None:
        """Fills from the first colour at the top to the last at the bottom, evenly."""
        last = len(colours) - 1
        self.wash(shape, [(index / last, colour) for index, colour in enumerate(colours)], down=True)

    def glow(
        self, cx: float, cy: float, radius: float, colour: str, alpha: float = 1.0, squash: float = 1.0
    ) -> None:
        """A soft round light (or shadow) that fades to nothing at its edge."""
        a, b, c, d, e, f = self._matrix
        x, y = a * cx + c * cy + e, b * cx + d * cy + f
        r = radius * math.sqrt(abs(a * d - b * c))
        left, top = max(0, round(x - r)), max(0, round(y - r * squash))
        right, bottom = min(self.image.width, round(x + r)), min(self.image.height, round(y + r * squash))
        if right <= left or bottom <= top:
            return
        light = glow_light().point([round(255 * alpha * max(0.0, 1 - v / 179) ** 1.3) for v in range(256)])
        k = 256 / (2 * r)
        part = (
            (left - x + r) * k,
            (top - y + r * squash) * k / squash,
            (right - x + r) * k,
            (bottom - y + r * squash) * k / squash,
        )
        part = (max(0.0, part[0]), max(0.0, part[1]), min(256.0, part[2]), min(256.0, part[3]))
        mask = light.resize((right - left, bottom - top), Image.Resampling.BILINEAR, box=part)
        self.image.paste(paint(colour, 1)[:3], (left, top, right, bottom), mask)

    def tile(self, shape: str | Shape, swatch: Image.Image, origin: Point = (0.0, 0.0)) -> None:
        """Covers the shape with the repeated swatch."""
        mask, corner = self._mask(shape)
        if mask is None:
            return
        sheet = repeat(
            swatch,
            mask.size,
            (round(origin[0] * self.scale) - corner[0], round(origin[1] * self.scale) - corner[1]),
        )
        self.image.paste(sheet, corner, mask)

    def lay(self, shape: str | Shape, sheet: Image.Image) -> None:
        """Puts a picture, stretched to the shape's frame, inside the shape."""
        mask, corner = self._mask(shape)
        if mask is None:
            return
        self.image.paste(sheet.resize(mask.size, Image.Resampling.BILINEAR), corner, mask)

    def write(
        self, x: float, y: float, text: str, height: float, colour: str, alpha: float = 1.0, turn: float = 0.0
    ) -> None:
        """Lettering for papers; product pictures carry none. (x, y) is the left middle of the line."""
        font = ImageFont.load_default(size=height * self.scale)
        left, top, right, bottom = font.getbbox(text, anchor="lm")
        mask = Image.new("L", (round(right - left) + 4, round(bottom - top) + 4))
        ImageDraw.Draw(mask).text((2 - left, 2 - top), text, fill=round(255 * alpha), font=font, anchor="lm")
        if turn:
            mask = mask.rotate(-turn, expand=True, resample=Image.Resampling.BICUBIC)
        a, b, c, d, e, f = self._matrix
        px, py = round(a * x + c * y + e), round(b * x + d * y + f)
        corner = (px, py - mask.height // 2)
        self.image.paste(
            paint(colour, 1)[:3], (*corner, corner[0] + mask.width, corner[1] + mask.height), mask
        )

    def _place(self, shape: str | Shape) -> list[list[Point]]:
        a, b, c, d, e, f = self._matrix
        lines = parse(shape) if isinstance(shape, str) else shape
        return [[(a * x + c * y + e, b * x + d * y + f) for x, y in line] for line in lines]

    def _frame(self, lines: list[list[Point]], margin: float = 0) -> tuple[int, int, int, int] | None:
        xs = [x for line in lines for x, _ in line]
        ys = [y for line in lines for _, y in line]
        left, top = max(0, math.floor(min(xs) - margin)), max(0, math.floor(min(ys) - margin))
        right = min(self.image.width, math.ceil(max(xs) + margin) + 1)
        bottom = min(self.image.height, math.ceil(max(ys) + margin) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None

    def _mask(self, shape: str | Shape) -> tuple[Image.Image | None, tuple[int, int]]:
        lines = self._place(shape)
        frame = self._frame(lines)
        if frame is None:
            return None, (0, 0)
        mask = Image.new("L", (frame[2] - frame[0], frame[3] - frame[1]))
        pen = ImageDraw.Draw(mask)
        for line in lines:
            if len(line) > 2:
                pen.polygon([(x - frame[0], y - frame[1]) for x, y in line], fill=255)
        return mask, (frame[0], frame[1])
