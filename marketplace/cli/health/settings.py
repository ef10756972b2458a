"""The environment variables of a deployment, judged one by one."""

import base64
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qs, urlsplit

from marketplace.cli.health.finding import Finding, advice, good, lacks

NEW_SECRET = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
NEW_KEY = "python3 -c 'import base64, secrets; print(base64.b64encode(secrets.token_bytes(32)).decode())'"
LOCAL = {"", "localhost", "127.0.0.1", "::1"}


def settings_findings(environment: Mapping[str, str]) -> Iterator[Finding]:
    yield from mode(environment)
    yield from keys(environment)
    yield from address(environment)
    yield from mail(environment)
    yield from complaint_contacts(environment)
    yield from database_address(environment)


def mode(environment: Mapping[str, str]) -> Iterator[Finding]:
    chosen = environment.get("MALL_MODE", "demo")
    if chosen == "production":
        yield good("MALL_MODE is production")
    else:
        yield lacks(
            f"MALL_MODE is {chosen}: keys from a file, mail into a page, no second factor",
            "MALL_MODE=production",
        )


def keys(environment: Mapping[str, str]) -> Iterator[Finding]:
    secret = environment.get("SECRET_KEY", "")
    if len(secret) < 50:
        yield lacks("SECRET_KEY is missing or shorter than 50 characters", f"SECRET_KEY=$({NEW_SECRET})")
    else:
        yield good("SECRET_KEY is set")
    for name, value in (("MALL_FIELD_KEYS", f"k1:$({NEW_KEY})"), ("MALL_HASH_KEY", f"$({NEW_KEY})")):
        given = environment.get(name, "")
        parts = [part.rpartition(":")[2] for part in given.split(",")]
        if not given:
            yield lacks(f"{name} is missing: nothing personal can be stored", f"{name}={value}")
        elif not all(is_a_key(part) for part in parts):
            yield lacks(f"{name} holds something that is not 32 bytes in base64", f"{name}={value}")
        else:
            yield good(f"{name} is set; losing it loses every NIK, so keep a copy away from this machine")


def is_a_key(encoded: str) -> bool:
    try:
        return len(base64.b64decode(encoded, validate=True)) == 32
    except ValueError:
        return False


def address(environment: Mapping[str, str]) -> Iterator[Finding]:
    hosts = [host.strip() for host in environment.get("MALL_HOSTS", "").split(",") if host.strip()]
    if not hosts:
        yield lacks("MALL_HOSTS is missing: no request would be answered", "MALL_HOSTS=mall.example.go.id")
    elif "*" in hosts:
        yield lacks("MALL_HOSTS allows every name: links in mails could be forged", "name the hosts")
    else:
        yield good(f"MALL_HOSTS names {', '.join(hosts)}")
    base_url = urlsplit(environment.get("MALL_BASE_URL", ""))
    if base_url.scheme != "https":
        yield lacks("MALL_BASE_URL is not an https address", "MALL_BASE_URL=https://mall.example.go.id")
    elif hosts and base_url.hostname not in hosts and "*" not in hosts:
        yield lacks(f"MALL_BASE_URL's host {base_url.hostname} is not in MALL_HOSTS", "add it there")
    else:
        yield good("MALL_BASE_URL is an https address")


def mail(environment: Mapping[str, str]) -> Iterator[Finding]:
    if environment.get("EMAIL_URL"):
        yield good("EMAIL_URL is set")
    else:
        yield lacks(
            "EMAIL_URL is missing: mail goes to the worker's log", "EMAIL_URL=smtps://user:password@host:465"
        )
    if environment.get("MALL_FROM_EMAIL"):
        yield good("MALL_FROM_EMAIL is set")
    else:
        yield lacks(
            "MALL_FROM_EMAIL is missing: mail has no sender", "MALL_FROM_EMAIL='Banyuwangi Mall <mall@…>'"
        )


def complaint_contacts(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Permendag 31/2023 asks for the complaint contacts of the platform and of Ditjen PKTN."""
    if any(environment.get(f"MALL_CONTACT_{way}") for way in ("EMAIL", "PHONE")):
        yield good("the mall's complaint contact is set")
    else:
        yield lacks(
            "MALL_CONTACT_EMAIL and MALL_CONTACT_PHONE are missing: buyers see no contact of the mall",
            "MALL_CONTACT_EMAIL=pengaduan@…",
        )
    if any(environment.get(f"MALL_MINISTRY_{way}") for way in ("PHONE", "EMAIL", "SITE")):
        yield good("the complaint contact of Ditjen PKTN is set")
    else:
        yield lacks(
            "MALL_MINISTRY_PHONE, _EMAIL and _SITE are missing: Permendag 31/2023 asks for them",
            "copy them from the ministry's own page",
        )


def database_address(environment: Mapping[str, str]) -> Iterator[Finding]:
    given = environment.get("DATABASE_URL", "")
    if not given:
        yield lacks(
            "DATABASE_URL is missing: the embedded PostgreSQL is for a demo", "DATABASE_URL=postgresql://…"
        )
        return
    parts = urlsplit(given)
    encrypted = parse_qs(parts.query).get("sslmode", ["prefer"])[-1] in (
        "require",
        "verify-ca",
        "verify-full",
    )
    if (parts.hostname or "") in LOCAL or encrypted:
        yield good("DATABASE_URL is set")
    else:
        yield advice(
            f"the way to the database at {parts.hostname} may be unencrypted",
            "add ?sslmode=verify-full, unless it is a network of these machines only",
        )
