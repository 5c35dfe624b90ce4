"""A name that a report spells otherwise than it does everywhere else is a slip; what two outlets spell is none."""

from __future__ import annotations

import pytest

from summarize.plan.misspelt import find_misspelt
from tests.builders import build_split_report
from tests.plans import passed_over

USUAL = "Ada Winther spoke in Hadley. The mayor, Winther, left. Reporters met Jo Halden of Velmora, who asked Winther."


@pytest.mark.parametrize(
    ("text", "misspelt"),
    [
        (f"{USUAL} Then Ada Winhter came back.", "Winhter"),
        (f"{USUAL} Then Ada Wiinther came back.", "Wiinther"),
        (f"{USUAL} A friend of Ada Wintler came back.", "Wintler"),
    ],
)
def test_a_spelling_that_stands_alone_beside_a_usual_one_is_found(text: str, misspelt: str) -> None:
    assert find_misspelt(text) == {misspelt}


@pytest.mark.parametrize(
    "text",
    [
        # Somebody else stands beside it.
        f"{USUAL} The singer Lotta Winhter came back.",
        f"{USUAL} Then Winhter Norberg came back.",
        # Both stand there as often, so nobody knows.
        f"{USUAL} Then Winhter came back. Reporters asked Winhter.",
        "Winther left. Then Winhter came back.",
        # Two places, and endings that make other words.
        "Norvland is far. Norvland is cold. They flew from Norviand at noon.",
        f"{USUAL} The Winthers came back.",
        "The protesters left. Two protesters stayed, and the protestors sang.",
        "It was a resolution. The resolution passed. It is a revolution.",
        # A second person, or another word.
        f"{USUAL} Then Winhter came back.",
        *(
            f"Mr {usual} left. Then Mr {usual} came. {other}"
            for usual, odd in (
                ("Johnson", "Johnston"),
                ("Thomson", "Thompson"),
                ("Walker", "Waller"),
                ("Barnett", "Barrett"),
                ("Carter", "Cartier"),
                ("Sanders", "Saunders"),
                ("Fischer", "Fisher"),
            )
            for other in (f"A neighbour, {odd}, said no.", f"Mr {odd} said no.")
        ),
        *(
            f"The {usual} came. No {usual} left. One {odd} stayed."
            for usual, odd in (
                ("complement", "compliment"),
                ("prescribed", "proscribed"),
                ("phosphates", "phosphites"),
                ("infractions", "infarctions"),
                ("archaeology", "archeology"),
            )
        ),
        "Both were traveling abroad; traveling abroad is dear, and travelling abroad is slow.",
    ],
)
def test_what_may_be_somebody_or_something_else_is_no_slip(text: str) -> None:
    assert not find_misspelt(text)


WORDINGS = ("The council invited", "Dockers in Orlo urged", "A letter of the port asks")


def spelt(name: str, *others: str) -> bool:
    """Tell whether a sentence that spells a name so is passed over beside outlets that spell it otherwise."""
    sentence = f"The council asked {name} to come to Hadley on Monday."
    ours = build_split_report("The council met in Hadley on Sunday.", sentence, report_id="r0", outlet="o0")
    theirs = [
        build_split_report(f"{wording} {other} to come to Hadley.", report_id=f"r{place}", outlet=f"o{place}")
        for place, (wording, other) in enumerate(zip(WORDINGS, others, strict=False), start=1)
    ]
    reason = passed_over(ours, *theirs).get(sentence, "")
    return reason.startswith("a name is misspelt")


@pytest.mark.parametrize("odd", ["Anna Winhter", "Anna Wintmher", "Anna Wither"])
def test_a_name_that_two_other_outlets_spell_otherwise_is_misspelt(odd: str) -> None:
    assert spelt(odd, "Anna Winther", "Anna Winther")


@pytest.mark.parametrize(
    ("ours", "others"),
    [
        # One against one: nobody knows.
        ("Anna Winhter", ["Anna Winther"]),
        # Somebody else of that first name, or another first name.
        ("Anna Linther", ["Anna Winther", "Anna Winther"]),
        ("Ola Winhter", ["Anna Winther", "Anna Winther"]),
        # Two ways of writing a foreign name, and a letter that is doubled in one of them.
        ("Omar Melenskiy", ["Omar Melensky", "Omar Melensky"]),
        ("Omar Melenskyi", ["Omar Melenskyj", "Omar Melenskyj"]),
        ("Anna Wintther", ["Anna Winther", "Anna Winther"]),
        ("Omar Haddaffi", ["Omar Haddafi", "Omar Haddafi"]),
    ],
)
def test_what_may_be_another_way_of_writing_or_another_person_is_no_slip(ours: str, others: list[str]) -> None:
    assert not spelt(ours, *others)


def test_two_outlets_that_spell_a_name_alike_are_not_corrected_by_two_others() -> None:
    assert not spelt("Anna Winhter", "Anna Winther", "Anna Winther", "Anna Winhter")


def test_two_copies_of_one_agency_s_sentence_are_one_witness() -> None:
    right = build_split_report("The port met.", "The council asked Anna Winther to come.", report_id="r0", outlet="o0")
    copies = [
        build_split_report(
            "The port met.", "Anna Winhter was asked to come.", report_id=f"r{place}", outlet=f"o{place}"
        )
        for place in (1, 2)
    ]
    assert "The council asked Anna Winther to come." not in passed_over(right, *copies)


def test_towns_and_ships_of_two_names_are_no_persons() -> None:
    assert not spelt("Nord Marlin", "Nord Martin", "Nord Martin")
