"""Who is somebody in a story is known from its reports, with the title or role that is theirs."""

from __future__ import annotations

import pytest

from summarize.types import Sentence
from summarize.write import find_people, introduce_people, named_in_full

from .builders import build_split_report


def test_a_role_before_a_full_name_shows_a_person() -> None:
    report = build_split_report("Jurors were asked about the former campaign chairman Emil Orban.")
    text, _ = introduce_people("The trial is about Orban's work.", find_people(report.sentences), set())
    assert text == "The trial is about former campaign chairman Emil Orban's work."


@pytest.mark.parametrize(
    "source",
    [
        "It was the largest crowd since then-President Bill Clinton spoke there.",
        "Host Hannah Clinton International owns 80 hotels.",
    ],
)
def test_a_role_of_then_or_of_a_firm_shows_nobody_who_is_known_by_surname_alone(source: str) -> None:
    people = find_people(build_split_report(source).sentences)
    assert introduce_people("Clinton met dockers in Orlo.", people, set()) == ("Clinton met dockers in Orlo.", ())


def test_who_is_called_by_a_surname_that_stands_first_is_nobody_with_the_same_surname_behind() -> None:
    people = find_people(
        build_split_report(
            "Northern leader Kim Jong Ho opened the summit on Monday.",
            "Andrew Kim, a former spy, said that little would come of it.",
        ).sentences
    )
    assert introduce_people("The board said that Winther would meet Kim in the old hotel.", people, set()) == (
        "The board said that Winther would meet Kim in the old hotel.",
        (),
    )


def test_a_role_that_opens_a_sentence_shows_a_person() -> None:
    people = find_people(build_split_report("Moderator Ilse Tarnow led the debate.").sentences)
    text, _ = introduce_people("Both candidates interrupted Tarnow.", people, set())
    assert text == "Both candidates interrupted Ilse Tarnow."


def test_a_second_bearer_of_a_surname_counts_behind_the_name_of_a_party() -> None:
    report = build_split_report(
        "Emil Winther, 54, ran a ferry.", "The council defeated fellow Republican Carla Winther.", "Winther lost."
    )
    assert introduce_people("Winther lost.", find_people(report.sentences), set()) == ("Winther lost.", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "The port met Reps. Jonas Halden and Carla Winther.",
        "Ferry and Harbour Services Director Jonas Halden, 41, met the port.",
    ],
)
def test_titles_of_several_people_and_halves_of_titles_are_given_to_nobody(sentence: str) -> None:
    text, _ = introduce_people("Halden spoke.", find_people(build_split_report(sentence).sentences), set())
    assert text in {"Jonas Halden spoke.", "Halden spoke."}


def test_a_name_inside_that_of_an_office_in_a_firm_is_a_full_name() -> None:
    # The office stays: who has left a firm is called by it for long.
    report = build_split_report("Former Coastline Foods CEO Ada Brook was charged with fraud.")
    text, _ = introduce_people("Brook spoke on the radio.", find_people(report.sentences), set())
    assert text == "Ada Brook spoke on the radio."


def test_the_only_full_name_of_a_family_is_not_given_to_its_president() -> None:
    report = build_split_report(
        "President Winther spoke at noon.", "Emil Winther, 12, sat in the first row.", "Winther thanked everyone."
    )
    people = find_people(report.sentences)
    for sentence in report.sentences:
        assert introduce_people(sentence.text, people, set()) == (sentence.text, ())


def test_the_title_of_a_former_office_is_not_given_as_the_present_one() -> None:
    report = build_split_report(
        "President Carla Winther spoke in 2019.", "The former President Carla Winther now lives abroad."
    )
    text, _ = introduce_people("Winther lives abroad.", find_people(report.sentences), set())
    assert text == "Carla Winther lives abroad."


def test_a_former_office_is_known_with_its_country_before_it() -> None:
    report = build_split_report("The court heard the former Norland Governor Jonas Halden on Monday.")
    text, _ = introduce_people("Halden was sentenced.", find_people(report.sentences), set())
    assert text == "Former Norland Governor Jonas Halden was sentenced."


def test_places_and_bodies_are_nobody() -> None:
    report = build_split_report(
        "House Democrats said no.",
        "Winds reached South Norland, a county.",
        "Norland slept.",
        "The Orlo Games Committee said yes.",
    )
    assert find_people(report.sentences) == {}
    assert named_in_full("House Democrats said no to Carla Winther.") == {"Winther"}


def test_a_place_and_a_storm_are_nobody() -> None:
    report = build_split_report(
        "Air Norland, the state firm, said so.",
        "Nobody in Norland flew.",
        "Typhoon Mangrel, a storm, has come.",
    )
    people = find_people(report.sentences)
    for text in ("Norland has grounded 40 planes.", "The storm Mangrel hit Arn.", "Mangrel hit Arn."):
        assert introduce_people(text, people, set())[0] == text


def test_a_short_first_name_is_the_same_persons() -> None:
    people = find_people(build_split_report("Chuck Berg, 41, spoke.", "Charles Berg, a docker, left.").sentences)
    assert introduce_people("Berg wept.", people, set())[0] in {"Chuck Berg wept.", "Charles Berg wept."}
    others = find_people(build_split_report("Chuck Berg, 41, spoke.", "Carla Berg, a docker, left.").sentences)
    assert introduce_people("Berg wept.", others, set())[0] == "Berg wept."


def test_half_an_office_in_front_of_a_name_is_none_of_it() -> None:
    people = find_people(
        build_split_report(
            "Council Majority Leader Ada Brook, 41, left.", "Majority Ada Brook wept.", "Ada Brook said so."
        ).sentences
    )
    assert introduce_people("Brook left.", people, set())[0].endswith("Ada Brook left.")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Norland’s president, Ada Brook, has left Hadley.", "Norland’s president Ada Brook spoke."),
        ("Former Halden lawyer Jo Brook said that it was late.", "Former Halden lawyer Jo Brook spoke."),
    ],
)
def test_an_office_of_one_and_a_former_role_come_with_the_name(source: str, told: str) -> None:
    people = find_people(build_split_report(source, "Brook said nothing else.").sentences)
    assert introduce_people("Brook spoke.", people, set())[0] == told


@pytest.mark.parametrize(
    "source",
    [
        "But Norland’s president, Ada Brook, said so.",
        "On Monday Norland’s president, Ada Brook, said so.",
        "Asked about Norland’s president, Ada Brook, 54, said so.",
        "Before she became Norland’s president, Ada Brook, 54, taught.",
        "Norland’s president, Ada Brook, was replaced on Monday.",
    ],
)
def test_nobody_is_given_the_office_of_somebody_else(source: str) -> None:
    people = find_people(build_split_report(source, "Ada Brook said it was late.", "Brook left.").sentences)
    assert "president" not in introduce_people("The dam holds, Brook said.", people, set())[0]


@pytest.mark.parametrize("mention", ["British MP Jo Brook", "Kentucky Republican Jo Brook", "Fox News Jo Brook"])
def test_who_is_called_by_party_or_station_once_is_introduced_all_the_same(mention: str) -> None:
    people = find_people(build_split_report(f"{mention} spoke.", "Jo Brook, a lawmaker, said so.").sentences)
    assert "Jo Brook" in introduce_people("Brook said the dam holds.", people, set())[0]


