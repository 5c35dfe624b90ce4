"""Stage 8 of 8: verdicts to the statements of a summary."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarize.options import PlanOptions
from summarize.text.coverage import Offer, Terms, rank_coverings, weigh_depth, weigh_together
from summarize.text.datelines import skip_dateline
from summarize.text.denials import answers_last, brings_accusation, is_denial, opens_with_denial
from summarize.text.imagery import find_images
from summarize.text.links import make_link
from summarize.text.loaded import find_loaded
from summarize.text.opinion import USUAL_LIKELIHOOD, argues, is_opinion_piece, opinion_likelihood
from summarize.text.pronouns import opening_connective
from summarize.text.readable import read_sentence
from summarize.text.together import Placed, settle
from summarize.text.tokens import content_stems
from summarize.text.voices import name_voice
from summarize.types import UNJUDGED, Fitness, Origin, Place, Plan, Sentence, SplitReport, Statement, Verdict

#: Part of a sentence's length below which a reading of it is a cut rather than a revision.
_MUCH_SHORTER = 0.9
#: How probably a sentence tells the news, at least, for others to be clear after it.
_NEWS = 0.5
#: How much less likely one may be to tell the news than another where their report's order decides.
_ALIKE = 0.1
#: What an opening tells of the titles where it hardly tells the story, and how much more another statement tells.
_HARDLY_TITLED, _MUCH_MORE = 0.25, 0.12
#: Sentences from which on a report is an article, rather than the opening of one.
_ARTICLE = 8
#: How likely a sentence is an opinion from which on it judges.
_OPINION = 0.6
#: Content words that a denial and what it denies have in common.
_DENIED = 4
#: Choices that are tried, best first, for one in which every statement has its place.
_MOST_TRIED = 200
#: Most drafts that have to have their place together to be added to others.
_ADDED_TOGETHER = 2
#: The number of a point in its plan, and an accepted verdict on a draft of it.
_Offered = tuple[int, Verdict]
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")


def choose_verdicts(
    plan: Plan, judged: Sequence[Sequence[Verdict]], *, options: PlanOptions, kept: Sequence[Verdict] = ()
) -> tuple[Verdict, ...]:
    """Choose the accepted drafts that together say the most of the plan.

    Args:
        plan: What the story is to say.
        judged: The verdicts on the drafts of each point of the plan, in the order of its points.
        options: How much to say.
        kept: What is told in any case, and others are added to.

    Returns:
        At most one per point, in reading order: each is clear after those before it, and none tells again or denies
        what another one tells.
    """
    offered: list[_Offered] = []
    for number, verdicts in enumerate(judged):
        accepted = [verdict for verdict in verdicts if verdict.accepted and not _is_cut_badly(verdict, plan, options)]
        if not options.words:
            accepted = _best_of_each_sentence(accepted, plan, options)
        offered.extend((number, verdict) for verdict in accepted)
    reports = {report.report.id: report for report in plan.story.reports}
    if options.words:
        return _choose_within_limit(offered, plan, reports, options)
    fit = _leave_unfit(offered, plan, options, kept)
    if kept:
        own = [(number, verdict) for number, verdicts in enumerate(judged) for verdict in verdicts if verdict in kept]
        return _verdicts(_add_to(own, fit, plan, reports, options))
    return _choose_as_many(fit, plan, reports, options)


def _add_to(
    kept: Sequence[_Offered],
    offered: Sequence[_Offered],
    plan: Plan,
    reports: Mapping[str, SplitReport],
    options: PlanOptions,
) -> tuple[_Offered, ...]:
    """Return the kept drafts, in a clear order, with those added that tell the most beside them."""
    told, _ = _settle(kept, plan, reports, options)
    # What is told by itself may be out of place beside itself in no other order.
    chosen = told if len(told) == len(kept) else tuple(kept)
    while (room := options.sentences - len(chosen)) > 0:
        numbers = {number for number, _ in chosen}
        free, _ = _first_of_each_point([item for item in offered if item[0] not in numbers])
        # What somebody is accused of and the answer may have their place only together.
        longer = next(
            (
                found
                for size in range(1, min(room, _ADDED_TOGETHER) + 1)
                if (found := _best_with(chosen, list(itertools.combinations(free, size)), plan, reports, options))
            ),
            (),
        )
        if not longer:
            return chosen
        chosen = longer
    return chosen


def _best_with(
    kept: Sequence[_Offered],
    additions: Sequence[Sequence[_Offered]],
    plan: Plan,
    reports: Mapping[str, SplitReport],
    options: PlanOptions,
) -> tuple[_Offered, ...]:
    """Return drafts with those of the additions that tell the most and have their place with them; empty for none."""
    best, found = -math.inf, tuple[_Offered, ...]()
    for added in additions:
        members = [*kept, *added]
        if not any(len(choice) == len(members) for choice in _rank(members, plan, options)):
            # Two of them say the same.
            continue
        chosen, misfits = _settle(members, plan, reports, options)
        if not misfits and (value := _value(chosen, plan, options)) > best:
            best, found = value, chosen
    return found


def _best_of_each_sentence(accepted: Sequence[Verdict], plan: Plan, options: PlanOptions) -> list[Verdict]:
    """Return the draft that tells the most for its length of each sentence that drafts rest on first, best first.

    What rests on a loaded sentence comes behind what rests on a sober one that says the same.
    """
    fullest: dict[Place, Verdict] = {}

    def fullness(verdict: Verdict) -> tuple[bool, float]:
        # A clause that judges is none that is missed.
        return _judges(verdict.draft.text), -_density(verdict, plan, options, options.reading_words)

    for verdict in sorted(accepted, key=fullness):
        fullest.setdefault(_place(verdict), verdict)

    def order(verdict: Verdict) -> tuple[bool, float]:
        expected = plan.expected_words / options.sentences
        return bool(find_loaded(verdict.carried_by[0].text)), -_density(verdict, plan, options, expected)

    return sorted(fullest.values(), key=order)


def _leave_unfit(
    offered: Sequence[_Offered], plan: Plan, options: PlanOptions, told: Sequence[Verdict] = ()
) -> list[_Offered]:
    """Return the drafts that may be told after others; where there is none, those of the likeliest sentence."""
    news = {_place(verdict): _fitness(verdict, plan).news for _, verdict in offered}
    led = options.sentences > 1 and any(chance >= _NEWS for chance in news.values())

    def fit(item: _Offered) -> float:
        # What is unclear by itself may be clear after the news.
        found = _fitness(item[1], plan)
        return 1 - found.unfit if led else found.told

    kept = [
        item
        for item in offered
        # An accusation with its answer is told where it is at all clear.
        if fit(item) >= (options.least_fit_denial if is_denial(item[1].draft.text) else options.least_fit)
    ]
    if led and kept:
        places = [_place(verdict) for verdict in told or [verdict for _, verdict in kept]]
        lead = max(places, key=lambda place: _news_of(place, plan))
        # What tells the news itself may open the summary.
        return [
            (number, verdict)
            for number, verdict in kept
            if _place(verdict) == lead
            or news[_place(verdict)] >= _NEWS
            or is_denial(verdict.draft.text)
            or _follows(verdict, lead, plan, options) >= _least_following(verdict, plan, options)
        ]
    if kept or not offered:
        return kept
    best = max(offered, key=fit)[1].carried_by[0]
    return [item for item in offered if item[1].carried_by[0] == best]


def _news_of(place: Place, plan: Plan) -> float:
    return plan.fitness.get(place, UNJUDGED).news


def _least_following(verdict: Verdict, plan: Plan, options: PlanOptions) -> float:
    """Return how probably a draft has to be fit to be told behind the news."""
    near = plan.depth(verdict.carried_by[0]) <= options.near_top
    return options.least_following if near else options.least_following_below


def _follows(verdict: Verdict, lead: Place, plan: Plan, options: PlanOptions) -> float:
    """Return how probably a draft is fit to be told behind the news.

    Of what was not read nothing is known, but that far down there is better that was.
    """
    unread = 1.0 if plan.depth(verdict.carried_by[0]) <= options.near_top or not plan.following else 0.0
    return plan.following.get((lead, _place(verdict)), unread)


def _place(verdict: Verdict) -> Place:
    """Return where the sentence stands that a draft rests on first."""
    source = verdict.carried_by[0]
    return source.report_id, source.index


def _fitness(verdict: Verdict, plan: Plan) -> Fitness:
    """Return what the sentence is fit for that a draft rests on first.

    Where the draft leaves out what judges in it, the longer the sentence was the less is known of what is left.
    """
    source, text = read_sentence(verdict.carried_by[0].text), verdict.draft.text
    found = plan.fitness.get(_place(verdict), UNJUDGED)
    if len(text) >= _MUCH_SHORTER * len(source) or not _judges(source) or _judges(text):
        return found
    part = len(text) / len(source)
    return replace(found, told=1 - (1 - found.told) * part, unclear=found.unclear * part)


def _is_argued(sentence: Sentence, plan: Plan) -> bool:
    """Return whether a sentence stands below the first one of a report whose title argues."""
    own = (split.report.title for split in plan.story.reports if split.report.id == sentence.report_id)
    return plan.depth(sentence) > 0 and any(map(argues, own))


def _judges(text: str) -> bool:
    return bool(find_loaded(text)) or opinion_likelihood(text) > _OPINION


def _choose_within_limit(
    offered: Sequence[_Offered], plan: Plan, reports: Mapping[str, SplitReport], options: PlanOptions
) -> tuple[Verdict, ...]:
    """Return the best choice in which every statement has its place."""
    fewer = tuple[Verdict, ...]()
    for members in _rank(offered, plan, options)[:_MOST_TRIED]:
        chosen, misfits = _settle([offered[place] for place in members], plan, reports, options)
        if not misfits:
            return _verdicts(chosen)
        # What nothing explains is told where there is nothing else.
        fewer = max(fewer, _verdicts(chosen), key=len) or (offered[members[0]][1],)
    return fewer


def _choose_as_many(
    offered: Sequence[_Offered], plan: Plan, reports: Mapping[str, SplitReport], options: PlanOptions
) -> tuple[Verdict, ...]:
    """Return as many statements as are asked for, what has no place beside the better ones replaced."""
    standing, spare = _first_of_each_point(offered)
    best, chosen_best = -math.inf, tuple[_Offered, ...]()
    while ranked := _rank(standing, plan, options):
        members = [standing[place] for place in ranked[0]]
        chosen, misfits = _settle(members, plan, reports, options)
        value = _value(chosen, plan, options)
        if chosen and value > best:
            best, chosen_best = value, chosen
        chosen_best = chosen_best or (members[0],)
        if not misfits:
            break
        # Another reading of the same sentence would be as much out of place.
        barred = {(number, verdict.carried_by) for number, verdict in misfits}
        standing = [(number, verdict) for number, verdict in standing if (number, verdict.carried_by) not in barred]
        # Another sentence of the same point may have its place.
        freed = {number for number, _ in misfits}
        again, rest = _first_of_each_point([item for item in spare if item[0] in freed])
        standing += again
        spare = [*(item for item in spare if item[0] not in freed), *rest]
    if chosen_best and len(chosen_best) < options.sentences:
        chosen_best = _choose_more(chosen_best, offered, plan, reports, options)
    return _verdicts(chosen_best)


def _choose_more(
    chosen: tuple[_Offered, ...],
    offered: Sequence[_Offered],
    plan: Plan,
    reports: Mapping[str, SplitReport],
    options: PlanOptions,
) -> tuple[_Offered, ...]:
    """Return more statements that tell the news and at least as much as those chosen, if there are such.

    What tells the most may leave nothing that can stand beside it: an early toll, beside later ones.
    """
    standing, _ = _first_of_each_point(offered)
    value, news = _value(chosen, plan, options), _news_of(_place(chosen[0][1]), plan)
    for members in _rank(standing, plan, options)[:_MOST_TRIED]:
        if len(members) <= len(chosen):
            continue
        told, misfits = _settle([standing[place] for place in members], plan, reports, options)
        leads = not misfits and _news_of(_place(told[0][1]), plan) >= min(_NEWS, news)
        if leads and _value(told, plan, options) >= value:
            return told
    return chosen


def _first_of_each_point(offered: Sequence[_Offered]) -> tuple[list[_Offered], list[_Offered]]:
    """Return the first draft of each point, and the others."""
    first: dict[int, _Offered] = {}
    for item in offered:
        first.setdefault(item[0], item)
    chosen = list(first.values())
    return chosen, [item for item in offered if item not in chosen]


def _rank(offered: Sequence[_Offered], plan: Plan, options: PlanOptions) -> tuple[tuple[int, ...], ...]:
    """Return the places of drafts that together say the most, best choice first."""
    return rank_coverings(
        [_make_offer(number, verdict, plan, options) for number, verdict in offered],
        Terms.of(options, plan.expected_words),
    )


def _settle(
    members: Sequence[_Offered], plan: Plan, reports: Mapping[str, SplitReport], options: PlanOptions
) -> tuple[tuple[_Offered, ...], tuple[_Offered, ...]]:
    """Return the drafts that can stand together, in a clear order, and those that cannot stand with them."""
    placed = _lead_with_news(sorted(members, key=lambda item: item[0]), plan, options)
    carriers = [(verdict.draft.text, verdict.carried_by[0]) for _, verdict in placed]
    order, misfits = settle(
        [
            Placed.of(text, source, reports[source.report_id], plan.openings.get(source.report_id, 0))
            for text, source in carriers
        ]
    )
    in_order = [placed[place] for place in order]
    out = _find_repeats(in_order, plan, options)
    if not options.words:
        out += _find_from_elsewhere([item for item in in_order if item not in out], plan, options)
        out += _find_unanswered([item for item in in_order if item not in out], reports)
    told = tuple(item for item in in_order if item not in out)
    return told, tuple(item for place, item in enumerate(placed) if place in misfits or item in out)


def _find_repeats(told: Sequence[_Offered], plan: Plan, options: PlanOptions) -> list[_Offered]:
    """Return the drafts that probably tell again what one before them, of another report, has told."""
    again: list[_Offered] = []
    for number, item in enumerate(told):
        place = _place(item[1])
        if opens_with_denial(item[1].draft.text):
            continue
        before = [
            _place(verdict)
            for _, verdict in (one for one in told[:number] if one not in again)
            # An accusation is worded like its answer.
            if not opens_with_denial(verdict.draft.text)
        ]
        if any(
            other[0] != place[0] and plan.repeating.get((other, place), 0.0) > options.most_repeating
            for other in before
        ):
            again.append(item)
    return again


def _find_unanswered(told: Sequence[_Offered], reports: Mapping[str, SplitReport]) -> list[_Offered]:
    """Return the drafts that hold something against somebody who answers in the next sentence, which is not told.

    What opens a report is its news, and stays.
    """
    carrying = {(sentence.report_id, sentence.index) for _, verdict in told for sentence in verdict.carried_by}
    out: list[_Offered] = []
    for item in told[1:]:
        report_id, index = _place(item[1])
        following = reports[report_id].sentences[index + 1 : index + 2]
        if (
            index > 0
            and following
            and (report_id, index + 1) not in carrying
            and answers_last(read_sentence(following[0].text), read_sentence(reports[report_id].sentences[index].text))
        ):
            out.append(item)
    return out


def _find_from_elsewhere(told: Sequence[_Offered], plan: Plan, options: PlanOptions) -> list[_Offered]:
    """Return the drafts by which an article of which nothing else is told goes on from what it alone has told."""
    out: list[_Offered] = []
    for place, (number, verdict) in enumerate(told[1:], start=1):
        before = {_place(one[1])[0] for one in told[:place] if one not in out}
        telling = {sentence.report_id for sentence in plan.points[number].sentences} | {_place(verdict)[0]}
        article = next(split for split in plan.story.reports if split.report.id == _place(verdict)[0])
        if (
            before.isdisjoint(telling)
            and plan.depth(verdict.carried_by[0]) > 0
            and len(article.sentences) >= _ARTICLE
            and not is_denial(verdict.draft.text)
            and _follows(verdict, _place(told[0][1]), plan, options) < options.least_following_elsewhere
        ):
            out.append(told[place])
    return out


def _lead_with_news(placed: Sequence[_Offered], plan: Plan, options: PlanOptions) -> list[_Offered]:
    """Return drafts in their order, what is much likelier to tell the news than the first one moved before it.

    Where none is, what titles tell much more of goes first, and what is about as likely and stands before that in its
    report.
    """
    news = [_fitness(verdict, plan).news for _, verdict in placed]
    places = [_place(verdict) for _, verdict in placed]
    lead = news.index(max(news))
    if news[lead] - news[0] < options.news_first:
        titled = [_titled(verdict.draft.text, plan) for _, verdict in placed]
        best = titled.index(max(titled))
        # Of one report, what stands first leads to the rest.
        follows = places[best][0] == places[0][0] and places[0][1] < places[best][1]
        aside = titled[0] < _HARDLY_TITLED and titled[best] - titled[0] >= _MUCH_MORE and not follows
        lead = best if aside and news[0] < _NEWS else 0
    report_id, index = places[lead]
    earlier = [
        (place, number)
        for number, place in enumerate(places)
        if place[0] == report_id and place[1] < index and news[lead] - news[number] <= _ALIKE
    ]
    if earlier:
        lead = min(earlier)[1]
    led = [placed[lead], *placed[:lead], *placed[lead + 1 :]]
    # What is denied goes before its denial.
    denied = _find_denied(led, [_fitness(verdict, plan).news for _, verdict in led])
    if denied or not opens_with_denial(led[0][1].draft.text):
        return [led[denied], *led[:denied], *led[denied + 1 :]]
    # What accuses may be worded otherwise, and tell less of the news; an answer still goes behind it.
    stems = content_stems(led[0][1].draft.text)
    accusing = [
        place
        for place, (_, verdict) in enumerate(led)
        if brings_accusation(verdict.draft.text) and stems & content_stems(verdict.draft.text)
    ]
    last = max(accusing, default=0) + 1
    return [*led[1:last], led[0], *led[last:]]


def _find_denied(placed: Sequence[_Offered], news: Sequence[float]) -> int:
    """Return which of the drafts tells the news that the first one denies; 0 where none does."""
    first = placed[0][1].draft.text
    if not opens_with_denial(first):
        return 0
    stems = content_stems(first)
    shared = [
        0 if chance < _NEWS or is_denial(verdict.draft.text) else len(stems & content_stems(verdict.draft.text))
        for (_, verdict), chance in zip(placed, news, strict=True)
    ]
    most = max(shared)
    return shared.index(most) if most >= _DENIED else 0


def _titled(text: str, plan: Plan) -> float:
    """Return what part of the titles' content words a text has, on average."""
    told = content_stems(text)
    titles = [stems for report in plan.story.reports if (stems := content_stems(report.report.title))]
    return sum(len(told & stems) / len(stems) for stems in titles) / max(1, len(titles))


