from django.utils.translation import gettext_lazy as _

from foundation.access.permissions import MANAGE_COLLECTIONS
from foundation.access.refusals import Forbidden, Refusal
from foundation.access.viewer import Viewer
from village.residents.rules.register import refuse_number_in

NAME_LENGTH = 100
DESCRIPTION_LENGTH = 1000
MOST_ITEMS = 200


class CollectionNameMissing(Refusal):
    code = "REQUIRED"
    field = "name"
    message = _("Isi nama koleksi, paling panjang %(length)s huruf.")


class CollectionDescriptionTooLong(Refusal):
    code = "INVALID"
    field = "description"
    message = _("Keterangan koleksi paling panjang %(length)s huruf.")


class CollectionEmpty(Refusal):
    code = "REQUIRED"
    field = "products"
    message = _("Koleksi ini masih kosong. Tambahkan paling sedikit satu barang dulu.")


class CollectionFull(Refusal):
    code = "INVALID"
    field = "products"
    message = _("Satu koleksi paling banyak %(most)s barang. Keluarkan satu dulu.")


class AlreadyInCollection(Refusal):
    code = "UNIQUE"
    field = "products"
    message = _("Barang ini sudah ada di koleksi.")


class CollectionAlreadyShown(Refusal):
    code = "ALREADY_PUBLISHED"
    message = _("Koleksi ini sudah tampil.")


class CollectionNotShown(Refusal):
    code = "NOT_PUBLISHED"
    message = _("Koleksi ini memang belum tampil.")


def refuse_stranger(by: Viewer) -> None:
    """Only the regency's officers write collections; raises Forbidden."""
    if not by.may(MANAGE_COLLECTIONS):
        raise Forbidden()


def refuse_words(*, name: str, description: str) -> None:
    """Raises CollectionNameMissing, CollectionDescriptionTooLong, NumberInText."""
    if not name or len(name) > NAME_LENGTH:
        raise CollectionNameMissing(length=NAME_LENGTH)
    if len(description) > DESCRIPTION_LENGTH:
        raise CollectionDescriptionTooLong(length=DESCRIPTION_LENGTH)
    refuse_number_in(name, field="name")
    refuse_number_in(description, field="description")
