"""A title is weighed by what it claims: no wider first, no higher degree, no other proceeding, no plan that is done."""

from __future__ import annotations

import pytest

from summarize.write import clean_title, heightens, is_done, takes_for_another, teases, tell_watched, widens


@pytest.mark.parametrize(
    "title",
    [
        "The complete guide to the new ferry",
        "'Rotten piers': What Anna Berg told the harbour inquiry",
        "Berg's first year in office: A look at the numbers",
        "The harbour vote: Status check",
        "Five storylines to watch at the harbour debate",
        "Inside the vote on the harbour",
        "Harbour, ferries, bridge, council, Anna Berg, Tolk",
    ],
)
def test_a_title_that_promises_what_its_report_holds_is_known(title: str) -> None:
    assert teases(title)


@pytest.mark.parametrize(
    "title",
    [
        "Council closes the Old Ferry Bridge",
        "Anna Berg: The piers are rotten",
        "Storm hits Tolk, Aldby and Halden, killing three",
        "What to watch as the districts of Norland vote",
        "Inside job at Tolk bank nets thieves two million",
        "Behind by two goals, Tolk win cup final",
        "Meet the deadline or lose the bridge, council tells builder",
        "Council approves guide to safe boating",
        "Dahl: What we did was wrong",
        "Police: Who killed Ada Holt remains unknown",
        "Tolk, Aldby, Halden, Orlo, Harrow flooded as dam fails",
        "Tolk, Aldby, Halden, Orlo, Harrow flooded",
        "Everything must go, liquidator says",
        "Dahl: Look at the piers",
        "Lund seen with banker in photos",
        "Ten towns to know results on Monday",
    ],
)
def test_a_title_that_tells_what_happened_promises_nothing(title: str) -> None:
    assert not teases(title)


def test_of_what_there_is_to_watch_that_is_told_which_happens() -> None:
    assert tell_watched("What to watch as nine districts vote in Norland") == "Nine districts vote in Norland"
    assert tell_watched("What to watch in Norland") == "What to watch in Norland"


def test_the_latest_of_a_narrower_kind_is_not_the_latest_of_all() -> None:
    texts = ["Norland has become the latest northern state to close its ports."]
    assert widens("Norland becomes latest state to close ports", texts)
    assert not widens("Norland becomes latest northern state to close ports", texts)
    assert not widens("Norland becomes latest state to close ports", [*texts, "It is the latest state to do so."])
    assert not widens("Norland closes ports", texts)


def test_what_statements_tell_of_is_not_made_the_biggest_of_its_kind() -> None:
    assert heightens("Berg calls union her biggest ‘rival’", ["Mayor Anna Berg called the union a “rival”."])
    assert not heightens("Berg calls sale her worst mistake", ["Berg said that the sale was her biggest mistake."])
    assert not heightens("Norland has one of its worst weeks", ["The week in Norland was wet."])


@pytest.mark.parametrize(
    ("title", "statement"),
    [
        ("Worst storm in decades hits Tolk", "The storm brought the strongest winds since 1951 to Tolk."),
        ("Halden Motors reports biggest loss", "Halden Motors reported its largest loss."),
        ("Worst fire since 1990 in Tolk", "The fire in Tolk was the deadliest since 1990."),
        ("Ada Holt wins best actor award", "Ada Holt won the award for an actor."),
        ("Norland's most wanted man held in Tolk", "The man was held in Tolk."),
        ("Best friend of Ada Holt speaks", "A friend of Ada Holt spoke in Tolk."),
        ("Most northern districts vote", "The districts voted on Monday."),
    ],
)
def test_a_superlative_that_is_told_in_other_words_heightens_nothing(title: str, statement: str) -> None:
    assert not heightens(title, [statement])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Lund's first day in office", "It was the first full day of Lund in office."),
        ("Holt wins first title", "Holt won her first major title in Tolk."),
        ("Last ferry leaves Tolk", "The last night ferry left Tolk at ten."),
        ("Fire in Tolk last night", "The fire broke out last Monday night."),
    ],
)
def test_what_is_no_adjective_of_place_narrows_nothing(title: str, text: str) -> None:
    assert not widens(title, [text])


def test_one_step_of_justice_is_not_taken_for_another() -> None:
    told = ["Berg said that it is open whether the mayor can be indicted."]
    assert takes_for_another("Berg does not rule out impeaching mayor", told)
    assert not takes_for_another("Berg: Indicting mayor is open", told)
    assert not takes_for_another("Berg does not rule out impeaching mayor", ["Berg left all ways open."])


@pytest.mark.parametrize(
    ("title", "sentence", "done"),
    [
        ("Students of Tolk to announce bus tour", "The students of Tolk announced the bus tour on Monday.", True),
        ("Students of Tolk to Announce Bus Tour", "The students of Tolk announced the bus tour on Monday.", True),
        ("Students of Tolk to announce bus tour", "The bus tour of the students will be announced in Tolk.", False),
        ("Students of Tolk to announce bus tour", "The council announced a sale.", False),
        ("Council bid to sell the harbour of Tolk", "The council of Tolk sold the harbour.", False),
        ("Brook, first woman to win the Tolk prize, dead", "Brook won the Tolk prize in May.", False),
        ("Judge rejects request to close the harbour of Tolk", "The council of Tolk closed the harbour.", False),
        ("Council vows to sell the harbour of Tolk", "The council of Tolk sold the harbour.", False),
        ("Lund to close Orlo pier", "Lund has closed the Orlo pier.", True),
        ("Lund to visit Orlo", "Mayor Ada Lund visited Orlo on Monday.", True),
        ("Lund to visit Orlo", "Lund has not visited Orlo since the flood.", False),
        ("Lund to visit Orlo", "Lund has never visited Orlo.", False),
        ("Lund to close Orlo pier", "If Lund closed the pier, Orlo would lose its ferry.", False),
        ("Lund to close Orlo pier", "Olsen closed Orlo pier when she was mayor.", False),
        ("Lund to close Orlo pier", "Lund said that Olsen closed Orlo pier.", False),
        ("Lund to close Orlo pier", "Lund said Olsen closed Orlo pier.", False),
        ("Lund to close Orlo pier", "Olsen closed Orlo pier and blamed Lund.", False),
        ("Norland to hold election in June", "Norland held its last election in 2020.", False),
        ("Norland to hold election in June", "Norland held an election in March.", False),
        ("Orlo to host ferry summit in May", "Orlo hosted the ferry summit in 2021.", False),
    ],
)
def test_a_plan_is_overtaken_where_a_sentence_tells_it_as_done(title: str, sentence: str, done: bool) -> None:
    assert is_done(title, [sentence]) is done


def test_we_of_somebody_who_is_quoted_misleads_nobody_inside_a_quoted_title() -> None:
    title = "Berg on the ferries: 'We will run more of them'"
    assert not clean_title(title, "")
    assert clean_title(title, "", to_quote=True) == title
    assert not clean_title("Why we will miss the ferries", "", to_quote=True)


def test_what_the_summary_gives_as_a_plan_is_not_done() -> None:
    title, sentence = "Students of Tolk to announce bus tour", "The students of Tolk announced a bus tour."
    assert not is_done(title, [sentence], ["The students of Tolk are set to announce a bus tour on Monday."])
    assert is_done(title, [sentence], ["The students of Tolk are on the road."])
