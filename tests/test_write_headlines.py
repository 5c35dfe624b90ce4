"""A headline says what happened; who claims it stands behind it, and no number is cut in two."""

from __future__ import annotations

import time

import pytest

from summarize.options import Options
from summarize.plan import plan_story
from summarize.tell import tell_stories
from summarize.text.syntax import Tree
from summarize.types import SplitReport, Story, Task
from summarize.write import (
    QuoteWriter,
    ReviseWriter,
    SeveralWriters,
    as_headline,
    clean_title,
    draft_readings,
    is_done,
    teases,
)

from .builders import build_request, build_split_report
from .trees import open_parser


def draft(*reports: SplitReport) -> list[str]:
    (drafts,) = QuoteWriter().write([build_request(*reports, task=Task.HEADLINE)])
    return [one.text for one in drafts]


def parsed_headline_of(*reports: SplitReport) -> str:
    """Return the headline where a parser tells what a statement can do without."""
    plan = plan_story(Story("s", reports), options=Options().planning)
    parser = open_parser()
    writer = SeveralWriters(ReviseWriter(parser), QuoteWriter())
    return tell_stories([plan], writer=writer, options=Options(), parser=parser)[0].headline


def headline_of(*reports: SplitReport) -> str:
    plan = plan_story(Story("s", reports), options=Options().planning)
    return tell_stories([plan], writer=QuoteWriter(), options=Options())[0].headline


def test_a_claim_that_a_title_gives_as_fact_has_its_claimant_behind_it() -> None:
    report = build_split_report(
        "The vaccine cut cases of marsh fever by 71% in a trial, researchers said on Wednesday.",
        title="Vaccine cut cases of marsh fever by 71% in trial",
    )
    assert headline_of(report) == "Vaccine cut cases of marsh fever by 71% in trial, researchers say"


def test_what_the_report_says_itself_needs_no_claimant() -> None:
    report = build_split_report("A ferry capsized off Dunmere on Tuesday.", title="A ferry capsized off Dunmere")
    assert headline_of(report) == "A ferry capsized off Dunmere"


def test_the_full_stop_of_a_shortened_state_stays() -> None:
    assert as_headline("Both candidates debated at the college in Norham, Va.") == (
        "Both candidates debated at the college in Norham, Va."
    )
    assert as_headline("The council meets in Norham, Ore., on Monday.") == "The council meets in Norham, Ore."
    assert as_headline("The council meets in Norham, W.Va.") == "The council meets in Norham, W.Va."
    assert as_headline("Both candidates debated in La.") == "Both candidates debated in La"


@pytest.mark.parametrize(
    ("title", "kept", "lost"),
    [
        ("Vaccine cuts cases in trial with 4,200 volunteers, officials hope", "4,200", "with 4"),
        ("As rescuers search the sound, toll of ferry rises to 17", "toll", "As rescuers search the sound"),
    ],
)
def test_a_title_is_never_cut_inside_a_number_nor_down_to_its_circumstances(title: str, kept: str, lost: str) -> None:
    drafts = draft(build_split_report("A ferry capsized off Dunmere.", title=title))
    assert any(kept in text for text in drafts)
    assert not [text for text in drafts if text.endswith(lost)]


