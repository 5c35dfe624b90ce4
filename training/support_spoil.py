"""Ways to spoil a true statement, each in one manner: what it says, or how it reads."""

from __future__ import annotations

import random
from collections.abc import Sequence

from .support_added import continued, halves, phrase_added, tail_added, word_added
from .support_broken import (
    clause_again,
    clause_cut,
    head_cut,
    little_word_lost,
    middle_cut,
    repeated,
    said_added,
    said_put,
    shuffled,
    tail_cut,
    verb_lost,
)
from .support_changed import (
    cause,
    content_word,
    date,
    hardened,
    name_foreign,
    name_of_source,
    negation,
    number,
    opposite,
    part_of_name,
    roles,
    speaker_dropped,
)
from .support_lexicon import Lexicon
from .support_material import Material, Spoil, Spoilt

#: Ways to say what is not so, and how often each is tried.
UNTRUE: Sequence[tuple[str, Spoil, float]] = (
    ("name of the source", name_of_source, 2.2), ("foreign name", name_foreign, 1.0),
    ("part of a name", part_of_name, 0.5),
    ("number", number, 2.0), ("date", date, 0.6), ("roles", roles, 2.0), ("negation", negation, 0.8),
    ("opposite", opposite, 1.4), ("hardened", hardened, 0.9), ("speaker dropped", speaker_dropped, 0.3),
    ("cause", cause, 0.6), ("content word", content_word, 1.6), ("tail added", tail_added, 0.7),
    ("phrase added", phrase_added, 1.2), ("word added", word_added, 0.6), ("continued", continued, 1.2),
    ("halves", halves, 1.0), ("middle cut", middle_cut, 0.8),
    ("said put", said_put, 0.5),
)  # fmt: skip
#: Ways to spoil how it reads.
UNREAD: Sequence[tuple[str, Spoil, float]] = (
    ("tail cut", tail_cut, 1.0), ("head cut", head_cut, 0.4), ("repeated", repeated, 0.6), ("shuffled", shuffled, 0.8),
    ("verb or object lost", verb_lost, 1.2), ("little word lost", little_word_lost, 0.7), ("halves", halves, 1.0),
    ("middle cut", middle_cut, 1.0), ("said put", said_put, 0.8), ("said added", said_added, 0.7),
    ("clause again", clause_again, 0.6), ("clause cut", clause_cut, 0.7),
)  # fmt: skip


def spoil(
    material: Material, ways: Sequence[tuple[str, Spoil, float]], lexicon: Lexicon, rng: random.Random
) -> tuple[str, Spoilt] | None:
    """Spoil a statement in one of several ways, drawn by weight; None when four draws found nothing to spoil."""
    for _ in range(4):
        name, way, _ = rng.choices(ways, [weight for _, _, weight in ways])[0]
        found = way(material, lexicon, rng)
        if found is not None and found.text != material.statement and found.text not in material.sources:
            return name, found
    return None
