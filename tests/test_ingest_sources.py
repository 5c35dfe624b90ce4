"""Whatever the user names, and what becomes of what cannot be read."""

from __future__ import annotations

import io
import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarize.errors import FetchError, SourceError
from summarize.ingest import ingest_sources
from summarize.options import FetchOptions, IngestOptions
from summarize.progress import SILENT
from summarize.types import Fetched

from .builders import read_one, read_reason, read_sources, write_file
from .fakes import FakeFetcher
from .test_ingest_pages import PARAGRAPHS, page

ONE, TWO, THREE = "The mill burned.", "The bank failed.", "The bridge fell."


def test_a_folder_is_read_in_the_order_of_its_names_with_the_folders_below(tmp_path: Path) -> None:
    for name, text in (("b.txt", TWO), ("a.txt", ONE), ("c/a.md", THREE)):
        write_file(tmp_path / name, text)
    assert [report.text for report in read_sources(tmp_path).reports] == [ONE, TWO, THREE]


def test_hidden_files_and_folders_are_passed_over_in_silence(tmp_path: Path) -> None:
    for name in ("a.txt", ".hidden.txt", ".git/b.txt", ".DS_Store"):
        write_file(tmp_path / name, ONE)
    found = read_sources(tmp_path)
    assert (len(found.reports), found.problems) == (1, ())


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.docx", "files of the kind .docx are not read"),
        ("a.jpg", "files of the kind .jpg are not read"),
        ("README", "a file of no known kind"),
    ],
)
def test_files_of_other_kinds_in_a_folder_are_problems(tmp_path: Path, name: str, reason: str) -> None:
    write_file(tmp_path / "z.txt", ONE)
    path = write_file(tmp_path / name, "words")
    (problem,) = read_sources(tmp_path).problems
    assert (problem.stage, problem.subject, problem.reason) == ("ingest", str(path), reason)


def test_a_file_that_the_user_names_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert read_one(write_file(tmp_path / "report.news", ONE)).text == ONE
    assert read_one(write_file(tmp_path / "page.news", page())).text == "\n\n".join(PARAGRAPHS)
    assert read_one(write_file(tmp_path / "record", json.dumps({"text": ONE}))).text == ONE


def test_a_glob_is_expanded_in_the_order_of_names(tmp_path: Path) -> None:
    for name, text in (("b.txt", TWO), ("a.txt", ONE), ("a.md", THREE), ("sub/c.txt", THREE)):
        write_file(tmp_path / name, text)
    assert [report.text for report in read_sources(tmp_path / "*.txt").reports] == [ONE, TWO]
    assert [report.text for report in read_sources(tmp_path / "**" / "*.txt").reports] == [ONE, TWO, THREE]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    assert read_one(write_file(tmp_path / "a[1].txt", ONE)).text == ONE


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.txt", ONE)
    found = read_sources(path, tmp_path, tmp_path / "*.txt", f"{tmp_path}/./a.txt")
    assert (len(found.reports), found.problems) == (1, ())


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    write_file(tmp_path / "in" / "a.txt", ONE)
    empty = write_file(tmp_path / "in" / "b.txt", "")
    missing, nothing = tmp_path / "missing.txt", tmp_path / "*.nothing"
    found = read_sources(missing, tmp_path / "in", nothing, "ftp://courier.example/x")
    assert [report.text for report in found.reports] == [ONE]
    assert [(problem.subject, problem.reason) for problem in found.problems] == [
        (str(missing), "no such file or folder"),
        (str(empty), "empty"),
        (str(nothing), "no file matches"),
        ("ftp://courier.example/x", "only http and https addresses can be fetched"),
    ]


def test_when_nothing_can_be_read_the_error_says_what_was_tried(tmp_path: Path) -> None:
    write_file(tmp_path / "a.txt", "")
    with pytest.raises(SourceError) as caught:
        read_sources(tmp_path, "missing.txt")
    assert str(caught.value) == (
        f"nothing could be read: {tmp_path}, missing.txt: {tmp_path}/a.txt: empty; missing.txt: no such file or folder"
    )
    assert "JSONL" in caught.value.hint


def test_the_error_counts_what_it_does_not_list(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"and 95 more: .*; and 95 more"):
        read_sources(*(tmp_path / f"{n}.txt" for n in range(100)))


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert read_reason(tmp_path) == "the folder holds no files"


