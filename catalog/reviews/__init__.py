"""What buyers say of goods that reached them: stars, words, up to three photos; the shop's answer.

One review a delivered line, by the account that bought it (marketplace/orders checks that), edited within
30 days. Everybody reads those that are shown, under a short name. The owner of the shop answers. Anybody
signed in reports; the regency's desk decides, but never on a review of his own or of his family's shop.

Review: shown <-> hidden (with a reason). ReviewReport: open -> upheld | dismissed.
Stars are counted into the product by triggers; those of hidden reviews do not count.
"""
