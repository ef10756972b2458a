"""What is refused about a register's file on its way in."""

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from village.residents.models import RegisterImport
from village.residents.states import IMPORT_MOVES


class PreviewOutdated(Refusal):
    code = "CHANGED"
    message = _("Register sudah berubah sejak pratinjau dibuat. Lihat pratinjau yang baru, lalu terapkan.")


class ImportDecided(Refusal):
    code = "ALREADY_DECIDED"
    message = _("Berkas ini sudah diterapkan atau dibuang. Muat ulang halaman untuk melihat keadaannya.")


class FileMissing(Refusal):
    code = "REQUIRED"
    field = "file"
    message = _("Pilih berkas ekspor OpenSID dulu.")


def refuse_import_move(register_import: RegisterImport, to_state: str) -> None:
    """Raises ImportDecided."""
    if to_state not in IMPORT_MOVES[register_import.state]:
        raise ImportDecided()
