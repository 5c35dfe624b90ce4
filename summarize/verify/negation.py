"""A statement denies what its linked sentences deny, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.text.meanings import carrying_stems, opposite_stems
from summarize.text.negation import Negation
from summarize.text.tokens import Token
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import SentenceFacts, all_stems, find, neighbours, read_facts, read_sources

#: Words that deny without a negation: "rejected the offer" carries "did not accept the offer".
_NEGATIVE_WORD = re.compile(
    r"\b(?:un(?!i|der|til|ion)\w{4,}|im(?:possible|proper|balance)\w*|in(?:able|complete|correct|accurate|effective|sufficient"
    r"|valid)\w*|dis(?:agree|miss|appear|approv|prov)\w*|non-?\w+|\w{3,}less|reject\w*|den(?:y|ie[ds]|ial)\w*|fail\w*|refus\w*"
    r"|declin\w*|lack\w*|block\w*|ban(?:s|ned)?|bar(?:s|red)|halt\w*|cancel\w*|stop\w*|end(?:s|ed)?|suspend\w*|los[et]\w*"
    r"|miss(?:ed|ing)|absen\w+|against|oppos\w*|contradict\w*|despite|instead|few|little|only|but|acquitted|innocent)\b",
    re.IGNORECASE,
)
#: How many characters behind a negation still lie within its reach, for words that are not its head.
_REACH = 60
#: The same for a second occurrence of the head ("do not go hand in hand").
_NEAR = 25


@dataclass(frozen=True, slots=True)
class NegationCheck:
    """Negations: none dropped, none added."""

    name: str = "negation"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return what the statement affirms and the sources deny, or the other way round."""
        stated = read_facts(draft.text)
        facts = read_sources(sources, reports)
        found = [
            find(self.name, negation, f"no linked sentence denies {negation.head.text if negation.head else 'this'!r}")
            for negation in stated.negations
            if not _is_denied(negation, facts) and not _is_unless(negation, stated, facts)
        ]
        heads = {negation.stem for fact in facts for negation in fact.negations if negation.stem}
        for place, word in enumerate(stated.words):
            if word.text in heads and not _within_reach(word.start, stated) and _is_denied_there(place, stated, facts):
                found.append(find(self.name, word, "the linked sentence denies this"))
        found += [
            find(self.name, word, f"the linked sentence says the opposite: {opposite!r}")
            for word, opposite in _find_opposites(stated, facts)
        ]
        return tuple(found)


def _is_unless(negation: Negation, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether "if ... not" stands for the "unless" of a source."""
    if not re.search(r"\bif\b[^,;]{0,60}$", stated.text[: negation.start]):
        return False
    places = [(fact, match.end()) for fact in facts for match in re.finditer(r"\bunless\b", fact.text)]
    return any(word.text == negation.stem and word.start > place for fact, place in places for word in fact.words)


def _find_opposites(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Token, str]]:
    """Yield words of a statement that no source has while one has the opposite, neither of the two denied."""
    given = all_stems(facts)
    for word in stated.words:
        opposites = opposite_stems(word.text)
        if (
            not opposites
            or word.text in given
            or carrying_stems(word.text) & given
            or _within_reach(word.start, stated, _NEAR)
        ):
            continue
        for fact in facts:
            for other in fact.words:
                if other.text in opposites and not _within_reach(other.start, fact, _NEAR):
                    yield word, fact.text[other.start : other.end]
                    break
            else:
                continue
            break


def _is_denied_there(place: int, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether the place of the sources that a word comes from denies it.

    That place is the one among most of the same words; where one affirms it and fits as well, nothing is denied.
    """
    denied = affirmed = -1
    for fact in facts:
        denials = {negation.head.start for negation in fact.negations if negation.head}
        for other, word in enumerate(fact.words):
            if word.text != stated.words[place].text:
                continue
            shared = len(neighbours(stated, place) & neighbours(fact, other))
            if word.start in denials or (_within_reach(word.start, fact, _NEAR) and word.text in _heads(fact)):
                denied = max(denied, shared)
            else:
                affirmed = max(affirmed, shared)
    return denied > affirmed


def _heads(fact: SentenceFacts) -> set[str]:
    return {negation.stem for negation in fact.negations}


def _within_reach(position: int, fact: SentenceFacts, reach: int = _REACH) -> bool:
    return any(
        0 <= position - negation.end <= reach and not re.search(r"[.;:]\s", fact.text[negation.end : position])
        for negation in fact.negations
    )


def _is_denied(negation: Negation, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether some source denies what the statement denies."""
    if not negation.stem:
        return any(fact.negations for fact in facts)
    stands = False
    for fact in facts:
        for word in fact.words:
            if word.text == negation.stem:
                stands = True
                if _within_reach(word.start, fact):
                    return True
    if stands:
        # "denied bail" against "was denied bail" is caught above; "not guilty" against "acquitted" is not.
        return any(
            other.text.lower() == negation.text.lower() and (not other.stem or other.stem in negation.stem)
            for fact in facts
            for other in fact.negations
        )
    return any(fact.negations or _NEGATIVE_WORD.search(fact.text) for fact in facts)
