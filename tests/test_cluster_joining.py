"""Joining groups, finding candidates, and asking the encoder: the laws that grouping rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from summarize.cluster.candidates import find_candidates
from summarize.cluster.joining import Cohesion, Odds, join_reports
from summarize.cluster.likeness import SIGNALS, ask_encoder, read_weights
from summarize.cluster.marks import tell_apart
from summarize.cluster.vectors import make_flags, make_vectors, read_background, weigh_word

SIZE = 7
PAIRS = tuple(combinations(range(SIZE), 2))


def odds_of(logits: dict[tuple[int, int], float], *, rows: int) -> Odds:
    pairs = sorted(logits)
    return Odds(
        left=np.array([one for one, _ in pairs], dtype=np.int64),
        right=np.array([other for _, other in pairs], dtype=np.int64),
        logits=np.array([logits[pair] for pair in pairs]),
        bases=np.full(rows, -5.0),
    )


def unlike(rows: int) -> csr_matrix:
    return csr_matrix(np.eye(rows, dtype=np.float32))


def merge_one_pair_at_a_time(
    logits: dict[tuple[int, int], float], merge_at: float, guess: Callable[[int, int], float] = lambda *_: -5.0
) -> tuple[tuple[int, ...], ...]:
    groups: list[tuple[int, ...]] = [(row,) for row in range(SIZE)]

    def mean(one: tuple[int, ...], other: tuple[int, ...]) -> float:
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        return float(np.mean([logits[pair] if pair in logits else guess(*pair) for pair in pairs]))

    while len(groups) > 1:
        one, other = max(combinations(sorted(groups), 2), key=lambda pair: mean(*pair))
        if mean(one, other) < merge_at:
            break
        groups = [group for group in groups if group not in (one, other)] + [tuple(sorted(one + other))]
    return tuple(sorted(groups))


@given(
    st.lists(st.integers(-40_000, 40_000), min_size=len(PAIRS), max_size=len(PAIRS), unique=True),
    st.sets(st.sampled_from(PAIRS)),
)
@hypothesis_settings(max_examples=60, deadline=None)
def test_rounds_give_what_merging_one_pair_at_a_time_gives(drawn: list[int], left_out: set[tuple[int, int]]) -> None:
    # A tie between means of groups can be broken either way; a little of a transcendental number breaks all of them.
    logits = {
        pair: value / 10_000 + np.sqrt(place + 2) / 1e6
        for place, (pair, value) in enumerate(zip(PAIRS, drawn, strict=True))
        if pair not in left_out
    }
    assert join_reports(unlike(SIZE), odds_of(logits, rows=SIZE), merge_at=0.0) == merge_one_pair_at_a_time(logits, 0.0)


@given(
    st.lists(st.integers(-40_000, 40_000), min_size=len(PAIRS), max_size=len(PAIRS), unique=True),
    st.sets(st.sampled_from(PAIRS)),
    st.lists(st.integers(0, 2**10 - 1), min_size=SIZE, max_size=SIZE),
)
@hypothesis_settings(max_examples=60, deadline=None)
def test_rounds_count_what_is_guessed_of_pairs_that_were_not_compared(
    drawn: list[int], left_out: set[tuple[int, int]], words: list[int]
) -> None:
    # Whole multiples of 2 ** -20, and products of quarters: nothing is rounded, and hardly two sums are alike.
    logits = {
        pair: (value * 100 + int(np.sqrt(place + 2) * 1e5) % 100) / 2.0**20
        for place, (pair, value) in enumerate(zip(PAIRS, drawn, strict=True))
        if pair not in left_out
    }
    vectors = np.array([[0.5 * (bits >> place & 1) for place in range(10)] for bits in words])
    bases = np.array([-4.0 - row / 8 for row in range(SIZE)])
    found = join_reports(
        csr_matrix(vectors.astype(np.float32)), replace(odds_of(logits, rows=SIZE), bases=bases), merge_at=0.0
    )

    def guess(one: int, other: int) -> float:
        return float(vectors[one] @ vectors[other] + (bases[one] + bases[other]) / 2)

    assert found == merge_one_pair_at_a_time(logits, 0.0, guess)


def test_a_report_without_a_time_ties_no_two_stories_together_that_lie_weeks_apart() -> None:
    alike = dict.fromkeys([(0, 1), (2, 3), (0, 4), (1, 4), (2, 4), (3, 4)], 4.0)
    near = csr_matrix(np.full((5, 1), 3.0, dtype=np.float32))
    days = np.array([0.0, 1.0, 30.0, 31.0, np.nan])
    odds = odds_of(alike, rows=5)
    assert join_reports(near, odds, merge_at=0.0) == ((0, 1, 2, 3, 4),)
    assert join_reports(near, odds, merge_at=0.0, days=days, window=7.0) in (((0, 1, 4), (2, 3)), ((0, 1), (2, 3, 4)))
    a_month_long = np.array([0.0, 6.0, 12.0, 18.0, np.nan])
    everything = odds_of(dict.fromkeys(combinations(range(5), 2), 4.0), rows=5)
    assert join_reports(near, everything, merge_at=0.0, days=a_month_long, window=7.0) == ((0, 1, 2, 3, 4),)


def test_one_near_neighbour_does_not_pull_a_report_into_a_story() -> None:
    logits = {(0, 1): 4.0, (0, 2): 4.0, (1, 2): 4.0, (2, 3): 5.0, (0, 3): -4.0, (1, 3): -4.0}
    chained = {**logits, (3, 4): 6.0}
    assert join_reports(unlike(5), odds_of(chained, rows=5), merge_at=0.0) == ((0, 1, 2), (3, 4))


def test_what_was_not_compared_counts_by_a_guess() -> None:
    logits = {(0, 1): 4.0, (1, 2): 1.0}
    assert join_reports(unlike(3), odds_of(logits, rows=3), merge_at=0.0) == ((0, 1), (2,))
    near = csr_matrix(np.full((3, 1), np.sqrt(8.0), dtype=np.float32))
    assert join_reports(near, odds_of(logits, rows=3), merge_at=0.0) == ((0, 1, 2),)
    hopeful = replace(odds_of(logits, rows=3), bases=np.array([-5.0, -5.0, 7.0]))
    assert join_reports(unlike(3), hopeful, merge_at=0.0) == ((0, 1, 2),)


def test_a_veto_keeps_two_groups_apart_that_nothing_else_would() -> None:
    logits = dict.fromkeys(combinations(range(4), 2), 3.0)

    def veto(one: Sequence[int], other: Sequence[int]) -> bool:
        return any(row < 2 for row in (*one, *other)) and any(row >= 2 for row in (*one, *other))

    assert join_reports(unlike(4), odds_of(logits, rows=4), merge_at=0.0) == ((0, 1, 2, 3),)
    assert join_reports(unlike(4), odds_of(logits, rows=4), merge_at=0.0, veto=veto) == ((0, 1), (2, 3))


def test_a_row_that_gathers_joins_its_likeliest_group_and_joins_no_two() -> None:
    logits = {(0, 1): 3.0, (2, 3): 3.0, (0, 4): 2.0, (1, 4): 2.0, (2, 4): 1.0, (3, 4): 1.0, (4, 5): 9.0}
    assert join_reports(unlike(6), odds_of(logits, rows=6), merge_at=0.0, gathers=frozenset({4, 5})) == (
        (0, 1, 4),
        (2, 3),
        (5,),
    )


def test_candidates_are_found_across_stretches_of_a_frequent_word_by_the_rare_ones() -> None:
    documents = [["storm", f"filler{row}", f"pair{row // 2}"] for row in range(40)]
    left, right = find_candidates(make_vectors(documents), neighbours=5, least=0.1, posting=4)
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    assert {(row, row + 1) for row in range(0, 40, 2)} <= found
    assert all(one < other for one, other in found)


def test_a_frequent_word_is_searched_in_stretches_so_that_work_grows_with_the_reports() -> None:
    documents = [["storm"]] * 64
    left, _ = find_candidates(make_vectors(documents), neighbours=64, least=0.1, posting=8)
    assert len(left) == 8 * 28


@given(st.lists(st.lists(st.sampled_from(["storm", "rhino", "ferry", "harbour", "zyx"]), max_size=6), max_size=6))
@hypothesis_settings(max_examples=40, deadline=None)
def test_vectors_have_unit_length_or_none_and_do_not_depend_on_the_order_of_words(documents: list[list[str]]) -> None:
    vectors = make_vectors(documents).toarray()
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(abs(length - 1) < 1e-5 or length == 0 for length in lengths)
    backwards = make_vectors([document[::-1] for document in documents]).toarray()
    assert np.array_equal(vectors, backwards)


def test_flags_count_what_two_share() -> None:
    flags = make_flags([{"a", "b"}, {"b", "c"}, set()])
    assert (flags @ flags.T).toarray().tolist() == [[2, 1, 0], [1, 2, 0], [0, 0, 0]]


def test_rare_words_weigh_more_than_common_ones_and_the_commonest_nothing() -> None:
    articles, counts = read_background()
    assert articles > 10_000
    commonest = max(counts, key=lambda word: counts[word])
    assert weigh_word(commonest) == 0.0
    assert weigh_word("earthquak") > weigh_word("weather") > 0
    assert weigh_word("zyxomma") == max(weigh_word(word) for word in ("zyxomma", "earthquak", "weather"))


def test_the_shipped_weights_fit_the_signals_and_speak_for_what_is_shared() -> None:
    weights = read_weights()
    for plain, meaning in ((weights.plain.full, weights.meaning.full), (weights.plain.brief, weights.meaning.brief)):
        assert len(plain.weights) == len(SIGNALS)
        assert len(meaning.weights) == len(SIGNALS) + 1
    nothing = np.zeros((1, len(SIGNALS)), dtype=np.float32)
    for signal in ("opening", "places", "numbers", "dates_agree", "rare_root"):
        shared = nothing.copy()
        shared[0, SIGNALS.index(signal)] = 1.0
        assert weights.plain.full.judge(shared)[0] > weights.plain.full.judge(nothing)[0]
    elsewhere = nothing.copy()
    elsewhere[0, SIGNALS.index("scene_elsewhere")] = 1.0
    assert weights.plain.full.judge(elsewhere)[0] < weights.plain.full.judge(nothing)[0]


def test_two_groups_with_words_of_their_own_are_told_apart() -> None:
    bout = {"klavsen", "bout", "title", "heavyweight"}
    one = [frozenset({*bout, "okonjo", "dresvik"})] * 5
    other = [frozenset({*bout, "harrowgate", "whitlam"})] * 5
    rows = list(range(5)), list(range(5, 10))
    assert tell_apart(*rows, words=[*one, *other].__getitem__) > 10
    assert tell_apart(*rows, words=[*one, *[frozenset(bout)] * 5].__getitem__) == 0
    assert tell_apart(*rows, words=[*one, *one].__getitem__) == 0


class ByFirstLetter:
    """Finds texts alike that start with the same letter."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), 26), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row, ord(text[0]) - ord("a")] = 1.0
        return vectors


