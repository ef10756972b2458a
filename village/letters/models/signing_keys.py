from django.db import models
from django.db.models import F, Q

from foundation.encryption import register_sealed
from village.territory.models import Region


class SigningKey(models.Model):
    """A key that signs letters of a region and its parts. The public half is published, also when retired."""

    kid = models.CharField(max_length=16, primary_key=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    public_jwk = models.JSONField()
    private_sealed = models.BinaryField()
    active_from = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region"], condition=Q(retired_at=None), name="one_active_signing_key_a_region"
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None) | Q(retired_at__gte=F("active_from")),
                name="signing_key_dates_in_order",
            ),
        ]


register_sealed(SigningKey, "private_sealed")
