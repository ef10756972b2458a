"""Photos: judged by content, turned upright, freed of what they tell, kept by digest."""

import hashlib
import io
import zlib
from itertools import pairwise
from struct import pack

import pillow_heif
import pytest
from django.http import Http404
from PIL import ExifTags, Image
from procrastinate.contrib.django.models import ProcrastinateJob

from catalog.media.files import media_file_path
from catalog.media.formats import SIZES, nearest_size, picture_url
from catalog.media.models import Picture
from catalog.media.rules import NotAPhoto, PhotoTooHeavy, PhotoTooSmall, TooManyPixels
from catalog.media.services import accept_photo, encode_avif
from catalog.media.serving import serve_media
from foundation.access.refusals import NotFound
from foundation.clock import now
from tests.catalog.factories import a_photo
from tests.vendors.factories import a_shop

pytestmark = pytest.mark.django_db


def is_red(pixel) -> bool:
    return pixel[0] > 200 and pixel[2] < 60


def opened(sha256: str, size: int, format: str) -> Image.Image:
    with Image.open(media_file_path(sha256, size, format)) as image:
        image.load()
    return image


def exif_with_gps(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Penanda-Kamera"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "S"
    gps[ExifTags.GPS.GPSLatitude] = (8.0, 12.0, 30.0)
    return exif


def test_a_photo_becomes_four_sizes_of_webp_at_once_and_a_task_for_avif():
    shop, content = a_shop(), a_photo(2000, 1500)

    picture = accept_photo(shop_id=shop.pk, content=content, by=shop.seller, at=now(), alt=" Kopi ")

    assert picture.sha256 == hashlib.sha256(content).hexdigest()
    assert (picture.width, picture.height, picture.alt, picture.avif_ready) == (1024, 768, "Kopi", False)
    assert [opened(picture.sha256, size, "webp").size for size in SIZES] == [
        (96, 72),
        (256, 192),
        (512, 384),
        (1024, 768),
    ]
    assert ProcrastinateJob.objects.filter(
        task_name="catalog.encode_avif", args={"picture_id": picture.pk}
    ).exists()


def test_a_small_photo_is_not_blown_up():
    shop = a_shop()

    picture = accept_photo(shop_id=shop.pk, content=a_photo(300, 200), by=shop.seller, at=now())

    assert opened(picture.sha256, 1024, "webp").size == (300, 200)


def test_the_worker_writes_avif_once():
    shop = a_shop()
    picture = accept_photo(shop_id=shop.pk, content=a_photo(), by=shop.seller, at=now())

    first, second = encode_avif(picture_id=picture.pk), encode_avif(picture_id=picture.pk)

    picture.refresh_from_db()
    assert (first, second, picture.avif_ready) == (True, False, True)
    assert opened(picture.sha256, 256, "avif").size == (256, 192)


def test_a_photo_is_turned_upright_and_says_nothing_of_where_it_was_taken():
    shop = a_shop()
    content = a_photo(400, 300, exif=exif_with_gps(orientation=6))

    picture = accept_photo(shop_id=shop.pk, content=content, by=shop.seller, at=now())
    encode_avif(picture_id=picture.pk)

    upright = opened(picture.sha256, 1024, "webp")
    assert (picture.width, picture.height, upright.size) == (300, 400, (300, 400))
    assert is_red(upright.getpixel((150, 20))) and not is_red(upright.getpixel((150, 380)))
    for format in ("webp", "avif"):
        for size in SIZES:
            image = opened(picture.sha256, size, format)
            assert dict(image.getexif()) == {}
            assert {"exif", "xmp", "icc_profile", "comment"} & image.info.keys() == set()
            assert b"Penanda-Kamera" not in media_file_path(picture.sha256, size, format).read_bytes()


@pytest.mark.parametrize(
    ("format", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "CMYK"), ("WEBP", "RGB"), ("AVIF", "RGB")],
)
def test_photos_of_every_common_kind_are_taken(format, mode):
    shop = a_shop()
    content = io.BytesIO()
    Image.new(mode, (200, 150)).save(content, format)

    picture = accept_photo(shop_id=shop.pk, content=content.getvalue(), by=shop.seller, at=now())

    assert opened(picture.sha256, 512, "webp").size == (200, 150)


