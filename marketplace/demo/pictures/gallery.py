"""The door to the pictures: their names, and one function that draws any of them."""

from collections.abc import Callable
from random import Random

from PIL import Image

from marketplace.demo.pictures import (
    carving,
    clay,
    cloth,
    cloth_table,
    coast,
    coffee,
    coffee_cup,
    dishes,
    farm,
    fish,
    forest,
    fruit,
    fruit_trays,
    kitchen,
    lamps,
    larder,
    outings,
    pantry,
    reef,
    shellfish,
    spices,
    upland,
    village_life,
    wear,
    weaving,
    weaving_wear,
    yard,
)
from marketplace.demo.pictures.canvas import Canvas

SIZE = 800

SCENES: dict[str, Callable[[Canvas, Random], None]] = {
    **cloth.SCENES,
    **cloth_table.SCENES,
    **wear.SCENES,
    **weaving.SCENES,
    **weaving_wear.SCENES,
    **lamps.SCENES,
    **carving.SCENES,
    **clay.SCENES,
    **coffee.SCENES,
    **coffee_cup.SCENES,
    **farm.SCENES,
    **spices.SCENES,
    **yard.SCENES,
    **fruit.SCENES,
    **fruit_trays.SCENES,
    **kitchen.SCENES,
    **dishes.SCENES,
    **pantry.SCENES,
    **larder.SCENES,
    **fish.SCENES,
    **shellfish.SCENES,
    **upland.SCENES,
    **forest.SCENES,
    **coast.SCENES,
    **reef.SCENES,
    **village_life.SCENES,
    **outings.SCENES,
}

PICTURES: tuple[str, ...] = tuple(SCENES)


class UnknownPicture(KeyError):
    """No scene is known by this name."""


def draw(picture_key: str, size: int = SIZE) -> Image.Image:
    """A square RGB picture; the same key gives the same pixels on every machine.

    Raises UnknownPicture for a key that is not in PICTURES.
    """
    if picture_key not in SCENES:
        raise UnknownPicture(picture_key)
    canvas = Canvas(size=size)
    SCENES[picture_key](canvas, Random(picture_key))
    return canvas.picture()
