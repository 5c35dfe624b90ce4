"""What the application reads: an archive of issues, each a briefing or an edition of a digest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from summarize.types import Briefing, Problem

#: Characters shown on each side of the first word that was searched for.
AROUND = 110


@dataclass(frozen=True, slots=True)
class Issue:
    """A briefing, or an edition of a digest, as the list names it."""

    #: Names it in addresses: no slash, the same as long as it is there.
    key: str
    title: str
    #: What it is told to be from; the list is sorted by it, the newest first.
    moment: datetime
    #: "3 stories from 12 reports by 5 outlets", or why there are none.
    extent: str
    #: Of its first stories.
    headlines: tuple[str, ...] = ()
    stories: int = 0
    #: Name of the digest; empty for a briefing.
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """An issue with all that it tells."""

    issue: Issue
    briefing: Briefing
    #: What it tells beside its stories: titles with their addresses, then notes.
    titles: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A story that a search found."""

    issue: Issue
    #: Position of the story in its issue, from 1.
    number: int
    headline: str
    #: Its sentences, and where they stand in the reports.
    text: str


class Archive(Protocol):
    """Where issues are kept."""

    def list_issues(self) -> Sequence[Issue]:
        """Return all issues, newest first."""

    def open_issue(self, key: str) -> Opened | None:
        """Return one issue; None when there is none of that key."""

    def search(self, words: str, *, limit: int) -> Sequence[Found]:
        """Return stories that hold all of the words, newest first."""

    def problems(self) -> Sequence[Problem]:
        """Return what could not be read, and why."""


class Unsubscriber(Protocol):
    """Who takes readers off a digest by the signed token of a link in their mail."""

    def name(self, token: str) -> str | None:
        """Return what a token takes its reader off, in words; None for a token that is not ours."""

    def unsubscribe(self, token: str) -> None:
        """Take the reader off; a second time changes nothing."""


class Archives:
    """Several archives as one.

    Args:
        archives: The first one that has a key is asked for it.
    """

    def __init__(self, archives: Sequence[Archive]) -> None:
        self._archives = archives

    def list_issues(self) -> Sequence[Issue]:
        """Return the issues of all, newest first."""
        return newest_first(issue for archive in self._archives for issue in archive.list_issues())

    def open_issue(self, key: str) -> Opened | None:
        """Return the issue of the first archive that has it."""
        opened = (archive.open_issue(key) for archive in self._archives)
        return next((one for one in opened if one), None)

    def search(self, words: str, *, limit: int) -> Sequence[Found]:
        """Return what any of them found."""
        found = [one for archive in self._archives for one in archive.search(words, limit=limit)]
        return sorted(found, key=lambda one: one.issue.moment, reverse=True)[:limit]

    def problems(self) -> Sequence[Problem]:
        """Return the problems of all."""
        return tuple(problem for archive in self._archives for problem in archive.problems())


def newest_first(issues: Iterator[Issue]) -> tuple[Issue, ...]:
    """Return issues in the order of the list; those of one moment by key."""
    return tuple(sorted(sorted(issues, key=lambda issue: issue.key), key=lambda issue: issue.moment, reverse=True))


def fold_text(text: str) -> str:
    """Return the text without case and accents, for comparing."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def word_patterns(words: str) -> tuple[re.Pattern[str], ...]:
    """Return for each word of a search what finds it at the beginning of a word of a folded text."""
    found = dict.fromkeys(fold_text(word) for word in re.findall(r"\w[\w.,'’-]*\w|\w", words))
    return tuple(re.compile(rf"(?<!\w){re.escape(word)}") for word in found)


def cut_around(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """Return the part of a text around the first word of a search that stands in it, in pieces.

    Each piece is said to be one of the words or not.
    """
    # Folding may lengthen a text, so each character is folded for itself and the places kept.
    places = [place for place, sign in enumerate(text) for _ in fold_text(sign)]
    folded = "".join(fold_text(sign) for sign in text)
    spans = sorted(
        (places[found.start()], places[found.end() - 1] + 1)
        for pattern in word_patterns(words)
        for found in pattern.finditer(folded)
    )
    first = spans[0][0] if spans else 0
    start, end = max(0, first - AROUND), min(len(text), first + 2 * AROUND)
    start = text.find(" ", start, first) + 1 or start if start else 0
    end = text.rfind(" ", first, end) if end < len(text) and " " in text[first:end] else end
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for begin, stop in spans:
        if at <= begin and stop <= end:
            pieces += [(text[at:begin], False), (text[begin:stop], True)]
            at = stop
    pieces += [(text[at:end], False), (" …" if end < len(text) else "", False)]
    return tuple(piece for piece in pieces if piece[0])
