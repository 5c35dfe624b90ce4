"""In which format a result is written: the one asked for, else the one that the file's ending names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".eml": "email",
}
#: Endings of what is not written: plain text in such a file would not open.
_OTHERS = frozenset(
    (
        *(".csv", ".doc", ".docx", ".epub", ".gif", ".gz", ".jpeg", ".jpg", ".jsonl", ".mobi", ".odt", ".pdf", ".png"),
        *(".ppt", ".pptx", ".ps", ".rtf", ".svg", ".tex", ".toml", ".tsv", ".xls", ".xlsx", ".xml", ".yaml", ".zip"),
    )
)


def choose_kind(kind: str | None, output: Path | None, formats: Sequence[str]) -> str:
    """Return the format asked for, else the one that the file's ending names, else that of a terminal.

    Raises:
        click.UsageError: The ending names a format that is none of `formats`, and none was asked for.
    """
    ending = output.suffix.lower() if output else ""
    if kind:
        return kind
    named = ENDINGS.get(ending, "terminal")
    if named in formats and ending not in _OTHERS:
        return named
    known = ", ".join(known for known, format_ in ENDINGS.items() if format_ in formats)
    message = f"cannot write {ending} files: {output}"
    raise click.UsageError(f"{message}\nend FILE in {known} or .txt, or say what to write with --format")
