import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.access.viewer import visitor
from foundation.ids import global_id
from tests.village.factories import (
    JAMBESARI,
    a_district_officer,
    a_head,
    a_kk,
    a_resident,
    an_officer,
    an_operator,
    viewer_for,
)
from tests.village.letters.factories import (
    MORNING,
    NOON,
    PASSWORD,
    a_draft,
    a_letter,
    a_photo,
    a_returned,
    a_submitted,
    a_verified,
    an_applicant,
    answers_for,
    everything,
    the_ground,
)
from tests.village.letters.schema_of_letters import schema
from village.letters.models import Application, Letter
from village.letters.signed import token_text
from village.officers.states import HEAD, OPERATOR

pytestmark = pytest.mark.django_db

ERRORS = "errors { field code message }"
SAVE = f"""mutation ($id: ID, $answers: [ApplicationAnswerInput!]!) {{
    applicationSaveDraft(id: $id, answers: $answers) {{ application {{ id state }} {ERRORS} }} }}"""
ATTACH = f"""mutation ($id: ID!, $document: String!, $file: Upload!) {{
    applicationAttachDocument(id: $id, document: $document, file: $file) {{
        application {{ documents {{ document contentType }} }} {ERRORS} }} }}"""
SUBMIT = f"""mutation ($id: ID!) {{ applicationSubmit(id: $id) {{
    application {{ number state dueAt stepTitle notes village {{ name }} business {{ name }} }}
    {ERRORS} }} }}"""
VERIFY = f"""mutation ($id: ID!, $checked: [String!]!, $how: IdentityMethodEnum) {{
    applicationVerify(id: $id, checked: $checked, identityMethod: $how) {{
        application {{ state stepTitle decisions {{ action role }} }} {ERRORS} }} }}"""
APPROVE = f"""mutation ($id: ID!, $password: String!) {{
    applicationApprove(id: $id, password: $password) {{
        application {{ state letter {{ number }} }} letter {{ number standing printed token }}
        {ERRORS} }} }}"""
RETURN = f"""mutation ($id: ID!, $reason: String!, $items: [String!]!) {{
    applicationReturn(id: $id, reason: $reason, items: $items) {{
        application {{ state decisions {{ action reason items }} }} {ERRORS} }} }}"""
REJECT = f"""mutation ($id: ID!, $reason: String!) {{
    applicationReject(id: $id, reason: $reason) {{ application {{ state }} {ERRORS} }} }}"""
WITHDRAW = (
    f"""mutation ($id: ID!) {{ applicationWithdraw(id: $id) {{ application {{ state }} {ERRORS} }} }}"""
)
REVOKE = f"""mutation ($id: ID!, $reason: String!) {{
    letterRevoke(id: $id, reason: $reason) {{ letter {{ state standing stateReason }} {ERRORS} }} }}"""
CHECK = """query ($token: String, $number: String) { letterVerify(token: $token, number: $number) {
    verdict since reason office
    content { number holder business village district place kbliCode signer } } }"""
MINE = (
    "{ myApplications { id number state late applicantName answers { field value } documents { document } } }"
)
QUEUE = "{ applicationsAwaiting { number stepTitle notes late applicantName business { name } } }"
ALL = """query ($state: ApplicationStateEnum) { applications(state: $state, first: 10) {
    totalCount edges { node { number state } } } }"""
ONE = "query ($id: ID!) { application(id: $id) { number answers { value } documents { document } notes } }"


def run(text, viewer, **variables):
    answer = schema.run(text, variables, viewer=viewer)
    assert "errors" not in answer, answer
    return answer["data"]


def application_id(application):
    return global_id("Application", application.pk)


