from django.urls import path

from storefront.seller.views import (
    application,
    apply,
    documents,
    form_steps,
    home,
    letters,
    orders,
    photos,
    product_form,
    products,
    reviews,
    shop,
    shop_settings,
)

app_name = "seller"

urlpatterns = [
    path("", home.home, name="home"),
    path("izin/", apply.apply, name="apply"),
    path("izin/jenis-usaha/<slug:field>/", form_steps.kbli_rows, name="kbli_rows"),
    path("izin/desa/<slug:field>/", form_steps.village_rows, name="village_rows"),
    path("izin/perpanjang/<int:letter>/", apply.renew, name="renew"),
    path("izin/<int:id>/", application.application, name="application"),
    path("izin/<int:id>/langkah/<int:step>/", form_steps.application_step, name="application_step"),
    path("izin/<int:id>/tarik/", application.withdraw, name="application_withdraw"),
    path("izin/<int:id>/kirim-berkas/<slug:code>/", documents.upload, name="application_upload"),
    path("izin/<int:id>/berkas/<int:document>/", documents.document, name="application_document"),
    path("surat/<int:id>/surat.pdf", letters.letter_pdf, name="letter_pdf"),
    path("toko/", shop.shop, name="shop"),
    path("toko/buka/", shop.open_shop, name="shop_open"),
    path("toko/pilih/", shop.choose, name="shop_choose"),
    path("toko/saklar/", shop.switch, name="shop_switch"),
    path("toko/tentang/", shop_settings.describe, name="shop_describe"),
    path("toko/pengiriman/", shop_settings.delivery, name="shop_delivery"),
    path("barang/", products.products, name="products"),
    path("barang/tambah/", product_form.add, name="product_add"),
    path("barang/foto/<int:shop>/", photos.upload, name="product_photo"),
    path("barang/<int:id>/", product_form.edit, name="product"),
    path("ulasan/", reviews.reviews, name="reviews"),
    path("pesanan/", orders.orders, name="orders"),
    path("pesanan/<int:id>/", orders.order, name="order"),
    path("pesanan/<int:id>/berkas/<int:paper>/", orders.order_paper, name="order_paper"),
]
