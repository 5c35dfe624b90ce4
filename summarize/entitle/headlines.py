"""A headline per story: the first that holds, else a statement or a quoted title in its stead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarize.entitle.background import MOST_CHARACTERS, Background, quote_title
from summarize.entitle.judging import Judge
from summarize.entitle.ranking import MOST_STRETCHED, Ranking
from summarize.options import Options
from summarize.text.numbers import find_numbers
from summarize.text.opinion import argues, opinion_likelihood
from summarize.text.speech import find_speech
from summarize.text.tokens import STOP_WORDS
from summarize.text.voices import name_voice
from summarize.types import Check, Draft, Parser, Plan, Point, Report, Request, SplitReport, Task, Verdict, Writer
from summarize.write import (
    TITLE,
    QuoteWriter,
    SeveralWriters,
    as_headline,
    clean_title,
    draft_from_statement,
    lower_opening,
    phrase_heads,
    plain_sentence,
    teases,
)

#: Source sentences that a headline may rest on.
SENTENCES = 8
#: Headlines that are tried before a statement stands in. Each costs as much as all drafts of a point.
TRIED = 14
#: The same where nothing else is left but the beginning of a statement.
OWN_WORDS_AT_LAST = 0.5
CHARACTERS = 110
#: Words that are left of a statement that is cut to stand in for a headline, and its characters.
FEWEST_WORDS = 5
#: Characters below which a beginning that ends in front of a phrase says too little.
FEWEST_CHARACTERS = 60
#: An outlet, or its writer, of itself.
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b")


def write_headlines(
    plans: Sequence[Plan],
    chosen: Sequence[Sequence[Verdict]],
    writer: Writer,
    *,
    options: Options,
    checks: Sequence[Check] | None = None,
    parser: Parser | None = None,
) -> tuple[str, ...]:
    """Return a verified headline per story: the writer's, else a report's title, else a statement.

    Args:
        plans: What the stories were to say.
        chosen: The accepted drafts that make each summary, in reading order.
        writer: Who is asked first.
        options: How strict the checks are.
        checks: What a headline must pass; None for all that there are.
        parser: Who finds what a statement can do without as a headline; None to go by its surface.
    """
    reports = [
        {report.report.id: _without_wrong_title(report, plan) for report in plan.story.reports} for plan in plans
    ]
    requests = [
        Request(Task.HEADLINE, _find_basis(plan, verdicts), own)
        for plan, verdicts, own in zip(plans, chosen, reports, strict=True)
    ]
    titles = QuoteWriter().write(requests)
    # Who quotes beside others would only say the same again.
    others = writer.without(QuoteWriter) if isinstance(writer, SeveralWriters) else writer
    written = others.write(requests) if not isinstance(writer, QuoteWriter) else ((),) * len(requests)
    headlines: list[str] = []
    for plan, verdicts, request, drafts, own in zip(plans, chosen, requests, titles, written, strict=True):
        choice = _Choice(Background(plan, request, verdicts, options, parser=parser), checks)
        known = {draft.text for draft in drafts}
        headlines.append(choice.take([draft for draft in own if draft.text not in known], drafts))
    return tuple(headlines)


def _without_wrong_title(split: SplitReport, plan: Plan) -> SplitReport:
    """Return a report, without its title where its outlet has taken back what that says."""
    if split.report.id not in plan.mistitled:
        return split
    return replace(split, report=replace(split.report, title=""))


def _find_basis(plan: Plan, chosen: Sequence[Verdict]) -> Point:
    """Return the sentences that a headline may rest on: those that carry the statements, then the other points'."""
    carriers = dict.fromkeys(sentence for verdict in chosen for sentence in verdict.carried_by)
    # Titles are written on what a report says first; not on what a later one has overtaken.
    unfit = {item.sentence for item in plan.passed_over}
    openings = ((split, plan.openings.get(split.report.id, 0)) for split in plan.story.reports)
    firsts = (split.sentences[opening] for split, opening in openings if split.sentences)
    leads = dict.fromkeys(sentence for sentence in firsts if sentence not in unfit)
    points = sorted(plan.points, key=lambda point: -point.score)
    others = dict.fromkeys(sentence for point in points for sentence in point.sentences)
    return Point(tuple(carriers | leads | others)[:SENTENCES], 1.0)