def test_a_client_takes_an_application_to_a_letter_that_anybody_checks():
    applicant, operator, head = an_applicant(), an_operator(), a_head()
    answers = [{"field": code, "value": value} for code, value in answers_for(applicant.resident).items()]

    saved = run(SAVE, applicant.viewer, answers=answers)["applicationSaveDraft"]
    key = saved["application"]["id"]
    for document in ("ktp_photo", "place_photo"):
        file = SimpleUploadedFile("foto.exe", a_photo())
        attached = run(ATTACH, applicant.viewer, id=key, document=document, file=file)
        assert attached["applicationAttachDocument"]["errors"] == []
    sent = run(SUBMIT, applicant.viewer, id=key)["applicationSubmit"]
    checked = run(VERIFY, operator, id=key, checked=["person", "place", "activity"], how="PHOTOS")
    approved = run(APPROVE, head, id=key, password=PASSWORD)["applicationApprove"]
    by_token = run(CHECK, visitor(NOON), token=approved["letter"]["token"])["letterVerify"]

    assert sent == {
        "application": {
            "number": "P-2611-0001",
            "state": "SUBMITTED",
            "dueAt": "2026-11-24T06:12:00+00:00",
            "stepTitle": "Diperiksa petugas desa",
            "notes": None,
            "village": {"name": "Grogol"},
            "business": {"name": "Kopi Lereng Ijen"},
        },
        "errors": [],
    }
    assert checked["applicationVerify"] == {
        "application": {
            "state": "IN_PROGRESS",
            "stepTitle": "Disetujui kepala desa",
            "decisions": [{"action": "VERIFY", "role": "operator"}],
        },
        "errors": [],
    }
    assert approved["errors"] == []
    assert approved["application"] == {"state": "ISSUED", "letter": {"number": "510/001/429.517.06/2026"}}
    assert (approved["letter"]["standing"], approved["letter"]["printed"]) == ("VALID", False)
    assert by_token == {
        "verdict": "VALID",
        "since": "2026-11-24",
        "reason": "",
        "office": "",
        "content": {
            "number": "510/001/429.517.06/2026",
            "holder": "SITI AMINAH",
            "business": "Kopi Lereng Ijen",
            "village": "Grogol",
            "district": "Giri",
            "place": "Dusun Krajan RT 01/RW 02",
            "kbliCode": "10761",
            "signer": "Kepala Desa Grogol",
        },
    }
    assert run(CHECK, visitor(NOON), number="510/001/429.517.06/2026")["letterVerify"] == by_token


def test_all_problems_of_a_form_come_at_once():
    applicant = an_applicant()
    draft = a_draft(applicant, photos=False, kbli="", nib="123")
    before = everything()

    payload = run(SUBMIT, applicant.viewer, id=application_id(draft))["applicationSubmit"]

    assert payload["application"] is None
    assert [(one["field"], one["code"]) for one in payload["errors"]] == [
        ("kbli", "INVALID"),
        ("nib", "INVALID"),
        ("ktpPhoto", "INVALID"),
        ("placePhoto", "INVALID"),
    ]
    assert everything() == before


def test_no_match_is_one_sentence():
    applicant = an_applicant()
    draft = a_draft(applicant, kk="3510990101999999")

    (error,) = run(SUBMIT, applicant.viewer, id=application_id(draft))["applicationSubmit"]["errors"]

    assert (error["field"], error["code"]) == (None, "NOT_MATCHED")
    assert error["message"] == (
        "NIK, KK, nama, atau tanggal lahir belum cocok."
        " Periksa isian itu dengan KTP dan KK Anda, lalu kirim lagi."
    )


