"""The secrets of second factors: django-allauth keeps them in a JSON column, so they are sealed as text."""

from base64 import b64decode, b64encode
from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db import transaction

from foundation.encryption import seal, unseal
from foundation.encryption.rotation import Resealed, register_resealer
from foundation.encryption.sealed import key_id_of

PLACE = {"table": "mfa_authenticator", "column": "data", "pk": ""}
MARK = "sealed:"
SECRETS = ("secret", "seed")


def sealed_secret(text: str) -> str:
    """A secret as it may lie in the database."""
    return MARK + b64encode(seal(text, **PLACE)).decode()


def opened_secret(kept: str) -> str:
    """The secret again; what was written before secrets were sealed is as it is."""
    if not kept.startswith(MARK):
        return kept
    return unseal(b64decode(kept.removeprefix(MARK)), **PLACE)


def reseal_secrets(current: str) -> Iterator[Resealed]:
    """Seal anew what another key sealed, and what nobody sealed yet."""
    done = resealed = 0
    for pk in list(Authenticator.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            one = Authenticator.objects.select_for_update().get(pk=pk)
            stale = [name for name in SECRETS if name in one.data and _is_stale(one.data[name], current)]
            for name in stale:
                one.data[name] = sealed_secret(opened_secret(one.data[name]))
            if stale:
                one.save(update_fields=["data"])
        done, resealed = done + 1, resealed + bool(stale)
    yield Resealed("mfa_authenticator.data", done, resealed)


def _is_stale(kept: str, current: str) -> bool:
    return not kept.startswith(MARK) or key_id_of(b64decode(kept.removeprefix(MARK))) != current


register_resealer(reseal_secrets)
