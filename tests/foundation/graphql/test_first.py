import orjson, pytest
from tests.foundation.graphql.toy_schema import *

def both(schema, text, variables=None, viewer=VISITOR):
    ex = schema.start(text, variables, viewer)
    from foundation.graphql.schema import answer
    a = answer(*ex.run()); b = answer(*schema.start(text, variables, viewer).reference())
    print(ex.fell_back)
    assert orjson.dumps(a) == orjson.dumps(b)
    return a

def test_it(toy):
    a = both(toy, """{ products(first: 3) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id name status created tags weight
      thumbnail { url } pricing { onSale range { start { gross { amount currency } } } } category { name parent { name } translation(languageCode: EN) { name language } }
      shop { name email place { city } products { edges { node { name } } } }
      variants { sku quantity attributes { attribute { slug } values { name siblings } named { id } uses } assigned(slug: "organic") { __typename attribute { name } ... on AssignedBoolean { value } } }
      productVariants(first: 1) { totalCount edges { node { name product { name } } } }
      metadata { key value }
    } } } settings { title lines { __typename ... on FeeLine { name price { amount } } ... on Rebate { share } } flagship { name } shops { name } item { metadata { key } } } hits { __typename ... on HitShop { title shop { name } } }
    myShop { id } echo(number: 3, sort: {direction: DESC}, atLeast: 4) numbers total }""")
    print(orjson.dumps(a, option=orjson.OPT_INDENT_2).decode())
