"""Nothing is told of one that the sources tell of another: no two happenings, people or firms made one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.text.clauses import Side
from summarize.text.tokens import content_stems
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.borrowed import find_borrowed, may_be_other
from summarize.verify.deeds import (
    Deed,
    find_deeds,
    find_same,
    head_text,
    holds,
    is_new,
    is_of_another,
    is_open,
    name_of,
    occurs_elsewhere,
    same_person,
)
from summarize.verify.facts import SentenceFacts, read_facts, read_sources
from summarize.verify.outcome import find_others_crimes, find_others_outcomes
from summarize.verify.people import name_people

#: Something that happens, brought in as new; where follows.
_HAPPENING = re.compile(
    r"\b[Aa]n?\s(?:[\w-]+\s){0,2}?(?P<what>fire|blaze|explosion|blast|crash|collision|shooting|stabbing|attack|bombing|robbery"
    r"|flood|landslide|protest|accident)\s(?:at|in|on|near|outside|aboard|off)\b"
)
#: Characters between a happening and the name of the place where it happened.
_LONGEST_SITE = 50
_BROUGHT_IN = re.compile(r"[Aa]n?\s(?!spokes|police|witness|official|statement|report)")
_OWNED = re.compile(r"\s*(?:its|his|her|their)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FusedCheck:
    """Deeds: done by those, and to those, of whom a linked sentence says it."""

    name: str = "fused"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return who stands where the sources have somebody else."""
        stated = read_facts(draft.text)
        facts = read_sources(sources, reports)
        found = [
            Finding(self.name, side.head[0].start, side.head[-1].end, f"the linked sentence says this of {other!r}")
            for side, other in find_misplaced(stated, facts)
        ]
        named, people = name_people(stated, sources, facts, reports)
        for side, message in itertools.chain(
            find_borrowed(named, people), find_others_outcomes(named, people), find_others_crimes(named, people)
        ):
            if not any(finding.start == side.head[0].start for finding in found):
                found.append(Finding(self.name, side.head[0].start, side.head[-1].end, message))
        found += [
            Finding(self.name, side.head[0].start, side.head[-1].end, f"a part of this is said of {other!r}")
            for side, other in _find_foreign_tail(stated, facts)
        ]
        found += [
            Finding(self.name, *span, f"the linked sentences tell of two: another is {other!r}")
            for span, other in _find_two_happenings(stated, facts)
        ]
        return tuple(found)


def _find_two_happenings(
    stated: SentenceFacts, facts: Sequence[SentenceFacts]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield a happening of one source, told with what another source says of one at another kind of place elsewhere."""
    told = [found for fact in facts for found in _find_happenings(fact)] if len(facts) > 1 else []
    for one, other in itertools.permutations(told, 2):
        here = re.search(rf"\b{one.what}\b", stated.text)
        if not here or one.what != other.what or one.fact is other.fact or same_person(one.place, other.place):
            continue
        if not (one.site and other.site) or one.site & other.site or other.site & stated.stems:
            continue
        # Told of the one, with what only the sentence on the other says.
        if one.site & stated.stems and stated.stems & other.fact.stems - one.fact.stems:
            yield here.span(), f"{other.what} in {other.place}"
            return


@dataclass(frozen=True, slots=True)
class _Happening:
    what: str
    #: Stems of the kind of site ("a paper mill"), and the name behind it.
    site: frozenset[str]
    place: str
    fact: SentenceFacts


def _find_happenings(fact: SentenceFacts) -> Iterator[_Happening]:
    for match in _HAPPENING.finditer(fact.text):
        place = next((name for name in fact.names if match.end() <= name.start <= match.end() + _LONGEST_SITE), None)
        between = fact.text[match.end() : place.start] if place else ""
        if place and not re.search(r"[,;.]", between):
            yield _Happening(match["what"], content_stems(between), place.text, fact)


def find_misplaced(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Side, str]]:
    """Yield the sides of a statement's clauses that the sources fill with another, and that other."""
    for deed in find_deeds(stated):
        same = find_same(deed, facts)
        if not same:
            continue
        left = deed.clause.left
        if any(may_be_other(name_of(left, stated), source.fact, facts) for source in same):
            continue
        owner = _find_owner(deed, stated)
        if owner and (other := _find_other_owner(owner, same)):
            yield left, other
            continue
        if left.head and not left.vague and all(is_of_another(deed, source, facts) for source in same):
            yield left, head_text(same[0].clause.left)
            continue
        right = deed.clause.right
        if (
            right.head
            and deed.clause.passive is False
            and all(_is_another_object(deed, source, facts) for source in same)
        ):
            yield right, head_text(same[0].clause.right)


def _find_owner(deed: Deed, stated: SentenceFacts) -> str:
    """Return the name that "its" or "his" before the subject of a clause stands for, where only one is named before."""
    left = deed.clause.left
    if not left.head or not _OWNED.match(stated.text, left.start):
        return ""
    names = {name.text for name in stated.names if name.end <= left.start}
    return names.pop() if len(names) == 1 else ""


def _find_other_owner(owner: str, same: Sequence[Deed]) -> str:
    """Return the name that every source has in the subject instead, when none has the owner at all."""
    others = [
        [name.text for name in source.fact.names if source.clause.left.start <= name.start < source.clause.left.end]
        for source in same
    ]
    if not all(others) or any(same_person(owner, name.text) for source in same for name in source.fact.names):
        return ""
    return others[0][0]


def _is_another_object(deed: Deed, source: Deed, facts: Sequence[SentenceFacts]) -> bool:
    ours, theirs = deed.clause.right, source.clause.right
    if source.clause.passive is not False or not theirs.head or is_open(theirs, source.fact):
        return False
    name = name_of(ours, deed.fact)
    if any(holds(side, source.fact, ours.head, name=name) for side in (theirs, source.clause.left)):
        return False
    return occurs_elsewhere(ours.head, facts) and is_new(theirs, source.fact)


def _is_elsewhere(doer: Side, fact: SentenceFacts, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether a sentence brings in somebody new, and has names that neither statement nor other sources have."""
    others = [name.text for other in (stated, *facts) if other is not fact for name in other.names]
    names = [name.text for name in fact.names]
    brought_in = _BROUGHT_IN.match(fact.text[doer.start : doer.end].lstrip(" ,"))
    return bool(brought_in and names) and not any(same_person(name, other) for name in names for other in others)


def _find_foreign_tail(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Side, str]]:
    """Yield the named subject of a statement, part of which only a sentence on somebody else says."""
    subjects = [clause.left for clause in stated.clauses if clause.finite and name_of(clause.left, stated)]
    if len(facts) < 2 or not subjects:
        return
    subject = subjects[0]
    name = head_text(subject)
    for place, fact in enumerate(facts):
        rest = frozenset().union(*(other.stems for at, other in enumerate(facts) if at != place))
        only_here = (stated.stems & fact.stems) - rest
        if len(only_here) < 2 or any(same_person(name, other.text) for other in fact.names):
            continue
        doers = [clause.left for clause in fact.clauses if clause.finite and clause.left.head]
        if not doers or any(is_open(doer, fact) for doer in doers):
            continue
        if not name_of(doers[0], fact) and not _is_elsewhere(doers[0], fact, stated, facts):
            continue
        other = head_text(doers[0])
        if not any(same_person(other, own.text) for own in stated.names):
            yield subject, other
            return
