"""Who holds which office: operator, head and deputy of a village, district and regency officers.

Each is a resident of the register, bound to an account, for a span of days. The regency appoints, invites
who has no account yet, lends an officer to a village that lacks one, and dismisses (MANAGE_OFFICERS);
`./mall manage appoint_officer` makes the first one. What a role may do is one table in `rules.py`; nobody
decides for himself or his family, nor beyond his region.

States of an invitation: invited -> accepted | cancelled (or its days pass).
"""
