"""A name or number stands where its linked sentence has it, when the words around it are that sentence's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.datelines import skip_dateline
from summarize.text.meanings import DIRECTIONS
from summarize.text.names import Name
from summarize.text.numbers import Number
from summarize.text.tokens import Token, find_tokens
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import SentenceFacts, clock_hours, find, read_facts, read_source, read_sources, same_name

Fact = Name | Number
_DIRECTION = re.compile(rf"\b(?:{'|'.join(sorted(DIRECTIONS, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class PlaceCheck:
    """Places: no name or number put where the source has another one.

    Only for statements that follow the words of a source sentence; freer ones have no places to compare.
    """

    #: Share of a statement's words that stand in the source in the same order.
    least_followed: float = 0.7
    name: str = "place"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return names and numbers that took the place of others."""
        stated = read_facts(draft.text)
        found = _find_turned(stated, read_sources(sources, reports))
        facts: list[Fact] = [*stated.names, *(number for number in stated.numbers if number.value is not None)]
        if not facts:
            return tuple(found.values())
        tokens = _words(draft.text)
        # Names and numbers weigh more than other words, so that they are the last to be left without a place.
        weights = [3 if any(fact.start <= token.start < fact.end for fact in facts) else 1 for token in tokens]
        ours = [token.text.lower() for token in tokens]
        for sentence in sources:
            source = read_source(sentence, reports)
            others = _words(sentence.text)
            theirs = [token.text.lower() for token in others]
            # Counting shared words is a hundred times cheaper than aligning them.
            if len(set(theirs).intersection(ours)) < self.least_followed * len(set(ours)):
                continue
            aligned = align(ours, theirs, weights)
            if sum(place >= 0 for place in aligned) < self.least_followed * len(tokens):
                continue
            for fact in facts:
                rival = _find_rival(fact, tokens, others, aligned, source)
                if rival:
                    found[fact.start] = find(self.name, fact, f"the linked sentence has {rival!r} in this place")
        return tuple(found[start] for start in sorted(found))


def _find_turned(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> dict[int, Finding]:
    """Return findings on directions that no source has while one has another: "the south" for "the east"."""
    given = {word for fact in facts for word in _DIRECTION.findall(fact.lowered)}
    found = {}
    for match in _DIRECTION.finditer(stated.lowered) if given else ():
        kin = {match[0], match[0].removesuffix("ern"), match[0] + "ern"}
        if not kin & given and len(stated.lowered) == len(stated.text):
            found[match.start()] = Finding("place", *match.span(), f"the linked sentence says {min(given)!r}")
    return found


def _words(text: str) -> list[Token]:
    return [token for token in find_tokens(text) if token.text[0].isalnum()]


def align(words: Sequence[str], others: Sequence[str], weights: Sequence[int]) -> list[int]:
    """Return for each word its place among the others in the heaviest common subsequence, or -1."""
    # Rows from the last word to the first, and in each the best from each place of the others to their end.
    rows = [[0] * (len(others) + 1)]
    backwards = others[::-1]
    for word, weight in zip(reversed(words), reversed(weights), strict=True):
        below = rows[-1]
        best = 0
        row = [0]
        for other, beyond, skipped in zip(backwards, below, below[1:], strict=False):
            if word == other:
                best = beyond + weight
            elif skipped > best:
                best = skipped
            row.append(best)
        rows.append(row)
    rows = [row[::-1] for row in reversed(rows)]
    aligned = [-1] * len(words)
    left = right = 0
    while left < len(words) and right < len(others):
        if words[left] == others[right] and rows[left][right] == rows[left + 1][right + 1] + weights[left]:
            aligned[left] = right
            left += 1
            right += 1
        elif rows[left + 1][right] >= rows[left][right + 1]:
            left += 1
        else:
            right += 1
    return aligned


def _find_rival(
    fact: Fact, tokens: Sequence[Token], others: Sequence[Token], aligned: Sequence[int], source: SentenceFacts
) -> str:
    """Return the fact that the source has in the gap where the statement has this one, or an empty string."""
    inside = [place for place, token in enumerate(tokens) if fact.start <= token.start < fact.end]
    if not inside or any(aligned[place] >= 0 for place in inside):
        return ""
    before = next((aligned[place] for place in range(inside[0] - 1, -1, -1) if aligned[place] >= 0), -1)
    after = next((aligned[place] for place in range(inside[-1] + 1, len(tokens)) if aligned[place] >= 0), len(others))
    # A dateline says where a report was written, not what happened there.
    start = others[before].end if before >= 0 else skip_dateline(source.text)
    end = others[after].start if after < len(others) else len(source.text)
    rivals: Sequence[Fact] = source.names if isinstance(fact, Name) else source.numbers
    # What this sentence does not have at all may come from another one; whether it does, other checks ask.
    if not any(_means_same(fact, other) for other in rivals):
        return ""
    taken = {aligned_place for aligned_place in aligned if aligned_place >= 0}
    for rival in rivals:
        if not start <= rival.start < end or _means_same(fact, rival):
            continue
        if not any(rival.start <= others[place].start < rival.end for place in taken):
            return rival.text
    return ""


def _means_same(fact: Fact, rival: Fact) -> bool:
    if isinstance(fact, Name):
        return same_name(fact.text, rival.text)
    if isinstance(rival, Number) and fact.unit == rival.unit == "clock":
        return not clock_hours(fact).isdisjoint(clock_hours(rival))
    return isinstance(rival, Number) and (fact.value == rival.value or bool(fact.hedge) or fact.unit != rival.unit)
