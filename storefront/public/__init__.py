"""Pages for everybody: goods, shops, villages, the check of a letter, help; and the account's own doors.

Nobody signs in to look. Shown is what selling shops publish, and the whole public content of letters; never
a NIK or KK, never why a shop fell. Sign-in, sign-up and the second factor are django-allauth's views with
templates and forms of ours. No states.
"""
