from django.db import models
from django.db.models import Q


class Picture(models.Model):
    """One photo of one shop. `sha256` is the digest of the bytes as uploaded.

    Width and height are those of its largest file, upright.
    """

    shop = models.ForeignKey("vendors.Shop", on_delete=models.PROTECT, related_name="pictures")
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=250, blank=True)
    created_at = models.DateTimeField()
    avif_ready = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "sha256"], name="picture_once_a_shop"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="picture_digest"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="picture_has_a_size"),
        ]
        indexes = [models.Index(fields=["sha256"], name="picture_by_digest")]
