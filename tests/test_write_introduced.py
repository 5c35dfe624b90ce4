"""People have their full name and title where a summary first names them, and their surname afterwards."""

from __future__ import annotations

import pytest

from summarize.write import (
    drop_told_roles,
    find_people,
    introduce_people,
    is_named,
    named_in_full,
    shorten_people,
    tell_roles,
)

from .builders import build_split_report

REPORT = build_split_report(
    "President Carla Winther opened the bridge over the Orla on Monday.",
    "Winther thanked the engineers.",
    "The former minister Jonas Halden stayed away.",
    "Halden said he had not been asked.",
    "Officials of South Norland came late.",
)
PEOPLE = find_people(REPORT.sentences)


def test_a_first_mention_gets_the_full_name_and_title_and_rests_on_the_sentence_that_has_them() -> None:
    text, sentences = introduce_people("Winther thanked the engineers.", PEOPLE, set())
    assert text == "President Carla Winther thanked the engineers."
    assert sentences == REPORT.sentences[:1]


def test_a_title_that_stands_there_is_not_doubled() -> None:
    text, _ = introduce_people("On Monday President Winther thanked the engineers.", PEOPLE, set())
    assert text == "On Monday President Carla Winther thanked the engineers."


def test_who_is_named_in_a_clause_of_what_was_said_is_introduced() -> None:
    text, _ = introduce_people("The court could not prove that Halden had lied.", PEOPLE, set())
    assert text == "The court could not prove that former minister Jonas Halden had lied."


def test_a_name_that_has_its_place_with_it_stays_as_it_is() -> None:
    report = build_split_report("Jonas Halden, 41, spoke in Orlo.")
    text = "Halden of Orlo spoke at noon."
    assert introduce_people(text, find_people(report.sentences), set()) == (text, ())


def test_a_full_name_takes_the_place_of_an_honorific() -> None:
    text, _ = introduce_people("The court told Mr. Halden's lawyer to leave.", PEOPLE, set())
    assert text == "The court told former minister Jonas Halden's lawyer to leave."


def test_a_full_name_that_opens_a_statement_and_speaks_gets_its_office() -> None:
    text, sentences = introduce_people("Carla Winther told the engineers to stop.", PEOPLE, set())
    assert text == "President Carla Winther told the engineers to stop."
    assert sentences == REPORT.sentences[:1]


def test_where_opens_a_clause_and_no_name_of_a_case() -> None:
    text, _ = introduce_people("The court closed the case where Halden was accused.", PEOPLE, set())
    assert text == "The court closed the case where former minister Jonas Halden was accused."


def test_several_people_are_introduced_in_one_statement() -> None:
    text, sentences = introduce_people("Winther thanked Halden.", PEOPLE, set())
    assert text == "President Carla Winther thanked former minister Jonas Halden."
    assert len(sentences) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The Winther administration thanked the engineers.",
        "A confidential Winther memo was found.",
        "The Winther-backed plan failed.",
        "“Winther must go,” the crowd shouted.",
        "Carla Winther, the president, thanked the engineers.",
        "Carla Winther was elected president in May.",
        "Carla Winther said that she will stay president.",
        "Carla Winther supporters marched through Hadley.",
        "Officials came late from Norland.",
        "The harbour master, Carla “Captain” Winther, left.",
        "Winther political appointees thanked the engineers.",
    ],
)
def test_a_name_that_stands_for_something_else_or_is_quoted_or_full_stays(text: str) -> None:
    assert introduce_people(text, PEOPLE, set()) == (text, ())


