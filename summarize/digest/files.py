"""Files that others may read at any time: replaced as a whole, or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from summarize.errors import OutputError


def replace_file(path: Path, text: str) -> None:
    """Write a file in UTF-8.

    Raises:
        OutputError: It cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise OutputError("cannot write", str(path), error.strerror or str(error)) from error
