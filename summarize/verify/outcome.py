"""What became of somebody is told of the one of whom a linked sentence tells it: verdicts are not exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.text.clauses import Side
from summarize.text.names import Name
from summarize.text.outcomes import AGAINST, CARRIED_BY, Outcome, Told, find_outcomes, has_noun
from summarize.text.tokens import content_stems, find_tokens
from summarize.text.verbs import base_stem
from summarize.verify.borrowed import HE_TOO, SO_DID, may_be_other
from summarize.verify.deeds import Deed, find_deeds, find_same, leading_names, same_person
from summarize.verify.facts import SentenceFacts
from summarize.verify.modality import CRIMES

#: "The former chief executive, Henrik Aas," and "Henrik Aas, 58, the former chief executive,".
_ROLE = re.compile(r"[\s,]*[Tt]he\s(?P<role>[a-z][\w’'-]*(?:\s[\w’'-]+){0,6})[\s,]*$")
_AGED = r"(?:,\s\d{1,3})?"

#: Between an outcome and the crime of another, whom one has only helped.
_ONLY_HELPED = re.compile(
    r"\b(?:help|aid|abet|assist|hid|cover|conceal|plan|plot|fail|know|encourag|order|witness|lying|lied|try|tried|attempt)"
    r"\w*\b",
    re.IGNORECASE,
)
#: Before one of whom it is told as well: "along with", "as Aas had".
_BESIDE = r"\s(?:(?:his|her|their|its|the|an?)\s(?:[\w-]+[\s,]+){1,4})?$"
_WITH = re.compile(rf"\b(?:along\swith|together\swith|as\swell\sas|alongside|besides|including|like|than|as){_BESIDE}")
#: Among those of whom it is told, or right behind the verb: not "after a row with Gran".
_AND = re.compile(rf"\b(?:with|and|or|both){_BESIDE}")
_WITH_AT_ONCE = re.compile(rf"(?:\s(?:on|in|of|from)\s(?:(?:his|her|their|the)\s)?\w+)?,?\swith{_BESIDE}")
#: Around one of whom the verb of the one before is told as well: "Moe was jailed for six years, Gran for four".
_NEXT_OF_SEVERAL = re.compile(
    r"(?:[,;]|\band|\bwhile|\bbut)\s(?:(?:his|her|their|its|the|an?)\s(?:[\w-]+[\s,]+){1,4})?$"
)
_TAIL = re.compile(r",?[^,.;]*")
_ALSO = re.compile(r",?\s(?:too|also|likewise|as\swell)\b")
_AS_DID = re.compile(r"\b(?:as|than|like)\s$")
_HAD = re.compile(r"\s(?:had|has|have|was|were|is|did)(?:\sbeen)?(?=\s*(?:[,.;]|$)|\s(?:in|on|before|earlier|last)\b)")
_OWNING = re.compile(r"['’]")
_GAPPED = re.compile(r",?\s(?:of|for|to|on|in|from|over|too|also|likewise|as\swell)\b")

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
        rest = content_stems(stated.text[told.end :])
        for side, name in _find_holders(told.whom, stated, facts):
            if any(_did_so(name, fact) for fact in facts):
                continue
            others = [_tell_other(name, source, fact, facts, rest) for source, fact in same]
            # What is told of nobody whom one could name may be told of anybody.
            if others and all(others):
                yield side, f"the linked sentence says this of {others[0]!r}"
                break
            own = [(source, fact) for source, fact in against if not _tell_other(name, source, fact, facts)]
            # "He, who had pleaded not guilty, wept as the conviction was read": it is told, by a noun.
            if own and not same and not any(has_noun(fact.text, CARRIED_BY[told.outcome]) for fact in facts):
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
            if source.outcome in _PUNISHED and source.whom and _is_punished_for(source, crime, fact)
        ]
        for side, name in _find_holders(deed.doer, stated, facts):
            others = [_tell_other(name, source, fact, facts) for source, fact in sources]
            if others and all(others) and not any(_does_alike(name, deed, fact) for fact in facts):
                yield side, f"the linked sentence says this of {others[0]!r}"


def _is_punished_for(source: Told, crime: re.Pattern[str], fact: SentenceFacts) -> bool:
    """Tell whether an outcome is that of a crime itself, not of having hidden it, or helped in it."""
    found = crime.search(fact.text, source.end)
    return bool(found) and not _ONLY_HELPED.search(fact.text, source.end, found.start() if found else source.end)


def _does_alike(name: str, deed: Deed, fact: SentenceFacts) -> bool:
    """Tell whether a source says that somebody did something to what a deed is done to: "he took the clocks"."""
    object_ = deed.done_to
    if fact.negations or object_ is None:
        return False
    wanted = content_stems(deed.fact.text[object_.start : object_.end])
    lefts = [clause.left for clause in fact.clauses if clause.finite]
    if not any(same_person(name, other.text) for left in lefts for other in leading_names(left, fact)):
        return False
    return any(
        clause.finite
        and clause.passive is not True
        and content_stems(fact.text[clause.right.start : clause.right.end]) & wanted
        for clause in fact.clauses
    )


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


def _tell_other(
    name: str,
    source: Told,
    fact: SentenceFacts,
    facts: Sequence[SentenceFacts],
    rest: frozenset[str] = frozenset(),
) -> str:
    """Return of whom a source tells an outcome, where that is somebody else; empty where it may be the one named."""
    side = source.whom
    if side is None or (not side.head and not side.vague):
        return ""
    if HE_TOO.search(fact.text, side.start, side.end) or may_be_other(name, fact, facts):
        return ""
    if any(same_person(name, other.text) and _is_told_too(other, source, fact, rest) for other in fact.names):
        return ""
    names = leading_names(side, fact)
    if source.relative:
        # "His brother Leif, who": the nearest one.
        names = names[-1:]
    if names:
        return "" if any(_may_be_same(name, other.text) for other in names) else names[0].text
    role = _name_role(side, fact, facts)
    return role if role and not same_person(name, role) else ""


def _is_told_too(name: Name, source: Told, fact: SentenceFacts, rest: frozenset[str]) -> bool:
    """Tell whether a sentence may tell of a second one what its clause tells of the first: "Gran for four".

    Args:
        name: The second one's.
        source: What the sentence tells of the first.
        fact: The sentence.
        rest: What a statement says behind the outcome: for what, for how long.
    """
    if source.whom is None or name.start < min(source.start, source.whom.start) or _OWNING.match(fact.text, name.end):
        return False
    if any(clause.finite and name in leading_names(clause.left, fact)[:1] for clause in fact.clauses) and not (
        source.whom.start <= name.start < source.whom.end
    ):
        # A verb of its own; in "as Gran had" it is that of the first.
        return bool(_AS_DID.search(fact.text, 0, name.start) and _HAD.match(fact.text, name.end))
    within = source.whom.start <= name.start < source.whom.end and name.start < source.start
    if (
        _WITH.search(fact.text, 0, name.start)
        or (within and _AND.search(fact.text, 0, name.start))
        or (_WITH_AT_ONCE.match(fact.text[: name.start], source.end))
    ):
        return True
    if not (_NEXT_OF_SEVERAL.search(fact.text, 0, name.start) and _GAPPED.match(fact.text, name.end)):
        return False
    # "Moe of fraud, Gran of forgery": not of fraud.
    tail = _TAIL.match(fact.text, name.end)
    return not rest or bool(tail and content_stems(tail[0]) & rest) or bool(_ALSO.match(fact.text, name.end))


def _may_be_same(name: str, other: str) -> bool:
    """Tell whether two names may mean the same, in two spellings too: "Alexei Moe" and "Oleksiy Moe"."""
    if same_person(name, other):
        return True
    ours, theirs = name.split(), other.split()
    if len(ours) < 2 or len(theirs) < 2 or ours[-1] != theirs[-1]:
        return False
    sound = _sound(ours[0])
    return len(sound) > 1 and sound == _sound(theirs[0])


def _sound(name: str) -> str:
    """Return the consonants of a first name, alike in all its spellings."""
    for letters, sound in (
        ("x", "ks"),
        ("ph", "f"),
        ("ch", "k"),
        ("c", "k"),
        ("q", "k"),
        ("w", "v"),
        ("z", "s"),
        ("g", "h"),
    ):
        name = name.lower().replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^bdfhklmnprstv]", "", name))


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
