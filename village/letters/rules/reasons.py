from village.letters.rules.refusals import ReasonMissing, ReasonTooLong
from village.residents.rules.register import refuse_number_in

LONGEST_REASON = 500


def reason_words(reason: str) -> str:
    """A reason as it is shown to people, trimmed. Raises ReasonMissing, ReasonTooLong, NumberInText."""
    words = " ".join(reason.split())
    if not words:
        raise ReasonMissing()
    if len(words) > LONGEST_REASON:
        raise ReasonTooLong(most=LONGEST_REASON)
    refuse_number_in(words, field="reason")
    return words
