from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.counterparts import plain_counterpart, reword_loaded
from summarize.text.loaded import find_loaded


@pytest.mark.parametrize(
    ("loaded", "plain"),
    [
        ("The governor slammed the ruling.", "The governor criticized the ruling."),
        ("Militant dockers paralysed the port on Monday.", "Dockers disrupted the port on Monday."),
        ("Bosses ignored the warnings.", "Managers ignored the warnings."),
        ("Mob bosses ran the port.", "Mob bosses ran the port."),
        ("Nurses rose up against the offer.", "Nurses protested against the offer."),
        ("Brook met striking nurses in Hadley.", "Brook met striking nurses in Hadley."),
        ("Dahl was paralysed in the fall.", "Dahl was paralysed in the fall."),
        ("Militant groups took the town.", "Militant groups took the town."),
        ("Thieves got away with three bronze figures.", "Thieves got away with three bronze figures."),
        ("Critics slam the plan.", "Critics criticize the plan."),
        ("Slamming the plan, Morel left.", "Criticizing the plan, Morel left."),
        ("The harbour master slammed the plan.", "The harbour master criticised the plan."),
        ("They were slammed by the union.", "They were criticized by the union."),
        ("Morel lashed out at the plan.", "Morel criticized the plan."),
        ("Morel hit back at the union.", "Morel answered the union."),
        ("Morel admitted that it was late.", "Morel said that it was late."),
        ("Morel admitted on Friday that it was late.", "Morel said on Friday that it was late."),
        ("The firm insisted the plan would work.", "The firm said the plan would work."),
        ("“No,” Morel insisted.", "“No,” Morel said."),
        ("Morel vowed to fight on.", "Morel promised to fight on."),
        ("Prices soared by 4 percent.", "Prices rose by 4 percent."),
        ("Prices have soared by 4 percent.", "Prices have risen by 4 percent."),
        ("The regime closed the mine.", "The government closed the mine."),
        ("Norland said that the Orlo regime had fired.", "Norland said that the Orlo government had fired."),
        ("Regime forces closed the mine.", "Government forces closed the mine."),
        ("Raiders butchered nine sheep.", "Raiders killed nine sheep."),
        ("The study refuted older work.", "The study refuted older work."),
        ("Hadley stunned Orlo with a late goal.", "Hadley stunned Orlo with a late goal."),
        ("Shares of the port tanked.", "Shares of the port fell."),
        ("Pupils are crusading for a pier.", "Pupils are campaigning for a pier."),
        ("The flu spreads at breakneck speed.", "The flu spreads quickly."),
        ("A botched raid hurt two.", "A failed raid hurt two."),
        ("Berg leads a pro-life group.", "Berg leads an anti-abortion group."),
        ("His cronies took the money.", "His associates took the money."),
        ("It was an outrageous act of war.", "It was an act of war."),
        ("A staggering sum was lost.", "A large sum was lost."),
        ("The embattled mayor resigned.", "The mayor resigned."),
        ("Shockingly, nobody came.", "Nobody came."),
        ("A defiant President Morel spoke for an hour.", "President Morel spoke for an hour."),
        ("Morel forced out the beleaguered Jo Waters in May.", "Morel forced out Jo Waters in May."),
        ("The bank lost a staggering five million crowns.", "The bank lost five million crowns."),
        ("A staggering five million people lost power.", "Five million people lost power."),
        ("Norland signed a massive $2 billion deal with Orlo.", "Norland signed a large $2 billion deal with Orlo."),
        ("Workers began a massive 10-day strike.", "Workers began a large 10-day strike."),
        ("The embattled Jo Waters campaign fired its chief.", "The Jo Waters campaign fired its chief."),
        ("The union did not strike, and the embattled mayor left.", "The union did not strike, and the mayor left."),
        ("No charges were brought after the horrific crash.", "No charges were brought after the crash."),
        ("Norland slammed the coast of Orlo with airstrikes.", "Norland slammed the coast of Orlo with airstrikes."),
        ("Morel slammed the plan with a smile.", "Morel criticized the plan with a smile."),
        ("Guards fire back tear gas.", "Guards fire back tear gas."),
        ("Toll admitted in court that she did it.", "Toll admitted in court that she did it."),
        ("Militant union bosses left.", "Militant union leaders left."),
        ("Waters took it from the petty cash.", "Waters took it from the petty cash."),
        ("Morel vehemently opposes the plan.", "Morel opposes the plan."),
        ("The council flatly refused.", "The council refused."),
        ("An insanely expensive ferry was sold.", "An expensive ferry was sold."),
        ("A mob of strikers broke the gate.", "A group of strikers broke the gate."),
        ("Morel called it “a shameful day”.", "Morel called it “a shameful day”."),
    ],
)  # fmt: skip
def test_a_sentence_is_told_in_plain_words_of_the_same_form(loaded: str, plain: str) -> None:
    assert reword_loaded(loaded) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Morel conceded defeat.",
        "The union insisted on more pay.",
        "Morel boasted of three wins.",
        "The plan is outrageous.",
        "It was an outrageous, shameful act.",
        "Thugs attacked the house.",
        "The bank walked free.",
        # Nothing would be said of it.
        "Tuesday was a fairly dramatic day on several fronts.",
        # No criticism.
        "The storm slammed the coast of Norland.",
        # What is denied is only that it would be drastic.
        "The council is unlikely to drastically change the plan.",
        # Let in, and a demand.
        "The number of patients admitted this year is 30.",
        "Norland may leave the talks if Orlo insists it gives up its weapons.",
        # A verb, and nobody to agree with.
        "Waters spoke of dealings that dogged his campaign.",
        "The maker caved to pressure on Monday.",
        # A noun, and one that says nothing without its adjective.
        "It came a week after Waters's slam of the mayor.",
        "In an extraordinary condemnation, Waters left.",
        # Not the government of Norland.
        "Norland said that the regime had fired missiles.",
    ],
)
def test_no_exchange_is_made_that_would_break_the_sentence(text: str) -> None:
    assert reword_loaded(text) is None


