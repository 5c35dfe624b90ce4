"""An early toll is told no more once a later report counts more of the same dead, and of no others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.plan.figures import find_figures
from summarize.plan.fitness import LEANS
from summarize.types import Plan, Story
from tests.builders import build_split_report

#: A Tuesday.
DAY = datetime(2026, 4, 14, 6, tzinfo=UTC)
NINE = "The death toll in the Halvik mine has risen to nine, the police said."
THREE = "Three miners died after a tunnel collapsed at the Halvik mine, police said."


def plan(*told: tuple[str, float], titles: tuple[str, ...] = ()) -> Plan:
    """Return the plan of a story of which outlets tell something, so many hours after the first morning."""
    reports = tuple(
        build_split_report(
            *text.split(" | "),
            report_id=outlet,
            outlet=outlet,
            title=titles[place] if titles else "",
            published=DAY + timedelta(hours=hours),
        )
        for place, (outlet, (text, hours)) in enumerate(zip("ABCD", told, strict=False))
    )
    return plan_story(Story("s1", reports), options=PlanOptions())


def overtaken(*told: tuple[str, float], titles: tuple[str, ...] = ()) -> set[str]:
    """Return the sentences whose figure a later report has overtaken."""
    return {
        item.sentence.text for item in plan(*told, titles=titles).passed_over if "later report has over" in item.reason
    }


@pytest.mark.parametrize(
    "later",
    [
        NINE,
        "One was found dead, which brings the number of those killed to nine, the police said.",
        "At Halvik nine people have died, the police said.",
        "The toll at the Halvik mine stands at nine.",
        "Nine miners died at Halvik, the police said.",
    ],
)
def test_who_was_counted_first_is_overtaken_by_a_later_count_of_all(later: str) -> None:
    assert overtaken((THREE, 0), (later, 25)) == {THREE}


def test_a_toll_rises_over_four_reports_to_the_last_one() -> None:
    five = "The death toll in the Halvik mine has risen to five."
    eight = "At least eight people were killed in the Halvik mine."
    assert overtaken((THREE, 0), (five, 6), (eight, 11), (NINE, 26)) == {THREE, five, eight}


def test_who_says_that_the_toll_rose_overtakes_what_was_lower_within_the_day_too() -> None:
    assert overtaken((THREE, 0), (NINE, 2)) == {THREE}
    assert plan((THREE, 0), (NINE, 2)).differences == ()
    # Nobody says that it rose: two outlets contradict each other.
    one, other = "Three people died in the Halvik mine.", "Nine people died in the Halvik mine."
    assert overtaken((one, 0), (other, 2)) == set()
    assert [item.about for item in plan((one, 0), (other, 2)).differences] == ["killed"]


@pytest.mark.parametrize(
    ("earlier", "later", "hours"),
    [
        # Two sides.
        ("The quake killed 30 people, the government said.", "The death toll has climbed to 50, the opposition said.", 3),
        ("The quake killed 30 people.", "The death toll has climbed to 50, the opposition said.", 3),
        ("The quake killed 30 people, Norland police said.", "The death toll has risen to 50, Westmark police said.", 3),
        ("The quake killed 30 people, police said.", "The death toll has climbed to 50, said Bo Lund.", 3),
        (
            "The quake killed 30 people, police said.",
            "The death toll has climbed to 50, said Bo Lund, the leader of the opposition.",
            3,
        ),
        # A minute apart.
        ("The quake killed 30 people, the government said.", "The death toll has climbed to 50, the opposition said.", 1 / 60),
        ("The quake killed 30 people, police said.", "The death toll has climbed to 50, police said.", 1 / 60),
        ("The quake killed 30 people.", "That brought the toll to 50.", 1 / 60),
    ],
)  # fmt: skip
def test_another_side_and_who_speaks_at_once_contradict_a_lower_toll(earlier: str, later: str, hours: float) -> None:
    assert overtaken((earlier, 0), (later, hours)) == set()
    (difference,) = plan((earlier, 0), (later, hours)).differences
    assert difference.about == "killed"
    assert [any(count in version.text for count in ("30", "50")) for version in difference.versions] == [True, True]


@pytest.mark.parametrize(
    "later",
    [
        "The death toll has climbed to 50.",
        "The death toll has climbed to 50, police said.",
        "The death toll has climbed to 50, the Halvik police said.",
        "The death toll has climbed to 50, hospital officials said.",
        "The death toll has climbed to 50, said Ulf Berg, the head of the fire brigade.",
        "The death toll, which police said would climb, has risen to 50.",
    ],
)
def test_whoever_counts_for_all_overtakes_a_lower_toll(later: str) -> None:
    earlier = "The quake killed 30 people, police said."
    assert overtaken((earlier, 0), (later, 2)) == {earlier}
    assert plan((earlier, 0), (later, 2)).differences == ()


def test_who_says_in_an_older_report_that_the_toll_rose_overtakes_nothing() -> None:
    assert overtaken((NINE, 0), ("Three people died in the Halvik mine.", 2)) == set()
    assert overtaken((NINE, 0), (THREE, 0)) == set()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # Others than the dead.
        ("Three miners were hurt in the Halvik mine.", NINE),
        # Another accident, by its place and by its day.
        ("Three miners died in the Orsk mine.", NINE),
        ("Three people died in a blast on Monday.", "Nine people died in a blast on Tuesday."),
        # Some of the dead: they are no fewer.
        ("Three children died after a tunnel collapsed at the Halvik mine.", NINE),
        ("Three Norlanders died after a tunnel collapsed.", "The toll stands at nine."),
        ("Three climbers died in the storm.", "The storm killed nine people."),
        ("Three miners died at Halvik. | Six villagers died there, too.", NINE),
        # Those of a strike, and those of the war that it is part of.
        ("A strike on Orlo killed 12 people.", "The war has killed 41,000 people, the ministry said."),
        ("A strike on Orlo killed 12 people.", "Some 41,000 people have died in the war, the ministry said."),
        ("A strike on Orlo killed 12 people.", "Some 41,000 people have been killed since the war began."),
        # Whoever died elsewhere is another's loss.
        ("Three climbers died at Halvik.", "Nine skiers died at Halvik."),
    ],
)
def test_who_is_counted_apart_is_not_overtaken(earlier: str, later: str) -> None:
    assert all(any(map(find_figures, text.split(" | "))) for text in (earlier, later))
    assert overtaken((earlier, 0), (later, 25)) == set()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Three miners were found alive in the Halvik mine.", NINE),
        # At another time.
        (THREE, "Last year nine miners died at Halvik."),
        ("Last year three miners died at Halvik.", NINE),
    ],
)
def test_who_gives_no_toll_is_not_overtaken_and_overtakes_nothing(earlier: str, later: str) -> None:
    assert any(not find_figures(text) for text in (earlier, later))
    assert overtaken((earlier, 0), (later, 25)) == set()


def test_the_toll_of_a_war_is_overtaken_by_a_later_one_of_that_war() -> None:
    before = "The war has killed 38,000 people, the ministry said."
    assert overtaken((before, 0), ("The war has killed 41,000 people, the ministry said.", 25)) == {before}


def test_a_strike_and_its_war_in_one_sentence_are_told_apart() -> None:
    both = "A strike on Orlo killed 14 people, in a war that has killed 41,000 people."
    war = "The war has killed 38,000 people, the ministry said."
    strike = "A strike on Orlo killed 12 people."
    assert overtaken((war, 0), (both, 25)) == {war}
    assert overtaken((strike, 0), (both, 25)) == {strike}


def test_a_title_tells_whether_those_who_are_counted_are_all_of_the_dead() -> None:
    children = "Three children died after a tunnel collapsed at the Halvik mine."
    titles = ("Three dead in mine", "Mine: more dead")
    assert overtaken((children, 0), (NINE, 25), titles=titles) == {children}
    titles = ("Five dead in mine", "Mine: more dead")
    assert overtaken((THREE, 0), (NINE, 25), titles=titles) == set()


def test_the_newest_toll_is_kept_though_it_leans_on_the_sentence_before_it_where_nothing_else_gives_it() -> None:
    found = "Rescuers reached the last missing miners at Halvik on Wednesday morning."
    brings = "One was dead, which brings the number of those killed to nine, the police said."
    planned = plan((THREE, 0), (f"{found} | {brings}", 25))
    assert brings in [point.sentences[0].text for point in planned.points]
    # Another report gives it, or what it leans on is not there.
    for told in ([(THREE, 0), (f"{found} | {brings}", 25), (NINE, 25)], [(THREE, 0), (brings, 25)]):
        assert {item.sentence.text: item.reason for item in plan(*told).passed_over}.get(brings) == LEANS
