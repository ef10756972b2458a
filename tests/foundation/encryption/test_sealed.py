import base64

import pytest
from django.core.management import call_command

from foundation.encryption import keyed_hash, private_files, seal, unseal
from foundation.encryption.keys import UnknownKey
from foundation.encryption.sealed import NotSealedHere, key_id_of

NIK = "3510174509879001"
PLACE = {"table": "village_resident", "column": "nik_sealed", "pk": 7}


def a_ring(*ids: str) -> str:
    return ",".join(
        f"{key_id}:{base64.b64encode(key_id.encode().ljust(32, b'.')).decode()}" for key_id in ids
    )


def test_a_sealed_value_opens_in_its_place():
    assert unseal(seal(NIK, **PLACE), **PLACE) == NIK


@pytest.mark.parametrize(
    "elsewhere",
    [{"pk": 8}, {"column": "kk_sealed"}, {"table": "village_letter"}],
    ids=["row", "column", "table"],
)
def test_a_sealed_value_cannot_be_moved(elsewhere):
    blob = seal(NIK, **PLACE)

    with pytest.raises(NotSealedHere):
        unseal(blob, **{**PLACE, **elsewhere})


def test_an_altered_value_does_not_open():
    blob = bytearray(seal(NIK, **PLACE))
    blob[-1] ^= 1

    with pytest.raises(NotSealedHere):
        unseal(bytes(blob), **PLACE)


def test_the_same_value_is_never_sealed_to_the_same_bytes_nor_readable_in_them():
    first, second = seal(NIK, **PLACE), seal(NIK, **PLACE)

    assert first != second
    assert NIK.encode() not in first


def test_an_old_key_still_opens_and_a_lost_key_says_so(settings):
    settings.MALL_FIELD_KEYS = a_ring("old")
    blob = seal(NIK, **PLACE)

    settings.MALL_FIELD_KEYS = a_ring("new", "old")
    assert unseal(blob, **PLACE) == NIK
    assert key_id_of(seal(NIK, **PLACE)) == "new"

    settings.MALL_FIELD_KEYS = a_ring("new")
    with pytest.raises(UnknownKey):
        unseal(blob, **PLACE)


def test_hashes_find_a_value_and_are_apart_for_each_purpose():
    assert keyed_hash(NIK, "nik") == keyed_hash(NIK, "nik")
    assert keyed_hash(NIK, "nik") != keyed_hash(NIK, "kk")


def test_a_private_file_lies_sealed_on_disk(settings, tmp_path):
    settings.MALL_VAR = tmp_path
    private_files.save("ktp/a1.jpg", b"photo of " + NIK.encode())

    assert private_files.read("ktp/a1.jpg") == b"photo of " + NIK.encode()
    assert NIK.encode() not in private_files.path("ktp/a1.jpg").read_bytes()


@pytest.mark.parametrize("name", ["../x", "a", "/etc/passwd", "a/../../b", "A/b", "a/b\0c", ""])
def test_a_private_file_name_cannot_leave_its_folder(name):
    with pytest.raises(ValueError):
        private_files.path(name)


@pytest.mark.django_db
def test_rotation_reseals_files_under_the_first_key(settings, tmp_path, capsys):
    settings.MALL_VAR = tmp_path
    # The migrations' own signing key is sealed by the key of the tests.
    ring_of_the_tests = settings.MALL_FIELD_KEYS
    settings.MALL_FIELD_KEYS = a_ring("old")
    private_files.save("ktp/a1.jpg", b"photo")
    settings.MALL_FIELD_KEYS = f"{a_ring('new', 'old')},{ring_of_the_tests}"

    call_command("rotate_keys")

    assert key_id_of(private_files.path("ktp/a1.jpg").read_bytes()) == "new"
    settings.MALL_FIELD_KEYS = a_ring("new")
    assert private_files.read("ktp/a1.jpg") == b"photo"
    printed = capsys.readouterr()
    assert "KEEP THE KEYS" in printed.err
    assert "private files: 1 of 1 resealed under new" in printed.out