@pytest.mark.parametrize(
    ("word", "context", "plain"),
    [
        ("slammed", "", "criticized"),
        ("insists", "", "says"),
        ("embattled", "the embattled mayor", ""),
        ("conceded", "Morel conceded defeat.", None),
        ("thugs", "", None),
        ("house", "", None),
    ],
)
def test_a_single_word_has_its_counterpart_or_none(word: str, context: str, plain: str | None) -> None:
    assert plain_counterpart(word, context) == plain


@given(st.lists(st.sampled_from(["slammed", "the", "massive", "plan", "regime", "a", "“vile”", ",", "said", "soared"])))
def test_what_is_reworded_has_no_loaded_word_left(words: list[str]) -> None:
    reworded = reword_loaded(" ".join(words))
    assert reworded is None or not find_loaded(reworded)


@pytest.mark.parametrize(
    ("loaded", "plain"),
    [
        ("She delivered a scathing rebuke of the plan.", "She delivered a rebuke of the plan."),
        ("Wardens led a rapt U.S. delegation through the hall.", "Wardens led a U.S. delegation through the hall."),
        ("The mayor insisted that the council had a plan.", "The mayor said that the council had a plan."),
        # An adverb goes with its adjective.
        ("They closed an unusually fiery debate.", "They closed a debate."),
        ("It was an incredibly silly overstatement.", "It was a silly overstatement."),
        ("The mayor signed a whopping 28 executive orders.", "The mayor signed 28 executive orders."),
        ("The mayor touted the record of the port.", "The mayor touted the record of the port."),
        ("The so-called Winther Accords were signed.", "The Winther Accords were signed."),
        ("Massively popular captain Jo Waters left.", "Popular captain Jo Waters left."),
        ("The council held its early fiery debate.", "The council held its early debate."),
        ("“No,” Morel hit back.", "“No,” Morel answered."),
        ("Morel took a swipe at the council on Monday.", "Morel criticized the council on Monday."),
        ("The port closed amid a hasty evacuation.", "The port closed amid an evacuation."),
        ("They grilled salmon on the pier.", "They grilled salmon on the pier."),
        ("A bear took a swipe at a hiker.", "A bear took a swipe at a hiker."),
        ("A mammoth was found in the ice.", "A mammoth was found in the ice."),
        ("The video risks embarrassing Brook.", "The video risks embarrassing Brook."),
        ("Morel makes his case with gusto for the pier.", "Morel makes his case for the pier."),
        ("A huge number of boats came.", "A large number of boats came."),
        # The name of a crime stays.
        ("He was charged with reckless homicide.", "He was charged with reckless homicide."),
        # What is done, and what somebody does.
        ("They spoke of election meddling.", "They spoke of election interference."),
        ("Norland was meddling in the vote.", "Norland was interfering in the vote."),
    ],
)
def test_what_stands_beside_an_exchanged_word_still_fits(loaded: str, plain: str) -> None:
    assert reword_loaded(loaded) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The mayor insisted that the council produce a plan.",
        "The mayor insisted that “needless” items be cut from the plan.",
        "He was dismissed over an obscene tirade on Monday.",
        "A group of radical protesters blocked the bridge.",
        "He answered the mayor's ridicule of the plan.",
        # Without it, nothing is told.
        "The storm had devastating consequences.",
        "It escalated an already extraordinary quarrel.",
        "There was massive fraud in the vote.",
        # The same would be said twice.
        "Morel slammed the mayor and blasted her for the delay.",
        # Answered whom?
        "The ministry hit back on Tuesday after parts of the book were released.",
        # It did not quite happen.
        "They recalled a nearly catastrophic failure of the dam.",
        "Norland faces a dire period of infections.",
        "The mayor snubbed him in a quarrel.",
        "The claim was debunked by the port.",
        # Nothing is left that says which, how surely, or that it is a noun.
        "Waters enters the race as a reckless candidate, with years of experience.",
        "Experts say that the mayor surely knew of the leak.",
        "The storm led to a scramble by shipowners to leave the port.",
        # It is all that is said of how he acted.
        "The court heard that the officer acted recklessly when he fired.",
        ("They botched the raid on the port."),
        ("The tanked fish died in May."),
        # Nothing "was failed".
        "The raid on the port was botched.",
        # Here the word is what he did.
        "He opened the day by blistering Mayor Morel.",
    ],
)
def test_where_no_exchange_fits_there_is_none(text: str) -> None:
    assert reword_loaded(text) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A defiant Jo Waters left the hall on Monday.", "Jo Waters left the hall on Monday."),
        ("On Monday an unrepentant Waters left the hall.", "On Monday Waters left the hall."),
        ("An unusual BBN report was shelved.", "A BBN report was shelved."),
        ("The world-renowned singer Jo Waters left the hall.", "The singer Jo Waters left the hall."),
    ],
)
def test_a_name_keeps_no_article_when_its_adjective_goes(text: str, plain: str) -> None:
    assert reword_loaded(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The government gave in to the nurses on Tuesday.",
        "The union plunged schools into chaos.",
        "The dockers held the port to ransom.",
        "The dealer got away with a fine.",
    ],
)
def test_what_only_judges_a_deed_has_no_plain_counterpart_and_is_left_to_its_outlet(text: str) -> None:
    assert find_loaded(text)
    assert reword_loaded(text) is None


def test_the_same_words_of_a_bridge_or_a_view_judge_nothing() -> None:
    assert not find_loaded("The roof gave in after the storm.")
    assert not find_loaded("Visitors walked past the nests without disturbing the birds.")
    assert not find_loaded("Guests arrived from Chaos, a village near Orlo.")
