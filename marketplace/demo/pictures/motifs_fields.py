"""Motifs that fill a field: gedhegan, moto pitik, beras kutah, galaran, sekar jagad, ukel."""

import math
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import Dye, mix
from marketplace.demo.pictures.motif_parts import board, curl, flower, round_edges
from marketplace.demo.pictures.path import Point, arc, leaf, smooth, spiral, star


def gedhegan(dye: Dye) -> Canvas:
    c = board(96, 96, dye)
    band = mix(dye.field, dye.line, 0.16)
    for row in range(4):
        for column in range(4):
            x, y = column * 24, row * 24
            upright = (row + column) % 2 == 0
            c.box(x + 1, y + 1, 22, 22, band)
            for step in range(4):
                offset = 4 + step * 5.2
                run = (
                    ((x + offset, y + 2), (x + offset, y + 22))
                    if upright
                    else ((x + 2, y + offset), (x + 22, y + offset))
                )
                c.stroke((run,), dye.line, 2)
    for row in range(5):
        for column in range(5):
            if (row + column) % 2 == 0:
                with c.at(column * 24, row * 24):
                    c.fill(star(4, 8, 3), dye.accent)
    return c


def moto_pitik(dye: Dye) -> Canvas:
    c = board(60, 60, dye)
    for x, y in ((0, 0), (60, 0), (0, 60), (60, 60), (30, 30)):
        with c.at(x, y):
            c.fill(star(4, 27, 24), dye.line)
            c.fill(star(4, 23.4, 20.6), dye.field)
            for step in range(12):
                a = step * math.pi / 6
                c.dot(13.5 * math.cos(a), 13.5 * math.sin(a), 1.5, dye.line)
            c.dot(0, 0, 8, dye.line)
            c.dot(0, 0, 5.4, dye.field)
            c.dot(0, 0, 2.8, dye.accent)
    for x, y in ((30, 0), (0, 30), (60, 30), (30, 60)):
        with c.at(x, y):
            flower(c, dye.accent, dye.field, 6, 4)
    return c


def beras_kutah(dye: Dye) -> Canvas:
    c = board(100, 100, dye)
    random = Random("beras kutah")
    for row in range(7):
        for column in range(7):
            x, y = column * 14.3 + random.uniform(-3, 3), row * 14.3 + random.uniform(-3, 3)
            turn, tone = random.uniform(0, 180), random.choice((dye.line, dye.line, dye.line, dye.accent))
            for dx, dy in round_edges(100, 100):
                if -8 < x + dx < 108 and -8 < y + dy < 108:
                    c.oval(x + dx, y + dy, 4.6, 2, tone, turn=turn)
    return c


def galaran(dye: Dye) -> Canvas:
    c = board(96, 120, dye)
    for band in range(-1, 5):
        x = band * 24
        wave = [(x + 6 * math.sin(2 * math.pi * y / 120), y) for y in range(-10, 131, 10)]
        c.stroke((tuple(wave),), dye.line, 2.2)
        c.stroke((tuple((px + 5, py) for px, py in wave),), dye.line, 1.2)
        for index in range(1, 14):
            px, py = wave[index]
            if band % 2 == 0:
                with c.at(px + 14.5, py):
                    c.fill(star(4, 5.4, 2), dye.accent)
            else:
                c.dot(px + 14.5, py, 2.2, dye.line)
    return c


def sekar_jagad(dye: Dye) -> Canvas:
    c = board(168, 168, dye)
    random = Random("sekar jagad")
    tones = [
        dye.field,
        mix(dye.field, dye.accent, 0.55),
        mix(dye.field, "#7a1f2b", 0.6),
        mix(dye.field, dye.line, 0.8),
        mix(dye.field, "#23513f", 0.6),
    ]
    centres = [
        (x * 56 + 28 + random.uniform(-14, 14), y * 42 + 21 + random.uniform(-9, 9))
        for y in range(4)
        for x in range(3)
    ]
    for index, (x, y) in enumerate(centres):
        tone = tones[(index * 2 + index // 3) % 5]
        ink = dye.line if tone != tones[3] else dye.field
        others = [
            (px + dx - x, py + dy - y)
            for px, py in centres
            for dx, dy in round_edges(168, 168)
            if (px + dx, py + dy) != (x, y)
        ]
        cell = _cell(others)
        for dx, dy in round_edges(168, 168):
            with c.at(x + dx, y + dy):
                c.fill(smooth(cell), dye.line)
                with c.at(0, 0, 0, 0.9):
                    c.fill(smooth(cell), tone)
                _patch(c, index % 4, ink, dye.accent if tone != tones[1] else dye.line)
    return c


def _cell(others: list[Point]) -> list[Point]:
    """The cell around (0, 0) that is nearer to it than to the others."""
    polygon: list[Point] = [(-60, -60), (60, -60), (60, 60), (-60, 60)]
    for px, py in others:
        limit = (px * px + py * py) / 2
        kept: list[Point] = []
        for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True):
            da, db = a[0] * px + a[1] * py - limit, b[0] * px + b[1] * py - limit
            if da <= 0:
                kept.append(a)
            if da * db < 0:
                t = da / (da - db)
                kept.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
        polygon = kept
    return polygon


def _patch(c: Canvas, kind: int, ink: str, accent: str) -> None:
    if kind == 0:
        flower(c, ink, accent, 13, 6)
    elif kind == 1:
        for x in (-12, -4, 4, 12):
            for y in (-10, -2, 6):
                c.dot(x + (y % 4), y + 2, 1.7, ink)
    elif kind == 2:
        with c.at(-4, 0, 10, 0.42):
            curl(c, ink, 4.6)
    else:
        for angle in range(0, 360, 60):
            with c.at(0, 0, angle):
                c.fill(leaf(14, 4), ink)
        c.dot(0, 0, 3, accent)


def ukel(dye: Dye) -> Canvas:
    c = board(90, 90, dye)
    for x, y, turns, start in (
        (22, 24, 1.7, 20),
        (68, 20, -1.7, 160),
        (24, 68, -1.7, 30),
        (68, 68, 1.7, 200),
    ):
        for dx, dy in round_edges(90, 90):
            c.stroke((spiral(x + dx, y + dy, 17, turns, start),), dye.line, 2.6)
            c.stroke((arc(x + dx, y + dy, 21, 21, start + 30, start + 200),), dye.accent, 1.4)
            c.dot(x + dx, y + dy, 1.8, dye.accent)
    for x, y in ((45, 45), (0, 45), (90, 45), (45, 0), (45, 90)):
        with c.at(x, y):
            c.fill(star(4, 7, 2.6), dye.line)
    return c
