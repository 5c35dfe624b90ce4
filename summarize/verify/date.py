"""Every date of a statement stands in a linked sentence, or is the day that a linked sentence means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.dates import Date, resolve_date
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import SentenceFacts, find, normalize, read_facts, read_source


@dataclass(frozen=True, slots=True)
class DateCheck:
    """Dates: weekday, day, month and year, resolved against the time of the report."""

    name: str = "date"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the dates that the sources do not give."""
        dates = read_facts(draft.text).dates
        if not dates:
            return ()
        given: list[tuple[Date, dt.date | None]] = []
        facts: list[SentenceFacts] = []
        for sentence in sources:
            fact = read_source(sentence, reports)
            facts.append(fact)
            report = reports.get(sentence.report_id)
            published = report.report.published if report else None
            given.extend((date, resolve_date(date, published) if published else None) for date in fact.dates)
        return tuple(
            find(self.name, date, f"no linked sentence has the date {date.text!r}")
            for date in dates
            if not _is_given(date, given, facts)
        )


def _is_given(date: Date, given: Sequence[tuple[Date, dt.date | None]], facts: Sequence[SentenceFacts]) -> bool:
    plain = normalize(date.text)
    if date.relative:
        return any(plain in fact.lowered for fact in facts)
    if any(plain in fact.lowered for fact in facts):
        return True
    return any(_fits(date, other, day) for other, day in given)


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
