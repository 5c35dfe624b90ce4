"""Conditions under which a sentence says that something will be, or is: "if", "unless", "subject to", "pending"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.clauses import Clause, find_clauses

#: What binds whatever it stands beside, whether that is still to come or not.
_FIRM = r"""
    unless | provid(?:ed|ing)\sthat | (?:(?<=,\s)|^)provided(?=\s(?:the|an?|he|she|it|they|no|all)\b)
  | assuming(?=\s(?:that|the|an?|he|she|it|they|no|all)\b) | supposing | barring | in\sthe\sevent\s(?:of|that)
  | (?:(?<=,\s)|^)(?:depending\son | subject\sto | contingent\son
      | pending(?=\s(?:an?|the|its|his|her|their|final|further)\b))
  | on\s(?:the\s)?condition\sthat(?!\s(?:he|she|they|it)\snot\sbe\s(?:named|identified))
"""
#: What binds only what is not past: "fined them if they were late" tells what happened.
_LOOSE = r"""
    (?<!even\s)(?<!as\s)(?<!what\s)if(?!\s(?:any|not|only|so|anything|ever|possible|necessary)\b)
  | (?:as|so)\slong\sas(?!\s(?:\d|an?\s|the\slast|two|three|four|five|six|seven|eight|nine|ten|some|several|possible))
  | once(?=\s(?:[\w’'-]+\s){1,6}?(?:is|are|has|have)\b) | in\scase(?!s\b)
"""
_OPENER = re.compile(rf"\b(?:(?P<firm>{_FIRM})|(?P<loose>{_LOOSE}))\b", re.VERBOSE | re.IGNORECASE)
#: "Should the vote fail, Lien will resign".
_INVERTED = re.compile(r"^(?:Should|Were)\s(?=(?:the|an?|he|she|it|they|no|any|[A-Z])[\w’'.-]*\s)[^?]*?,\s")
#: Whether something is so, these ask or know: they put nothing under a condition.
_ASKING = frozenset(
    """
    ask wonder know see decide determine examine check question doubt learn test investigate consider find tell
    """.split()  # noqa: SIM905
)
_ASKED = re.compile(
    r"(?:\b(?:clear|unclear|sure|certain|unsure|uncertain|doubtful|unknown|out)\s|\b(?:asked|asks|ask|told)\s[^,;]{1,40}\s)$"
)
_STILL_TO_COME = re.compile(
    r"\b(?:will|would|shall|won['’]t|can|could|may|might|must|should|is\sto|are\sto|was\sto|were\sto|plan\w*|intend\w*|agree\w*"
    r"|promis\w*|vow\w*|threaten\w*|offer\w*|pledge\w*)\b"
)
#: "By between 5 and 10 crowns, depending on the place": how much, not whether.
_VARIES = re.compile(
    r"\b(?:between|up\sto|from\s\S*\d|rang\w+|var(?:y|ies|ied|ying)|differ\w*|at\s(?:least|most))\b[^.;]*$"
)
_PAUSE = re.compile(r",\s|;\s")
_WORDS = 7


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition; `text[start:end]` holds its words, up to a comma or the end."""

    start: int
    end: int
    #: Its first words, to show.
    text: str
    #: Whether it binds what is past or present as well.
    firm: bool


@lru_cache(maxsize=16384)
def find_conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions that a sentence states, in order."""
    return tuple(_find(text))


def _find(text: str) -> Iterator[Condition]:
    inverted = _INVERTED.match(text)
    if inverted:
        yield _read(text, 0, inverted.end() - 2, firm=True)
    for match in _OPENER.finditer(text):
        start = match.start()
        if inverted and start < inverted.end():
            continue
        if match["loose"] and match[0].lower() == "if" and _asks(text, start):
            continue
        if match[0].lower().startswith("depending") and _VARIES.search(text, 0, start):
            continue
        pause = _PAUSE.search(text, match.end())
        yield _read(text, start, pause.start() if pause else len(text.rstrip(' .!?"”')), firm=match["firm"] is not None)


def _read(text: str, start: int, end: int, *, firm: bool) -> Condition:
    words = text[start:end].split()
    return Condition(start, end, " ".join(words[:_WORDS]), firm)


def _asks(text: str, start: int) -> bool:
    """Tell whether an "if" asks whether something is so."""
    before = [clause for clause in find_clauses(text) if clause.verb.end < start]
    asking = bool(before) and before[-1].base in _ASKING and start - before[-1].verb.end <= 2
    return asking or bool(_ASKED.search(text, 0, start))


def find_binding(clause: Clause, text: str) -> Condition | None:
    """Return the condition under which a sentence puts one of its clauses; None where there is none."""
    for condition in find_conditions(text):
        if not condition.start <= clause.verb.start < condition.end and _binds(condition, clause, text):
            return condition
    return None


def _binds(condition: Condition, clause: Clause, text: str) -> bool:
    told = text[clause.start : clause.verb.end]
    if not condition.firm and not _STILL_TO_COME.search(told):
        return False
    others = [other for other in find_clauses(text) if other.finite]
    if clause.verb.start < condition.start:
        if ";" in text[clause.verb.end : condition.start]:
            return False
        # "..., the bank will close if": the nearest verb before it, and those that share its subject.
        nearest = [other for other in others if other.verb.end <= condition.start][-1:]
        return any(other is clause or (other == clause) or _shares(clause, other) for other in nearest)
    # "If it rains, the dam will"; "The merger, if approved, will": the first verb behind, and what shares its subject.
    opens = (
        condition.start == 0
        or text[: condition.start].rstrip(" ,").endswith((".", ";"))
        or text[condition.start - 2] == ","
    )
    first = next((other for other in others if other.verb.start >= condition.end), None)
    return opens and first is not None and (first == clause or _shares(clause, first))


def _shares(clause: Clause, other: Clause) -> bool:
    return (clause.left.start, clause.left.end) == (other.left.start, other.left.end)
