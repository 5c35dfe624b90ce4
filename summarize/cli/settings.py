"""The options that commands share, and what becomes of them: `Options`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import click

from summarize.options import Options

from .config import read_config
from .moments import Moment, resolve_moment

F = TypeVar("F", bound=Callable[..., object])

DEFAULTS = Options()


def _option(*names: str, **settings: object) -> Callable[[F], F]:
    """Return a click option with its environment variable, `SUMMARIZE_` and its first long name."""
    long = next(name for name in names if name.startswith("--")).partition("/")[0]
    variable = "SUMMARIZE_" + long.removeprefix("--").replace("-", "_").upper()
    return click.option(*names, envvar=settings.pop("envvar", variable), **settings)  # type: ignore[arg-type]


def _stacked(*options: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")


def output_options(formats: tuple[str, ...]) -> Callable[[F], F]:
    """Return the options that say what is written, and where."""
    return _stacked(
        _option(
            "-f",
            "--format",
            "kind",
            type=click.Choice(formats),
            help="How to write it. [default: by the ending of FILE, else terminal]",
        ),
        _option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Where to write it; an earlier FILE is replaced at once or not at all.",
        ),
    )


offline_option = _option("--offline/--no-offline", help="Reach no network but this machine.")
offline_options = _stacked(
    offline_option,
    _option("--allow-private/--no-allow-private", help="Let feeds and redirects lead to private addresses."),
)

group_options = _stacked(
    _option(
        "--min-reports",
        type=click.IntRange(min=1),
        default=DEFAULTS.cluster.min_reports,
        show_default=True,
        help="Leave out stories with fewer reports.",
    ),
    _option("--one-story/--no-one-story", help="Everything given is about one happening."),
    _option("--since", type=Moment(), help="Take no earlier report: 2026-03-09, 36h, 7d."),
    _option("--now", type=Moment(), help="The time to count --since from.  [default: the clock]"),
    offline_options,
    _option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default=DEFAULTS.engine,
        show_default=True,
        help="Who does the work: processes here, or the workers of a Ray cluster.",
    ),
    _option(
        "--address",
        metavar="HOST:PORT|auto",
        default=DEFAULTS.address,
        help="Head of the Ray cluster.  [default: one of its own on this machine]",
    ),
    _option(
        "-j", "--jobs", type=click.IntRange(min=0), default=0, help="Processes or workers.  [default: one per core]"
    ),
    _option("--seed", type=int, default=DEFAULTS.seed, show_default=True, help="Where chance begins."),
    _option("--strict/--no-strict", help="Exit with 3 when something was left out."),
)

tell_options = _stacked(
    _option(
        "-n",
        "--sentences",
        type=click.IntRange(min=1),
        default=DEFAULTS.plan.sentences,
        show_default=True,
        help="Most sentences per story.",
    ),
    _option(
        "--words",
        type=click.IntRange(min=0),
        default=DEFAULTS.plan.words,
        help="Most words per story, in whole sentences.  [default: no limit]",
    ),
    _option(
        "--writer",
        metavar="bundled|network|quote|MODEL",
        default=DEFAULTS.writer,
        show_default=True,
        help="Who words it: a name, a folder, or http://HOST/v1#MODEL.",
    ),
    _option(
        "--prompts",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Prompt texts that replace the built-in ones.",
    ),
)

talk_options = _stacked(
    _option(
        "--config",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=read_config,
        help="Settings (TOML) behind these options and SUMMARIZE_* variables.",
    ),
    _option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    _option("-v", "--verbose", count=True, help="Say more; twice: tracebacks too."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What `group_options` give."""

    min_reports: int
    one_story: bool
    since: datetime | timedelta | None
    now: datetime | timedelta | None
    offline: bool
    allow_private: bool
    engine: str
    address: str
    jobs: int
    seed: int
    strict: bool

    def moment(self) -> datetime:
        """Return what time it is taken to be."""
        clock = datetime.now(UTC)
        return resolve_moment(self.now, clock) if self.now is not None else clock

    def options(self) -> Options:
        """Return the options up to the grouping."""
        since = resolve_moment(self.since, self.moment()) if self.since is not None else None
        return replace(
            DEFAULTS,
            fetch=replace(DEFAULTS.fetch, offline=self.offline, allow_private=self.allow_private),
            ingest=replace(DEFAULTS.ingest, since=since),
            cluster=replace(DEFAULTS.cluster, min_reports=self.min_reports, one_story=self.one_story),
            engine=self.engine,
            address=self.address,
            jobs=self.jobs,
            seed=self.seed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What `tell_options` give."""

    sentences: int
    words: int
    writer: str
    prompts: Path | None

    def options(self, options: Options) -> Options:
        """Return the options with what is to be told and by whom."""
        return replace(
            options,
            plan=replace(options.plan, sentences=self.sentences, words=self.words),
            writer=self.writer,
            prompts=str(self.prompts) if self.prompts else "",
        )