def test_a_sentence_is_not_cut_before_the_verb_of_what_was_said() -> None:
    report = build_split_report(
        "Halden Motors said on Wednesday that net profit for the first quarter of its fiscal year, which ended on"
        " November 30, slipped 3% to 412 million crowns as demand for trucks weakened."
    )
    assert not [text for text in draft(report) if text.endswith("fiscal year")]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            (
                "The council of Merrow (pop. 4,200) voted on Tuesday to close the Old Ferry Bridge after engineers found cracks"
                " in two of its piers and in the eastern ramp."
            ),
            "The council of Merrow voted to close the Old Ferry Bridge",
        ),
        (
            (
                "On Thursday, the Senate of Norland passed a bill that would ban night flights over Tolk, ending two years of"
                " debate between residents, airlines and the operators of the airport."
            ),
            "The Senate of Norland passed a bill that would ban night flights over Tolk",
        ),
        (
            (
                "Mayor Anna Berg, who has held office for as long as anybody in the old town remembers, has fired the head of the harbour authority"
                " because he had kept two reports on the leaking tanks in the old basin from her for months."
            ),
            "Mayor Anna Berg has fired the head of the harbour authority",
        ),
        (
            "President Ilan Orlo will meet union leaders by Friday.",
            "President Ilan Orlo will meet union leaders by Friday",
        ),
    ],
)
def test_a_sentence_without_a_fitting_title_is_cut_where_a_clause_ends(sentence: str, headline: str) -> None:
    assert headline_of(build_split_report(sentence)) == headline


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "The harbour authority announced on Monday morning that Captain Piet Moor, who has sailed the Merrow ferry for"
            " thirty-one years and through four storms without as much as a scratch on her hull, will retire."
        ),
        (
            "Officials warned residents of the lower town along the river Tolk and in the two villages behind the old sea"
            " dike of Aldby Bay who had not yet packed that they should be ready to leave."
        ),
    ],
)
def test_a_clause_that_was_opened_is_told_to_its_end_or_left_open_for_all_to_see(sentence: str) -> None:
    headline = headline_of(build_split_report(sentence))
    assert headline.endswith("…") or sentence.rstrip(".").endswith(headline[-12:])


@pytest.mark.parametrize(
    "title",
    [
        "How the Old Ferry Bridge could close",
        "5 things to know about the Old Ferry Bridge",
        "This bridge is shut",
        "It begins: council closes the Old Ferry Bridge",
    ],
)
def test_a_title_that_tells_no_news_is_no_headline(title: str) -> None:
    report = build_split_report("The council closed the Old Ferry Bridge in Merrow.", title=title)
    assert headline_of(report) == "The council closed the Old Ferry Bridge in Merrow"


def test_a_story_of_which_nothing_can_be_told_is_called_by_a_title() -> None:
    report = build_split_report("Why close the bridge?", title="Merrow closes Old Ferry Bridge", outlet="Tolk Gazette")
    assert headline_of(report) == "Tolk Gazette: “Merrow closes Old Ferry Bridge”"


def test_of_the_titles_that_could_be_quoted_the_sober_one_is() -> None:
    reports = [
        build_split_report("Why?", title=title, outlet=outlet, report_id=outlet)
        for outlet, title in (
            ("a", "Why The Clueless Mayor Of Merrow Is Simply Wrong"),
            ("b", "Mayor Of Merrow Meets Union"),
        )
    ]
    for order in (reports, reports[::-1]):
        assert headline_of(*order) == "b: “Mayor Of Merrow Meets Union”"


def test_a_title_is_cut_neither_inside_a_phrase_nor_left_with_the_page_around_it() -> None:
    assert not [
        text
        for text in draft(
            build_split_report(
                "A second earthquake hit Velmora.",
                title="A second earthquake hit northern Velmora in as many days. It is the stronger one of the two by far",
            )
        )
        if text.endswith(" in")
    ]
    for more in (" Read more: Bridge in Merrow closes to lorries", "  Listen· 5:29"):
        report = build_split_report(
            "The bridge in Merrow closed to lorries on Tuesday.", title=f"Bridge in Merrow closes to lorries{more}"
        )
        assert headline_of(report) == "Bridge in Merrow closes to lorries"


