"""Stage 6 of 8: article text as data, behind a fence that it can neither close nor see through.

The fence's id is a digest of all that stands inside, so no article can contain it; and signs with which
markup and chat formats are made are swapped for look-alikes, so no article can forge a turn of the talk.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

from summarize.types import Request, Verdict

#: Longest outlet name that is shown to a model; a feed may call itself anything.
_OUTLET_LENGTH = 60

_LOOK_ALIKES = str.maketrans({"<": "‹", ">": "›", "`": "'"})
#: `[INST]`, `[/TOOL_CALLS]`: control words of the Mistral and Llama chat formats.
_CONTROL_WORD = re.compile(r"\[(/?[A-Z][A-Z_]+)\]")
#: `## System`, `---`, `===`: what could pass for a heading or a line of the prompt's own.
_RULE = re.compile(r"#{2,}|-{3,}|={3,}")


def neutralise(text: str) -> str:
    """Return the text on one line, without control characters and without signs that mean something to a model."""
    plain = "".join(map(_printable, text)).translate(_LOOK_ALIKES)
    plain = _CONTROL_WORD.sub(r"(\1)", plain)
    return " ".join(_RULE.sub("–", plain).split())


def fence(kind: str, lines: Sequence[str]) -> str:
    """Return lines of foreign text between two marks that occur in none of them."""
    inside = "\n".join(neutralise(line) for line in lines)
    mark = hashlib.sha256(inside.encode()).hexdigest()[:16]
    return f'<{kind} id="{mark}">\n{inside}\n</{kind} id="{mark}">'


def fence_sources(request: Request) -> str:
    """Return the sentences of the request's point, numbered, each with its outlet."""
    sentences = request.point.sentences
    return fence(
        "sources",
        [
            f"{number}{_outlet(request, sentence.report_id)}: {sentence.text}"
            for number, sentence in enumerate(sentences, start=1)
        ],
    )


def fence_draft(rejected: Verdict | None) -> str:
    """Return the draft that was rejected; an empty fence when there is none."""
    return fence("draft", [rejected.draft.text] if rejected else [])


def fence_findings(rejected: Verdict | None) -> str:
    """Return what was found fault with, each fault with the words that it is about."""
    if rejected is None:
        return fence("faults", [])
    return fence(
        "faults", [_fault(rejected.draft.text[each.start : each.end], each.message) for each in rejected.findings]
    )


def _printable(sign: str) -> str:
    category = unicodedata.category(sign)
    # Format characters go first of all: an invisible one in the middle of a control word would shield it.
    return "" if category == "Cf" else " " if category in {"Cc", "Cs", "Co", "Zl", "Zp"} else sign


def _fault(words: str, message: str) -> str:
    return f'"{words}": {message}' if words and words not in message else message


def _outlet(request: Request, report_id: str) -> str:
    split = request.reports.get(report_id)
    name = split and (split.report.outlet or urlsplit(split.report.url).hostname)
    return f" ({neutralise(name)[:_OUTLET_LENGTH]})" if name else ""
