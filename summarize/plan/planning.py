"""Stage 5 of 8: what a story is to say, before a word of it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.options import PlanOptions
from summarize.text.coverage import Offer, choose_covering
from summarize.text.loaded import find_loaded
from summarize.text.tokens import content_stems
from summarize.types import PassedOver, Plan, Point, Story

from .candidates import Candidate, loaded_share, make_candidates
from .differences import find_differences
from .fitness import find_fault
from .importance import word_importance
from .order import order_points
from .points import group_candidates


def plan_story(story: Story, *, options: PlanOptions, told: Sequence[str] = ()) -> Plan:
    """Choose the points of a story, each with the sentences that a statement may rest on.

    Args:
        story: The story.
        options: How much to say.
        told: Texts of statements that the reader was told before; points that only repeat them
            are set aside in `already_told`.

    Returns:
        More points than are needed, in reading order; a higher score is to be told first.
    """
    candidates = make_candidates(story)
    passed_over: list[PassedOver] = []
    fit: list[Candidate] = []
    for candidate in candidates:
        fault = find_fault(candidate)
        if fault:
            passed_over.append(PassedOver(candidate.sentence, fault))
        else:
            fit.append(candidate)
    fit = _prefer_sober(fit, passed_over, options)
    importance = word_importance(story, candidates)
    leaders = _rank_candidates(fit, importance, options)[: options.considered]
    groups = group_candidates(leaders, fit, likeness=options.same_point)
    groups, already_told = _set_aside_told(groups, told, options)
    points = _choose(groups, importance, options)
    return Plan(
        story=story,
        points=order_points(points, story),
        importance=importance,
        differences=find_differences(story, candidates, options=options),
        framing=(),
        already_told=already_told,
        passed_over=tuple(passed_over),
    )


def _prefer_sober(fit: Sequence[Candidate], passed_over: list[PassedOver], options: PlanOptions) -> Sequence[Candidate]:
    """Pass over sentences with loaded words where enough others can tell the story."""
    sober = [candidate for candidate in fit if not find_loaded(candidate.sentence.text)]
    if len(sober) < options.sober_choice * options.sentences:
        return fit
    passed_over.extend(
        PassedOver(candidate.sentence, f"loaded wording: {words[0].text}")
        for candidate in fit
        if (words := find_loaded(candidate.sentence.text))
    )
    return sober


def _rank_candidates(
    fit: Sequence[Candidate], importance: Mapping[str, float], options: PlanOptions
) -> list[Candidate]:
    """Order sentences by what they would tell on their own."""

    def value(candidate: Candidate) -> float:
        return _worth(candidate, importance, options) / (candidate.words + options.expected_words / 3)

    return sorted(
        fit, key=lambda candidate: (-value(candidate), candidate.sentence.index, candidate.sentence.report_id)
    )


def _worth(candidate: Candidate, importance: Mapping[str, float], options: PlanOptions) -> float:
    words = sum(importance[stem] for stem in sorted(candidate.stems))

    return words + _bonus(candidate, options)


def _bonus(candidate: Candidate, options: PlanOptions) -> float:
    lead = options.lead_bonus if candidate.sentence.index == 0 else 0.0
    loaded = len(find_loaded(candidate.sentence.text)) + options.loaded_report * loaded_share(candidate.report)
    return lead - options.loaded_cost * loaded


def _set_aside_told(
    groups: Sequence[tuple[Candidate, ...]], told: Sequence[str], options: PlanOptions
) -> tuple[tuple[tuple[Candidate, ...], ...], tuple[Point, ...]]:
    """Separate the points that only repeat what the reader was told."""
    if not told:
        return tuple(groups), ()
    known = [content_stems(text) for text in told]
    new: list[tuple[Candidate, ...]] = []
    old: list[Point] = []
    for group in groups:
        stems = group[0].stems
        if any(len(stems & words) >= options.told_share * len(stems) for words in known):
            old.append(Point(tuple(candidate.sentence for candidate in group), 0.0))
        else:
            new.append(group)
    return tuple(new), tuple(old)


def _choose(
    groups: Sequence[tuple[Candidate, ...]], importance: Mapping[str, float], options: PlanOptions
) -> tuple[Point, ...]:
    offers = [_make_offer(group, number, importance, options) for number, group in enumerate(groups)]
    chosen = choose_covering(
        offers,
        most=options.sentences,
        words=options.words,
        expected=options.expected_words,
        overlap=options.same_words,
        width=options.beam,
    )
    spare = [number for number in range(len(groups)) if number not in set(chosen)][: options.spare]
    ranked = [*chosen, *spare]
    return tuple(
        Point(
            sentences=tuple(candidate.sentence for candidate in groups[number][: options.point_sentences]),
            score=1 - place / len(ranked),
        )
        for place, number in enumerate(ranked)
    )


def _make_offer(
    group: tuple[Candidate, ...], number: int, importance: Mapping[str, float], options: PlanOptions
) -> Offer:
    leader = group[0]
    voices = {candidate.voice for candidate in group}
    return Offer(
        worth={stem: importance[stem] for stem in sorted(leader.stems)},
        words=leader.words,
        group=number,
        bonus=_bonus(leader, options) + options.voice_bonus * (len(voices) - 1),
    )
