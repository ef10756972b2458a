from django.urls import path

from storefront.buyer.views import (
    account,
    addresses,
    cart,
    checkout,
    corrections,
    inbox,
    invoices,
    orders,
    record,
    reviews,
    settings,
)

app_name = "buyer"

urlpatterns = [
    path("keranjang/", cart.cart, name="cart"),
    path("keranjang/isi/", cart.cart_add, name="cart_add"),
    path("keranjang/ubah/", cart.cart_change, name="cart_change"),
    path("keranjang/lanjut/", cart.cart_settle, name="cart_settle"),
    path("bayar/", checkout.checkout, name="checkout"),
    path("bayar/desa/", checkout.village_rows, name="village_rows"),
    path("pesanan/", orders.orders, name="orders"),
    path("pesanan/<uuid:id>/", orders.order, name="order"),
    path("pesanan/<uuid:id>/berkas/<int:paper>/", orders.order_paper, name="order_paper"),
    path("pesanan/ulasan/<uuid:line>/", reviews.review, name="review"),
    path("pesanan/<uuid:id>/faktur/<int:part>.pdf", invoices.invoice, name="invoice"),
    path("akun/", account.account, name="account"),
    path("akun/pengaturan/", settings.settings, name="settings"),
    path("akun/alamat/", addresses.addresses, name="addresses"),
    path("akun/alamat/tambah/", addresses.address, name="address_add"),
    path("akun/alamat/<int:id>/", addresses.address, name="address"),
    path("akun/unduh/data-saya.json", settings.copy_of_data, name="copy_of_data"),
    path("akun/hapus/", settings.leave, name="leave"),
    path("akun/data-saya/", record.my_record, name="my_record"),
    path("akun/data-saya/perbaiki/", corrections.ask, name="correction_ask"),
    path("akun/data-saya/perbaiki/<int:id>/tarik/", corrections.withdraw, name="correction_withdraw"),
    path("akun/kabar/", inbox.inbox, name="inbox"),
]
