"""Every date of a statement stands in a linked sentence, or is the day that a linked sentence means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.dates import Date, resolve_date
from summarize.text.modality import Mode
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.deeds import Deed, find_deed_at, find_deeds, find_same, holds, is_within
from summarize.verify.facts import SentenceFacts, find, normalize, read_facts, read_source

#: A date behind one of these is that of another happening, which the deed came before or after.
_BESIDE = re.compile(r"\b(?:(?P<after>after|following(?!\s(?:year|month|week|day)\b(?!-)))|before|ahead\sof)\b")


@dataclass(frozen=True, slots=True)
class DateCheck:
    """Dates: weekday, day, month and year, resolved against the time of the report."""

    name: str = "date"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the dates that the sources do not give."""
        stated = read_facts(draft.text)
        dates = stated.dates
        if not dates:
            return ()
        given: list[tuple[Date, dt.date | None]] = []
        facts: list[SentenceFacts] = []
        for sentence in sources:
            fact = read_source(sentence, reports)
            facts.append(fact)
            report = reports.get(sentence.report_id)
            published = report.report.published if report else None
            for date in fact.dates:
                day = resolve_date(date, published) if published else None
                given.append((date, day))
                if day and published and date.weekday is not None and date.day is None and _is_ahead(fact):
                    # "will begin on Monday" is the next one.
                    given.append((date, day + dt.timedelta(days=7)))
        found = []
        for date in dates:
            if not _is_given(date, given, facts):
                found.append(find(self.name, date, f"no linked sentence has the date {date.text!r}"))
            elif other := _find_other(date, stated, facts, given):
                found.append(find(self.name, date, f"the linked sentence says this of {other!r}"))
        return tuple(found)


def _is_ahead(fact: SentenceFacts) -> bool:
    return any(cue.mode in {Mode.FUTURE, Mode.INTENDED, Mode.CONDITIONAL} for cue in fact.modalities)


def _find_other(
    date: Date, stated: SentenceFacts, facts: Sequence[SentenceFacts], given: Sequence[tuple[Date, dt.date | None]]
) -> str:
    """Return the date that the sources have in the clause with the statement's verb, where that is another one."""
    deed = find_deed_at(date.start, stated)
    side = _read_side(date, deed) if deed else ""
    same = (find_same(deed, facts) if deed else []) or _find_by_subject(date, stated, facts)
    other = ""
    for source in same:
        within = [own for own in source.fact.dates if is_within(own.start, source.clause)]
        # What a statement puts behind "before" has to stand behind "before" in a source.
        inside = [own for own in within if _read_side(own, source) == side]
        if any(_fits(date, own, day) for own, day in given if own in inside):
            return ""
        compared = inside or (within if side else [])
        if not compared:
            return ""
        other = compared[0].text
    return other


def _read_side(date: Date, deed: Deed) -> str:
    """Return "before" or "after" for a date that is of another happening ("met before Friday's vote"), else nothing."""
    end = deed.clause.verb.end
    found = list(_BESIDE.finditer(deed.fact.text, end, max(date.start, end)))
    if not found:
        return ""
    return "after" if found[-1]["after"] else "before"


def _find_by_subject(date: Date, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> list[Deed]:
    """Return what the sources say of the subject of a verb that says nothing by itself: "the explosion happened"."""
    for clause in stated.clauses:
        if (
            clause.base in {"happen", "occur", "be", "take", "come"}
            and is_within(date.start, clause)
            and clause.left.head
        ):
            return [
                deed
                for fact in facts
                for deed in find_deeds(fact)
                if deed.clause.left.head and holds(deed.clause.left, fact, clause.left.head, name="")
            ]
    return []


def _is_given(date: Date, given: Sequence[tuple[Date, dt.date | None]], facts: Sequence[SentenceFacts]) -> bool:
    plain = normalize(date.text)
    if date.relative:
        return any(plain in fact.lowered or _in_digits(plain) in _in_digits(fact.lowered) for fact in facts)
    if any(plain in fact.lowered for fact in facts):
        return True
    return any(_fits(date, other, day) for other, day in given)


_NUMERALS = "one two three four five six seven eight nine ten eleven twelve"
_COUNTED = {word: str(number) for number, word in enumerate(_NUMERALS.split(), start=1)}
_COUNTED_WORD = re.compile(rf"\b(?:{'|'.join(_COUNTED)})\b")


def _in_digits(text: str) -> str:
    """Return a text with "2 years" for "two years"."""
    return _COUNTED_WORD.sub(lambda match: _COUNTED[match[0]], text)


def _fits(date: Date, other: Date, day: dt.date | None) -> bool:
    """Tell whether every part of a date agrees with another, or with the day which that one means."""
    for wanted, stated, meant in (
        (date.weekday, other.weekday, day.weekday() if day else None),
        (date.day, other.day, day.day if day else None),
        (date.month, other.month, day.month if day else None),
        (date.year, other.year, day.year if day else None),
    ):
        if wanted is None:
            continue
        if wanted not in {stated, meant} - {None}:
            return False
    return True
