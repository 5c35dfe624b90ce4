"""Words that take up what an earlier sentence said are found, and what names itself is left alone."""

from __future__ import annotations

import pytest

from summarize.text.definites import find_leans
from summarize.text.leans import is_another, is_taken_up, is_told


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Lawmakers passed the bill on Thursday.", "the bill"),
        ("Ada Brook ended up winning that war.", "that war"),
        ("Under the compact, member towns share one fire brigade.", "the compact"),
        ("The videos show shops being looted.", "The videos"),
        ("Crowds pulled down the 1913 statue Monday night.", "the 1913 statue"),
        ("The seasoned Liberal operative was respected in Hadley.", "The seasoned Liberal operative"),
        ("New polls from Arn show the former mayor’s support falling.", "the former mayor"),
        ("The poll of 500 likely voters found the council ahead.", "The poll"),
        ("Senator Ada Brook said the resolution will be printed next week.", "the resolution"),
        ("Fifty of them signed an open letter.", "Fifty of them"),
        ("There is no evidence for this.", "for this"),
        ("After all, he had lost twice.", "After all,"),
        ("A survey by Arn University, for example, saw support rise.", "for example"),
        ("Jane Hill knows it'd end private bus lines.", "it"),
        ("Monday’s hearing was revealing.", "’s hearing"),
        ("Ada Brook spoke at a school in Arn earlier in the day.", "earlier in the day"),
        ("Brook said in the memo that fishing will be banned.", "the memo"),
        ("The turnaround came after a day of talks in Arn.", "The turnaround"),
        ("“Ports must lead in this,” the groups wrote to Ada Brook on Monday.", "the groups"),
        (
            "The Norland Democrat, along with Senator Jo Waters, has written to the port.",
            "The Norland Democrat, along with",
        ),
        ("A federal judge agreed and banned the law.", "agreed"),
        ("The Hadley, Norland, company said that it counted 95 cases.", "The Hadley, Norland, company"),
        ("Investigators in these two states met 86 patients, and most said that they smoked.", "these two states"),
        ("During the call, Ada Brook asked for more votes.", "the call"),
        (
            "Five people were taken to hospital in Hadley after the Thursday night shooting.",
            "the Thursday night shooting",
        ),
        ("Agents in the three towns blamed a gang from Arn.", "the three towns"),
        ("The trip is the first of several travels.", "The trip"),
        ("Ada Brook’s departure came a day after the vote.", "’s departure"),
        ("The Hadley senator told a radio station that she was glad.", "The Hadley senator"),
        ("The board of elections in Hadley voted to dismiss him.", "him"),
        ("“Do not be afraid,” he wrote.", "he"),
        ("More than two weeks later, the port published the letters.", "More than two weeks later"),
        ("Two weeks later, the port published the letters.", "Two weeks later"),
        ("Several days later the port published the letters.", "Several days later"),
        ("Later that day, Judge Ada Brook closed the port.", "Later that day"),
        ("On the one hand, dockers called for a longer pier.", "On the one hand,"),
        ("Jo Waters said that this was a payment of her own.", "Jo Waters said that this was"),
        ("One that said “No” was hidden, while another was left.", "One that "),
        ("By comparison, a storm in 2012 cost 40 lives.", "By comparison,"),
        ("Later, a boat sank in the harbour of Arn.", "Later,"),
        ("Jane Hill agreed, saying fishing must end.", "agreed"),
        ("A gang from Arn did it, the sources said.", ", the sources said"),
        ("After the four-hour meeting, Jane Hill left.", "the four-hour meeting"),
        ("According to the report, Jane Hill lied.", "the report"),
        ("At Monday’s hearing, Jane Hill wept.", "’s hearing"),
        ("The people said that the port chose a firm from Arn.", "The people said"),
        ("Halden has denied that, but Hill left.", "denied that"),
        ("Jane Hill went home, the senior official said.", "the senior official"),
        ("A boat sank off Arn and nobody was hurt, one of the officials said.", "one of the officials said"),
        ("Halden will say that 40 boats sank, the official confirmed, ending months of doubt.", "the official"),
        ("In letters to the council, both companies have denied it.", "both companies"),
        ("Jane Hill said that the same reasoning applied to boats.", "the same reasoning"),
        ("Women from the coast are the other two winners.", "the other two"),
        ("Jane Hill was referring to a law of 2012.", "was referring to"),
        ("News then broke that Jonas Halden had left.", "News then broke"),
        ("But first, the council will meet on Thursday.", "But first,"),
        ("What's more, the port is bankrupt.", "What's more,"),
        ("The second is that Jane Hill left.", "The second is that"),
        ("Other towns on the coast have now joined in.", "joined in."),
        ("Hill responded, but few heard her.", "Hill responded, but"),
        ("Hill told the police in Arn to look into the fatal shooting.", "the fatal shooting"),
        ("Norland has denied any part in the tanker incident.", "the tanker incident"),
        ("Jane Hill of the party of captains on the coast of Norland ruled out such legislation.", "such legislation"),
        ("The friction comes weeks after a walk by the sea.", "The friction"),
        ("An overview of this work shows that two towns were targeted.", "this work"),
        ("“The council welcomes every ship of Norland,” it said.", "it"),
        ("“We would never do that,” Jane Hill told a radio station.", "“We would never do that,”"),
        ("“None of that matters to the port,” Jane Hill told a station.", "“None of that"),
        ("Halden, however, denied it in Arn.", "Halden, however,"),
        ("“Nobody asked us,” the Norland Democrat said.", "” the Norland Democrat"),
        ("The number has grown by another 300 boats since May.", "The number"),
        ("The environmentalists want to go to court in Arn.", "The environmentalists"),
        ("The pop megastar spoke for two candidates in Arn.", "The pop megastar"),
        ("Jane Hill faulted the inquiry, so that many ask how she would lead the inquiry.", "the inquiry"),
    ],
)
def test_what_takes_up_an_earlier_sentence_is_found(text: str, leaning: str) -> None:
    assert leaning in {lean.text for lean in find_leans(text) if lean.always}


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers passed the bill to ban night fishing on Thursday.",
        "Ada Brook said that war is no answer.",
        "The Harbour Act bill was passed on Thursday.",
        "The measure, which would ban night fishing, was passed.",
        "Jane Hill agreed to ban night fishing.",
        "The towns agreed, for the first time since May, to share a boat.",
        "The towns agreed and extended the truce by two days.",
        "The price agreed and announced by the port was 69 million crowns.",
        "Later Monday, the council confirmed Ada Brook as harbour master.",
        "The Hadley, Norland, bank robbery suspect was arrested on Monday.",
        "The Hadley, Norland, company Coastline Foods says that its boats are safe.",
        "The backlash to Norland's harbour law helped the port.",
        "Arnland, the last holdout, ratified it on Monday.",
        "The president also quoted the account @coastnews.",
        "The Norland Democrat Jo Waters, along with Ada Brook, has written to the port.",
        "The port of Hadley, Norland, company towns and all, is closed.",
        "A price has not been agreed, Jane Hill said.",
        "According to the indictment, Jane Hill took bribes.",
        "Later this month a boat race starts.",
        "The president signed three orders on Monday.",
        "The police and the government asked people to stay at home.",
        "Ada Brook unveiled a plan for the port, and the plan was praised.",
        "Dockers in Hadley voted on Monday to strike from midnight over pay and shifts, and the move angered the mayor.",
        "Coastline Foods said the company would close two plants.",
        "Coaches ran late this week and that month.",
        "Results were similar to those found in Arn.",
        "Jane Hill said it is clear that the buses must go.",
        "Two people familiar with the matter spoke to reporters in Arn.",
        "The central bank raised its key rate on Tuesday.",
        "Arn and Hadley are at odds, and the two towns will meet.",
        "Ada Brook said that he had left.",
        "In Hadley, police said that a man had left his car.",
        "Ada Brook’s plan to ban fishing was praised.",
        "Brook said in the letter from Arn that fishing will be banned.",
        "The Hadley lawyer Jonas Halden was glad.",
        "The Hadley driver was jailed for nine years.",
        "A policeman was shot dead as he left work in Hadley.",
        "A neighbour said he heard three shots.",
        "A 7-year-old died on Monday when her sledge hit a tree.",
        "Despite his injuries, a driver pulled four people from a burning bus.",
        "Shots were fired at Halden as he left the court.",
        "Jordan Evans said he would leave the club.",
        "Arn’s election was put off until May after a storm.",
        "Brook’s trial begins on Monday.",
        "Profit at Coastline Foods rose 4% in the three months to June.",
        "Talks between the two sides go on.",
        "A tram hit a bus near Arn, and nine people were hurt in the crash.",
        "The House Judiciary Committee said that the panel would vote in May.",
        "Morgan Stanley said the bank would cut 3,000 jobs.",
        "US Steel said the company will shut a mill.",
        "Under the deal, which was signed in Arn, Norland will buy 40 ships.",
        "In the letter, which was seen by reporters, Brook asks for time.",
        "Coastline was founded in 2012 and by the end of that year had 40 shops.",
        "Brook went further than her predecessor.",
        "The people said no to the treaty on Sunday.",
        "An official of the port left, and the senior official said why.",
        "Coastline Foods and Halden Motors wrote to the council, and both companies denied it.",
        "Hill gave the same reasoning as Halden.",
        "Norland and the other 26 members will vote on the pact in May.",
        "Ana Reed, the author who won the Halden Prize, died in Arn on Sunday.",
        "Holt was accused of taking bribes from builders in Arn, but she has denied those claims.",
        "A father and son were jailed in Arn on Friday after both men admitted theft.",
        "Shares jumped then slumped on Monday after a storm.",
        "Norland then joined the bloc in 1998.",
        "Norland raised its rate to 4%, and three other banks followed suit.",
        "Two inquiries came to the same conclusion: the bridge was unsafe.",
        "A team at Arn has found a gene for it, the researchers said.",
        "Dahl said that Brook lied, but Brook denied this.",
        "Two boats sank, and the other two fled.",
        "Since then prices rose.",
        "Jane Hill, who then left for Arn, was glad.",
        "Jane Hill responded to a letter from Arn.",
        "A man shot a guard near Arn and was held over the fatal shooting.",
        "Senator Jo Waters will vote no, the senator said.",
        "The number of boats has grown by 300 since May.",
        "Norland reported 40 deaths on Friday, and the number is expected to rise.",
        "Leeds are top of the list.",
        "The city does not have the funds.",
        "“The virus is here and we have to live with it,” Brook said on Friday.",
        "“I have nothing to do with it,” Brook said of the forged letter.",
        "Ada Brook has been, in turn, a nurse, a teacher and a lawmaker.",
        "“No entry,” it says on the gate of the port of Orlo.",
        "“We will never sell it,” Jane Hill of the port said of the old ferry.",
        "The Norland Democrat Jane Hill will vote no.",
    ],
)
def test_what_is_named_or_known_to_all_needs_nothing_before_it(text: str) -> None:
    assert [lean.text for lean in find_leans(text) if lean.always] == []


