from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from foundation.access.pages import page
from foundation.access.permissions import SIGNED_IN
from foundation.access.refusals import NotFound, Refusal
from storefront.seller.forms.bank import BankForm, RemoveBankForm
from storefront.seller.keeping import Keeping, for_owners
from storefront.seller.refused import tell
from vendors.banking.rules import NoBankAccount
from vendors.banking.selectors import bank_account_history
from vendors.banking.services import remove_bank_account, set_bank_account
from vendors.banking.states import CURRENT


@page(access=SIGNED_IN, methods=("GET", "POST"))
@for_owners
def account(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """Where buyers pay by transfer: the owner's alone, with the password once more."""
    shop, viewer = keeping.shop, request.viewer
    form = BankForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_bank_account(shop_id=shop.pk, by=viewer, at=viewer.at, **form.cleaned_data)
        except NotFound:
            raise
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Rekening tersimpan. Kami kirim kabarnya ke kotak pesan Anda."))
            return redirect("seller:shop_bank")
    return _shown(request, keeping, form, RemoveBankForm())


@page(access=SIGNED_IN, methods=("POST",))
@for_owners
def remove(request: HttpRequest, keeping: Keeping) -> HttpResponse:
    """From now on nobody is asked to pay this shop by transfer; a second press finds it done."""
    viewer, form = request.viewer, RemoveBankForm(request.POST)
    if form.is_valid():
        try:
            remove_bank_account(
                shop_id=keeping.shop.pk,
                password=form.cleaned_data["password"],
                by=viewer,
                at=viewer.at,
            )
        except NoBankAccount as refusal:
            messages.info(request, str(refusal))
            return redirect("seller:shop_bank")
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Rekening dihapus. Pembeli tidak lagi bisa memilih transfer."))
            return redirect("seller:shop_bank")
    return _shown(request, keeping, BankForm(), form)


def _shown(
    request: HttpRequest, keeping: Keeping, form: BankForm, remove_form: RemoveBankForm
) -> HttpResponse:
    history = bank_account_history(request.viewer, keeping.shop.pk)
    context = {
        "keeping": keeping,
        "form": form,
        "remove_form": remove_form,
        "current": next((one for one in history if one.state == CURRENT), None),
        "former": [one for one in history if one.state != CURRENT],
        "has_errors": bool(form.errors or remove_form.errors),
        "nav": "shop",
    }
    return render(request, "seller/shop_bank.html", context)