def test_whom_nobody_has_confidence_in_is_somebody() -> None:
    people = find_people(build_split_report("Voters lost confidence in Berg.", "Chuck Berg, 41, left.").sentences)
    assert introduce_people("Berg wept.", people, set())[0] == "Chuck Berg wept."


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Tessa Marlow, who runs a hospital in Orlo, said that the ward was full.", "Tessa Marlow, who runs a hospital in Orlo, warned the port."),
        ("Tessa Marlow, the president's physician, said that the ward was full.", "Tessa Marlow, the president's physician, warned the port."),
        ("Tessa Marlow, a former harbour pilot and adviser to the board, said so.", "Tessa Marlow warned the port."),
        ("Tessa Marlow, the suspect's lawyer, said that the ward was full.", "Tessa Marlow warned the port."),
        # Another one's, or another time's.
        ("The lawyer of Tessa Marlow, who runs a bank in Orlo, said no.", "Tessa Marlow warned the port."),
        ("Struck by a drunk driver, Tessa Marlow, 19, lost both legs.", "Tessa Marlow warned the port."),
        ("Tessa Marlow, who leads the race for mayor, said that she was glad.", "Tessa Marlow warned the port."),
        ("Tessa Marlow, who owns Orlo Foods, Arn Mills and a bank, said no.", "Tessa Marlow warned the port."),
        ("Tessa Marlow, a former prosecutor who now sits as a judge in Orlo, said so.", "Tessa Marlow warned the port."),
        ("The murdered rapper Tessa Marlow was mourned in Orlo.", "Tessa Marlow warned the port."),
    ],
)  # fmt: skip
def test_who_somebody_is_is_what_is_said_of_nobody_else(source: str, told: str) -> None:
    people = find_people(build_split_report(source, "Marlow, 61, was heard in Orlo.").sentences)
    assert introduce_people("Tessa Marlow warned the port.", people, set())[0] == told


@pytest.mark.parametrize(
    ("source", "text", "introduced"),
    [
        # A first name shows a person, whatever the surname means besides.
        (
            "The talk was led by Peter Wallgrove.",
            "Both sides and Wallgrove left.",
            "Both sides and Peter Wallgrove left.",
        ),
        ("It was told to Mark Short in Orlo.", "The board thanked Short.", "The board thanked Mark Short."),
        (
            "The panel heard Emma Pound.",
            "After Pound testified, the panel left.",
            "After Emma Pound testified, the panel left.",
        ),
        # Two surnames.
        (
            "Rep. Sheila Marsh Brun wrote it. A draft of Marsh Brun is known.",
            "An aide to Marsh Brun left.",
            "An aide to Rep. Sheila Marsh Brun left.",
        ),
        # Many names in a row are no headline.
        (
            "Julian Emil Korte, 32, and George Pierre Talos, 39, of Lower Orlo were arrested on Sunday.",
            "Korte and Talos face nine charges.",
            "Julian Emil Korte and George Pierre Talos face nine charges.",
        ),
        # What stands in Halden's case is in no place of that name.
        (
            "In Halden's case nothing was found. The court heard Peter Halden.",
            "The court freed Halden.",
            "The court freed Peter Halden.",
        ),
        # What else was read as a full name.
        (
            "Nick Carver said so. Nick Carver told Harbour Fair Carver, who had asked.",
            "Carver left.",
            "Nick Carver left.",
        ),
    ],
)
def test_who_bears_a_first_name_is_introduced_by_it(source: str, text: str, introduced: str) -> None:
    assert introduce_people(text, find_people(build_split_report(source).sentences), set())[0] == introduced


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # The first word of a sentence owes its capital to its place.
        ("Drugmaker Halmer said so. Halmer has tried it.", "A drug from Halmer helps."),
        ("The crown prince knew. The Crown Prince of South Orlavia denied it.", "South Orlavia has called it false."),
        # Whose advisers these are is said already.
        ("President Carla Winther met her aides.", "Winther advisers are weighing a tax."),
        ("Peter Short was dismissed.", "Short denies that Short was dismissed."),
        # Who he is stands behind his name.
        (
            "Former Brook campaign chairman Paul Malten lied. Paul Malten left.",
            "Paul Malten, President Brook's former campaign manager, lied.",
        ),
    ],
)
def test_what_only_looks_like_somebody_keeps_its_name(source: str, text: str) -> None:
    assert introduce_people(text, find_people(build_split_report(source).sentences), set())[0] == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # Another of the family may be meant, and the best known is.
        (
            "Marcus Arbel said that his son was hunted. Ahmaud Arbel was found near Orlo. Arbel was 25.",
            "Arbel was shot on Feb. 23.",
        ),
        ("Melania Trump wore a coat. Trump signed the order.", "Trump signed the order."),
        # Places, airports, universities, storms, ships, courts.
        ("In Austin, hundreds marched. Lloyd Austin arrived in Orlo.", "In Austin, hundreds marched."),
        ("Homes in Holbeck's suburbs were flooded. The board heard Emma Holbeck.", "The storm hit Holbeck on Monday."),
        ("The board heard Emma Holbeck.", "Protesters marched from Holbeck to Orlo."),
        ("Holbeck police said so. The board heard Emma Holbeck.", "The board of Holbeck met."),
        ("Hurricane Ferris hit Orlo. Steve Ferris gave a million.", "Ferris destroyed 500 homes."),
        ("The court heard Jim Oberdorf.", "Oberdorf v. Hodges made it lawful."),
        # A plain word, and a headline among the sentences.
        ("Jeremy Hunt arrived in Orlo.", "Hunt for survivors continues in the port."),
        ("Senate Report Slams Harbour Chief Dave Calder, Who said Ships Were Safe", "The board told Calder to go."),
        # A name that says which.
        ("Kevin Malten arrived in Orlo.", "After Malten rally shooting, the port was closed."),
    ],
)
def test_a_first_name_alone_shows_nobody_where_something_else_may_be_meant(source: str, text: str) -> None:
    assert introduce_people(text, find_people(build_split_report(source).sentences), set())[0] == text


def test_a_party_that_somebody_leads_is_no_person() -> None:
    people = find_people(
        build_split_report("Dahl will not sit with a Brook-led Halden in Orlo.", "Halden said it was late.").sentences
    )
    statement = "Brook’s right-wing Halden came second, with 31 seats."
    assert introduce_people(statement, people, set()) == (statement, ())


def lead(text: str, report_id: str) -> Sentence:
    return build_split_report(text, report_id=report_id).sentences[0]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "The hotel's owner, Tessa Marlow, said that the doors were shut.",
            "Tessa Marlow, the hotel's owner, warned the port.",
        ),
        (
            "Arn Metals' chief executive, Tessa Marlow, told the court so.",
            "Tessa Marlow, Arn Metals' chief executive, warned the port.",
        ),
        (
            "The tower, built in 1968, is safe, said Tessa Marlow, the head of the fire brigade.",
            "Tessa Marlow, the head of the fire brigade, warned the port.",
        ),
        # Which restaurant? The leads tell of a hotel.
        ("The restaurant's owner, Tessa Marlow, said that the doors were shut.", "Tessa Marlow warned the port."),
        # Whose, where only the report knows?
        ("Its safety delegate, Tessa Marlow, said that the doors were shut.", "Tessa Marlow warned the port."),
        ("The victim's lawyer, Tessa Marlow, said that the doors were shut.", "Tessa Marlow warned the port."),
    ],
)
def test_who_somebody_is_stands_before_the_name_as_well_and_is_told_where_the_story_makes_it_clear(
    source: str, told: str
) -> None:
    leads = [
        lead("A victim of the fire in a hotel in Orlo died on Monday.", "b"),
        lead("The hotel in Orlo burned down, and a victim died.", "c"),
    ]
    further = build_split_report(
        "Rain fell on Orlo.", source, "Marlow, 61, was heard in Orlo.", report_id="d"
    ).sentences
    people = find_people([*leads, *further])
    assert introduce_people("Marlow warned the port.", people, set())[0] == told
