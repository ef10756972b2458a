from django import forms
from django.utils.translation import gettext_lazy as _

from storefront.look.inputs import DayField
from vendors.mandates.states import AGENT, GOODS, ORDERS, PROFILE, STAFF

KIND_NAMES = {STAFF: _("Pegawai"), AGENT: _("Agen: koperasi, BUMDes, atau lembaga lain")}
SCOPE_NAMES = {GOODS: _("Barang"), ORDERS: _("Pesanan"), PROFILE: _("Keterangan toko")}
SCOPE_NOTES = {
    GOODS: _("Menambah dan mengubah barang, harga, dan stok"),
    ORDERS: _("Menerima, mengemas, dan mengirim pesanan"),
    PROFILE: _("Cerita, foto, jam buka, cara kirim, dan saklar toko"),
}


class MandateForm(forms.Form):
    """Whom the owner lets act for the shop, for what, until when."""

    login = forms.CharField(
        label=_("Email atau nomor ponsel akunnya"), help_text=_("Ia harus sudah punya akun di sini.")
    )
    kind = forms.ChoiceField(
        label=_("Sebagai"), choices=list(KIND_NAMES.items()), widget=forms.RadioSelect, initial=STAFF
    )
    organisation = forms.CharField(
        label=_("Nama lembaga"), help_text=_("Diisi untuk agen, misalnya BUMDes Grogol."), required=False
    )
    scopes = forms.MultipleChoiceField(
        label=_("Boleh mengurus"),
        choices=list(SCOPE_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Pilih paling sedikit satu urusan: barang, pesanan, atau keterangan toko.")
        },
    )
    ends_on = DayField(label=_("Hari terakhir"), help_text=_("Misalnya 31 Des 2026; paling lama dua tahun."))