def _verdicts(chosen: Sequence[_Offered]) -> tuple[Verdict, ...]:
    return tuple(verdict for _, verdict in chosen)


def _value(chosen: Sequence[_Offered], plan: Plan, options: PlanOptions) -> float:
    """Return what statements tell together."""
    offers = [_make_offer(number, verdict, plan, options) for number, verdict in chosen]
    worth = {stem: value for offer in offers for stem, value in offer.worth.items()}
    missed = math.prod(1 - offer.news for offer in offers)
    leaning = sum(offer.leaning for offer in offers)
    pairs = sum(weigh_together(offers[:number], offer) for number, offer in enumerate(offers))
    beside = sum(offer.bonus for offer in offers) + options.together_worth * pairs
    return sum(worth.values()) + beside - leaning * missed


def _is_cut_badly(verdict: Verdict, plan: Plan, options: PlanOptions) -> bool:
    """Return whether a draft is a much shorter reading of its one sentence that has lost what the story is about.

    Without "coronavirus" nobody knows what "the worst crash so far" was.
    """
    (source, *others) = verdict.carried_by
    text, whole = verdict.draft.text, read_sentence(source.text)
    whole = whole[skip_dateline(whole) :]
    if others or len(text) >= _MUCH_SHORTER * len(whole):
        return False
    lost = content_stems(whole) - content_stems(text)
    return any(plan.importance.get(stem, 0.0) >= options.topic_word for stem in lost)


