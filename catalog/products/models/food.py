from django.db import models
from django.db.models import Q

from catalog.products.states import CERTIFIED, HALAL_STATES


class FoodRecord(models.Model):
    """What a seller states of food, as the law wants it shown: halal or not, P-IRT and BPOM numbers.

    `halal` is "" until it is said; EXEMPT is for what is sold as harvested or caught. `pirt` holds 15
    digits, `bpom` letters and digits, both without signs between.
    """

    product = models.OneToOneField(
        "catalog.Product", primary_key=True, on_delete=models.CASCADE, related_name="food"
    )
    halal = models.CharField(max_length=12, blank=True)
    halal_number = models.CharField(max_length=25, blank=True)
    pirt = models.CharField(max_length=15, blank=True)
    bpom = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(halal__in=("", *HALAL_STATES)), name="food_halal_is_known"),
            models.CheckConstraint(
                condition=Q(halal=CERTIFIED) & ~Q(halal_number="") | ~Q(halal=CERTIFIED) & Q(halal_number=""),
                name="food_halal_number_with_certificate",
            ),
            models.CheckConstraint(
                condition=Q(pirt="") | Q(pirt__regex="^[0-9]{15}$"), name="food_pirt_has_15_digits"
            ),
        ]
