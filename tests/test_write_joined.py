"""Two sentences become one where the second goes on with the subject of the first, or answers it."""

from __future__ import annotations

import pytest

from summarize.text.denials import is_denial, opens_with_denial
from summarize.text.subjects import find_subject, name_pronoun
from summarize.write.joined import LONGEST, join_following, join_sentences


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (
            "President Carla Winther opened the bridge on Monday.",
            "She thanked the engineers from Hadley.",
            "President Carla Winther opened the bridge on Monday and thanked the engineers from Hadley.",
        ),
        (
            "Carla Winther said on Monday the bridge was safe.",
            "She added that lorries must use the old road.",
            "Carla Winther said on Monday that the bridge was safe and that lorries must use the old road.",
        ),
        (
            "Carla Winther said that her superior had told her to delete the files.",
            "Her superior, Jonas Halden, denies it.",
            "Carla Winther said that her superior had told her to delete the files, which her superior, Jonas Halden, denies.",
        ),
    ],
)
def test_a_sentence_and_the_next_one_about_the_same_person_are_joined(one: str, other: str, joined: str) -> None:
    assert [found.text for found in join_following([one, other])] == [joined]


def test_sentences_of_one_report_about_one_person_are_joined() -> None:
    joined = join_sentences("Carla Winther won the vote in Hadley.", "Winther has promised lower rents.")
    assert joined == "Carla Winther won the vote in Hadley and has promised lower rents."


def test_sentences_of_two_reports_are_not_since_both_may_tell_one_deed() -> None:
    assert not join_sentences("Carla Winther won the vote in Hadley.", "Winther has promised lower rents.", apart=True)


def test_two_sides_stand_in_one_sentence_each_with_its_own_words() -> None:
    joined = join_sentences(
        "Carla Winther said the bridge had passed every safety test.",
        "Jonas Halden said the safety test of the bridge was a farce.",
        apart=True,
    )
    assert joined == (
        "Carla Winther said the bridge had passed every safety test, while Jonas Halden said the safety test of the bridge"
        " was a farce."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Nobody knows who "he" is.
        ("Carla Winther met Jonas Halden on Monday.", "They spoke for an hour."),
        # What was said would be read as said, too.
        ("Carla Winther said the bridge was safe.", "She left the hall at noon."),
        ("“The bridge is safe,” Carla Winther said.", "She left the hall at noon."),
        # Both say the same.
        ("Carla Winther opened the new bridge on Monday.", "Winther opened the new bridge with a speech."),
        ("The bridge opened on Monday.", "The tunnel opened on Tuesday."),
        # Who says the one half does not say the other.
        ("Orlo has denied it all.", "Orlo will close its ports on Monday, Jonas Halden said."),
        ("Carla Winther left the hall.", "Winther will be back, according to the port."),
        # What was announced is no clause.
        ("Carla Winther announced the captain's transfer on Monday.", "Winther said the port will open on Monday."),
        # What came first would be told as if it came last.
        ("Carla Winther left the race on Wednesday.", "She won the vote in Hadley in February."),
        ("Carla Winther left the race on Wednesday.", "Winther won the vote in Hadley in February."),
        ("Carla Winther left the race on Wednesday.", "Winther had won the vote in Hadley."),
        # What leans on a sentence before it, and what has no day, or is still to come, beside what has one.
        ("Carla Winther left the race.", "Winther denied having said that, but Halden would not hear it."),
        ("Carla Winther signed the law.", "Winther acted hours after the vote in Hadley."),
    ],
)
def test_what_might_change_its_meaning_is_not_joined(one: str, other: str) -> None:
    assert not join_sentences(one, other)
    assert not list(join_following([one, other]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Carla Winther left the race on Wednesday.", "Winther denied the claims of the dockers."),
        ("Carla Winther will speak in Hadley.", "Winther visited the harbour of Orlo."),
    ],
)
def test_what_two_reports_tell_of_two_times_is_not_joined(one: str, other: str) -> None:
    assert not join_sentences(one, other)


