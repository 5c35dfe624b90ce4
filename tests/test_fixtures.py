"""The invented news of fixtures/ comes out as fixtures/expected says, through the real pipeline with the quote writer."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarize.errors import SourceError
from summarize.options import Options
from summarize.pipeline import Models, make_briefing, open_models
from summarize.render import render_email, render_html, render_json, render_markdown, render_terminal
from summarize.types import Briefing, Link, Report, Summary

FIXTURES = Path(__file__).parents[1] / "fixtures"
REPORTS = FIXTURES / "reports"
BROKEN = FIXTURES / "broken"
OPTIONS = Options(writer="quote", jobs=1)

#: What stands on the pages of the invented outlets around their articles.
FURNITURE = ("READ MORE", "Most read", "Ten gardens", "Sign up", "All rights reserved", "Lantern Reporter")


class Expected(BaseModel, frozen=True, extra="forbid"):
    """What a correct result says about one story; see the comments in fixtures/expected."""

    name: str
    about: str
    reports: tuple[str, ...]
    copies: tuple[str, ...] = ()
    follows: str = ""
    facts: tuple[tuple[str, ...], ...] = ()
    differences: tuple[tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()


class ExpectedOfBroken(BaseModel, frozen=True, extra="forbid"):
    """What becomes of a bad file that is read alone."""

    reports: int
    #: Whether it is named as a problem.
    problem: bool
    #: Words that its text contains, in the right letters.
    says: str = ""
    language: str = ""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


EXPECTED = tuple(Expected(name=path.stem, **read_toml(path)) for path in sorted((FIXTURES / "expected").glob("*.toml")))
BROKEN_EXPECTED = {name: ExpectedOfBroken(**values) for name, values in read_toml(FIXTURES / "broken.toml").items()}
#: Stories on which all reports agree: none contradicts another, corrects it or brings its figures up to date.
AGREED = [one for one in EXPECTED if not (one.differences or one.follows or one.name == "rate-rise")]


def stories_with(*fields: str) -> pytest.MarkDecorator:
    """Run a test for each story that expects something in one of the fields."""
    chosen = [one for one in EXPECTED if any(getattr(one, field) for field in fields)]
    return pytest.mark.parametrize("expected", chosen, ids=[one.name for one in chosen])


@cache
def open_once() -> Models:
    """Open the models once for all tests, for that takes longest."""
    return open_models(OPTIONS)


def summarize_files(path: Path) -> Briefing:
    """Run the real pipeline on a file or folder."""
    return make_briefing([str(path)], OPTIONS, open_once())


def summarize_first_day(expected: Expected) -> Briefing:
    """Run the real pipeline on the reports of one story that have files of their own."""
    files = [str(REPORTS / name) for name in expected.reports if "://" not in name]
    return make_briefing(files, OPTIONS, open_once())


@pytest.fixture(scope="session")
def briefing() -> Briefing:
    """Summarize all the invented news, once."""
    return summarize_files(REPORTS)


def name_report(report: Report) -> str:
    """Return the name by which fixtures/expected knows a report: its path, or its URL where it is one of many."""
    path = Path(report.path).resolve().relative_to(REPORTS).as_posix()
    many = path.endswith(("feed.xml", "feed.atom", "feed.json", ".jsonl"))
    return report.url.partition("?")[0] if many else path


def find_members(briefing: Briefing) -> dict[str, frozenset[str]]:
    """Return story id to the names of all its reports, copies included."""
    name = {report.id: name_report(report) for report in briefing.reports}
    copies = {
        summary.story.id: [
            copy.dropped.id
            for copy in briefing.duplicates
            if copy.kept in {split.report.id for split in summary.story.reports}
        ]
        for summary in briefing.summaries
    }
    return {
        summary.story.id: frozenset(
            name[report_id]
            for report_id in [*(split.report.id for split in summary.story.reports), *copies[summary.story.id]]
        )
        for summary in briefing.summaries
    }


def find_summaries(briefing: Briefing, expected: Expected) -> list[Summary]:
    """Return the summaries that hold reports of a story."""
    members = find_members(briefing)
    return [one for one in briefing.summaries if members[one.story.id] & set(expected.reports)]


def tell(summary: Summary) -> str:
    """Return a summary as one text."""
    return " ".join(statement.text for statement in summary.statements)


def contains(text: str, phrase: str) -> bool:
    """Say whether a phrase stands in a text as whole words and whole numbers, whatever its case."""
    return re.search(rf"(?<![\w.,]){re.escape(phrase)}(?!\w|[.,]\d)", text, re.IGNORECASE) is not None


def find_links(summary: Summary) -> Iterator[Link]:
    """Yield every link of a summary."""
    for statement in summary.statements:
        yield from statement.links
    for difference in summary.differences:
        for version in difference.versions:
            yield from version.links
    for framing in summary.framing:
        for wording in framing.wordings:
            yield from wording.links


# ---------------------------------------------------------------- reading


def test_every_report_is_read_and_nothing_else(briefing: Briefing) -> None:
    wanted = [name for expected in EXPECTED for name in expected.reports]
    assert Counter(map(name_report, briefing.reports)) == Counter(wanted)
    assert briefing.problems == ()


def test_every_kind_of_input_is_among_them() -> None:
    kinds = {path.suffix for path in REPORTS.rglob("*.*")}
    assert kinds == {".txt", ".md", ".html", ".json", ".jsonl", ".xml", ".atom", ".eml"}


def test_every_report_has_its_outlet_and_its_time(briefing: Briefing) -> None:
    wrong = [name_report(report) for report in briefing.reports if not (report.outlet and report.published)]
    undated = ["daily-lantern/museum-heist.txt", "harbour-times/museum-theft.txt", "karsin-courier/museum-theft.json"]
    assert sorted(wrong) == undated


def test_an_outlet_has_one_name_whatever_the_format(briefing: Briefing) -> None:
    outlets = {report.outlet for report in briefing.reports if report.outlet}
    assert outlets == {
        "Daily Lantern",
        "Free Velmora",
        "Harbour Times",
        "Ledger & Market",
        "Meridian Wire",
        "Northbridge Radio",
        "The Aldany Post",
        "The Karsin Courier",
        "The People's Signal",
    }


def test_what_stands_around_an_article_is_not_read(briefing: Briefing) -> None:
    told = " ".join(tell(summary) for summary in briefing.summaries)
    assert [words for words in FURNITURE if words in told] == []


def test_an_opml_file_leads_to_the_feeds_beside_it(briefing: Briefing) -> None:
    feeds = ("karsin-courier/feed.xml", "peoples-signal/feed.atom", "ledger-market/feed.json")
    wanted = {report.url for report in briefing.reports if report.path.endswith(feeds)}
    read = summarize_files(FIXTURES / "feeds.opml")
    assert {report.url for report in read.reports} == wanted
    assert read.problems == ()


# ---------------------------------------------------------------- grouping


@stories_with("copies")
def test_copies_of_one_text_count_as_one_voice(briefing: Briefing, expected: Expected) -> None:
    name = {report.id: name_report(report) for report in briefing.reports}
    dropped = {name[copy.dropped.id] for copy in briefing.duplicates} & set(expected.reports)
    assert dropped < set(expected.copies)
    assert len(dropped) == len(expected.copies) - 1


def test_nothing_else_is_taken_for_a_copy(briefing: Briefing) -> None:
    copies = {name for expected in EXPECTED for name in expected.copies}
    assert {name_report(copy.dropped) for copy in briefing.duplicates} <= copies


@stories_with("reports")
def test_reports_of_one_happening_stand_together(briefing: Briefing, expected: Expected) -> None:
    groups = [members & set(expected.reports) for members in find_members(briefing).values()]
    assert [sorted(group) for group in groups if group] == [sorted(expected.reports)]


@stories_with("reports")
def test_reports_of_another_happening_stand_apart(briefing: Briefing, expected: Expected) -> None:
    related = {
        name
        for other in EXPECTED
        if other.name in {expected.name, expected.follows} or other.follows == expected.name
        for name in other.reports
    }
    groups = [members for members in find_members(briefing).values() if members & set(expected.reports)]
    assert [sorted(members - related) for members in groups if members - related] == []


# ---------------------------------------------------------------- telling


@stories_with("facts")
def test_the_facts_are_told(briefing: Briefing, expected: Expected) -> None:
    told = " ".join(tell(summary) for summary in find_summaries(briefing, expected))
    assert [forms for forms in expected.facts if not any(contains(told, form) for form in forms)] == []


@stories_with("never")
def test_what_is_not_so_is_not_told(briefing: Briefing, expected: Expected) -> None:
    told = " ".join(tell(summary) for summary in find_summaries(briefing, expected))
    assert [words for words in expected.never if contains(told, words)] == []


@stories_with("loaded")
def test_loaded_wording_is_not_taken_over(briefing: Briefing, expected: Expected) -> None:
    told = " ".join(tell(summary) for summary in find_summaries(briefing, expected))
    assert [words for words in expected.loaded if contains(told, words)] == []


@stories_with("differences")
def test_contradictions_are_shown_with_each_version(briefing: Briefing, expected: Expected) -> None:
    if any(other.follows == expected.name for other in EXPECTED):
        # Told together with what followed, the figures of the first day are overtaken. On that day they were not.
        briefing = summarize_first_day(expected)
    shown = [
        [" ".join([version.text, *(link.exact for link in version.links)]) for version in difference.versions]
        for summary in find_summaries(briefing, expected)
        for difference in summary.differences
    ]
    missing = [
        versions
        for versions in expected.differences
        if not any(all(is_in_one(value, texts) for value in versions) for texts in shown)
    ]
    assert missing == []


def is_in_one(value: str, texts: Iterable[str]) -> bool:
    """Say whether a value, in digits or in words, stands in one of some texts."""
    forms = {"12": ("12", "Twelve"), "15": ("15", "Fifteen")}.get(value, (value,))
    return any(contains(text, form) for text in texts for form in forms)


@pytest.mark.parametrize("expected", AGREED, ids=[one.name for one in AGREED])
def test_agreement_is_not_shown_as_a_contradiction(briefing: Briefing, expected: Expected) -> None:
    assert [one.about for summary in find_summaries(briefing, expected) for one in summary.differences] == []


@stories_with("reports")
def test_a_story_has_a_headline_and_up_to_three_statements(briefing: Briefing, expected: Expected) -> None:
    for summary in find_summaries(briefing, expected):
        assert summary.headline
        assert 1 <= len(summary.statements) <= OPTIONS.plan.sentences


def test_no_statement_opens_with_a_dateline(briefing: Briefing) -> None:
    texts = [statement.text for summary in briefing.summaries for statement in summary.statements]
    texts += [summary.headline for summary in briefing.summaries]
    assert [text for text in texts if re.match(r"[A-Z]{4,}[A-Z ]*(,[^-—]*)? [-—] ", text)] == []


# ---------------------------------------------------------------- links


@stories_with("reports")
def test_every_link_holds(briefing: Briefing, expected: Expected) -> None:
    for summary in find_summaries(briefing, expected):
        splits = {split.report.id: split for split in summary.story.reports}
        for link in find_links(summary):
            split = splits[link.report_id]
            text, sentence = split.report.text, split.sentences[link.sentence]
            assert text[link.start : link.end] == link.exact
            assert (sentence.start, sentence.end) == (link.start, link.end)
            assert text[: link.start].endswith(link.prefix)
            assert text[link.end :].startswith(link.suffix)
            assert not link.url or link.url.startswith(split.report.url + "#:~:text=")


@stories_with("reports")
def test_numbers_and_names_stand_in_the_linked_sentences(briefing: Briefing, expected: Expected) -> None:
    for summary in find_summaries(briefing, expected):
        for statement in summary.statements:
            assert statement.links
            source = " ".join(link.exact for link in statement.links)
            said = re.findall(r"\d[\d.,]*\d|\d|\b[A-Z]\w+", statement.text)
            assert [word for word in said if word not in source] == []


def test_no_two_statements_of_a_story_rest_on_the_same_sentences(briefing: Briefing) -> None:
    for summary in briefing.summaries:
        used = Counter(frozenset((link.report_id, link.start) for link in one.links) for one in summary.statements)
        assert set(used.values()) == {1}


# ---------------------------------------------------------------- bad input


def read_broken(name: str) -> Briefing | SourceError:
    """Summarize one bad file alone."""
    try:
        return summarize_files(BROKEN / name)
    except SourceError as error:
        return error


def test_every_bad_file_has_an_expectation() -> None:
    assert sorted(path.name for path in BROKEN.iterdir()) == sorted(BROKEN_EXPECTED)


@pytest.mark.parametrize("name", [name for name, wanted in BROKEN_EXPECTED.items() if not wanted.reports])
def test_a_file_without_a_report_is_an_error_that_names_it(name: str) -> None:
    result = read_broken(name)
    assert isinstance(result, SourceError)
    assert name in f"{result} {result.hint}"


@pytest.mark.parametrize("name", [name for name, wanted in BROKEN_EXPECTED.items() if wanted.reports])
def test_what_can_be_read_of_a_bad_file_is_read(name: str) -> None:
    wanted = BROKEN_EXPECTED[name]
    result = read_broken(name)
    assert isinstance(result, Briefing)
    assert len(result.reports) == wanted.reports
    assert [name in problem.subject for problem in result.problems] == [True] * wanted.problem
    text = " ".join(report.text for report in result.reports)
    assert wanted.says in text
    assert result.reports[0].language.startswith(wanted.language)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("arabic.txt", "مكتبة"),
        ("chinese.txt", "图书馆"),
        ("terminal-escapes.json", "No oil was lost"),
        ("windows-1252.txt", "crème brûlée"),
        ("orders-to-the-model.md", "3.20 crowns"),
    ],
)
def test_where_there_are_sentences_they_are_quoted_in_any_language(name: str, said: str) -> None:
    result = read_broken(name)
    assert isinstance(result, Briefing)
    statements = result.summaries[0].statements
    assert said in " ".join(statement.text for statement in statements)
    assert all(statement.links for statement in statements)


@pytest.mark.parametrize("name", ["title-only.txt", "no-full-stop.txt"])
def test_a_report_of_which_nothing_can_be_told_is_named_with_the_reason(name: str) -> None:
    result = read_broken(name)
    assert isinstance(result, Briefing)
    assert not result.summaries[0].statements
    assert [item.subject for item in result.left_out] == [report.id for report in result.reports]
    assert "no sentence end" in result.left_out[0].reason
    assert "no sentence end" in " ".join(render_terminal(result).split())


def test_one_bad_file_takes_nothing_else_with_it() -> None:
    result = summarize_files(BROKEN)
    read = Counter(Path(report.path).name for report in result.reports)
    assert read == {name: wanted.reports for name, wanted in BROKEN_EXPECTED.items() if wanted.reports}
    named = {re.split("[#:]", Path(problem.subject).name)[0] for problem in result.problems}
    assert named == {name for name, wanted in BROKEN_EXPECTED.items() if wanted.problem}


def test_nobody_can_give_orders_in_a_report() -> None:
    result = read_broken("orders-to-the-model.md")
    assert isinstance(result, Briefing)
    told = tell(result.summaries[0])
    assert "3.20 crowns" in told
    assert not re.search("ignore all|BANANA|SYSTEM|fares will fall", told)


def render_mail_page(briefing: Briefing) -> str:
    """Return the HTML part of an e-mail."""
    part = render_email(briefing).get_body(("html",))
    assert part
    return str(part.get_content())


def render_mail_text(briefing: Briefing) -> str:
    """Return the text part of an e-mail."""
    part = render_email(briefing).get_body(("plain",))
    assert part
    return str(part.get_content())


PAGES: dict[str, Callable[[Briefing], str]] = {"html": render_html, "e-mail as HTML": render_mail_page}
RENDERED: dict[str, Callable[[Briefing], str]] = PAGES | {
    "terminal": render_terminal,
    "markdown": render_markdown,
    "json": render_json,
    "e-mail as text": render_mail_text,
}


@pytest.mark.parametrize("render", RENDERED.values(), ids=RENDERED)
def test_control_characters_are_shown_nowhere(render: Callable[[Briefing], str]) -> None:
    result = read_broken("terminal-escapes.json")
    assert isinstance(result, Briefing)
    shown = render(result)
    assert "ran aground" in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.parametrize("render", PAGES.values(), ids=PAGES)
def test_markup_in_a_report_stays_text(render: Callable[[Briefing], str]) -> None:
    result = read_broken("markup.json")
    assert isinstance(result, Briefing)
    shown = render(result)
    assert "fair opened in Karsin" in shown
    assert not re.search(r"<img src=x|<script>alert|<b>Courier|href=.javascript:", shown)


def test_a_script_is_no_address() -> None:
    result = read_broken("javascript-link.json")
    assert isinstance(result, Briefing)
    assert "javascript" not in result.reports[0].url
    assert all("javascript" not in link.url for link in find_links(result.summaries[0]))
