"""Who does what to whom, compared: the clauses of a statement with those of its sources that have the same verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.clauses import Clause, Side
from summarize.text.meanings import carrying_stems
from summarize.text.names import Name
from summarize.text.tokens import Token, find_content_stems
from summarize.text.verbs import base_stem, read_verb
from summarize.text.word_classes import AUXILIARY, INSIDE, JOINING, MEASURES, NEVER_VERBS, RELATIVE, TIMES
from summarize.verify.facts import SentenceFacts, name_words, same_name

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
#: "The mine reopened", "the mine was reopened" and "the firm reopened the mine" tell the same of the mine.
BOTH_WAYS = frozenset(
    """
    open reopen close begin start resume stop halt end finish change break burn sink move turn split improve develop
    increase decrease double halve grow spread collapse explode capsize overturn flood freeze melt dissolve merge expand
    """.split()  # noqa: SIM905
)


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


def find_deed_at(place: int, fact: SentenceFacts) -> Deed | None:
    """Return the deed in whose clause a place of a sentence lies: of the verb before it, else of the one behind."""
    deeds = list(find_deeds(fact))
    behind = [deed for deed in deeds if deed.clause.right.start <= place < deed.clause.right.end]
    if behind:
        return behind[-1]
    return next((deed for deed in deeds if deed.clause.left.start <= place < deed.clause.left.end), None)


def is_within(place: int, clause: Clause) -> bool:
    """Tell whether a place of a sentence lies on one of the sides of a verb."""
    return clause.left.start <= place < clause.left.end or clause.right.start <= place < clause.right.end


def side_text(side: Side, fact: SentenceFacts) -> str:
    """Return what stands on a side."""
    return fact.text[side.start : side.end]


def head_text(side: Side) -> str:
    """Return the head of a side as written."""
    return " ".join(token.text for token in side.head)


def is_open(side: Side, fact: SentenceFacts) -> bool:
    """Tell whether a side may mean somebody whom it does not name."""
    text = side_text(side, fact)
    if side.vague or not side.head or _PRONOUN.match(text.strip(" ,")) or len(text) > _LONGEST:
        return True
    # "is glad he has met"
    return bool(_PRONOUN.fullmatch(side.head[-1].text))


def is_new(side: Side, fact: SentenceFacts) -> bool:
    """Tell whether a side brings in somebody by name, by number, or with "a"."""
    text = side_text(side, fact)
    if name_of(side, fact) or _NEW.match(text) or not _DEFINITE.match(text):
        return True
    # "the Arun islands"
    start = side.head[-1].start
    return any(name.end <= start < name.end + 2 for name in fact.names)


@lru_cache(maxsize=32768)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        base_stem(text[word.start : word.end]) if word.text[0].isalpha() else word.text
        for word in find_content_stems(text)
    )


def name_of(side: Side, fact: SentenceFacts) -> str:
    """Return the name that the head of a side is, or belongs to ("Food and Farm Agency"); empty for a noun."""
    found = [name for name in fact.names if side.head and name.start <= side.head[-1].start < name.end]
    if not found or found[0].text.partition(" ")[0].lower() in MEASURES:
        return ""
    return found[0].text


def holds(side: Side, fact: SentenceFacts, head: Sequence[Token], *, name: str) -> bool:
    """Tell whether a side of a source may be the one that a statement's head means.

    Args:
        side: The source's.
        fact: The sentence that it is a side of.
        head: The statement's head.
        name: The name that the head is; empty for a noun.
    """
    text = side_text(side, fact)
    if [token.text.lower() for token in head] == [token.text.lower() for token in side.head]:
        other = name_of(side, fact)
        # "Thousands of Ukrainians" on both sides, but not the Bank of Lund for the Bank of Harrow.
        if not (name and other) or same_person(name, other):
            return True
    if name:
        leading = leading_names(side, fact)
        if any(_means_same(name, head, other) for other in leading):
            return True
        if leading or any(side.start <= other.start < side.end for other in fact.names):
            # "Officials" opens the one sentence, and stands inside the other.
            return len(head) == 1 and any(re.search(rf"\b{re.escape(token.text.lower())}\b", text) for token in head)
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


def leading_names(side: Side, fact: SentenceFacts) -> list[Name]:
    """Return the names of a side that stand for themselves: not those behind a preposition ("brother of X")."""
    names = []
    for name in fact.names:
        if side.start <= name.start < side.end:
            before = fact.text[side.start : name.start].rpartition(",")[2].rstrip()
            # The "of" of "Secretary of State John Kerry" belongs to the title.
            before = before.removesuffix(name.title).rstrip() + " "
            if not _BEHIND.search(before) and not is_describing(fact.text, name.end, side.end):
                names.append(name)
    return names


def is_describing(text: str, position: int, end: int) -> bool:
    """Tell whether a name only describes what follows it: "England spinner Graeme Swann", "the Harrow office"."""
    match = _NEXT.match(text, position, end)
    if not match:
        return False
    word = match[1].lower()
    return not (word in _AFTER_NAMES or word.endswith("ly") or read_verb(word)[1] not in {"", "base"})


def _means_same(wanted: str, head: Sequence[Token], name: Name) -> bool:
    """Tell whether a name with its title may mean the other one: "King Aldric IV" is not "Prince Aldric"."""
    if not same_person(wanted, name.text):
        return False
    titles = {token.text for token in head} & ROYAL
    return not (titles and name.title in ROYAL and name.title not in titles)


_NEXT = re.compile(r"(?:['’]s)?\s[“\"]?([A-Za-z][\w-]*)")
#: Words that may follow a name that stands for itself.
_AFTER_NAMES = NEVER_VERBS | AUXILIARY | JOINING | RELATIVE | TIMES | INSIDE
#: Titles that two people of one name bear apart.
ROYAL = frozenset(["King", "Queen", "Prince", "Princess", "Duke", "Duchess", "Pope", "Judge", "Senator", "Father"])
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


def is_of_another(deed: Deed, source: Deed, facts: Sequence[SentenceFacts], *, contrast: bool = False) -> bool:
    """Tell whether a source says a deed of somebody who is not the one that the statement says it of.

    Args:
        deed: The statement's.
        source: One with the same verb.
        facts: All sources: one whom they lack altogether is for other checks to find.
        contrast: Whether two nouns of one sentence, each with a verb of its own, are two although neither is new.
    """
    ours, theirs = deed.clause.left, source.clause.left
    if not ours.head or ours.vague or is_open(theirs, source.fact):
        return False
    if not (source.clause.finite and deed.clause.finite) or {deed.clause.passive, source.clause.passive} == {
        True,
        False,
    }:
        return False
    name = name_of(ours, deed.fact)
    if source.clause.relative and holds(source.fact.clauses[0].left, source.fact, ours.head, name=name):
        # "Feex is a company that has raised": the company is Feex.
        return False
    if holds(theirs, source.fact, ours.head, name=name) or not occurs_elsewhere(ours.head, facts):
        return False
    if deed.clause.base in BOTH_WAYS and not deed.clause.has_object and source.clause.has_object:
        return not holds(source.clause.right, source.fact, ours.head, name=name)
    if name:
        return is_new(theirs, source.fact)
    if name_of(theirs, source.fact):
        # "The company" may be that of the name; a word that the sentence has in another place is not.
        return False
    if contrast and any(mentions(head_text(clause.left), ours.head) for clause in source.fact.clauses):
        return True
    return is_new(theirs, source.fact) or mentions(side_text(ours, deed.fact), theirs.head)
