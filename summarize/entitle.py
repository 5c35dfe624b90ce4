"""A headline for a told story: what its statements tell, in the words of a report's title where one holds.

A title is a source itself, so a word that no sentence has may stand in it; what contradicts the sentences may not, nor
what the statements say less surely. Where a network has read the titles, that comes first which a careful reader would
print: a title that holds, or an outlet's title in quotation marks, rather than a statement that is too long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from urllib.parse import urlsplit

from summarize.options import Options
from summarize.text.definites import find_leans
from summarize.text.denials import find_denied, is_denial
from summarize.text.imagery import find_images
from summarize.text.loaded import find_loaded, find_opinions
from summarize.text.modality import Mode
from summarize.text.names import common_words, find_names
from summarize.text.numbers import find_numbers
from summarize.text.opinion import argues, is_opinion_piece, opinion_likelihood
from summarize.text.speech import find_speech
from summarize.text.syntax import Tree
from summarize.text.tokens import STOP_WORDS, content_stems
from summarize.text.tolls import find_tolls
from summarize.text.verbs import read_verb
from summarize.text.voices import name_voice
from summarize.types import (
    Check,
    Draft,
    Finding,
    Parser,
    Plan,
    Point,
    Report,
    Request,
    Sentence,
    SplitReport,
    Task,
    Verdict,
    Writer,
)
from summarize.verify import verify_drafts
from summarize.verify.modality import MESSAGES
from summarize.write import (
    ATTRIBUTED_TITLE,
    CUT,
    SENTENCE,
    TITLE,
    Person,
    QuoteWriter,
    SeveralWriters,
    as_headline,
    clean_title,
    draft_from_statement,
    draft_readings,
    find_people,
    front_speaker,
    heightens,
    is_done,
    is_headline,
    is_named,
    is_title_case,
    lower_opening,
    phrase_heads,
    plain_sentence,
    searched_sentences,
    takes_for_another,
    teases,
    widens,
)

#: A name and over what, without a verb.
_NAMED_OVER = re.compile(
    r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}) (?:over|at|amid|after|about|on|for|with|against|in) "
)
#: Checks that ask for a whole sentence, which a title is not.
_SENTENCE_CHECKS = frozenset({"fragment", "pronoun"})
#: Checks that find what contradicts, or is said more surely than, a statement.
_AGAINST_STATEMENTS = frozenset({"modality", "negation", "number", "roles", "date"})
#: What a check says of a deed that is only alleged, or of something that is only perhaps so; and how a title says it.
_ONLY_ALLEGED = re.compile(
    rf"{MESSAGES[Mode.ALLEGED]}: '(?:accused|suspected|alleged)"
    rf"|{MESSAGES[Mode.POSSIBLE]}: '(?:possibly|perhaps|maybe)'"
)
_HEDGED = re.compile(
    r"(?i)\b(?:alleg\w*|suspect\w*|accus\w*|claim\w*|reported(?:ly)?|purported\w*|may|might|could|maybe|possibl[ey]"
    r"|perhaps|charg\w*|says?|said|denies|denied|investigat\w*|probe\w*|asks?|seeks?)\b"
)
#: What takes up something: "fifty of them", "says it will prevent", "this attempt"; "the bill" is usual in a title.
_LEANING = frozenset({"ellipsis", "it", "this", "next", "pronoun", "epithet", "counted"})
#: Source sentences that a headline may rest on.
SENTENCES = 8
#: Headlines that are tried before a statement stands in. Each costs as much as all drafts of a point.
TRIED = 14
#: Share of a title's content words that need not stand in a sentence, for one that is taken over whole.
OWN_WORDS = 0.25
#: The same where nothing else is left but the beginning of a statement.
OWN_WORDS_AT_LAST = 0.5
#: Share of a headline's content words that a statement has which is about the very same.
SAME_WORDS = 0.7
#: Share of a headline's content words that the statements have, below which it is about something else.
LEAST_SHARED = 0.4
#: The same for one that has words of its own.
LEAST_SHARED_BESIDE = 0.5
#: Content words that a headline and a statement have in common where they may be about the same thing.
LEAST_COMMON = 3
#: Share of a headline's content words in a denial of the same, and how many of them are no names, at least.
DENIED, LEAST_DENIED = 0.4, 2
#: "Ada Brook"
_TWO_NAMES = re.compile(r"\b[A-Z][\w.’'-]+\s[A-Z]")
#: Somebody says it in the headline, too, or will not have it.
_SAYS = re.compile(
    r"(?i)\b(?:says?|said|tells?|never|reports?|claims?|alleges?|accuses?|accused|dismiss\w*|reject\w*|disput\w*|vows?)\b"
)
#: An outlet, or its writer, of itself.
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b")
#: Who died.
_DEAD = re.compile(
    r"(?i)\b(?:dead(?:ly|liest)?|die[sd]?|dying|deaths?|kill(?:s|ed|ing)?|fatal\w*|slain|slay\w*|murder\w*)\b"
)
#: Titles that are tried before statements, and what a cut one is worth beside a whole one.
TITLES_TRIED, CUT_WORTH = 6, 0.85
#: Words that are left of a statement that is cut to stand in for a headline, and its characters.
FEWEST_WORDS = 5
CHARACTERS = 110
#: Characters below which a beginning that ends in front of a phrase says too little.
FEWEST_CHARACTERS = 60
#: A statement that is no longer is told whole: it may end in who says so. A longer one gives way to a quoted title.
MOST_CHARACTERS = 160
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
#: What a title that argues ("The Case for a New Bridge", "Why the Port Must Close") is worth beside another one. Not
#: measured but read: editors took most of them for opinion.
ARGUING = 0.6
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
#: Share of a quoted title's content words that the statements have, at least: it may tell what they do not.
LEAST_QUOTED = 0.2
#: Writer of an outlet's title in quotation marks.
QUOTED_TITLE = "quoted title"
#: Quotation marks inside a quoted title.
_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’", '"': "'"})
#: Words of who opens a title, before a colon.
LONGEST_SPEAKER = 4
#: What a statement has to be worth beside the one that the titles are most about, to be a headline; what opens the
#: summary may be worth less.
LEAST_CENTRAL, LEAST_OPENING = 0.6, 0.4


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
        choice = _Choice(plan, request, verdicts, options, checks, parser=parser)
        known = {draft.text for draft in drafts}
        headlines.append(choice.take([draft for draft in own if draft.text not in known], choice.rank(drafts)))
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

    def __init__(
        self,
        plan: Plan,
        request: Request,
        chosen: Sequence[Verdict],
        options: Options,
        checks: Sequence[Check] | None,
        *,
        parser: Parser | None,
    ) -> None:
        self._plan = plan
        self._basis = request.point
        self._reports = request.reports
        self._chosen = chosen
        self._options = options
        self._checks = checks
        self._parser = parser
        #: How often titles and statements use a word; those of the statement that the titles are about count double.
        self._weights: Counter[str] = Counter()
        for report in plan.story.reports:
            self._weights.update(content_stems(report.report.title))
        self._titled = frozenset(self._weights)
        self._statements = sorted(chosen, key=lambda verdict: -self._likeness(verdict.draft.text, 6))
        for place, verdict in enumerate(self._statements):
            self._weights.update(dict.fromkeys(content_stems(verdict.draft.text), 1 if place else 2))
        self._told = frozenset(stem for verdict in chosen for stem in content_stems(verdict.draft.text))
        #: What the statements say, word for word.
        self._said = frozenset(_read_words(verdict.draft.text) for verdict in chosen)
        #: Content stems of the titles that a network has read, by report.
        self._read_titles = {
            split.report.id: content_stems(split.report.title)
            for split in self._reports.values()
            if split.report.id in plan.titles
        }
        #: The same titles in quotation marks, of outlets that are known, to their reports.
        self._quoted = {
            _quote_title(split.report): split.report.id
            for split in self._reports.values()
            if split.report.id in plan.titles and self._can_quote(split.report)
        }
        #: Content stems of all that the reports say.
        self._known = frozenset(
            stem
            for report in self._reports.values()
            for sentence in report.sentences
            for stem in content_stems(sentence.text)
        )

    def _can_quote(self, report: Report) -> bool:
        title = clean_title(report.title, report.outlet, to_quote=True)
        known = report.outlet or urlsplit(report.url).hostname
        fits = len(title.split()) > 1 and len(title) <= MOST_CHARACTERS and self._share(title) >= LEAST_QUOTED
        return bool(known) and fits and not is_opinion_piece(report.title, report.url)

    def rank(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return drafts, the likeliest first: titles about what is told, then the statements themselves."""
        if self._parser is not None:
            # What is not told is no headline.
            drafts = [draft for draft in drafts if draft.writer != SENTENCE]
        about = [draft for draft in drafts if self._share(draft.text) >= LEAST_SHARED and draft.writer != SENTENCE]
        about.sort(key=lambda draft: -self._likeness(draft.text, 3) * (1 if draft.writer == TITLE else CUT_WORTH))
        best = max((self._likeness(verdict.draft.text, 6) for verdict in self._statements), default=0.0)
        central = [
            verdict
            for verdict in self._statements
            if self._likeness(verdict.draft.text, 6)
            >= (LEAST_OPENING if verdict is self._chosen[0] else LEAST_CENTRAL) * best
        ]
        # What opens the summary is what happened; what somebody says of it may have more of the titles' words.
        central.sort(key=lambda verdict: verdict is not self._chosen[0])
        told = [draft for verdict in central for draft in self._read(verdict) if len(draft.text) <= MOST_STRETCHED]
        rest = [draft for draft in drafts if draft not in about]
        return [*about[:TITLES_TRIED], *told, *(draft for draft in rest if self._share(draft.text) >= LEAST_SHARED)]

    def _read(self, verdict: Verdict) -> tuple[Draft, ...]:
        """Return a statement in the words of a headline, best first."""
        if self._parser is None:
            return draft_from_statement(verdict.draft.text, verdict.carried_by)
        text = front_speaker(verdict.draft.text)
        (parse,) = self._parser.parse([text])
        return tuple(
            draft
            for draft in draft_readings(Tree(parse), verdict.carried_by)
            # Its day a headline does without.
            if not self._loses_topic(draft.text, as_headline(text))
        )

    def _loses_topic(self, text: str, whole: str) -> bool:
        """Return whether a reading of a statement lacks a word by which the story is known and of which titles tell."""
        lost = (content_stems(whole) - content_stems(text)) & self._titled
        least = self._options.plan.topic_word
        return any(self._plan.importance.get(stem, 0.0) >= least for stem in lost)

    def take(self, written: Sequence[Draft], found: Sequence[Draft]) -> str:
        """Return the first headline that holds, else a statement as short as it gets.

        Args:
            written: What a writer made for the purpose, best first.
            found: Titles and statements, likeliest first.
        """
        if self._read_titles and self._statements:
            found = sorted((*found, *self._quoted_titles()), key=lambda draft: -self._worth(draft))
        ordered = sorted((*written, *found), key=self._takes_sides)[:TRIED]
        held = next((draft.text for draft in ordered if self._holds(draft)), "")
        return held or self._stand_in([draft.text for draft in ordered if draft.writer == TITLE])

    def _quoted_titles(self) -> list[Draft]:
        """Return titles that were read and are about what is told, each in quotation marks with its outlet."""
        drafts = [Draft(self._basis, text, QUOTED_TITLE) for text in self._quoted]
        # One that argues or teases comes last, whatever its words are worth.
        return [draft for draft in drafts if self._worth(draft) >= LEAST_WORTH or not self._is_poor(draft)]

    def _is_poor(self, draft: Draft) -> bool:
        title = self._reports[self._quoted[draft.text]].report.title
        return argues(title) or teases(title)

    def _worth(self, draft: Draft) -> float:
        """Return how probably a reader has nothing against a headline, and more for one in our own voice."""
        stems = content_stems(draft.text)
        first = content_stems(self._chosen[0].draft.text)
        share = len(stems & first) / max(1, len(stems))
        told_first = TOLD_FIRST * (TOLD_BY_NATURE * share if draft.writer == SENTENCE else share - USUALLY_TOLD)
        if draft.writer == SENTENCE:
            again = len(stems & first) >= SAME_AGAIN * len(first)
            worth = STATEMENT_WORTH - len(draft.text) / STATEMENT_CHARACTERS + told_first - SAME_AGAIN_COST * again
            if draft.text not in self._opening:
                return worth
            # However long, it tells what happened: more than a title that teases or argues.
            return LEAST_WORTH if self._sounds_like_opinion(draft.text) else max(worth, LEAST_WORTH)
        if draft.writer == QUOTED_TITLE:
            report_id = self._quoted[draft.text]
            title = self._reports[report_id].report.title
            untold = UNTOLD_COST * max(0.0, WELL_TOLD - self._share(title))
            borne = 1.0 if self._is_borne_out(title) else NOT_BORNE_OUT
            return self._plan.titles[report_id] * self._plainness(report_id) * borne + told_first - untold
        read = self._read_titles
        nearest = max(read, key=lambda name: (len(stems & read[name]), -len(read[name] - stems)))
        good = self._plan.titles[nearest] * self._plainness(nearest)
        whole = {CUT: CUT_TITLE, ATTRIBUTED_TITLE: GIVEN_SPEAKER}.get(draft.writer, 1.0)
        return whole * good + OWN_VOICE + told_first

    def _plainness(self, report_id: str) -> float:
        """Return what a report's title is worth beside one that does not argue."""
        title = self._reports[report_id].report.title
        return (ARGUING if argues(title) else 1.0) * (TEASING if teases(title) else 1.0)

    @cached_property
    def _opening(self) -> frozenset[str]:
        """How a headline may read that says what the first statement does, in fewer words."""
        readings = (draft.text for verdict in self._chosen[:1] for draft in self._read(verdict))
        return frozenset(
            text for text in readings if len(text) <= MOST_CHARACTERS and _read_words(text) not in self._said
        )

    @cached_property
    def _sentences(self) -> tuple[str, ...]:
        """All that the reports say."""
        return tuple(sentence.text for report in self._reports.values() for sentence in report.sentences)

    def _is_borne_out(self, title: str) -> bool:
        """Tell whether a title claims no more than the reports and the statements do."""
        statements = [verdict.draft.text for verdict in self._chosen]
        return not (
            widens(title, self._sentences)
            or heightens(title, statements)
            or takes_for_another(title, statements)
            or is_done(title, self._sentences, statements)
            or any(self._hardens(title, verdict) for verdict in self._chosen)
        )

    def _likeness(self, text: str, spare: int) -> float:
        """Return how much the words of a text are those of titles and statements; short ones are not preferred."""
        stems = content_stems(text)
        return sum(self._weights[stem] for stem in sorted(stems)) / (len(stems) + spare)

    def _share(self, text: str) -> float:
        stems = content_stems(text)
        return len(stems & self._told) / max(1, len(stems)) if self._told else 1.0

    def _takes_sides(self, draft: Draft) -> bool:
        """Return whether a headline gives one of the figures on which reports contradict each other."""
        told = {number.value for number in find_numbers(draft.text)}
        disputed = (version.text for difference in self._plan.differences for version in difference.versions)
        return any(number.value in told for text in disputed for number in find_numbers(text))

    def _holds(self, draft: Draft, own_words: float = OWN_WORDS) -> bool:
        if draft.writer == QUOTED_TITLE:
            # What was overtaken stands over nothing, whoever said it.
            return not self._tells_other_toll(self._reports[self._quoted[draft.text]].report.title)
        if self._is_denied(draft.text) or self._names_untold(draft.text) or self._only_names(draft.text):
            return False
        if self._tells_other_toll(draft.text):
            return False
        # A statement may lean on the one before it; before a headline stands nothing.
        if any(lean.kind in _LEANING for lean in find_leans(draft.text)):
            return False
        if draft.writer == SENTENCE:
            if self._repeats(draft.text) or self._leaves_out_dead(draft.text):
                return False
            if self._colours(draft.text) or (draft.text not in self._opening and self._sounds_like_opinion(draft.text)):
                return False
            # With a full stop: without one a clause may pass for a headline in title case.
            return not self._verify(f"{draft.text}.", draft.point.sentences) and not any(
                self._drops_speaker(draft.text, verdict) for verdict in self._chosen
            )
        if self._chosen and not self._is_borne_out(draft.text):
            return False
        text = _read_topic(draft.text)
        findings = [
            finding for finding in self._verify(text, draft.point.sentences) if finding.check not in _SENTENCE_CHECKS
        ]
        if findings and not (draft.writer == TITLE and self._are_its_own(text, findings, own_words)):
            return False
        return not any(self._contradicts(text, verdict) for verdict in self._chosen)

    def _repeats(self, text: str) -> bool:
        """Tell whether a headline is a statement word for word where a title could stand: one line, twice."""
        return self._has_sober_title and _read_words(text) in self._said

    @cached_property
    def _has_sober_title(self) -> bool:
        """Whether some report has a title that tells news and neither argues nor teases."""
        return any(
            clean_title(split.report.title, split.report.outlet, to_quote=True)
            and not argues(split.report.title)
            and not teases(split.report.title)
            and not self._tells_other_toll(split.report.title)
            for split in self._reports.values()
        )

    def _leaves_out_dead(self, text: str) -> bool:
        """Tell whether a headline says nothing of the dead of whom most titles and a statement tell."""
        titles = [bool(_DEAD.search(report.report.title)) for report in self._reports.values()]
        told = any(_DEAD.search(verdict.draft.text) for verdict in self._chosen)
        return told and 2 * sum(titles) > len(titles) and _DEAD.search(text) is None

    def _tells_other_toll(self, text: str) -> bool:
        """Tell whether a headline counts the dead or the hurt otherwise than the statements do."""
        ours = find_tolls(text)
        told: dict[str, set[float]] = {}
        for verdict in self._chosen:
            for kind, counts in find_tolls(verdict.draft.text).items():
                told.setdefault(kind, set()).update(counts)
        return any(counts.isdisjoint(told.get(kind, counts)) for kind, counts in ours.items())

    def _names_untold(self, text: str) -> bool:
        """Tell whether a headline names somebody in full of whom no statement tells, so that nothing bears it out."""
        told = " ".join(verdict.draft.text for verdict in self._chosen)
        if not told or is_title_case(text) or not _TWO_NAMES.search(text):
            return False
        return any(
            is_named(text, person) and re.search(rf"\b{re.escape(surname)}\b", told) is None
            for surname, person in self._people.items()
        )

    def _only_names(self, text: str) -> bool:
        """Tell whether a headline names somebody and not what they did: "Ada Brook over hacked letter"."""
        named = _NAMED_OVER.match(text)
        return named is not None and any(person.name == named["name"] for person in self._people.values())

    @cached_property
    def _people(self) -> dict[str, Person]:
        """Whom the reports name in full."""
        return find_people(searched_sentences([report.sentences for report in self._reports.values()]))

    def _is_denied(self, text: str) -> bool:
        """Tell whether a headline says in our own voice what a statement tells that somebody denies."""
        if is_denial(text) or _SAYS.search(text):
            return False
        names = content_stems(" ".join(name.text for name in find_names(text)))
        stems = content_stems(text)
        for verdict in self._chosen:
            denied = content_stems(find_denied(verdict.draft.text))
            enough = len(stems & denied) >= min(LEAST_COMMON, DENIED * len(stems))
            if enough and len((stems & denied) - names) >= LEAST_DENIED:
                return True
        return False

    def _judges(self, text: str) -> bool:
        """Tell whether a sentence colours or judges, which may be quoted and is no headline."""
        return self._colours(text) or self._sounds_like_opinion(text)

    def _colours(self, text: str) -> bool:
        return bool(find_images(text) or find_loaded(text) or find_opinions(text))

    def _sounds_like_opinion(self, text: str) -> bool:
        return opinion_likelihood(text) > self._options.verify.most_opinion

    def _verify(self, text: str, sentences: Sequence[Sentence]) -> tuple[Finding, ...]:
        draft = Draft(Point(tuple(sentences), 1.0), text, TITLE)
        return verify_drafts([draft], self._reports, options=self._options.verify, checks=self._checks)[0].findings

    def _are_its_own(self, title: str, findings: Sequence[Finding], own_words: float) -> bool:
        """Tell whether all that is found is a word or two that no sentence has, in a title about what is told."""
        stems = content_stems(title)
        if self._share(title) < LEAST_SHARED_BESIDE or len(findings) > max(1, own_words * len(stems)):
            return False
        return all(
            (finding.check == "support" and self._is_neutral(title, title[finding.start : finding.end]))
            or (finding.check == "name" and self._is_known(title[finding.start : finding.end]))
            for finding in findings
        )

    def _is_neutral(self, title: str, word: str) -> bool:
        """Tell whether a word is a plain verb, or one that a title or sentence has besides: no verdict."""
        stems = content_stems(word)
        # Labels apart ("BREAKING: "), so that no title vouches for itself.
        others = (clean_title(split.report.title, split.report.outlet) for split in self._reports.values())
        known = content_stems(title)
        shared = any(stems <= content_stems(other) for other in others if not known <= content_stems(other))
        return shared or stems <= self._known or read_verb(word)[1] in {"base", "third", "past", "both"}

    def _is_known(self, name: str) -> bool:
        """Tell whether the reports have a name, or what is missing of it is no name but a word with a capital."""
        return all(
            content_stems(word) <= self._known or word.lower() in common_words() or bool(read_verb(word)[1])
            for word in name.split()
        )

    def _hardens(self, title: str, verdict: Verdict) -> bool:
        """Tell whether a title says as a fact what a statement only says that somebody may have done."""
        if _HEDGED.search(title) or len(content_stems(title) & content_stems(verdict.draft.text)) < LEAST_COMMON:
            return False
        return any(
            finding.check == "modality" and _ONLY_ALLEGED.match(finding.message)
            for finding in self._verify(title, verdict.carried_by)
        )

    def _contradicts(self, text: str, verdict: Verdict) -> bool:
        """Tell whether a headline says more surely, or in another figure, what a statement says."""
        if len(content_stems(text) & content_stems(verdict.draft.text)) < LEAST_COMMON:
            return False
        return any(
            finding.check in _AGAINST_STATEMENTS and finding.message.startswith("the linked sentence")
            for finding in self._verify(text, verdict.carried_by)
        )

    def _drops_speaker(self, text: str, verdict: Verdict) -> bool:
        """Tell whether a headline says as a fact what a statement gives as somebody's words."""
        stems = content_stems(text)
        if len(stems & content_stems(verdict.draft.text)) < SAME_WORDS * len(stems):
            return False
        return any(finding.check == "attribution" for finding in self._verify(f"{text}.", verdict.carried_by))

    def _stand_in(self, titles: Sequence[str]) -> str:
        """Return something to call a story by for which no headline holds."""
        for title in titles:
            draft = Draft(self._basis, title, TITLE)
            if self._holds(draft, OWN_WORDS_AT_LAST):
                return title
        if not self._statements:
            return self._quote_plainest() or f"Report by {name_voice(self._plan.story.reports[0].report)}"
        first = self._statements[0]
        if self._parser is not None:
            held = [draft.text for draft in self._read(first) if self._holds(draft)]
            short = next((text for text in held if len(text) <= MOST_STRETCHED), "")
            return short or self._quote_plainest() or (held or [as_headline(first.draft.text)])[0]
        for draft in draft_from_statement(first.draft.text, first.carried_by, stretched=MOST_STRETCHED):
            if self._holds(draft):
                return draft.text
        short = _cut_short(_front_claimant(plain_sentence(first.draft.text).rstrip(".")))
        return self._quote_plainest() if self._repeats(short) else short

    def _quote_plainest(self) -> str:
        """Return the plainest title, quoted: where no headline holds in our voice, it says whose it is."""
        titled = [
            split.report
            for split in self._reports.values()
            if len(split.report.title.split()) > 1 and not self._tells_other_toll(split.report.title)
        ]
        if not titled:
            return ""

        def plainness(report: Report) -> tuple[int, bool, float, str]:
            title = clean_title(report.title, report.outlet, to_quote=True)
            # In lower case: what has a capital counts as a name, which nobody judges by.
            sober = 1 - opinion_likelihood(f"{report.title[:1]}{report.title[1:].lower()}.")
            read = self._plan.titles.get(report.id, 1.0)
            poor = (not title) + argues(report.title) + teases(report.title) + bool(_WE.search(report.title))
            return poor, self._judges(title), -sober * read * self._likeness(report.title, 3), report.id

        return _quote_title(min(titled, key=plainness))


def _read_words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in re.findall(r"\w+", text))


def _quote_title(report: Report) -> str:
    # Without the outlet behind it, which stands in front; else word for word.
    whole = clean_title(report.title, report.outlet, to_quote=True) or " ".join(report.title.split())
    title = whole.translate(_INNER_QUOTES).rstrip(".")
    return f"{name_voice(report)}: “{title}”"


def _read_topic(title: str) -> str:
    """Return a title that opens with who says it as a sentence: "Morel said that the dam holds" for "Morel: Dam..."."""
    speaker, colon, said = title.partition(": ")
    if not colon or not find_names(speaker) or len(speaker.split()) > LONGEST_SPEAKER or not is_headline(said):
        return title
    return f"{speaker} said that {lower_opening(said)}"


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
