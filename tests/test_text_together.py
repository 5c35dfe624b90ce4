"""Statements that follow each other are clear, tell nothing twice and belong to one story."""

from __future__ import annotations

import pytest

from summarize.text.together import Placed, find_misfits, order_told


def tell(text: str, report: str = "a", index: int = 0, *, before: tuple[str, ...] = (), title: str = "") -> Placed:
    return Placed(text, report, index, before or ("Something stood here.",) * index, title)


STRIKE = tell(
    "Dockers at the port of Hadley voted on Monday to strike over pay.", title="Hadley dockers vote to strike"
)


def test_a_statement_that_leans_on_another_comes_after_it() -> None:
    bill = tell("Lawmakers passed the bill on Thursday.", "b", 3)
    named = tell("Ada Brook has written a bill that bans night fishing off Hadley.", "a")
    assert order_told([bill, named]) == ((1, 0), ())


def test_a_statement_that_nothing_explains_is_never_clear() -> None:
    assert order_told([STRIKE, tell("Lawmakers passed the bill on Thursday.", "b", 3)]) == ((0,), (1,))


def test_what_stood_before_a_sentence_in_its_report_explains_it() -> None:
    cartoon = tell("The Arn Herald said sorry on Saturday for a drawing of the mayor as a rat.")
    follows = tell("The exhibit, the paper said, should never have run.", index=1, before=(cartoon.text,))
    assert order_told([cartoon, follows]) == ((0, 1), ())


def test_an_order_that_reads_well_is_kept() -> None:
    later = tell("The port authority closed all terminals until Friday.", index=1)
    assert order_told([STRIKE, later]) == ((0, 1), ())


VISIT = tell("Mayor Ada Brook is on her way to Tolk, where she will speak to dockers.")
TRIP = tell("The trip opens a week of visits by both candidates.", index=1, before=(VISIT.text,))
RIVAL = tell("Jonas Halden and his deputy will be at two ends of Arn.", "b", 1)


def test_what_leans_on_its_own_reports_lead_comes_right_behind_it() -> None:
    assert order_told([VISIT, RIVAL, TRIP]) == ((0, 2, 1), ())


def test_the_outcome_stays_behind_what_it_is_the_outcome_of() -> None:
    missed = tell("The port of Hadley missed a second deadline of the council on Tuesday.")
    outcome = tell("The outcome could bring the council to sue the port.", "b", 1)
    letter = tell(
        "Harbour master Ada Brook said that the port cannot keep the deadline.", index=1, before=(missed.text,)
    )
    assert order_told([missed, outcome, letter]) == ((0, 1, 2), ())
    storm = tell("The storm sank nine boats off Merrow on Monday.", "b")
    assert order_told([VISIT, storm, TRIP]) == ((0, 2, 1), ())


def test_it_is_what_its_own_report_has_just_told() -> None:
    law = tell("The parliament of Norland voted on Monday to buy the old pier of Hadley.")
    denial = tell("The port denies that it plans to close the old pier.", "b", 2)
    says = tell(
        "Minister Carla Winther says that it will keep the pier open.",
        index=3,
        before=(law.text, "Few came.", "Snow fell."),
    )
    assert order_told([law, denial, says]) == ((0, 2, 1), ())


def test_sentences_of_one_report_keep_their_order() -> None:
    later = tell(
        "Meanwhile, the former mayor will tour the port.", index=2, before=(VISIT.text, "Brook’s visit ends on Monday.")
    )
    between = tell("Ada Brook’s visit, her third, ends on Monday.", index=1, before=(VISIT.text,))
    order, _ = order_told([VISIT, between, later])
    assert order == (0, 1, 2)


def test_what_somebody_says_comes_before_what_happened_where_its_report_has_it_so() -> None:
    first = tell("A docker at the port of Hadley has been charged with theft.", "b")
    said = tell("Jo Halden has said that she was robbed by two men.", "b", 1, before=(first.text,))
    suspect = tell("Police in Hadley suspect that a cousin lent her the van.", "b", 2, before=(first.text, said.text))
    assert order_told([first, suspect, said]) == ((0, 2, 1), ())


def test_what_was_cut_from_the_sentence_before_explains_nothing() -> None:
    whole = "In a statement on Monday night, the board of the port said that the pier is safe."
    follows = tell("“Nobody will be fined in Hadley,” the statement said.", "b", 1, before=(whole,))
    assert order_told([tell(whole, "b"), follows]) == ((0, 1), ())
    assert order_told([tell("The board of the port said that the pier is safe.", "b"), follows]) == ((0,), (1,))


def test_a_report_that_opens_with_a_deed_may_speak_of_the_gunman() -> None:
    shot = "Six men were shot near Arn before the gunman fled."
    assert order_told([tell(shot, "b")]) == ((0,), ())
    assert order_told([tell(shot, "b", 4)]) == ((), (0,))


