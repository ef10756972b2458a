"""The pictures of the goods, drawn and written beside the loading by processes of their own."""

import hashlib
import multiprocessing
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor

from catalog.media.files import write_sizes
from catalog.media.formats import WEBP
from marketplace.demo.pictures.faces import draw_shop_face
from marketplace.demo.pictures.gallery import draw

SIDE = 800


def digest(name: str) -> str:
    """The name of a picture's files. The pixels of a name never change, so its digest may stand for them."""
    return hashlib.sha256(f"demo picture {name}".encode()).hexdigest()


class Darkroom:
    """Draws what is asked for; `wait` gives back when all files are on disk."""

    def __init__(self, workers: int = 2) -> None:
        # Spawned, not forked: the parent holds a database connection.
        self._pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
        self._running: dict[str, Future[None]] = {}

    def ask(self, names: Iterable[str]) -> None:
        """`shop:<sector>:<slug>` is a shop's face, anything else a picture of the gallery."""
        for name in names:
            if name not in self._running:
                self._running[name] = self._pool.submit(develop, name)

    @property
    def done(self) -> int:
        return sum(one.done() for one in self._running.values())

    def wait(self) -> int:
        """How many pictures there are now; raises what went wrong with one."""
        for one in self._running.values():
            one.result()
        self._pool.shutdown()
        return len(self._running)


def develop(name: str) -> None:
    """Draw one picture and write its WebP files."""
    kind, *face = name.split(":")
    image = draw_shop_face(face[1], sector=face[0]) if kind == "shop" else draw(name, SIDE)
    write_sizes(image, digest(name), WEBP)
