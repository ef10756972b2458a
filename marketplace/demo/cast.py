"""Who can be signed in as in the demo, and what each should try first. Nobody else there has a password."""

from dataclasses import dataclass

PASSWORD = "kawah-ijen-biru"  # noqa: S105 - printed on the demo's own sheet
HOME_VILLAGE = "35.10.15.2004"
HOME_DISTRICT = "35.10.15"
REGENCY = "35.10"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One line of the demo's sheet. `try_` is one sentence for the person at the keyboard."""

    role: str
    email: str
    first_name: str
    last_name: str
    region: str
    try_: str


BUYER = SignIn(
    "buyer",
    "pembeli@demo.test",
    "Ratna",
    "Dewi",
    "",
    "Buka /, cari “kopi”, masukkan keranjang, lalu pesan dengan bayar di tempat.",
)
APPLICANT = SignIn(
    "applicant",
    "pemohon@demo.test",
    "",
    "",
    HOME_VILLAGE,
    "Buka /jualan/ dan ajukan surat usaha dengan data “applicant” di bawah.",
)
SELLER = SignIn(
    "seller",
    "penjual@demo.test",
    "",
    "",
    HOME_VILLAGE,
    "Buka /jualan/pesanan/ dan terima pesanan yang menunggu.",
)
OPERATOR = SignIn(
    "operator",
    "operator@demo.test",
    "",
    "",
    HOME_VILLAGE,
    "Buka /kantor/ dan periksa permohonan teratas, lalu teruskan ke kepala desa.",
)
HEAD = SignIn(
    "head",
    "kades@demo.test",
    "",
    "",
    HOME_VILLAGE,
    "Buka /kantor/ dan setujui permohonan yang menunggu; kata sandi diminta sekali lagi.",
)
DISTRICT = SignIn(
    "district",
    "kecamatan@demo.test",
    "",
    "",
    HOME_DISTRICT,
    "Buka /kantor/ dan lihat permohonan di desa-desa kecamatan.",
)
REGENCY_OFFICER = SignIn(
    "regency",
    "kabupaten@demo.test",
    "",
    "",
    REGENCY,
    "Buka /kantor/toko/ dan lihat toko; beri sanksi pada salah satunya, etalasenya langsung kosong.",
)
