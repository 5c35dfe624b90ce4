"""Quotations in a text: what stands between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

#: Opening mark to closing mark. Single marks count only where they cannot be apostrophes.
_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'"}
_MARK = re.compile(r"''|``|[“”«»„\"]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])['’](?!\w)")


#: Characters behind a mark that nothing closes, up to which a paragraph counts as quoted: it may have been forgotten.
_LONGEST_OPEN = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words; `text[start:end]` without the marks."""

    start: int
    end: int
    text: str
    #: False when one of the marks lies outside the text (a quotation that runs over several sentences).
    closed: bool


@lru_cache(maxsize=65536)
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text, in order, outermost only."""
    if not _MARK.search(text):
        return ()
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text):
        mark = match[0]
        if opened is not None:
            if _closes(opened[0], mark) and match.start() >= opened.end():
                found.append(Quotation(opened.end(), match.start(), text[opened.end() : match.start()], closed=True))
                opened = None
        elif mark == '"' and _is_inches(text, match):
            continue
        elif mark in {"”", "»"} or (mark == '"' and _looks_closing(text, match)):
            start = found[-1].end + 1 if found else 0
            if not found:
                found.append(Quotation(start, match.start(), text[start : match.start()], closed=False))
        elif mark not in {"’", "''"} and not (mark == "'" and text[match.start() - 1 : match.start()].strip()):
            opened = match
    if opened is not None and opened[0] not in {"'", "‘"}:
        found.append(Quotation(opened.end(), len(text), text[opened.end() :], closed=False))
    return tuple(found)


def _closes(opening: str, mark: str) -> bool:
    if opening == "``":
        return mark in {"''", '"'}
    # Pages mix curly marks with straight ones.
    return mark == _PAIRS.get(opening) or (opening, mark) in {("„", "”"), ("„", '"'), ("“", '"'), ('"', "”")}


def _looks_closing(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return bool(before.strip()) and not after.isalnum()


def _is_inches(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark stands for inches behind a number."""
    return bool(_SHORT_NUMBER.search(text[max(0, match.start() - 3) : match.start()]) and _ON.match(text, match.end()))


_SHORT_NUMBER = re.compile(r"(?<!\d)\d{1,2}$")
_ON = re.compile(r"\s[a-z]")


def is_quoted(text: str, position: int) -> bool:
    """Tell whether a position of a longer text lies inside a quotation.

    Of a quotation of three sentences the middle one has no mark of its own: only its place tells that somebody says it.
    """
    spans = _quoted_spans(text)
    place = bisect_right(spans, (position, len(text) + 1)) - 1
    return place >= 0 and spans[place][0] <= position < spans[place][1]


@lru_cache(maxsize=256)
def _quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the quotations of a longer text begin and end, paragraph by paragraph, outermost only.

    A paragraph that leaves a mark open is quoted to its end where the next one opens with a mark again, as is the
    custom, or up to a closing mark soon after; otherwise it may have been forgotten, and only a little counts.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    end = 0
    for paragraph in _PARAGRAPH.finditer(text):
        if opened is not None:
            found.append((opened, _find_end(text, opened, end, paragraph.start())))
        spans, opened = _scan_paragraph(text, paragraph.start(), paragraph.end())
        found.extend(spans)
        end = paragraph.end()
    if opened is not None:
        found.append((opened, min(end, opened + _LONGEST_OPEN)))
    if shown := list(_find_shown(text)):
        found = [span for span in found if not any(start <= span[0] < end for start, end in shown)]
    return tuple(sorted((*found, *shown)))


