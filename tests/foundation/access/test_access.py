from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404, HttpResponse

from foundation.access.attempts import TooManyAttempts, forget_old, spend
from foundation.access.models import Attempt
from foundation.access.pages import page
from foundation.access.permissions import READ_RESIDENTS, SIGNED_IN, VERIFY_APPLICATIONS
from foundation.access.proxy import ClientAddressMiddleware
from foundation.access.refusals import NotFound
from foundation.access.viewer import Office, Viewer, visitor

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def an_officer(*permissions: str) -> Viewer:
    office = Office("operator", "35.10.17.2004", 1, 2, frozenset(permissions))
    return Viewer(account_id=5, name="Dewi", at=AT, offices=(office,), permissions=frozenset(permissions))


@pytest.mark.parametrize("access", ["", None, "everybody", "village.no_such_permission"])
def test_a_page_without_a_known_access_is_refused_when_it_is_declared(access):
    with pytest.raises(TypeError, match="must be PUBLIC, SIGNED_IN or a permission"):
        page(access=access)


@pytest.mark.parametrize(
    ("viewer", "access", "status"),
    [
        (visitor(AT), SIGNED_IN, 302),
        (visitor(AT), READ_RESIDENTS, 302),
        (Viewer(account_id=5, name="", at=AT), SIGNED_IN, 200),
        (an_officer(VERIFY_APPLICATIONS), VERIFY_APPLICATIONS, 200),
    ],
)
def test_a_page_lets_in_whom_it_declares(rf, viewer, access, status):
    view = page(access=access)(lambda request: HttpResponse("isi"))
    request = rf.get("/x/?a=1")
    request.viewer = viewer

    response = view(request)

    assert response.status_code == status
    if status == 302:
        assert response.url == "/akun/masuk/?next=/x/%3Fa%3D1"


def test_a_page_answers_only_its_methods(rf):
    view = page(access=SIGNED_IN, methods=("POST",))(lambda request: HttpResponse("isi"))
    request = rf.get("/x/")
    request.viewer = an_officer()

    assert view(request).status_code == 405


def test_somebody_elses_row_and_no_row_are_both_404(rf):
    @page(access=SIGNED_IN)
    def view(request):
        raise NotFound()

    request = rf.get("/x/")
    request.viewer = an_officer()

    with pytest.raises(Http404):
        view(request)


def test_an_office_bounds_its_permissions():
    viewer = an_officer(VERIFY_APPLICATIONS)

    assert [office.region_code for office in viewer.offices_with(VERIFY_APPLICATIONS)] == ["35.10.17.2004"]
    assert viewer.offices_with(READ_RESIDENTS) == ()
    assert not viewer.may(READ_RESIDENTS)


@pytest.mark.django_db
def test_tries_are_counted_in_windows_and_apart_for_each_key():
    for _ in range(3):
        spend("nik:a", limit=3, seconds=900, at=AT)

    with pytest.raises(TooManyAttempts) as refusal:
        spend("nik:a", limit=3, seconds=900, at=AT)
    spend("nik:b", limit=3, seconds=900, at=AT)
    spend("nik:a", limit=3, seconds=900, at=AT + timedelta(minutes=15))

    assert refusal.value.retry_at == AT + timedelta(minutes=15)
    assert (
        str(refusal.value) == "Terlalu banyak percobaan. Coba lagi pukul 10.15, atau datang ke kantor desa."
    )


@pytest.mark.django_db
def test_old_windows_are_forgotten():
    spend("a", limit=3, seconds=900, at=AT)
    spend("a", limit=3, seconds=900, at=AT + timedelta(days=2))

    assert forget_old(before=AT + timedelta(days=1)) == 1
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(
    ("forwarded", "seen"),
    [("", "10.0.0.9"), ("203.0.113.7", "203.0.113.7"), ("1.1.1.1, 203.0.113.7", "203.0.113.7")],
    ids=["no proxy", "the proxy's word", "a client's word before it"],
)
def test_behind_our_proxy_the_address_is_the_one_that_it_saw(rf, forwarded, seen):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", **headers)

    ClientAddressMiddleware(lambda request: HttpResponse(request.META["REMOTE_ADDR"]))(request)

    assert request.META["REMOTE_ADDR"] == seen
