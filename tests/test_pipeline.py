"""The stages in order: what goes in comes out told, or is accounted for."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarize.errors import ModelError, OfflineError, SourceError
from summarize.options import ClusterOptions, FetchOptions, Options, PlanOptions
from summarize.pipeline import Models, group_reports, make_briefing, open_models
from summarize.types import Briefing, Draft, Origin, Parse, Request

from .trees import open_parser

STRIKE = (
    "Dockers at the port of Hadley voted on Monday to strike. The port authority closed all terminals until Friday."
)
STRIKE_B = "The port of Hadley was shut on Monday after its dockers voted to strike over pay, the port authority said."
QUAKE = (
    "A magnitude 6.1 earthquake struck the town of Velmora on Tuesday, killing 12 people. Rescue teams searched houses."
)


def write_reports(folder: Path, *records: dict[str, str]) -> str:
    path = folder / "reports.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    return str(path)


def record(name: str, text: str, title: str, outlet: str) -> dict[str, str]:
    return {"id": name, "text": text, "title": title, "outlet": outlet, "published": "2026-03-03T09:00:00Z"}


RECORDS = (
    record("a", STRIKE, "Hadley dockers vote to strike", "Coast News"),
    record("b", STRIKE_B, "Hadley port shut as dockers strike", "Harbour Post"),
    record("c", QUAKE, "Earthquake kills 12 in Velmora", "Velmora Post"),
    record("d", QUAKE, "Earthquake kills 12 in Velmora", "Wire Copy Daily"),
)


def brief(*sources: str, options: Options | None = None) -> Briefing:
    return make_briefing(sources, options or Options(jobs=1), Models())


def test_every_report_is_in_a_story_or_accounted_for(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    briefing = brief(write_reports(tmp_path, *RECORDS), str(broken))
    told = {report.report.id for summary in briefing.summaries for report in summary.story.reports}
    copies = {duplicate.dropped.id for duplicate in briefing.duplicates}
    assert told | copies == {"a", "b", "c", "d"} == {report.id for report in briefing.reports}
    assert [Path(problem.subject).name for problem in briefing.problems] == ["broken.json"]


def test_a_copy_is_not_told_twice_and_counts_as_one_voice(tmp_path: Path) -> None:
    briefing = brief(write_reports(tmp_path, *RECORDS))
    assert len(briefing.duplicates) == 1
    quake = next(s for s in briefing.summaries if any(r.report.id in "cd" for r in s.story.reports))
    assert len(quake.story.reports) == 1


def test_links_are_the_words_of_the_input(tmp_path: Path) -> None:
    path = write_reports(tmp_path, *RECORDS)
    texts = {item["id"]: item["text"] for item in map(json.loads, Path(path).read_text("utf-8").splitlines())}
    briefing = brief(path)
    links = [link for s in briefing.summaries for statement in s.statements for link in statement.links]
    assert links
    for link in links:
        assert texts[link.report_id][link.start : link.end] == link.exact


def test_the_order_of_the_input_changes_nothing(tmp_path: Path) -> None:
    shuffled = list(RECORDS)
    random.Random(1).shuffle(shuffled)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = brief(write_reports(tmp_path / "one", *RECORDS))
    two = brief(write_reports(tmp_path / "two", *shuffled))
    assert {(s.headline, tuple(x.text for x in s.statements)) for s in one.summaries} == {
        (s.headline, tuple(x.text for x in s.statements)) for s in two.summaries
    }


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    records = [
        record(
            f"{name}{n}", f"{text} Number {n} of the series was told in district {n}.", f"{title} {n}", f"{outlet} {n}"
        )
        for n in range(60)
        for name, text, title, outlet in [
            ("q", QUAKE.replace("Velmora", f"Velmora{n}"), f"Quake in Velmora{n}", "Post")
        ]
    ]
    path = write_reports(tmp_path, *records)
    assert brief(path, options=Options(jobs=1)) == brief(path, options=Options(jobs=2))


def test_everything_given_can_be_told_as_one_story(tmp_path: Path) -> None:
    briefing = brief(write_reports(tmp_path, *RECORDS), options=Options(jobs=1, cluster=ClusterOptions(one_story=True)))
    assert len(briefing.summaries) == 1


def test_stories_of_too_few_reports_are_left_out_with_a_reason(tmp_path: Path) -> None:
    briefing = brief(
        write_reports(tmp_path, *RECORDS[:3]), options=Options(jobs=1, cluster=ClusterOptions(min_reports=2))
    )
    assert len(briefing.summaries) == 1
    assert briefing.left_out
    assert all(item.reason for item in briefing.left_out)


@pytest.mark.parametrize("sentences", [1, 2])
def test_as_many_statements_as_asked_for(tmp_path: Path, sentences: int) -> None:
    options = Options(jobs=1, plan=PlanOptions(sentences=sentences))
    briefing = brief(write_reports(tmp_path, RECORDS[0]), options=options)
    assert len(briefing.summaries[0].statements) == sentences


def test_grouping_alone_tells_nothing_and_agrees_with_the_briefing(tmp_path: Path) -> None:
    path = write_reports(tmp_path, *RECORDS)
    ingested, deduped, clustered = group_reports([path], Options(jobs=1), Models())
    assert len(ingested.reports) == 4
    assert len(deduped.kept) == 3
    assert clustered.stories == tuple(summary.story for summary in brief(path).summaries)


def test_nothing_to_read_is_an_error_that_says_what_was_tried(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        brief(str(tmp_path / "missing.txt"))
    assert "missing.txt" in f"{caught.value} {caught.value.hint}"


def test_made_with_names_the_writer_and_the_models_with_their_digests(tmp_path: Path) -> None:
    options = Options(jobs=1, writer="quote")
    briefing = make_briefing([write_reports(tmp_path, *RECORDS)], options, open_models(options))
    assert briefing.made_with.writer == "quote"
    assert all(len(digest) == 64 for digest in briefing.made_with.models.values())


def test_a_model_that_is_not_on_this_disk_is_an_error_and_no_download() -> None:
    with pytest.raises(ModelError) as caught:
        open_models(Options(writer="nobody/such-model"))
    assert "summarize models fetch" in caught.value.hint


class Scribe:
    """Offers the first sentence of each point, and remembers which reports it was given."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        self.given |= {sentence.report_id for request in requests for sentence in request.point.sentences}
        return tuple((Draft(one.point, one.point.sentences[0].text, "scribe"),) for one in requests)


