"""Motifs of leaf and vine: gajah oling, kangkung setingkes, paras gempal, blarak sempal, kopi pecah."""

import math
from random import Random

from marketplace.demo.pictures.canvas import Canvas
from marketplace.demo.pictures.colours import Dye
from marketplace.demo.pictures.motif_parts import CURL, board, curl, flower, isen, round_edges
from marketplace.demo.pictures.path import leaf, petals, smooth


def gajah_oling(dye: Dye) -> Canvas:
    c = board(120, 120, dye)
    isen(c, dye, 120, 120)
    for x, y, turn in ((32, 36, -6), (92, 96, 174)):
        for dx, dy in round_edges(120, 120):
            with c.at(x + dx, y + dy, turn, 0.95):
                c.stroke(CURL, dye.field, 8)
                curl(c, dye.line, 4)
                with c.at(18, -12):
                    c.dot(0, 0, 3.4, dye.accent)
                c.stroke("M-2 30C-12 36-20 34-26 28", dye.line, 2)
                with c.at(-28, 26):
                    flower(c, dye.accent, dye.line, 7, 5)
    for x, y in ((90, 30), (30, 92)):
        with c.at(x, y, 20):
            c.fill(petals(8, 17, 4.2), dye.line)
            c.dot(0, 0, 5.4, dye.field)
            c.dot(0, 0, 3.4, dye.accent)
    return c


def kangkung_setingkes(dye: Dye) -> Canvas:
    c = board(110, 132, dye)
    isen(c, dye, 110, 132, 11)
    for x, y, lean in ((28, 40, -8), (83, 106, 8)):
        for dx, dy in round_edges(110, 132):
            with c.at(x + dx, y + dy, lean):
                for spread, length in ((-26, 44), (-9, 54), (9, 54), (26, 44)):
                    tip = (spread * 1.15, -length * 0.62)
                    c.stroke((smooth([(0, 26), (spread * 0.3, -4), tip], closed=False)), dye.line, 2.2)
                    with c.at(tip[0], tip[1], -90 + spread * 1.4):
                        c.fill(
                            "M-8 0C-14 -5 -10 -12 -2 -8C8 -6 16 -3 24 0C16 3 8 6 -2 8C-10 12 -14 5 -8 0Z",
                            dye.line,
                        )
                        c.stroke("M-6 0H16", dye.field, 1.2)
                c.stroke("M0 26C-8 30-16 30-20 24M0 26C8 30 16 30 20 24", dye.accent, 3)
                c.oval(0, 24, 8, 4.5, dye.accent)
                c.stroke("M-2 28L-7 38M2 28L7 38M0 28V40", dye.line, 2)
    for x, y in ((83, 34), (28, 100)):
        with c.at(x, y):
            flower(c, dye.accent, dye.field, 9, 5)
    return c


def paras_gempal(dye: Dye) -> Canvas:
    c = board(116, 116, dye)
    for x, y, size in ((30, 32, 1.0), (88, 90, 1.0)):
        for dx, dy in round_edges(116, 116):
            with c.at(x + dx, y + dy, 0, size):
                ring = [
                    (27 * math.cos(a) * (1 + 0.13 * (i % 2)), 27 * math.sin(a) * (1 + 0.13 * (i % 2)))
                    for i in range(14)
                    for a in (i * math.pi / 7,)
                ]
                c.fill(smooth(ring), dye.line)
                c.fill(smooth([(px * 0.84, py * 0.84) for px, py in ring]), dye.field)
                for spoke in range(14):
                    a = (spoke + 0.5) * math.pi / 7
                    c.stroke(
                        (((12 * math.cos(a), 12 * math.sin(a)), (20 * math.cos(a), 20 * math.sin(a))),),
                        dye.line,
                        1.5,
                    )
                flower(c, dye.accent, dye.line, 11, 6)
    for x, y, turn in ((90, 30, 40), (30, 90, -50)):
        for dx, dy in round_edges(116, 116):
            with c.at(x + dx, y + dy, turn):
                c.stroke((smooth([(-26, 10), (-8, -6), (8, 6), (26, -10)], closed=False)), dye.line, 2.4)
                for px, py, angle in (
                    (-20, 4, -120),
                    (-10, -4, -60),
                    (0, 0, 100),
                    (10, 6, 40),
                    (20, -4, 100),
                    (22, -6, -60),
                ):
                    with c.at(px, py, angle):
                        c.fill(leaf(14, 5), dye.line)
                c.dot(28, -11, 3.4, dye.accent)
                c.dot(-28, 11, 3.4, dye.accent)
    return c


def blarak_sempal(dye: Dye) -> Canvas:
    c = board(120, 100, dye)
    isen(c, dye, 120, 100, 10)
    for x, y, turn, flip in ((60, 26, -14, 1.0), (0, 76, 14, -1.0)):
        for dx, dy in round_edges(120, 100):
            with c.at(x + dx, y + dy, turn, flip, 1.0):
                spine = smooth([(-50, 12), (-18, -4), (16, -6), (48, 6)], closed=False)
                c.stroke(spine, dye.line, 2.6)
                points = spine[0]
                for index in range(3, len(points) - 2, 3):
                    px, py = points[index]
                    length = 24 - abs(px) * 0.22
                    for angle in (-62 + px * 0.3, 78 + px * 0.3):
                        with c.at(px, py, angle):
                            c.fill(leaf(length, 3.4, 1.6), dye.line)
                with c.at(52, 8):
                    c.dot(0, 0, 3.6, dye.accent)
                    c.dot(-4, 7, 2.6, dye.accent)
                    c.dot(4, 7, 2.6, dye.accent)
    return c


def kopi_pecah(dye: Dye) -> Canvas:
    c = board(100, 100, dye)
    isen(c, dye, 100, 100, 10)
    random = Random("kopi pecah")
    for x, y in ((24, 22), (74, 20), (50, 50), (22, 76), (76, 78)):
        turn = random.uniform(0, 180)
        for dx, dy in round_edges(100, 100):
            with c.at(x + dx, y + dy, turn):
                c.oval(0, 0, 15, 10, dye.line)
                c.stroke("M-13 0C-5-6 5 6 13 0", dye.field, 2.6)
                for angle in (35, 145, -35, -145):
                    with c.at(17 * math.cos(math.radians(angle)), 12 * math.sin(math.radians(angle)), angle):
                        c.fill(leaf(11, 3.4), dye.accent)
    for x, y in ((50, 8), (50, 92), (4, 48), (96, 50)):
        with c.at(x, y):
            flower(c, dye.line, dye.accent, 6, 5)
    return c