def make_statement(verdict: Verdict, reports: Mapping[str, SplitReport]) -> Statement:
    """Return an accepted draft as a statement that links exactly the sentences that carry it.

    Raises:
        ValueError: The verdict rejects the draft.
    """
    if not verdict.accepted:
        message = f"a rejected draft is no statement: {verdict.draft.text!r}"
        raise ValueError(message)
    origin = find_origin(verdict.draft.text, verdict.carried_by)
    links = tuple(make_link(reports[sentence.report_id].report, sentence) for sentence in verdict.carried_by)
    source = reports[verdict.carried_by[0].report_id].report
    quoted = origin is Origin.QUOTED
    opinion = quoted and is_opinion_piece(source.title, source.url)
    # Two blanks in a row are what a cut left, or a page.
    text = " ".join(verdict.draft.text.split())
    return Statement(text, links, origin, name_voice(source) if quoted else "", opinion)


def find_origin(text: str, sentences: Sequence[Sentence]) -> Origin:
    """Return how freely a text is worded against the sentences that carry it."""
    if any(text in {sentence.text, sentence.text[skip_dateline(sentence.text) :]} for sentence in sentences):
        return Origin.QUOTED
    words = _WORD.findall(text.casefold())
    for sentence in sentences:
        source = iter(_WORD.findall(sentence.text.casefold()))
        if all(word in source for word in words):
            return Origin.TRIMMED
    return Origin.WRITTEN