def test_links_that_lead_nowhere_and_pipes_are_problems_and_not_waited_for(tmp_path: Path) -> None:
    write_file(tmp_path / "a.txt", ONE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "c.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    reasons = [problem.reason for problem in read_sources(tmp_path).problems]
    assert reasons == ["a link to a file that does not exist", "neither a file nor a folder"]


def test_a_file_name_in_no_encoding_can_be_written_in_utf8(tmp_path: Path) -> None:
    path = write_file(tmp_path / os.fsdecode(b"caf\xe9.txt"), ONE)
    report = read_one(path)
    assert report.path.encode().endswith("caf\ufffd.txt".encode())


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.eml"])
def test_a_file_too_large_for_one_report_is_refused(tmp_path: Path, name: str) -> None:
    path = write_file(tmp_path / name, "The mill burned. " * 100)
    assert read_reason(path, options=IngestOptions(max_bytes=1000)).startswith("larger than 1,000 bytes")


def test_a_text_of_50_megabytes_is_refused_by_default(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"The mill burned.\n" * 60_000)
    assert read_reason(path) == "larger than 20,000,000 bytes, the limit for plain text"


def test_reports_from_before_a_time_are_left_out_and_counted_and_undated_ones_kept() -> None:
    lines = [
        {"text": ONE, "date": "2026-03-09T23:59:59Z"},
        {"text": TWO, "date": "2026-03-10T00:00:00Z"},
        {"text": THREE},
    ]
    stdin = "\n".join(map(json.dumps, lines)).encode()
    found = read_sources("-", stdin=stdin, options=IngestOptions(since=datetime(2026, 3, 10, tzinfo=UTC)))
    assert [report.text for report in found.reports] == [TWO, THREE]
    assert [problem.reason for problem in found.problems] == [
        "1 report was published before 2026-03-10 00:00 UTC and left out"
    ]


def test_nothing_recent_is_not_nothing_read(tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.json", json.dumps({"text": ONE, "date": "2026-03-09"}))
    found = read_sources(path, options=IngestOptions(since=datetime(2026, 3, 10, tzinfo=UTC)))
    assert (found.reports, len(found.problems)) == ((), 1)


def test_standard_input_is_jsonl() -> None:
    found = read_sources("-", stdin=b'{"text": "The mill burned."}\n{"text": "The bank failed."}\n{"te')
    assert [report.text for report in found.reports] == [ONE, TWO]
    assert [problem.subject for problem in found.problems] == ["-:3"]


@pytest.mark.parametrize(
    "content", [ONE, json.dumps([{"text": ONE}], indent=1), f"<html><body><p>{PARAGRAPHS[0]}</p></body></html>"]
)
def test_standard_input_of_another_kind_is_read_as_what_it_is(content: str) -> None:
    found = read_sources("-", stdin=content.encode())
    assert [report.text for report in found.reports] in ([ONE], [PARAGRAPHS[0]])


@pytest.mark.parametrize(("stdin", "reason"), [(None, "there is no standard input"), (b"\n \n", "empty: ")])
def test_no_standard_input_says_so(stdin: bytes | None, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_sources("-", stdin=stdin)
    assert caught.value.why.startswith(reason)


def test_standard_input_is_read_while_it_comes() -> None:
    class Pipe(io.RawIOBase):
        """Gives one line at a time, and fails when asked for all of it at once."""

        def __init__(self) -> None:
            self.left = 3

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            assert len(buffer) < 1_000_000
            self.left -= 1
            line = b'{"text": "The mill burned.", "id": %d}\n' % self.left if self.left >= 0 else b""
            buffer[: len(line)] = line
            return len(line)

    found = ingest_sources(
        ["-"],
        options=IngestOptions(),
        fetch=FetchOptions(),
        fetcher=None,
        stdin=io.BufferedReader(Pipe()),  # type: ignore[type-var]
        progress=SILENT,
    )
    assert [report.id for report in found.reports] == ["2", "1", "0"]


def test_addresses_are_fetched_with_trust_and_reported_in_the_order_given() -> None:
    urls = [f"https://courier.example/{name}" for name in "abc"]

    class SlowFirst(FakeFetcher):
        def fetch(self, url: str, *, trusted: bool = True, etag: str = "", last_modified: str = "") -> Fetched:
            if url.endswith("/a"):
                time.sleep(0.05)
            return super().fetch(url, trusted=trusted)

    fetcher = SlowFirst({url: page() for url in urls})
    assert [report.url for report in read_sources(*urls, fetcher=fetcher).reports] == urls
    assert sorted(fetcher.asked) == [(url, True) for url in urls]


def test_an_address_that_fails_costs_only_itself() -> None:
    good, bad = "https://courier.example/a", "https://courier.example/b"
    fetcher = FakeFetcher({good: page(), bad: FetchError("cannot fetch", bad, "no answer in time", hint="try later")})
    found = read_sources(bad, good, fetcher=fetcher)
    assert [report.url for report in found.reports] == [good]
    assert [(problem.subject, problem.reason) for problem in found.problems] == [(bad, "no answer in time (try later)")]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Fetched("u", b"", "text/html", ""), "empty"),
        (Fetched("u", b"\x89PNG\r\n", "image/png", ""), "what the server sent, image/png, is not read"),
        (Fetched("u", b"\x00\x01\x02" * 50, "text/html", ""), "not text but binary data"),
        (Fetched("u", b"", "text/html", "", unchanged=True), "nothing new since it was last asked for"),
    ],
)
def test_what_a_server_sends_is_not_always_a_report(answer: Fetched, reason: str) -> None:
    url = "https://courier.example/a"
    assert read_reason(url, fetcher=FakeFetcher({url: answer})) == reason


