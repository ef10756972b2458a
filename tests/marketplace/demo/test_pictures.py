"""Every picture can be drawn, is a picture of its own, and comes out the same each time."""

import hashlib
import os
from time import process_time

import pytest
from PIL import Image, ImageStat

from marketplace.demo.pictures import faces, papers
from marketplace.demo.pictures.gallery import PICTURES, UnknownPicture, draw

SECONDS_FOR_ALL = 8


def digest(image: Image.Image) -> str:
    return hashlib.sha256(image.tobytes()).hexdigest()


def test_all_pictures_are_drawn_distinct_and_colourful():
    started = process_time()
    pictures = {key: draw(key) for key in PICTURES}
    took = process_time() - started

    assert len(PICTURES) >= 60
    assert {(picture.size, picture.mode) for picture in pictures.values()} == {((800, 800), "RGB")}
    assert len({digest(picture) for picture in pictures.values()}) == len(PICTURES)
    for key, picture in pictures.items():
        small = picture.resize((40, 40))
        assert max(ImageStat.Stat(small).stddev) > 12, key
        hues = small.convert("HSV").getchannel("S")
        assert ImageStat.Stat(hues).mean[0] > 12, key
    if os.environ.get("MALL_LONG"):
        assert took < SECONDS_FOR_ALL


@pytest.mark.parametrize("key", ["batik-gajah-oling-indigo", "kopi-kraft", "udang-segar", "ijen-api-biru"])
def test_a_key_always_gives_the_same_pixels(key):
    assert digest(draw(key, 200)) == digest(draw(key, 200))


def test_an_unknown_key_is_refused():
    with pytest.raises(UnknownPicture):
        draw("kotak-abu-abu")


@pytest.mark.parametrize("sector", [None, *faces.EMBLEMS])
def test_shop_faces_differ_and_repeat(sector):
    drawn = [digest(faces.draw_shop_face(seed, sector)) for seed in range(12)]

    assert len(set(drawn)) >= 8
    assert drawn == [digest(faces.draw_shop_face(seed, sector)) for seed in range(12)]


def test_a_selfie_shows_the_face_of_the_card():
    assert faces.Looks.of(5, woman=True) == faces.Looks.of(5, woman=True)
    assert faces.Looks.of(5, woman=True).woman
    assert digest(faces.draw_person(5)) != digest(faces.draw_person(6))


def test_a_card_prints_the_lines_it_is_given():
    blank = papers.draw_ktp_like_document(3)
    filled = papers.draw_ktp_like_document(3, fields={"NIK": "3510154907879480", "Nama": "SITI AMINAH"})

    assert blank.size == filled.size == (856, 540)
    assert digest(blank) != digest(filled)
    assert digest(blank) == digest(papers.draw_ktp_like_document(3))


def test_business_places_differ():
    places = [papers.draw_business_place(seed) for seed in range(6)]

    assert {place.size for place in places} == {(1024, 768)}
    assert len({digest(place) for place in places}) == 6
