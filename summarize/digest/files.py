"""Files that others may read at any time: replaced as a whole, or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from summarize.errors import OutputError


def replace_file(path: Path, text: str, *, mode: int | None = None) -> None:
    """Write a file in UTF-8.

    Args:
        path: Where.
        text: What.
        mode: Who may read it, from its first byte on; None for who may read files usually.

    Raises:
        OutputError: It cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with os.fdopen(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else mode), "w", encoding="utf-8"
        ) as stream:
            stream.write(text)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise OutputError("cannot write", str(path), error.strerror or str(error)) from error