def test_each_refusal_of_a_decision_has_its_code_and_changes_nothing():
    kk = a_kk()
    applicant = an_applicant(a_resident(kk=kk))
    application = a_submitted(applicant)
    operator, elsewhere, head = an_operator(), an_operator(JAMBESARI), a_head()
    brother = viewer_for(an_officer(OPERATOR, resident=a_resident(kk=kk)))
    key = application_id(application)
    checked = ["person", "place", "activity"]
    before = everything()

    codes = [
        run(VERIFY, elsewhere, id=key, checked=checked, how="PHOTOS"),
        run(VERIFY, brother, id=key, checked=checked, how="PHOTOS"),
        run(VERIFY, operator, id=key, checked=["person"], how="PHOTOS"),
        run(VERIFY, operator, id=key, checked=checked),
        run(RETURN, operator, id=key, reason="", items=["rt"]),
        run(REJECT, head, id=key, reason="Tidak"),
        run(REJECT, applicant.viewer, id=key, reason="Tidak"),
        run(WITHDRAW, operator, id=key),
        run(APPROVE, head, id=key, password="salah-sekali-9"),
        run(APPROVE, head, id=global_id("Product", 1), password=PASSWORD),
    ]

    assert [next(iter(one.values()))["errors"][0]["code"] for one in codes] == [
        "NOT_FOUND",
        "OWN_FAMILY",
        "REQUIRED",
        "IDENTITY_NOT_CONFIRMED",
        "REQUIRED",
        "NOT_YOUR_STEP",
        "NOT_FOUND",
        "NOT_FOUND",
        "INVALID_CREDENTIALS",
        "NOT_FOUND",
    ]
    assert everything() == before


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        (SAVE, {"answers": []}),
        (SUBMIT, {"id": "x"}),
        (WITHDRAW, {"id": "x"}),
        (VERIFY, {"id": "x", "checked": []}),
        (APPROVE, {"id": "x", "password": "x"}),
        (REVOKE, {"id": "x", "reason": "x"}),
        (MINE, {}),
        (QUEUE, {}),
        (ALL, {}),
        (ONE, {"id": "x"}),
        ("{ myLetters { number } }", {}),
        ("{ letters(first: 1) { totalCount } }", {}),
    ],
)
def test_a_visitor_may_only_check_letters(document, variables):
    the_ground()
    before = everything()

    answer = schema.run(document, variables, viewer=visitor(NOON))

    assert answer["errors"]
    assert everything() == before


def test_a_seller_cannot_do_an_officers_part():
    applicant = an_applicant()
    letter = a_letter(applicant)
    application = a_submitted(an_applicant(), business_name="Keripik")
    before = everything()

    answers = [
        schema.run(VERIFY, {"id": application_id(application), "checked": []}, viewer=applicant.viewer),
        schema.run(
            APPROVE, {"id": application_id(application), "password": PASSWORD}, viewer=applicant.viewer
        ),
        schema.run(REVOKE, {"id": global_id("Letter", letter.pk), "reason": "x"}, viewer=applicant.viewer),
        schema.run(REVOKE, {"id": global_id("Letter", letter.pk), "reason": "x"}, viewer=an_operator()),
    ]

    assert all(answer["errors"] for answer in answers)
    assert everything()["Letter"] == before["Letter"]
    assert everything()["Application"] == before["Application"]


def test_an_applicant_reads_the_own_form_masked_and_no_notes():
    applicant = an_applicant()
    application = a_submitted(applicant)
    a_submitted(an_applicant(), business_name="Keripik")

    (mine,) = run(MINE, applicant.viewer)["myApplications"]
    one = run(ONE, applicant.viewer, id=application_id(application))["application"]

    values = {answer["field"]: answer["value"] for answer in mine["answers"]}
    nik = applicant.resident.plain_nik
    assert values["nik"] == f"{nik[:4]} {nik[4:6]}•• •••• ••{nik[-2:]}"
    assert values["business_name"] == "Kopi Lereng Ijen"
    assert {one["document"] for one in mine["documents"]} == {"ktp_photo", "place_photo"}
    assert one["notes"] is None
    assert nik not in str(mine)


def test_an_officer_reads_notes_and_neither_form_nor_files():
    application = a_submitted()

    one = run(ONE, an_operator(), id=application_id(application))["application"]

    assert one == {
        "number": "P-2611-0001",
        "answers": None,
        "documents": [],
        "notes": ["nik_from_elsewhere"],
    }


def test_somebody_elses_application_and_letter_are_null():
    applicant = an_applicant()
    letter = a_letter(applicant)
    key = global_id("Letter", letter.pk)
    document = "query ($id: ID!) { letter(id: $id) { number } }"

    for viewer in (an_applicant().viewer, an_operator(JAMBESARI), a_district_officer("35.10.07")):
        assert run(ONE, viewer, id=application_id(letter.application))["application"] is None
        assert run(document, viewer, id=key)["letter"] is None
        assert run("{ myLetters { number } }", viewer)["myLetters"] == []
    for viewer in (applicant.viewer, an_operator(), a_district_officer()):
        assert run(document, viewer, id=key)["letter"] == {"number": letter.number}
    assert run("{ myLetters { number } }", applicant.viewer)["myLetters"] == [{"number": letter.number}]


