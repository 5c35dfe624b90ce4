"""A chosen summary is read through: people introduced once, plain words; what does not hold is not changed."""

from __future__ import annotations

from dataclasses import replace

from summarize.copyedit import edit_summary
from summarize.options import Options, PlanOptions
from summarize.types import Check, Draft, Finding, Point, Sentence, SplitReport, Verdict
from summarize.write import revise_text

from .builders import build_split_report
from .trees import open_parser

LEAD = build_split_report(
    "President Carla Winther opened the bridge over the Orla on Monday.",
    "The bridge had cost 40 million crowns, the ministry said.",
    report_id="r1",
)
OTHER = build_split_report(
    "Winther thanked the engineers from Hadley.",
    "President Carla Winther left at noon.",
    report_id="r2",
)
REPORTS = {split.report.id: split for split in (LEAD, OTHER)}


def accept(sentence: Sentence) -> Verdict:
    return Verdict(Draft(Point((sentence,), 1.0), sentence.text, "quote"), (), (sentence,))


def edit(*sentences: Sentence, options: Options | None = None, checks: list[Check] | None = None) -> list[str]:
    verdicts = [accept(sentence) for sentence in sentences]
    return [
        verdict.draft.text for verdict in edit_summary(verdicts, REPORTS, options=options or Options(), checks=checks)
    ]


def test_who_is_named_first_is_introduced_from_another_report_which_the_statement_then_links() -> None:
    (edited,) = edit_summary([accept(OTHER.sentences[0])], REPORTS, options=Options())
    assert edited.draft.text == "President Carla Winther thanked the engineers from Hadley."
    assert set(edited.carried_by) == {OTHER.sentences[0], LEAD.sentences[0]}


def test_a_person_is_named_in_full_once_and_by_surname_afterwards() -> None:
    assert edit(LEAD.sentences[0], OTHER.sentences[0], OTHER.sentences[1]) == [
        "President Carla Winther opened the bridge over the Orla on Monday.",
        "Winther thanked the engineers from Hadley.",
        "Winther left at noon.",
    ]


def test_who_says_it_is_put_first() -> None:
    assert edit(LEAD.sentences[1]) == ["The ministry said that the bridge had cost 40 million crowns."]


def test_two_statements_in_a_row_do_not_open_with_the_same_day() -> None:
    report = build_split_report(
        "The council on Monday approved a law that farmers had opposed.",
        "The port on Monday closed the pier, the ramp and the hall.",
        report_id="r1",
    )
    edited = edit_summary(
        [accept(sentence) for sentence in report.sentences], {"r1": report}, options=Options(), parser=open_parser()
    )
    opening, following = (verdict.draft.text for verdict in edited)
    assert opening == "On Monday, the council approved a law that farmers had opposed."
    assert not following.startswith("On Monday")


def test_what_a_sentence_adds_to_is_told_right_before_it_or_not_at_all() -> None:
    report = build_split_report(
        "The council closed the pier in Hadley on Monday.",
        "The council also closed the ramp in Hadley.",
        report_id="r1",
    )

    def edit_both(*places: int) -> list[str]:
        verdicts = [accept(report.sentences[place]) for place in places]
        edited = edit_summary(verdicts, {"r1": report}, options=Options())
        return [verdict.draft.text for verdict in edited]

    assert edit_both(0, 1)[1] == "The council also closed the ramp in Hadley."
    assert edit_both(1) == ["The council closed the ramp in Hadley."]


def test_the_word_limit_holds_after_editing() -> None:
    options = Options(plan=PlanOptions(words=6))
    assert edit(OTHER.sentences[0], options=options) == ["Winther thanked the engineers from Hadley."]


class Objector:
    """A check that finds something in everything."""

    name = "objector"

    def check(self, draft: Draft, sources: object, reports: object) -> tuple[Finding, ...]:
        """Return a finding on the whole draft."""
        return (Finding(self.name, 0, len(draft.text), "no"),)


def test_who_somebody_is_comes_before_style_where_there_is_no_room_for_both() -> None:
    report = build_split_report("Winther thanked the crowd Monday.", report_id="r3")
    options = Options(plan=PlanOptions(words=7))
    (edited,) = edit_summary(
        [accept(report.sentences[0])], {**REPORTS, "r3": report}, options=options, parser=open_parser()
    )
    assert edited.draft.text == "President Carla Winther thanked the crowd Monday."


def test_an_edit_that_a_check_rejects_is_not_made() -> None:
    texts = [OTHER.sentences[0].text, LEAD.sentences[1].text]
    assert edit(OTHER.sentences[0], LEAD.sentences[1], checks=[Objector()]) == texts


def test_a_story_that_names_nobody_in_full_is_left_as_it_is() -> None:
    lonely: SplitReport = build_split_report("Winther thanked the engineers.", report_id="r9")
    verdicts = [replace(accept(lonely.sentences[0]))]
    assert edit_summary(verdicts, {"r9": lonely}, options=Options()) == tuple(verdicts)


def test_hard_spaces_are_no_reason_to_revise_and_in_no_rewording_s_way() -> None:
    plain = "The\u00a0port of Orla is closed."
    assert revise_text(plain, open_parser())[0] == plain
    (best, *_) = revise_text("The\u00a0port on Friday closed the pier, the ramp and the hall.", open_parser())
    assert best == "On Friday, the port closed the pier, the ramp and the hall."


def test_a_statement_that_opens_like_the_one_before_it_is_edited_all_the_same() -> None:
    report = build_split_report(
        "On Monday, Jonas Halden and the farmers from Merrow left for Tolk.",
        "On Monday, Winther and the engineers from Hadley went to Orlo.",
        "President Carla Winther opened the bridge over the Orla.",
        report_id="r1",
    )
    edited = edit_summary([accept(report.sentences[0]), accept(report.sentences[1])], {"r1": report}, options=Options())
    assert edited[1].draft.text == "On Monday, President Carla Winther and the engineers from Hadley went to Orlo."
