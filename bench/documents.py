"""The documents that are timed: what a storefront asks for its list, its product page and its cart."""

PRODUCT_LIST = """query ProductList($first: Int!, $channel: String!) {
  products(first: $first, channel: $channel, sortBy: {field: NAME, direction: ASC}) {
    totalCount
    edges {
      node {
        id name slug
        thumbnail(size: 512, format: WEBP) { url alt }
        category { id name slug }
        vendor { id name slug isSelling village { name kind } }
        pricing {
          onSale
          priceRange { start { gross { amount currency } } stop { gross { amount currency } } }
          priceRangeUndiscounted { start { gross { amount currency } } }
        }
        productVariants(first: 10) {
          edges {
            node {
              id name sku quantityAvailable
              pricing { price { gross { amount currency } } priceUndiscounted { gross { amount currency } } }
            }
          }
        }
      }
      cursor
    }
    pageInfo { endCursor hasNextPage }
  }
}"""

SEARCH = PRODUCT_LIST.replace(
    "query ProductList($first: Int!, ", "query Search($search: String!, $first: Int!, "
).replace(
    "products(first: $first, channel: $channel, sortBy: {field: NAME, direction: ASC})",
    "products(search: $search, first: $first, channel: $channel)",
)

PRODUCT_DETAIL = """query ProductDetails($slug: String!, $channel: String!) {
  product(slug: $slug, channel: $channel) {
    id name slug descriptionPlaintext
    category { id name slug }
    vendor { id name slug isSelling }
    media { url(size: 1024, format: WEBP) alt }
    pricing { priceRange { start { gross { amount currency } } } }
    productVariants(first: 10) {
      edges { node { id name sku quantityAvailable pricing { price { gross { amount currency } } } } }
    }
  }
}"""

CHECKOUT = """query Checkout($id: ID!) {
  checkout(id: $id) {
    id
    lines {
      id quantity
      unitPrice { gross { amount currency } }
      totalPrice { gross { amount currency } }
      variant { id name product { id name slug } }
    }
    subtotalPrice { gross { amount currency } }
    shippingPrice { gross { amount currency } }
    totalPrice { gross { amount currency } }
  }
}"""
