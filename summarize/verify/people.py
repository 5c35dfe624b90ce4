"""Whom a surname stands for in its report: two brothers are told apart although a sentence says only "Moen"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from summarize.text.names import Name, common_words, find_names
from summarize.text.tokens import STOP_WORDS
from summarize.types import Sentence, SplitReport
from summarize.verify.facts import SentenceFacts

#: Words of a person's full name, at most.
_LONGEST = 3


#: First words of places and institutions, and last words of institutions: "New York", "White House", "Nord Bank".
_NO_FIRST_NAMES = frozenset(
    """
    New North South East West Northern Southern Eastern Western Upper Lower Old Great Greater Little Big White Black Red
    Blue Green San Santa Saint St St. Los Las El Mount Lake Port Fort Cape Royal National United Supreme High World
    """.split()  # noqa: SIM905
)
_NO_SURNAMES = frozenset(
    """
    House Bank Court Council Party Street Road Square Park University College School Hospital Church Group Company Corp
    Inc Ltd Holdings Airlines Airways Motors Union Agency Ministry Department Office Institute Foundation Fund Center
    Centre Club United City Town County Island Islands Valley River Bay Beach Hill Bridge Airport Station Museum Times
    Post News Press Guardian Tribune Journal Energy Oil Gas Steel Media Systems Industries Services Association
    """.split()  # noqa: SIM905
)


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
        _find_people_before(sentence, report)
        if (report := reports.get(sentence.report_id))
        else _find_people(fact.text)
        for sentence, fact in zip(sources, facts, strict=True)
    )
    everybody = frozenset().union(*told)
    surnames = frozenset(surname for surname, _ in everybody)
    named = tuple(_name_in_full(fact, people, surnames) for fact, people in zip(facts, told, strict=True))
    return _name_in_full(stated, everybody | _find_people(stated.text), surnames), named


def _find_people_before(sentence: Sentence, report: SplitReport) -> frozenset[tuple[str, str]]:
    """Return the people whom a report has named in full up to the end of a sentence."""
    return frozenset(person for person, end in _find_first_mentions(report.report.text) if end <= sentence.end)


@lru_cache(maxsize=2048)
def _find_people(text: str) -> frozenset[tuple[str, str]]:
    """Return the surnames and full names of those whom a text names in full."""
    return frozenset(person for person, _ in _read_people(text))


@lru_cache(maxsize=256)
def _find_first_mentions(text: str) -> tuple[tuple[tuple[str, str], int], ...]:
    """Return the people whom a report names in full, each with where that is done first: it is read only once."""
    first: dict[tuple[str, str], int] = {}
    for person, end in _read_people(text):
        first.setdefault(person, end)
    return tuple(first.items())


def _read_people(text: str) -> Iterator[tuple[tuple[str, str], int]]:
    for name in find_names(text):
        words = name.text.split()
        opens_common = words[0].lower() in common_words() or words[0].lower() in STOP_WORDS
        if (
            2 <= len(words) <= _LONGEST
            and not opens_common
            and words[0] not in _NO_FIRST_NAMES
            and words[-1] not in _NO_SURNAMES
            and all(word[0].isupper() for word in words)
        ):
            yield (words[-1], name.text), name.end


def _name_in_full(fact: SentenceFacts, people: frozenset[tuple[str, str]], surnames: frozenset[str]) -> SentenceFacts:
    # "Toll, 44, was cleared": a common word elsewhere, here somebody of whom another sentence tells. Those that are
    # read as names already need no second look.
    read = {word for name in fact.names for word in name.text.split()}
    known = [surname for surname in surnames if surname in fact.text and surname not in read]
    names = find_names(fact.text, known=known) if known else fact.names
    full = tuple(_full_name(name, people) for name in names)
    return fact if full == fact.names else replace(fact, names=full)


def _full_name(name: Name, people: frozenset[tuple[str, str]]) -> Name:
    meant = sorted({full for surname, full in people if surname == name.text}, key=lambda full: (-len(full), full))
    # Of two with one surname nobody knows which; "Karin Lie Moe" and "Karin Moe" are one.
    alike = all(set(full.split()) <= set(meant[0].split()) for full in meant)
    return replace(name, text=meant[0]) if meant and alike else name