@pytest.mark.parametrize(
    ("source", "text", "introduced"),
    [
        (
            "The court heard Red Tide leader Emil Orban.",
            "Orban also says that he would free the crew.",
            "Red Tide leader Emil Orban also says that he would free the crew.",
        ),
        (
            "Orlo Times executive editor Jo Waters said so.",
            "Jo Waters said that the paper was right.",
            "Orlo Times executive editor Jo Waters said that the paper was right.",
        ),
        (
            "The court freed former Norland Gov. Jo Waters on Tuesday.",
            "Jo Waters was one of four people to be freed.",
            "Former Norland Gov. Jo Waters was one of four people to be freed.",
        ),
        (
            "The port thanked Sen. Jo Waters, 41.",
            "The strike was ended by Jo Waters on Monday.",
            "The strike was ended by Sen. Jo Waters on Monday.",
        ),
        # Who she is stands behind her name, with its commas.
        (
            "The pier is safe, said Jo Waters, a lawyer for the port of Hadley.",
            "Waters said that the pier is safe.",
            "Jo Waters, a lawyer for the port of Hadley, said that the pier is safe.",
        ),
        (
            "Jo Waters, a port spokeswoman, and Ada Brook left.",
            "“The pier is safe,” said Jo Waters.",
            "“The pier is safe,” said Jo Waters, a port spokeswoman.",
        ),
        (
            "Jo Waters, Berg's attorney, who came late, said so.",
            "Jo Waters denied it all.",
            "Jo Waters, Berg's attorney, denied it all.",
        ),
        ("Jo Waters, a lawyer, said so.", "Billionaire Jo Waters wept.", "Billionaire Jo Waters wept."),
        ("Jo Waters, a lawyer, said so.", "The lawyer Jo Waters wept.", "The lawyer Jo Waters wept."),
        ("Jo Waters, a lawyer, said so.", "The port of Jo Waters fans is shut.", "The port of Jo Waters fans is shut."),
        ("Jo Waters, his lawyer, said so.", "Jo Waters wept.", "Jo Waters wept."),
        ("Jo Waters, then a lawyer for the port, said so.", "Jo Waters wept.", "Jo Waters wept."),
        ("Jo Waters, a disgraced lawyer, said so.", "Jo Waters wept.", "Jo Waters wept."),
        ("In 2012 Jo Waters, a lawyer, said so.", "Jo Waters wept.", "Jo Waters wept."),
        # Somebody else acts there, or it is not all that she is.
        ("After meeting Jo Waters, the mayor said so.", "Jo Waters said so.", "Jo Waters said so."),
        ("If he beats Jo Waters, the candidate, who is 41, wins.", "Jo Waters said so.", "Jo Waters said so."),
        ("Jo Waters, the prosecutor said, shot a clerk.", "They met Jo Waters.", "They met Jo Waters."),
        ("Jo Waters, the only officer who was hurt, said so.", "Jo Waters wept.", "Jo Waters wept."),
        ("Jo Waters, the officer on duty on Tuesday, said so.", "Jo Waters wept.", "Jo Waters wept."),
        ("Jo Waters, daughter of the mayor, said so.", "Jo Waters wept.", "Jo Waters wept."),
        ("Jo Waters, the suspect's lawyer, said so.", "Jo Waters wept.", "Jo Waters wept."),
        # Of a state's office she is nobody's former secretary.
        (
            "Norland’s former Secretary of State Jo Waters, 41, left.",
            "Waters wept.",
            "Jo Waters wept.",
        ),
        # In a heading nobody knows where a name begins, and a number is nobody's.
        (
            "Court Upholds Request To Drop Case Against Captain Jo Waters!",
            "Waters wept.",
            "Waters wept.",
        ),
        ("Seventeen Raiders said so.", "The chief of the Raiders wept.", "The chief of the Raiders wept."),
        # A verdict is no role, what is told already is not told twice, and who resigns had the office before.
        (
            "Disgraced activist Jo Waters, 41, left.",
            "Waters left at noon.",
            "Jo Waters left at noon.",
        ),
        (
            "Harbour chief Jo Waters left.",
            "Jo Waters, the chief of the harbour, left.",
            "Jo Waters, the chief of the harbour, left.",
        ),
        (
            "The port thanked Rep. Jo Waters, 41.",
            "The port dropped Jo Waters over doubts about the congresswoman.",
            "The port dropped Jo Waters over doubts about the congresswoman.",
        ),
        # Not surely, not any more, not all of it, and not in that year.
        ("They tried the suspected Red Tide leader Jo Waters, 41.", "Jo Waters wept.", "Jo Waters wept."),
        ("The ousted Norland Bank director Jo Waters, 41, left.", "Jo Waters wept.", "Jo Waters wept."),
        ("They met ex-Harbour News host Jo Waters, 41.", "Jo Waters wept.", "Jo Waters wept."),
        ("They met the Meet the Port host Jo Waters, 41.", "Jo Waters wept.", "Jo Waters wept."),
        ("They met the Brook & Gamble director Jo Waters, 41.", "Jo Waters wept.", "Jo Waters wept."),
        ("They met former Arn and Hadley coach Jo Waters, 41.", "Jo Waters wept.", "Jo Waters wept."),
        ("In 2012 the Green nominee Jo Waters, 41, lost.", "Jo Waters wept.", "Jo Waters wept."),
        ("They met Hadley coach Jo Waters, a former coach, 41.", "Jo Waters wept.", "Jo Waters wept."),
        ("They met Hadley coach Jo Waters, 41.", "Waters was named coach in May.", "Jo Waters was named coach in May."),
        # Half an office, and nobody's, is none; one of two does not give his to both.
        ("They met the press secretary Jo Waters, 41.", "Jo Waters spoke at noon.", "Jo Waters spoke at noon."),
        ("The party's leader Jo Waters, 41, left.", "Jo Waters spoke at noon.", "Jo Waters spoke at noon."),
        ("They met Secretary Jo Waters, 41.", "Jo Waters spoke at noon.", "Jo Waters spoke at noon."),
        ("They met reporter Jo Waters, 41.", "Jo Waters and Ada Brook spoke.", "Jo Waters and Ada Brook spoke."),
        ("Harbour chief Jo Waters left.", "Jo Waters resigned on Monday.", "Jo Waters resigned on Monday."),
        (
            "Harbour chief Jo Waters spoke. Former harbour master Jo Waters left.",
            "“Jo Waters must go,” a docker said.",
            "“Jo Waters must go,” a docker said.",
        ),
    ],
)
def test_who_somebody_is_comes_with_the_name(source: str, text: str, introduced: str) -> None:
    assert introduce_people(text, find_people(build_split_report(source).sentences), set())[0] == introduced


