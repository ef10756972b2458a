from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from foundation.access.attempts import TooManyAttempts
from foundation.access.refusals import NotFound
from foundation.access.viewer import visitor
from foundation.accounts.models import User
from foundation.audit.selectors import transitions_of
from foundation.clock import JAKARTA, now
from foundation.encryption import private_files
from foundation.ids import global_id
from foundation.notifications.models import Message
from marketplace.complaints.links import complaint_path, complaint_token
from marketplace.complaints.models import Complaint
from marketplace.complaints.rules import (
    AlreadyAtTheTop,
    AlreadyClosed,
    AnswerMissing,
    AuthorityMissing,
    NotAnAddress,
    OwnComplaint,
    SubjectUnknown,
    TextMissing,
    answer_due,
)
from marketplace.complaints.selectors import complaint_for, complaints_for
from marketplace.complaints.services import (
    answer_complaint,
    hand_up_complaint,
    lodge_complaint,
    mail_complaint_answer,
    mail_complaint_receipt,
    pass_on_complaint,
    take_up_complaint,
)
from marketplace.schema import schema
from tests.foundation.factories import an_account
from tests.storefront.officer.clients import client_of, words_of
from tests.vendors.factories import a_shop
from tests.village.factories import (
    BANYUWANGI,
    GAMBIRAN_DISTRICT,
    GIRI_DISTRICT,
    GROGOL,
    an_officer,
    regions,
    viewer_for,
)
from tests.village.letters.factories import a_photo
from village.letters.intake import NotAPhoto
from village.residents.rules.register import NumberInText
from village.territory.rules import NotYourVillage

pytestmark = pytest.mark.django_db

TEXT = "Barang yang datang bukan yang saya pesan."


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    settings.MALL_VAR = tmp_path


def a_complaint(by=None, **changes):
    regions()
    values = {"subject": "other", "text": TEXT, "address": "10.0.0.1", "at": now()}
    return lodge_complaint(**(values | changes), by=by or visitor(now()))


def district():
    return viewer_for(an_officer("district", GIRI_DISTRICT), now())


def regency():
    return viewer_for(an_officer("regency", BANYUWANGI), now())


def test_five_office_days_from_a_friday_end_on_the_next_friday():
    friday = datetime(2026, 11, 20, 10, 0, tzinfo=JAKARTA)

    assert answer_due(friday) == datetime(2026, 11, 27, 14, 30, tzinfo=JAKARTA)


def test_a_complaint_about_a_shop_lies_at_its_district_s_desk():
    shop, officer = a_shop(), district()

    complaint = a_complaint(subject="shop", about=f"http://mal.test/toko/{shop.slug}/")

    assert (complaint.shop, complaint.village_id, complaint.desk_id) == (shop, GROGOL, GIRI_DISTRICT)
    assert Message.objects.get(recipient_id=officer.account_id).kind == "complaint_received"
    assert [step.to_state for step in transitions_of(complaint)] == ["received"]


@pytest.mark.parametrize(
    ("subject", "about"), [("officer", ""), ("other", ""), ("shop", "Tidak Ada"), ("letter", "510/1")]
)
def test_what_concerns_no_village_s_shop_or_letter_lies_at_the_regency_s(subject, about):
    district()

    complaint = a_complaint(subject=subject, about=about, village_code=GROGOL if subject == "officer" else "")

    assert complaint.desk_id == BANYUWANGI
    assert complaint.about == about


def test_where_nobody_sits_at_the_district_the_regency_gets_it():
    shop = a_shop()

    assert a_complaint(subject="shop", about=shop.name).desk_id == BANYUWANGI


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"subject": "cuaca"}, SubjectUnknown),
        ({"text": "pendek"}, TextMissing),
        ({"text": f"NIK saya 3510 1549 0385 0003. {TEXT}"}, NumberInText),
        ({"email": "bukan-alamat"}, NotAnAddress),
        ({"photo": b"%PDF-1.4 bukan foto"}, NotAPhoto),
    ],
)
def test_what_cannot_be_taken_in_is_refused_and_nothing_is_kept(changes, refusal):
    with pytest.raises(refusal):
        a_complaint(**changes)

    assert not Complaint.objects.exists()
    assert private_files.names() == []


def test_one_address_complains_four_times_an_hour():
    at = now()
    for _time in range(4):
        a_complaint(at=at)

    with pytest.raises(TooManyAttempts):
        a_complaint(at=at)

    assert Complaint.objects.count() == 4
    assert a_complaint(at=at, address="10.0.0.2").pk


