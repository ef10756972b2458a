from django.db import models

from village.territory.models import Region


class Numbering(models.Model):
    """How one village numbers one type of letter. `office_part` is the village's own, e.g. `429.515.04`."""

    village = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    letter_type = models.SlugField(max_length=24)
    class_code = models.CharField(max_length=16)
    office_part = models.CharField(max_length=32)
    pattern = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "letter_type"], name="one_numbering_a_village_and_type"
            ),
            models.UniqueConstraint(fields=["letter_type", "office_part"], name="numbering_office_part_once"),
        ]


class LetterCounter(models.Model):
    """The last number given for a village, type and year. Locked last, and only by the issue of a letter."""

    village = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    letter_type = models.SlugField(max_length=24)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "letter_type", "year"], name="one_letter_counter")
        ]
