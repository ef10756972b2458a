import base64

import pytest

from marketplace.cli.health.database import database_findings
from marketplace.cli.health.finding import Finding, Weight
from marketplace.cli.health.settings import settings_findings
from marketplace.cli.postgres.cluster import Cluster

KEY = base64.b64encode(bytes(32)).decode()
COMPLETE = {
    "MALL_MODE": "production",
    "SECRET_KEY": "s" * 64,
    "MALL_FIELD_KEYS": f"k2:{KEY},k1:{KEY}",
    "MALL_HASH_KEY": KEY,
    "MALL_HOSTS": "mall.test",
    "MALL_BASE_URL": "https://mall.test",
    "EMAIL_URL": "smtps://mail.test",
    "MALL_FROM_EMAIL": "mall@mall.test",
    "DATABASE_URL": "postgresql://mall@db.test/mall?sslmode=verify-full",
}
CONTACTS = {
    "MALL_CONTACT_EMAIL": "halo@mall.test",
    "MALL_CONTACT_PHONE": "0333 000 000",
    "MALL_MINISTRY_PHONE": "0333 000 001",
    "MALL_MINISTRY_EMAIL": "aduan@mall.test",
    "MALL_MINISTRY_SITE": "https://aduan.mall.test",
}


def lacking(findings: list[Finding]) -> list[str]:
    return [finding.what for finding in findings if finding.weight is not Weight.GOOD]


def test_a_complete_deployment_lacks_nothing() -> None:
    assert lacking(list(settings_findings(COMPLETE | CONTACTS))) == []


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_each_missing_variable_is_found(name: str) -> None:
    without = {key: value for key, value in (COMPLETE | CONTACTS).items() if key != name}

    (what,) = lacking(list(settings_findings(without)))

    assert name in what


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MALL_MODE", "demo"),
        ("SECRET_KEY", "short"),
        ("MALL_FIELD_KEYS", "k1:change-me"),
        ("MALL_FIELD_KEYS", f"k2:{KEY},"),
        ("MALL_HASH_KEY", "abcd"),
        ("MALL_HOSTS", "*"),
        ("MALL_HOSTS", "other.test"),
        ("MALL_BASE_URL", "http://mall.test"),
        ("DATABASE_URL", "postgresql://mall@db.test/mall"),
    ],
)
def test_a_value_that_will_not_do_is_found(name: str, value: str) -> None:
    assert len(lacking(list(settings_findings({**COMPLETE, **CONTACTS, name: value})))) == 1


def test_no_finding_repeats_a_secret() -> None:
    secret = {
        **COMPLETE,
        **CONTACTS,
        "SECRET_KEY": "hush" * 3,
        "DATABASE_URL": "postgresql://mall:hush@db.test/mall",
    }

    assert not [finding for finding in settings_findings(secret) if "hush" in finding.what + finding.remedy]


def test_an_empty_database_without_durability_is_found(cluster: Cluster) -> None:
    cluster.start()

    found = lacking(list(database_findings(cluster.url())))

    assert found == [
        "fsync, full_page_writes is off: a power cut may lose everything",
        "the mall connects as a superuser of the database",
        "the database is empty",
    ]


def test_a_database_that_does_not_answer_is_found(cluster: Cluster) -> None:
    (finding,) = database_findings("postgresql://mall@127.0.0.1:1/mall")

    assert finding.weight is Weight.LACKS
    assert "does not answer" in finding.what


def test_buyers_must_find_somebody_to_complain_to() -> None:
    told = lacking(list(settings_findings(COMPLETE)))

    assert [what.split(" ")[0] for what in told] == ["MALL_CONTACT_EMAIL", "MALL_MINISTRY_PHONE,"]
