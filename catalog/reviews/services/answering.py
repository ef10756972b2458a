from datetime import datetime

from django.db import transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _

from catalog.reviews.models import Review
from catalog.reviews.rules import HiddenByDesk, given_answer
from catalog.reviews.states import HIDDEN
from foundation.access.refusals import NotFound
from foundation.access.viewer import Viewer
from foundation.notifications.services import notify
from vendors.mandates.states import GOODS
from vendors.shops.selectors import shops_of


@transaction.atomic
def answer_review(*, review_id: int, text: str, by: Viewer, at: datetime) -> Review:
    """The owner of the shop answers a review, or changes his answer; empty takes it away.

    Raises NotFound for another's shop, HiddenByDesk, TextTooLong, NumberInText.
    """
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("product")
        .filter(pk=review_id, product__shop__in=shops_of(by, GOODS).order_by().values("pk"))
        .first()
    )
    if review is None:
        raise NotFound(field="id")
    if review.state == HIDDEN:
        raise HiddenByDesk(reason=review.hidden_reason)
    answer = given_answer(text)
    first = bool(answer) and not review.answer

    review.answer, review.answered_at = answer, at if answer else None
    review.save(update_fields=["answer", "answered_at"])

    if first and review.account_id is not None:
        notify(
            recipient_id=review.account_id,
            kind="review_answered",
            subject=_("Penjual membalas ulasan Anda: %(product)s") % {"product": review.product.name[:120]},
            body=answer,
            url=f"/barang/{review.product.slug}/ulasan/",
            at=at,
        )
    return review