def test_any_other_noun_leans_only_where_the_report_spoke_of_it_before() -> None:
    (lean,) = find_leans("Officials said the demolition went as planned.")
    assert not is_taken_up(lean, ["Crews searched the rubble."])
    assert is_taken_up(lean, ["Crews prepared the demolition of the tower."])


@pytest.mark.parametrize(
    ("leaning", "before", "told"),
    [
        ("Lawmakers passed the bill on Thursday.", "Ada Brook wrote a bill on night fishing.", True),
        ("Lawmakers passed the bill on Thursday.", "Ada Brook proposed a law on night fishing.", True),
        ("The airstrikes killed 14 people.", "Missiles hit a base near Arn.", True),
        ("The walkout shut four terminals.", "Dockers went on strike.", True),
        ("The seasoned operative was respected.", "Mike Dale has left the council’s office.", True),
        ("The company closed two plants.", "Shares of Coastline Foods fell.", True),
        ("Lawmakers passed the bill on Thursday.", "Ada Brook visited Hadley.", False),
        ("The seasoned operative was respected.", "Shares fell in Hadley.", False),
        ("The company closed two plants.", "Mayor Ada Brook met Jonas Halden.", False),
        ("Agents in the three towns blamed a gang.", "Arn, Hadley and Tolk were robbed.", True),
        ("Agents in the three towns blamed a gang.", "Arn was robbed.", False),
        ("The Hadley senator was glad.", "Jonas Halden of Hadley won his case.", True),
        ("The Hadley senator was glad.", "Jonas Halden won his case.", False),
        ("The board voted to dismiss him.", "Jonas Halden met Ada Brook.", False),
    ],
)
def test_a_reference_is_told_by_what_names_its_kind_before_it(leaning: str, before: str, told: bool) -> None:
    leans = [lean for lean in find_leans(leaning) if lean.always]
    assert leans
    assert all(is_told(lean, [before]) for lean in leans) is told


