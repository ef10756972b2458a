from django.db import models


class Attempt(models.Model):
    """How often something was tried in a window of time. Keys are hashes: no NIK, no address."""

    key_hash = models.BinaryField(max_length=32)
    window_start = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key_hash", "window_start"], name="attempt_once_a_window")
        ]
        indexes = [models.Index(fields=["window_start"], name="attempt_by_window")]
