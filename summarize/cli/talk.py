"""Talk on standard error: progress on a terminal, notes, nothing when quiet."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from summarize.progress import SILENT
from summarize.text.printable import clean
from summarize.types import Problem, Progress

#: What a stage does, as said beside its bar.
STAGES = {
    "ingest": "Reading",
    "fetch": "Fetching",
    "split": "Splitting",
    "dedupe": "Finding copies",
    "cluster": "Grouping",
    "compare": "Comparing reports",
    "join": "Joining stories",
    "encode": "Comparing",
    "plan": "Planning",
    "tell": "Telling",
    "write": "Writing",
    "verify": "Checking",
}
#: Problems that are named unless more is asked for.
NAMED = 3


class Talk:
    """Says things to whoever sits at the terminal.

    Args:
        quiet: Say nothing but errors.
        verbose: How much more to say.
    """

    def __init__(self, *, quiet: bool = False, verbose: int = 0) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self._quiet = quiet
        self._verbose = verbose

    def say(self, text: str) -> None:
        """Say something that is good to know."""
        if not self._quiet:
            self._console.print(clean(text))

    def detail(self, text: str) -> None:
        """Say something to those who asked for more."""
        if self._verbose:
            self.say(text)

    def warn_of(self, problems: tuple[Problem, ...]) -> None:
        """Say what could not be used."""
        shown = problems if self._verbose else problems[:NAMED]
        for problem in shown:
            self.say(f"warning: could not be used: {problem.subject}: {problem.reason}")
        if len(problems) > len(shown):
            self.say(f"warning: and {len(problems) - len(shown)} more; -v names them all")

    @contextlib.contextmanager
    def progress(self) -> Iterator[Progress]:
        """Show how far each stage is, while inside."""
        if self._quiet or not self._console.is_terminal or self._console.is_dumb_terminal:
            yield SILENT
            return
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description:<15}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
        )
        with Bars(*columns, console=self._console, transient=True) as bars:
            yield _Shown(bars)


class _Shown:
    """One bar: that of the stage at work."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Move the bar of a stage; the bars of earlier stages go."""
        if stage not in self._tasks:
            for task in self._tasks.values():
                self._bars.update(task, visible=False)
            self._tasks[stage] = self._bars.add_task(STAGES.get(stage, clean(stage)), total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total, visible=True)
