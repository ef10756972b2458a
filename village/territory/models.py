from django.db import models
from django.db.models import F, Q

from foundation.clock import NO_END
from village.territory.states import LEVELS, VILLAGE_LEVELS


class RegionQuerySet(models.QuerySet["Region"]):
    def villages(self) -> "RegionQuerySet":
        """Desa and kelurahan: where people live and letters come from."""
        return self.filter(level__in=VILLAGE_LEVELS)


class Region(models.Model):
    """A part of the regency by its Kemendagri code (`35.10.17.2004`); nothing else stores a region's name."""

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=80)
    level = models.CharField(max_length=12)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    postal_code = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(default=NO_END)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="region_level_known"),
            models.CheckConstraint(
                condition=Q(valid_from__lte=F("valid_until")), name="region_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_village(self) -> bool:
        return self.level in VILLAGE_LEVELS
