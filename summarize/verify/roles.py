"""Who did it to whom: the names of a statement stand on the same side of the same verbs as in its linked sentences."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.text.clauses import Side
from summarize.text.names import Name
from summarize.text.tokens import content_stems, stem_word
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.deeds import BOTH_WAYS, Deed, find_deeds, find_same, holds, is_open, name_of
from summarize.verify.facts import SentenceFacts, find, read_facts, read_sources, same_name

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b[^,;]*\b\w+(?:ed|en|un|wn|ld|nt|ught|id)\b[^,;]*\bby\s(?:(?!for\b|in\b|at\b|on\b|with\b|to\b)\S+\s){0,4}$"
)
#: Between two names these say the same both ways round.
_MUTUAL = re.compile(
    r"\b(?:and|with|between|met|meets?|meeting|married|joined|versus|vs|or|alongside|against|than|like)\b|[;:]"
)
_SUBJECT_GAP = r"\s(?:(?:also|then|later|has|have|had|was|were|is|are|will|would|may|might|could|be|been|\w+ly)\s){0,3}"
_VERB_AFTER = re.compile(r"(?:,\s[^,]{3,120},)?" + _SUBJECT_GAP + r"(?P<verb>[a-z]{3,})\b")
_VERB_BEFORE = re.compile(
    r"\b(?P<verb>[a-z]{3,})\s(?:(?P<preposition>in|at|to|from|against|with|for|by|on|near|of)\s)?(?:the\s)?(?:(?!and\b|or\b)[a-z]{5,}\s)?(?:[A-Z][\w.]*\s){0,2}$"
)
_PREPOSITION = re.compile(r"\b(?:in|at|to|from|against|with|for|by|on|near|over|after|before)\b")
_OWNED = re.compile(r"['’]s\s(?P<thing>[a-z]{3,})\b")
#: Verbs that are stop words elsewhere.
_NO_VERBS = frozenset(
    "near outside inside following including behind beyond throughout despite according amid beside across".split()  # noqa: SIM905
)
_PLAIN_VERBS = frozenset("put made make gave give got get took take went came saw told let like".split())  # noqa: SIM905
_JOINS = re.compile(r"(?:,|\band\b|\bor\b)\s(?:\w+\s){0,2}$")
#: Behind a verb and one of these a name is a place.
_WHERE = frozenset(["in", "at", "near", "to", "from", "on"])
_GOING = frozenset(
    stem_word(word)
    for word in ("leave", "left", "reach", "reached", "enter", "visit", "shake", "shook", "hit", "strike", "struck")
)
_LONGEST = 80
#: "Ada Kemp, the mayor of Harrow" does nothing to Harrow.
_APPOSITION = re.compile(r",\s(?:(?:the|an?|his|her|its)\s)?(?:[a-z][\w'’-]*\s){1,4}?(?:of|for|at|from|in)\s(?:the\s)?")
_PERSONS = {"he": "he", "him": "he", "she": "she", "her": "she"}
_SIDING = frozenset("vote campaign argue speak rule decide lobby fight testify".split())  # noqa: SIM905
_STANCE = re.compile(r"\s(?:\w+ly\s|\w+day\s)?(for|against|in\sfavou?r\sof)\b")
#: A name of a source, the facts of its sentence, and what it is bound to there.
_Bound = tuple[Name, SentenceFacts, list[tuple[str, str, str]]]
#: Characters between two names within which a verb may belong to both.
_CLOSE = 45


@dataclass(frozen=True, slots=True)
class RolesCheck:
    """Roles: subject and object not swapped, deeds not given to somebody else."""

    name: str = "roles"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return names that stand where the sources have another."""
        stated = read_facts(draft.text)
        facts = read_sources(sources, reports)
        found = [
            Finding(
                self.name,
                side.head[0].start,
                side.head[-1].end,
                "the linked sentence has these two the other way round",
            )
            for side in _find_swapped(stated, facts)
        ]
        found += [
            Finding(self.name, deed.clause.verb.start, deed.clause.verb.end, message)
            for deed, message in _find_turned(stated, facts)
        ]
        if not stated.names:
            return tuple(found)
        pairs = [pair for fact in facts for pair in _pairs(fact, adjacent=False)]
        for first, stems, second in _pairs(stated, adjacent=True):
            reverse = any(_same(first, two) and _same(second, one) and stems & other for one, other, two in pairs)
            forward = any(_same(first, one) and _same(second, two) and stems & other for one, other, two in pairs)
            if reverse and not forward:
                found.append(find(self.name, first, "the linked sentence has these two the other way round"))
        bound = [(other, fact, _neighbours(other, fact)) for fact in facts for other in fact.names]
        for place, name in enumerate(stated.names):
            if any(_has_title_of(fact, stated, place) for fact in facts):
                continue
            message, preposition = _compare_neighbours(name, stated, facts, bound)
            if message and not any(finding.start == name.start for finding in found):
                found.append(find("place" if preposition in _WHERE else self.name, name, message))
        return tuple(found)