def test_what_opens_with_the_moves_waits_for_those_of_its_own_report() -> None:
    deal = tell("Arn Press has sold its news to a search engine, a move that it said would yield benefits.", "a")
    moves = tell("The moves are a response to a bill on the price of news.", "b", 2)
    blocked = tell("Hadley Social no longer shows news to people in Norland.", "b", 0)
    assert order_told([deal, moves, blocked]) == ((0, 2, 1), ())


@pytest.mark.parametrize(
    ("before", "clear"),
    [("Jonas Halden was told to resign.", True), ("Carla Winther won the vote against Jonas Halden.", False)],
)
def test_he_is_whom_the_sentence_before_names_alone(before: str, *, clear: bool) -> None:
    named = "Clerk Jonas Halden was asked to go."
    first = tell(before, "b")
    dismissed = tell(
        "The board in Arn met on Thursday and voted to dismiss him.", index=2, before=("The vote was late.", named)
    )
    assert (order_told([first, dismissed]) == ((0, 1), ())) is clear


def test_an_accusation_and_its_denial_in_the_same_words_are_both_told() -> None:
    accused = tell("The mayor of Hadley is planning to sell the old pier to a bank, a report said on Monday.")
    denied = tell("The mayor of Hadley denied on Monday that she is planning to sell the old pier to a bank.", "b")
    assert find_misfits([accused, denied]) == ()
    again = tell("The mayor of Hadley plans to sell the old pier to a bank, the Arn Herald said on Monday.", "b")
    assert find_misfits([accused, again])


def test_the_claim_is_told_behind_the_one_that_its_report_means() -> None:
    other = tell("Ada Brook made the claim on Monday that night fishing off Hadley is banned.")
    meant = "Jonas Halden made a claim of 90 million for lost containers."
    disputed = tell("The port disputed the claim on Tuesday.", "b", 2, before=(meant, "It rained in Arn."))
    assert order_told([other, disputed]) == ((0,), (1,))
    same = tell("Halden has a claim of 90 million for containers.", "c")
    assert order_told([same, disputed]) == ((0, 1), ())


def test_of_two_that_tell_the_same_what_opens_its_report_stays() -> None:
    told = tell("Ada Brook won the vote for mayor of Hadley on Sunday.", "b")
    before = tell("Ada Brook, a pilot of 64, would win the vote for mayor of Hadley on Sunday, polls said.", index=2)
    assert find_misfits([before, told]) == (0,)


@pytest.mark.parametrize(
    ("accusation", "denial", "clear"),
    [
        (
            "A complaint claiming that Ada Brook sold the pier was filed on Monday.",
            "Brook and the port have both denied the allegations.",
            True,
        ),
        ("Two dockers have accused Mayor Ada Brook of theft.", "Brook denies these allegations and others.", True),
        ("Mayor Ada Brook was accused of theft by two dockers.", "Brook has denied the allegations.", True),
        # Somebody else; no denial; the accuser; who only says so; another of the name; a place.
        ("A complaint against Mayor Ada Brook was filed on Monday.", "Jo Waters has denied the allegations.", False),
        ("A complaint against Mayor Ada Brook was filed on Monday.", "Brook regrets these allegations.", False),
        ("Mayor Ada Brook sued the port for theft.", "Brook denied the allegations.", False),
        ("Two dockers sued Jo Dahl for theft, his rival Ada Brook said.", "Brook denied the allegations.", False),
        ("Jo Brook, the mayor's son, was charged with arson.", "Ada Brook denied the allegations.", False),
        ("Prosecutors in Hadley charged Jo Dahl with arson.", "The mayor of Hadley denied the allegations.", False),
        ("Mayor Ada Brook claimed victory on Monday.", "Brook denied the allegations.", False),
    ],
)
def test_the_allegations_that_somebody_denies_are_those_against_them(
    accusation: str, denial: str, *, clear: bool
) -> None:
    before = ("The pier is old.", "Four dockers spoke of allegations of theft and made claims.", "It rained.")
    answer = tell(denial, "b", 3, before=before)
    assert order_told([tell(accusation, "a"), answer]) == (((0, 1), ()) if clear else ((0,), (1,)))


def test_a_death_is_told_once_whatever_the_dead_denied() -> None:
    one = tell("Ross Dale, who always denied any wrongdoing, died on Monday at the age of 89, his family said.")
    other = tell("Ross Dale, the former mayor of Hadley, died on Monday at the age of 89, his family said.", "b")
    assert len(find_misfits([one, other])) == 1


def test_the_leads_of_two_reports_that_tell_the_same_are_not_both_told() -> None:
    other = tell("Port workers in Hadley voted for a strike over pay.", "b")
    assert find_misfits([STRIKE, other]) == (1,)