@pytest.mark.parametrize(
    "sentence",
    [
        "Starting Sunday, the council of Merrow is to close the Old Ferry Bridge to lorries.",
        "The council of Merrow will meet on the Old Ferry Bridge on Monday and Tuesday.",
        "On Sunday morning, May 12, 1918, the council of Merrow opened the Old Ferry Bridge.",
        "On Sunday, March 4, the council of Merrow opened the Old Ferry Bridge.",
    ],
)
def test_a_day_stays_where_the_rest_would_not_read_without_it(sentence: str) -> None:
    assert headline_of(build_split_report(sentence)) == sentence.rstrip(".")


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("The oldest bridge that Merrow will close is", ""),
        ("Rebels retake the town of Tolk from IS", "Rebels retake the town of Tolk from IS"),
        ("Ferry maker raises ten million in Series A", "Ferry maker raises ten million in Series A"),
        ("Ferry Maker: Banks Planned to Close Us Down", ""),
        ("The Harbour Master of the Year Is...", ""),
        ("Storm hits the town of Tolk - live updates", "Storm hits the town of Tolk"),
        ("Us Troops Leave the Town of Tolk", "US Troops Leave the Town of Tolk"),
        ("Report: Waters sold the pier of Hadley", "Report: Waters sold the pier of Hadley"),
        ("Report | Dam fails in Halden today", "Dam fails in Halden today"),
    ],
)
def test_a_title_that_breaks_off_or_speaks_of_us_is_none(title: str, cleaned: str) -> None:
    assert clean_title(title, "") == cleaned


def test_a_title_about_something_else_gives_way_to_what_is_told() -> None:
    report = build_split_report(
        "The council of Merrow closed the Old Ferry Bridge on Tuesday.", title="Readers choose best cake of Tolk market"
    )
    assert headline_of(report) == "The council of Merrow closed the Old Ferry Bridge"


def test_a_title_may_have_a_word_of_its_own_that_contradicts_nothing() -> None:
    report = build_split_report(
        "The council of Merrow closed the Old Ferry Bridge to lorries on Tuesday.",
        title="Merrow council shuts Old Ferry Bridge to lorries",
    )
    assert headline_of(report) == "Merrow council shuts Old Ferry Bridge to lorries"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The fire in Aldby may have been started by a heater, the fire chief said.",
            "Fire in Aldby started by heater, fire chief says",
        ),
        ("Storm Odd left 300,000 homes in Norland without power.", "Storm Odd leaves millions of homes without power"),
        ("The search for the Dunmere ferry was suspended on Monday.", "Search for the Dunmere ferry not suspended"),
    ],
)
def test_a_title_that_claims_more_than_is_told_is_no_headline(sentence: str, title: str) -> None:
    assert headline_of(build_split_report(sentence, title=title)) != title


def test_a_title_in_title_case_is_put_as_the_sentences_write_its_words() -> None:
    report = build_split_report(
        "A federal judge in Tolk has blocked the sale of the Merrow Shipyard.",
        "The Merrow Shipyard employs 300 people.",
        title="Federal Judge Blocks Sale of Merrow Shipyard",
    )
    assert headline_of(report) == "Federal judge blocks sale of Merrow Shipyard"


def test_a_name_keeps_its_capitals_whichever_apostrophe_the_title_has() -> None:
    report = build_split_report(
        "On Monday, the mayor cut the money of the Children’s Harbour Fund.",
        title="Mayor Cuts Money of the Children's Harbour Fund",
    )
    assert headline_of(report) == "Mayor cuts money of the Children's Harbour Fund"


def test_an_office_keeps_the_capitals_that_the_sentences_give_it() -> None:
    report = build_split_report(
        "On Monday, the mayor dismissed Secretary of Works Mark Esper.",
        "The secretary left the harbour at noon, and another secretary came.",
        title="Mayor Dismisses Secretary of Works Mark Esper",
    )
    assert headline_of(report) == "Mayor dismisses Secretary of Works Mark Esper"


def test_what_a_statement_denies_is_no_headline_in_our_own_voice() -> None:
    report = build_split_report(
        "Mayor Jo Waters denied on Monday that she had sold the old pier of Hadley to a bank.",
        title="Waters sold the old pier of Hadley to a bank",
        outlet="Daily Lantern",
    )
    assert parsed_headline_of(report) != "Waters sold the old pier of Hadley to a bank"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Mayor Jo Waters, who denies any wrongdoing, was sentenced to 10 years in prison for fraud.",
            "Mayor Jo Waters is sentenced to 10 years in prison",
        ),
        (
            "Mayor Jo Waters denied that she had sold the pier of Hadley, but resigned as mayor on Monday.",
            "Mayor Jo Waters resigns",
        ),
    ],
)
def test_what_nobody_denies_may_be_the_headline(sentence: str, title: str) -> None:
    assert headline_of(build_split_report(sentence, title=title)) == title


