from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from foundation.money import RupiahField


class SearchDocument(models.Model):
    """What of a product is searched, written by triggers in the transaction of the cause; by nobody else.

    `words` holds the stems of everything (A name, B kind, attributes and variants, C village and district,
    D description), `name_words` those of the name. `traits` are `attribute:value` of what can be filtered
    by. Whether the shop sells is asked of the shop, never kept here. Unpublished goods have no words.
    """

    product = models.OneToOneField(
        "catalog.Product",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
    )
    shop = models.ForeignKey(
        "vendors.Shop", on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    category = models.ForeignKey(
        "catalog.Category",
        null=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    village_code = models.CharField(max_length=13, blank=True)
    district_code = models.CharField(max_length=13, blank=True)
    published = models.BooleanField(default=False)
    price_min = RupiahField(null=True)
    created_at = models.DateTimeField()
    sold = models.PositiveIntegerField(default=0)
    traits = ArrayField(models.CharField(max_length=200), default=list)
    name_words = SearchVectorField(default="")
    words = SearchVectorField(default="")

    class Meta:
        indexes = [
            GinIndex(fields=["words"], condition=Q(published=True), name="document_by_words"),
            GinIndex(fields=["name_words"], condition=Q(published=True), name="document_by_name"),
            GinIndex(fields=["traits"], condition=Q(published=True), name="document_by_traits"),
            models.Index(fields=["-sold", "-product"], condition=Q(published=True), name="document_by_sold"),
            models.Index(
                fields=["-created_at", "-product"], condition=Q(published=True), name="document_by_age"
            ),
            models.Index(
                fields=["price_min", "product"], condition=Q(published=True), name="document_by_price"
            ),
            models.Index(
                fields=["category", "-sold"], condition=Q(published=True), name="document_by_category"
            ),
            models.Index(fields=["village_code"], condition=Q(published=True), name="document_by_village"),
            models.Index(fields=["shop"], name="document_by_shop"),
        ]


class SearchWord(models.Model):
    """A word that goods are described with: what a mistake is set right to, what is offered while typing.

    `deletions` are the word and all ways to leave out a letter. `goods` counts the names that hold it and
    is brought up to date by a schedule.
    """

    word = models.CharField(max_length=60, primary_key=True)
    stem = models.CharField(max_length=80)
    goods = models.PositiveIntegerField(default=0)
    deletions = ArrayField(models.CharField(max_length=60))

    class Meta:
        indexes = [
            models.Index(fields=["stem"], name="word_by_stem"),
            models.Index(OpClass("word", name="text_pattern_ops"), name="word_by_beginning"),
            models.Index(OpClass("stem", name="text_pattern_ops"), name="word_by_stem_beginning"),
            GinIndex(fields=["deletions"], name="word_by_deletions"),
            GinIndex(OpClass("word", name="gin_trgm_ops"), name="word_by_trigrams"),
        ]


class SearchIndex(models.Model):
    """An Elasticsearch alias that is fed. While there is a row, changes of goods are noted for it."""

    alias = models.CharField(max_length=80, primary_key=True)
    index = models.CharField(max_length=120, blank=True)
    built_at = models.DateTimeField(null=True)


class SearchChange(models.Model):
    """A product whose document in Elasticsearch is out of date, since when; rows go as they are fed."""

    product_id = models.BigIntegerField()
    noted_at = models.DateTimeField(db_default=Now())
