"""Links to one sentence: the selector, and the text fragment that a browser follows."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.links import CONTEXT, make_link, safe_url
from summarize.types import Link, Report, Sentence


def report(text: str, url: str = "https://example.org/story") -> Report:
    return Report("r1", "The Example", "A title", text, url, "", None, "en", "")


def link_to(text: str, exact: str, *, nth: int = 0, url: str = "https://example.org/story") -> Link:
    start = -1
    for _ in range(nth + 1):
        start = text.index(exact, start + 1)
    sentence = Sentence("r1", nth, start, start + len(exact), exact)
    return make_link(report(text, url), sentence)


def terms(url: str) -> tuple[str, str, str, str]:
    """Take a text directive apart as a browser does: prefix, start, end, suffix."""
    parts = url.partition(":~:text=")[2].split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start = unquote(parts[0])
    end = unquote(parts[1]) if len(parts) > 1 else ""
    assert len(parts) <= 2
    return prefix, start, end, suffix


def follow(url: str, text: str) -> tuple[int, int] | None:
    """Find the passage that a browser would mark, by a plain pattern; white space is any white space."""
    prefix, start, end, suffix = terms(url)

    def loose(term: str) -> str:
        words = r"\s+".join(re.escape(word) for word in term.split())
        left = r"(?<!\w)" if term[0].isalnum() else ""
        right = r"(?!\w)" if term[-1].isalnum() else ""
        return left + words + right

    pattern = rf"{loose(prefix)}\s+" if prefix else ""
    pattern += f"(?P<mark>{loose(start)}" + (f".*?{loose(end)}" if end else "") + ")"
    if suffix:
        pattern += rf"\s+{loose(suffix)}"
    found = re.search(pattern, text, re.DOTALL | re.IGNORECASE)
    return found.span("mark") if found else None


def test_the_selector_holds_the_text_with_its_surroundings() -> None:
    text = "The dam held through the night. Crews pumped water at dawn. Nobody was hurt in the valley below."
    link = link_to(text, "Crews pumped water at dawn.")
    assert link.exact == text[link.start : link.end] == "Crews pumped water at dawn."
    assert text[: link.start].endswith(link.prefix)
    assert len(link.prefix) <= CONTEXT
    assert text[link.end :].startswith(link.suffix)
    assert (link.report_id, link.sentence) == ("r1", 0)


def test_a_short_unique_sentence_is_given_in_full() -> None:
    link = link_to("Rain fell. The dam held.", "The dam held.")
    assert link.url == "https://example.org/story#:~:text=The%20dam%20held."


def test_characters_with_a_meaning_in_the_fragment_are_encoded() -> None:
    link = link_to("A long-awaited deal, worth $5 & more. End.", "A long-awaited deal, worth $5 & more.")
    assert link.url.endswith("#:~:text=A%20long%2Dawaited%20deal%2C%20worth%20%245%20%26%20more.")


def test_a_long_sentence_is_given_as_a_range_of_words() -> None:
    sentence = "The council voted on Monday to close the bridge for six months while engineers replace its cables."
    link = link_to(f"Rain fell. {sentence} The dam held.", sentence)
    assert terms(link.url) == ("", "The council voted on Monday", "while engineers replace its cables.", "")


def test_a_range_that_an_earlier_sentence_would_catch_is_made_longer() -> None:
    first = "The council voted on Monday to open the park and to close the road that leads to the quarry."
    second = "The council voted on Monday to close the bridge for six months while engineers replace its cables."
    link = link_to(f"{first} {second}", second)
    assert follow(link.url, f"{first} {second}") == (len(first) + 1, len(first) + 1 + len(second))


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_a_repeated_sentence_is_told_apart_by_its_neighbours(nth: int) -> None:
    text = "The gates opened. No one came. The gates closed. No one came. The lights went out. No one came."
    link = link_to(text, "No one came.", nth=nth)
    prefix, _, _, suffix = terms(link.url)
    assert prefix or suffix
    assert follow(link.url, text) == (link.start, link.end)


def test_white_space_inside_a_sentence_is_collapsed() -> None:
    link = link_to("Rain fell.\n\nThe dam\n  held firm.", "The dam\n  held firm.")
    assert terms(link.url)[1] == "The dam held firm."
    assert link.exact == "The dam\n  held firm."


def test_context_does_not_reach_over_a_paragraph() -> None:
    text = "The end of it.\n\nNo one came.\n\nThe end was near.\n\nNo one came."
    link = link_to(text, "No one came.", nth=1)
    assert terms(link.url)[0] == "end was near."


def test_sentences_without_spaces_between_them_are_found() -> None:
    text = "大坝没有倒塌。没有人受伤。"
    link = link_to(text, "没有人受伤。")
    assert terms(link.url) == ("", "没有人受伤。", "", "")


def test_a_fragment_of_the_address_itself_is_kept() -> None:
    assert link_to("It rained.", "It rained.", url="https://example.org/a#top").url == (
        "https://example.org/a#top:~:text=It%20rained."
    )


def test_an_earlier_text_fragment_is_replaced() -> None:
    assert link_to("It rained.", "It rained.", url="https://example.org/a#:~:text=old").url == (
        "https://example.org/a#:~:text=It%20rained."
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,hi",
        "file:///etc/passwd",
        "//example.org/a",
        "http://[::1",
        "https://",
        "https://example.org/\x1b[31m",
        "https://example.org/\x85a",
    ],
)
def test_an_address_that_is_no_plain_web_address_is_not_linked(url: str) -> None:
    assert safe_url(url) == ""
    assert link_to("It rained.", "It rained.", url=url).url == ""


def test_passwords_are_taken_out_of_addresses() -> None:
    assert safe_url("https://me:secret@example.org:8080/a?b=c#d") == "https://example.org:8080/a?b=c#d"


def test_quotes_and_angle_brackets_in_addresses_are_encoded() -> None:
    assert safe_url('https://example.org/a b"<c>') == "https://example.org/a%20b%22%3Cc%3E"


WORDS = st.lists(
    st.sampled_from(["rain", "fell", "the", "dam", "held", "5-year", "a,b", "c&d", "Zoë", "no.", "“so”"]),
    min_size=1,
    max_size=40,
)


@given(before=st.lists(WORDS, max_size=6), words=WORDS, after=st.lists(WORDS, max_size=4))
def test_every_fragment_leads_to_text_of_the_report(
    before: list[list[str]], words: list[str], after: list[list[str]]
) -> None:
    lead = "".join(" ".join(some) + ". " for some in before)
    exact = " ".join(words) + "."
    text = lead + exact + "".join(" " + " ".join(some) + "." for some in after)
    link = make_link(report(text), Sentence("r1", 0, len(lead), len(lead) + len(exact), exact))
    assert text[link.start : link.end] == link.exact == exact
    assert link.url.isascii()
    for term in terms(link.url):
        assert term in " ".join(text.split())
    assert follow(link.url, text) is not None


@given(
    sentences=st.lists(
        st.lists(st.sampled_from(["rain", "snow", "fell", "held", "Zoë", "5-year"]), min_size=3, max_size=20),
        min_size=2,
        max_size=8,
    ),
    data=st.data(),
)
def test_a_sentence_that_occurs_once_is_the_one_that_is_found(sentences: list[list[str]], data: st.DataObject) -> None:
    texts = [f"Item {number} {' '.join(words)} end." for number, words in enumerate(sentences)]
    which = data.draw(st.integers(0, len(texts) - 1))
    start = len(" ".join(texts[:which])) + (1 if which else 0)
    text = " ".join(texts)
    link = make_link(report(text), Sentence("r1", which, start, start + len(texts[which]), texts[which]))
    assert follow(link.url, text) == (link.start, link.end)


@given(st.text())
def test_any_text_can_be_linked(text: str) -> None:
    link = make_link(report(text), Sentence("r1", 0, 0, len(text), text))
    assert link.exact == text
    assert link.url.startswith("https://example.org/story")
    assert link.url.isascii()
