"""Each check against invented cases: what it must find, and what it must let pass."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarize.options import VerifyOptions
from summarize.split import split_report
from summarize.types import Draft, Finding, Point
from summarize.verify import default_checks, verify_drafts
from summarize.verify.loaded import LoadedCheck
from tests.builders import build_report, build_split_report

#: A Wednesday.
PUBLISHED = datetime(2023, 7, 26, 9, 30, tzinfo=UTC)


def find_in(text: str, *sources: str, previous: str = "") -> tuple[Finding, ...]:
    """Return all findings in a statement that rests on the sources, each in a report of its own."""
    reports = {}
    sentences = []
    for number, source in enumerate(sources):
        split = build_split_report(
            *([previous] if previous else []), source, report_id=f"r{number}", published=PUBLISHED, outlet="Orlava Post"
        )
        reports[split.report.id] = split
        sentences.append(split.sentences[-1])
    draft = Draft(Point(tuple(sentences), 1.0), text, "test")
    return tuple(
        finding
        for check in default_checks(VerifyOptions())
        for finding in check.check(draft, tuple(sentences), reports)
    )


def names_of(findings: tuple[Finding, ...]) -> set[str]:
    """Return which checks found something."""
    return {finding.check for finding in findings}


MINE = "At least 12 miners were killed and 30 injured when a shaft collapsed in Orlava on Tuesday, Governor Ada Morel said."
FINE = "The court in Port Vale fined Vale Mining $2.5 million on March 5 for closing the pit, which employed about 400 people."
STATED = (
    "President Ada Morel stated that the offensive had not succeeded, while Premier Ivo Dahl echoed the assessment, "
    "remarking that it had failed to gain momentum."
)
ARREST = "Inspector Ida Crane arrested Omar Falk in Orlava after a long chase."

WRONG = [
    # number
    ("number", MINE, "Governor Ada Morel said at least 13 miners were killed in Orlava."),
    ("number", MINE, "Governor Ada Morel said 12 miners were killed in Orlava."),
    ("number", MINE, "Governor Ada Morel said more than 12 miners were killed in Orlava."),
    ("number", MINE, "Governor Ada Morel said 30 miners were killed in Orlava."),
    ("number", FINE, "The court fined Vale Mining $2.5 billion."),
    ("number", FINE, "The court fined Vale Mining 2.5 percent."),
    ("number", FINE, "The pit employed 400 people."),
    ("number", "Sales rose 3% to 40 million tons.", "Sales rose 40% to 40 million tons."),
    ("number", "One in five voters stayed at home.", "Half of the voters stayed at home."),
    ("number", "The 9-year-old boy was found.", "The 8-year-old boy was found."),
    ("number", "A dozen miners were rescued in Orlava.", "Dozens of miners were rescued in Orlava."),
    # name
    ("name", ARREST, "Inspector Ida Crane arrested Omar Stone in Orlava."),
    ("name", ARREST, "Inspector Ida Crane arrested Omar Falk in Port Vale."),
    ("name", "Falk was arrested in Orlava.", "Omar Falk was arrested in Orlava."),
    ("name", "Lena Falk was arrested in Orlava.", "Omar Falk was arrested in Orlava."),
    ("name", "Lena Falk and Omar Falk met in Orlava.", "Falk met in Orlava."),
    ("name", "Omar Falk was arrested in Orlava.", "President Omar Falk was arrested in Orlava."),
    ("name", "Senator Omar Falk was arrested.", "Senate Majority Leader Omar Falk was arrested."),
    # date
    ("date", FINE, "The court fined Vale Mining on March 6."),
    ("date", MINE, "A shaft collapsed in Orlava on Monday, Governor Ada Morel said."),
    ("date", "The mine closed in 2019.", "The mine closed in 2018."),
    ("date", "The mine closed in Orlava.", "The mine closed in Orlava yesterday."),
    ("date", "The mine closed in 2022.", "The mine closed a year ago."),
    # quotation
    ("quotation", "“The mine is safe,” Morel said.", "“The mine was safe,” Morel said."),
    ("quotation", "Morel said the mine was a disaster.", "Morel said the mine was “a disaster”."),
    ("quotation", "Morel called it “a dark day for Orlava”.", "Morel called it “a dark day for miners”."),
    # negation
    ("negation", "The mine did not reopen in Orlava.", "The mine reopened in Orlava."),
    ("negation", "The mine reopened in Orlava.", "The mine did not reopen in Orlava."),
    ("negation", "Morel denied closing the mine.", "Morel closing the mine."),
    ("negation", "Police found no evidence of arson in Orlava.", "Police found evidence of arson in Orlava."),
    ("negation", "The firm never paid the miners.", "The firm paid the miners."),
    ("negation", "The push failed to gain ground near Orlava.", "The push gained ground near Orlava."),
    # modality
    ("modality", "The mine may reopen in May.", "The mine will reopen in May."),
    ("modality", "The mine may reopen in May.", "The mine reopened in May."),
    ("modality", "Falk allegedly stole the car.", "Falk stole the car."),
    ("modality", "Falk was accused of stealing the car.", "Falk stealing the car was seen."),
    ("modality", "The alleged thief fled Orlava.", "The thief fled Orlava."),
    ("modality", "Vale Mining plans to sell the pit.", "Vale Mining sells the pit."),
    ("modality", "Vale Mining is considering selling the pit.", "Vale Mining is selling the pit."),
    ("modality", "The senate is expected to approve the bill.", "The senate approved the bill."),
    ("modality", "Dahl threatened to leave the union.", "Dahl leaves the union."),
    ("modality", "If the vote fails, the mine closes.", "The vote fails and the mine closes."),
    # attribution
    ("attribution", "Morel said that the strike was illegal and dangerous.", "The strike was illegal and dangerous."),
    ("attribution", "The strike was illegal and dangerous, Morel said.", "The strike was illegal and dangerous."),
    (
        "attribution",
        "According to Morel, the strike was illegal and dangerous.",
        "The strike was illegal and dangerous.",
    ),
    ("attribution", STATED, "Ada Morel remarked that the offensive had failed to gain momentum."),
    ("attribution", STATED, "Ivo Dahl stated that the offensive had not succeeded."),
    ("attribution", STATED, "The offensive had failed to gain momentum."),
    (
        "attribution",
        "The strike spread to Port Vale, where Morel lives.",
        "Morel said that the strike spread to Port Vale.",
    ),
    (
        "attribution",
        "Union leader Ida Crane said pay was too low for miners.",
        "Vale Mining said pay was too low for miners.",
    ),
    # roles and places
    ("roles", ARREST, "Omar Falk arrested Ida Crane in Orlava."),
    ("roles", "Omar Falk was arrested by Ida Crane.", "Ida Crane was arrested by Omar Falk."),
    ("roles", "Crane praised Falk at length.", "Falk praised Crane at length."),
    ("place", "Crane flew from Orlava to Port Vale to see Falk.", "Crane flew from Port Vale to see Falk."),
    (
        "place",
        "Crane left Orlava for Port Vale on Monday to see Lena Falk.",
        "Lena Falk left Orlava for Port Vale on Monday.",
    ),
    (
        "place",
        "The Miners edged the Sailors 65 to 61 on a late goal.",
        "The Miners edged the Sailors 61 to 61 on a late goal.",
    ),
    # loaded
    ("loaded", "Morel criticized the plan.", "Morel slammed the plan."),
    ("loaded", "Morel slammed the plan in Orlava.", "Morel slammed the plan."),
    ("loaded", "The shameful plan was dropped in Orlava.", "The shameful plan was dropped."),
    # pronoun
    ("pronoun", "He resigned in Orlava on Tuesday.", "He resigned in Orlava."),
    ("pronoun", "The company closed the pit on Tuesday.", "The company closed the pit."),
    ("pronoun", "Its shares fell in Orlava after the fine.", "Its shares fell in Orlava."),
    ("pronoun", "The vote came after he resigned, and we were glad.", "The vote came after he resigned."),
    ("pronoun", "We closed the pit in Orlava.", "We closed the pit in Orlava."),
    # fragment
    ("fragment", "The mine, which employed many, closed.", "which employed many closed."),
    ("fragment", "The governor of Orlava resigned.", "The governor of Orlava."),
    ("fragment", "Ada Morel said the pit in Orlava was unsafe.", "Ada Morel said the pit."),
    ("fragment", "The mine closed and the men left with their tools.", "The mine closed and the men left with."),
    ("fragment", "Morel said “the mine is safe” in Orlava.", "Morel said “the mine is safe in Orlava."),
    # cause
    ("cause", "Falk resigned after the report was published.", "Falk resigned because of the report."),
    ("cause", "Prices rose. The pit closed.", "Prices rose because the pit closed."),
    ("cause", "Falk quit following the vote in Orlava.", "The vote in Orlava prompted Falk to quit."),
    # support
    (
        "support",
        "The mine in Orlava closed on Tuesday.",
        "The mine in Orlava closed to the delight of environmentalists.",
    ),
    ("support", "Crane visited the pit.", "Crane visited the flooded pit with journalists."),
    ("support", "The senate passed the budget.", "The senate rejected the budget."),
    # by the clause
    ("roles", "A dog bit a postman in Orlava.", "A postman bit a dog in Orlava."),
    ("fused", "Ada Morel resigned. Ivo Dahl was arrested in Orlava.", "Ada Morel resigned and was arrested in Orlava."),
    ("number", "Some 120 fans were arrested, and 900 officers were on duty.", "Some 120 officers were arrested."),
    ("number", "Nurses will be paid 400 euros more a year.", "Nurses will be paid 400 euros more a month."),
    ("number", "Falk scored once against Orlava.", "Falk scored twice against Orlava."),
    (
        "date",
        "Vale Mining will close the pit on Friday, Morel said on Tuesday.",
        "Morel said Vale Mining will close the pit on Tuesday.",
    ),
    ("modality", "The miners of Orlava will strike if no deal is reached.", "The miners of Orlava will strike."),
    ("negation", "The miners of Orlava rejected the offer.", "The miners of Orlava accepted the offer."),
    ("name", "Ada Morel, the wife of President Ivo Morel, opened the pit.", "President Ada Morel opened the pit."),
    ("place", "Fighting spread to the east of Orlava.", "Fighting spread to the south of Orlava."),
    ("fragment", "The court in Orlava convicted two miners on Tuesday.", "The court in Orlava convicted on Tuesday."),
    ("fragment", "The New Vale Mining Company says it will close.", "The New Vale says it will close."),
    ("quotation", "“If he says so, Falk is a fool,” Morel said.", "“Falk is a fool,” Morel said."),
    ("attribution", "The pit in Orlava was unsafe, her lawyer told the court.", "The pit in Orlava was unsafe."),
    ("negation", "Neither of the two miners survived the fall in Orlava.", "Both miners survived the fall in Orlava."),
    ("number", "Vale Mining raised pay by 2 percent to 5 percent.", "Vale Mining raised pay by 5 percent."),
    ("cause", "Ten cows were found dead in Orlava during the storm.", "The storm killed ten cows in Orlava."),
    ("fused", "Ivo Dahl, the father of Orlava coach Emil Dahl, died on Friday.", "Coach Emil Dahl died on Friday."),
    # what only the roles of pronouns, sides and callings tell apart
    ("roles", "Ada Morel left a day after he criticised her.", "Ada Morel left a day after she criticised him."),
    ("roles", "Vale Mining voted for the merger in Orlava.", "Vale Mining voted against the merger in Orlava."),
    (
        "name",
        "The prize went to chemist Ivo Dahl, and Ada Morel spoke in Orlava.",
        "The prize in Orlava went to chemist Ada Morel.",
    ),
    ("cause", "Rents in Orlava rose while wages fell.", "Wages drove up rents in Orlava."),
    ("modality", "A draft bill would close the pit in Orlava.", "A law would close the pit in Orlava."),
    ("number", "Vale Mining was sold for about $690 million.", "Vale Mining was sold for about $692 million."),
    (
        "attribution",
        "The pit is safe, said the union, while Vale Mining was silent.",
        "Vale Mining said the pit is safe.",
    ),
]


# Beside what passes: ordinary sentences around the same words.
WRONG += [
    ("attribution", "Ada Morel takes bribes, a crime under the law, said Omar Falk.", "Ada Morel takes bribes."),
    ("attribution", "Rebels control Orlava, the capital, said Omar Falk.", "Rebels control Orlava."),
    (
        "attribution",
        "Omar Stone said that Vale Mining warned miners of the gas leak.",
        "Vale Mining warned miners of the gas leak.",
    ),
    (
        "date",
        "Vale Mining closed the pit on Friday after week-long talks ended on Tuesday.",
        "Vale Mining closed the pit on Tuesday.",
    ),
    (
        "date",
        "Morel and Dahl met on Monday after Friday's vote in Orlava.",
        "Morel and Dahl met before Friday's vote in Orlava.",
    ),
    ("date", "Morel met Dahl on Monday before Friday's vote.", "Morel met Dahl before Monday's vote."),
    ("modality", "Police treat Falk's death as possible murder.", "Police treat Falk's death as murder."),
    ("attribution", "An aide to Ada Morel said the pit in Orlava was unsafe.", "Ada Morel said the pit was unsafe."),
    ("attribution", "Ada Morel said the pit in Orlava was unsafe.", "An aide to Ada Morel said the pit was unsafe."),
    ("attribution", "Morel's longtime lawyer said the pit was unsafe.", "Morel said the pit was unsafe."),
    ("attribution", "The pit was unsafe, according to people close to Ada Morel.", "Morel said the pit was unsafe."),
    ("attribution", "Morel's lawyer, Omar Falk, said the pit in Orlava was unsafe.", "Morel said the pit was unsafe."),
    (
        "attribution",
        "Ada Morel said the pit in Orlava was safe, while the miners at the gate refused to go down.",
        "Ada Morel said the miners at the gate refused to go down.",
    ),
]


@pytest.mark.parametrize(("check", "source", "text"), WRONG)
def test_what_the_source_does_not_say_is_found(check: str, source: str, text: str) -> None:
    assert check in names_of(find_in(text, source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Senator Omar Falk was arrested in Orlava.", "Sen. Omar Falk was arrested in Orlava."),
        ("Omar Falk, the governor, was arrested in Orlava.", "Gov. Omar Falk was arrested in Orlava."),
        ("Omar Falk was arrested in Orlava.", "Mr. Falk was arrested in Orlava."),
    ],
)
def test_a_title_may_be_written_in_another_way(source: str, text: str) -> None:
    assert "name" not in names_of(find_in(text, source))


RIGHT = [
    (MINE, "At least 12 miners were killed when a shaft collapsed in Orlava, Governor Ada Morel said."),
    (MINE, "Morel said at least 12 miners were killed and 30 injured in Orlava on Tuesday."),
    (
        "Governor Ada Morel denied on Tuesday she said anything improper to a miner.",
        "Governor Ada Morel denied on Tuesday she said anything improper to a miner.",
    ),
    (MINE, "Governor Morel said that at least a dozen miners were killed on July 25 in Orlava."),
    (MINE, "According to Ada Morel, 30 were injured when a shaft collapsed."),
    (FINE, "The court in Port Vale fined Vale Mining $2.5 million for closing the pit."),
    (FINE, "Vale Mining was fined $2.5m by the court in Port Vale."),
    (FINE, "The pit employed about 400 people."),
    (FINE, "On 5 March, the court fined Vale Mining for closing the pit."),
    (STATED, "Ada Morel stated that the offensive had not succeeded."),
    (STATED, "Morel said the offensive did not succeed, and Dahl said it had failed to gain momentum."),
    (STATED, "Ivo Dahl remarked that the offensive had failed to gain momentum."),
    ("Morel's lawyer, Omar Falk, said the pit in Orlava was unsafe.", "Omar Falk said the pit was unsafe."),
    ("Morel's lawyer, Omar Falk, said the pit in Orlava was unsafe.", "Morel's lawyer said the pit was unsafe."),
    ("Ada Morel, an ally of Omar Falk, said the pit was unsafe.", "Morel said the pit was unsafe."),
    ("A spokesman for Vale Mining said the pit was unsafe.", "Vale Mining said the pit was unsafe."),
    ("Vale Mining's lawyer Ivo Dahl said the pit was unsafe.", "Dahl said the pit was unsafe."),
    (
        "Ada Morel said the pit in Orlava was safe, while Ivo Dahl said miners refused to go down.",
        "Ivo Dahl said miners refused to go down.",
    ),
    (ARREST, "Ida Crane arrested Omar Falk in Orlava."),
    (ARREST, "Omar Falk was arrested by Ida Crane in Orlava."),
    (ARREST, "Inspector Crane arrested Falk."),
    (ARREST, "Falk was arrested in Orlava after a chase."),
    ("One in five voters stayed at home in Orlava.", "20 percent of voters in Orlava stayed at home."),
    ("The mine employs 1,213 people in Orlava.", "The mine employs about 1,200 people in Orlava."),
    ("The mine employs 1,213 people in Orlava.", "The mine employs more than 1,200 people in Orlava."),
    ("Thirty-six miners were rescued.", "36 miners were rescued."),
    ("Thirty-six miners were rescued.", "Dozens of miners were rescued."),
    ("The United Nations sent aid to Orlava.", "The U.N. sent aid to Orlava."),
    ("Orlavan voters went to the polls.", "Voters in Orlava went to the polls."),
    ("“The mine is safe,” Ada Morel said in Port Vale.", "Ada Morel said “the mine is safe”."),
    ("“The mine is safe,” Ada Morel said in Port Vale.", "Ada Morel said the mine is safe."),
    ("Falk is allegedly the thief of the car.", "Falk is the alleged thief of the car."),
    ("Falk was accused of stealing the car.", "Falk was accused of stealing a car."),
    ("Falk was charged with murder in Orlava.", "Falk was charged with murder."),
    ("The mine may reopen in May.", "The mine could reopen in May."),
    ("The mine will reopen in May.", "The mine is to reopen in May."),
    ("Vale Mining plans to sell the pit to miners.", "Vale Mining wants to sell the pit to miners."),
    ("Dahl agreed to pay the fine.", "Dahl will pay the fine."),
    ("The mine did not reopen in Orlava.", "The mine failed to reopen in Orlava."),
    ("The court on Tuesday declined to block the law.", "The court declined on Tuesday to block the law."),
    ("The mine did not reopen in Orlava.", "The mine in Orlava was not reopened."),
    ("Belgravian leader Ivo Dahl said that talks had failed.", "The Belgravian leader said that talks had failed."),
    ("The strike spread, Morel told the Orlava Post.", "Morel said the strike spread."),
    ("Ada Morel, the mayor of Orlava, said pay was low.", "The mayor of Orlava said pay was low."),
    ("Union spokesman Omar Falk said pay was low in Orlava.", "The union said pay was low in Orlava."),
    ("The pit closed because of a flood in Orlava.", "The pit closed due to a flood in Orlava."),
    ("A flood led to the closure of the pit in Orlava.", "The pit was closed because of a flood in Orlava."),
    ("Morel called the plan “shameful” in Orlava.", "Morel called the plan “shameful”."),
    ("It is unclear whether the mine will reopen in time.", "It is unclear whether the mine will reopen."),
    ("The attack in Orlava killed three miners.", "The attack in Orlava killed three."),
    ("Crane said she would resign in Orlava.", "Crane said she would resign."),
    ("Troops entered the city of Orlava.", "Soldiers entered Orlava."),
    ("Lawmakers approved the bill in Orlava on Tuesday.", "Lawmakers in Orlava approved the legislation."),
    ("Crane and Falk met in Orlava.", "Falk and Crane met in Orlava."),
    ("The mine, which employed 40 people, closed.", "The mine closed."),
    ("No miners were hurt in Orlava.", "No miners were injured in Orlava."),
    ("Ada Morel was jailed in Orlava for 20 years.", "Ada Morel was jailed in Orlava for two decades."),
    ("The jury in Orlava found Falk not guilty of theft.", "Falk was acquitted of theft in Orlava."),
    ("Falk slammed the plan of Vale Mining.", "Falk criticised the plan of Vale Mining."),
    ("The pit in Orlava will reopen at 18:00 on Friday.", "The pit in Orlava will reopen at 6 p.m. on Friday."),
    ("The pit in Orlava will reopen on Friday.", "The pit in Orlava will reopen on July 28."),
    # what stands behind "before" and "after" is compared with what stands there in the source
    (
        "The House in Orlava will meet Thursday after Ivo Dahl speaks on Wednesday.",
        "The House in Orlava will meet on Thursday after Ivo Dahl speaks on Wednesday.",
    ),
    (
        "Miners in Orlava on Monday challenged Vale Mining to talks ahead of a July 28 vote.",
        "On Monday, miners in Orlava challenged Vale Mining to talks before a July 28 vote.",
    ),
    # speakers behind what they say
    (
        "The pit in Orlava was shut, four U.S. officials familiar with the matter said.",
        "Four U.S. officials familiar with the matter said that the pit in Orlava was shut.",
    ),
    (
        "Ada Morel was named head of the pit and aide to the mayor, the White House announced Sunday.",
        "The White House announced on Sunday that Ada Morel was named head of the pit and aide to the mayor.",
    ),
    (
        "Miners suspected of a raid that hit Orlava on Sunday demanded $70 million, according to a posting on a site.",
        "According to a posting on a site, miners suspected of a raid that hit Orlava on Sunday demanded $70 million.",
    ),
    ("Three miners — all said they would leave Orlava.", "Three miners — all said that they would leave Orlava."),
    (
        "FOSS BAY (Reuters) - The pit was closed by Vale Mining, the Orlava Times reported on Friday.",
        "The Orlava Times reported on Friday that the pit was closed by Vale Mining.",
    ),
    # where a report was written does nothing
    (
        "FOSS BAY, March 2 (Reuters) - The nine states of the Northern Council on Monday adopted their 12th package.",
        "Northern Council adopts 12th package.",
    ),
    # a clause behind a reporting verb is no lost object, and what is to be done soon is no possibility
    (
        "Vale Mining on Tuesday announced Orlava police will no longer carry out mass arrests.",
        "Vale Mining announced on Tuesday that Orlava police will no longer carry out mass arrests.",
    ),
    (
        "Morel told the miners of Orlava to leave as soon as possible, according to a memo.",
        "According to a memo, Morel told the miners of Orlava to leave as soon as possible.",
    ),
    ("Snow left 12 trucks stuck near Orlava.", "A dozen trucks were stuck near Orlava."),
    ("A 17-year-old was arrested in Orlava.", "A teenager was arrested in Orlava."),
    ("The search in Orlava will go on, Morel said.", "Morel said the search in Orlava would go on."),
    ("Falk was arrested by police in Orlava.", "Police arrested Falk in Orlava."),
    ("The pit in Orlava was reopened on Friday.", "The pit in Orlava reopened on Friday."),
    (
        "The Coal and Steel Board (CSB) met in Orlava, and the CSB closed the pit.",
        "The Coal and Steel Board closed the pit.",
    ),
    ("Nine miners died in the collapse of a shaft in Orlava.", "A shaft in Orlava collapsed, killing nine miners."),
    ("Thousands of Orlavans are fleeing by boat to Port Vale.", "Thousands of Orlavans are fleeing to Port Vale."),
    ("A blaze destroyed a log home deep in the woods of Orlava.", "A blaze destroyed a log home in Orlava."),
    ("The summit in Orlava will begin on Friday.", "The summit will begin on Friday."),
    ("Prices in Orlava rose 3% in June, the statistics office said.", "Prices in Orlava rose 3% in June."),
    ("Vale Mining was sold for $687 million.", "Vale Mining was sold for about $690 million."),
    ("Ada Morel, who met Ivo Dahl, is glad she has left Orlava.", "Ada Morel has left Orlava."),
    (
        "The pit in Orlava will close unless Dahl pays the fine.",
        "The pit in Orlava will close if Dahl does not pay the fine.",
    ),
    ("Snow closed the pit in Orlava on Friday.", "The pit in Orlava closed because of snow."),
    ("Pay is low, Ivo Dahl, the mayor of Orlava, told reporters.", "Orlava mayor Ivo Dahl said pay was low."),
    ("Vale Mining raised pay by 2 percent to 5 percent.", "Vale Mining raised pay to 5 percent."),
]


@pytest.mark.parametrize(("source", "text"), RIGHT)
def test_what_the_source_says_in_other_words_passes(source: str, text: str) -> None:
    assert find_in(text, source) == ()


def test_findings_mark_the_words_they_are_about() -> None:
    text = "Governor Ada Morel said at least 13 miners were killed in Port Vale."
    found = {finding.check: text[finding.start : finding.end] for finding in find_in(text, MINE)}
    assert found["number"] == "13"
    assert found["name"] == "Port Vale"


def test_two_sources_may_carry_one_statement_between_them() -> None:
    text = "Vale Mining closed the pit in Orlava, and the court fined the firm $3 million."
    first, second = "Vale Mining closed the pit in Orlava.", "The court fined the firm $3 million."
    assert find_in(text, first, second) == ()
    assert "number" in names_of(find_in(text, first))


def test_two_happenings_of_a_kind_are_not_told_as_one() -> None:
    here, there = (
        "A fire at a paper mill in Orlava hurt nobody.",
        "Five people died in a fire at a hostel in Port Vale.",
    )
    assert "fused" in names_of(find_in("The fire at a paper mill in Orlava killed five people.", here, there))
    same = "Five people died in the fire at the mill."
    assert find_in("The fire at a paper mill in Orlava killed five people.", here, same) == ()


def test_what_only_a_sentence_on_somebody_elsewhere_says_is_not_added() -> None:
    ship, other = (
        "The tanker Vale ran aground off Orlava.",
        "A cutter with 23 people on board lost its rudder off Ardel.",
    )
    text = "The tanker Vale ran aground off Orlava with 23 people on board."
    assert "fused" in names_of(find_in(text, ship, other))
    assert find_in(text, ship, "A crew of 23 people was on board when it ran aground.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The company will close the pit.",
        "The senator will begin on Friday.",
        "The meeting will begin on Friday.",
    ],
)
def test_what_no_source_says_more_of_is_not_told_with_the(text: str) -> None:
    source = "The company and the senator told a meeting that the summit in Orlava will begin on Friday."
    assert "pronoun" in names_of(find_in(text, source))


def test_which_of_two_summits_is_meant_has_to_be_said() -> None:
    source = "The summit in Orlava will begin on Friday, and the summit in Port Vale on Monday."
    assert "pronoun" in names_of(find_in("The summit will begin on Friday.", source))


LIE = "Vale Mining spent the hearing in Orlava repeating a lie about the pit."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (LIE, "Vale Mining spent the hearing in Orlava repeating the same about the pit."),
        ("Obviously, the mayor of Orlava has lost his nerve.", "The mayor of Orlava has lost his nerve."),
    ],
)
def test_an_outlets_opinion_is_not_made_ours_by_a_plainer_word(source: str, text: str) -> None:
    assert "loaded" in names_of(find_in(text, source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Ada Morel said the hearing in Orlava was a farce that must end.", "Ada Morel said the hearing must end."),
        ("Vale Mining was fined on Friday, and repeated a lie about the pit.", "Vale Mining was fined on Friday."),
        ("Falk lies in a bed in Orlava.", "Falk lies in a bed in Orlava, ill."),
        ("Clearly marked trucks left the pit in Orlava.", "Trucks left the pit in Orlava."),
    ],
)
def test_what_is_no_opinion_of_the_outlet_or_stands_beside_one_may_be_told(source: str, text: str) -> None:
    assert "loaded" not in names_of(find_in(text, source))


def test_an_opinion_piece_is_told_in_no_words_of_ours() -> None:
    source, text = "The mayor of Orlava met the union over pay.", "The mayor of Orlava met the union."
    for title, finds in (("Opinion | A city gives up", True), ("Orlava and its union agree on pay", False)):
        split = build_split_report(source, title=title)
        draft = Draft(Point(split.sentences, 1.0), text, "test")
        findings = LoadedCheck().check(draft, split.sentences, {split.report.id: split})
        assert bool(findings) == finds


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "Ada Morel announced on Friday that she would be gutting the safety rules of the Orlava pit.",
            "Ada Morel announced on Friday that she would be weakening the safety rules of the Orlava pit.",
        ),
        (
            "Ada Morel announced on Friday that she was essentially closing the Orlava pit, a rare step.",
            "Ada Morel announced on Friday that she was essentially closing the Orlava pit.",
        ),
        (
            "The council of Orlava effectively declared war on the miners on Friday, and on their families.",
            "The council of Orlava effectively declared war on the miners on Friday.",
        ),
    ],
)
def test_what_an_outlet_makes_of_a_deed_is_put_into_nobodys_mouth(source: str, text: str) -> None:
    assert "loaded" in names_of(find_in(text, source))


JUDGING = "It is never quite clear why this sort of thing is still so very much like the worst of all the old ways"


def test_a_sentence_that_judges_throughout_is_not_told_as_ours_but_as_somebodys() -> None:
    source = f"{JUDGING} of Orlava, and even worse."
    assert "loaded" in names_of(find_in(f"{JUDGING} of Orlava.", source))
    said = f"Ada Morel said on Friday in Orlava that {JUDGING[0].lower()}{JUDGING[1:]}."
    assert "loaded" not in names_of(find_in(said, said.replace(" in Orlava", " in the Orlava council")))


@pytest.mark.parametrize("text", ["Snow caused the roof of the rink in Orlava to fall.", "The Orlava strike was long."])
def test_a_brief_plain_fact_is_not_taken_for_an_opinion(text: str) -> None:
    assert "loaded" not in names_of(find_in(text, text))


def test_what_an_office_expects_stays_its_word() -> None:
    source = "Prices in Orlava may rise 3% in June, the statistics office said."
    assert "attribution" in names_of(find_in("Prices in Orlava may rise 3% in June.", source))


def test_a_speaker_named_in_the_sentence_before_is_known() -> None:
    source, before = "He added that the pit would close.", "Premier Ivo Dahl said the mine was unsafe."
    assert "attribution" not in names_of(find_in("Ivo Dahl said the pit would close.", source, previous=before))
    assert "attribution" in names_of(find_in("Ada Morel said the pit would close.", source, previous=before))


MEETING = "During a meeting at the Ardel Palace near St. Vale, Orlavan President Ada Morel spoke with Belgravian leader Ivo Dahl."


def test_a_sentence_beside_it_does_not_lend_a_claim_to_another_speaker() -> None:
    assert "attribution" in names_of(find_in("Morel remarked that it had failed to gain momentum.", STATED, MEETING))
    assert find_in("The Belgravian leader said the offensive had failed to gain momentum.", STATED, MEETING) == ()


def test_he_is_the_person_of_the_sentence_before_and_not_its_place() -> None:
    source = "She asserted that the offensive had not achieved its goals."
    right, wrong = (
        "Ada Morel asserted that the offensive had not achieved its goals.",
        "Dahl asserted that the offensive failed.",
    )
    assert "attribution" not in names_of(find_in(right, source, previous=MEETING))
    assert "attribution" in names_of(find_in(wrong, source, previous=MEETING))


def test_a_preposition_behind_a_name_is_no_deed() -> None:
    assert find_in("Ada Morel spoke with Ivo Dahl near St. Vale.", MEETING) == ()


def test_the_outlet_of_a_report_may_be_named_as_the_one_who_says_it() -> None:
    source = "The strike spread to Port Vale."
    assert "attribution" not in names_of(find_in("The strike spread to Port Vale, the Orlava Post reported.", source))
    assert "attribution" in names_of(find_in("The strike spread to Port Vale, Ada Morel said.", source))


def voices(text: str, source: str) -> list[str]:
    """Return the words in which a draft is told in a narrator's voice."""
    split = build_split_report(source, outlet="Orlava Post")
    draft = Draft(Point(split.sentences, 1.0), text, "test")
    (verdict,) = verify_drafts([draft], {split.report.id: split}, options=VerifyOptions())
    return [text[finding.start : finding.end] for finding in verdict.findings if finding.check == "voice"]


