import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

# Messages are written in the mall's own language, whatever the page of him who caused them.
from django.utils.translation import gettext_noop as _
from PIL import Image

from catalog.media.files import write_sizes
from catalog.media.formats import WEBP
from catalog.media.photos import clean_photo
from catalog.products.models import Product
from catalog.reviews.models import Review, ReviewPhoto
from catalog.reviews.rules import (
    MOST_PHOTOS,
    AlreadyReviewed,
    HiddenByDesk,
    TooLateToEdit,
    TooManyPhotos,
    given_stars,
    given_text,
    may_edit,
    short_name,
)
from catalog.reviews.states import HIDDEN, SHOWN
from foundation.access.refusals import Forbidden, NotFound
from foundation.access.viewer import Viewer
from foundation.accounts.selectors import own_account
from foundation.audit.services import record_transition
from foundation.notifications.services import notify
from vendors.shops.selectors import owner_account_of


def write_review(
    *,
    line_key: UUID,
    product_id: int,
    stars: int | None,
    by: Viewer,
    at: datetime,
    text: str = "",
    photos: Sequence[bytes] = (),
) -> Review:
    """What a buyer says of a line. The caller has seen that it is his and was delivered.

    Raises Forbidden for a visitor, StarsMissing, TextTooLong, NumberInText, TooManyPhotos, AlreadyReviewed,
    and the refusals of a photo.
    """
    if by.account_id is None:
        raise Forbidden()
    stars, text = given_stars(stars), given_text(text)
    cleaned = _cleaned(photos)
    account = own_account(by)

    with transaction.atomic():
        product = Product.objects.select_related("shop").get(pk=product_id)
        try:
            with transaction.atomic():
                review = Review.objects.create(
                    line_key=line_key,
                    product=product,
                    account_id=by.account_id,
                    author=short_name(account.first_name, account.last_name),
                    stars=stars,
                    text=text,
                    created_at=at,
                )
        except IntegrityError:
            raise AlreadyReviewed() from None
        _add_photos(review, cleaned)
        record_transition(subject=review, from_state="", to_state=SHOWN, by=by.account_id, at=at)
        _tell_seller(review, product, at=at)
    return review


@transaction.atomic
def edit_review(
    *,
    review_id: int,
    stars: int | None,
    by: Viewer,
    at: datetime,
    text: str = "",
    keep_photos: Sequence[int] | None = None,
    photos: Sequence[bytes] = (),
) -> Review:
    """The author changes his review within 30 days; of its photos those in `keep_photos` stay, None: all.

    Raises NotFound, TooLateToEdit, HiddenByDesk, and what `write_review` raises.
    """
    review = Review.objects.select_for_update().filter(pk=review_id, account_id=by.account_id).first()
    if review is None or by.account_id is None:
        raise NotFound(field="id")
    if review.state == HIDDEN:
        raise HiddenByDesk(reason=review.hidden_reason)
    if not may_edit(review, at):
        raise TooLateToEdit()
    review.stars, review.text = given_stars(stars), given_text(text)
    account = own_account(by)

    staying = [one.pk for one in review.photos.all() if keep_photos is None or one.pk in keep_photos]
    if len(staying) + len(photos) > MOST_PHOTOS:
        raise TooManyPhotos()
    cleaned = _cleaned(photos)
    review.photos.exclude(pk__in=staying).delete()
    _add_photos(review, cleaned)
    review.author, review.edited_at = short_name(account.first_name, account.last_name), at
    review.save(update_fields=["stars", "text", "author", "edited_at"])
    return review


def _cleaned(photos: Sequence[bytes]) -> list[tuple[str, Image.Image]]:
    if len(photos) > MOST_PHOTOS:
        raise TooManyPhotos()
    found = {}
    for content in photos:
        image, sha256 = clean_photo(content), hashlib.sha256(content).hexdigest()
        # Files first: whoever sees the row finds them. Left behind by a rollback, they harm nobody.
        write_sizes(image, sha256, WEBP)
        found[sha256] = image
    return list(found.items())


def _add_photos(review: Review, cleaned: Sequence[tuple[str, Image.Image]]) -> None:
    there = set(review.photos.values_list("sha256", flat=True))
    last = max(review.photos.values_list("sort", flat=True), default=-1)
    ReviewPhoto.objects.bulk_create(
        ReviewPhoto(review=review, sha256=sha256, width=image.width, height=image.height, sort=last + number)
        for number, (sha256, image) in enumerate(cleaned, 1)
        if sha256 not in there
    )


def _tell_seller(review: Review, product: Product, *, at: datetime) -> None:
    recipient_id = owner_account_of(product.shop_id)
    if recipient_id is None:
        return
    notify(
        recipient_id=recipient_id,
        kind="review_written",
        subject=_("Ulasan baru, %(stars)s dari 5 bintang: %(product)s")
        % {"stars": review.stars, "product": product.name[:120]},
        body=_("Pembeli menulis ulasan. Anda bisa membalasnya di halaman ulasan toko."),
        url="/jualan/ulasan/",
        at=at,
    )
