"""Why a file cannot be read at all. Each sentence says what to do."""

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal


class NotARegisterFile(Refusal):
    code = "INVALID"
    field = "file"
    message = _("Berkas ini bukan xlsx, xlsm, atau CSV. Ekspor ulang dari OpenSID, lalu pilih berkas itu.")


class OldWorkbook(NotARegisterFile):
    message = _(
        "Berkas Excel ini jenis lama (.xls) atau terkunci sandi. Simpan ulang sebagai .xlsx tanpa sandi."
    )


class BrokenFile(NotARegisterFile):
    message = _("Berkas ini rusak atau terpotong. Ekspor ulang dari OpenSID, lalu coba lagi.")


class FileTooLarge(NotARegisterFile):
    message = _(
        "Berkas ini terlalu besar: paling besar %(limit)s MB. Bagi per desa, lalu impor satu per satu."
    )


class UnpacksTooLarge(NotARegisterFile):
    message = _(
        "Isi berkas ini setelah dibuka terlalu besar untuk sebuah register. Ekspor ulang dari OpenSID."
    )


class TooManyRows(NotARegisterFile):
    message = _(
        "Baris terlalu banyak: paling banyak %(limit)s. Bagi per kecamatan, lalu impor satu per satu."
    )


class HeaderMissing(NotARegisterFile):
    message = _(
        "Baris judul kolom tidak ditemukan. Sepuluh baris pertama harus memuat kolom seperti nik dan nama."
    )


class ColumnsNotThere(NotARegisterFile):
    message = _("Kolom yang belum ada: %(columns)s. Ekspor ulang dari OpenSID tanpa menghapus kolom.")
