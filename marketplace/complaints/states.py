"""The states of a complaint, what it can be about, and the one table of allowed moves: move -> from -> to."""

RECEIVED = "received"
IN_PROGRESS = "in_progress"
ANSWERED = "answered"
PASSED_ON = "passed_on"

STATES = (RECEIVED, IN_PROGRESS, ANSWERED, PASSED_ON)
OPEN_STATES = (RECEIVED, IN_PROGRESS)

TAKE_UP = "take_up"
HAND_UP = "hand_up"
ANSWER = "answer"
PASS_ON = "pass_on"  # noqa: S105 - a move

MOVES: dict[str, dict[str, str]] = {
    TAKE_UP: {RECEIVED: IN_PROGRESS},
    HAND_UP: {RECEIVED: RECEIVED, IN_PROGRESS: RECEIVED},
    ANSWER: {RECEIVED: ANSWERED, IN_PROGRESS: ANSWERED},
    PASS_ON: {RECEIVED: PASSED_ON, IN_PROGRESS: PASSED_ON},
}

SHOP = "shop"
PRODUCT = "product"
LETTER = "letter"
OFFICER = "officer"
OTHER = "other"

SUBJECTS = (SHOP, PRODUCT, LETTER, OFFICER, OTHER)
