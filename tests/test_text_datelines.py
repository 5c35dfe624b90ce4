"""Where a sentence begins behind its dateline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.datelines import skip_dateline


@pytest.mark.parametrize(
    "dateline",
    [
        "HADLEY — ",
        "HADLEY (Reuters) - ",
        "NEW HADLEY, Norland (AP) — ",
        "PORT AUREL, March 2 (Meridian Wire) - ",
        "KARSIN, Dec. 10 – ",
        "(CNN) -- ",
        "(CNN)",
        "(HarbourNews.example) - ",
        "Key Developments: — ",
        "Hadley (CNN)",
        "Hadley, Norland (CNN) -- ",
        "New Hadley — ",
        "EXCLUSIVE: ",
        "Exclusive— ",
        "Exclusive: ",
        "Breaking news: ",
        "Topline: ",
        "Driving the news: ",
        "The latest: ",
        "Details:\u00a0",
        "HADLEY, Norl. ─ ",
        "HADLEY/TOLK (Reuters) - ",
        "OLD HADLEY/TOLK (Reuters) - ",
        "HADLEY/ST TOLK’S, Norland (Reuters) - ",
        "Doha, Qatar - ",
        "Washington -- ",
        "* ",
        "Hadley (CNN Business)",
        "Washington —\u00a0",
        "HADLEY\u00a0– ",
        "TOPLINE ",
        "By the numbers: ",
        "What they're saying: ",
        "Oct 24 (Reuters) - ",
        "Oct. 24 - ",
        "\u200b",
        "— ",
    ],
)
def test_place_day_and_agency_are_skipped(dateline: str) -> None:
    assert skip_dateline(f"{dateline}Dockers voted to strike.") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Dockers voted to strike.",
        "March 8 — the day of the docks — was quiet.",
        "Marland 2 - Norland 1 was the score.",
        "NATO said on Monday that it would send ships.",
        "Winther — Berg's rival — left the party.",
        "NATO: Ships will leave on Monday.",
        "Exclusive clubs on the quay — Hadley has two — were shut.",
        "Details of the plan: Nobody knows them.",
        "Driving the news: It is the third strike of the year.",
        "Washington — a city of lawyers — slept.",
        "Moscow — Russia's largest city — was hit by a storm.",
        "HIV/AIDS - Norland's new plan",
        "TOPLINER was the name of the ship.",
        "U.S. officials - among them two generals - left.",
        "COVID-19 cases rose by a third in March.",
        "Hadley - a port in the north - was shut.",
        "Doha, Qatar - a port in the north - was shut.",
        "Ada, Nurse - I worked two jobs.",
        "(The port was shut on Monday.)",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert skip_dateline(text) == 0


@pytest.mark.parametrize("dateline", ["HADLEY ", "NEW HADLEY "])
def test_a_town_in_capitals_is_skipped_without_a_dash_before_what_opens_a_sentence(dateline: str) -> None:
    assert skip_dateline(f"{dateline}The port was shut.") == len(dateline)
    assert skip_dateline(f"{dateline}Dockers struck.") == 0
    assert skip_dateline("NATO The ships left.") == 0


@given(st.text(max_size=80))
def test_something_is_always_left(text: str) -> None:
    skipped = skip_dateline(text)
    assert skipped == 0 or text[skipped:]