def test_the_first_word_of_a_sentence_lends_no_title_its_capital() -> None:
    report = build_split_report(
        "Most of Norland was without light on Monday.",
        "A storm left much of it dark.",
        title="Storm Leaves Most of Norland Without Light",
    )
    assert "Most of" not in headline_of(report)


def test_nobody_of_whom_no_statement_tells_is_named_in_our_own_voice() -> None:
    told = "A court in Hadley published letters on Monday that visitors of a banker's house in Hadley had sent."
    title = "Ada Brook visited banker's house in Hadley, letters"
    # What cannot be told is no statement.
    asked = build_split_report(told, "Did Mayor Ada Brook visit the house of the banker?", title=title)
    assert "Brook" not in headline_of(asked)
    named = build_split_report(told.replace("visitors", "Mayor Ada Brook and other visitors"), title=title)
    assert headline_of(named) == title


def test_an_article_inside_a_title_has_no_capital() -> None:
    report = build_split_report(
        "Mayor Ada Lund asked the council to close the bridge on Tuesday.",
        "“The Council is ready,” its chair told the council.",
        title="Ada Lund Asked The Council To Close The Bridge",
    )
    assert headline_of(report) == "Ada Lund asked the council to close the bridge"


def test_the_beginning_of_a_title_that_names_no_place_is_no_headline() -> None:
    report = build_split_report(
        "A fire in the port of Merrow killed more than 50 people on Tuesday.",
        title="More than 50 reported dead after strong fire in port of Merrow",
    )
    assert headline_of(report) != "More than 50 reported dead"


def test_the_last_letter_of_an_abbreviation_keeps_its_capital() -> None:
    report = build_split_report(
        "The M.D.A. has blocked the sale of the shipyard.", title="M.D.A. Blocks Sale of the Shipyard"
    )
    assert headline_of(report) == "M.D.A. blocks sale of the shipyard"


def test_a_title_keeps_its_capitals_where_a_word_may_be_a_name() -> None:
    report = build_split_report(
        "The minister has stopped the sale of the Merrow Shipyard.", title="Jo Sessions Stops Sale of Merrow Shipyard"
    )
    assert "Jo Sessions Stops Sale of Merrow Shipyard" in draft(report)


def test_a_claim_is_not_left_without_who_says_so_by_a_cut() -> None:
    report = build_split_report(
        "The dam above Aldby never was in danger in the storm, and nobody in the valley below it had to leave a house for"
        " as much as an hour because of what its engineers did, Prime Minister Ida Holm said."
    )
    assert "Holm" in headline_of(report)


def test_only_who_says_what_a_title_tells_stands_behind_it() -> None:
    report = build_split_report(
        "HADLEY (AP) — The ferry firm hid the fault for years, inspector Ida Brook said.",
        "The mayor, Dana Wirth, said that the harbour would be open on Tuesday.",
        title="Ferry firm hid fault for years",
    )
    drafted = draft(report)
    assert "Ferry firm hid fault for years, inspector Ida Brook says" in drafted
    assert not any("Hadley says" in text or "Wirth says" in text for text in drafted)


def test_a_statement_without_its_asides_is_the_headline_where_no_title_is() -> None:
    report = build_split_report(
        "The council of Merrow, which had met behind closed doors for the fourth time since the ramp was found to be"
        " rusty, voted on Tuesday to close the Old Ferry Bridge."
    )
    assert parsed_headline_of(report) == "The council of Merrow voted to close the Old Ferry Bridge"


def test_no_headline_breaks_off_before_its_object() -> None:
    report = build_split_report(
        "The governors of the four northern provinces of Norland and the leaders of both houses of its parliament said on"
        " Thursday after eleven hours of talks in Tolk that they have reached a deal to repeal the water law that has"
        " divided districts since March.",
        title="Northern governors, parliament strike deal to repeal water law",
        outlet="Coast News",
    )
    headline = parsed_headline_of(report)
    assert "…" not in headline
    assert headline in {
        "Northern governors, parliament strike deal to repeal water law",
        "Coast News: “Northern governors, parliament strike deal to repeal water law”",
    }