def test_a_join_is_never_longer_than_a_reader_bears() -> None:
    one = "Carla Winther opened the bridge on Monday with engineers from Hadley, Velmora, Orlava and nine other towns."
    other = "She " + " ".join(["thanked the builders of every tower and"] * 4) + " left."
    assert len(one.split()) + len(other.split()) > LONGEST
    assert not list(join_following([one, other]))


@pytest.mark.parametrize(
    ("text", "subject", "person"),
    [
        ("President Carla Winther opened the bridge.", "President Carla Winther", True),
        ("Meridian Motors has closed its plant.", "Meridian Motors", True),
        ("The Norland Council voted no.", "The Norland Council", False),
        ("In May Carla Winther left.", None, False),
    ],
)
def test_a_subject_is_the_name_that_stands_before_the_verb(text: str, subject: str | None, person: bool) -> None:
    found = find_subject(text)
    assert (text[: found.end] if found else None) == subject
    assert (found.person if found else False) is person


@pytest.mark.parametrize(
    ("text", "previous", "named"),
    [
        (
            "He was charged with theft.",
            "VELMORA — Jonas Halden was arrested on Monday.",
            "Jonas Halden was charged with theft.",
        ),
        ("Her lawyer denied it.", "Carla Winther was arrested.", "Carla Winther's lawyer denied it."),
        ("He was charged with theft.", "Jonas Halden was arrested with Emil Norberg.", ""),
        ("He was charged with theft.", "Police arrested a man on Monday.", ""),
        ("He, too, left.", "Jonas Halden was arrested.", ""),
        ("The trial begins in May.", "Jonas Halden was arrested.", ""),
    ],
)
def test_a_pronoun_is_named_only_where_one_person_can_be_meant(text: str, previous: str, named: str) -> None:
    assert name_pronoun(text, previous) == named


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (
            "Councillors accused the mayor, Rosalind Achebe, of wasting £8m.",
            "Achebe denied this.",
            "Councillors accused the mayor, Rosalind Achebe, of wasting £8m, which Achebe denied.",
        ),
        (
            "Rosalind Achebe wasted £8m on the bridge, councillors said on Monday.",
            "Achebe denied this.",
            "Councillors said on Monday that Rosalind Achebe wasted £8m on the bridge, which Achebe denied.",
        ),
        (
            "The union alleged that the port had hidden the tests.",
            "The company has strongly rejected the claims.",
            "The union alleged that the port had hidden the tests, which the company has strongly rejected.",
        ),
        (
            "Dockers accused the White House of waste.",
            "The White House denied this.",
            "Dockers accused the White House of waste, which the White House denied.",
        ),
    ],
)
def test_an_accusation_is_told_with_the_answer_right_behind_it(one: str, other: str, joined: str) -> None:
    assert [found.text for found in join_following([one, other])] == [joined]
    assert is_denial(joined)
    assert not opens_with_denial(joined)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council met on Monday in Hadley.", "Achebe denied this."),
        ("The bridge is in a bad state, councillors said.", "Achebe denied this."),
        ("The bridge is in a bad state, Rosalind Achebe said.", "Achebe denied this."),
        ("Councillors accused the mayor of waste.", "Achebe denied this in a letter to the union."),
        ("Councillors accused the mayor of waste; she was away.", "Achebe denied this."),
        # Nothing is held against them; they say so themselves.
        ("Dahl said that Achebe was the best mayor of Orlo.", "Achebe rejected that."),
        ("Dahl said Achebe won the race in Orlo.", "Achebe denied this."),
        ("Dahl said Achebe never wasted money.", "Achebe denied this."),
        ("Dahl said robbers stole from Achebe.", "Achebe denied this."),
        ("Lund claimed victory in Orlo on Monday.", "Lund denied this."),
        ("Lund claimed that Orlo was lost.", "Lund denied this."),
        ("Lund accused the council of waste.", "Lund denied this."),
        ("Orlo received 200 claims after the storm.", "Lund rejected the claims."),
    ],
)
def test_what_is_no_answer_to_an_accusation_is_not_joined_with_it(one: str, other: str) -> None:
    assert not list(join_following([one, other]))