def test_a_queue_over_the_wire_is_the_queue_of_the_office():
    operator, head = an_officer(OPERATOR), an_officer(HEAD)
    first = a_submitted()
    second = a_verified(operator=viewer_for(operator), business_name="Keripik")
    a_draft(an_applicant())

    of_operator = run(QUEUE, viewer_for(operator))["applicationsAwaiting"]
    of_head = run(QUEUE, viewer_for(head))["applicationsAwaiting"]
    everything_sent = run(ALL, viewer_for(head))["applications"]
    submitted = run(ALL, viewer_for(head), state="SUBMITTED")["applications"]

    assert [line["number"] for line in of_operator] == [first.number]
    assert [line["number"] for line in of_head] == [second.number]
    assert everything_sent["totalCount"] == 2
    assert [edge["node"]["number"] for edge in submitted["edges"]] == [first.number]
    assert run(ALL, an_applicant().viewer)["applications"]["totalCount"] == 0


def test_a_return_and_a_revocation_over_the_wire():
    applicant = an_applicant()
    application = a_submitted(applicant)
    letter = a_letter(an_applicant(), business_name="Keripik")

    returned = run(
        RETURN, an_operator(), id=application_id(application), reason="Buram", items=["place_photo"]
    )["applicationReturn"]
    revoked = run(REVOKE, a_head(), id=global_id("Letter", letter.pk), reason="Usaha tutup")["letterRevoke"]

    assert returned["application"] == {
        "state": "RETURNED",
        "decisions": [{"action": "RETURN", "reason": "Buram", "items": ["place_photo"]}],
    }
    assert revoked["letter"] == {"state": "REVOKED", "standing": "REVOKED", "stateReason": "Usaha tutup"}
    checked = run(CHECK, visitor(NOON), token=token_text(bytes(letter.cose)))["letterVerify"]
    assert (checked["verdict"], checked["reason"], checked["office"]) == (
        "REVOKED",
        "Usaha tutup",
        "Kepala Desa Grogol",
    )


def test_what_is_forged_or_unknown_has_no_content():
    the_ground()

    forged = run(CHECK, visitor(NOON), token="AAAA")["letterVerify"]
    unknown = run(CHECK, visitor(NOON), number="510/1/X/2026")["letterVerify"]

    assert (forged["verdict"], forged["content"]) == ("FORGED", None)
    assert (unknown["verdict"], unknown["content"]) == ("UNKNOWN", None)


def test_a_client_can_build_the_form_from_the_type():
    the_ground()

    sku, nib = run(
        """{ letterTypes { code name validityMonths result steps { code officeMinutes checklist { code } }
        documents { code required } fields { code kind required choices { value } } } }""",
        visitor(MORNING),
    )["letterTypes"]

    assert (sku["code"], sku["validityMonths"]) == ("sku", 12)
    assert (nib["code"], nib["validityMonths"], nib["result"]) == ("nib", 0, "nib_record")
    assert [step["officeMinutes"] for step in sku["steps"]] == [240, 90]
    scale = next(field for field in sku["fields"] if field["code"] == "scale")
    assert [choice["value"] for choice in scale["choices"]] == ["micro", "small", "medium"]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_one_statement_a_level(count, django_assert_num_queries):
    applicant = an_applicant()
    for number in range(count):
        a_submitted(applicant, business_name=f"Usaha {number}")
    operator, viewer = an_operator(), applicant.viewer
    document = """{ applications(first: 10) { edges { node { number decisions { action }
        business { name village { name } } letter { number } } } } }"""

    with django_assert_num_queries(2):
        run(document, operator)
    with django_assert_num_queries(2):
        run(MINE, viewer)
    with django_assert_num_queries(6):
        run(QUEUE, operator)

    assert Application.objects.count() == count
    assert Letter.objects.count() == 0


def test_a_returned_application_is_repaired_over_the_wire():
    applicant = an_applicant()
    application = a_returned(applicant)

    saved = run(
        SAVE,
        applicant.viewer,
        id=application_id(application),
        answers=[{"field": "activity", "value": "Kopi bubuk arabika"}],
    )["applicationSaveDraft"]
    sent = run(SUBMIT, applicant.viewer, id=application_id(application))["applicationSubmit"]

    assert saved["application"]["state"] == "RETURNED"
    assert (sent["application"]["state"], sent["errors"]) == ("IN_PROGRESS", [])
