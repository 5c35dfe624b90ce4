"""Images and verdicts of a narrator are found outside quotations, and the same words in their plain sense are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.imagery import find_images


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("Norland slapped new tariffs on Velmoran steel.", "slapped new tariffs"),
        ("The vote was dealt a heavy blow by the court.", "dealt a heavy blow"),
        ("The plan sparked fury among farmers.", "fury"),
        ("The council is on the verge of a deal.", "on the verge"),
        ("It remains to be seen who will pay.", "remains to be seen"),
        ("Winther left the party, an unusual move that shows how weak it is.", ", an unusual move that"),
        ("Well, that did not take long.", "Well, "),
        ("Orlo has apparently thrown his support behind Waters.", "apparently"),
        ("The arrest is ostensibly about unpaid tolls.", "ostensibly"),
        ("Morel threw cold water on the plan.", "threw cold water"),
        ("They blocked the bill as part of a risky strategy.", "risky strategy"),
        ("Militant dockers closed the port.", "Militant dockers"),
        ("They plunged the port into chaos.", "plunged the port into chaos"),
        ("The council is barreling toward a vote.", "barreling toward"),
        ("Calls for a strike grew louder on Saturday.", "grew louder"),
        ("Dodging the question, Morel left the hall.", "Dodging"),
    ],
)
def test_an_image_is_found_where_it_stands(text: str, image: str) -> None:
    assert [text[start:end] for start, end, _ in find_images(text)] == [image]
    assert all(reason for _, _, reason in find_images(text))


@pytest.mark.parametrize(
    "text",
    [
        "The minister called it “a blow that sparked fury”.",
        "The storm battered the coast of Norland.",
        "The Gauntlet, a ferry of 1911, was sold.",
        "Police slapped a sticker on the car.",
        "The council voted on Monday, and the port closed.",
        "She took a picture of the bridge.",
    ],
)
def test_plain_words_names_and_other_peoples_words_are_no_images(text: str) -> None:
    assert find_images(text) == ()


@given(st.text(alphabet=st.sampled_from("abc ,.“”\"'’-X1furyslapped"), max_size=60))
def test_what_is_found_lies_in_the_text_in_order(text: str) -> None:
    found = find_images(text)
    assert list(found) == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
