"""In which order headlines are tried: what a careful reader would print first."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.entitle.background import QUOTED_TITLE, Background
from summarize.entitle.judging import Judge
from summarize.text.numbers import find_numbers
from summarize.text.opinion import argues
from summarize.text.tokens import content_stems
from summarize.types import Draft
from summarize.write import (
    ATTRIBUTED_TITLE,
    CUT,
    SENTENCE,
    TITLE,
    teases,
)

#: Titles that are tried before statements, and what a cut one is worth beside a whole one.
TITLES_TRIED, CUT_WORTH = 6, 0.85
#: Share of a headline's content words that the statements have, below which it is about something else.
LEAST_SHARED = 0.4
#: A clause of it may be longer where the only other way is to break it off.
MOST_STRETCHED = 180
#: Where a network has read the titles: what a headline in the summary's own voice is worth beside an outlet's title in
#: quotation marks, a title that was cut or given a speaker beside a whole one, and what it adds that the first
#: statement tells all of it. Chosen among what 449 held-back stories offered, clear faults of the headline and any (two
#: readers): 10.1 % and 32.3 % by the order without a network, 3.8 % and 18.9 % as here with 45 % of them quoted titles,
#: 3.8 % and 18.9 % at 0.12 with 51 %, 4.1 % and 19.4 % at 0.4 with 44 %. A logistic regression of 25 features chose no
#: better.
OWN_VOICE, CUT_TITLE, GIVEN_SPEAKER, TOLD_FIRST = 0.25, 0.85, 0.7, 0.2
#: Share of a title's content words with which it neither gains nor loses beside a statement, and what part of the gain
#: a statement has, which says what it says by its nature. Not measured but read, with the 0.2 of it.
USUALLY_TOLD, TOLD_BY_NATURE = 0.2, 0.5
#: The same for one that teases ("Harbour plan: What to know"), and what a quoted one is worth that claims more than the
#: statements do. Not measured but read.
TEASING, NOT_BORNE_OUT = 0.5, 0.6
#: What a reading of the first statement is worth, at least.
LEAST_WORTH = 0.25
#: Share of a quoted title's content words that the statements have below which it is about something else as well, and
#: what it loses for what is missing. Of 119 quoted titles readers found 9 of the 24 at fault of which less than 0.4 was
#: told, and 17 of the other 95.
WELL_TOLD, UNTOLD_COST = 0.5, 0.6
#: Share of the first statement's content words in a headline that only says it over again, and what that costs. Not
#: measured but read: editors took such headlines for the same line twice.
SAME_AGAIN, SAME_AGAIN_COST = 0.85, 0.3
#: What a statement in the words of a headline would be worth without any, and the characters that take 1 of that.
STATEMENT_WORTH, STATEMENT_CHARACTERS = 1.13, 150
#: What a statement has to be worth beside the one that the titles are most about, to be a headline; what opens the
#: summary may be worth less.
LEAST_CENTRAL, LEAST_OPENING = 0.6, 0.4


class Ranking:
    """The order of one story's headlines."""

    def __init__(self, story: Background, judge: Judge) -> None:
        self._story = story
        self._judge = judge

    def order(self, written: Sequence[Draft], found: Sequence[Draft]) -> list[Draft]:
        """Return all that may become a headline, likeliest first; what takes a side in a difference comes last.

        Args:
            written: What a writer made for the purpose, best first.
            found: Titles and statements, likeliest first.
        """
        if self._story.read_titles and self._story.statements:
            found = sorted((*found, *self._quoted_titles()), key=lambda draft: -self._worth(draft))
        return sorted((*written, *found), key=self._takes_sides)

    def rank(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return drafts, the likeliest first: titles about what is told, then the statements themselves."""
        if self._story.parser is not None:
            # What is not told is no headline.
            drafts = [draft for draft in drafts if draft.writer != SENTENCE]
        about = [
            draft for draft in drafts if self._story.share(draft.text) >= LEAST_SHARED and draft.writer != SENTENCE
        ]
        about.sort(key=lambda draft: -self._story.likeness(draft.text, 3) * (1 if draft.writer == TITLE else CUT_WORTH))
        best = max((self._story.likeness(verdict.draft.text, 6) for verdict in self._story.statements), default=0.0)
        central = [
            verdict
            for verdict in self._story.statements
            if self._story.likeness(verdict.draft.text, 6)
            >= (LEAST_OPENING if verdict is self._story.chosen[0] else LEAST_CENTRAL) * best
        ]
        # What opens the summary is what happened; what somebody says of it may have more of the titles' words.
        central.sort(key=lambda verdict: verdict is not self._story.chosen[0])
        told = [
            draft for verdict in central for draft in self._story.read(verdict) if len(draft.text) <= MOST_STRETCHED
        ]
        rest = [draft for draft in drafts if draft not in about]
        return [
            *about[:TITLES_TRIED],
            *told,
            *(draft for draft in rest if self._story.share(draft.text) >= LEAST_SHARED),
        ]

    def _quoted_titles(self) -> list[Draft]:
        """Return titles that were read and are about what is told, each in quotation marks with its outlet."""
        drafts = [Draft(self._story.basis, text, QUOTED_TITLE) for text in self._story.quoted]
        # One that argues or teases comes last, whatever its words are worth.
        return [draft for draft in drafts if self._worth(draft) >= LEAST_WORTH or not self._is_poor(draft)]

    def _is_poor(self, draft: Draft) -> bool:
        title = self._story.reports[self._story.quoted[draft.text]].report.title
        return argues(title) or teases(title)

    def _worth(self, draft: Draft) -> float:
        """Return how probably a reader has nothing against a headline, and more for one in our own voice."""
        stems = content_stems(draft.text)
        first = content_stems(self._story.chosen[0].draft.text)
        share = len(stems & first) / max(1, len(stems))
        told_first = TOLD_FIRST * (TOLD_BY_NATURE * share if draft.writer == SENTENCE else share - USUALLY_TOLD)
        if draft.writer == SENTENCE:
            again = len(stems & first) >= SAME_AGAIN * len(first)
            worth = STATEMENT_WORTH - len(draft.text) / STATEMENT_CHARACTERS + told_first - SAME_AGAIN_COST * again
            if draft.text not in self._story.opening:
                return worth
            # However long, it tells what happened: more than a title that teases or argues.
            return LEAST_WORTH if self._story.sounds_like_opinion(draft.text) else max(worth, LEAST_WORTH)
        if draft.writer == QUOTED_TITLE:
            report_id = self._story.quoted[draft.text]
            title = self._story.reports[report_id].report.title
            untold = UNTOLD_COST * max(0.0, WELL_TOLD - self._story.share(title))
            borne = 1.0 if self._judge.is_borne_out(title) else NOT_BORNE_OUT
            return self._story.plan.titles[report_id] * self._story.plainness(report_id) * borne + told_first - untold
        read = self._story.read_titles
        nearest = max(read, key=lambda name: (len(stems & read[name]), -len(read[name] - stems)))
        good = self._story.plan.titles[nearest] * self._story.plainness(nearest)
        whole = {CUT: CUT_TITLE, ATTRIBUTED_TITLE: GIVEN_SPEAKER}.get(draft.writer, 1.0)
        return whole * good + OWN_VOICE + told_first

    def _takes_sides(self, draft: Draft) -> bool:
        """Return whether a headline gives one of the figures on which reports contradict each other."""
        told = {number.value for number in find_numbers(draft.text)}
        disputed = (version.text for difference in self._story.plan.differences for version in difference.versions)
        return any(number.value in told for text in disputed for number in find_numbers(text))
