"""The matrix of pages: applying for a letter, and keeping a shop. The letters are those of the public pages.

Somebody without a shop who opens a shop's page is led to the one that tells how to get one (`r`).
"""

from tests.access.pages import PHOTO, Row, page
from tests.foundation.factories import PASSWORD

CASE_FILE = {"id": "@case", "document": "@case_document"}
STOLEN_PHOTO = {
    "publish": "1", "name": "Kopi baru", "category": "@category", "weight_grams": "250", "description": "",
    "photos_id": "@picture", "v-TOTAL_FORMS": "1", "v-INITIAL_FORMS": "0", "v-0-price": "9000",
    "v-0-quantity": "5",
}  # fmt: skip
STOLEN_VARIANT = {
    "save": "1", "name": "Kopi robusta", "category": "@category", "weight_grams": "250", "description": "",
    "photos_id": "@picture", "v-TOTAL_FORMS": "1", "v-INITIAL_FORMS": "0", "v-0-id": "@far_variant",
    "v-0-price": "1", "v-0-quantity": "5",
}  # fmt: skip
BANK = {"bank_code": "002", "number": "0123456789", "holder": "Siti Aminah", "password": PASSWORD}
MANDATE = {"login": "@login", "kind": "staff", "scopes": "orders", "ends_on": "@today"}
TERMS = {"pickup": "on", "courier": "on", "courier_base": "4000", "courier_per_km": "300", "max_km": "40"}

