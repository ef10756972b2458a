"""The doors of an account: those of django-allauth's views that this mall uses, at addresses of our own.

Left out is what we have no means for (codes by SMS) or no use for (sign-in by a mailed code).
"""

from allauth.account import views
from django.urls import include, path, re_path

urlpatterns = [
    path("masuk/", views.login, name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("ditutup/", views.account_inactive, name="account_inactive"),
    path("daftar/", views.signup, name="account_signup"),
    path("pastikan/", views.reauthenticate, name="account_reauthenticate"),
    path("email/", views.email, name="account_email"),
    path("email/terkirim/", views.email_verification_sent, name="account_email_verification_sent"),
    path("email/periksa/<str:key>/", views.confirm_email, name="account_confirm_email"),
    path("kata-sandi/ganti/", views.password_change, name="account_change_password"),
    path("kata-sandi/buat/", views.password_set, name="account_set_password"),
    path("kata-sandi/lupa/", views.password_reset, name="account_reset_password"),
    path("kata-sandi/lupa/terkirim/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^kata-sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "kata-sandi/baru/selesai/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", include("allauth.mfa.urls")),
]
