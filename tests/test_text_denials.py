"""Denials of what was said of somebody are told from refusals and from what is denied no more."""

from __future__ import annotations

import pytest

from summarize.text.denials import is_denial, opens_with_denial


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook denies any wrongdoing.",
        "The mayor flatly denied that he had sold the pier.",
        "Brook, 63, has denied taking the money.",
        "The port is denying that it plans to close.",
        "The union disputed the port’s account.",
        "Brook rejected the allegations.",
        "The port called the report baseless.",
        "The mayor dismissed it as “a lie”.",
        "Jonas Halden pleaded not guilty.",
        "The captain maintains his innocence.",
        "Brook told the court that she did nothing wrong.",
    ],
)
def test_a_denial_is_found(text: str) -> None:
    assert is_denial(text)


@pytest.mark.parametrize(
    "text",
    [
        "The court denied a request to stop the sale.",
        "The judge denied bail on Tuesday.",
        "Dockers were denied their pay.",
        "The council rejected the plan.",
        "The vote called the mayor back to Hadley.",
        "After first denying it, the port acknowledged that it sold the pier.",
        "The captain stopped denying the reports.",
        "“The mayor denies any wrongdoing” was the title of the play in Hadley that the court denied access to.",
    ],
)
def test_a_refusal_or_what_is_denied_no_more_is_none(text: str) -> None:
    assert not is_denial(text)


def test_a_denial_at_the_end_of_the_news_is_not_its_opening() -> None:
    tail = (
        "Mayor Ada Brook confirmed on Sunday that she had spoken with the owner of the pier in a midsummer call that is"
        " at the heart of a complaint, but said that she did nothing wrong."
    )
    assert is_denial(tail)
    assert not opens_with_denial(tail)
    assert opens_with_denial("Mayor Ada Brook denies that she sold the pier.")
