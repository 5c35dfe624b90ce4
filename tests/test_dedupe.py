from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.dedupe import dedupe_reports
from summarize.dedupe.plain import plain_title
from summarize.options import DedupeOptions
from summarize.split import split_report
from summarize.types import Deduped, SplitReport
from tests.builders import build_report
from tests.fakes import Listener

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

LEAD = "A fire at a paper mill in the town of Kester killed 12 people on Sunday night, the governor said."
DETAILS = (
    "The fire broke out shortly after ten in a store of waste paper and spread to the roof within minutes.",
    "Workers on the night shift climbed out through the windows of the canteen and slid down a coal heap.",
    "Crews from three towns fought the flames until dawn, hampered by frozen hydrants along the river road.",
    "The mill, which has stood beside the bridge since 1904, makes wrapping paper for bakeries and butchers.",
    "Governor Ellen Marsh promised an inquiry and asked the owner to open its books to the safety board.",
    "The owner said in a letter to the staff that wages would be paid until the end of the month at least.",
    "A union leader said that the sprinklers had been out of order for weeks and that nobody had listened.",
    "Schools in Kester will stay closed on Monday, and a service will be held in the old chapel at noon.",
)
WIRE = "\n".join((LEAD, *DETAILS))
LATER_COUNT = WIRE.replace("12 people", "15 people")
OTHER_LINES = (
    "At least a dozen workers died when flames swept through Kester's riverside mill, officials say.",
    "Firefighters needed all night to bring the blaze under control because water had frozen in the pipes.",
    "Governor Marsh, visiting on Monday morning, said the state would find out why alarms had stayed silent.",
    "Labour representatives accuse the company of having ignored warnings about broken extinguishers.",
    "Lessons are cancelled throughout the town and neighbours have laid flowers in front of the gates.",
)
OTHER_WORDS = "\n".join(OTHER_LINES)


def make_report(
    report_id: str,
    text: str,
    *,
    outlet: str = "",
    title: str = "",
    url: str = "",
    hours: float | None = None,
) -> SplitReport:
    """Return a report published so many hours after noon; undated without."""
    published = None if hours is None else NOON + timedelta(hours=hours)
    return split_report(
        build_report(text, report_id=report_id, outlet=outlet or report_id, title=title, url=url, published=published)
    )


def dedupe(*reports: SplitReport) -> Deduped:
    return dedupe_reports(reports, options=DedupeOptions())


def ids(reports: Sequence[SplitReport]) -> set[str]:
    return {split.report.id for split in reports}


def copies(deduped: Deduped) -> set[tuple[str, str]]:
    return {(duplicate.dropped.id, duplicate.kept) for duplicate in deduped.duplicates}


def test_the_earliest_of_two_wire_copies_is_kept() -> None:
    deduped = dedupe(make_report("b", WIRE, hours=2), make_report("a", WIRE, hours=3), make_report("c", WIRE, hours=4))
    assert ids(deduped.kept) == {"b"}
    assert copies(deduped) == {("a", "b"), ("c", "b")}
    assert all(duplicate.similarity == 1.0 for duplicate in deduped.duplicates)


def test_a_dated_copy_is_kept_before_an_undated_one() -> None:
    assert copies(dedupe(make_report("a", WIRE + "\nMore to come."), make_report("b", WIRE, hours=2))) == {("a", "b")}


def test_of_undated_near_copies_the_fullest_is_kept() -> None:
    fuller = WIRE + "\nThe last fire at the mill, in which nobody was hurt, was put out by its own workers."
    assert copies(dedupe(make_report("a", WIRE), make_report("b", fuller))) == {("a", "b")}


