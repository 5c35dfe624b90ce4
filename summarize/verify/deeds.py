"""Who does what to whom, compared: the clauses of a statement with those of its sources that have the same verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.clauses import Clause, Side
from summarize.text.meanings import carrying_stems
from summarize.text.tokens import Token, find_content_stems
from summarize.text.verbs import base_stem
from summarize.verify.facts import SentenceFacts, name_words, normalize, same_name

#: Verbs that say too little to compare by, or that other checks compare.
_EMPTY = frozenset("be have do say tell go come get take make use include".split())  # noqa: SIM905
_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|who|which|whom|that|this|these|those|him|them|his|her|its|their|we|i|you|there|one|others|both|whose"
    r"|themselves|himself|herself|itself)\b",
    re.IGNORECASE,
)
#: What brings somebody new into a report, who cannot be one of those named before.
_NEW = re.compile(
    r"(?i)^[\s,]*(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|\d\S*)\s"
)
_DEFINITE = re.compile(r"(?i)^[\s,]*(?:the|this|that|these|those|his|her|its|their)\s")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Deed:
    """A clause with the sentence that it stands in, and who does what as far as that can be told."""

    clause: Clause
    fact: SentenceFacts
    doer: Side | None
    done_to: Side | None


def find_deeds(fact: SentenceFacts) -> Iterator[Deed]:
    """Yield the deeds of a sentence."""
    for clause in fact.clauses:
        if clause.base in _EMPTY:
            continue
        if clause.passive:
            yield Deed(clause, fact, clause.agent, clause.left)
        else:
            yield Deed(clause, fact, clause.left, clause.right if clause.right.head else None)


def find_same(deed: Deed, facts: Sequence[SentenceFacts]) -> list[Deed]:
    """Return the deeds of the sources that have the verb of a statement's deed."""
    stem = base_stem(deed.clause.base)
    return [other for fact in facts for other in find_deeds(fact) if base_stem(other.clause.base) == stem]


def side_text(side: Side, fact: SentenceFacts) -> str:
    """Return what stands on a side."""
    return fact.text[side.start : side.end]


def head_text(side: Side) -> str:
    """Return the head of a side as written."""
    return " ".join(token.text for token in side.head)


def is_named(side: Side, fact: SentenceFacts) -> bool:
    """Tell whether the head of a side is a name, and not only capitalised because it opens the sentence."""
    return bool(side.head) and any(name.start <= side.head[-1].start < name.end for name in fact.names)


def is_open(side: Side, fact: SentenceFacts) -> bool:
    """Tell whether a side may mean somebody whom it does not name."""
    text = side_text(side, fact)
    return side.vague or not side.head or bool(_PRONOUN.match(text.strip(" ,"))) or len(text) > _LONGEST


def is_new(side: Side, fact: SentenceFacts) -> bool:
    """Tell whether a side brings in somebody by name, by number, or with "a"."""
    text = side_text(side, fact)
    return is_named(side, fact) or bool(_NEW.match(text)) or not _DEFINITE.match(text)


@lru_cache(maxsize=32768)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        base_stem(text[word.start : word.end]) if word.text[0].isalpha() else word.text
        for word in find_content_stems(text)
    )


def holds(side: Side, fact: SentenceFacts, head: Sequence[Token], *, named: bool) -> bool:
    """Tell whether a side of a source may be the one that a statement's head means, which is a name or a noun."""
    text = side_text(side, fact)
    if named:
        wanted = " ".join(token.text for token in head)
        names = _leading_names(side, fact)
        if names:
            return any(same_person(wanted, name) for name in names)
    stems = _stems(text)
    return any(_is_among(base_stem(token.text), stems) for token in head)


def mentions(text: str, head: Sequence[Token]) -> bool:
    """Tell whether a text has one of the words of a head, whatever its place."""
    stems = _stems(text)
    return any(base_stem(token.text) in stems for token in head if len(token.text) > 2)


def _is_among(stem: str, stems: frozenset[str]) -> bool:
    if stem in stems or carrying_stems(stem) & stems:
        return True
    return len(stem) > 4 and any(other[:5] == stem[:5] for other in stems)


def _leading_names(side: Side, fact: SentenceFacts) -> list[str]:
    """Return the names of a side that stand for themselves: not those behind a preposition ("brother of X")."""
    names = []
    for name in fact.names:
        if side.start <= name.start < side.end:
            before = fact.text[side.start : name.start].rpartition(",")[2]
            if not _BEHIND.search(before):
                names.append(name.text)
    return names


_BEHIND = re.compile(
    r"\b(?:of|in|at|to|from|by|with|for|on|against|over|after|near|than|into|between|as)\s(?:[\w'’-]+\s){0,4}$"
)


@lru_cache(maxsize=32768)
def same_person(name: str, other: str) -> bool:
    """Tell whether two names may mean the same: two people of one surname with other first names do not."""
    if not same_name(name, other):
        return False
    ours, theirs = name_words(name), name_words(other)
    if len(ours) > 1 and len(theirs) > 1 and ours[-1] == theirs[-1] and ours[0] != theirs[0]:
        first, second = ours[0].rstrip("."), theirs[0].rstrip(".")
        short, long = sorted((first, second), key=len)
        return (
            bool(set(ours[:-1]) & set(theirs[:-1]))
            or (len(short) <= 3 and long.startswith(short[0]))
            or long.startswith(short[:3])
        )
    return True


def occurs_elsewhere(head: Sequence[Token], facts: Iterable[SentenceFacts]) -> bool:
    """Tell whether the sources have a word of a head at all; what they lack, other checks find."""
    return any(mentions(fact.text, head) for fact in facts)


def names_of(fact: SentenceFacts) -> frozenset[str]:
    """Return the names of a sentence for comparing."""
    return frozenset(normalize(name.text) for name in fact.names)