def test_who_was_introduced_is_not_introduced_again_but_named_shortly() -> None:
    assert introduce_people("Winther left at noon.", PEOPLE, {"Winther"}) == ("Winther left at noon.", ())
    assert shorten_people("President Carla Winther left at noon.", PEOPLE, {"Winther"}) == "Winther left at noon."


@pytest.mark.parametrize(
    "text",
    [
        "Carla Winther's (D-Norl.) office was searched.",
        "Carla Winther (D-Norl.) voted against the bill.",
        "President Carla Winther of Norland voted against the bill.",
    ],
)
def test_a_full_name_with_its_party_or_place_behind_it_stays(text: str) -> None:
    assert shorten_people(text, PEOPLE, {"Winther"}) == text


def test_a_title_that_something_qualifies_stays_whole() -> None:
    report = build_split_report(
        "President-elect Carla Winther spoke.", "Presumptive President-elect Carla Winther left."
    )
    people = find_people(report.sentences)
    text = "Presumptive President-elect Carla Winther left."
    assert shorten_people(text, people, {"Winther"}).startswith("Presumptive President-elect ")


def test_who_speaks_behind_a_quotation_is_introduced() -> None:
    text, _ = introduce_people("“The bridge is safe,” Winther said.", PEOPLE, set())
    assert text == "“The bridge is safe,” President Carla Winther said."


def test_two_people_of_one_surname_keep_their_names_as_the_sources_have_them() -> None:
    report = build_split_report("President Carla Winther spoke.", "Her son, Emil Winther, 12, sat in the first row.")
    people = find_people(report.sentences)
    assert introduce_people("Winther spoke.", people, set()) == ("Winther spoke.", ())
    assert shorten_people("Carla Winther spoke.", people, {"Winther"}) == "Carla Winther spoke."


def test_a_firm_that_nobody_calls_by_its_last_word_keeps_its_name() -> None:
    people = find_people(build_split_report("Coastline Analytica has said that it did nothing wrong.").sentences)
    text = "Coastline Analytica has denied it."
    assert shorten_people(text, people, {"Analytica"}) == text
    person = find_people(build_split_report("Jo Waters said so.", "Waters left.").sentences)
    assert shorten_people("Jo Waters has denied it.", person, {"Waters"}) == "Waters has denied it."


def test_an_article_before_a_full_name_keeps_it() -> None:
    people = find_people(build_split_report("Jo Ebstein, 41, spoke.", "Ebstein left.").sentences)
    text = "They met a Jo Ebstein accuser."
    assert shorten_people(text, people, {"Ebstein"}) == text


def test_of_many_names_in_a_row_none_is_shortened() -> None:
    people = find_people(build_split_report("Jo Waters, 41, left.", "Waters wept.").sentences)
    text = "Ada Brook, Jo Waters and Jon Halden left."
    assert shorten_people(text, people, {"Waters"}) == text
    assert shorten_people("Ada Brook and Jo Waters left.", people, {"Waters"}) == "Ada Brook and Waters left."


