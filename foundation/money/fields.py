from typing import Any

from django.core.validators import MinValueValidator
from django.db import models


class RupiahField(models.BigIntegerField):
    """Whole rupiah, never negative. The table's own check constraint guards raw SQL."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("validators", [MinValueValidator(0)])
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs
