"""What two statements have in common is found in other words, and what makes them two facts is found too."""

from __future__ import annotations

import pytest

from summarize.text.repeats import find_actors, share_death, share_deed, share_mark, share_news, share_title

TITLES = ("Brook bans night fishing off Hadley", "Ada Brook forbids fishing at night near Hadley")


def test_who_acts_stands_before_the_first_verb() -> None:
    assert find_actors("Ada Brook met Ross Dale in Hadley.") == {"ada", "brook"}


def test_who_says_what_stands_in_quotation_marks_acts() -> None:
    assert "brook" in find_actors("“The harbor will be closing at night,” Mr. Brook wrote.")


def test_a_people_is_nobody_who_acts() -> None:
    assert not find_actors("American fishermen met Ross Dale.")


@pytest.mark.parametrize(
    "other",
    [
        "The harbor of Hadley was shut by Ada Brook after a storm.",
        "Hadley's harbor is closed: Brook closed the harbor.",
    ],
)
def test_one_deed_done_to_one_thing_is_one_deed(other: str) -> None:
    assert share_deed("Ada Brook closed the harbor of Hadley on Monday.", other)


@pytest.mark.parametrize(
    "other",
    [
        "Ross Dale closed the harbor of Merrow in spring.",
        "Ada Brook closed the bridge in Hadley.",
        "Ada Brook did not close the harbor of Hadley.",
        "Ada Brook opened the harbor of Hadley.",
    ],
)
def test_another_doer_thing_or_deed_is_another_deed(other: str) -> None:
    assert not share_deed("Ada Brook closed the harbor on Monday.", other)


def test_each_with_its_own_figure_is_two_deeds() -> None:
    assert not share_deed("Brook fined 40 fishermen on Monday.", "Brook fined 7 fishermen in Merrow.")
    assert share_deed("Brook fined 40 fishermen on Monday.", "Ada Brook fined fishermen in Merrow.")


def test_news_of_one_actor_shares_words_beyond_the_name() -> None:
    lead = "Ada Brook will visit the flooded mills of Merrow on Friday."
    assert share_news(lead, "Mayor Brook is travelling to the flooded mills.", part=0.3)
    assert not share_news(lead, "Mayor Ada Brook has sold a boat.", part=0.1)
    assert not share_news(lead, "Ross Dale is travelling to the flooded mills.", part=0.3)


def test_two_that_tell_what_both_titles_tell_tell_the_same() -> None:
    lead = "Mayor Ada Brook told boats on Monday to stop fishing after dark in Hadley."
    other = "Brook outlawed night fishing around Hadley."
    assert share_title(lead, other, TITLES)


@pytest.mark.parametrize(
    ("other", "titles"),
    [
        ("Mayor Brook will pay for new boats from the fund of the port.", TITLES),
        ("Ross Dale outlawed night fishing around Hadley.", TITLES),
        ("Brook outlawed night fishing around Hadley.", (TITLES[0], "Why Brook is right")),
    ],
)
def test_two_that_do_not_both_tell_the_titles_are_two_facts(other: str, titles: tuple[str, str]) -> None:
    lead = "Mayor Ada Brook told boats on Monday to stop fishing after dark in Hadley."
    assert not share_title(lead, other, titles)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("The toll of the flu has reached 40,000.", "Within days, flu deaths will surpass 40,000.", True),
        ("The toll of the flu topped 40,000.", "The toll is nearing more than 40,000.", True),
        ("The toll of the flu has reached 40,000.", "Flu deaths will surpass 50,000.", False),
        ("The toll of the flu has reached 40,000.", "A fund gave 40,000 masks to Hadley.", False),
        ("Ross Dale is a top 2031 contender.", "Ada Brook leads the top 2031 contenders.", False),
        ("The strike reached 12 ports.", "It passed 12 towns.", False),
    ],
)
def test_a_count_that_comes_to_one_large_figure_is_told_once(first: str, second: str, same: bool) -> None:
    assert share_mark(first, second) is same


def test_a_death_at_one_age_is_one_death() -> None:
    first = "Ross Dale, who led Hadley for years, has died aged 89."
    assert share_death(first, "The former mayor has died at 89.")
    assert not share_death(first, "The former mayor has died at 72.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo Dahl, the mayor of Norham, died on Monday.", "Two divers from Norham died in the search for her boat."),
        ("More than 2,000 people died in Orlo.", "A mother of three from Orlo died when her house collapsed."),
        ("The driver died at 10 p.m. on Monday.", "A cyclist died at 10 a.m. on Tuesday."),
    ],
)
def test_two_deaths_in_one_place_or_at_one_hour_are_two(one: str, other: str) -> None:
    assert not share_death(one, other)


def test_the_death_of_somebody_who_is_named_is_one() -> None:
    assert share_death("Jo Dahl, the mayor of Norham, died on Monday.", "Former mayor Dahl is dead at 89.")
