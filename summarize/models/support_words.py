"""What sources say of a statement in its own words: which of them to read beside it, and how much none of them has."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDING = re.compile(r"(?:ings?|ies|ied|ed|ers|er|es|ly|s|e|y)$")
#: Shorter words keep their endings, and no ending leaves less than this.
_SHORT, _LEFT = 4, 3
#: Words that bind others, and that nearly every sentence has.
_BINDING = frozenset(
    """
    a about after again all also although am an and any are as at be because been before being between both but by can
    could did do does during each for from had has have having he her hers him his how i if in into is it its itself
    just let like many may me might more most much must my no nor not now of off on once one only or other our out over
    own said same say says she should so some such than that the their them then there these they this those though
    through to too under until up upon us very was we were what when where whether which while who whom whose why will
    with would yet you your
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
#: Longer sentences share words by chance; the power keeps them from winning by length alone.
_LENGTH, _POWER = 10, 0.3
#: Most sentences that one statement is put beside.
_MOST = 6


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """Return what forms of one word have in common; empty for a word that only binds others."""
    if word[0].isdigit():
        return word.replace(",", "")
    lowered = word.lower().replace("’", "'").removesuffix("'s")
    if lowered in _BINDING:
        return ""
    if len(lowered) < _SHORT:
        return lowered
    ended = _ENDING.sub("", lowered)
    return ended if len(ended) >= _LEFT else lowered


@lru_cache(maxsize=16384)
def content_keys(text: str) -> tuple[str, ...]:
    """Return the content words of a text in order, without their endings."""
    return tuple(key for word in _WORD.findall(text) if (key := _key(word)))


def count_lacking(statement: str, sources: Sequence[str]) -> int:
    """Return how many of a statement's content words no source has."""
    had = {key for source in sources for key in content_keys(source)}
    return sum(key not in had for key in content_keys(statement))


@dataclass(slots=True)
class _Choice:
    """Sources that are being chosen: what is left to find, and how much room there is."""

    left: set[str]
    room: int
    taken: list[int]


def choose_sources(statement: str, sources: Sequence[str], lengths: Sequence[int], room: int) -> tuple[int, ...]:
    """Return which sources together have most of a statement's content words, rare ones counting most, in their order.

    Args:
        statement: What they are to carry.
        sources: Sentences.
        lengths: How much room each takes.
        room: How much there is; the first that is chosen may take more.
    """
    keys = [frozenset(content_keys(source)) for source in sources]
    wanted = frozenset(content_keys(statement))
    having = Counter(key for own in keys for key in own & wanted)
    weights = {key: math.log(1 + len(sources) / count) for key, count in having.items()}
    choice = _Choice(set(weights), room, [])
    open_ = [at for at, own in enumerate(keys) if own & wanted]
    while open_ and choice.left and len(choice.taken) < _MOST:
        gains = {at: sum(weights[key] for key in keys[at] & choice.left) for at in open_}
        best = max(open_, key=lambda at: (gains[at] / (len(keys[at]) + _LENGTH) ** _POWER, -at))
        if not gains[best]:
            break
        open_.remove(best)
        if choice.taken and lengths[best] > choice.room:
            continue
        choice.taken.append(best)
        choice.room -= lengths[best]
        choice.left -= keys[best]
    return tuple(sorted(choice.taken)) or tuple(range(min(1, len(sources))))