def test_a_photo_is_written_anew_and_lies_in_private():
    complaint = a_complaint(photo=a_photo())

    assert complaint.has_photo
    assert private_files.read(complaint.photo_name).startswith(b"\xff\xd8")


def test_it_goes_from_received_over_in_progress_to_an_answer_that_arrives():
    account, officer = an_account(), regency()
    complaint = a_complaint(by=viewer_for(account, now()))

    take_up_complaint(complaint_id=complaint.pk, by=officer, at=now())
    answer_complaint(complaint_id=complaint.pk, answer="Sudah kami tegur.", by=officer, at=now())

    complaint.refresh_from_db()
    assert (complaint.state, complaint.answer) == ("answered", "Sudah kami tegur.")
    assert [step.to_state for step in transitions_of(complaint)] == ["received", "in_progress", "answered"]
    told = Message.objects.filter(recipient=account).order_by("pk")
    assert [message.url for message in told] == [complaint_path(complaint.pk)] * 3
    assert told[2].body == "Sudah kami tegur."
    with pytest.raises(AlreadyClosed):
        answer_complaint(complaint_id=complaint.pk, answer="Lagi.", by=officer, at=now())


def test_a_visitor_gets_the_link_and_the_answer_by_mail_once():
    complaint = a_complaint(email="Ani@contoh.test")
    mail_complaint_receipt(complaint_id=complaint.pk)
    answer_complaint(complaint_id=complaint.pk, answer="Sudah kami tegur.", by=regency(), at=now())

    sent = [mail_complaint_answer(complaint_id=complaint.pk, at=now()) for _time in range(2)]

    assert sent == [True, False]
    assert [message.to for message in mail.outbox] == [["ani@contoh.test"]] * 2
    assert complaint_token(complaint.pk) in mail.outbox[0].body
    assert "Sudah kami tegur." in mail.outbox[1].body


def test_passing_on_names_the_authority():
    complaint, officer = a_complaint(), regency()

    with pytest.raises(AuthorityMissing):
        pass_on_complaint(complaint_id=complaint.pk, passed_to=" ", answer="Ya.", by=officer, at=now())
    with pytest.raises(AnswerMissing):
        pass_on_complaint(complaint_id=complaint.pk, passed_to="BPOM", answer="", by=officer, at=now())
    done = pass_on_complaint(
        complaint_id=complaint.pk, passed_to="BPOM", answer="Mereka berwenang.", by=officer, at=now()
    )

    assert (done.state, done.passed_to) == ("passed_on", "BPOM")


def test_a_district_hands_up_and_no_longer_sees_it():
    shop, officer, above = a_shop(), district(), regency()
    complaint = a_complaint(subject="shop", about=shop.slug)

    hand_up_complaint(complaint_id=complaint.pk, reason="Menyangkut dua kecamatan.", by=officer, at=now())

    with pytest.raises(NotFound):
        complaint_for(officer, id=complaint.pk)
    assert complaint_for(above, id=complaint.pk).desk_id == BANYUWANGI
    with pytest.raises(AlreadyAtTheTop):
        hand_up_complaint(complaint_id=complaint.pk, reason="Lagi.", by=above, at=now())


def test_nobody_handles_what_concerns_the_own_family_or_lies_elsewhere():
    shop = a_shop()
    relative = an_officer(
        "district",
        GIRI_DISTRICT,
        resident=shop.business.owner,
        account=User.objects.get(pk=shop.seller.account_id),
    )
    complaint = a_complaint(subject="shop", about=shop.slug)
    elsewhere = viewer_for(an_officer("district", GAMBIRAN_DISTRICT), now())
    operator = viewer_for(an_officer("operator", GROGOL), now())

    for officer, refusal in (
        (viewer_for(relative, now()), OwnComplaint),
        (elsewhere, NotYourVillage),
        (operator, NotYourVillage),
    ):
        with pytest.raises(refusal):
            take_up_complaint(complaint_id=complaint.pk, by=officer, at=now())
        with pytest.raises(refusal):
            answer_complaint(complaint_id=complaint.pk, answer="Tidak benar.", by=officer, at=now())

    complaint.refresh_from_db()
    assert complaint.state == "received"
    with pytest.raises(NotFound):
        complaint_for(elsewhere, id=complaint.pk)


def test_late_ones_are_counted_and_found():
    officer = an_officer("regency", BANYUWANGI)
    a_complaint()
    later = viewer_for(officer, now() + timedelta(days=30))

    assert complaints_for(later, state="late").count() == 1
    assert complaints_for(viewer_for(officer, now()), state="late").count() == 0