def test_a_narrators_image_is_no_statement_of_ours_though_its_source_has_it() -> None:
    source = "Norland slapped new tariffs on Velmoran steel on Monday, ending two years of talks."
    assert voices("Norland slapped new tariffs on Velmoran steel on Monday.", source) == ["slapped new tariffs"]


def test_a_quoted_sentence_may_have_its_outlets_images() -> None:
    source = "The plan sparked fury among farmers in Orlo."
    assert voices(source, source) == []


def test_an_image_in_what_somebody_is_reported_as_saying_is_nobodys_word_either() -> None:
    source = "The plan had sparked fury among farmers in Orlo, Mayor Anna Berg said."
    assert voices("Mayor Anna Berg said that the plan had sparked fury among farmers in Orlo.", source) == ["fury"]
    source = "The plan had sparked “fury” among farmers in Orlo, Mayor Anna Berg said."
    assert voices("Mayor Anna Berg said that the plan had sparked “fury” among farmers in Orlo.", source) == []


def test_others_texts_need_not_keep_our_voice() -> None:
    source = "The plan sparked fury among farmers in Orlo on Monday."
    assert "voice" not in names_of(find_in("The plan sparked fury among farmers in Orlo.", source))


def test_the_middle_of_a_quotation_is_told_with_its_speaker_or_not_at_all() -> None:
    report = split_report(
        build_report("Ada Morel spoke. “The pit is safe. The pit in Orlava opens in May. Nobody leaves,” she said.")
    )
    source = report.sentences[2]
    assert source.text == "The pit in Orlava opens in May."

    def find(text: str) -> frozenset[str]:
        draft = Draft(Point((source,), 1.0), text, "test")
        (verdict,) = verify_drafts([draft], {report.report.id: report}, options=VerifyOptions())
        return frozenset(finding.check for finding in verdict.findings)

    assert "attribution" in find("The pit in Orlava opens in May.")
    assert "attribution" in find("Omar Falk said the pit in Orlava opens in May.")
    assert "attribution" not in find("Ada Morel said the pit in Orlava opens in May.")


def test_a_state_in_a_title_is_not_whom_something_is_done_to() -> None:
    text = "The mayor told Norland Governor Ada Brook that he would resign."
    source, named = "The mayor told Brook that he would resign.", "Norland Governor Ada Brook was in Orlava on Monday."
    assert find_in(text, source, named) == ()
    elsewhere = "The mayor told Orlo Governor Ada Brook that he would resign."
    assert find_in(elsewhere, source, named, "Orlo is far from Orlava.")
