import hashlib
import tomllib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from village.letters.models import LetterTypeVersion
from village.letters.spec import SpecError, letter_type_from

FOLDER = Path(__file__).resolve().parents[1] / "types"
# The typesetter has no files to give; a form that asks for some was not written for it.
FORBIDDEN_IN_FORMS = ("#import", "#include", "read(", "plugin(", "@preview", "@local")


@transaction.atomic
def sync_letter_types(*, at: datetime, folder: Path = FOLDER) -> list[str]:
    """Bring `LetterTypeVersion` in line with the folders of types; returns the codes that changed.

    A changed folder is a new version; what was applied for keeps its own. A folder that is gone can
    no longer be applied for. Idempotent. Raises SpecError, and then nothing has changed.
    """
    changed = []
    found = {path.parent.name: path for path in sorted(folder.glob("*/type.toml"))}
    for code, path in found.items():
        source = path.read_bytes()
        spec = tomllib.loads(source.decode())
        letter_type = letter_type_from(spec)
        if letter_type.code != code:
            raise SpecError(f"{code}: the code in type.toml is not the folder's name")
        form = path.with_name("letter.typ").read_text(encoding="utf-8") if letter_type.makes_a_letter else ""
        for word in FORBIDDEN_IN_FORMS:
            if word in form:
                raise SpecError(f"{code}/letter.typ: {word} is not available")
        sha256 = hashlib.sha256(source + b"\0" + form.encode()).hexdigest()
        if LetterTypeVersion.objects.filter(code=code, sha256=sha256, current=True).exists():
            continue
        LetterTypeVersion.objects.filter(code=code, current=True).update(current=False)
        LetterTypeVersion.objects.update_or_create(
            code=code,
            sha256=sha256,
            defaults={"current": True},
            create_defaults={"spec": spec, "form": form, "current": True, "synced_at": at},
        )
        changed.append(code)
    gone = LetterTypeVersion.objects.filter(current=True).exclude(code__in=found).order_by("code")
    changed += gone.values_list("code", flat=True)
    gone.update(current=False)
    return changed
