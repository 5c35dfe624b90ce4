"""Texts that together say the most are chosen, and nothing is said twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.coverage import Offer, Terms, choose_covering, weigh_depth

WORTH = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0.01, 1), min_size=1, max_size=5)
OFFERS = st.lists(
    st.builds(Offer, worth=WORTH, words=st.integers(1, 30), group=st.integers(0, 3), news=st.floats(0, 1)),
    max_size=8,
)


def choose(offers: list[Offer], *, most: int = 3, words: int = 0) -> tuple[int, ...]:
    terms = Terms(most=most, words=words, expected=40, word_worth=0.04, overlap=0.5, width=8)
    return choose_covering(offers, terms)


@given(OFFERS, st.integers(1, 4), st.sampled_from([0, 20, 50]))
def test_limits_hold_and_a_group_gives_one_text(offers: list[Offer], most: int, words: int) -> None:
    chosen = choose(offers, most=most, words=words)
    assert len(chosen) == len(set(chosen)) <= most
    assert words == 0 or sum(offers[number].words for number in chosen) <= words
    groups = [offers[number].group for number in chosen]
    assert len(groups) == len(set(groups))


def test_a_text_that_says_the_same_as_a_chosen_one_is_not_chosen() -> None:
    same = {"quake": 1.0, "velmora": 0.8}
    offers = [Offer(same, 10, 0), Offer(same, 9, 1), Offer({"school": 0.3}, 10, 2)]
    assert sorted(choose(offers, most=2)) == [1, 2]


def test_a_denial_in_the_words_of_what_it_denies_is_told_beside_it() -> None:
    same = {"pier": 1.0, "sale": 0.8}
    for denies, told in ((True, [0, 1]), (False, [1])):
        offers = [Offer(same, 10, 0), Offer({**same, "deny": 0.5}, 10, 1, denies=denies)]
        assert sorted(choose(offers, most=2)) == told


def test_a_shorter_reading_of_the_same_worth_wins() -> None:
    worth = {"quake": 1.0, "velmora": 0.8}
    assert choose([Offer(worth, 30, 0), Offer(worth, 12, 0)], most=1) == (1,)


def test_two_short_texts_beat_a_long_one_within_a_word_limit() -> None:
    offers = [
        Offer({"a": 1.0, "b": 0.5}, 40, 0),
        Offer({"a": 1.0, "c": 0.2}, 18, 1),
        Offer({"d": 1.0, "e": 0.2}, 20, 2),
    ]
    assert sorted(choose(offers, words=40)) == [1, 2]


def test_what_leans_on_the_news_is_told_beside_it_and_not_without_it() -> None:
    leaning = Offer({"a": 1.0, "b": 0.5}, 10, 0, leaning=2.0)
    plain = Offer({"c": 1.0}, 10, 1)
    assert choose([leaning, plain], most=1) == (1,)
    news = Offer({"d": 1.2}, 10, 2, news=0.9)
    assert sorted(choose([leaning, plain, news], most=2)) == [0, 2]


def test_three_asides_do_not_stand_for_the_news_and_one_of_them() -> None:
    for news, told in ((0.9, [0, 3]), (0.2, [1, 2, 3])):
        offers = [
            Offer({"a": 1.0, "b": 1.0}, 10, 0, news=news),
            Offer({"a": 0.9}, 10, 1),
            Offer({"b": 0.9}, 10, 2),
            Offer({"c": 0.5}, 10, 3),
        ]
        assert sorted(choose(offers)) == told


def test_of_two_alike_the_one_that_stands_behind_what_is_told_is_chosen() -> None:
    news = Offer({"a": 2.0}, 10, 0, news=0.9, place=("x", 0))
    apart, behind = (Offer({word: 1.0}, 10, group, place=place) for word, group, place in (
        ("b", 1, ("y", 3)), ("c", 2, ("x", 1))
    ))  # fmt: skip
    for together, told in ((0.0, [0, 1]), (0.5, [0, 2])):
        terms = Terms(most=2, words=0, expected=40, word_worth=0.04, overlap=0.5, width=8, together=together)
        assert sorted(choose_covering([news, apart, behind], terms)) == told


@given(st.integers(1, 9), st.integers(0, 200))
def test_each_doubling_of_the_way_down_counts_once_more_and_the_top_not_at_all(near_top: int, index: int) -> None:
    depth = weigh_depth(index, near_top)
    if index <= near_top:
        assert depth == 0.0
    else:
        assert 0.0 < depth < weigh_depth(index + 1, near_top)
        assert weigh_depth(2 * index, near_top) == pytest.approx(depth + 1)
