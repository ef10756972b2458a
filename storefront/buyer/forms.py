from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.accounts.rules import NAME_LENGTH
from marketplace.checkout.rules import BadEmail, NoAddress, NoContact, NoRecipient
from marketplace.checkout.selectors import CartShop
from marketplace.delivery.rules import DeliveryOption
from marketplace.delivery.states import BROUGHT
from marketplace.payments.rules import GATEWAY_NAMES
from marketplace.payments.states import BANK_TRANSFER, CASH_ON_DELIVERY
from storefront.look.inputs import PhoneField
from storefront.look.wording import RECORD_FIELDS
from village.residents.rules.requests import ASKABLE, LONGEST_WISH

Offers = Mapping[int, Sequence[DeliveryOption]]


class AddForm(forms.Form):
    """What the bar of a product page sends."""

    variant = forms.IntegerField(min_value=1)
    quantity = forms.IntegerField(required=False)
    next = forms.CharField(required=False)


class LineForm(forms.Form):
    """One press on a line of the cart: another number, or out with it."""

    line = forms.UUIDField()
    quantity = forms.IntegerField(required=False)
    remove = forms.CharField(required=False)

    def quantities(self) -> dict[UUID, int]:
        wanted = self.cleaned_data["quantity"]
        out = self.cleaned_data["remove"] or wanted is None
        return {self.cleaned_data["line"]: 0 if out else wanted}


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Nama"),
        required=False,
        help_text=_("Dipakai sebagai nama penerima pesanan."),
        max_length=2 * NAME_LENGTH,
    )


class RecipientForm(forms.Form):
    """Who gets a parcel, and where."""

    recipient = forms.CharField(
        label=_("Nama penerima"), max_length=120, error_messages={"required": NoRecipient.message}
    )
    phone = PhoneField(label=_("Nomor HP"), required=False, help_text=_("Kurir menghubungi nomor ini."))
    village = forms.CharField(
        label=_("Desa atau kelurahan"),
        error_messages={"required": _("Cari desa Anda, lalu pilih dari daftar.")},
    )
    street = forms.CharField(
        label=_("Jalan, dusun, RT/RW"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
    )


class CheckoutForm(RecipientForm):
    """The one page of the checkout. Each shop that offers delivery has a field `delivery_<shop id>`.

    `offers` are what the shops offer to `destination`, the village that is chosen so far, if any.
    """

    field_order = ("recipient", "phone", "email", "village", "street", "note")

    email = forms.EmailField(
        label=_("Alamat email"),
        required=False,
        help_text=_("Boleh kosong bila ada nomor HP. Kabar pesanan kami kirim ke sini."),
        error_messages={"invalid": BadEmail.message},
    )
    note = forms.CharField(
        label=_("Catatan untuk penjual atau kurir"),
        max_length=500,
        required=False,
        help_text=_("Boleh kosong. Misalnya: rumah pagar biru depan musala."),
    )
    gateway = forms.ChoiceField(
        label=_("Cara bayar"), choices=list(GATEWAY_NAMES.items()), widget=forms.RadioSelect
    )

    def __init__(
        self,
        *args: Any,
        shops: Sequence[CartShop],
        offers: Offers,
        destination: Any,
        takes_transfer: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        gateways = [one for one in GATEWAY_NAMES.items() if takes_transfer or one[0] != BANK_TRANSFER]
        self.fields["gateway"].choices = gateways
        self.fields["gateway"].initial = CASH_ON_DELIVERY
        self.fields["gateway"].error_messages["required"] = _("Pilih cara bayar.")
        self.shops, self.offers, self.destination = shops, offers, destination
        for shop in shops:
            choices = [(option.method, option.name) for option in offers.get(shop.shop_id, ())]
            if choices:
                self.fields[delivery_name(shop.shop_id)] = forms.ChoiceField(
                    label=_("Pengiriman %s") % shop.name, choices=choices, widget=forms.RadioSelect
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("phone") and not cleaned.get("email") and not {"phone", "email"} & {*self.errors}:
            self.add_error("phone", str(NoContact()))
        if {*self.methods(cleaned).values()} & {*BROUGHT} and not cleaned.get("street"):
            self.add_error("street", str(NoAddress()))
        return cleaned

    def methods(self, values: Mapping[str, Any]) -> dict[int, str]:
        """Shop -> the way that was chosen, of those that were."""
        chosen = {shop.shop_id: values.get(delivery_name(shop.shop_id)) for shop in self.shops}
        return {shop_id: method for shop_id, method in chosen.items() if method}

    def chosen(self) -> dict[int, DeliveryOption]:
        """Shop -> the option that the page shows as chosen, valid or not yet sent."""
        names = {shop.shop_id: delivery_name(shop.shop_id) for shop in self.shops}
        shown = {shop_id: self[name].value() for shop_id, name in names.items() if name in self.fields}
        return {
            shop_id: option
            for shop_id, method in shown.items()
            for option in self.offers[shop_id]
            if option.method == method
        }


def delivery_name(shop_id: int) -> str:
    """The name of the field for one shop's delivery."""
    return f"delivery_{shop_id}"


class CorrectionRequestForm(forms.Form):
    """What is wrong in the own record, what is right, and the paper that shows it."""

    field = forms.ChoiceField(
        label=_("Data mana yang salah?"), choices=[(name, RECORD_FIELDS[name]) for name in ASKABLE]
    )
    wanted = forms.CharField(
        label=_("Yang benar"),
        help_text=_("Tulis seperti di KTP, KK, atau akta. Disimpan tersandi."),
        max_length=LONGEST_WISH,
        required=False,
    )
    proof = forms.CharField(
        label=_("Buktinya"),
        help_text=_("Misalnya akta kelahiran atau buku nikah. Boleh kosong. Jangan tulis NIK di sini."),
        max_length=300,
        required=False,
    )
