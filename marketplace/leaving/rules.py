from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal


class HoldsOffice(Refusal):
    code = "INVALID"
    message = _("Akun ini memegang jabatan. Minta kabupaten memberhentikan jabatannya dulu.")


class KeepsShop(Refusal):
    code = "INVALID"
    message = _("Toko Anda masih buka. Tutup tokonya dulu di halaman Toko.")


class OrdersUnderWay(Refusal):
    code = "INVALID"
    message = _("Masih ada pesanan yang berjalan. Tunggu sampai selesai, atau batalkan dulu.")


class ApplicationsUnderWay(Refusal):
    code = "INVALID"
    message = _("Masih ada permohonan surat yang berjalan. Tunggu keputusannya, atau tarik dulu.")
