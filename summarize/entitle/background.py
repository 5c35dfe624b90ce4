"""What a headline is held against: the reports of a story with their titles, and the statements that tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from urllib.parse import urlsplit

from summarize.options import Options
from summarize.text.imagery import find_images
from summarize.text.loaded import find_loaded, find_opinions
from summarize.text.opinion import argues, is_opinion_piece, opinion_likelihood
from summarize.text.syntax import Tree
from summarize.text.tokens import content_stems
from summarize.text.voices import name_voice
from summarize.types import Draft, Parser, Plan, Report, Request, Verdict
from summarize.write import (
    Person,
    as_headline,
    clean_title,
    draft_from_statement,
    draft_readings,
    find_people,
    front_speaker,
    searched_sentences,
    teases,
)

#: Share of a quoted title's content words that the statements have, at least: it may tell what they do not.
LEAST_QUOTED = 0.2
#: A statement that is no longer is told whole: it may end in who says so. A longer one gives way to a quoted title.
MOST_CHARACTERS = 160
#: What a title that argues ("The Case for a New Bridge", "Why the Port Must Close") is worth beside another one. Not
#: measured but read: editors took most of them for opinion.
ARGUING = 0.6
#: The same for one that teases ("Harbour plan: What to know"), and what a quoted one is worth that claims more than the
#: statements do. Not measured but read.
TEASING, NOT_BORNE_OUT = 0.5, 0.6
#: Writer of an outlet's title in quotation marks.
QUOTED_TITLE = "quoted title"
#: Quotation marks inside a quoted title.
_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’", '"': "'"})


class Background:
    """The reports of one story and the statements that tell it, as the choice of its headline sees them."""

    def __init__(
        self,
        plan: Plan,
        request: Request,
        chosen: Sequence[Verdict],
        options: Options,
        *,
        parser: Parser | None,
    ) -> None:
        self.plan = plan
        self.basis = request.point
        self.reports = request.reports
        self.chosen = chosen
        self.options = options
        self.parser = parser
        #: How often titles and statements use a word; those of the statement that the titles are about count double.
        self._weights: Counter[str] = Counter()
        for report in plan.story.reports:
            self._weights.update(content_stems(report.report.title))
        self.titled = frozenset(self._weights)
        self.statements = sorted(chosen, key=lambda verdict: -self.likeness(verdict.draft.text, 6))
        for place, verdict in enumerate(self.statements):
            self._weights.update(dict.fromkeys(content_stems(verdict.draft.text), 1 if place else 2))
        self.told = frozenset(stem for verdict in chosen for stem in content_stems(verdict.draft.text))
        #: What the statements say, word for word.
        self.said = frozenset(read_words(verdict.draft.text) for verdict in chosen)
        #: Content stems of the titles that a network has read, by report.
        self.read_titles = {
            split.report.id: content_stems(split.report.title)
            for split in self.reports.values()
            if split.report.id in plan.titles
        }
        #: The same titles in quotation marks, of outlets that are known, to their reports.
        self.quoted = {
            quote_title(split.report): split.report.id
            for split in self.reports.values()
            if split.report.id in plan.titles and self._can_quote(split.report)
        }
        #: Content stems of all that the reports say.
        self.known = frozenset(
            stem
            for report in self.reports.values()
            for sentence in report.sentences
            for stem in content_stems(sentence.text)
        )

    def _can_quote(self, report: Report) -> bool:
        title = clean_title(report.title, report.outlet, to_quote=True)
        known = report.outlet or urlsplit(report.url).hostname
        fits = len(title.split()) > 1 and len(title) <= MOST_CHARACTERS and self.share(title) >= LEAST_QUOTED
        return bool(known) and fits and not is_opinion_piece(report.title, report.url)

    def read(self, verdict: Verdict) -> tuple[Draft, ...]:
        """Return a statement in the words of a headline, best first."""
        if self.parser is None:
            return draft_from_statement(verdict.draft.text, verdict.carried_by)
        text = front_speaker(verdict.draft.text)
        (parse,) = self.parser.parse([text])
        return tuple(
            draft
            for draft in draft_readings(Tree(parse), verdict.carried_by)
            # Its day a headline does without.
            if not self._loses_topic(draft.text, as_headline(text))
        )

    def _loses_topic(self, text: str, whole: str) -> bool:
        """Return whether a reading of a statement lacks a word by which the story is known and of which titles tell."""
        lost = (content_stems(whole) - content_stems(text)) & self.titled
        least = self.options.plan.topic_word
        return any(self.plan.importance.get(stem, 0.0) >= least for stem in lost)

    @cached_property
    def opening(self) -> frozenset[str]:
        """How a headline may read that says what the first statement does, in fewer words."""
        readings = (draft.text for verdict in self.chosen[:1] for draft in self.read(verdict))
        return frozenset(
            text for text in readings if len(text) <= MOST_CHARACTERS and read_words(text) not in self.said
        )

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """All that the reports say."""
        return tuple(sentence.text for report in self.reports.values() for sentence in report.sentences)

    @cached_property
    def people(self) -> dict[str, Person]:
        """Whom the reports name in full."""
        return find_people(searched_sentences([report.sentences for report in self.reports.values()]))

    def likeness(self, text: str, spare: int) -> float:
        """Return how much the words of a text are those of titles and statements; short ones are not preferred."""
        stems = content_stems(text)
        return sum(self._weights[stem] for stem in sorted(stems)) / (len(stems) + spare)

    def share(self, text: str) -> float:
        """Return the share of a text's content words that the statements have; 1 where there are none."""
        stems = content_stems(text)
        return len(stems & self.told) / max(1, len(stems)) if self.told else 1.0

    def plainness(self, report_id: str) -> float:
        """Return what a report's title is worth beside one that does not argue."""
        title = self.reports[report_id].report.title
        return (ARGUING if argues(title) else 1.0) * (TEASING if teases(title) else 1.0)

    def judges(self, text: str) -> bool:
        """Tell whether a sentence colours or judges, which may be quoted and is no headline."""
        return self.colours(text) or self.sounds_like_opinion(text)

    def colours(self, text: str) -> bool:
        """Tell whether a text has images, loaded words or verdicts."""
        return bool(find_images(text) or find_loaded(text) or find_opinions(text))

    def sounds_like_opinion(self, text: str) -> bool:
        """Tell whether a text is more probably opinion than the checks allow."""
        return opinion_likelihood(text) > self.options.verify.most_opinion


def read_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without what stands between them."""
    return tuple(word.lower() for word in re.findall(r"\w+", text))


def quote_title(report: Report) -> str:
    """Return a report's title in quotation marks, with its outlet in front."""
    # Without the outlet behind it, which stands in front; else word for word.
    whole = clean_title(report.title, report.outlet, to_quote=True) or " ".join(report.title.split())
    title = whole.translate(_INNER_QUOTES).rstrip(".")
    return f"{name_voice(report)}: “{title}”"