def test_equal_copies_published_together_leave_the_first_id() -> None:
    assert copies(dedupe(make_report("b", WIRE, hours=0), make_report("a", WIRE, hours=0))) == {("b", "a")}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(f"KESTER, Pa. (Reuters) - {WIRE}", id="dateline"),
        pytest.param(f"By Ana Novak\nKESTER, March 1 — {WIRE}", id="byline"),
        pytest.param(f"{WIRE}\nReporting by Ana Novak; Editing by Al Toth", id="credits"),
        pytest.param(f"{WIRE}\n© 2026 The Tide. All rights reserved.", id="copyright"),
        pytest.param(f"Updated 3:15 p.m.\n{WIRE}", id="time of update"),
        pytest.param(WIRE.upper(), id="case"),
        pytest.param(WIRE.replace(",", " —").replace("\n", "\n\n"), id="punctuation"),
    ],
)
def test_what_each_outlet_sets_in_its_own_way_hides_no_copy(other: str) -> None:
    deduped = dedupe(make_report("a", WIRE, hours=0), make_report("b", other, hours=1))
    assert copies(deduped) == {("b", "a")}
    assert deduped.duplicates[0].similarity > 0.99


def test_a_copy_under_another_title_is_found() -> None:
    one = make_report("a", WIRE, title="Mill fire kills 12", hours=0)
    other = make_report("b", WIRE, title="Twelve dead in Kester", hours=1)
    assert copies(dedupe(one, other)) == {("b", "a")}


def test_a_report_cut_from_a_fuller_one_goes_though_it_is_earlier() -> None:
    brief = "\n".join((LEAD, DETAILS[1], DETAILS[4]))
    assert copies(dedupe(make_report("a", brief, hours=0), make_report("b", WIRE, hours=3))) == {("a", "b")}


def test_a_copy_of_a_report_that_turns_out_to_be_cut_leads_to_the_fuller_one() -> None:
    brief = "\n".join((LEAD, DETAILS[1], DETAILS[4]))
    deduped = dedupe(
        make_report("a", brief, hours=0), make_report("b", brief, hours=1), make_report("c", WIRE, hours=3)
    )
    assert ids(deduped.kept) == {"c"}
    assert copies(deduped) == {("a", "c"), ("b", "c")}


def test_the_same_happening_in_other_words_is_no_copy() -> None:
    deduped = dedupe(make_report("a", WIRE, hours=0), make_report("b", OTHER_WORDS, hours=1))
    assert ids(deduped.kept) == {"a", "b"}


def test_two_reports_that_quote_the_same_statement_are_no_copies() -> None:
    one = "\n".join((LEAD, *OTHER_LINES))
    assert ids(dedupe(make_report("a", one, hours=0), make_report("b", WIRE, hours=1)).kept) == {"a", "b"}


def test_another_outlets_near_copy_with_another_number_is_kept() -> None:
    deduped = dedupe(make_report("a", WIRE, hours=0), make_report("b", LATER_COUNT, hours=1))
    assert ids(deduped.kept) == {"a", "b"}
    assert not deduped.duplicates


def test_another_number_written_as_a_word_is_seen() -> None:
    deduped = dedupe(make_report("a", WIRE, hours=0), make_report("b", WIRE.replace("12", "fifteen"), hours=1))
    assert ids(deduped.kept) == {"a", "b"}


def test_the_same_number_written_as_a_word_is_no_difference() -> None:
    assert copies(dedupe(make_report("a", WIRE, hours=0), make_report("b", WIRE.replace("12", "twelve"), hours=1))) == {
        ("b", "a")
    }


def test_a_cut_copy_with_another_number_is_kept() -> None:
    brief = "\n".join((LEAD.replace("12", "9"), DETAILS[1], DETAILS[4], DETAILS[5]))
    assert ids(dedupe(make_report("a", brief, hours=0), make_report("b", WIRE, hours=3)).kept) == {"a", "b"}


@pytest.mark.parametrize(
    ("title", "later_title", "url", "later_url"),
    [
        ("Mill fire kills 12", "Mill fire kills 15", "", ""),
        ("Mill fire kills 12", "UPDATE 2-Mill fire kills 15", "", ""),
        ("Mill fire kills 12", "Death toll rises", "https://tide.example/1", "https://tide.example/1#top"),
    ],
)
def test_an_outlets_later_count_replaces_its_earlier_one(
    title: str, later_title: str, url: str, later_url: str
) -> None:
    first = make_report("a", WIRE, outlet="The Tide", title=title, url=url, hours=0)
    later = make_report("b", LATER_COUNT, outlet="The Tide", title=later_title, url=later_url, hours=2)
    deduped = dedupe(first, later)
    assert copies(deduped) == {("a", "b")}
    assert ids(deduped.kept) == {"b"}