def _find_swapped(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[Side]:
    """Yield the sides of a statement's clauses that stand on the other side of the same verb in the sources."""
    for deed in find_deeds(stated):
        same = find_same(deed, facts)
        if not same:
            continue
        for ours, own, other in (
            (deed.doer, "doer", "done_to"),
            (deed.done_to, "done_to", "doer"),
        ):
            if ours is None or not ours.head or deed.clause.passive is None:
                continue
            name = name_of(ours, stated)
            if all(_is_swapped(ours, source, own, other, name=name) for source in same):
                yield ours
                break


def _find_turned(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Deed, str]]:
    """Yield deeds that the sources have the other way round though no name tells: he and she, for and against."""
    for deed in find_deeds(stated):
        pair, stance = _pronouns(deed), _stance(deed)
        same = find_same(deed, facts) if pair or stance else []
        pairs = {_pronouns(source) for source in same}
        if pair and pair not in pairs and (pair[1], pair[0]) in pairs:
            yield deed, "the linked sentence has these two the other way round"
        left = deed.clause.left
        if not stance or not left.head:
            continue
        name = name_of(left, stated)
        stances = {
            _stance(source) for source in same if holds(source.clause.left, source.fact, left.head, name=name)
        } - {""}
        if stances and stance not in stances:
            yield deed, f"the linked sentence has {stances.pop()!r}"


def _pronouns(deed: Deed) -> tuple[str, str] | None:
    """Return who does it to whom where both are "he" or "she"."""
    doer, done_to = (
        _PERSONS.get(deed.fact.text[side.start : side.end].strip(' ,.;!?"”').lower(), "")
        for side in (deed.clause.left, deed.clause.right)
    )
    return (doer, done_to) if doer and done_to and doer != done_to else None


def _stance(deed: Deed) -> str:
    """Return "for" or "against" where one of them follows a verb of taking sides."""
    if deed.clause.base not in _SIDING:
        return ""
    match = _STANCE.match(deed.fact.text, deed.clause.verb.end)
    return ("against" if match[1] == "against" else "for") if match else ""


def _is_swapped(ours: Side, source: Deed, own: str, other: str, *, name: str) -> bool:
    theirs: Side | None = getattr(source, own)
    across: Side | None = getattr(source, other)
    if across is None or source.clause.passive is None or not across.head:
        return False
    if theirs is None and source.clause.base in BOTH_WAYS:
        return False
    if theirs is not None and (is_open(theirs, source.fact) or holds(theirs, source.fact, ours.head, name=name)):
        return False
    return holds(across, source.fact, ours.head, name=name)


def _pairs(fact: SentenceFacts, *, adjacent: bool) -> list[tuple[Name, frozenset[str], Name]]:
    """Return (who, words between, whom) for the names of a sentence; passives are turned round."""
    pairs = []
    for place, left in enumerate(fact.names):
        rights = fact.names[place + 1 : place + 2] if adjacent else fact.names[place + 1 : place + 4]
        for right in rights:
            between = fact.text[left.end : right.start]
            if len(between) > _LONGEST or _MUTUAL.search(_without_names(fact, left.end, right.start)):
                continue
            stems = content_stems(between) | _PLAIN_VERBS.intersection(between.lower().split())
            if not stems or between.startswith(("'s", "’s")) or _APPOSITION.fullmatch(between):
                continue
            pairs.append((right, stems, left) if _PASSIVE.search(between) else (left, stems, right))
    return pairs


