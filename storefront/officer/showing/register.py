from django.utils.translation import gettext as _

from storefront.look.figures import count
from storefront.look.moments import day
from storefront.look.shapes import Fact
from village.residents.selectors import RegisterSize


def facts_of(size: RegisterSize) -> list[Fact]:
    """A register in numbers: above the village nobody's name is opened."""
    return [
        Fact(_("Warga"), count(size.residents), numeric=True),
        Fact(_("Tercatat meninggal"), count(size.died), numeric=True),
        Fact(_("Tercatat pindah"), count(size.moved), numeric=True),
        Fact(_("Terakhir dimuat"), day(size.loaded_at) if size.loaded_at else _("Belum pernah")),
    ]