class _Choice:
    """The choice of one story's headline."""

    def __init__(self, story: Background, checks: Sequence[Check] | None) -> None:
        self._story = story
        self._judge = Judge(story, checks)
        self._ranking = Ranking(story, self._judge)

    def take(self, written: Sequence[Draft], found: Sequence[Draft]) -> str:
        """Return the first headline that holds, else a statement as short as it gets.

        Args:
            written: What a writer made for the purpose, best first.
            found: Titles and statements.
        """
        ordered = self._ranking.order(written, self._ranking.rank(found))[:TRIED]
        held = next((draft.text for draft in ordered if self._judge.holds(draft)), "")
        return held or self._stand_in([draft.text for draft in ordered if draft.writer == TITLE])

    def _stand_in(self, titles: Sequence[str]) -> str:
        """Return something to call a story by for which no headline holds."""
        for title in titles:
            draft = Draft(self._story.basis, title, TITLE)
            if self._judge.holds(draft, OWN_WORDS_AT_LAST):
                return title
        if not self._story.statements:
            return self._quote_plainest() or f"Report by {name_voice(self._story.plan.story.reports[0].report)}"
        first = self._story.statements[0]
        if self._story.parser is not None:
            held = [draft.text for draft in self._story.read(first) if self._judge.holds(draft)]
            short = next((text for text in held if len(text) <= MOST_STRETCHED), "")
            return short or self._quote_plainest() or (held or [as_headline(first.draft.text)])[0]
        for draft in draft_from_statement(first.draft.text, first.carried_by, stretched=MOST_STRETCHED):
            if self._judge.holds(draft):
                return draft.text
        short = _cut_short(_front_claimant(plain_sentence(first.draft.text).rstrip(".")))
        return self._quote_plainest() if self._judge.repeats(short) else short

    def _quote_plainest(self) -> str:
        """Return the plainest title, quoted: where no headline holds in our voice, it says whose it is."""
        titled = [
            split.report
            for split in self._story.reports.values()
            if len(split.report.title.split()) > 1 and not self._judge.tells_other_toll(split.report.title)
        ]
        if not titled:
            return ""

        def plainness(report: Report) -> tuple[int, bool, float, str]:
            title = clean_title(report.title, report.outlet, to_quote=True)
            # In lower case: what has a capital counts as a name, which nobody judges by.
            sober = 1 - opinion_likelihood(f"{report.title[:1]}{report.title[1:].lower()}.")
            read = self._story.plan.titles.get(report.id, 1.0)
            poor = (not title) + argues(report.title) + teases(report.title) + bool(_WE.search(report.title))
            return (
                poor,
                self._story.judges(title),
                -sober * read * self._story.likeness(report.title, 3),
                report.id,
            )

        return quote_title(min(titled, key=plainness))


def _front_claimant(text: str) -> str:
    """Return a long claim with who says so in front, where a cut would lose that: "Morel says the dam ..."."""
    for speech in find_speech(text):
        if speech.start == 0 and speech.end <= speech.verb_start and speech.speaker and not speech.by_pronoun:
            claim, speaker = text[: speech.end], speech.speaker
            return (
                text
                if len(text) <= MOST_CHARACTERS
                else f"{speaker[:1].upper()}{speaker[1:]} said that {lower_opening(claim)}"
            )
    return text


def _cut_short(text: str) -> str:
    """Return the beginning of a sentence that is too long for a headline, never ending inside an amount or a phrase."""
    if len(text) <= MOST_CHARACTERS:
        return text
    phrases = [head for head in phrase_heads(text) if FEWEST_CHARACTERS <= len(head) <= CHARACTERS]
    if phrases:
        return phrases[-1] + " …"
    words = text[:CHARACTERS].rpartition(" ")[0].split()
    while len(words) > FEWEST_WORDS and (
        words[-1].strip(",;:").lower() in STOP_WORDS or any(find_numbers(word) for word in words[-2:])
    ):
        words.pop()
    return " ".join(words).rstrip(",;:") + " …"
