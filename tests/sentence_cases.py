"""Reads the cases in `tests/cases/sentences` and counts how many boundaries a splitter gets right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases" / "sentences"

#: Text to the spans of its sentences.
Splitter = Callable[[str], list[tuple[int, int]]]

_BOUNDARY = re.compile(r" \| |\|")


@dataclass(frozen=True, slots=True)
class Case:
    """A text whose sentences are known."""

    #: Name of the file without its ending.
    kind: str
    #: The line in the file.
    line: str
    text: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many boundaries are right."""

    right: int
    missed: int
    wrong: int

    @property
    def share(self) -> float:
        """Boundaries that are right, of those that are there or were set."""
        return self.right / max(1, self.right + self.missed + self.wrong)

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)


def read_cases() -> tuple[Case, ...]:
    """Return the cases of all files."""
    return tuple(
        read_case(path.stem, line)
        for path in sorted(FOLDER.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("%")
    )


def read_case(kind: str, line: str) -> Case:
    """Read one line of a file of cases."""
    marked = line.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
    pieces = [piece.strip() for piece in _BOUNDARY.split(marked)]
    text = _BOUNDARY.sub(lambda match: match.group().replace(" | ", " ").replace("|", ""), marked)
    return Case(kind, line, text, tuple(piece for piece in pieces if piece))


def score_case(case: Case, split: Splitter) -> Score:
    """Compare where the sentences of a case begin, but for the first, with where a splitter lets them begin."""
    begins, at = [], 0
    for sentence in case.sentences:
        at = case.text.index(sentence, at)
        begins.append(at)
        at += len(sentence)
    wanted = set(begins[1:])
    found = {start for start, _ in list(_without_blanks(case.text, split(case.text)))[1:]}
    return Score(len(wanted & found), len(wanted - found), len(found - wanted))


def _without_blanks(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), end