def test_a_copy_elsewhere_of_a_count_that_was_replaced_stays() -> None:
    first = make_report("a", WIRE, outlet="The Tide", title="Mill fire", hours=0)
    later = make_report("b", LATER_COUNT, outlet="The Tide", title="Mill fire", hours=2)
    elsewhere = make_report("c", WIRE, outlet="The Bell", title="Mill fire", hours=1)
    deduped = dedupe(first, later, elsewhere)
    assert ids(deduped.kept) == {"b", "c"}
    assert copies(deduped) == {("a", "b")}


def test_an_outlets_corrected_report_replaces_the_first_though_no_time_is_known() -> None:
    first = make_report("a", WIRE, outlet="The Tide", title="Mill fire kills 12")
    later = make_report("b", LATER_COUNT, outlet="The Tide", title="CORRECTED: Mill fire kills 15")
    assert copies(dedupe(first, later)) == {("a", "b")}


def test_an_outlets_two_counts_are_both_kept_when_nothing_says_which_is_later() -> None:
    one = make_report("a", WIRE, outlet="The Tide", title="Mill fire")
    other = make_report("b", LATER_COUNT, outlet="The Tide", title="Mill fire")
    assert ids(dedupe(one, other).kept) == {"a", "b"}


def test_an_outlets_form_letter_of_another_day_is_no_version() -> None:
    monday = make_report("a", WIRE, outlet="The Tide", title="Fire kills 12", hours=0)
    friday = make_report("b", LATER_COUNT, outlet="The Tide", title="Fire kills 15", hours=96)
    assert ids(dedupe(monday, friday).kept) == {"a", "b"}


def test_a_fuller_version_by_the_same_outlet_replaces_the_first() -> None:
    first = make_report("a", "\n".join((LEAD, *DETAILS[:3])), outlet="The Tide", title="Mill fire", hours=0)
    later = make_report("b", WIRE, outlet="The Tide", title="Mill fire", hours=2)
    assert copies(dedupe(first, later)) == {("a", "b")}


def test_an_outlets_report_read_twice_leaves_the_first() -> None:
    first = make_report("a", WIRE, outlet="The Tide", title="Mill fire", hours=0)
    again = make_report("b", WIRE, outlet="The Tide", title="Mill fire", hours=5)
    assert copies(dedupe(first, again)) == {("b", "a")}


def test_small_changes_do_not_chain_two_texts_that_differ() -> None:
    lines = [LEAD, *DETAILS]
    own = [f"Line {word} of the other outlet tells of a matter of its own at some length." for word in "abcdefghi"]
    steps = ["\n".join((*own[:at], *lines[at:])) for at in range(len(lines) + 1)]
    deduped = dedupe(*(make_report(f"r{at}", text, hours=at) for at, text in enumerate(steps)))
    kept = ids(deduped.kept)
    assert "r0" in kept
    assert len(kept) > 1
    by_id = {duplicate.dropped.id: duplicate for duplicate in deduped.duplicates}
    assert all(duplicate.similarity >= DedupeOptions().near for duplicate in by_id.values())
    assert by_id.get("r9") is None or by_id["r9"].kept != "r0"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mill fire kills twelve", "Mill fire kills twelve"),
        ("Mill fire kills twelve - Reuters", "Mill fire kills twelve | The Daily Tide"),
        ("BREAKING: Mill fire kills twelve", "UPDATE 1-Mill fire kills twelve"),
        ("Opinion | Mill fire kills twelve", "Mill fire kills twelve"),
    ],
)
def test_headlines_alone_are_copies_when_they_are_equal_but_for_the_outlet(one: str, other: str) -> None:
    assert copies(dedupe(make_report("a", "", title=one, hours=0), make_report("b", "", title=other, hours=1))) == {
        ("b", "a")
    }


@pytest.mark.parametrize("other", ["Mill fire kills fifteen", "Mill fire kills 12 people", ""])
def test_headlines_alone_that_differ_are_no_copies(other: str) -> None:
    one = make_report("a", "", title="Mill fire kills twelve", hours=0)
    assert ids(dedupe(one, make_report("b", "", title=other, hours=1)).kept) == {"a", "b"}


