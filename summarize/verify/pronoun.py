"""A statement is understood by itself: no pronoun or "the company" whose meaning lies outside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.pronouns import opening_pronoun
from summarize.text.quotations import mask_quotations
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import read_facts

_PERSON_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(
    r"(?<![\w.])(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|[Mm]y|us(?=\s)|me)\b(?!\.)"
)
#: Somebody whom "he" or "she" may stand for, named by what they are.
_PERSON_NOUN = re.compile(
    r"\b(?:man|woman|boy|girl|teen\w*|child|baby|infant|mother|father|parent|son|daughter|wife|husband|brother|sister|uncle|aunt"
    r"|leader|president|minister|senator|governor|mayor|judge|officer|official|soldier|student|teacher|doctor|nurse|lawyer"
    r"|attorney|victim|suspect|driver|gunman|shooter|player|coach|actor|actress|singer|artist|author|writer|director"
    r"|chief|king|queen|prince|princess|pope|priest|bishop|spokes\w+|candidate|nominee|lawmaker|congress\w*man|worker|employee"
    r"|resident|citizen|person|patient|passenger|pilot|chairman|chairwoman|executive|founder|billionaire|aide|adviser|advisor"
    r"|ambassador|secretary|general|commander|analyst|expert|professor|scientist|researcher|reporter|journalist|star"
    r"|defendant|plaintiff|prosecutor|sheriff|detective|inmate|prisoner|defender|striker|midfielder|goalkeeper|captain|\w+er|\w+or"
    r"|\w+ist|\w+ian|who|someone|everyone|anyone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PronounCheck:
    """References: what a statement points to stands in it."""

    name: str = "pronoun"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return what cannot be understood without an earlier sentence."""
        del sources, reports
        text = draft.text
        stated = read_facts(text)
        found = []
        opening = opening_pronoun(text)
        if opening:
            in_quotation = any(quotation.start <= opening.start < quotation.end for quotation in stated.quotations)
            hangs = opening.kind != "noun" or not stated.names
            if hangs and not (in_quotation and opening.text.lower().startswith(("it", "th", "such"))):
                found.append(Finding(self.name, opening.start, opening.end, f"who or what is {opening.text!r}?"))
        masked = mask_quotations(text)
        person = _PERSON_PRONOUN.search(masked)
        if person and not opening and not stated.names and not _PERSON_NOUN.search(masked):
            found.append(Finding(self.name, person.start(), person.end(), f"who is {person[0]!r}?"))
        first = _FIRST_PERSON.search(masked)
        if first and not any(quotation.start <= first.start() < quotation.end for quotation in stated.quotations):
            found.append(Finding(self.name, first.start(), first.end(), f"who is {first[0]!r}?"))
        return tuple(found)
