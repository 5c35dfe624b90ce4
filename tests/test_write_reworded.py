"""The source of a claim comes before the claim, in plain words, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.tokens import content_stems
from summarize.write.plain_english import use_plain_english
from summarize.write.reworded import drop_addition, lower_opening, reword_sentence


@pytest.mark.parametrize(
    ("text", "reworded"),
    [
        (
            "The ferry had passed its last inspection in May, the harbour authority said on Monday.",
            "The harbour authority said on Monday that the ferry had passed its last inspection in May.",
        ),
        # Where the reporter was, and a blank of the page.
        (
            "Winther won the seat here in a vote that split the council .",
            "Winther won the seat in a vote that split the council.",
        ),
        (
            "Two divers were hurt during the search for survivors, police said.",
            "Police said that two divers were hurt during the search for survivors.",
        ),
        (
            "VELMORA, Norland (Meridian Wire) — Two divers were hurt in the search, police said Tuesday.",
            "Police said on Tuesday that two divers were hurt in the search.",
        ),
        (
            "The warehouse held four tonnes of fertiliser, said an official of the port.",
            "An official of the port said that the warehouse held four tonnes of fertiliser.",
        ),
        (
            "The ferries will all stay in port in Norland, the company of harbour pilots confirmed.",
            "The company of harbour pilots confirmed that the ferries will all stay in port in Norland.",
        ),
        ("The ferries will stay in port, the company said.", "The company said that the ferries will stay in port."),
        (
            "The talks will go on until Friday, a negotiator told Meridian Wire.",
            "A negotiator told Meridian Wire that the talks will go on until Friday.",
        ),
        (
            "The port engaged in “persistent illegal conduct,” according to court documents.",
            "According to court documents, the port engaged in “persistent illegal conduct”.",
        ),
        (
            "Ships are carrying too many lorries, experts say.",
            "Experts say that ships are carrying too many lorries.",
        ),
        (
            "The port of Orlo is losing money, according to Norland media reports.",
            "According to Norland media reports, the port of Orlo is losing money.",
        ),
        (
            "The ferries stay in port for a week, according to the Ministry of Ports and Harbours.",
            "According to the Ministry of Ports and Harbours, the ferries stay in port for a week.",
        ),
        (
            "“The ferry is safe,” said Carla Winther, an engineer who built it.",
            "Carla Winther, an engineer who built it, said: “The ferry is safe.”",
        ),
        (
            "“The ferry will not sail today,” the captain told Meridian Wire.",
            "The captain told Meridian Wire: “The ferry will not sail today.”",
        ),
        (
            "The ferries will stay in port, a senior official has confirmed.",
            "A senior official has confirmed that the ferries will stay in port.",
        ),
        (
            "Some 200 houses lost their roofs in the storm, according to the Norland Red Cross.",
            "According to the Norland Red Cross, some 200 houses lost their roofs in the storm.",
        ),
        (
            "The Saint Odile, with 214 people aboard, lay on its side within minutes, according to the coast guard.",
            "According to the coast guard, the Saint Odile, with 214 people aboard, lay on its side within minutes.",
        ),
        (
            "Six Tolk Navy warships were conducting drills off Arn last Wednesday, the Tolk Navy’s 5th Fleet reported.",
            "The Tolk Navy’s 5th Fleet reported that six Tolk Navy warships were conducting drills off Arn last Wednesday.",
        ),
        ("On Monday, the mayor said the bridge was safe.", "The mayor said on Monday that the bridge was safe."),
        (
            "“The bridge is safe and will stay open,” Mayor Carla Winther said Tuesday.",
            "Mayor Carla Winther said on Tuesday: “The bridge is safe and will stay open.”",
        ),
        ('"What a night this was!" Carla Winther wrote.', 'Carla Winther wrote: "What a night this was!"'),
        ("“The bridge is closed,” said Jo Waters of the port.", "Jo Waters of the port said: “The bridge is closed.”"),
        ("On Monday, the council elected a new chair.", "The council elected a new chair on Monday."),
        ("The mayor didn't attend the hearing.", "The mayor did not attend the hearing."),
        ("A date for it, however, has not been set.", "A date for it has not been set."),
        (
            "Jo Waters ’s aide left the port , a hall on the quay.",
            "Jo Waters’s aide left the port, a hall on the quay.",
        ),
        ("Halden Motors (HALM.N) closed its works (PDF) at Tolk.", "Halden Motors closed its works at Tolk."),
        ("The Orlo index (^ORLX) fell by 2 percent.", "The Orlo index fell by 2 percent."),
    ],
)
def test_who_says_it_comes_first_and_short_forms_are_written_out(text: str, reworded: str) -> None:
    assert reword_sentence(text) == reworded


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Winther also told the council to leave.", "Winther told the council to leave."),
        ("“The bridge is safe,” Carla Winther added.", "“The bridge is safe,” Carla Winther said."),
        ("Winther added that the bridge is safe.", "Winther said that the bridge is safe."),
        ("Winther went on to ask about the bridge.", "Winther asked about the bridge."),
        ("“The bridge is safe,” the mayor continued.", "“The bridge is safe,” the mayor said."),
        (
            "“The bridge is safe,” her spokesman Jo Waters continued in a statement on Friday.",
            "“The bridge is safe,” her spokesman Jo Waters said in a statement on Friday.",
        ),
        # It adds to what the sentence itself tells, or is somebody's word.
        ("Winther not only left but also resigned.", "Winther not only left but also resigned."),
        ("The road, also known as the Spine, is closed.", "The road, also known as the Spine, is closed."),
        ("“We also build bridges,” Carla Winther said.", "“We also build bridges,” Carla Winther said."),
        *(
            (text, text)
            for text in (
                "The council added a bridge to its list.",
                "The strike continued.",
                "“I love this port,” she said as talks continued on Friday.",
                "“Who is next?” The war continued on Monday.",
                "As crowds chanted “No justice, no peace!” the march continued.",
                "They called it a “ceasefire,” but the fighting continued.",
                "Winther went on to win the vote in May.",
                "The council added, without debate, a new tax.",
                "The rule added that year made it worse.",
                "Only if Norland also signs is the pact valid.",
                "The other twin also died.",
                "Winther did not also say when.",
                "Winther said no and added that the port is closed.",
            )
        ),
    ],
)
def test_what_adds_to_something_untold_adds_nothing(text: str, alone: str) -> None:
    assert drop_addition(text) == alone


@pytest.mark.parametrize(
    "text",
    [
        # A quotation of which a part is told, and one by nobody who is named.
        "“The bridge is safe,” Carla Winther said, and left.",
        "“The bridge is safe for now,” said Carla Winther in a letter Friday.",
        "“The bridge is safe and will stay open all week,” she said.",
        "“The bridge is safe and will stay open all week,” the mayor said.",
        "The mayor said that “it can't go on”.",
        # Nobody is named.
        "The ferry had passed its last inspection in May, he said.",
        "The ferry had passed its last inspection in May, as the harbour authority had always said.",
        # The day may belong to the second deed.
        "On Monday, the mayor promised to close the bridge and resign.",
        # Nobody can tell whether it is a name.
        "Rescuers have left the cave for the day, a witness of the search said.",
        "Rescuers have left the cave for the day, according to the harbour authority.",
        # Whoever says it may be the very one it is about.
        "Mayor Carla Winther is leaving the party after nine years, the mayor announced.",
        "Halden Motors will close its works at Tolk in May, the Norland company said.",
        # Who it is that says it stands only in the claim.
        "President Carla Winther will leave office in March, her party confirmed.",
        "A fault in which pages vanished from Halden Search gave away a list, a former engineer for the company said.",
        "The works of Halden Motors at Tolk will close in May, according to the company.",
        # Whose report that is nobody can tell, and what hangs on somebody in the claim does not stand behind "that".
        "The mayor knew that the bridge was rotten, a report said.",
        "Facing a strike of the dockers, the port has hired guards, officials said.",
        # Two who say it.
        "The mayor said the bridge over the Orla is safe, a member of the council said.",
        # She said so of him, and he did not say it of her.
        "Carla Winther, a former captain who had accused Halden, said Brook made travel plans for talks with Halden.",
        # Whether it owes its capital to its place is not known.
        "Hormone treatment is safe and can lower the risk of a fall, according to the Orlo Academy.",
        # What was said is no clause.
        "On Monday morning Carla Winther said something that was not true.",
        "On Monday, Carla Winther said little about the bridge.",
        "Carla Winther is leaving the party after nine years, Mayor Carla Winther said.",
        # The data do not say that he announced it.
        "The mayor announced that the port had 214 ships in May, according to harbour data.",
        # Two circumstances would stand in front.
        "In the last hour, the ferry had sent three calls, according to the coast guard.",
        "Made of 72 pieces of oak, the bridge was meant to last a century, according to the harbour board.",
        # Which office, and whose: only the claim tells.
        "The council's office opened an inquiry into the sinking, an official in the office said.",
        "A former clerk of the port will plead guilty in May, a lawyer for the former clerk said.",
        "The Norland Dock Workers will end their strike on Monday, the NDW said.",
        "Letters that Harbour Watch published show that the pier was sold twice, according to the small watchdog group.",
        # What somebody says is left as it is.
        "The mayor said that “we are here in a vote of all”.",
        # Where is there?
        "The strikes on Orlo cost at least 219 lives, according to authorities there.",
        # Who says it has lost its beginning.
        "The port will stay closed until the strike is over, Calif.) said.",
        # Two who say it.
        "The captain hid in a shed and waited for the ferry, the papers say, according to Meridian Wire.",
        # He said it; they say how many.
        "The mayor acknowledged that the port had 214 ships in May, according to harbour data.",
        # The source has a verb of its own.
        "Claims for the past week were lower than the port had hoped, according to data from the board shows.",
        # A source whom the reader does not know either is no opening.
        "The minister knew of the plan in March, according to a person who saw the letters.",
        "The council elected a new chair.",
        # The election is on another day.
        "On Sunday, the singer endorsed two councillors up for election in Hadley.",
        # The surname would stand before the name.
        "Ada Brook, a docker, will tell the board that the port is unsafe, according to a copy of Brook’s statement.",
    ],
)
def test_what_fits_no_rule_in_full_is_left_alone(text: str) -> None:
    assert reword_sentence(text) == text


@pytest.mark.parametrize(
    ("clause", "lowered"),
    [
        ("The bridge is shut", "the bridge is shut"),
        ("Former mayor Carla Winther left", "former mayor Carla Winther left"),
        ("New bridges cost more", "new bridges cost more"),
        ("The Winther administration is buying ships", "the Winther administration is buying ships"),
        ("The Hague is a city", "The Hague is a city"),
        ("Self-made shipowner Carla Winther left", "self-made shipowner Carla Winther left"),
        ("New Hadley elects a mayor", "New Hadley elects a mayor"),
        ("Presumptive candidate Carla Winther left", "presumptive candidate Carla Winther left"),
        ("White House officials met", "White House officials met"),
        ("Security officials met", "security officials met"),
        ("Eleven Canadian judges met", "eleven Canadian judges met"),
        ("Airlines closed", "airlines closed"),
        ("Rescuers in Hadley left", "rescuers in Hadley left"),
        ("Union Bank officials met", "Union Bank officials met"),
        ("NATO ships left", "NATO ships left"),
        ("Seventeen people were hurt", "seventeen people were hurt"),
        ("Twenty-two people were hurt", "twenty-two people were hurt"),
        ("Sixteen Marines left", "sixteen Marines left"),
        ("I left", "I left"),
        ("Shelling of the town went on", "shelling of the town went on"),
        ("Beijing of old was small", "Beijing of old was small"),
    ],
)
def test_a_capital_goes_only_where_the_place_in_the_sentence_gave_it(clause: str, lowered: str) -> None:
    assert lower_opening(clause) == lowered


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "The union attempted to stop the sale in order to save jobs.",
            "The union tried to stop the sale to save jobs.",
        ),
        ("Approximately 40 people were unable to leave.", "About 40 people could not leave."),
        ("An additional 300 troops will come.", "Another 300 troops will come."),
        ("An additional $40 million will come.", "An additional $40 million will come."),
        ("Ships were lost with every additional storm.", "Ships were lost with every additional storm."),
        ("She presented an approximately $9 million plan.", "She presented an approximately $9 million plan."),
        ("Most of them were able to leave.", "Most of them were able to leave."),
        ("The storm hit an assisted living centre.", "The storm hit an assisted living centre."),
        ("Three additional boats will come.", "Three more boats will come."),
        ("The additional 300 troops stayed.", "The additional 300 troops stayed."),
        ("He paid for an individual ferry passenger.", "He paid for an individual ferry passenger."),
        ("She called an individual who had the key.", "She called a person who had the key."),
        ("The majority of voters stayed away.", "Most voters stayed away."),
        ("The majority of the voters stayed away.", "Most of the voters stayed away."),
        ("It held 200 tonnes, the majority of which was lost.", "It held 200 tonnes, most of which was lost."),
        ("Federal law enforcement officials met.", "Federal law enforcement officials met."),
        ("“Numerous people were unable to leave,” she said.", "“Numerous people were unable to leave,” she said."),
        ("She heads the Centre for Individuals at Risk.", "She heads the Centre for Individuals at Risk."),
        ("The three attempts to reach the wreck failed.", "The three attempts to reach the wreck failed."),
        ("A bill seeking to limit fees is set to pass.", "A bill seeking to limit fees is set to pass."),
    ],
)
def test_long_winded_phrases_become_everyday_words_outside_quotations_and_names(text: str, plain: str) -> None:
    assert use_plain_english(text) == plain


_CLAIM = st.sampled_from(
    ["The bridge over the Orla will stay shut until May", "Two divers and a pilot were hurt on the quay"]
)
_WHO = st.sampled_from(["the harbour authority", "Carla Winther", "a spokesman for the ministry", "police"])
_DAY = st.sampled_from(["", " Monday", " on Friday", " in a statement"])


@given(claim=_CLAIM, who=_WHO, day=_DAY)
def test_rewording_keeps_every_content_word(claim: str, who: str, day: str) -> None:
    text = f"{claim}, {who} said{day}."
    reworded = reword_sentence(text)
    assert reworded != text
    assert content_stems(reworded) == content_stems(text)
    assert reword_sentence(reworded) == reworded


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("The ferry reached Tolk, on Wednesday.", "The ferry reached Tolk on Wednesday."),
        ("Berg, the mayor of Tolk, on Wednesday.", "Berg, the mayor of Tolk, on Wednesday."),
    ],
)
def test_a_day_does_not_hang_on_behind_a_comma(text: str, mended: str) -> None:
    assert reword_sentence(text) == mended


@pytest.mark.parametrize(
    "text",
    [
        "Waters called the port a foe with regard to fees.",
        "The captain was jailed for conduct pertaining to the fire.",
        "Waters denied the theft, in an attempt to shift the blame.",
    ],
)
def test_what_would_be_no_english_in_short_words_keeps_its_long_ones(text: str) -> None:
    assert use_plain_english(text) == text


def test_what_is_asked_and_said_is_about_something() -> None:
    text = "Waters has questions with regard to the fire and documents pertaining to it."
    assert use_plain_english(text) == "Waters has questions about the fire and documents about it."
