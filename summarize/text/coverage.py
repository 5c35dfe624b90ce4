"""Which texts together say the most without saying anything twice."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.options import PlanOptions
from summarize.types import Place

#: How probably what everything is about is missing, from which on a choice does not tell it.
_MISSED = 0.5


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that can be chosen: what its words are worth, and what it costs to read."""

    #: Stem to worth; below zero for what is better not told.
    worth: Mapping[str, float]
    words: int
    #: Of the offers of one group at most one is chosen.
    group: int
    #: Worth that does not depend on the other choices, in the same unit.
    bonus: float = 0.0
    #: How probably it tells what everything is about.
    news: float = 0.0
    #: What it costs where nothing tells what everything is about.
    leaning: float = 0.0
    #: Whether it denies what others may tell, in whose words it does so.
    denies: bool = False
    #: Where it stands: its report, and its sentence there.
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class _Choice:
    members: tuple[int, ...]
    told: frozenset[str]
    worth: float
    words: int
    #: How probably none of the members tells what everything is about.
    missed: float
    leaning: float
    value: float


_NOTHING = _Choice((), frozenset(), 0.0, 0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Terms:
    """What makes one choice of texts better than another."""

    #: Most texts.
    most: int
    #: Most words; 0 for no limit, and then choices of more texts come before those of fewer.
    words: int
    #: Words that an expert would use; the higher, the longer the choice.
    expected: float
    #: Worth of a word whatever it tells.
    word_worth: float
    #: Two texts of which the smaller shares more than this part of its worth say the same.
    overlap: float
    #: How many partial choices are followed.
    width: int
    #: Worth of telling what stands right behind the news.
    together: float = 0.0

    @classmethod
    def of(cls, options: PlanOptions, expected: float) -> Terms:
        """Return the terms that options set.

        Args:
            options: How much to say, and what counts.
            expected: Words that an expert would use for this story.
        """
        return cls(
            most=options.sentences,
            words=options.words,
            expected=expected,
            word_worth=options.word_worth if options.words else 0.0,
            overlap=options.same_words,
            width=options.beam,
            together=options.together_worth,
        )


def choose_covering(offers: Sequence[Offer], terms: Terms) -> tuple[int, ...]:
    """Choose the texts that together say the most of what an expert would say.

    Returns:
        The first of `rank_coverings`, in the order in which each text adds the most.
    """
    ranked = rank_coverings(offers, terms)
    return _by_gain(ranked[0], offers) if ranked else ()


def rank_coverings(offers: Sequence[Offer], terms: Terms) -> tuple[tuple[int, ...], ...]:
    """Return choices of texts that say much of what an expert would say, found by beam search, best first.

    The value of a choice estimates ROUGE-1 F: (worth told + word_worth * words) / (words + expected). What leans on the
    main news costs as much as that is probably missing.

    Args:
        offers: What there is to choose from, best first.
        terms: What makes one choice better than another.

    Returns:
        Indices of the offers of each choice, in rising order.
    """
    clashes = _find_clashes(offers, terms.overlap)
    beam = [_NOTHING]
    found: list[_Choice] = []
    for _ in range(terms.most):
        grown: dict[tuple[int, ...], _Choice] = {}
        for start in beam:
            _extend(start, offers, clashes, grown, terms)
        beam = sorted(grown.values(), key=lambda choice: (-choice.value, choice.words, choice.members))[: terms.width]
        found += grown.values()
    # With a limit on words a shorter choice can be the better one; without, more is asked for, but not for the price of
    # what everything is about.
    found.sort(
        key=lambda one: (
            (0, 0) if terms.words else (one.missed > _MISSED, -len(one.members)), -one.value, one.words, one.members
        )
    )  # fmt: skip
    return tuple(choice.members for choice in found)


def _extend(
    start: _Choice,
    offers: Sequence[Offer],
    clashes: Sequence[frozenset[int]],
    grown: dict[tuple[int, ...], _Choice],
    terms: Terms,
) -> None:
    barred = frozenset().union(*(clashes[member] for member in start.members))
    for number, offer in enumerate(offers):
        length = start.words + offer.words
        if number in barred or (terms.words and length > terms.words):
            continue
        members = tuple(sorted((*start.members, number)))
        if members in grown:
            continue
        worth = start.worth + offer.bonus + sum(w for stem, w in offer.worth.items() if stem not in start.told)
        worth += terms.together * weigh_together((offers[member] for member in start.members), offer)
        missed = start.missed * (1 - offer.news)
        leaning = start.leaning + offer.leaning
        value = (worth - leaning * missed + terms.word_worth * length) / (length + terms.expected)
        grown[members] = _Choice(members, start.told | offer.worth.keys(), worth, length, missed, leaning, value)


def weigh_together(offers: Iterable[Offer], offer: Offer) -> float:
    """Return how probably what stands right before or behind a text, in one report, tells the news it follows."""
    return sum(
        min(one, offer, key=lambda each: each.place or ("", 0)).news
        for one in offers
        if one.place and offer.place and one.place[0] == offer.place[0] and abs(one.place[1] - offer.place[1]) == 1
    )


def weigh_depth(index: int, near_top: int) -> float:
    """Return how far down in its report a sentence stands: 0 near the top, 1 twice as far down, 2 four times.

    Args:
        index: Of the sentence in its report, from 0.
        near_top: Index of the last sentence that still stands near the top; 1 or more.
    """
    return math.log2(max(index, near_top) / near_top)


def _find_clashes(offers: Sequence[Offer], overlap: float) -> tuple[frozenset[int], ...]:
    worths = [{stem: max(0.0, worth) for stem, worth in offer.worth.items()} for offer in offers]
    totals = [sum(worth.values()) for worth in worths]
    clashes: list[set[int]] = [{number} for number in range(len(offers))]
    for number, offer in enumerate(offers):
        for other in range(number):
            rival = offers[other]
            same = rival.group == offer.group or (
                offer.denies == rival.denies
                and sum(worths[number][stem] for stem in offer.worth.keys() & rival.worth.keys())
                > overlap * min(totals[number], totals[other])
            )
            if same:
                clashes[number].add(other)
                clashes[other].add(number)
    return tuple(frozenset(clash) for clash in clashes)


def _by_gain(members: Sequence[int], offers: Sequence[Offer]) -> tuple[int, ...]:
    left = list(members)
    told: set[str] = set()
    missed = 1.0
    order: list[int] = []
    while left:
        best = max(left, key=lambda n: (_gain(offers[n], told) - missed * offers[n].leaning, -n))
        order.append(best)
        told.update(offers[best].worth)
        missed *= 1 - offers[best].news
        left.remove(best)
    return tuple(order)


def _gain(offer: Offer, told: set[str]) -> float:
    return offer.bonus + sum(worth for stem, worth in offer.worth.items() if stem not in told)
