"""A statement is understood by itself: no pronoun or "the company" whose meaning lies outside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.pronouns import opening_pronoun, unnamed_person
from summarize.text.quotations import mask_quotations
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import SentenceFacts, read_facts, read_sources

_FIRST_PERSON = re.compile(
    r"(?<![\w.])(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|[Mm]y|us(?=\s)|me)\b(?!\.)"
)
#: What happens at a place and is known by it; of people and firms a reader wants the name.
_HAPPENING = re.compile(
    r"\b(?:attack|blast|explosion|crash|shooting|fire|storm|meeting|talks|summit|visit|event|ceremony|strike|protest|hearing"
    r"|trial)$"
)
#: The words between a happening and the name that says which: "the summit in the city of Arn".
_WHICH = re.compile(r"\s(?:in|at|of|near|between|off|outside)\s(?:[a-z][\w-]*\s){0,5}")


@dataclass(frozen=True, slots=True)
class PronounCheck:
    """References: what a statement points to stands in it."""

    name: str = "pronoun"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return what cannot be understood without an earlier sentence."""
        text = draft.text
        stated = read_facts(text)
        found = []
        opening = opening_pronoun(text)
        if opening:
            in_quotation = any(quotation.start <= opening.start < quotation.end for quotation in stated.quotations)
            hangs = opening.kind != "noun" or not (
                stated.names or _is_told_which(opening.text, read_sources(sources, reports))
            )
            if hangs and not (in_quotation and opening.text.lower().startswith(("it", "th", "such"))):
                found.append(Finding(self.name, opening.start, opening.end, f"who or what is {opening.text!r}?"))
        masked = mask_quotations(text)
        person = None if opening or stated.names else unnamed_person(masked)
        if person:
            found.append(Finding(self.name, person.start, person.end, f"who is {person.text!r}?"))
        first = _FIRST_PERSON.search(masked)
        if first and not any(quotation.start <= first.start() < quotation.end for quotation in stated.quotations):
            found.append(Finding(self.name, first.start(), first.end(), f"who is {first[0]!r}?"))
        return tuple(found)


def _is_told_which(reference: str, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether the sources say of one happening of the kind, and of no other, which it is: "the summit in Arn"."""
    noun = _HAPPENING.search(reference)
    if not noun:
        return False
    told = {
        name.text
        for fact in facts
        for place in re.finditer(rf"\b{noun[0]}\b", fact.text)
        for name in fact.names
        if name.end + 1 == place.start()
        or ((which := _WHICH.match(fact.text, place.end())) and which.end() == name.start)
    }
    return len(told) == 1
