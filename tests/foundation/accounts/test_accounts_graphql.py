import pytest

from foundation.access.viewer import visitor
from foundation.accounts.mailing import send_account_mail
from foundation.accounts.models import AccountMail, User
from foundation.clock import now
from marketplace.schema import schema as whole_schema  # what upper rooms add to a User is whole only there
from tests.foundation.factories import PASSWORD, an_account, viewer_for

pytestmark = pytest.mark.django_db

SIGN_IN = """mutation ($email: String!, $password: String!) {
  tokenCreate(email: $email, password: $password) {
    token refreshToken user { email phone firstName } errors { field code message }
  }
}"""


@pytest.fixture(scope="module")
def schema():
    return whole_schema


def test_one_signs_in_by_phone_and_reads_oneself(schema):
    an_account(phone="081234567890", first_name="Siti")

    answer = schema.run(SIGN_IN, {"email": "0812 3456 7890", "password": PASSWORD}, viewer=visitor(now()))

    payload = answer["data"]["tokenCreate"]
    assert payload["errors"] == []
    assert payload["user"] == {"email": "", "phone": "+6281234567890", "firstName": "Siti"}
    renewed = schema.run(
        "mutation ($t: String) { tokenRefresh(refreshToken: $t) { token errors { code } } }",
        {"t": payload["refreshToken"]},
        viewer=visitor(now()),
    )
    assert renewed["data"]["tokenRefresh"]["errors"] == []
    assert renewed["data"]["tokenRefresh"]["token"]


def test_a_wrong_password_gives_no_token_and_no_user(schema):
    an_account(email="siti@contoh.test")

    answer = schema.run(
        SIGN_IN, {"email": "siti@contoh.test", "password": "salah-sekali"}, viewer=visitor(now())
    )

    assert answer["data"]["tokenCreate"] == {
        "token": None,
        "refreshToken": None,
        "user": None,
        "errors": [
            {
                "field": "email",
                "code": "INVALID_CREDENTIALS",
                "message": "Email, nomor ponsel, atau kata sandi tidak cocok. Periksa, lalu coba lagi.",
            }
        ],
    }


def test_me_is_the_viewer_in_one_query_and_nobody_for_a_visitor(schema, django_assert_num_queries):
    siti, _other = an_account(email="siti@contoh.test"), an_account()
    viewer = viewer_for(siti)

    with django_assert_num_queries(1):
        mine = schema.run("{ me { email metadata { key } } }", viewer=viewer)

    assert mine == {"data": {"me": {"email": "siti@contoh.test", "metadata": []}}}
    assert schema.run("{ me { email } }", viewer=visitor(now())) == {"data": {"me": None}}


def test_a_visitor_changes_no_password(schema):
    user = an_account()
    text = 'mutation { passwordChange(newPassword: "ombak-pulau-merah") { errors { code } } }'

    answer = schema.run(text, viewer=visitor(now()))

    assert answer["errors"][0]["extensions"]["exception"]["code"] == "PermissionDenied"
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_registering_tells_nobody_whether_an_address_has_an_account(schema, mailoutbox):
    text = """mutation ($email: String) {
      accountRegister(input: {email: $email, password: "ombak-pulau-merah"}) {
        requiresConfirmation errors { field code }
      }
    }"""

    first = schema.run(text, {"email": "baru@contoh.test"}, viewer=visitor(now()))
    second = schema.run(text, {"email": "BARU@contoh.test"}, viewer=visitor(now()))
    for mail in AccountMail.objects.order_by("pk"):
        send_account_mail(mail_id=mail.pk)

    assert first["data"]["accountRegister"]["errors"] == []
    assert second == first
    assert User.objects.count() == 1
    assert [mail.to for mail in mailoutbox] == [["baru@contoh.test"]] * 2
