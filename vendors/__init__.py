"""The sellers: shops that sell while, and only while, the law lets them."""
