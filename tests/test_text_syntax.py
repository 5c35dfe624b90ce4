"""What a tree says: stretches are what hangs on a word, subjects are found, also those of a joined verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.syntax import Tree
from summarize.types import Parse, Word

from .trees import grow_tree


def plant(*heads: int) -> Tree:
    """Return a tree of one-letter words of which each hangs on the given one; on itself, it is a root."""
    text = " ".join("a" for _ in heads)
    return Tree(Parse(text, tuple(Word(2 * at, 2 * at + 1, "NN", "dep", head) for at, head in enumerate(heads))))


@given(st.lists(st.integers(0, 11), min_size=1, max_size=12).map(lambda heads: [head % len(heads) for head in heads]))
def test_a_stretch_spans_what_hangs_on_a_word_also_where_heads_go_round_in_circles(heads: list[int]) -> None:
    rooted = [min(place, head) for place, head in enumerate(heads)]
    tree = plant(*rooted)
    for place in range(len(rooted)):
        below = set(tree.below(place))
        assert tree.stretch(place) == (min(below), max(below))
        assert tree.is_whole(place) == (below == set(range(min(below), max(below) + 1)))
        assert all(tree.words[other].head in below for other in below - {place})
    # No parser should, but a damaged tree must not hang a run.
    plant(*heads)


def test_a_joined_verb_shares_the_subject_of_the_first() -> None:
    tree = grow_tree("The council closed the bridge and opened a ferry.")
    opened = tree.lowered.index("opened")
    assert tree.lowered[tree.subject(opened) or -1] == "council"


@pytest.mark.parametrize(
    ("text", "verb", "finite", "negated"),
    [
        ("The council has closed the bridge.", "closed", True, False),
        ("The council did not close the bridge.", "close", True, True),
        ("The council wants to close the bridge.", "close", False, False),
    ],
)
def test_a_verb_has_a_tense_by_itself_or_by_its_auxiliary(text: str, verb: str, *, finite: bool, negated: bool) -> None:
    tree = grow_tree(text)
    place = tree.lowered.index(verb)
    assert (tree.is_finite(place), tree.is_negated(place)) == (finite, negated)
