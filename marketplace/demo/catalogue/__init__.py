"""What the demo regency sells: the tree of goods, eight villages, their businesses and their goods.

The data are TOML files in `data/`, a file a business, so that a person can read a shop on one page; `load` in
`reading` hands them out as the frozen dataclasses of `goods`. Businesses, prices and stock are invented;
villages, codes, places and kinds of goods are real. Nothing here touches the database.
"""
