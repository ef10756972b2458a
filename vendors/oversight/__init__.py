"""The numbers by village that district and regency oversee, and the files that they take along.

Who holds OVERSEE_VILLAGES sees the villages of his regions: applications, letters, shops, sanctions, how many
stand in the register, and whether the offices have holders. Behind every number but the register's is a list
of as many cases. No name of a resident who has no business, and no NIK, is in any of it. It has no states.
"""
