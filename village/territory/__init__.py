"""The regency's parts: 1 regency, 25 districts, 189 desa and 28 kelurahan, by Kemendagri code.

Everybody may read them; they change only by migrations. A region reaches another when its code is
that code or an ancestor's (`rules.covers`).
"""