def _density(verdict: Verdict, plan: Plan, options: PlanOptions, beside: float) -> float:
    """Return what a draft tells for its length, and what stands beside it, in words."""
    offer = _make_offer(0, verdict, plan, options)
    return (sum(offer.worth.values()) + offer.bonus) / (offer.words + beside)


def _make_offer(number: int, verdict: Verdict, plan: Plan, options: PlanOptions) -> Offer:
    text = verdict.draft.text
    # A dateline takes room and tells nothing.
    told = content_stems(text[skip_dateline(text) :])
    opinion = max(0.0, opinion_likelihood(text) - USUAL_LIKELIHOOD)
    fitness = _fitness(verdict, plan)
    return Offer(
        worth={stem: plan.worth.get(stem, 0.0) for stem in sorted(told)},
        words=len(text.split()),
        group=number,
        bonus=options.score_bonus * plan.points[number].score
        + options.denial_bonus * is_denial(text)
        - options.unfit_cost * fitness.unfit
        - options.loaded_cost * len(find_loaded(text))
        - options.image_cost * len(find_images(text))
        - options.opinion_cost * opinion
        - options.arguing_cost * _is_argued(verdict.carried_by[0], plan)
        - options.told_depth_cost * weigh_depth(plan.depth(verdict.carried_by[0]), options.near_top)
        - (options.connective_cost if opening_connective(text) else 0.0),
        news=fitness.news,
        leaning=options.unfit_cost * fitness.unclear,
        denies=opens_with_denial(text),
        place=_place(verdict),
    )
