import datetime as dt

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from storefront.look.fields import field_context, summary_of
from storefront.look.inputs import DayField, DigitsField, PhoneField, RupiahField, parse_day


class BusinessForm(forms.Form):
    name = forms.CharField(label="Nama usaha", help_text="Tercetak di surat.")
    nib = DigitsField(label="NIB", length=13, required=False)
    price = RupiahField(label="Harga", min_value=100)
    stock = forms.IntegerField(label="Stok", min_value=0, max_value=99)
    born = DayField(label="Tanggal lahir", required=False)
    phone = PhoneField(label="Nomor HP", required=False)
    place = forms.ChoiceField(
        label="Tempat", choices=(("rumah", "Di rumah"), ("lain", "Di tempat lain")), widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="Isian saya benar")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


GOOD = {
    "name": "Dapur Mbak Sri",
    "nib": "9120 0304 1882 7",
    "price": "Rp 25.000",
    "stock": "4",
    "born": "9 Jul 1987",
    "phone": "+62 812-3456-7890",
    "place": "rumah",
    "agreed": "on",
}


def drawn(source: str, **context) -> str:
    return Template("{% load mall %}" + source).render(Context(context))


def test_what_people_type_becomes_clean_values():
    form = BusinessForm(GOOD)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["nib"] == "9120030418827"
    assert form.cleaned_data["price"] == 25000
    assert form.cleaned_data["born"] == dt.date(1987, 7, 9)
    assert form.cleaned_data["phone"] == "081234567890"


@pytest.mark.parametrize(
    "typed",
    ["9 Jul 1987", "9 juli 1987", "9-7-1987", "09/07/1987", "9.7.1987", "1987-07-09", " 9  JUL  1987 "],
)
def test_a_day_is_understood_in_the_ways_people_write_it(typed):
    assert parse_day(typed) == dt.date(1987, 7, 9)


@pytest.mark.parametrize("typed", ["31 Feb 1987", "9 Jxx 1987", "9 Jul 87", "kemarin", "13-13-2020"])
def test_a_day_that_no_calendar_has_is_refused(typed):
    assert parse_day(typed) is None


def test_august_has_three_spellings():
    assert {parse_day(f"17 {word} 1990") for word in ("Agustus", "Agt", "Agu")} == {dt.date(1990, 8, 17)}


def test_a_price_is_written_back_with_dots():
    assert 'value="25.000"' in drawn("{% field form.price %}", form=BusinessForm({**GOOD, "price": "25000"}))
    assert 'value="1.250.000"' in drawn(
        "{% field form.price %}", form=BusinessForm(initial={"price": 1250000})
    )


def test_what_was_typed_stays_where_it_was_wrong():
    html = drawn("{% field form.price %}", form=BusinessForm({**GOOD, "price": "dua puluh"}))

    assert 'value="dua puluh"' in html


def test_too_few_digits_are_counted_in_the_sentence():
    form = BusinessForm({**GOOD, "nib": "912003041882"})

    assert form.errors["nib"] == ["Harus 13 angka; yang tertulis 12."]


def test_a_number_is_a_text_input_without_spinner():
    html = drawn("{% field form.stock %}", form=BusinessForm())

    assert 'type="text"' in html
    assert 'inputmode="numeric"' in html
    assert not any(f' {limit}="' in html for limit in ("min", "max", "step"))


def test_hint_and_error_are_named_for_screen_readers():
    html = drawn("{% field form.name %}", form=BusinessForm({**GOOD, "name": ""}))

    assert 'aria-describedby="id_name_e id_name_h"' in html
    assert 'id="id_name_e"' in html
    assert 'id="id_name_h"' in html
    assert 'aria-invalid="true"' in html
    assert " required" not in html


def test_an_empty_field_is_answered_in_our_words_for_its_kind():
    form = BusinessForm({})

    assert field_context(form["name"], {})["errors"] == ["Masih kosong. Isi bagian ini."]
    assert field_context(form["place"], {})["errors"] == ["Belum dipilih. Pilih salah satu."]
    assert field_context(form["agreed"], {})["errors"] == ["Belum dicentang. Centang untuk melanjutkan."]


def test_a_form_s_own_sentence_for_empty_stays():
    class Asking(forms.Form):
        name = forms.CharField(error_messages={"required": "Tulis nama toko Anda."})

    assert field_context(Asking({})["name"], {})["errors"] == ["Tulis nama toko Anda."]


def test_the_summary_points_at_every_wrong_field_and_first_radio():
    form = BusinessForm({**GOOD, "name": "", "place": ""})
    form.add_error(None, "Data belum cocok.")

    targets = [(error["id"], error["text"]) for error in summary_of(form)]

    assert targets == [
        ("", "Data belum cocok."),
        ("id_name", "Masih kosong. Isi bagian ini."),
        ("id_place_0", "Belum dipilih. Pilih salah satu."),
    ]


def test_the_summary_is_absent_where_nothing_is_wrong():
    assert drawn("{% form_errors form %}", form=BusinessForm()).strip() == ""
    assert drawn("{% form_errors form %}", form=BusinessForm(GOOD)).strip() == ""
    assert drawn("{% form_errors missing %}").strip() == ""


def test_option_rows_carry_notes_and_prices():
    html = drawn(
        "{% field form.place notes=notes prices=prices %}",
        form=BusinessForm(GOOD),
        notes={"rumah": "Dusun Krajan"},
        prices={"lain": "Rp5.000"},
    )

    assert html.count('class="opt"') == 2
    assert '<span class="sub">Dusun Krajan</span>' in html
    assert '<b class="num">Rp5.000</b>' in html
    assert 'value="rumah" checked' in html


def test_hidden_fields_are_bare():
    html = drawn("{% field form.token %}", form=BusinessForm(initial={"token": "x"}))

    assert html.strip() == '<input type="hidden" name="token" value="x" id="id_token">'


def test_other_arguments_become_attributes():
    html = drawn('{% field form.name autocomplete="organization" hx_get="/x/" %}', form=BusinessForm())

    assert 'autocomplete="organization"' in html
    assert 'hx-get="/x/"' in html


def test_the_picker_shows_at_most_eight_rows_and_says_that_there_are_more():
    rows = [{"value": str(number), "label": f"Desa {number}"} for number in range(9)]

    html = drawn('{% village_picker "village" query="desa" rows=rows chosen="3" %}', rows=rows)

    assert html.count('type="radio"') == 8
    assert 'value="3" checked' in html
    assert "Masih ada yang lain" in html
    assert 'name="village_q" value="desa"' in html
    assert 'name="village_search"' in html


def test_an_empty_search_says_so_only_after_a_search():
    assert "Tidak ada desa" in drawn('{% village_picker "village" query="zzz" %}')
    assert "Tidak ada desa" not in drawn('{% village_picker "village" %}')


@pytest.mark.urls("tests.storefront.look.site")
def test_the_title_says_error_first_where_the_form_has_one():
    page = Template('{% extends "layouts/plain.html" %}{% block title %}Usaha{% endblock %}')
    request = RequestFactory().get("/")

    wrong = page.render(Context({"form": BusinessForm({}), "request": request}))
    calm = page.render(Context({"form": BusinessForm(), "request": request}))

    assert "<title>Kesalahan: Usaha · Banyuwangi Mall</title>" in wrong
    assert "<title>Usaha · Banyuwangi Mall</title>" in calm