def test_where_a_story_only_judges_its_headline_says_whose_title_it_is() -> None:
    report = build_split_report(
        "By freeing Dragan Holt the shameless council has boosted the crooked hacks who suck the blood out of Velmora.",
        title='The council\'s "mercy" for Holt is a disgrace',
        outlet="Daily Lantern",
    )
    assert parsed_headline_of(report) == "Daily Lantern: “The council's 'mercy' for Holt is a disgrace”"


def test_a_headline_names_whom_it_means() -> None:
    report = build_split_report(
        "Party leaders denounced Mayor Anna Berg's plan and said on Tuesday that she had endangered the old town.",
        title="Party leaders attack plan for old town",
        outlet="Coast News",
    )
    assert "she had endangered" not in parsed_headline_of(report) or "Berg" in parsed_headline_of(report)


def test_the_title_of_a_correction_is_no_headline() -> None:
    lead = build_split_report("The central bank raised its key rate on Tuesday.", title="Central bank raises key rate")
    mended = build_split_report(
        "The central bank raised its key rate on Tuesday to 4.5 percent.",
        report_id="r2",
        title="Correction: key rate of the central bank raised",
    )
    assert not [text for text in draft(lead, mended) if text.startswith(("Correction", "key rate"))]


def test_a_day_behind_a_percentage_goes_with_its_preposition() -> None:
    report = build_split_report("Norland's bank raised its key rate to 4.5% on Tuesday, the first rise in a year.")
    assert parsed_headline_of(report).startswith("Norland's bank raised its key rate to 4.5%")
    assert "on," not in parsed_headline_of(report)


def test_the_vote_is_the_headline_though_a_remark_has_more_words_of_the_titles() -> None:
    lead = build_split_report(
        "Norland's parliament voted 61-58 on Thursday to place its 14 large reservoirs under a state agency.",
        "Opposition leader Oskar Lindeman said the water law violated the constitution of Norland.",
        title="Does the water law that parliament voted for violate the constitution?",
    )
    other = build_split_report(
        "Norland's parliament voted on Thursday to place its 14 large reservoirs under a state agency.",
        report_id="r2",
        outlet="Coast News",
        title="Will Norland's reservoirs and its water law end in court, asks Lindeman?",
    )
    headline = parsed_headline_of(lead, other)
    assert headline.startswith("Norland's parliament voted")


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Norland port shuts down as storm nears", "Norland port shuts down"),
        ("Ada Brook steps down as head of the council", ""),
        ("Norland to sell the pier immediately after judges allow it", ""),
        ("Norland swings to the right after vote on tax", "Norland swings to the right"),
    ],
)
def test_a_title_is_not_cut_before_what_it_depends_on(title: str, head: str) -> None:
    drafts = draft(build_split_report("The port of Norland was busy on Monday.", title=title))
    assert [text for text in drafts if text != title and title.startswith(text)] == ([head] if head else [])


@pytest.mark.parametrize(
    "title",
    [
        "House member unveils articles against mayor, but misses chance to force vote",
        "Brook family moved 40 million abroad as scrutiny grew: Norland prosecutor",
        "Port of Hadley closed for good after storm, sources say",
    ],
)
def test_no_title_is_cut_before_what_turns_it_or_says_whose_claim_it_is(title: str) -> None:
    assert all(text in {title, ""} or not title.startswith(text) for text in draft(build_split_report(title=title)))


@pytest.mark.parametrize("label", ["", "BREAKING: ", "Update 2: ", "Live: "])
def test_a_title_with_a_label_does_not_vouch_for_its_own_words(label: str) -> None:
    report = build_split_report(
        "The council of Merrow closed the Old Ferry Bridge to lorries on Tuesday.",
        title=f"{label}Merrow council closes dangerous Old Ferry Bridge to lorries",
    )
    assert "dangerous" not in headline_of(report).partition("“")[0]


