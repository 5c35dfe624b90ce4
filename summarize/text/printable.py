"""Text that is safe to show: nothing in it can steer a terminal or turn the line around."""

from __future__ import annotations

import re

#: Escape sequences as a whole: CSI, then OSC, DCS and their kin up to their terminator, then two-character ones.
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
#: Control characters, lone surrogates, and what turns the direction of everything behind it.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text on one line, without escape sequences and control characters."""
    return " ".join(clean_lines(text).split())


def clean_lines(text: str) -> str:
    """Return the text without escape sequences and control characters, its line ends kept."""
    return _CONTROL.sub("", _SEQUENCE.sub("", text))


def mask_sequences(text: str) -> str:
    """Return the text with blanks for escape sequences and control characters, every other character in its place."""
    return _CONTROL.sub(" ", _SEQUENCE.sub(lambda found: " " * len(found[0]), text))
