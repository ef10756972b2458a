"""The look of every page: layouts, template tags, filters, form fields and the shapes they take.

It knows no model and decides nothing about people: a page gives it plain values or the dataclasses of
`shapes`. Anyone may be shown anything drawn here; who may see a page is the page's own declaration. The
catalogue for page builders is README.md beside this file; the same drawn is `views.components`. No states.
"""
