from village.letters.models import Application, Letter
from village.letters.rules.refusals import LetterNotInThatState, NotInThatState
from village.letters.states import APPLICATION_MOVES, LETTER_MOVES


def application_after(application: Application, move: str) -> str:
    """The state to which a move leads from the present one; raises NotInThatState."""
    to_state = APPLICATION_MOVES[move].get(application.state)
    if to_state is None:
        raise NotInThatState()
    return to_state


def letter_after(letter: Letter, move: str) -> str:
    """The state to which a move leads from the present one; raises LetterNotInThatState."""
    to_state = LETTER_MOVES[move].get(letter.state)
    if to_state is None:
        raise LetterNotInThatState()
    return to_state