def test_a_surname_of_two_words_is_not_halved() -> None:
    people = find_people(
        build_split_report(
            "Ana María López Brun, 41, won the vote.", "López Brun said that she was glad.", "López Brun left."
        ).sentences
    )
    text = "López Brun called for calm."
    assert introduce_people(text, people, set())[0] == text
    assert shorten_people(text, people, {"Brun"}) == text


def test_a_name_before_a_slash_stays() -> None:
    people = find_people(build_split_report("Jo Waters, 41, left.", "Waters wept.").sentences)
    text = "She offered to be the Waters/Brook alternative."
    assert introduce_people(text, people, set())[0] == text


def test_half_an_office_is_not_left_standing() -> None:
    people = find_people(build_split_report("Health Secretary Tom Vane quit.", "Vane left.").sentences)
    text = "Health Secretary Tom Vane quit."
    assert shorten_people(text, people, {"Vane"}) == text


@pytest.mark.parametrize(
    "text", ["Tessa Marlow was fired on Tuesday.", "As the head of a hospital, Marlow said that the ward was full."]
)
def test_who_leads_what_is_not_told_beside_its_end_or_again(text: str) -> None:
    source = "Tessa Marlow, who runs a hospital in Orlo, said that the ward was full."
    people = find_people(build_split_report(source, "Marlow, 61, was heard in Orlo.").sentences)
    assert "who runs" not in introduce_people(text, people, set())[0]


def test_who_has_two_surnames_keeps_both_when_named_again() -> None:
    people = find_people(build_split_report("Rep. Sheila Marsh Brun wrote it. Marsh Brun left.").sentences)
    text = "Rep. Sheila Marsh Brun said that she would stay."
    assert shorten_people(text, people, {"Brun"}) == "Marsh Brun said that she would stay."


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("It was made by producer Jo Waters.", "It was made by producer Waters."),
        ("The port thanked Jo Waters on Friday.", "The port thanked Waters on Friday."),
        ("The mayor and Jo Waters left.", "The mayor and Waters left."),
    ],
)
def test_who_was_introduced_is_named_shortly_wherever_the_name_stands(text: str, shorter: str) -> None:
    people = find_people(build_split_report("President Jo Waters spoke. Waters left.").sentences)
    assert shorten_people(text, people, {"Waters"}) == shorter


def test_who_only_lends_a_name_to_something_is_not_named() -> None:
    person = find_people(build_split_report("President Jo Waters spoke.").sentences)["Waters"]
    assert is_named("Jo Waters blames the port", person)
    assert not is_named("Violence at the Jo Waters protests", person)


def test_who_is_introduced_before_a_measure_of_time_or_an_object_is_no_adjective() -> None:
    people = find_people(build_split_report("President Jo Waters spoke.").sentences)
    for text in ("Waters this week signed the bill.", "Waters mulls the sale.", "Waters does not agree."):
        assert introduce_people(text, people, set())[0] == f"President Jo {text}"


def test_an_apostrophe_of_another_kind_is_of_the_same_name() -> None:
    people = find_people(build_split_report("Bill O’Marra left the port. The port thanked O’Marra.").sentences)
    introduced = named_in_full("The station parted with host Bill O'Marra.") & people.keys()
    text = "The port is to announce O’Marra’s departure."
    assert introduce_people(text, people, introduced) == (text, ())


def test_a_title_is_not_taken_for_told_by_the_beginning_of_another_word() -> None:
    report = build_split_report("Dr. Carla Winther runs the clinic in Orlo.", "Winther said that the drug was safe.")
    text, _ = introduce_people("Winther said that the drug was safe.", find_people(report.sentences), set())
    assert text == "Dr. Carla Winther said that the drug was safe."


def test_who_somebody_is_is_not_said_again_behind_the_surname() -> None:
    source = "All are safe, said Tessa Marlow, the head of the fire brigade."
    people = find_people(build_split_report(source, "Marlow was heard in Orlo.").sentences)
    told = "Tessa Marlow, the head of the fire brigade, left."
    assert tell_roles(told, people) == {"Marlow"}
    again = "The dam is safe, said Marlow, the head of the fire brigade."
    assert drop_told_roles(again, people, {"Marlow"}) == "The dam is safe, said Marlow."
    # Who was only named is not known yet.
    assert not tell_roles("Tessa Marlow left.", people)
    assert drop_told_roles(again, people, set()) == again
    # Nor is it somebody else's.
    other = "The dam is safe, said Dahl, the head of the fire brigade."
    assert drop_told_roles(other, people, {"Marlow"}) == other
