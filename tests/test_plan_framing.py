"""One fact in the words of several outlets: shown where one judges and another reports, and nowhere else."""

from __future__ import annotations

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.types import Framing, Story
from tests.builders import build_split_report


def frame(**texts: str) -> tuple[Framing, ...]:
    """Return how a story is framed whose reports are given by outlet."""
    reports = tuple(
        build_split_report(*text.split(" | "), report_id=f"r-{outlet}", outlet=outlet.title())
        for outlet, text in texts.items()
    )
    return plan_story(Story("s1", reports), options=PlanOptions()).framing


def words_of(framing: Framing) -> dict[str, str]:
    return {wording.outlet: wording.text for wording in framing.wordings}


def test_a_figure_that_one_outlet_judges_is_shown_beside_the_bare_figure() -> None:
    (framing,) = frame(
        gazette="The union is asking for a raise of 9% for its members.",
        lantern="The union is demanding an eye-watering 9% pay hike.",
    )
    assert words_of(framing) == {"Gazette": "9%", "Lantern": "an eye-watering 9% pay hike"}


def test_how_a_person_is_introduced_is_compared_by_name() -> None:
    (framing,) = frame(
        gazette="A court jailed former minister Dragan Holt on Friday.",
        lantern="Disgraced ex-minister Dragan Holt left the court in tears.",
    )
    assert framing.about == "Dragan Holt"
    assert words_of(framing) == {
        "Gazette": "former minister Dragan Holt",
        "Lantern": "Disgraced ex-minister Dragan Holt",
    }


def test_adverbs_before_a_description_describe_nobody() -> None:
    plain = "A court jailed former minister Dragan Holt on Friday."
    for words in ("most notably former minister", "so former minister", "clearly former minister"):
        assert frame(gazette=plain, lantern=f"Many were angry, {words} Dragan Holt.") == ()


def test_a_reporting_verb_that_doubts_is_shown_beside_one_that_reports() -> None:
    (framing,) = frame(
        gazette="Railway chief Bruno Keller said that money for higher wages was missing.",
        signal="Railway boss Bruno Keller claimed that money for higher wages was missing.",
    )
    assert framing.about == "What Bruno Keller said"
    assert words_of(framing) == {"Gazette": "Bruno Keller said", "Signal": "Bruno Keller claimed"}


def test_a_loaded_deed_is_recognised_by_person_and_figure() -> None:
    (framing,) = frame(
        gazette="A judge sentenced Dragan Holt to six years in prison.",
        lantern="Then Dragan Holt was caged for six years.",
    )
    assert words_of(framing) == {
        "Gazette": "sentenced Dragan Holt to six years",
        "Lantern": "was caged for six years",
    }


def test_each_wording_links_the_sentence_it_stands_in() -> None:
    (framing,) = frame(
        gazette="It rained. | A court jailed former minister Dragan Holt on Friday.",
        lantern="Disgraced ex-minister Dragan Holt left the court in tears.",
    )
    for wording in framing.wordings:
        (link,) = wording.links
        assert wording.text in link.exact
        assert link.report_id == f"r-{wording.outlet.lower()}"


def test_what_all_judge_or_nobody_judges_is_not_framed() -> None:
    assert frame(lantern="An outrageous 9% pay hike is due.", blare="A whopping 9% pay hike is due.") == ()
    assert frame(gazette="A raise of 9% is due.", post="Workers get 9 percent more.") == ()


def test_what_one_outlet_alone_tells_is_not_framed() -> None:
    assert frame(lantern="An outrageous 9% pay hike is due. | A raise of 9% is due.", gazette="It rained.") == ()


def test_words_of_a_speaker_are_not_the_outlets_wording() -> None:
    assert frame(gazette="“An outrageous 9% rise,” said Morel.", post="A raise of 9% is due.") == ()


def test_outlets_without_a_name_are_not_compared() -> None:
    reports = (
        build_split_report("A raise of 9% is due.", report_id="r1", outlet=""),
        build_split_report("An outrageous 9% pay hike is due.", report_id="r2", outlet=""),
    )
    assert plan_story(Story("s1", reports), options=PlanOptions()).framing == ()