# fmt: off
ROWS: list[Row] = [
    #                                                V B S A  O T H D R
    page("GET seller:home",                         "> 2 2 2  2 2 2 2 2"),
    page("GET seller:apply",                        "> 2 2 2  2 2 2 2 2"),
    page("POST seller:apply",                       "> d d d  d d d d d", data={"letter_type": "sku"}),
    page("POST seller:apply",                       "> 4 d 4  4 4 4 4 4", data={"earlier": "@letter_case"}),
    page("GET seller:renew",                        "> 4 2 4  4 4 4 4 4", where={"letter": "@letter"}),
    page("POST seller:renew",                       "> 4 2 4  4 4 4 4 4", where={"letter": "@letter"}),
    page("GET seller:kbli_rows",                    "> 2 2 2  2 2 2 2 2", where={"field": "kbli"},
         query={"kbli_q": "kopi"}),
    page("GET seller:village_rows",                 "> 2 2 2  2 2 2 2 2", where={"field": "region"},
         query={"region_q": "grogol"}),

    # An application is its applicant's; offices have their own address of it.
    page("GET seller:application",                  "> 4 2 4  4 4 4 4 4", where={"id": "@case"}),
    page("GET seller:application",                  "> 4 4 2  4 4 4 4 4", where={"id": "@far_case"}),
    page("GET seller:application",                  "> 4 r 4  4 4 4 4 4", where={"id": "@draft"}),
    page("GET seller:application_step",             "> 4 2 4  4 4 4 4 4", where={"id": "@draft", "step": 1}),
    page("GET seller:application_step",             "> 4 2 4  4 4 4 4 4", where={"id": "@draft", "step": 2}),
    page("GET seller:application_step",             "> 4 2 4  4 4 4 4 4", where={"id": "@draft", "step": 3}),
    page("GET seller:application_step",             "> 4 2 4  4 4 4 4 4", where={"id": "@draft", "step": 4}),
    page("GET seller:application_step",             "> 4 r 4  4 4 4 4 4", where={"id": "@case", "step": 1}),
    page("POST seller:application_step",            "> 4 c 4  4 4 4 4 4", where={"id": "@draft", "step": 1},
         data={"name": "Nama Lain"}),
    page("POST seller:application_step",            "> 4 d 4  4 4 4 4 4", where={"id": "@draft", "step": 3},
         data={"face_photo": PHOTO}),
    page("POST seller:application_step",            "> 4 d 4  4 4 4 4 4", where={"id": "@draft", "step": 3},
         data={"remove": "place_photo"}),
    page("POST seller:application_step",            "> 4 d 4  4 4 4 4 4", where={"id": "@draft", "step": 4}),
    page("POST seller:application_step",            "> 4 r 4  4 4 4 4 4", where={"id": "@case", "step": 4}),
    page("POST seller:application_withdraw",        "> 4 d 4  4 4 4 4 4", where={"id": "@case"}),
    page("POST seller:application_withdraw",        "> 4 4 4  4 4 4 4 4", where={"id": "@draft"}),
    page("POST seller:application_upload",          "> 4 c 4  4 4 4 4 4",
         where={"id": "@draft", "code": "face_photo"}, data={"photo": PHOTO}),
    page("POST seller:application_upload",          "> 4 e 4  4 4 4 4 4",
         where={"id": "@case", "code": "face_photo"}, data={"photo": PHOTO}),
    page("GET seller:application_document",         "> 4 2 4  4 4 4 4 4", where=CASE_FILE),
    page("GET seller:application_document",         "> 4 4 4  4 4 4 4 4",
         where={"id": "@draft", "document": "@case_document"}),
    page("GET seller:application_document",         "> 4 4 4  4 4 4 4 4",
         where={"id": "@case", "document": "@far_case_document"}),
    page("GET seller:letter_pdf",                   "> 4 2 4  4 4 4 4 4", where={"id": "@letter"}),
    page("GET seller:letter_pdf",                   "> 4 4 2  4 4 4 4 4", where={"id": "@far_letter"}),

    # The shop in hand is one's own; what a form names is checked again.
    page("GET seller:shop",                         "> r 2 2  r r r r r"),
    page("GET seller:shop_open",                    "> r 2 r  r r r r r"),
    page("POST seller:shop_open",                   "> r d r  r r r r r",
         data={"business": "@unopened_business", "name": "Toko Madu"}),
    page("POST seller:shop_open",                   "> r 2 r  r r r r r",
         data={"business": "@far_business", "name": "Toko Curian"}),
    page("POST seller:shop_choose",                 "> 4 r 4  4 4 4 4 4", data={"shop": "@barred_shop"}),
    page("POST seller:shop_switch",                 "> r d 4  r r r r r",
         data={"shop": "@shop", "open": "0"}),
    page("POST seller:shop_switch",                 "> r 4 d  r r r r r",
         data={"shop": "@far_shop", "open": "0"}),
    page("GET seller:shop_describe",                "> r 2 2  r r r r r"),
    page("POST seller:shop_describe",               "> r d d  r r r r r", data={"name": "Nama Lain"}),
    page("GET seller:shop_delivery",                "> r 2 2  r r r r r"),
    page("POST seller:shop_delivery",               "> r d d  r r r r r", data=TERMS),

    page("GET seller:checklist",                    "> 2 2 2  2 2 2 2 2"),

    # The bank account and mandates are the owner's; a mandate is answered by whom it was given to.
    page("GET seller:shop_bank",                    "> r 2 2  r r r r r"),
    page("POST seller:shop_bank",                   "> r d d  r r r r r", data=BANK),
    page("POST seller:shop_bank_remove",            "> r d r  r r r r r", data={"password": PASSWORD}),
    page("GET seller:mandates",                     "> r 2 2  r r r r r"),
    page("POST seller:mandates",                    "> r d d  r r r r r", data=MANDATE),
    page("POST seller:mandate_revoke",              "> 4 d 4  4 4 4 4 4", where={"id": "@mandate"}),
    page("GET seller:mandates_held",                "> 2 2 2  2 2 2 2 2"),
    page("POST seller:mandate_answer",              "> d 4 4  4 4 4 4 4", where={"id": "@mandate"},
         data={"accept": "1"}),
    page("POST seller:mandate_give_up",             "> r 4 4  4 4 4 4 4", where={"id": "@mandate"}),

    # Goods
    page("GET seller:products",                     "> r 2 2  r r r r r"),
    page("GET seller:product_add",                  "> r 2 2  r r r r r"),
    page("POST seller:product_add",                 "> r d 2  r r r r r", data=STOLEN_PHOTO),
    page("GET seller:product_saying",               "> 2 2 2  2 2 2 2 2"),
    page("POST seller:product_photo",               "> 4 c 4  4 4 4 4 4", where={"shop": "@shop"},
         data={"photo": PHOTO}),
    page("POST seller:product_photo",               "> 4 4 c  4 4 4 4 4", where={"shop": "@far_shop"},
         data={"photo": PHOTO}),
    page("GET seller:product",                      "> r 2 4  r r r r r", where={"id": "@product"}),
    page("GET seller:product",                      "> r 2 4  r r r r r", where={"id": "@hidden_product"}),
    page("GET seller:product",                      "> r 4 2  r r r r r",
         where={"id": "@far_hidden_product"}),
    page("POST seller:product",                     "> r d 4  r r r r r", where={"id": "@product"},
         data={"hide": "1"}),
    page("POST seller:product",                     "> r 4 4  r r r r r", where={"id": "@product"},
         data=STOLEN_VARIANT),

    # What buyers say
    page("GET seller:reviews",                      "> r 2 2  r r r r r"),
    page("POST seller:reviews",                     "> r d 4  r r r r r",
         data={"review": "@review", "answer": "Terima kasih"}),

    # Orders of one's shops
    page("GET seller:orders",                       "> r 2 2  r r r r r"),
    page("GET seller:history",                      "> r 2 2  r r r r r", query={"cari": "kopi"}),
    page("GET seller:export",                       "> r 2 2  r r r r r"),
    page("GET seller:packing",                      "> r 2 2  r r r r r"),
    page("GET seller:invoice",                      "> r d 4  r r r r r", where={"id": "@sent_part"}),
    page("GET seller:order",                        "> r 2 4  r r r r r", where={"id": "@part"}),
    page("GET seller:order",                        "> r 4 2  r r r r r", where={"id": "@far_part"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@part"},
         data={"step": "accept"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@part"},
         data={"step": "decline", "reason": "Stok rusak"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@kept_part"},
         data={"step": "ready"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@packed_part"},
         data={"step": "ship"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@sent_part"},
         data={"step": "deliver"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@sent_part"},
         data={"step": "call_off", "reason": "Alamat kosong"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@unpaid_part"},
         data={"step": "cash"}),
    page("POST seller:order",                       "> r 4 d  r r r r r", where={"id": "@far_part"},
         data={"step": "accept"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@proved_part"},
         data={"step": "transfer_came"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@proved_part"},
         data={"step": "transfer_missing", "reason": "Belum masuk"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@packed_part"},
         data={"step": "pack"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@owing_part"},
         data={"step": "refund", "file": PHOTO}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@asked_part"},
         data={"step": "accept_return"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@asked_part"},
         data={"step": "decline_return", "reason": "Dipakai"}),
    page("POST seller:order",                       "> r d 4  r r r r r", where={"id": "@returning_part"},
         data={"step": "receive"}),
    page("GET seller:order_paper",                  "> 4 2 4  4 4 4 4 4",
         where={"id": "@proved_part", "paper": "@proof"}),
    page("GET seller:order_paper",                  "> 4 4 4  4 4 4 4 4",
         where={"id": "@owed_part", "paper": "@proof"}),
    page("GET seller:shop_rates",                   "> r 2 2  r r r r r"),
    page("POST seller:shop_rates",                  "> r d d  r r r r r",
         data={"up_to_0": "1", "regency_0": "9000"}),
]
