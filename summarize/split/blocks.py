"""Find the stretches of a text that a sentence cannot leave: paragraphs, headings, list items.

A newline ends a block, unless the text is hard-wrapped and the line goes on in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

#: A line longer than this was not wrapped by hand or by a mailer.
_WIDEST_WRAP = 110
#: Shorter lines tell nothing about wrapping: headings, list items, verse.
_NARROWEST_WRAP = 30
#: Of the line ends inside paragraphs of hard-wrapped English, about two thirds stand between a
#: word and a lower-case word; of those between paragraphs, headings and list items, almost none.
_WRAPPED_SHARE = 0.25

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ITEM = re.compile(r"\s*(?:[-*•●▪◦‣■–—>]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s|#{1,6}\s|\|)")
_GOES_ON = re.compile(r"(?:[\w,;–—\-'’\")\]]|(?<=\b[A-Z]\.[A-Z])\.)$")
#: No heading and no paragraph ends in one of these before a lower-case word.
_DANGLING = re.compile(
    r"\s(?:a|an|the|of|to|and|or|that|which|who|is|are|was|were|be|been|has|have|had|in|on|at|by|for|with|from|as|it|we"
    r"|they|he|she|its|his|her|our|their|than|but|if|when|while|not|would|will)$"
)
_FIRST_WORD = re.compile(r"\S+")

Span = tuple[int, int]


def find_blocks(text: str, start: int = 0) -> Iterator[Span]:
    """Yield the blocks of `text[start:]` in order, without white space at either end."""
    lines = [_trim(text, *match.span()) for match in _LINE.finditer(text, start)]
    runs = _runs(text, lines)
    width = _wrap_width(text, runs)
    for run in runs:
        first = run[0][0]
        for line, after in pairwise(run):
            if not _continues(text, line, after, width):
                yield first, line[1]
                first = after[0]
        yield first, run[-1][1]


def _trim(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - (len(line) - len(line.rstrip()))


def _runs(text: str, lines: list[Span]) -> list[list[Span]]:
    """Group lines that no blank line separates."""
    runs: list[list[Span]] = []
    before = -1
    for start, end in lines:
        if start >= end:
            before = -1
            continue
        newlines = text[before:start].replace("\r\n", "\n") if before >= 0 else ""
        if before >= 0 and sum(char in "\r\n\v\f\x85\u2028" for char in newlines) == 1:
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
        before = end
    return runs


def _wrap_width(text: str, runs: list[list[Span]]) -> int:
    """Return the width at which the text is wrapped, or 0 when it is not."""
    width = pairs = going_on = 0
    for run in runs:
        widest = max(end - start for start, end in run)
        if len(run) < 2 or not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
            continue
        width = max(width, widest)
        pairs += len(run) - 1
        going_on += sum(_goes_on(text, line, after) for line, after in pairwise(run))
    return width if going_on and going_on >= _WRAPPED_SHARE * pairs else 0


def _goes_on(text: str, line: Span, after: Span) -> bool:
    return line[1] - line[0] >= _NARROWEST_WRAP and _breaks_off(text, line, after)


def _breaks_off(text: str, line: Span, after: Span) -> bool:
    """Say whether a line ends inside a sentence, before a lower-case word."""
    return (
        text[after[0]].islower()
        and _GOES_ON.search(text, max(line[0], line[1] - 4), line[1]) is not None
        and _ITEM.match(text, after[0]) is None
    )


def _continues(text: str, line: Span, after: Span, width: int) -> bool:
    """Say whether a line goes on in the next one.

    Args:
        text: The text.
        line: A line.
        after: The line after it.
        width: The width at which the text is wrapped; 0 when it is not.
    """
    if _ITEM.match(text, after[0]):
        return False
    if _DANGLING.search(text, max(line[0], line[1] - 12), line[1]) and text[after[0]].islower():
        return True
    if not width or after[1] - after[0] > _WIDEST_WRAP:
        return False
    word = _FIRST_WORD.match(text, after[0])
    # Where the next word had no room, the line was wrapped. Some mailers stop a little early.
    return _breaks_off(text, line, after) or (
        word is not None and line[1] - line[0] + 1 + word.end() - word.start() > width - 2
    )
