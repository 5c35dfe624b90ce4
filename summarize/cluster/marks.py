"""Whether two groups of like reports each have words of their own: two bouts of one boxer, two storms in one week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from .vectors import weigh_word

#: Share of a group's reports that use a word of its own, at least; and of the other group's, at most.
OFTEN = 0.5
SELDOM = 0.2
#: Words of its own that count for a group.
COUNTED = 3


def tell_apart(one: Sequence[int], other: Sequence[int], words: Callable[[int], Collection[str]]) -> float:
    """Return how strongly both groups are marked: the lesser of the weights of the words that each has to itself.

    Args:
        one: Reports of one group.
        other: And of the other.
        words: Gives the words of a report, each once.
    """
    left, right = _count(one, words), _count(other, words)
    return min(
        _weigh_own(left, len(one), right, len(other)),
        _weigh_own(right, len(other), left, len(one)),
    )


def _count(rows: Iterable[int], words: Callable[[int], Collection[str]]) -> Counter[str]:
    return Counter(word for row in rows for word in words(row))


def _weigh_own(own: Counter[str], size: int, others: Counter[str], others_size: int) -> float:
    weights = []
    for word, count in own.items():
        share, foreign = count / size, others[word] / others_size
        if share >= OFTEN and foreign <= SELDOM:
            weights.append(weigh_word(word) * (share - foreign))
    return sum(sorted(weights, reverse=True)[:COUNTED])
