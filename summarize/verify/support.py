"""What a statement says in content words, its linked sentences say in the same or plainly equal ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarize.text.meanings import carrying_stems, opposite_stems
from summarize.text.outcomes import CARRIED_BY, Told, find_outcomes
from summarize.text.tokens import Token, content_stems
from summarize.text.verbs import base_stem
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import SentenceFacts, all_stems, find, read_facts, read_sources

#: Reporting words and such, which other checks look after.
_FREE = """
    said say says tell told state stated add added note noted report reported according announce announced statement
    call called describe described comment respond official officials include including involve involved
    due cause result lead led happen happened take took place time part event incident situation issue
"""
#: Verbs so short that they count for nothing, and one that may stand for each.
_SMALL_VERBS = {"let": "allow", "got": "receiv"}
_SHORTEST_STEM = 4
#: How many characters behind a negation still lie within its reach.
_REACH = 25

_FATAL = re.compile(
    r"\b(?:collapse|fire|blaze|crash|collision|explosion|blast|accident|attack|shooting|bombing|earthquake|quake|flood|storm"
    r"|landslide|mudslide|avalanche|stampede)",
    re.IGNORECASE,
)
_DIED_IN = re.compile(
    r"\b(?:died(?!\sof\b)|dead|deaths?|lost\stheir\slives)\b[^.;]{0,60}?\b(?:in|when|after|as)\s[^.;,]{0,40}?"
    rf"({_FATAL.pattern})",
    re.IGNORECASE,
)
#: The words that tell an outcome, among those that may stand between ("a record prison sentence").
_TELLING = """
    acquit clear exonerate absolve convict jail imprison sentence sentenced cage incarcerate fine charge indict arrest
    detain dismiss sack fire oust axe suspend give hand award get receive serve begin send put find declare plead walk
    leave free resign quit step offer tender submit lose remove relieve hold take prison term custodial guilty innocent
    custody found left go
"""
#: Behind an outcome: what somebody is punished for, or cleared of, up to when and where.
_OFFENCE = re.compile(
    r"[^,.;]*?\b(?:of|for|over)\s(?P<what>[^,.;]+?)(?=[,.;]|$|\s(?:on|in|at|by|after|before|when|while|but)\b)"
)
#: Where what a source says of an outcome ends.
_TURN = re.compile(r"[.;]|\b(?:but|while|although|though|not\sof)\b")


@cache
def _telling() -> frozenset[str]:
    return frozenset(base_stem(word) for word in _TELLING.split())


@cache
def _free() -> frozenset[str]:
    return frozenset(base_stem(word) for word in _FREE.split())


@dataclass(frozen=True, slots=True)
class SupportCheck:
    """Content words: all but a small share stand in the sources."""

    #: Share of a statement's content words that no source has.
    most_unsupported: float = 0.1
    name: str = "support"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the words that nothing in the sources carries, when they are too many."""
        stated = read_facts(draft.text)
        facts = read_sources(sources, reports)
        given = all_stems(facts).union(*(fact.plain for fact in facts))
        undone = _find_undone(stated, facts)
        given |= {stem for fact in facts for word, stem in _SMALL_VERBS.items() if f" {word} " in fact.lowered}
        beginnings = {stem[:_SHORTEST_STEM] for stem in given if len(stem) >= _SHORTEST_STEM}
        # Other checks look after these.
        kinds = (stated.names, stated.numbers, stated.dates, stated.negations, stated.modalities)
        apart = [(fact.start, fact.end) for kind in kinds for fact in kind]
        words = [
            word
            for word in stated.words
            if not word.text[0].isdigit()
            and word.text not in _free()
            and not any(start <= word.start < end for start, end in apart)
        ]
        missing = [
            word
            for word in words
            if (word in undone or not _is_carried(word.text, given, beginnings))
            and not _is_carried_by_denial(word, stated, facts)
            and not _is_carried_by_outcome(word, stated, facts)
            and not (word.text == "kill" and _is_carried_by_deaths(word, stated, facts))
        ]
        if len(missing) <= self.most_unsupported * len(words):
            return ()
        return tuple(
            find(self.name, word, f"no linked sentence says {draft.text[word.start : word.end]!r}") for word in missing
        )