def _without_names(fact: SentenceFacts, start: int, end: int) -> str:
    """Return the words between two names without "and Jones": who is joined to whom is no matter here."""
    kept: list[str] = []
    for name in fact.names:
        if start <= name.start and name.end <= end and (joined := _JOINS.search(fact.text, start, name.start)):
            kept.append(fact.text[start : joined.start()])
            start = name.end
    return "".join((*kept, fact.text[start:end]))


def _has_title_of(fact: SentenceFacts, stated: SentenceFacts, place: int) -> bool:
    """Tell whether a name is part of a title that a source gives to the same one: "told Norland Governor Ada Brook"."""
    name, *behind = stated.names[place : place + 2]
    if not behind or not _is_titled(stated, name, behind[0]):
        return False
    return any(
        _is_titled(fact, one, other) and _same(one, name) and _same(other, behind[0])
        for one, other in itertools.pairwise(fact.names)
    )


def _is_titled(fact: SentenceFacts, name: Name, bearer: Name) -> bool:
    """Tell whether there is nothing but a title between a name and the one that bears it."""
    return bool(bearer.title) and fact.text[name.end : bearer.start].strip() == bearer.title


def _same(name: Name, other: Name) -> bool:
    return same_name(name.text, other.text)


def _compare_neighbours(
    name: Name, stated: SentenceFacts, facts: Sequence[SentenceFacts], bound: Sequence[_Bound]
) -> tuple[str, str]:
    """Compare the verb right behind and right before a name with those of the sources' names.

    Returns what is wrong, and the preposition between verb and name.
    """
    if not any(_same(name, other) for other, _, _ in bound):
        return "", ""
    for key in _neighbours(name, stated):
        holders = [(other, fact) for other, fact, keys in bound if key in keys]
        # The verb must stand beside names only: one "he was arrested" in the sources, and anybody may be meant.
        occurrences = sum(1 for fact in facts for word in fact.words if word.text == key[1])
        if (
            holders
            and occurrences <= len(holders)
            and not any(_same(name, other) or _shares_place(name, other, fact, key[0]) for other, fact in holders)
        ):
            where = "in" if key[1] in _GOING else key[2]
            return f"the linked sentence says this of {holders[0][0].text!r}", where
    return "", ""


def _shares_place(name: Name, holder: Name, fact: SentenceFacts, side: str) -> bool:
    """Tell whether a verb beside one name belongs to another as well, or rather.

    Before a verb: "Smith and Jones left", "Registrations in Orlava rose". Behind one: "joined La Liga outfit Granada".
    """
    for other in fact.names:
        if not _same(name, other):
            continue
        if side == "does" and 0 <= holder.start - other.end <= _CLOSE:
            return True
        if side == "undergoes" and 0 <= other.start - holder.end <= _CLOSE:
            return not _PREPOSITION.search(fact.text[holder.end : other.start])
    return False


def _neighbours(name: Name, fact: SentenceFacts) -> list[tuple[str, str, str]]:
    """Return what a name is bound to: ("does", verb, "") and ("undergoes", verb, preposition)."""
    keys = []
    behind = _VERB_AFTER.match(fact.text, name.end)
    if behind and behind["verb"] not in _NO_VERBS and (content_stems(behind["verb"]) or behind["verb"] in _PLAIN_VERBS):
        keys.append(
            (
                "does",
                stem_word(behind["verb"]),
                "passive" if re.search(r"\b(?:was|were|is|are|be|been)\b", behind[0]) else "",
            )
        )
    before = _VERB_BEFORE.search(fact.text[max(0, name.start - 60) : name.start])
    if before and (content_stems(before["verb"]) or before["verb"] in _PLAIN_VERBS):
        keys.append(("undergoes", stem_word(before["verb"]), before["preposition"] or ""))
    owned = _OWNED.match(fact.text, name.end)
    if owned and content_stems(owned["thing"]):
        keys.append(("owns", stem_word(owned["thing"]), ""))
    return keys
