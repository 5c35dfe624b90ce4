"""The writer that needs no model: whole sentences, and shorter ones that take nothing away that matters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.types import Task
from summarize.write import QuoteWriter
from summarize.write.trimmed import can_spare, trim_sentence

from .builders import build_request, build_split_report


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        (
            "HADLEY (Reuters) - Dockers at the port of Hadley voted on Monday to strike.",
            "Dockers at the port of Hadley voted on Monday to strike.",
        ),
        (
            "HADLEY, Norland (AP) — Dockers at the port of Hadley voted on Monday to strike.",
            "Dockers at the port of Hadley voted on Monday to strike.",
        ),
        ("(CNN)Dockers at the port of Hadley voted to strike.", "Dockers at the port of Hadley voted to strike."),
        (
            "Senator Ida Brook — long a critic of the plan — said on Monday that she would vote for it.",
            "Senator Ida Brook said on Monday that she would vote for it.",
        ),
        (
            "KARSIN, Dec 10 (Meridian Wire) - Dockers at the port of Hadley voted on Monday to strike.",
            "Dockers at the port of Hadley voted on Monday to strike.",
        ),
        (
            "NEW HADLEY, Norland, Sept. 3 — Dockers at the port voted on Monday to strike.",
            "Dockers at the port voted on Monday to strike.",
        ),
        (
            "However, the dockers at the port of Hadley voted on Monday to strike.",
            "The dockers at the port of Hadley voted on Monday to strike.",
        ),
        (
            "The bank raised its rate to 4.5 percent on Monday, a move that surprised analysts.",
            "The bank raised its rate to 4.5 percent on Monday.",
        ),
        (
            "Mayor Ilse Brandt, who took office in May, closed the schools until Friday.",
            "Mayor Ilse Brandt closed the schools until Friday.",
        ),
        (
            "The two countries signed the treaty (the first since 2010) in Geneva on Monday.",
            "The two countries signed the treaty in Geneva on Monday.",
        ),
        (
            "Ilse Brandt, a lawyer who led the council, where she fought the plan, resigned on Monday.",
            "Ilse Brandt, a lawyer who led the council, resigned on Monday.",
        ),
        (
            "On Jan. 6, 2021, the council, which had met daily, went on strike in the port of Hadley.",
            "On Jan. 6, 2021, the council went on strike in the port of Hadley.",
        ),
        (
            "For three years, Ilse Brandt, who took office in May, has led the council of Hadley.",
            "For three years, Ilse Brandt has led the council of Hadley.",
        ),
        (
            "The mayor of Hadley pardoned two dockers and Jon Berg Jr., who had pleaded guilty to fraud in May.",
            "The mayor of Hadley pardoned two dockers and Jon Berg Jr.",
        ),
        (
            "As the talks went on in Tolk, the dockers in the port of Hadley voted on Monday to strike.",
            "The dockers in the port of Hadley voted on Monday to strike.",
        ),
        (
            "Trade in the port of Hadley fell by a third on Friday, an alarming sign that the “third wave” is on its way.",
            "Trade in the port of Hadley fell by a third on Friday.",
        ),
        (
            "A recent survey by the port of Hadley, for example, saw support for the strike rise.",
            "A recent survey by the port of Hadley saw support for the strike rise.",
        ),
    ],
)
def test_dateline_connective_aside_and_tail_can_be_cut(text: str, shorter: str) -> None:
    assert shorter in [trimmed.text for trimmed in trim_sentence(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The port will open on Tuesday, unless the dockers vote against the deal.",
        "The minister took the money, according to the indictment read in court.",
        "The factory emitted no fumes, except on the two days of the fire.",
        "The two sides agreed on a truce, although no date was set for it.",
        "Senator Ida Brook — long a critic of the plan — and two others voted for it.",
        "Snow fell in the north—as it does in March—and roads were closed.",
        "The dockers, after a week of talks in Hadley, agreed to return to work.",
        "The mayor signed the bill on Monday, which comes a week after the vote in Hadley, the home of the port.",
        "Profit in the first quarter, which ended in November, slipped to two million crowns.",
        "A van drove into the crowd in Hadley on Friday, killing at least 13 people and injuring dozens.",
        "The council asked the mayor on his support for (or opposition to) the new bridge in Hadley.",
        "The jobless rate in Norland fell to 5.4 percent – less than was expected – the labour office reported Friday.",
        "A bridge gave way in Hadley on Monday, leaving four dockers dead.",
        "The plan has three parts: a new quay for the port; a bridge to Hadley; and a tunnel to Tolk.",
        "The airline answered by cutting flights to Hadley, parking planes, freezing pay and closing two offices.",
        "The port of Hadley is weighing a cut in fees to keep its trade — or even a closure, a new report said Monday.",
        "The council set aside direct payments of 2,000 crowns — rather than the 600 first planned — for each docker.",
        "The mayor laid out a plan for dockers to get the vaccine, including leave and a payment, paid for by the port.",
        "Mr Berg, born in Tolk, would be the first docker to head the port of Hadley, created in the wake of the storm.",
        "The ailment, Berg's syndrome — one so rare that few have it — has been seen in the port of Hadley twice.",
        "The mayor has suggested — wrongly — that the port of Hadley was closed by its dockers.",
        "The mayor wants the port of Hadley to insure its dockers, which it is already bound to do by the law.",
        "The mayor said that talks with the dockers can begin, even as she vowed to go on contesting the vote.",
        "The mayor of Hadley wrote to four dockers on Monday, telling them that the port would be closed.",
        "The vote was stolen by the other side of Hadley, a baseless claim that the mayor has made for years.",
        "The council of Hadley approved a rent cap in May, a tax measure and a ban on fireworks.",
        "The council rejected the plan of the mayor, so the new port of Hadley is dead – for now.",
        "Mayor Ilse Brandt's — known for her short temper — claimed a new victim in the port of Hadley on Monday.",
        "Police in Hadley said six people were hurt on Saturday, during clashes near the market hall.",
        "The officials in Hadley certified Ada Brook, the mayor, as the winner.",
    ],
)
def test_what_limits_a_claim_or_carries_it_is_never_cut(text: str) -> None:
    last = text.split()[-2:]
    assert all(trimmed.text.split()[-2:] == last for trimmed in trim_sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        "In a memo from the port of Hadley, acting harbour master Dana Wirth said the quay was safe.",
        "In a long letter to the council of Hadley, standing in for the mayor, Dana Wirth resigned.",
    ],
)
def test_a_sentence_is_never_cut_down_to_something_without_a_verb(text: str) -> None:
    assert all("Dana Wirth" in trimmed.text for trimmed in trim_sentence(text))


def test_one_of_a_pair_stays_with_the_other() -> None:
    text = "Ilse Brandt spoke for an hour, calling one judge old, calling another one a fool."
    gone = ", calling one judge old"
    start = text.index(gone)
    assert not can_spare(text, 0, (start, start + len(gone)))
    assert can_spare(text, 0, (start + len(gone), len(text) - 1))


def test_no_cut_parts_a_town_from_its_state() -> None:
    for place in ("Karsin, D.C. on Monday", "Karsin, Norland"):
        text = f"As the talks went on in {place}, the dockers in the port voted to strike."
        assert all(not trimmed.text.startswith(("D.C.", "Norland")) for trimmed in trim_sentence(text))


def test_what_names_a_bill_that_stays_is_not_cut() -> None:
    text = "As the council takes up her plan to close the port, Ida Brook said the plan was needed."
    assert all("plan to close" in trimmed.text for trimmed in trim_sentence(text))
    assert trim_sentence("The measure, which would close the port, was passed in Hadley on Monday.") == ()


def test_what_became_harder_for_somebody_to_do_is_not_cut() -> None:
    text = "Farmers passed a law in Arn that makes it harder for the new mayor, Ida Brook, to close the port."
    start = text.index(", to close")
    assert not can_spare(text, 0, (start, len(text) - 1))
    freer = "Farmers made it harder for rivals to sell in Arn, to the delight of Mayor Ida Brook."
    start = freer.index(", to the")
    assert can_spare(freer, 0, (start, len(freer) - 1))


@given(st.text(alphabet="ABCabc ,.—–-();“”\"'whichafter", max_size=120))
def test_a_trimmed_text_is_made_of_the_sentence_it_was_cut_from(text: str) -> None:
    for trimmed in trim_sentence(text):
        joined = "".join(text[start:end] for start, end in trimmed.kept)
        assert trimmed.text[1:] == joined[1:]
        assert len(trimmed.text) <= len(text)


def test_drafts_say_where_each_word_stands_in_its_sentence() -> None:
    report = build_split_report(
        "HADLEY (AP) — Dockers, who earn little, voted on Monday to strike, ending months of talks."
    )
    (drafts,) = QuoteWriter().write([build_request(report)])
    assert {draft.writer for draft in drafts} == {"quote", "trim"}
    for draft in drafts:
        words = draft.text.split()
        assert len(draft.copied_from) == len(words)
        for word, copied in zip(words, draft.copied_from, strict=True):
            assert copied is not None
            source = report.sentences[copied.sentence].text
            # A word that lost what stood before its full stop begins and ends where it did.
            assert source[copied.start].casefold() == word[0].casefold()
            assert source[copied.end - 1] == word[-1]


def test_nothing_is_offered_for_mending_since_a_sentence_is_what_it_is() -> None:
    report = build_split_report("Dockers voted on Monday to strike.")
    assert QuoteWriter().write([build_request(report, task=Task.MEND)]) == ((),)


def test_headlines_come_from_titles_without_outlet_prefix_and_teasers() -> None:
    report = build_split_report(
        "Dockers at the port of Hadley voted on Monday to strike.",
        outlet="Coast News",
        title="Breaking: Hadley dockers vote to strike - Coast News",
    )
    teaser = build_split_report(
        "Dockers voted.", report_id="r2", outlet="B", title="Why the Hadley dockers' vote should worry you"
    )
    (drafts,) = QuoteWriter().write([build_request(report, teaser, task=Task.HEADLINE)])
    assert [draft.text for draft in drafts] == [
        "Hadley dockers vote to strike",
        "Dockers at the port of Hadley voted to strike",
    ]


def test_a_headline_may_be_the_beginning_of_a_title_that_says_too_much() -> None:
    report = build_split_report("A ferry capsized off Dunmere.", title="Ferry capsizes off Dunmere, at least 12 dead")
    (drafts,) = QuoteWriter().write([build_request(report, task=Task.HEADLINE)])
    assert "Ferry capsizes off Dunmere" in [draft.text for draft in drafts]


def test_a_sentence_is_quoted_from_behind_its_dateline() -> None:
    report = build_split_report("Hadley (CNN)Dockers vote on Monday.")
    (drafts,) = QuoteWriter().write([build_request(report)])
    assert [draft.text for draft in drafts if draft.writer == "quote"] == ["Dockers vote on Monday."]


def test_a_line_beneath_a_title_is_never_shortened() -> None:
    line = "Mayor meets with union leaders (six of seven) amid threat of strike."
    (drafts,) = QuoteWriter().write([build_request(build_split_report(line))])
    assert [draft.text for draft in drafts] == [line]
