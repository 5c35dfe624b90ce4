"""What became of somebody is told of the one of whom a linked sentence tells it: verdicts are not exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.text.clauses import Side
from summarize.text.names import Name
from summarize.text.outcomes import AGAINST, CARRIED_BY, Outcome, Told, find_outcomes
from summarize.text.tokens import find_tokens
from summarize.text.verbs import base_stem
from summarize.verify.borrowed import HE_TOO, SO_DID
from summarize.verify.deeds import find_deeds, find_same, leading_names, same_person
from summarize.verify.facts import SentenceFacts
from summarize.verify.modality import CRIMES

#: "The former chief executive, Henrik Aas," and "Henrik Aas, 58, the former chief executive,".
_ROLE = re.compile(r"[\s,]*[Tt]he\s(?P<role>[a-z][\w’'-]*(?:\s[\w’'-]+){0,6})[\s,]*$")
_AGED = r"(?:,\s\d{1,3})?"

_PUNISHED = CARRIED_BY[Outcome.CONVICTED]


def find_others_outcomes(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Side, str]]:
    """Yield those of a statement of whom every linked sentence tells something else, and whom it tells this of.

    Args:
        stated: The statement.
        facts: Its sources, each with the full names of those whom it names.
    """
    sources = [(source, fact) for fact in facts for source in find_outcomes(fact.text) if source.whom]
    if not sources:
        return
    for told in find_outcomes(stated.text):
        same = [pair for pair in sources if pair[0].outcome in CARRIED_BY[told.outcome]]
        against = [pair for pair in sources if pair[0].outcome in AGAINST.get(told.outcome, ())]
        if told.whom is None or not (same or against):
            continue
        for side, name in _find_holders(told.whom, stated, facts):
            if any(_did_so(name, fact) for fact in facts):
                continue
            others = [_tell_other(name, source, fact, facts) for source, fact in same]
            # What is told of nobody whom one could name may be told of anybody.
            if others and all(others):
                yield side, f"the linked sentence says this of {others[0]!r}"
                break
            own = [(source, fact) for source, fact in against if not _tell_other(name, source, fact, facts)]
            if own and not same:
                source, fact = own[0]
                yield side, f"the linked sentence says {fact.text[source.start : source.end]!r} instead"
                break


def find_others_crimes(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Side, str]]:
    """Yield those who did, by a statement, what the sources tell another to be punished for: "for the theft of"."""
    for deed in find_deeds(stated):
        crime = CRIMES.get(base_stem(deed.clause.base))
        if crime is None or deed.doer is None or find_same(deed, facts):
            continue
        sources = [
            (source, fact)
            for fact in facts
            for source in find_outcomes(fact.text)
            if source.outcome in _PUNISHED and source.whom and crime.search(fact.text, source.end)
        ]
        for side, name in _find_holders(deed.doer, stated, facts):
            others = [_tell_other(name, source, fact, facts) for source, fact in sources]
            if others and all(others):
                yield side, f"the linked sentence says this of {others[0]!r}"


def _find_holders(side: Side, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Side, str]]:
    """Yield who stands on a side of a statement: those named, or the one whose role the sources name."""
    names = leading_names(side, stated)
    for name in names:
        head = tuple(token for token in find_tokens(stated.text) if name.start <= token.start < name.end)
        yield replace(side, head=head), name.text
    if not names and side.head and (role := _name_role(side, stated, facts)):
        yield side, role


def _did_so(name: str, fact: SentenceFacts) -> bool:
    """Tell whether a sentence says of somebody what it, or another one, says before: "So was Okafor"."""
    return any(same_person(name, other.text) and SO_DID.search(fact.text, 0, other.start) for other in fact.names)


def _tell_other(name: str, source: Told, fact: SentenceFacts, facts: Sequence[SentenceFacts]) -> str:
    """Return of whom a source tells an outcome, where that is somebody else; empty where it may be the one named."""
    side = source.whom
    if side is None or (not side.head and not side.vague):
        return ""
    if HE_TOO.search(fact.text, side.start, side.end):
        return ""
    names = leading_names(side, fact)
    if source.relative:
        # "His brother Leif, who": the nearest one.
        names = names[-1:]
    if names:
        return "" if any(same_person(name, other.text) for other in names) else names[0].text
    role = _name_role(side, fact, facts)
    return role if role and not same_person(name, role) else ""


def _name_role(side: Side, fact: SentenceFacts, facts: Sequence[SentenceFacts]) -> str:
    """Return who "the former chief executive" is, where the sources put one name beside the words, and no second."""
    match = _ROLE.match(fact.text[side.start : side.end])
    if not match:
        return ""
    role = re.escape(match["role"].strip())
    beside = re.compile(rf"\b{role},?\s$")
    behind = re.compile(rf"{_AGED},\s(?:(?:the|an?|who\s(?:was|is))\s)?{role}\b")
    found: list[Name] = [
        name
        for other in facts
        for name in other.names
        if beside.search(other.text, 0, name.start) or behind.match(other.text, name.end)
    ]
    if not found or any(not same_person(found[0].text, name.text) for name in found):
        return ""
    return max((name.text for name in found), key=len)
