"""What a run says of itself on standard error: lines for people or, one object each, for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TextIO

from summarize.text.printable import clean
from summarize.types import Clock


class Level(StrEnum):
    """How much it matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Journal:
    """Writes lines.

    Args:
        clock: What time it is.
        stream: Where to; None for standard error.
        as_json: One JSON object a line.
        quiet: Only warnings and errors.
    """

    def __init__(
        self, clock: Clock, stream: TextIO | None = None, *, as_json: bool = False, quiet: bool = False
    ) -> None:
        self._clock = clock
        self._stream = stream
        self._as_json = as_json
        self._quiet = quiet

    def note(self, event: str, /, **facts: str | int) -> None:
        """Write that something happened, with the facts that belong to it."""
        if not self._quiet:
            self._write(Level.INFO, event, facts)

    def warn(self, event: str, /, **facts: str | int) -> None:
        """Write something that somebody should look at."""
        self._write(Level.WARNING, event, facts)

    def fail(self, event: str, /, **facts: str | int) -> None:
        """Write something that did not work."""
        self._write(Level.ERROR, event, facts)

    def _write(self, level: Level, event: str, facts: Mapping[str, str | int]) -> None:
        told = {name: clean(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        at = self._clock.now().isoformat(timespec="seconds").replace("+00:00", "Z")
        if self._as_json:
            line = json.dumps({"time": at, "level": level, "event": event, **told}, ensure_ascii=False)
        else:
            mark = "" if level is Level.INFO else f"{level}: "
            line = f"{at} {mark}{event}" + "".join(f" {name}={_quote(fact)}" for name, fact in told.items())
        stream = self._stream or sys.stderr
        stream.write(line + "\n")
        stream.flush()


def _quote(fact: str | int) -> str:
    text = str(fact)
    return json.dumps(text, ensure_ascii=False) if not text or " " in text or '"' in text else text