def test_a_phone_photo_in_heic_is_taken_upright():
    shop = a_shop()
    content = io.BytesIO()
    with Image.open(io.BytesIO(a_photo(400, 300))) as image:
        pillow_heif.from_pillow(image).save(content, exif=exif_with_gps(orientation=6).tobytes())

    picture = accept_photo(shop_id=shop.pk, content=content.getvalue(), by=shop.seller, at=now())

    upright = opened(picture.sha256, 1024, "webp")
    assert upright.size == (300, 400)
    assert is_red(upright.getpixel((150, 20)))


def test_the_same_bytes_again_are_the_same_picture_and_another_shop_has_its_own():
    shop, other, content = a_shop(), a_shop("Ikan Asin"), a_photo()

    first = accept_photo(shop_id=shop.pk, content=content, by=shop.seller, at=now())
    again = accept_photo(shop_id=shop.pk, content=content, by=shop.seller, at=now())
    elsewhere = accept_photo(shop_id=other.pk, content=content, by=other.seller, at=now())

    assert first == again
    assert (elsewhere.pk == first.pk, elsewhere.sha256) == (False, first.sha256)


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    header = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NotAPhoto),
        (b"%PDF-1.7 bukan foto", NotAPhoto),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAPhoto),
        (a_photo(format="GIF"), NotAPhoto),
        (a_photo()[:900], NotAPhoto),
        (png_that_claims(7072, 7072), TooManyPixels),
        (png_that_claims(60_000, 60_000), TooManyPixels),
        (png_that_claims(300, 300), NotAPhoto),
        (a_photo(95, 400), PhotoTooSmall),
        (b"\xff\xd8" + b"\0" * 12 * 1024 * 1024, PhotoTooHeavy),
    ],
    ids=["empty", "pdf", "svg", "gif", "cut", "50 MP", "bomb", "hollow", "small", "heavy"],
)
def test_what_is_no_photo_is_refused_with_a_sentence(content, refusal, media_root):
    shop = a_shop()

    with pytest.raises(refusal) as refused:
        accept_photo(shop_id=shop.pk, content=content, by=shop.seller, at=now())

    assert str(refused.value).endswith(".")
    assert not Picture.objects.exists()
    assert not media_root.exists()


def test_nobody_adds_a_photo_to_somebody_elses_shop(media_root):
    shop, other = a_shop(), a_shop("Ikan Asin")

    with pytest.raises(NotFound):
        accept_photo(shop_id=shop.pk, content=a_photo(), by=other.seller, at=now())

    assert not Picture.objects.exists()
    assert not media_root.exists()


def test_the_nearest_size_fills_what_is_asked():
    wanted = [None, 0, 1, 96, 97, 256, 300, 1024, 4096]

    assert [nearest_size(size) for size in wanted] == [1024, 1024, 96, 96, 256, 256, 512, 1024, 1024]
    assert all(small < large for small, large in pairwise(SIZES))
    assert picture_url("ab" * 32, 300) == f"/media/ab/{'ab' * 32}/512.webp"


def test_a_picture_is_served_for_a_year_and_nothing_else_is(rf, media_root):
    shop = a_shop()
    picture = accept_photo(shop_id=shop.pk, content=a_photo(), by=shop.seller, at=now())
    (media_root / "rahasia.txt").write_text("rahasia")
    name = picture_url(picture.sha256, 256).removeprefix("/media/")

    def get(name: str):
        request = rf.get(f"/media/{name}")
        request.viewer = None  # nobody asks who is there
        return serve_media(request, name=name)

    answer = get(name)

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content == media_file_path(picture.sha256, 256, "webp").read_bytes()
    for missing in (
        name.replace(".webp", ".avif"),
        name.replace("256", "257"),
        "rahasia.txt",
        f"../media/{name}",
        f"/etc/passwd\0{name}",
        f"zz/{picture.sha256}/256.webp",
    ):
        with pytest.raises(Http404):
            get(missing)
