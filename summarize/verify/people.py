"""Whom a surname stands for in its report: two brothers are told apart although a sentence says only "Moen"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from summarize.text.names import Name, common_words, find_names
from summarize.text.tokens import STOP_WORDS
from summarize.types import Sentence, SplitReport
from summarize.verify.facts import SentenceFacts

#: Words of a person's full name, at most.
_LONGEST = 3


def name_people(
    stated: SentenceFacts,
    sources: Sequence[Sentence],
    facts: Sequence[SentenceFacts],
    reports: Mapping[str, SplitReport],
) -> tuple[SentenceFacts, tuple[SentenceFacts, ...]]:
    """Return the facts of a statement and its sources with the full name of whom their reports have named in full.

    Only for comparing who is meant: that a sentence does not say the first name itself is for other checks to find.
    """
    told = tuple(
        (report.report.text[: sentence.end] if (report := reports.get(sentence.report_id)) else fact.text)
        for sentence, fact in zip(sources, facts, strict=True)
    )
    everybody = frozenset().union(*(_find_people(text) for text in told))
    surnames = frozenset(surname for surname, _ in everybody)
    named = tuple(_name_in_full(fact, _find_people(text), surnames) for fact, text in zip(facts, told, strict=True))
    return _name_in_full(stated, everybody | _find_people(stated.text), surnames), named


@lru_cache(maxsize=8192)
def _find_people(text: str) -> frozenset[tuple[str, str]]:
    """Return the surnames and full names of those whom a text names in full."""
    found = set()
    for name in find_names(text):
        words = name.text.split()
        opens_common = words[0].lower() in common_words() or words[0].lower() in STOP_WORDS
        if 2 <= len(words) <= _LONGEST and not opens_common and all(word[0].isupper() for word in words):
            found.add((words[-1], name.text))
    return frozenset(found)


def _name_in_full(fact: SentenceFacts, people: frozenset[tuple[str, str]], surnames: frozenset[str]) -> SentenceFacts:
    # "Toll, 44, was cleared": a common word elsewhere, here somebody of whom another sentence tells.
    known = [surname for surname in surnames if surname in fact.text]
    names = find_names(fact.text, known=known) if known else fact.names
    full = tuple(_full_name(name, people) for name in names)
    return fact if full == fact.names else replace(fact, names=full)


def _full_name(name: Name, people: frozenset[tuple[str, str]]) -> Name:
    meant = [full for surname, full in people if surname == name.text]
    # Of two with one surname nobody knows which.
    return replace(name, text=meant[0]) if len(meant) == 1 else name
