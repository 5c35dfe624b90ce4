"""Where results go: standard output, or a file that is replaced at once or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console

from summarize.errors import OutputError
from summarize.render.terminal import Colours

#: Terminals that show a hyperlink for OSC 8, by TERM_PROGRAM and by TERM.
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal", "mintty"})
_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "contour", "wezterm")
#: GNOME Terminal and its kin: the first version of VTE that has them.
_VTE = 5000


def write_output(data: str | bytes, path: Path | None) -> None:
    """Write a result to a file, or to standard output.

    Raises:
        OutputError: It could not be written; an earlier file is as it was.
    """
    content = data.encode("utf-8", "replace") if isinstance(data, str) else data
    try:
        if path is None or str(path) == "-":
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            _replace_file(path, content)
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise BrokenPipeError from error
        where = str(path) if path else "standard output"
        raise OutputError("cannot write", where, error.strerror or str(error), hint=_advise(error)) from error


def _replace_file(path: Path, content: bytes) -> None:
    # What a symbolic link points at is replaced, not the link.
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A device or a pipe (or a folder, which fails) is written to, never replaced.
        with target.open("wb", buffering=0) as stream:
            _write_all(stream.fileno(), content)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123  # a handle, not a path
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        # Also on Ctrl-C: nothing half-written is left behind.
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _write_all(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _advise(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "make room, or name another place with -o FILE; nothing was written"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "name a place that you may write to with -o FILE"
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return "make the folder first"
    if error.errno == errno.EISDIR:
        return "name a file in that folder"
    return ""


def terminal_colours() -> Colours | None:
    """Return which colours standard output knows; None when it is no terminal or they are not wanted."""
    console = Console()
    if not console.is_terminal or console.is_dumb_terminal or console.no_color:
        return None
    systems: Mapping[str, Colours] = {"standard": "standard", "256": "256", "truecolor": "truecolor"}
    return systems.get(console.color_system or "")


def terminal_width() -> int:
    """Return the columns of the terminal; 80 when there is none."""
    return Console().width


def knows_hyperlinks(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal is one of those that are known to show OSC 8 hyperlinks."""
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    term = environment.get("TERM", "")
    if environment.get("TMUX") or term.startswith(("tmux", "screen", "linux", "dumb")):
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _PROGRAMS
        or term.startswith(_TERMS)
        or (vte.isdigit() and int(vte) >= _VTE)
        or any(environment.get(name) for name in ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID"))
    )
