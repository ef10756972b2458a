from django.utils.translation import gettext_lazy as _

from catalog.products.rules.food import HalalMissing
from foundation.access.refusals import Refusal
from village.residents.rules.register import refuse_number_in

NAME_LENGTH = 160
DESCRIPTION_LENGTH = 10_000
VARIANT_NAME_LENGTH = 120
SKU_LENGTH = 40
MOST_PHOTOS = 8
MOST_VARIANTS = 40
MOST_PRICE = 1_000_000_000
MOST_QUANTITY = 1_000_000
MOST_WEIGHT_GRAMS = 1_000_000


class NameMissing(Refusal):
    code = "REQUIRED"
    field = "name"
    message = _("Isi nama barang, paling panjang %(length)s huruf.")


class VariantNameMissing(NameMissing):
    message = _("Beri nama tiap pilihan, misalnya 250 g atau merah; paling panjang %(length)s huruf.")


class DescriptionTooLong(Refusal):
    code = "INVALID"
    field = "description"
    message = _("Cerita barang terlalu panjang. Paling panjang %(length)s huruf.")


class UnknownCategory(Refusal):
    code = "NOT_FOUND"
    field = "category"
    message = _("Jenis barang ini tidak ada. Pilih dari daftar.")


class UnknownProductType(Refusal):
    code = "NOT_FOUND"
    field = "product_type"
    message = _("Macam barang ini tidak dikenal.")


class PriceOutOfBounds(Refusal):
    code = "INVALID"
    field = "price"
    message = _("Harga diisi dalam rupiah penuh, dari Rp1 sampai Rp1.000.000.000.")


class ListPriceBelowPrice(Refusal):
    code = "INVALID"
    field = "list_price"
    message = _("Harga sebelum potongan tidak boleh di bawah harga jual.")


class QuantityOutOfBounds(Refusal):
    code = "INVALID"
    field = "quantity"
    message = _("Stok diisi dengan angka dari 0 sampai 1.000.000.")


class BelowAllocated(Refusal):
    code = "INVALID"
    field = "quantity"
    message = _("Sebanyak %(allocated)s sudah dipesan orang. Stok tidak bisa kurang dari itu.")


class WeightOutOfBounds(Refusal):
    code = "INVALID"
    field = "weight_grams"
    message = _("Berat diisi dalam gram, dari 0 sampai 1.000.000.")


class VariantTwice(Refusal):
    code = "UNIQUE"
    field = "name"
    message = _("Pilihan %(name)s sudah ada. Beri nama lain, atau ubah yang sudah ada.")


class TooManyVariants(Refusal):
    code = "INVALID"
    field = "name"
    message = _("Satu barang paling banyak %(most)s pilihan.")


class LastVariant(Refusal):
    code = "INVALID"
    field = "name"
    message = _("Barang yang tampil perlu satu pilihan. Sembunyikan dulu barangnya, baru hapus pilihan ini.")


class CodeTaken(Refusal):
    code = "UNIQUE"
    field = "sku"
    message = _("Kode ini sudah dipakai barang lain di toko Anda.")


class CodeTooLong(Refusal):
    code = "INVALID"
    field = "sku"
    message = _("Kode barang paling panjang %(length)s huruf.")


class AlreadyPublished(Refusal):
    code = "ALREADY_PUBLISHED"
    message = _("Barang ini sudah tampil.")


class NotPublished(Refusal):
    code = "NOT_PUBLISHED"
    message = _("Barang ini memang belum tampil.")


class CategoryMissing(Refusal):
    code = "REQUIRED"
    field = "category"
    message = _("Pilih jenis barang dulu, supaya pembeli bisa menemukannya.")


class PriceMissing(Refusal):
    code = "REQUIRED"
    field = "price"
    message = _("Isi harga dulu.")


class PhotoMissing(Refusal):
    code = "REQUIRED"
    field = "image"
    message = _("Tambahkan paling sedikit satu foto dulu.")


class StockMissing(Refusal):
    code = "REQUIRED"
    field = "quantity"
    message = _("Isi stok dulu: paling sedikit satu.")


class TooManyPhotos(Refusal):
    code = "INVALID"
    field = "image"
    message = _("Satu barang paling banyak %(most)s foto. Hapus satu dulu.")


class LastPhoto(Refusal):
    code = "INVALID"
    field = "image"
    message = _("Barang yang tampil perlu satu foto. Tambahkan foto lain dulu, baru hapus yang ini.")


def refuse_text(*, name: str, description: str) -> None:
    """A product has a name, and a story of bearable length."""
    if not name or len(name) > NAME_LENGTH:
        raise NameMissing(length=NAME_LENGTH)
    if len(description) > DESCRIPTION_LENGTH:
        raise DescriptionTooLong(length=DESCRIPTION_LENGTH)
    refuse_number_in(name, field="name")
    refuse_number_in(description, field="description")


def refuse_price(*, price: int, list_price: int) -> None:
    """Whole rupiah; what it cost before is not below what it costs."""
    if not 0 < price <= MOST_PRICE:
        raise PriceOutOfBounds()
    if list_price < price:
        raise ListPriceBelowPrice()
    if list_price > MOST_PRICE:
        raise PriceOutOfBounds(field="list_price")


def refuse_weight(weight_grams: int) -> None:
    """Grams, as the delivery asks them."""
    if not 0 <= weight_grams <= MOST_WEIGHT_GRAMS:
        raise WeightOutOfBounds()


def refuse_quantity(*, quantity: int, allocated: int) -> None:
    """Pieces that are there, those promised to open orders included."""
    if not 0 <= quantity <= MOST_QUANTITY:
        raise QuantityOutOfBounds()
    if quantity < allocated:
        raise BelowAllocated(allocated=allocated)


def lacking(
    *, has_category: bool, has_price: bool, photos: int, available: int, says_halal: bool
) -> list[Refusal]:
    """Everything that a buyer must find and that is not there yet. What is no food says enough of halal."""
    found = [
        (has_category, CategoryMissing()),
        (has_price, PriceMissing()),
        (photos > 0, PhotoMissing()),
        (available > 0, StockMissing()),
        (says_halal, HalalMissing()),
    ]
    return [refusal for there, refusal in found if not there]


def refuse_unready(
    *, has_category: bool, has_price: bool, photos: int, available: int, says_halal: bool
) -> None:
    """What a buyer must find before a product may be shown."""
    for refusal in lacking(
        has_category=has_category,
        has_price=has_price,
        photos=photos,
        available=available,
        says_halal=says_halal,
    ):
        raise refusal
