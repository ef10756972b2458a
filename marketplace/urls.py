"""The addresses of the mall. Pages are named by string: no import runs from the roof to the storefront."""

from django.conf import settings
from django.urls import include, path

from catalog.media.serving import serve_media
from foundation.accounts.viewers import viewer_from_header
from foundation.graphql.view import GraphQLView
from marketplace.schema import schema

urlpatterns = [
    path(
        "graphql/", GraphQLView.as_view(schema=schema, viewer_from_header=viewer_from_header), name="graphql"
    ),
    path("", include("storefront.public.urls")),
    path("", include("storefront.buyer.urls")),
    path("jualan/", include("storefront.seller.urls")),
    path("kantor/", include("storefront.officer.urls")),
    path("akun/", include("storefront.public.account_urls")),
    path("media/<path:name>", serve_media, name="media"),
]

if settings.MALL_MODE != "production":
    urlpatterns += [path("", include("storefront.look.urls"))]