def test_a_visitor_complains_on_the_page_and_follows_the_link():
    regions()
    client = Client()

    sent = client.post("/pengaduan/", {"subject": "officer", "text": TEXT, "about": "Operator desa"})
    shown = client.get(sent.headers["Location"])
    complaint = Complaint.objects.get()

    # The link is signed with its second: only what it names is alike.
    assert sent.headers["Location"].split(":")[0] == complaint_path(complaint.pk).split(":")[0]
    assert f"Pengaduan ADU-{complaint.pk:05d}" in words_of(shown)
    assert "Paling lambat" in words_of(shown)
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert client.get("/pengaduan/palsu/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": ""}, "subject"),
        ({"text": "hai"}, "text"),
        ({"email": "salah"}, "email"),
        ({"phone": "salah"}, "phone"),
        ({"village": "99"}, "village"),
    ],
)
def test_a_refused_complaint_keeps_what_was_typed(changes, field):
    regions()

    response = Client().post("/pengaduan/", {"subject": "shop", "text": TEXT, "about": "Kopi"} | changes)

    assert set(response.context["form"].errors) == {field}
    assert 'value="Kopi"' in response.content.decode()
    assert not Complaint.objects.exists()


def test_contacts_of_the_ministry_are_those_that_were_set(settings):
    settings.MALL_MINISTRY_PHONE = ""
    without = Client().get("/pengaduan/").content.decode()
    settings.MALL_MINISTRY_PHONE = "0000 1111"

    assert "0000 1111" not in without
    assert "0000 1111" in Client().get("/pengaduan/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_s_list_costs_the_same_for_one_and_for_many(count, django_assert_num_queries):
    for number in range(count):
        a_complaint(address=f"10.0.1.{number}")
    client = client_of(an_officer("regency", BANYUWANGI))

    with django_assert_num_queries(6):
        response = client.get("/kantor/pengaduan/")

    assert response.context["page"].paginator.count == count


def test_an_officer_answers_on_the_page():
    complaint, client = a_complaint(photo=a_photo()), client_of(an_officer("regency", BANYUWANGI))
    page = f"/kantor/pengaduan/{complaint.pk}/"

    empty = client.post(page, {"act": "answer", "answer": "", "passed_to": ""})
    begun = client.post(page, {"act": "take_up"}, follow=True)
    done = client.post(page, {"act": "answer", "answer": "Sudah kami tegur.", "passed_to": ""}, follow=True)

    assert set(empty.context["form"].errors) == {"answer"}
    assert "sekarang diperiksa" in words_of(begun)
    assert "Jawaban terkirim" in words_of(done)
    assert client.get(f"{page}foto/").headers["Content-Type"] == "image/jpeg"
    assert client_of(an_officer("district", GIRI_DISTRICT)).get(page).status_code == 404
    assert client_of(an_officer()).get(page).status_code == 403


LODGE = """mutation ($input: ComplaintLodgeInput!) { complaintLodge(input: $input) {
    number token errors { field code } } }"""
ACT = """mutation { complaintTakeUp(id: "%s") { complaint { state } errors { code } }
    complaintAnswer(id: "%s", answer: "Sudah.") { complaint { state answer } errors { code } } }"""
LISTS = "{ complaints(open: true) { totalCount } myComplaints { number state } }"


def test_the_api_takes_in_answers_and_shows_by_link():
    regions()
    account, officer = an_account(), regency()
    by = viewer_for(account, now())

    lodged = schema.run(LODGE, {"input": {"subject": "OTHER", "text": TEXT}}, viewer=by)["data"][
        "complaintLodge"
    ]
    refused = schema.run(LODGE, {"input": {"subject": "OTHER", "text": "x"}}, viewer=by)["data"]
    key = global_id("Complaint", Complaint.objects.get().pk)
    waiting = schema.run(LISTS, viewer=officer)["data"]["complaints"]
    done = schema.run(ACT % (key, key), viewer=officer)["data"]
    mine = schema.run("{ myComplaints { number state } }", viewer=by)["data"]["myComplaints"]
    link = "query ($token: String!) { complaintByLink(token: $token) { state answer } }"
    shown = schema.run(link, {"token": lodged["token"]}, viewer=visitor(now()))["data"]["complaintByLink"]

    assert refused["complaintLodge"]["errors"] == [{"field": "text", "code": "REQUIRED"}]
    assert waiting == {"totalCount": 1}
    assert done["complaintTakeUp"]["complaint"] == {"state": "IN_PROGRESS"}
    assert done["complaintAnswer"]["complaint"]["answer"] == "Sudah."
    assert mine == [{"number": lodged["number"], "state": "ANSWERED"}]
    assert shown == {"state": "ANSWERED", "answer": "Sudah."}
