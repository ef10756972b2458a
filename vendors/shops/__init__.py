"""Shops: the window of a business, open while the law lets it and its seller has it open.

A shop sells while, and only while, the owner is alive and resident in the regency, a permit stands,
no sanction does, and the seller has it open. The lawful part is the SQL function `shop_lawful_span`;
triggers keep its answer in `selling_from … selling_until` in the transaction of the cause.

The owner (an account with a verified identity) opens the shop; he, or whoever holds a mandate for its
profile, describes and switches it; closed for a holiday it opens again by the clock. Officers with
LAY_SANCTIONS whose region covers the village lay and lift sanctions. Everybody sees a selling shop.

States of the seller's switch: open <-> closed. States of a sanction: laid -> lifted (or its end passes).
"""