def test_json_and_text_are_read_from_addresses_too() -> None:
    urls = ["https://a.example/x", "https://b.example/y"]
    fetcher = FakeFetcher({
        urls[0]: Fetched(urls[0], json.dumps([{"text": ONE}]).encode(), "application/json", ""),
        urls[1]: Fetched(urls[1], "Das Café brannte.".encode("cp1252"), "text/plain", "iso-8859-1"),
    })  # fmt: skip
    assert [report.text for report in read_sources(*urls, fetcher=fetcher).reports] == [ONE, "Das Café brannte."]


def test_without_a_network_an_address_is_refused() -> None:
    assert read_reason("https://courier.example/") == "the network is switched off (leave out --offline)"


def test_an_error_in_a_fetcher_is_not_swallowed() -> None:
    class Broken(FakeFetcher):
        def fetch(self, url: str, *, trusted: bool = True, etag: str = "", last_modified: str = "") -> Fetched:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_sources("https://courier.example/", fetcher=Broken({}))


def test_reading_many_reports_costs_little_more_than_reading_their_json() -> None:
    # Some twenty times as long as one reading of the JSON is what was measured, and two hundred is what is noticed.
    lines = [
        json.dumps(
            {
                "title": f"Mill {n}",
                "text": f"The mill of number {n} burned. " * 40,
                "date": "2026-03-10T00:00:00Z",
                "language": "en",
            }
        )
        for n in range(3000)
    ]
    stdin = "\n".join(lines).encode()

    def decode() -> None:
        for _ in range(10):
            for line in lines:
                json.loads(line)

    def read() -> None:
        assert len(read_sources("-", stdin=stdin).reports) == 3000

    def cost(work: Callable[[], None]) -> float:
        """Return the processor time of the best of three: what else the machine does is no cost of ours."""
        spent = []
        for _ in range(3):
            began = time.process_time()
            work()
            spent.append(time.process_time() - began)
        return min(spent)

    assert cost(read) < 8 * cost(decode)


@pytest.mark.parametrize(
    "content",
    [
        b"<!---->" * 585,
        b"<!DOCTYPE x []>" * 270,
        b"<?xml?>" * 585,
        b"<p>" + b"word " * 200_000,
        b"<div>" * 20_000 + b"<p>The mill in Norvik burned down on Thursday.",
        b"<script type='application/ld+json'>[" + b"{}," * 200_000 + b"{}]</script>",
    ],
    ids=["comments", "doctypes", "declarations", "one line", "nesting", "schema.org"],
)
@pytest.mark.parametrize("name", ["a.news", "a.html", "a.xml"])
def test_no_input_takes_for_ever(tmp_path: Path, name: str, content: bytes) -> None:
    write_file(tmp_path / name, content)
    write_file(tmp_path / "b.txt", ONE)
    assert ONE in [report.text for report in read_sources(tmp_path / name, tmp_path / "b.txt").reports]
