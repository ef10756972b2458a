"""How far a typed word is from a known one. The candidates come from the database by `deletions`."""

SHORTEST_CORRECTED = 3


def deletions(word: str) -> list[str]:
    """The word, and every way to leave out one letter: two words one mistake apart share one of these."""
    return [word, *{word[:place] + word[place + 1 :] for place in range(len(word))}]


def distance(one: str, other: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]


def most_mistakes(word: str) -> int:
    """How many mistakes are forgiven in a word of this length."""
    return 0 if len(word) < SHORTEST_CORRECTED else 1 if len(word) < 7 else 2