@pytest.mark.parametrize(
    ("leaning", "before", "told", "another"),
    [
        # "The claim" is that of Halden in its report, and that of Brook in what was told.
        (
            "The port has disputed the claim.",
            "Jonas Halden made a claim for 90 lost containers.",
            "Ada Brook made the claim that fishing off Arn is banned.",
            True,
        ),
        (
            "The port has disputed the claim.",
            "Jonas Halden made a claim for 90 lost containers.",
            "A claim of Halden for lost containers came on Monday.",
            False,
        ),
        # The sentence before takes it up, too, and does not say which.
        ("The fire was put out by noon.", "Crews fought the fire all night.", "A fire burnt a shed in Arn.", False),
        # Its report tells of none, so that it may be any.
        ("The port has disputed the claim.", "It rained.", "Ada Brook made the claim that fishing is banned.", False),
        (
            "Both companies have denied it.",
            "Orlo Ferries and Arn Lines cut jobs.",
            "Merrow Foods hired Ada Lund.",
            True,
        ),
        (
            "Both companies have denied it.",
            "Orlo Ferries and Arn Lines cut jobs.",
            "Arn Lines left Orlo Ferries.",
            False,
        ),
    ],
)
def test_a_reference_is_to_what_its_own_report_spoke_of(leaning: str, before: str, told: str, *, another: bool) -> None:
    (lean, *_) = (lean for lean in find_leans(leaning) if lean.always)
    assert is_another(lean, [before], [told]) is another


