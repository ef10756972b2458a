"""Invented content for the components page. Names and numbers belong to nobody."""

import datetime as dt
from typing import Any

from django import forms
from django.templatetags.static import static

from storefront.look.inputs import DayField, DigitsField, PhoneField, RupiahField
from storefront.look.shapes import (
    Cell,
    Column,
    Fact,
    FoldTable,
    OfficeBar,
    Option,
    Pager,
    Photo,
    Picture,
    ProductCard,
    QueueGroup,
    QueueRow,
    ReviewCard,
    ShopCard,
    Sum,
    Tab,
    TimelineStep,
    Todo,
    Warrant,
)

NIK = "3510154907870003"
DELIVERY = (("courier", "Kurir desa"), ("pickup", "Ambil di toko"))
COLOURS = (("indigo", "Indigo"), ("soga", "Soga"), ("merah", "Merah Osing"))
DELIVERY_NOTES = {"courier": "Tiba Kamis, 26 Nov", "pickup": "Mulai besok 09.00"}
DELIVERY_PRICES = {"courier": "Rp15.000", "pickup": "Gratis"}
TYPED = {
    "name": "Dapur Mbak Sri",
    "nik": "351015490787000",
    "born": "31 Feb 1987",
    "district": "glagah",
    "price": "25000",
    "weight": "250",
    "phone": "0812 3456 7890",
    "note": "",
    "delivery": "courier",
    "colour": "indigo",
    "village": "",
}
VILLAGES = (
    Option("35.10.10.2001", "Genteng Kulon", price="68465", note="Kec. Genteng"),
    Option("35.10.10.2002", "Genteng Wetan", price="68465", note="Kec. Genteng"),
)


class SampleForm(forms.Form):
    name = forms.CharField(label="Nama usaha", help_text="Nama ini tercetak di surat.")
    nik = DigitsField(label="NIK", length=16)
    born = DayField(label="Tanggal lahir")
    district = forms.ChoiceField(label="Kecamatan", choices=(("glagah", "Glagah"), ("giri", "Giri")))
    price = RupiahField(label="Harga")
    weight = forms.IntegerField(label="Berat kirim")
    phone = PhoneField(label="Nomor HP")
    note = forms.CharField(label="Keterangan", widget=forms.Textarea, required=False)
    photo = forms.FileField(label="Foto KTP", required=False)
    delivery = forms.ChoiceField(label="Cara terima", choices=DELIVERY, widget=forms.RadioSelect)
    colour = forms.ChoiceField(label="Warna", choices=COLOURS, widget=forms.RadioSelect)
    village = forms.CharField(label="Desa atau kelurahan")
    agreed = forms.BooleanField(label="Isian saya benar", help_text="Isian palsu membatalkan surat.")


class CalmForm(forms.Form):
    """The same fields before anything was sent."""

    calm_name = forms.CharField(label="Nama barang", help_text="Sebut bahan, warna, dan ukuran.")
    calm_days = forms.MultipleChoiceField(
        label="Hari buka",
        choices=(("sen", "Senin"), ("sel", "Selasa"), ("rab", "Rabu")),
        widget=forms.CheckboxSelectMultiple,
        initial=["sen"],
    )


def cards() -> list[ProductCard]:
    batik, fish = static("mall/art/batik1.svg"), static("mall/art/fish.svg")
    cloth = "Kain batik tulis Gajah Oling, indigo, 2,5 m"
    return [
        ProductCard(
            "#1", cloth, 385000, "Kemiren", old_price=450000, photo=Picture(batik), sold=48, rating=4.9
        ),
        ProductCard(
            "#2",
            "Ikan layang asin, 500 g dan 1 kg",
            32000,
            "Kedungrejo",
            price_until=60000,
            photo=Picture(fish, srcset=f"{fish} 256w, {fish} 512w"),
            sold=1207,
        ),
        ProductCard(
            "#3", "Kopi robusta bubuk 250 g", 45000, "Gombengsari", village_kind="Kel.", available=False
        ),
    ]


def reviews() -> list[ReviewCard]:
    return [
        ReviewCard(
            5,
            "12 Nov 2026",
            "Kainnya halus, warnanya dalam. Dikirim cepat.",
            author="Siti A.",
            edited=True,
            answer="Terima kasih, Bu Siti. Ditunggu lagi.",
            answered="13 Nov 2026",
            report_url="#lapor",
        ),
        ReviewCard(2, "3 Nov 2026", about="Kain batik tulis", about_url="#1"),
    ]


