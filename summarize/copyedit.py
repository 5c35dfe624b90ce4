"""A chosen summary read through as a copy editor does: people introduced once, plain words, who says it put first.

Every change is verified like a draft, and one that does not hold is not made.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summarize.options import Options
from summarize.types import Check, Draft, Parser, Point, Sentence, SplitReport, Verdict
from summarize.verify import verify_drafts
from summarize.write import (
    Person,
    drop_addition,
    drop_told_roles,
    find_people,
    introduce_people,
    named_in_full,
    revise_text,
    searched_sentences,
    shorten_people,
    tell_roles,
)

WRITER = "copyedit"
_OPENING_DAY = re.compile(r"On [A-Z][a-z]+day\b")


def edit_summary(
    verdicts: Sequence[Verdict],
    reports: Mapping[str, SplitReport],
    *,
    options: Options,
    checks: Sequence[Check] | None = None,
    parser: Parser | None = None,
) -> tuple[Verdict, ...]:
    """Return the accepted drafts of a summary as an editor would leave them, in their order.

    Args:
        verdicts: Accepted drafts, in reading order.
        reports: The story's reports by id.
        options: How strict the checks are, and how many words a summary may have.
        checks: What an edited draft must pass; None for all that there are.
        parser: Who finds what words do in their sentence; None to edit by the surface alone.
    """
    people = find_people(searched_sentences([report.sentences for report in reports.values()]))
    introduced: set[str] = set()
    known: set[str] = set()
    edited: list[Verdict] = []
    # Names in full take more words than surnames: a summary that is full already keeps to what fits.
    told = sum(len(verdict.draft.text.split()) for verdict in verdicts)
    spare = options.plan.words - told if options.plan.words else sys.maxsize
    for verdict in verdicts:
        words = len(verdict.draft.text.split())
        better = verdict
        goes_on = edited and _stands_behind(verdict, edited[-1])
        text = verdict.draft.text if goes_on else drop_addition(verdict.draft.text)
        for draft in _propose(verdict, text, people, introduced, parser, known=known):
            # What opens like the one before it by itself is no worse for being edited.
            if edited and _opens_anew_alike(draft.text, text, edited[-1].draft.text):
                continue
            longer = len(draft.text.split()) - words
            if longer > spare:
                continue
            judged = verify_drafts([draft], reports, options=options.verify, checks=checks)[0]
            if judged.accepted:
                spare -= longer
                better = judged
                break
        edited.append(better)
        introduced |= named_in_full(better.draft.text) & people.keys()
        known |= tell_roles(better.draft.text, people)
    return tuple(edited)


def _stands_behind(verdict: Verdict, before: Verdict) -> bool:
    """Return whether a statement rests on the sentence right behind that of the one before it."""
    places = {(sentence.report_id, sentence.index + 1) for sentence in before.carried_by}
    return any((sentence.report_id, sentence.index) in places for sentence in verdict.carried_by)


def _opens_anew_alike(text: str, unedited: str, before: str) -> bool:
    """Return whether it is by its editing that a statement opens with the day of the one before it."""
    return _open_alike(text, before) and not _open_alike(unedited, before)


def _open_alike(text: str, before: str) -> bool:
    """Return whether two statements in a row open with the same day: "On Monday, ... On Monday, ..."."""
    opening, other = (_OPENING_DAY.match(one) for one in (text, before))
    return opening is not None and other is not None and opening[0] == other[0]


def _propose(
    verdict: Verdict,
    text: str,
    people: Mapping[str, Person],
    introduced: set[str],
    parser: Parser | None,
    *,
    known: set[str],
) -> Iterator[Draft]:
    """Yield other wordings of a text: first those that introduce people, of each kind the most edited first."""
    short = [
        wording
        for one in dict.fromkeys((*revise_text(text, parser), text))
        for shorter in [shorten_people(one, people, introduced)]
        for wording in dict.fromkeys((drop_told_roles(shorter, people, known), shorter))
    ]
    full = [introduce_people(one, people, introduced) for one in short]
    seen = {verdict.draft.text}
    for wording, more in (*full, *((one, ()) for one in short)):
        if wording not in seen:
            seen.add(wording)
            yield _draft(verdict, wording, more)


def _draft(verdict: Verdict, text: str, more: Sequence[Sentence]) -> Draft:
    point = Point(tuple(dict.fromkeys((*verdict.carried_by, *more))), verdict.draft.point.score)
    return replace(verdict.draft, text=text, writer=WRITER, point=point, copied_from=())
