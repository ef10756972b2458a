"""The filled form in memory. NIK and KK do not show themselves, wherever the form is printed or logged."""

import json
from collections.abc import Iterator, Mapping

from village.letters.spec.letter_type import LetterType


class PrivateNumber:
    """A NIK or KK: `str()`, `repr()` and templates give it masked, `reveal()` gives it whole."""

    __slots__ = ("_digits",)

    def __init__(self, digits: str) -> None:
        self._digits = digits

    def reveal(self) -> str:
        return self._digits

    def __str__(self) -> str:
        digits = self._digits
        if len(digits) < 12:
            return "•" * len(digits)
        return f"{digits[:4]} {digits[4:6]}•• •••• ••{digits[-2:]}"

    def __repr__(self) -> str:
        return f"<PrivateNumber {self}>"

    def __bool__(self) -> bool:
        return bool(self._digits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PrivateNumber) and other._digits == self._digits

    def __hash__(self) -> int:
        return hash(("private", self._digits))


class Answers(Mapping[str, "str | PrivateNumber"]):
    """Field code -> what was typed; a field that was not filled is `""`."""

    __slots__ = ("_values", "letter_type")

    def __init__(self, letter_type: LetterType, values: Mapping[str, str]) -> None:
        self.letter_type = letter_type
        private = {field.code for field in letter_type.fields if field.private}
        self._values: dict[str, str | PrivateNumber] = {
            code: PrivateNumber(value) if code in private else value
            for code, value in values.items()
            if value
        }

    @classmethod
    def from_json(cls, letter_type: LetterType, text: str) -> "Answers":
        return cls(letter_type, json.loads(text))

    def to_json(self) -> str:
        """The whole form in the clear: for sealing, at once."""
        return json.dumps(self.plain(), ensure_ascii=False, sort_keys=True)

    def plain(self) -> dict[str, str]:
        return {
            code: value.reveal() if isinstance(value, PrivateNumber) else value
            for code, value in self._values.items()
        }

    def text(self, code: str) -> str:
        """What was typed, in the clear."""
        value = self._values.get(code, "")
        return value.reveal() if isinstance(value, PrivateNumber) else value

    def merged(self, values: Mapping[str, str]) -> "Answers":
        """With some fields typed anew."""
        return Answers(self.letter_type, self.plain() | dict(values))

    def __getitem__(self, code: str) -> "str | PrivateNumber":
        return self._values.get(code, "")

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, code: object) -> bool:
        return code in self._values

    def __repr__(self) -> str:
        return f"<Answers {sorted(self._values)}>"