def test_nothing_is_told_by_nothing() -> None:
    (lean,) = find_leans("Fifty of them signed an open letter.")
    assert not is_told(lean, [])
    assert is_told(lean, ["Bishops met in Arn."])


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("“We shall bring peace,” she wrote on Twitter of what is called “Operation Orlo Spring”.", "she"),
        ("Some dockers of the Hadley port stayed at home on Thursday in protest.", "in protest."),
        ("One idea is a commission in the style of the old Hadley board.", "One idea is"),
        ("Another father, whose son was shot, said that his family plants a tree.", "Another father"),
        ("Ada Brook's plan would instead use grants for the towns of Norland.", "would instead"),
        ("Marco Dahl's wife, Ana, called that “a vile lie”.", "called that"),
        ("The mayor of Hadley dismissed this as “nonsense”.", "dismissed this"),
    ],
)
def test_what_stands_beside_or_against_something_untold_takes_it_up(text: str, leaning: str) -> None:
    assert leaning in [lean.text for lean in find_leans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Orlo seized a tanker, and Hadley sent a frigate in response.",
        "Another 12 people were hurt in Orlo on Monday.",
        "Ada Brook rejected the grants and would instead use loans.",
        "Ada Brook used loans instead of grants.",
        "Brook called that meeting a success.",
    ],
)
def test_what_tells_it_itself_takes_nothing_up(text: str) -> None:
    assert not [lean for lean in find_leans(text) if lean.kind in {"next", "ellipsis", "this"}]
