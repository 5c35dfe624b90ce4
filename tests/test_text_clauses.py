"""Clauses without a parser: the verb, who stands before it, what behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.clauses import Clause, Side, find_clauses


def head(side: Side | None) -> str:
    return " ".join(token.text for token in side.head) if side else ""


def clause_of(text: str, base: str) -> Clause:
    return next(clause for clause in find_clauses(text) if clause.base == base)


@pytest.mark.parametrize(
    ("text", "base", "left", "right"),
    [
        ("A dog bit a postman in Mill Lane.", "bite", "dog", "postman"),
        ("The clinic dismissed 12 nurses and moved 85 patients.", "dismiss", "clinic", "nurses"),
        ("The clinic dismissed 12 nurses and moved 85 patients.", "move", "clinic", "patients"),
        ("Police arrested more than 200 people in Tarn, and 17 officers were hurt.", "arrest", "Police", "people"),
        ("Police arrested more than 200 people in Tarn, and 17 officers were hurt.", "hurt", "officers", ""),
        ("The firm, which runs 75 shops and 30 depots, was fined.", "fine", "firm", ""),
        ("A man charged with murder was freed.", "free", "man", ""),
        ("On Friday, thousands of workers left the port.", "leave", "thousands workers", "port"),
        ("Experts of the farm office say the harvest failed.", "fail", "harvest", ""),
        ("Anton Voss, a brother of Marek Voss, was arrested.", "arrest", "Anton Voss", ""),
        ("The mayor opened a library. A cyclist later died.", "die", "cyclist", ""),
        ("Mayor Alice P. Gast will step down.", "step", "Mayor Alice P Gast", ""),
        ("The union will strike on 4 May if no deal is reached.", "strike", "union", ""),
    ],
)  # fmt: skip
def test_the_heads_beside_a_verb_are_found(text: str, base: str, left: str, right: str) -> None:
    clause = clause_of(text, base)
    assert (head(clause.left), head(clause.right)) == (left, right)


@pytest.mark.parametrize(
    ("text", "base", "passive", "agent"),
    [
        ("Soldiers were arrested by protesters near the palace.", "arrest", True, "protesters"),
        ("Soldiers arrested protesters.", "arrest", False, ""),
        ("The van was hit and damaged by a train.", "damage", True, "train"),
        ("Rents rose by 9 percent.", "rise", False, ""),
    ],
)
def test_who_does_it_in_a_passive_stands_behind_by(text: str, base: str, passive: bool, agent: str) -> None:
    clause = clause_of(text, base)
    assert (clause.passive, head(clause.agent)) == (passive, agent)


@pytest.mark.parametrize(
    "text",
    [
        "The injured people left the disputed dam.",
        "A widely expected ruling on the planned bridge was made.",
    ],
)
def test_participles_before_a_noun_are_no_verbs(text: str) -> None:
    assert not {"injure", "dispute", "expect", "plan"} & {clause.base for clause in find_clauses(text)}


@pytest.mark.parametrize("text", ["He left.", "They, he said, had left.", "Who knows what it was?"])
def test_a_pronoun_is_no_head_and_leaves_the_side_open(text: str) -> None:
    assert all(not clause.left.head for clause in find_clauses(text))


WORDS = [
    "the",
    "mayor",
    "Ada Morel",
    "was",
    "arrested",
    "by",
    "police",
    "and",
    ",",
    "who",
    "said",
    "that",
    "12",
    "left",
    "to",
    "may",
    ".",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_clauses_stand_in_order_and_their_sides_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    clauses = find_clauses(text)
    assert [clause.verb.start for clause in clauses] == sorted(clause.verb.start for clause in clauses)
    for clause in clauses:
        assert text[clause.verb.start : clause.verb.end] == clause.verb.text
        for side in (clause.left, clause.right):
            assert 0 <= side.start <= side.end <= len(text)
            assert all(text[token.start : token.end] == token.text for token in side.head)


@given(st.text(max_size=60))
def test_no_text_is_too_odd_for_it(text: str) -> None:
    find_clauses(text)