def test_of_two_that_tell_the_same_the_fuller_one_stays() -> None:
    short = tell("Hadley dockers voted to strike.", "b")
    assert find_misfits([short, STRIKE]) == (0,)


def test_rounded_figures_are_the_same_figure() -> None:
    exact = tell("Border officers stopped 188,400 people in June.", "a")
    rounded = tell("Officers at the border stopped nearly 190,000 people in June.", "b")
    assert len(find_misfits([exact, rounded])) == 1


def test_one_large_figure_told_twice_is_told_once() -> None:
    exact = tell("The toll of the flu stands at 1,000,555, the institute in Arn said.", index=1)
    rounded = tell("More than 1 million people have died of the flu since the winter.", "a")
    assert len(find_misfits([exact, rounded])) == 1


def test_a_death_is_told_once() -> None:
    full = tell("Ross Dale, who led Hadley in 1992 and in 1996, died after a long illness, his family said.", index=1)
    again = tell("The billionaire and former candidate Dale is dead at 89.")
    assert find_misfits([full, again]) == (1,)
    other = tell("Ross Dale was looked after at home up to his death on Monday.", index=2)
    assert find_misfits([full, other]) == ()


FISHING = "Brook bans night fishing off Hadley"
BANNED = tell(
    "Mayor Ada Brook, alarmed by five wrecks since the winter, told the owners of all boats on Monday to stop fishing"
    " once it is dark off Hadley.",
    title=FISHING,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The titles of both reports tell what both leads tell.
        (
            BANNED,
            tell(
                "Brook, in a decree that crews and lawyers had feared for years, outlawed longer fishing trips of smaller trawlers around Hadley.",
                "b",
                title=FISHING,
            ),
        ),
        (
            BANNED,
            tell(
                "“The council of Hadley will be putting fishing under a curfew from sunset,” Ms. Brook wrote.",
                "b",
                1,
                title=FISHING,
            ),
        ),
        # Two leads about one actor.
        (
            tell(
                "Coastline Savings Bank announced another rise of interest rates on Monday, citing strong trade in the ports and full order books at the mills."
            ),
            tell(
                "Despite an angry rebuke from bakers, brewers and owners of boats, directors of Coastline Savings Bank inched up interest rates.",
                "b",
            ),
        ),
        # One deed, be it deep in one of the reports.
        (
            tell("Ada Brook met Queen Maud and the bishop of Arn on Monday, opening three days of feasts."),
            tell("Mayor Brook has met Queen Maud and her sons in the palace garden.", "b", 5),
        ),
        # It comes to one large figure.
        (
            tell("The flu has now reached 40,000 fatalities in Hadley."),
            tell("In the next days, Hadley will surpass 40,000 deaths.", "b", 1),
        ),
    ],
)
def test_what_is_told_in_other_words_is_told_once(one: Placed, other: Placed) -> None:
    assert len(find_misfits([one, other])) == 1
    assert len(find_misfits([other, one])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Another deed of the same actor.
        (BANNED, tell("Ada Brook will visit the flooded mills of Hadley on Friday.", "b", title=FISHING)),
        # Another actor on the same matter.
        (
            BANNED,
            tell(
                "Ross Dale praised the fishing fleet, which leaves Hadley each night with forty lanterns lit.",
                "b",
                title=FISHING,
            ),
        ),
        # Another thing done to.
        (
            tell("Ada Brook met Queen Maud in Arn on Monday."),
            tell("Brook met Bishop Lorn of Hadley the day before.", "b", 2),
        ),
        # Deeper in a report, what goes on from the title is told in its words.
        (BANNED, tell("Ms. Brook said that fishing at night had cost Hadley two boats.", "b", 4, title=FISHING)),
        # Another figure.
        (
            tell("Ada Brook fined 40 fishermen in Hadley on Monday."),
            tell("Brook fined 7 fishermen in Merrow last year.", "b", 3),
        ),
    ],
)
def test_a_new_fact_about_the_same_people_is_told(one: Placed, other: Placed) -> None:
    assert find_misfits([one, other]) == ()
    assert find_misfits([other, one]) == ()


def test_a_further_fact_about_the_same_is_told() -> None:
    detail = tell("Dockers voted for the strike by 412 to 38, the union in Hadley said.", "b", 2)
    assert find_misfits([STRIKE, detail]) == ()


def test_what_contradicts_another_statement_is_not_told_beside_it() -> None:
    rising = tell("Cases are rising in Hadley for the third week.", "a")
    falling = tell("Flu cases are declining, officials said on Tuesday.", "b", 4)
    assert find_misfits([rising, falling]) == (1,)


def test_the_shares_of_one_firm_may_rise_while_those_of_another_fall() -> None:
    rising = tell("Coastline shares rose in Hadley on Monday.", "a")
    falling = tell("Arn Mills shares fell in Hadley.", "b", 4)
    assert find_misfits([rising, falling]) == ()