def test_what_is_not_in_english_is_quoted_and_never_given_to_the_bundled_writer(tmp_path: Path) -> None:
    chinese = "周日，市长在旧港口附近为一座新图书馆揭幕。他说，图书馆藏书四万册。本月底之前免费入场。"
    path = write_reports(tmp_path, record("z", chinese, "", "Port Daily"), RECORDS[0])
    scribe = Scribe()
    briefing = make_briefing([path], Options(jobs=1, writer="bundled"), Models(writer=scribe))
    languages = {report.id: report.language for report in briefing.reports}
    assert {languages[given] for given in scribe.given} == {"en"}
    told = {summary.story.reports[0].report.language: summary.statements for summary in briefing.summaries}
    assert {statement.origin for statement in told["zh"]} == {Origin.QUOTED}
    assert told["en"]


class Reader:
    """Parses, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def parse(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        self.given += texts
        return open_parser().parse(texts)


def test_what_another_writer_writes_is_edited_by_its_trees_where_it_is_english(tmp_path: Path) -> None:
    chinese = "周日，市长在旧港口附近为一座新图书馆揭幕。他说，图书馆藏书四万册。本月底之前免费入场。"
    english = "The council on Monday approved a harbour law that farmers had opposed."
    path = write_reports(tmp_path, record("z", chinese, "", "Port Daily"), record("e", english, "", "Coast News"))
    reader = Reader()
    briefing = make_briefing([path], Options(jobs=1, writer="a/model"), Models(writer=Scribe(), parser=reader))
    told = {summary.story.reports[0].report.language: summary.statements for summary in briefing.summaries}
    assert [statement.text for statement in told["en"]] == [
        "On Monday, the council approved a harbour law that farmers had opposed."
    ]
    assert told["zh"]
    assert reader.given
    assert all(text.isascii() for text in reader.given)


def test_a_mistyped_writer_fails_before_the_encoder_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr("summarize.models.encoder.require_digest", refuse)
    with pytest.raises(ModelError) as caught:
        open_models(Options(writer="qoute"))
    assert caught.value.hint == "did you mean quote?"


def test_a_story_that_no_statement_fits_is_accounted_for(tmp_path: Path) -> None:
    path = write_reports(tmp_path, RECORDS[0])
    briefing = brief(path, options=Options(jobs=1, plan=PlanOptions(words=1)))
    assert [item.subject for item in briefing.left_out] == [briefing.reports[0].id]
    assert "over 1 word" in briefing.left_out[0].reason


def test_offline_refuses_a_server_elsewhere() -> None:
    with pytest.raises(OfflineError):
        open_models(Options(writer="https://models.example/v1#big", fetch=FetchOptions(offline=True)))


def test_the_network_is_offered_only_beside_the_model_that_judges_its_drafts() -> None:
    assert {"network", "support"} <= open_models(Options(writer="network")).digests.keys()
    assert {"network", "support"}.isdisjoint(open_models(Options()).digests)
