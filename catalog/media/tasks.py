from catalog.media.services import encode_avif
from foundation.tasks import task


@task(name="catalog.encode_avif", queue="pictures")
def encode_avif_task(picture_id: int) -> None:
    encode_avif(picture_id=picture_id)
