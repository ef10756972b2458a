import io
import zlib

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from foundation.access.refusals import NotFound
from foundation.encryption import private_files
from tests.village.letters.factories import LATER, MORNING, a_draft, a_photo, an_applicant, everything
from village.letters.intake import (
    LARGEST_BYTES,
    FileTooLarge,
    NotADocument,
    NotAPhoto,
    PhotoTooDark,
    PhotoTooSmall,
    accepted_document,
    accepted_photo,
)
from village.letters.models import ApplicationDocument
from village.letters.rules.refusals import UnknownDocument
from village.letters.services import attach_document, remove_document

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def heic() -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (640, 480), "#c9a26b")).save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_photos_of_each_kind_become_plain_jpegs(kind):
    accepted = accepted_photo(a_photo(kind=kind))

    assert (accepted.content_type, accepted.extension, opened(accepted.content).format) == (
        "image/jpeg",
        "jpg",
        "JPEG",
    )


def test_a_photo_of_an_iphone_is_accepted():
    assert opened(accepted_photo(heic()).content).format == "JPEG"


def test_place_and_camera_do_not_survive_but_the_upright_picture_does():
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Camera of Sri", 6
    exif.get_ifd(0x8825)[1] = "S"
    source = a_photo((800, 400), exif=exif.tobytes())
    assert b"Camera of Sri" in source

    accepted = accepted_photo(source)

    picture = opened(accepted.content)
    assert picture.size == (400, 800)
    assert dict(picture.getexif()) == {}
    assert b"Camera of Sri" not in accepted.content


def test_a_large_photo_is_made_smaller():
    picture = opened(accepted_photo(a_photo((4000, 3000))).content)

    assert picture.size == (2400, 1800)


def test_transparency_becomes_white_paper():
    out = io.BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(out, "PNG")

    picture = opened(accepted_photo(out.getvalue()).content)

    assert picture.getpixel((200, 200)) == (255, 255, 255)


def bomb() -> bytes:
    """A PNG of 60,000 x 60,000 pixels in a few hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (60_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NotAPhoto),
        (b"GIF89a" + b"\0" * 100, NotAPhoto),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAPhoto),
        (PDF, NotAPhoto),
        (b"MZ" + b"\0" * 2000, NotAPhoto),
        (bomb(), FileTooLarge),
        (b"\xff" * (LARGEST_BYTES + 1), FileTooLarge),
    ],
    ids=["empty", "gif", "svg", "pdf", "program", "bomb", "too large"],
)
def test_what_is_no_photo_is_refused_by_its_content(content, refusal):
    with pytest.raises(refusal):
        accepted_photo(content)


def test_a_photo_that_nobody_can_read_is_refused():
    with pytest.raises(PhotoTooSmall):
        accepted_photo(a_photo((200, 200)))
    with pytest.raises(PhotoTooDark):
        accepted_photo(a_photo(colour="#101010"))


def test_a_document_may_be_a_pdf_or_a_photo():
    assert accepted_document(PDF).content_type == "application/pdf"
    assert accepted_document(a_photo()).content_type == "image/jpeg"
    for broken in (b"%PDF-1.7 cut off", b"hello"):
        with pytest.raises(NotADocument):
            accepted_document(broken)
    with pytest.raises(PhotoTooDark):
        accepted_document(a_photo(colour="black"))


@settings(max_examples=100, deadline=None)
@given(cut=st.integers(10, 3000), noise=st.binary(max_size=40))
def test_broken_photos_are_refused_and_never_crash(cut, noise):
    whole = a_photo((320, 320))

    try:
        accepted = accepted_photo(whole[:cut] + noise + whole[cut + len(noise) :])
    except (NotAPhoto, FileTooLarge):
        return

    assert opened(accepted.content).format == "JPEG"


@pytest.mark.django_db
def test_a_new_file_takes_the_place_of_the_old_one(django_capture_on_commit_callbacks):
    applicant = an_applicant()
    draft = a_draft(applicant)
    old = ApplicationDocument.objects.get(application=draft, code="ktp_photo")

    with django_capture_on_commit_callbacks(execute=True):
        new = attach_document(
            application_id=draft.pk,
            document="ktp_photo",
            content=a_photo(colour="#eee"),
            by=applicant.viewer,
            at=LATER,
        )

    assert not private_files.exists(old.file_name)
    assert private_files.read(new.file_name)[:2] == b"\xff\xd8"
    assert draft.documents.filter(code="ktp_photo").count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        remove_document(application_id=draft.pk, document="ktp_photo", by=applicant.viewer, at=LATER)
    assert not private_files.exists(new.file_name)


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing_behind():
    applicant = an_applicant()
    draft = a_draft(applicant)
    stranger = an_applicant().viewer
    before, files = everything(), private_files.names()
    values = {"application_id": draft.pk, "at": LATER}

    with pytest.raises(UnknownDocument):
        attach_document(**values, document="diploma", content=a_photo(), by=applicant.viewer)
    with pytest.raises(NotAPhoto):
        attach_document(**values, document="ktp_photo", content=PDF, by=applicant.viewer)
    with pytest.raises(NotFound):
        attach_document(**values, document="ktp_photo", content=a_photo(), by=stranger)
    with pytest.raises(UnknownDocument):
        remove_document(**values, document="statement", by=applicant.viewer)

    assert everything() == before
    assert private_files.names() == files


@pytest.mark.django_db
def test_files_lie_sealed():
    applicant = an_applicant()
    draft = a_draft(applicant, at=MORNING)

    for document in draft.documents.all():
        on_disk = private_files.path(document.file_name).read_bytes()
        assert b"JFIF" not in on_disk
        assert b"JFIF" in private_files.read(document.file_name)