def test_a_point_that_shares_nothing_with_the_story_is_not_told() -> None:
    stray = tell("Ada Brook rode a camel once.", "b", title="Five things about the circus")
    assert find_misfits([STRIKE, stray]) == (1,)


def test_a_point_about_a_part_of_a_name_in_the_story_is_told() -> None:
    closed = tell("The council closed the Old Ferry Bridge on Sunday.", "a", title="Old Ferry Bridge shut")
    cars = tell("The bridge carries about 14,000 cars a day.", "b", title="Bridge closed in Merrow")
    assert find_misfits([closed, cars]) == ()


def test_a_point_about_what_a_title_of_the_story_names_is_told() -> None:
    ferry = tell("Ferries stay in port.", "b", title="Ferries idle")
    assert find_misfits([tell("Pay talks broke down in Hadley.", title="Ferries stop as pay talks fail"), ferry]) == ()


def test_a_further_sentence_of_the_first_report_belongs_to_the_story() -> None:
    assert find_misfits([STRIKE, tell("Bananas are getting dear.", index=1)]) == ()


def test_what_repeats_two_statements_takes_the_place_of_both() -> None:
    died = tell("Former mayor Ross Dale died on Monday.", index=1)
    passed = tell("The number of cases in Hadley has reached 40,000 on Sunday.", index=2, report="b")
    both = tell(
        "As cases passed 40,000 in Hadley, former mayor Ross Dale died on Monday of the virus after a week.", report="c"
    )
    assert find_misfits([died, passed, both]) == (0, 1)


@pytest.mark.parametrize(
    "denial",
    [
        "The mayor has denied any wrongdoing.",
        "The mayor, who denies any wrongdoing, also faces an election in March.",
        "Norland denies meddling in the vote, and Ada Brook denies any deal between her campaign and its envoys.",
        "Prosecutors have not answered, though they have previously denied accusations of misconduct.",
        "The ferry company denied that its safety rules were about money.",
    ],
)
def test_what_nobody_was_accused_of_is_not_denied_from_far_down_in_a_report(denial: str) -> None:
    assert find_misfits([STRIKE, tell(denial, index=15)]) == (1,)


def test_whom_rockets_or_the_sea_took_accuses_nobody() -> None:
    for news in ("Norland fired 12 rockets at Arn on Monday.", "Two sailors are missing off Arn since Monday."):
        assert find_misfits([tell(news), tell("The mayor has denied any wrongdoing.", index=15)]) == (1,)


def test_a_denial_near_the_top_of_its_report_is_told() -> None:
    assert find_misfits([STRIKE, tell("The port has denied any wrongdoing.", index=3)]) == ()


@pytest.mark.parametrize(
    ("accusation", "denial"),
    [
        ("Mayor Ada Brook was charged with theft on Monday.", "The mayor has denied any wrongdoing."),
        ("Investigators searched the mayor's house in Hadley on Monday.", "The mayor has denied any wrongdoing."),
        ("A Norland missile hit the airliner over Tolk on Monday.", "Norland has denied responsibility."),
        (
            "Dockers say that the port hid a report on the safety of its cranes.",
            "The port denied that it had kept any report on cranes from the dockers.",
        ),
        (
            "A ferry sank off Arn on Monday, and dockers faulted its owner.",
            "The owner, Halden Lines, denied that its ferry had sunk for want of care.",
        ),
        ("Dockers criticised Halden Lines for unsafe ferries.", "Halden has denied cutting corners on safety."),
        ("Ada Brook was fired over missing money.", "She denies any wrongdoing."),
        ("Ada Brook was fired over missing money.", "She denied taking coins from the till."),
    ],
)
def test_a_denial_from_far_down_is_told_where_it_answers_a_statement(accusation: str, denial: str) -> None:
    assert find_misfits([tell(accusation), tell(denial, index=15)]) == ()
    assert find_misfits([tell(accusation), tell(denial, index=9)]) == ()


def test_an_accusation_with_its_denial_is_told_from_wherever_it_stands() -> None:
    both = tell("Two dockers said that the port paid for the mayor's trip, which she denies.", index=15)
    assert find_misfits([STRIKE, both]) == ()


def test_an_answer_is_told_behind_what_it_answers_or_not_at_all() -> None:
    charge = tell("Brook said that Dahl had been dismissed for stealing from the petty cash.", index=1)
    answer = tell(
        "Dahl’s lawyer, Ada Marsh, said that her client had left of his own accord.", index=2, before=("", charge.text)
    )
    lead = tell("Mayor Ada Brook will stand down in May, her office said on Monday.")
    assert order_told([lead, answer]) == ((0,), (1,))
    assert order_told([lead, answer, charge]) == ((0, 2, 1), ())
