"""Stage 5 of 8: what a story is to say, before a word of it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from summarize.options import PlanOptions
from summarize.text.counterparts import reword_loaded
from summarize.text.coverage import Offer, Terms, choose_covering, weigh_depth
from summarize.text.dates import find_dates
from summarize.text.denials import is_denial, opens_with_denial
from summarize.text.imagery import find_images
from summarize.text.loaded import find_loaded
from summarize.text.numbers import find_numbers
from summarize.text.opinion import USUAL_LIKELIHOOD, argues, is_opinion_piece, opinion_likelihood
from summarize.text.together import Placed, settle
from summarize.text.tokens import content_stems
from summarize.types import UNJUDGED, Fitness, PassedOver, Place, Plan, Point, Salience, Story, StoryReader

from .candidates import Candidate, depth_of, loaded_share, make_candidates
from .differences import Figures, compare_figures
from .fitness import LEANS, find_fault, find_opening
from .framing import compare_wordings
from .happened import find_happened
from .importance import find_lone, weigh_in, word_importance
from .misspelt import find_spelt_otherwise
from .order import order_points
from .overtaken import find_overtaken_plans
from .points import group_candidates


def plan_story(
    story: Story,
    *,
    options: PlanOptions,
    told: Sequence[str] = (),
    salience: Salience | None = None,
    reader: StoryReader | None = None,
) -> Plan:
    """Choose the points of a story, each with the sentences that a statement may rest on.

    Args:
        story: The story.
        options: How much to say.
        told: Texts of statements that the reader was told before; points that only repeat them, every
            figure included, are set aside in `already_told`.
        salience: What a reader found in the story; None to go by counts alone.
        reader: Who reads on where sentences that could be told stand further down than it has read; None to leave it.

    Returns:
        More points than are needed, in reading order; a higher score is to be told first.
    """
    further = options.sentences - options.goals[0]
    # What is told first does not depend on how much is told behind it.
    options = options.for_goal(options.goals[0])
    candidates = make_candidates(story)
    passed_over: list[PassedOver] = []
    fit: list[Candidate] = []
    figures = compare_figures(story, candidates, options=options)
    openings = {split.report.id: find_opening(split) for split in story.reports}
    over = {
        **find_spelt_otherwise(candidates),
        **find_happened(candidates, openings),
        **find_overtaken_plans(candidates),
    }
    for candidate in candidates:
        if candidate.sentence in figures.overtaken:
            fault = "a later report has overtaken its figure, or taken back what it says"
        elif candidate.sentence in figures.exceeded:
            fault = "another report counts more"
        elif candidate.sentence in over:
            fault = over[candidate.sentence]
        else:
            fault = find_fault(candidate, resolve=options.resolve)
        if fault:
            passed_over.append(PassedOver(candidate.sentence, fault))
        else:
            fit.append(candidate)
    fit = _keep_newest(fit, candidates, figures, passed_over)
    fit = _prefer_reports(fit, story, passed_over)
    news = {place: found.news for place, found in salience.fitness.items()} if salience else {}
    sober = _prefer_sober(fit, openings, news, passed_over, options)
    importance = word_importance(story, candidates)
    if salience:
        importance = weigh_in(importance, salience.words)
    word_worth = _weigh_words(importance, find_lone(candidates), story, options)
    words = sum(candidate.words for candidate in candidates)
    expected = options.expected_words + (options.scarce_words / max(1, words) if options.words else 0.0)
    worth = _Worth(word_worth, expected, _find_news(story, options), {}, openings, options)
    if salience:
        worth = replace(worth, fitness=_doubt_news_below(salience.fitness, openings, options))
    ordered = _rank_candidates(sober, worth)
    if salience and reader and (unread := _find_unread(ordered, salience, options)):
        salience = reader.read_on(story, salience, unread)
        worth = replace(worth, fitness=_doubt_news_below(salience.fitness, openings, options))
        ordered = _rank_candidates(sober, worth)
    denials = [one for one in ordered[options.considered :] if is_denial(one.text)]
    leaders = [*ordered[: options.considered], *denials[: options.considered]]
    groups = group_candidates(leaders, sober, likeness=options.same_point)
    groups, already_told = _set_aside_told(groups, told, options)
    points, reserve = _choose(groups, worth, further)
    return Plan(
        story=story,
        points=(*order_points(points, story, openings), *order_points(reserve, story, openings)),
        importance=importance,
        worth=word_worth,
        expected_words=expected,
        fitness=worth.fitness,
        differences=figures.differences,
        framing=compare_wordings(candidates),
        already_told=already_told,
        passed_over=tuple(passed_over),
        following=salience.following if salience else {},
        titles=salience.titles if salience else {},
        repeating=salience.repeating if salience else {},
        openings=openings,
        mistitled=figures.mistitled,
    )


def _keep_newest(
    fit: list[Candidate], candidates: Sequence[Candidate], figures: Figures, passed_over: list[PassedOver]
) -> list[Candidate]:
    """Keep what gives the newest toll though it leans on the sentence before it, where nothing else gives it.

    "One was dead, which brings the number of those killed to nine": who is told no earlier toll is to be told that one.
    """
    if any(one.sentence in figures.newest for one in fit):
        return fit
    leaning = {item.sentence for item in passed_over if item.reason == LEANS}
    told = {(one.sentence.report_id, one.sentence.index) for one in fit}
    kept = {sentence for sentence in figures.newest & leaning if (sentence.report_id, sentence.index - 1) in told}
    passed_over[:] = [item for item in passed_over if item.sentence not in kept]
    known = {one.sentence for one in fit} | kept
    return [one for one in candidates if one.sentence in known]


def _doubt_news_below(
    fitness: Mapping[Place, Fitness], openings: Mapping[str, int], options: PlanOptions
) -> dict[Place, Fitness]:
    """Return what sentences are fit for: those that do not open their report tell its news less surely."""
    return {
        place: found if place[1] <= openings.get(place[0], 0) else replace(found, news=found.news * options.news_below)
        for place, found in fitness.items()
    }


def _prefer_reports(fit: list[Candidate], story: Story, passed_over: list[PassedOver]) -> list[Candidate]:
    """Pass over what opinion pieces say where others report."""
    marked = {split.report.id for split in story.reports if is_opinion_piece(split.report.title, split.report.url)}
    kept = [one for one in fit if one.sentence.report_id not in marked]
    if not kept:
        return fit
    passed_over.extend(
        PassedOver(one.sentence, "an opinion piece, beside reports") for one in fit if one.sentence.report_id in marked
    )
    return kept


def _prefer_sober(
    fit: Sequence[Candidate],
    openings: Mapping[str, int],
    news: Mapping[Place, float],
    passed_over: list[PassedOver],
    options: PlanOptions,
) -> Sequence[Candidate]:
    """Pass over sentences with loaded words where enough others can tell the story.

    What opens a report tells its news: it stays where the words have plain counterparts and the writer knows them, and
    where no sober sentence tells the news.
    """

    def is_sober(one: Candidate) -> bool:
        # What somebody says to what is said of them is theirs to word.
        if is_denial(one.text) or not find_loaded(one.text):
            return True
        opens = one.sentence.index <= openings.get(one.sentence.report_id, 0)
        return opens and options.resolve and reword_loaded(one.text) is not None

    def tells(one: Candidate) -> float:
        opens = one.sentence.index <= openings.get(one.sentence.report_id, 0)
        return news.get((one.sentence.report_id, one.sentence.index), 0.0) * (1.0 if opens else options.news_below)

    kept = [is_sober(one) for one in fit]
    if max((tells(one) for one, keep in zip(fit, kept, strict=True) if keep), default=0.0) < options.least_news:
        kept = [keep or tells(one) >= options.sure_news for one, keep in zip(fit, kept, strict=True)]
    if sum(kept) < options.sober_choice * options.sentences:
        return fit
    passed_over.extend(
        PassedOver(one.sentence, f"loaded wording: {find_loaded(one.text)[0].text}")
        for one, keep in zip(fit, kept, strict=True)
        if not keep
    )
    return [one for one, keep in zip(fit, kept, strict=True) if keep]


def _weigh_words(
    importance: Mapping[str, float], lone: frozenset[str], story: Story, options: PlanOptions
) -> dict[str, float]:
    """Return what it is worth to tell each content stem of a story."""
    if not options.words:
        return dict(importance)
    titles = [content_stems(report.report.title) for report in story.reports]
    return {
        stem: probable
        + options.title_worth * sum(stem in title for title in titles) / len(titles)
        - options.lone_cost * (stem in lone)
        for stem, probable in importance.items()
    }


@dataclass(frozen=True, slots=True)
class _Worth:
    """What the sentences of a story are worth, in words that an expert would probably use."""

    words: Mapping[str, float]
    #: Words that an expert would use, and more where there is little to choose from.
    expected: float
    #: Ids of the reports that tell what is new in a story that has been going on.
    news: frozenset[str]
    #: What a sentence is fit for, by its report and index.
    fitness: Mapping[Place, Fitness]
    #: Report id to the index of the sentence that opens its text.
    openings: Mapping[str, int]
    options: PlanOptions

    def of_words(self, candidate: Candidate) -> dict[str, float]:
        """Return the worth of each content stem."""
        return {stem: self.words[stem] for stem in sorted(candidate.stems)}

    def beside_words(self, candidate: Candidate) -> float:
        """Return what speaks for or against a sentence whatever its words say."""
        options = self.options
        depth = depth_of(candidate.sentence, self.openings)
        lead = options.lead_bonus if depth == 0 else 0.0
        news = options.recency_bonus if candidate.sentence.report_id in self.news else 0.0
        loaded = len(find_loaded(candidate.text)) + options.loaded_report * loaded_share(candidate.report)
        opinion = max(0.0, opinion_likelihood(candidate.text) - USUAL_LIKELIHOOD)
        images = len(find_images(candidate.text))
        costs = (
            options.unfit_cost * self.fitness_of(candidate).unfit
            + options.loaded_cost * loaded
            + options.image_cost * images
            + options.opinion_cost * opinion
            + options.arguing_cost * (depth > 0 and argues(candidate.report.report.title))
            + options.depth_cost * weigh_depth(depth, options.near_top)
        )
        denial = options.denial_bonus * is_denial(candidate.text)
        return lead + news + denial - costs

    def fitness_of(self, candidate: Candidate) -> Fitness:
        """Return what a sentence is fit for."""
        return self.fitness.get((candidate.sentence.report_id, candidate.sentence.index), UNJUDGED)

    def per_word(self, candidate: Candidate) -> float:
        """Return what a sentence would tell on its own, for its length."""
        worth = sum(self.of_words(candidate).values()) + self.beside_words(candidate)
        return worth / (candidate.words + self.expected / 3)


def _find_news(story: Story, options: PlanOptions) -> frozenset[str]:
    """Return which reports are of the last hours of a story that is older than that."""
    times = {split.report.id: split.report.published for split in story.reports if split.report.published}
    window = timedelta(hours=options.update_hours)
    if not times or max(times.values()) - min(times.values()) <= window:
        return frozenset()
    return frozenset(name for name, published in times.items() if max(times.values()) - published <= window)


def _rank_candidates(fit: Sequence[Candidate], worth: _Worth) -> list[Candidate]:
    return sorted(
        fit, key=lambda candidate: (-worth.per_word(candidate), candidate.sentence.index, candidate.sentence.report_id)
    )


def _find_unread(ordered: Sequence[Candidate], salience: Salience, options: PlanOptions) -> list[Place]:
    """Return which of the sentences that would be told first were not read."""
    places = [(one.sentence.report_id, one.sentence.index) for one in ordered[: options.read_on]]
    return [place for place in places if place not in salience.vectors]


def _set_aside_told(
    groups: Sequence[tuple[Candidate, ...]], told: Sequence[str], options: PlanOptions
) -> tuple[tuple[tuple[Candidate, ...], ...], tuple[Point, ...]]:
    """Separate the points that only repeat what the reader was told."""
    if not told:
        return tuple(groups), ()
    known = [(content_stems(text), _figures(text)) for text in told]
    new: list[tuple[Candidate, ...]] = []
    old: list[Point] = []
    for group in groups:
        stems = group[0].stems
        figures = _figures(group[0].text)
        # A toll that rose is told in the same words, and is news.
        if any(len(stems & words) >= options.told_share * len(stems) and figures <= told for words, told in known):
            old.append(Point(tuple(candidate.sentence for candidate in group), 0.0))
        else:
            new.append(group)
    return tuple(new), tuple(old)


def _figures(text: str) -> set[float]:
    """Return the figures that a text gives, those of its dates aside."""
    dates = [(date.start, date.end) for date in find_dates(text)]
    return {
        number.value
        for number in find_numbers(text)
        if number.value is not None and not any(start <= number.start < end for start, end in dates)
    }


def _choose(
    groups: Sequence[tuple[Candidate, ...]], worth: _Worth, further: int
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the points that are wanted with those to spare, and those that are told behind them or in their stead."""
    options = worth.options
    offers = [_make_offer(group, number, worth) for number, group in enumerate(groups)]
    standing = list(range(len(groups)))
    while True:
        covering = choose_covering([offers[number] for number in standing], Terms.of(options, worth.expected))
        chosen = [standing[place] for place in covering]
        # Found out again of what is written; but what is not fit to be told is better not written.
        leaders = [groups[number][0] for number in chosen]
        _, unfit = settle(
            [Placed.of(one.text, one.sentence, one.report, worth.openings[one.report.report.id]) for one in leaders]
        )
        misfits = {chosen[place] for place in unfit}
        if not misfits or len(standing) - len(misfits) < options.sentences:
            break
        standing = [number for number in standing if number not in misfits]
    spare = [number for number in standing if number not in set(chosen)]
    # An accusation is not told without its answer, where there is one.
    answers = [number for number in spare if is_denial(groups[number][0].text)]
    # What only mentions a denial tells something else.
    answers = sorted(answers, key=lambda number: not opens_with_denial(groups[number][0].text))[:1]
    if any(is_denial(groups[number][0].text) for number in chosen):
        answers = []
    first = max(1, options.sentences - 1)
    ranked = [*chosen[:first], *answers, *chosen[first:]]
    rest = [number for number in spare if number not in answers]
    room = max(0, options.spare - len(answers))
    ranked += rest[:room]
    more = 0 if options.words else further + options.reserve * options.spare
    # What is out of place beside the best may be told where that cannot be.
    rest = [*rest[room:], *(number for number in range(len(groups)) if number not in set(standing))]
    least = 1 / max(1, len(ranked))
    return (
        tuple(_make_point(groups[number], 1 - place * least, options) for place, number in enumerate(ranked)),
        tuple(_make_point(groups[number], least / (place + 2), options) for place, number in enumerate(rest[:more])),
    )


def _make_point(group: tuple[Candidate, ...], score: float, options: PlanOptions) -> Point:
    return Point(tuple(candidate.sentence for candidate in group[: options.point_sentences]), score)


def _make_offer(group: tuple[Candidate, ...], number: int, worth: _Worth) -> Offer:
    leader = group[0]
    # The same words in two outlets are one agency's, not two voices.
    wordings = len({candidate.stems for candidate in group})
    voices = min(wordings, len({candidate.voice for candidate in group}))
    return Offer(
        worth=worth.of_words(leader),
        words=leader.words,
        group=number,
        bonus=worth.beside_words(leader) + worth.options.voice_bonus * (voices - 1),
        news=worth.fitness_of(leader).news,
        leaning=worth.options.unfit_cost * worth.fitness_of(leader).unclear,
        denies=opens_with_denial(leader.text),
        place=(leader.sentence.report_id, leader.sentence.index),
    )
