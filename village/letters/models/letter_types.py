from django.db import models
from django.db.models import Q


class LetterTypeVersion(models.Model):
    """A letter type as one state of its folder had it. Applications and letters keep their version.

    `spec` is type.toml as JSON, `form` is letter.typ, `sha256` is over both files.
    """

    code = models.SlugField(max_length=24)
    sha256 = models.CharField(max_length=64)
    spec = models.JSONField()
    form = models.TextField()
    current = models.BooleanField(default=True)
    synced_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "sha256"], name="letter_type_version_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(current=True), name="one_current_version_a_letter_type"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.sha256[:8]}"
