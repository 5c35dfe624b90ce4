"""Options: flag before environment before file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest

from summarize.cli.app import cli
from summarize.cli.moments import Moment, resolve_moment
from summarize.options import Options

from .commandline import run_here


class Asked:
    """Stands for the pipeline, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.options = Options()

    def __call__(self, sources: tuple[str, ...], options: Options, **_: object) -> None:
        self.options = options
        raise KeyboardInterrupt


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr("summarize.pipeline.make_briefing", asked)
    return asked


def write_config(folder: Path, text: str) -> str:
    path = folder / "summarize.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_without_anything_the_options_are_the_defaults(capsys: pytest.CaptureFixture[str], asked: Asked) -> None:
    run_here(capsys, "a.txt")
    assert asked.options == Options()


def test_every_flag_reaches_the_options(capsys: pytest.CaptureFixture[str], asked: Asked, tmp_path: Path) -> None:
    run_here(
        capsys, "a.txt", "--sentences", "5", "--words", "70", "--min-reports", "2", "--one-story",
        "--since", "2026-03-01", "--writer", "some/model", "--prompts", str(tmp_path), "--jobs", "2",
        "--offline", "--allow-private", "--seed", "7",
    )  # fmt: skip
    options = asked.options
    assert (options.plan.sentences, options.plan.words) == (5, 70)
    assert (options.cluster.min_reports, options.cluster.one_story) == (2, True)
    assert options.ingest.since == datetime(2026, 3, 1, tzinfo=UTC)
    assert (options.writer, options.prompts) == ("some/model", str(tmp_path))
    assert (options.jobs, options.seed) == (2, 7)
    assert options.fetch.offline
    assert options.fetch.allow_private


def test_flag_goes_before_environment_before_file(
    capsys: pytest.CaptureFixture[str], asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write_config(tmp_path, "sentences = 4\nwords = 40\nseed = 4\noffline = true\n")
    monkeypatch.setenv("SUMMARIZE_WORDS", "50")
    monkeypatch.setenv("SUMMARIZE_SEED", "5")
    run_here(capsys, "a.txt", "--config", config, "--seed", "6")
    assert (asked.options.plan.sentences, asked.options.plan.words, asked.options.seed) == (4, 50, 6)
    assert asked.options.fetch.offline
    run_here(capsys, "a.txt", "--config", config, "--no-offline")
    assert not asked.options.fetch.offline


def test_the_file_itself_may_come_from_the_environment(
    capsys: pytest.CaptureFixture[str], asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZE_CONFIG", write_config(tmp_path, "min-reports = 3\nsince = 2026-03-01\n"))
    run_here(capsys, "a.txt")
    assert asked.options.cluster.min_reports == 3
    assert asked.options.ingest.since == datetime(2026, 3, 1, tzinfo=UTC)


def test_a_table_is_for_the_command_of_its_name(
    capsys: pytest.CaptureFixture[str], asked: Asked, tmp_path: Path
) -> None:
    config = write_config(tmp_path, "seed = 1\n[news]\nseed = 2\n[stories]\nseed = 3\n")
    run_here(capsys, "a.txt", "--config", config)
    assert asked.options.seed == 2


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("sentence = 3", "unknown setting 'sentence'", "did you mean 'sentences'?"),
        ("[stories]\nwords = 3", "[stories]: unknown setting 'words'", "settings: "),
        ("sentences = ", "cannot read the configuration", ""),
        ("sentences = 'many'", "'many' is not a valid integer", ""),
    ],
)
def test_a_wrong_file_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, message: str, hint: str
) -> None:
    ran = run_here(capsys, "a.txt", "--config", write_config(tmp_path, text))
    assert ran.status == 2
    assert message in ran.err
    assert hint in ran.err


def test_a_wrong_value_that_was_not_typed_says_where_it_comes_from(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write_config(tmp_path, "sentences = 0")
    assert "the value comes from the configuration" in run_here(capsys, "a.txt", "--config", config).err
    assert "the value comes from" not in run_here(capsys, "a.txt", "--sentences", "0").err
    monkeypatch.setenv("SUMMARIZE_SENTENCES", "many")
    assert "the value comes from the environment: SUMMARIZE_SENTENCES" in run_here(capsys, "a.txt").err


def test_a_file_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "a.txt", "--config", "nowhere.toml")
    assert ran.status == 2
    assert ran.err.startswith("error: cannot read the configuration: nowhere.toml: No such file")


def test_every_option_has_its_environment_variable() -> None:
    for command in cli.commands.values():
        for param in command.params:
            if isinstance(param, click.Option):
                long = next(name for name in param.opts if name.startswith("--"))
                assert param.envvar == "SUMMARIZE_" + long[2:].upper().replace("-", "_")


NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2026-03-09", datetime(2026, 3, 9, tzinfo=UTC)),
        ("2026-03-09T14:00", datetime(2026, 3, 9, 14, 0, tzinfo=UTC)),
        ("2026-03-09T14:00+02:00", datetime(2026, 3, 9, 12, 0, tzinfo=UTC)),
        ("2026-03-09T14:00Z", datetime(2026, 3, 9, 14, 0, tzinfo=UTC)),
        ("36h", NOW - timedelta(hours=36)),
        ("90min", NOW - timedelta(minutes=90)),
        ("7d", NOW - timedelta(days=7)),
        ("2 w", NOW - timedelta(weeks=2)),
        ("999999w", datetime.min.replace(tzinfo=UTC)),
    ],
)
def test_a_time_is_a_date_a_time_or_so_long_ago(given: str, meant: datetime) -> None:
    assert resolve_moment(Moment().convert(given, None, None), NOW) == meant


@pytest.mark.parametrize("given", ["", "soon", "2026-13-01", "7", "-3d", "99999999d"])
def test_anything_else_is_no_time(given: str) -> None:
    with pytest.raises(click.BadParameter, match="is no time"):
        resolve_moment(Moment().convert(given, None, None), NOW)


def test_so_long_ago_counts_from_the_given_now(capsys: pytest.CaptureFixture[str], asked: Asked) -> None:
    run_here(capsys, "a.txt", "--since", "1d", "--now", "2026-03-10T12:00")
    assert asked.options.ingest.since == datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