@pytest.mark.parametrize(
    ("title", "outlet", "bare"),
    [
        ("Governor Resigns - But Not Yet", "The Tide", "governor resigns but not yet"),
        ("Governor resigns - The Tide", "The Tide", "governor resigns"),
        ("Governor resigns — Tide", "The Tide", "governor resigns"),
        ("Governor resigns - Reuters", "", "governor resigns"),
        ("Governor resigns | Tide Online", "", "governor resigns"),
        ("| Tide", "", "tide"),
        ("12,000 flee - again", "", "12000 flee again"),
    ],
)
def test_only_an_outlets_name_is_taken_off_a_title(title: str, outlet: str, bare: str) -> None:
    assert " ".join(plain_title(title, outlet)) == bare


@pytest.mark.parametrize("piece", [" ", "By A ", "AA ", "UPDATE 1-", "a - ", "12,"])
def test_hostile_repetition_is_compared_without_harm(piece: str) -> None:
    text = piece * (60_000 // len(piece)) + "end"
    reports = (make_report("a", text, title=text, hours=0), make_report("b", text, title=text, hours=1))
    assert copies(dedupe(*reports)) == {("b", "a")}


def test_reports_without_any_text_are_no_copies_of_each_other() -> None:
    assert ids(dedupe(make_report("a", ""), make_report("b", " \n")).kept) == {"a", "b"}


def test_copies_in_a_script_without_spaces_are_found() -> None:
    text = "星期一早上，一场大火烧毁了镇上的造纸厂，十二人死亡。消防员整夜灭火，因为水管结冰了。州长承诺展开调查，并要求业主公开账目。"
    other = (
        "星期二，议会讨论了新的预算案，反对党要求削减开支。投票将在五月举行，目前还不清楚结果会怎样，部长没有回答问题。"
    )
    deduped = dedupe(
        make_report("a", text, hours=0),
        make_report("b", text + "学校关闭。", hours=1),
        make_report("c", other, hours=2),
    )
    assert copies(deduped) == {("b", "a")}


def test_progress_is_told() -> None:
    listener = Listener()
    dedupe_reports([make_report("a", WIRE), make_report("b", OTHER_WORDS)], options=DedupeOptions(), progress=listener)
    assert listener.told[-1] == ("dedupe", 2, 2)


def test_nothing_in_nothing_out() -> None:
    assert dedupe() == Deduped((), ())


#: Every mixture of texts, outlets, titles and times in which an order might matter.
REPORTS = st.lists(
    st.builds(
        lambda text, outlet, title, hours: (text, outlet, title, hours),
        st.sampled_from(
            [WIRE, LATER_COUNT, OTHER_WORDS, "\n".join((LEAD, *DETAILS[:3])), "\n".join((*DETAILS[4:], LEAD)), LEAD, "No.", ""]
        ),
        st.sampled_from(["The Tide", "The Bell"]),
        st.sampled_from(["Mill fire kills 12", "CORRECTED: Mill fire kills 15", ""]),
        st.sampled_from([None, 0.0, 1.0, 50.0]),
    ),
    max_size=9,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(made=REPORTS, data=st.data())
def test_the_order_of_the_reports_changes_nothing_and_none_is_lost(
    made: list[tuple[str, str, str, float | None]], data: st.DataObject
) -> None:
    reports = [
        make_report(f"r{at}", text, outlet=outlet, title=title, hours=hours)
        for at, (text, outlet, title, hours) in enumerate(made)
    ]
    deduped = dedupe(*reports)
    assert dedupe(*data.draw(st.permutations(reports))) == deduped

    kept = ids(deduped.kept)
    dropped = [duplicate.dropped.id for duplicate in deduped.duplicates]
    assert sorted([*kept, *dropped]) == sorted(ids(reports))
    assert {duplicate.kept for duplicate in deduped.duplicates} <= kept


@settings(deadline=None, max_examples=30)
@given(made=REPORTS)
def test_what_was_kept_has_no_copies_left(made: list[tuple[str, str, str, float | None]]) -> None:
    reports = [
        make_report(f"r{at}", text, outlet=outlet, title=title, hours=hours)
        for at, (text, outlet, title, hours) in enumerate(made)
    ]
    once = dedupe(*reports)
    assert dedupe(*once.kept) == Deduped(once.kept, ())
