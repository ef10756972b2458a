"""`{% load mall %}`: the tags and filters of the look, gathered for Django, which looks for them here."""

from django.template import Library

from storefront.look import field_tags, filters, frame_tags, goods_tags, telling_tags

register = Library()
for part in (frame_tags, field_tags, goods_tags, telling_tags, filters):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