def test_each_pair_is_given_the_likeness_of_its_own_two_texts() -> None:
    leads = ["apple", "axe", "bear", "cat", "cow"]
    left, right = np.array([0, 0, 2, 3]), np.array([1, 2, 3, 4])
    distance = np.array([0.4, 0.3, 0.2, 0.1], dtype=np.float32)
    asked, found = ask_encoder(ByFirstLetter(), leads, left, right, distance, most=5)
    assert (asked.tolist(), found.tolist()) == ([0, 1, 2, 3], [1.0, 0.0, 0.0, 1.0])
    asked, found = ask_encoder(ByFirstLetter(), leads, left, right, distance, most=2)
    assert (asked.tolist(), found.tolist()) == ([3], [1.0])


#: Learned on nothing: a group must not be two more like itself than like the other.
HELD = Cohesion(intercept=2.0, between=0.0, gap=-1.0, lesser=0.0, greater=0.0, most=4.0)


def odds_between(blocks: Sequence[Sequence[int]], *, within: float, between: float) -> dict[tuple[int, int], float]:
    owner = {row: block for block, rows in enumerate(blocks) for row in rows}
    return {pair: within if owner[pair[0]] == owner[pair[1]] else between for pair in combinations(sorted(owner), 2)}


@pytest.mark.parametrize(("between", "joined"), [(0.5, False), (2.5, True)])
def test_groups_stay_apart_that_are_each_more_like_themselves_than_like_the_other(
    between: float, *, joined: bool
) -> None:
    logits = odds_between([(0, 1, 2), (3, 4, 5)], within=3.5, between=between)
    found = join_reports(unlike(6), odds_of(logits, rows=6), merge_at=0.0, cohesion=HELD)
    assert found == (((0, 1, 2, 3, 4, 5),) if joined else ((0, 1, 2), (3, 4, 5)))
    assert join_reports(unlike(6), odds_of(logits, rows=6), merge_at=0.0) == ((0, 1, 2, 3, 4, 5),)


def test_brief_texts_are_not_held_to_what_holds_a_group_together() -> None:
    logits = odds_between([(0, 1, 2), (3, 4, 5)], within=3.5, between=0.5)
    brief = np.array([True, True, True, False, False, False])
    found = join_reports(unlike(6), odds_of(logits, rows=6), merge_at=0.0, cohesion=HELD, loose=brief)
    assert found == ((0, 1, 2, 3, 4, 5),)


def test_what_was_grouped_before_is_held_together_by_all_its_pairs() -> None:
    logits = odds_between([(0, 1, 2), (3, 4, 5)], within=3.5, between=0.5)
    given = join_reports(
        unlike(6), odds_of(logits, rows=6), merge_at=0.0, cohesion=HELD, together=((0, 1, 2), (3, 4, 5))
    )
    assert given == ((0, 1, 2), (3, 4, 5))
    # The same story in two parts of unlike reports: no more like themselves than like each other.
    loose = dict.fromkeys(logits, 0.5)
    assert join_reports(
        unlike(6), odds_of(loose, rows=6), merge_at=0.0, cohesion=HELD, together=((0, 1, 2), (3, 4, 5))
    ) == ((0, 1, 2, 3, 4, 5),)