def _is_carried(stem: str, given: frozenset[str], beginnings: set[str]) -> bool:
    if stem in given or carrying_stems(stem) & given:
        return True
    if stem[:_SHORTEST_STEM] not in beginnings:
        return False
    return any(_is_kin(stem, other) for other in given)


def _is_carried_by_denial(word: Token, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether a source denies the opposite, or says the opposite of what is denied: "not guilty", "acquitted"."""
    opposites = opposite_stems(word.text)
    if not opposites:
        return False
    denied = any(0 <= word.start - negation.end <= _REACH for negation in stated.negations)
    return any(
        other.text in opposites
        and denied != any(0 <= other.start - negation.end <= _REACH for negation in fact.negations)
        for fact in facts
        for other in fact.words
    )


def _is_carried_by_outcome(word: Token, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether a source tells by other words what became of somebody: "walked free" carries "cleared".

    Of whom, another check looks after, where both name somebody. Only a source that tells it as a fact carries it, and
    where a statement says for what, the source says for that.
    """
    told = next((told for told in find_outcomes(stated.text) if told.start <= word.start < told.end), None)
    if told is None or word.text not in _telling():
        return False
    return any(
        source.firm and source.outcome in CARRIED_BY[told.outcome] and _is_for_same(told, stated, source, fact)
        for fact in facts
        for source in find_outcomes(fact.text)
    )


def _is_for_same(told: Told, stated: SentenceFacts, source: Told, fact: SentenceFacts) -> bool:
    """Tell whether a source says an outcome of what a statement says it of, if that says of what."""
    offence = _OFFENCE.match(stated.text, told.end)
    if not offence:
        return True
    turn = _TURN.search(fact.text, source.end)
    given = content_stems(fact.text[source.start : turn.start() if turn else len(fact.text)])
    given = frozenset(base_stem(stem) for stem in given) | given
    beginnings = {stem[:_SHORTEST_STEM] for stem in given if len(stem) >= _SHORTEST_STEM}
    words = [word for word in stated.words if offence.start("what") <= word.start < offence.end("what")]
    return all(word.text[0].isdigit() or _is_carried(word.text, given, beginnings) for word in words)


def _find_undone(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> frozenset[Token]:
    """Return the words by which a statement tells as a fact what the sources only tell as undone: "was sacked".

    Who voted against a dismissal, or lifted a suspension, does not say that somebody is dismissed or suspended.
    """
    found: set[Token] = set()
    for told in find_outcomes(stated.text):
        if not told.firm or told.relative:
            continue
        sources = [
            (source, fact)
            for fact in facts
            for source in find_outcomes(fact.text)
            if source.outcome in CARRIED_BY[told.outcome]
        ]
        if not sources or not all(source.undone for source, _ in sources):
            continue
        apart = {(fact.text, word) for source, fact in sources for word in fact.words if _is_in(word, source)}
        given = frozenset(word.text for fact in facts for word in fact.words if (fact.text, word) not in apart)
        beginnings = {stem[:_SHORTEST_STEM] for stem in given if len(stem) >= _SHORTEST_STEM}
        found |= {
            word
            for word in stated.words
            if _is_in(word, told) and word.text in _telling() and not _is_carried(word.text, given, beginnings)
        }
    return frozenset(found)


def _is_in(word: Token, told: Told) -> bool:
    return told.start <= word.start < told.end


def _is_carried_by_deaths(word: Token, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether a source says that people died in what the statement says has killed them."""
    told = {match[0].lower() for match in _FATAL.finditer(stated.text)}
    passive = any(clause.verb.start == word.start and clause.passive for clause in stated.clauses)
    return any(passive or match[1].lower() in told for fact in facts for match in _DIED_IN.finditer(fact.text))


def _is_kin(stem: str, other: str) -> bool:
    """Tell whether two stems are forms of one word that the stemmer keeps apart ("resign", "resignat")."""
    if stem[:_SHORTEST_STEM] != other[:_SHORTEST_STEM]:
        return False
    common = 0
    for left, right in zip(stem, other, strict=False):
        if left != right:
            break
        common += 1
    return common >= max(_SHORTEST_STEM, 0.7 * max(len(stem), len(other)))