def _find_shown(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a page shows in full what somebody wrote, without marks: a post, or a statement behind a colon."""
    last: re.Match[str] | None = None
    states = False
    for paragraph in _PARAGRAPH.finditer(text):
        posts = list(_SIGNED.finditer(text, paragraph.start(), paragraph.end()))
        begin = paragraph.start()
        for post in posts:
            if text[begin : post.start()].strip():
                yield _post_start(text, begin, post.start()), post.start()
            elif last is not None and last.end() - last.start() <= _LONGEST_POST and not posts[1:]:
                yield last.start(), last.end()
            begin = post.end()
        said = mask_quotations(paragraph[0])
        begins = last is not None and last[0].rstrip().endswith(":") and _STATES.search(last[0]) is not None
        goes_on = states and _FIRST_PERSON.search(said) is not None
        states = (begins or goes_on) and not posts and not _NO_STATEMENT.search(said)
        if states and not _GOES_ON.match(text, paragraph.start()):
            yield paragraph.start(), paragraph.end()
        last = paragraph


def _post_start(text: str, begin: int, end: int) -> int:
    """Return where a post begins that ends at a place: what stands far before it is the page's own."""
    own = text[begin:end]
    if len(own) <= _LONGEST_POST and not _SAYS.search(mask_quotations(own)):
        return begin
    starts = [match.end() for match in _SENTENCE_END.finditer(text, begin, end)]
    # Where the page says something before it, only the last sentence is surely the post's.
    near = [start for start in starts if end - start <= _LONGEST_POST]
    if not near:
        return end
    return near[-1] if _SAYS.search(mask_quotations(own)) else near[0]


def _find_end(text: str, opened: int, end: int, following: int) -> int:
    """Return where a quotation ends that its paragraph leaves open: with it, in a later one, or nobody knows where."""
    if _GOES_ON.match(text, following):
        return end
    closing = _LONG_MARK.search(text, following, min(len(text), opened + _LONGEST_OPEN))
    if closing and (closing[0] in {"”", "»", "''"} or (closing[0] == '"' and _looks_closing(text, closing))):
        return closing.start()
    return min(end, opened + _LONGEST_OPEN)


def _scan_paragraph(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Return the quotations of a paragraph, and where the one begins that it leaves open."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    depth = place = start
    while match := _LONG_MARK.search(text, place, end):
        place = match.end()
        mark = match[0]
        before, after = text[max(start, match.start() - 1) : match.start()], text[place : min(end, place + 1)]
        opens = (not before.strip() or before in "([—–-") and bool(after.strip()) and mark != "»"
        if mark in {"‘", "'"}:
            closing = None if opened is not None else _SINGLE_END.search(text, place, min(end, place + _LONGEST_OPEN))
            if closing:
                found.append((place, closing.start()))
                place = closing.end()
        elif opened is None:
            if opens or mark in {"“", "«", "„", "``"}:
                opened, depth = place, 1
            elif not found and before.strip() and not (mark == '"' and _is_inches(text, match)):
                # The mark that opens it is missing, or stands in the paragraph before.
                found.append((max(start, match.start() - _LONGEST_OPEN), match.start()))
        elif opens and place > opened + _LONGEST_OPEN:
            # Whoever opened the one before forgot to close it.
            found.append((opened, opened + _LONGEST_OPEN))
            opened, depth = place, 1
        elif opens and mark in {"“", "«", "„"}:
            depth += 1
        elif mark != "``":
            depth -= 1
            if not depth:
                found.append((opened, match.start()))
                opened = None
    return found, opened


_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
#: Who wrote a post that a page shows, and when: "— Ada Brook (@brook) June 9, 2020".
_SIGNED = re.compile(
    r"(?:(?<=\s)|(?<=[.!?…”\"’'])|^)(?:—|–|--?)\s?(?=[^\w\n]{0,2}[A-Z])[^\n()—–]{2,60}?"
    r"(?:\s\([^()@\n]{1,20}\))?\s\(@\w{2,30}\)\s"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]+\s\d{4})",
    re.MULTILINE,
)
#: Characters of a post, at most.
_LONGEST_POST = 300
_SENTENCE_END = re.compile(r"[.!?…][”\"’']?\s+(?=[A-Z“\"@\d])")
_SAYS = re.compile(r"\b(?:said|says|told|wrote|tweeted)\b")
#: Behind this a page shows a text of somebody's: "The mayor released a statement on Monday:".
_STATES = re.compile(
    r"\b(?:released|issued|gave|published|posted|wrote|tweeted|sent|put out)\b[^.:“”\"]{0,60}"
    r"\b(?:statement|letter|post|message|note)(?:\s(?:on \w+day|\w+day(?: \w+)?|in response|saying"
    r"|to (?:the )?[A-Za-z]+|on (?:Twitter|X|Facebook|Instagram)|(?:which|that) (?:read|said)))*:\s*$"
    r"|\b[Tt]he (?:full|entire|complete) (?:text of the )?(?:statement|letter):\s*$"
)
#: What the page says itself: a list, or what somebody said.
_NO_STATEMENT = re.compile(r"^\s*[-•*\d]|\b(?:said|says|told)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_GOES_ON = re.compile(r"\s*(?:[“«„\"]|``)")
#: Single marks are apostrophes more often: one opens where a sentence does, and closes behind one.
_LONG_MARK = re.compile(r"''|``|[“”«»„\"]|(?:(?<![^\n])|(?<=[.!?:,]\s))[‘'](?=[A-Z])")
_SINGLE_END = re.compile(r"(?<=[.,!?…])['’](?!\w)")


def mask_quotations(text: str) -> str:
    """Return the text with the words in quotation marks replaced by spaces, so that all offsets stay."""
    masked = text
    for quotation in find_quotations(text):
        masked = masked[: quotation.start] + " " * (quotation.end - quotation.start) + masked[quotation.end :]
    return masked
