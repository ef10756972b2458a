"""Pages people see: officer, seller, buyer, public, and the look they share.

Views, forms and templates; no rule lives here.
"""
