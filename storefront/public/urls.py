from django.urls import path

from storefront.public.views import (
    category,
    collections,
    complaints,
    counter_code,
    home,
    landing,
    language,
    product,
    reviews,
    search,
    shop,
    verify,
    village,
    words,
)

app_name = "public"

urlpatterns = [
    path("", home.home, name="home"),
    path("cari/", search.search, name="search"),
    path("cari/saran/", search.offers, name="search_offers"),
    path("jenis/<slug:slug>/", category.category, name="category"),
    path("koleksi/", collections.collections, name="collections"),
    path("koleksi/<slug:slug>/", collections.collection, name="collection"),
    path("barang/<slug:slug>/", product.product, name="product"),
    path("barang/<slug:slug>/ulasan/", reviews.reviews, name="product_reviews"),
    path("ulasan/<int:id>/laporkan/", reviews.report, name="review_report"),
    path("toko/<slug:slug>/", shop.shop, name="shop"),
    path("desa/", village.all_villages, name="villages"),
    path("desa/<str:code>/", village.village, name="village"),
    path("periksa/", verify.verify, name="verify"),
    path("periksa/surat/", verify.verify_token, name="verify_token"),
    path("periksa/penjaga.js", verify.worker, name="worker"),
    path(".well-known/letter-keys.json", verify.keys, name="keys"),
    path(".well-known/letter-standings.json", verify.standings, name="standings"),
    path("bantuan/", words.help_page, name="help"),
    path("akun/kata-sandi/kode/", counter_code.counter_code, name="counter_code"),
    path("pengaduan/", complaints.complaints, name="complaints"),
    path("pengaduan/<str:token>/", complaints.complaint, name="complaint"),
    path("privasi/", words.privacy, name="privacy"),
    path("aksesibilitas/", words.accessibility, name="accessibility"),
    path("bahasa/", language.choose, name="language"),
    path("akun/mulai/", landing.landing, name="landing"),
]