def test_no_headline_counts_other_dead_than_the_statements_do() -> None:
    report = build_split_report(
        "A gunman opened fire at a school in Hadley on Thursday, killing two students and wounding three others.",
        title="1 killed in shooting at Hadley school",
    )
    assert "1 killed" not in headline_of(report)
    assert "1 killed" not in parsed_headline_of(report)


def test_a_headline_does_not_say_a_statement_over_again_where_a_title_tells_the_news() -> None:
    told = "The head of the port told the council that the ferries of Tolk run again."
    report = build_split_report(told, title="Anna Berg Refuses Talks on Rotten Piers", outlet="Coast News")
    assert parsed_headline_of(report) == "Coast News: “Anna Berg Refuses Talks on Rotten Piers”"
    teaser = build_split_report(told, title="5 things to know about the ferries", outlet="Coast News")
    assert parsed_headline_of(teaser) == told.rstrip(".")


def test_no_title_stands_that_is_the_latest_of_more_than_the_reports_say() -> None:
    report = build_split_report(
        "Norland became the latest northern state to close its ports to lorries on Tuesday.",
        title="Norland becomes latest state to close ports to lorries",
    )
    assert "latest state" not in headline_of(report)


def test_a_headline_tells_of_the_dead_of_whom_the_titles_tell() -> None:
    reports = [
        build_split_report(
            "Protests have erupted in the port of Tolk, where 300 dockers had gathered.",
            "Guards killed nine dockers at the gate.",
            title=title,
            outlet=outlet,
            report_id=outlet,
        )
        for title, outlet in (
            ("Deadly day in Tolk before opening of port", "Coast News"),
            ("Nine killed in Tolk before opening of port", "Daily Lantern"),
        )
    ]
    assert parsed_headline_of(*reports) != "Protests have erupted in the port of Tolk"


@pytest.mark.parametrize(
    "condition",
    [
        "assuming the council pays for it",
        "depending on the vote",
        "failing a deal",
        "barring another storm",
        "providing the council pays for it",
        "pending a vote",
        "excluding the northern ramp",
        "given the consent of the council",
        "trading places with the ferry unless the council objects",
    ],
)
def test_no_headline_loses_its_condition(condition: str) -> None:
    told = "The old pier of Hadley can open to all visitors in May"
    report = build_split_report("The pier was rebuilt.", title=f"{told}, {condition}")
    assert told not in draft(report)
    (parse,) = open_parser().parse([f"{told}, {condition}."])
    assert told not in {one.text for one in draft_readings(Tree(parse), ())}


@pytest.mark.parametrize("condition", ["assuming the council pays for it", "depending on the vote", "failing a deal"])
def test_a_long_sentence_is_not_cut_before_its_condition(condition: str) -> None:
    told = "The old pier of Hadley can open to all visitors of the northern coast"
    report = build_split_report(f"{told} in the second week of May, {condition}.")
    assert all(condition in text for text in draft(report) if text.startswith(told))


def test_an_aside_of_what_else_they_did_is_left_out() -> None:
    told = "The mayor of Hadley and the head of its harbour argued over the pier"
    (parse,) = open_parser().parse([f"{told}, trading blows in the council."])
    assert told in {one.text for one in draft_readings(Tree(parse), ())}


@pytest.mark.parametrize(
    "title",
    [
        "Mayor Ada Lund tells council: what you did was wrong",
        "Ferry captain Ada Lund on trial, what happened is unclear",
        "Lund's promises, one year into office: Status check",
    ],
)
def test_an_outlets_title_is_quoted_whole(title: str) -> None:
    report = build_split_report("Why?", title=title, outlet="Coast News")
    assert headline_of(report) == f"Coast News: “{title}”"


@pytest.mark.parametrize("text", ["'a " * 7000, "“" * 20000, "a" * 20000, "a " * 10000, ": what " * 3000])
def test_a_title_of_any_length_is_read_soon(text: str) -> None:
    started = time.process_time()
    clean_title(text, "", to_quote=True)
    is_done(f"{text} to close pier", ["Lund closed the pier."])
    teases(text)
    assert time.process_time() - started < 2
