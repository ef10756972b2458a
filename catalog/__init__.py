"""The goods: photos, products, reviews, search."""