def queue() -> list[QueueGroup]:
    late = QueueRow(
        url="#q1",
        left="Lewat 40 mnt",
        name="Bambang Sutrisno",
        kind="Surat usaha · Warung Bambang",
        todo="Tempat usaha belum difoto",
        arrived="23 Nov 14.20",
        badge="1 catatan",
        badge_kind="warn",
        late=True,
    )
    today = QueueRow(
        "#q2",
        "1 j 55 mnt",
        "Nur Hidayati",
        "Keterangan domisili",
        "Periksa data keluarga",
        "09.31",
        badge="Cocok",
    )
    return [
        QueueGroup("Lewat batas", [late], late=True),
        QueueGroup("Hari ini", [today]),
        QueueGroup("Besok", []),
    ]


def table() -> FoldTable:
    columns = (
        Column("Desa", lead=True),
        Column("Keadaan"),
        Column("Sampai terbit", numeric=True, sort_url="#urut", sorted="ascending"),
    )
    rows = (
        (
            Cell("Desa Rogojampi", url="#r"),
            Cell("Tepat waktu", badge="good", icon="check"),
            Cell("1 j 36 mnt", meter=8),
        ),
        (
            Cell("Desa Bulusari", url="#b"),
            Cell("Lewat batas", badge="late"),
            Cell("16 j 6 mnt", meter=84, slow=True),
        ),
    )
    return FoldTable("Desa menurut jam sampai surat terbit", columns, rows)


def warrants() -> list[Warrant]:
    until, permit = dt.date(2027, 3, 14), "Surat usaha 510/027/429.515.04/2026"
    shop = "Batik Sekar Oling"
    stands = Warrant(shop, "Kemiren", "Glagah", permit, until, shop_url="#toko", letter_url="#surat")
    fallen = [
        Warrant(shop, "Kemiren", permit=permit, state=state)
        for state in ("wait", "void", "suspended", "expired")
    ]
    return [stands, *fallen]


def context() -> dict[str, Any]:
    basket = static("mall/art/basket.svg")
    return {
        "office": OfficeBar("village", "Desa Kemiren", "Dewi Lestari", "operator", waiting=12, late=True),
        "nav": "queue",
        "cards": cards(),
        "reviews": reviews(),
        "bars": [(5, 9), (4, 2), (3, 0), (2, 1), (1, 0)],
        "shops": [
            ShopCard("#t1", "Batik Sekar Oling", "Kemiren"),
            ShopCard("#t2", "Kopi", "Licin", standing=False),
        ],
        "warrants": warrants(),
        "groups": queue(),
        "table": table(),
        "delivery": [
            Option(value, label, DELIVERY_PRICES[value], DELIVERY_NOTES[value]) for value, label in DELIVERY
        ],
        "notes": DELIVERY_NOTES,
        "prices": DELIVERY_PRICES,
        "colours": [Option(value, label) for value, label in COLOURS],
        "villages": VILLAGES,
        "photos": [Photo(basket, "Keranjang bambu"), Photo(progress=50), Photo(failed=True)],
        "sums": [Sum("4 barang", 543000), Sum("Kirim", 33000, quiet=True), Sum("Jumlah", 576000, total=True)],
        "facts": [
            Fact("Nomor", "510/027/429.515.04/2026", numeric=True),
            ("Usaha", "Batik Sekar Oling"),
            Fact("Berlaku sampai", "14 Mar 2027", struck=True, note="Dicabut 3 Nov 2026"),
            ("NIB", ""),
        ],
        "figures": [Fact("Surat terbit", "1.944"), Fact("Tepat waktu", "91%", note="bulan ini")],
        "lines": [
            {
                "url": "#l",
                "name": "Kopi lanang",
                "amount": 68000,
                "quantity": 2,
                "note": "Tadinya Rp65.000",
                "action": ".",
            },
            {
                "url": "#m",
                "name": "Kopi robusta bubuk 250 g",
                "amount": 90000,
                "quantity": 2,
                "variant": "Halus",
            },
            {
                "url": "#o",
                "name": "Kopi luwak 100 g",
                "amount": 0,
                "quantity": 0,
                "note": "Habis",
                "action": ".",
                "line_id": "3",
                "problem": "Kopi luwak 100 g habis. Hapus untuk melanjutkan.",
            },
        ],
        "journey": [
            TimelineStep("done", "Anda kirim", note="09.12"),
            TimelineStep(
                "now", "Diperiksa desa", deadline="hari ini, 13.30", detail="Petugas mencocokkan foto."
            ),
            TimelineStep("later", "Surat terbit", deadline="hari ini, 15.30"),
        ],
        "todos": [
            Todo("Kemas pesanan Ratna", "Batas hari ini, 16.00", kind="late", url="#p"),
            Todo("Kurir desa", "Tiba Kamis, 26 Nov", icon="truck", end="Rp15.000"),
        ],
        "tabs": [
            Tab("Barang", "#g", current=True, count=14),
            Tab("Tentang", "#tentang"),
            Tab("Aduan", "#a", count=2, late=True),
        ],
        "page": Pager(13, 24, 87, previous_url="#s", next_url="#n"),
        "chips": [("Bisa diantar", "#x"), ("Halal", "#y")],
    }
