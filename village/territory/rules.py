from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext_lazy as _

from foundation.access.refusals import Refusal
from village.territory.states import DESA, DISTRICT, KELURAHAN, REGENCY

EARTH_RADIUS_KM = 6371.0088

LEVEL_NAMES = {
    REGENCY: _("Kabupaten"),
    DISTRICT: _("Kecamatan"),
    DESA: _("Desa"),
    KELURAHAN: _("Kelurahan"),
}


class UnknownVillage(Refusal):
    code = "NOT_FOUND"
    field = "village"
    message = _("Desa atau kelurahan ini tidak ada dalam daftar. Pilih dari daftar.")


class NotYourVillage(Refusal):
    code = "NOT_YOUR_VILLAGE"
    message = _("Ini di luar wilayah tugas Anda. Petugas di desa itu yang melanjutkan.")


def covers(region_code: str, other_code: str) -> bool:
    """Whether a region is the other one or contains it: `35.10.17` covers `35.10.17.2004`."""
    return bool(region_code) and (other_code == region_code or other_code.startswith(f"{region_code}."))


def haversine_km(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """The distance over the ground between two points given in degrees."""
    lat_1, lat_2 = radians(lat), radians(other_lat)
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin(radians(other_lng - lng) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
