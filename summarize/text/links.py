"""Links to one sentence of a report: a W3C TextQuoteSelector, and a URL with a text fragment.

A browser that follows `#:~:text=[prefix-,]start[,end][,-suffix]` compares whole words without case,
with white space collapsed, and marks the first passage that fits. Therefore each candidate is tried on
the report first, and the shortest one that leads to this very sentence is taken.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from summarize.types import Link, Report, Sentence

#: Characters of context on each side of the exact text in a selector.
CONTEXT = 32
#: Sentences of up to this many words are given in full, longer ones as a range.
FULL_WORDS = 12
#: Words at each end of a range, tried in this order.
RANGE_WORDS = (5, 8, 12)
#: Words of context, tried in this order where the sentence alone is not unique.
CONTEXT_WORDS = (3, 6, 12)

_DIRECTIVE = ":~:"
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_URL_SAFE = "%/:?#[]@!$&'()*+,;=~-._"


def safe_url(url: str) -> str:
    """Return the URL if it is a plain http(s) address that may be rendered, else an empty string.

    User names and passwords are taken out; characters that have no place in a URL are percent-encoded.
    """
    url = url.strip()
    if not url or _UNSAFE.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host:
        return ""
    place = parts.netloc.rpartition("@")[2]
    rest = (quote(part, safe=_URL_SAFE, errors="replace") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, quote(place, safe="%:[].-_~", errors="replace"), *rest))


def make_link(report: Report, sentence: Sentence) -> Link:
    """Link to one sentence of a report."""
    text, start, end = report.text, sentence.start, sentence.end
    url = safe_url(report.url)
    return Link(
        report_id=report.id,
        sentence=sentence.index,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        url=_with_fragment(url, text, start, end) if url else "",
    )


def _with_fragment(url: str, text: str, start: int, end: int) -> str:
    directive = text_directive(text, start, end)
    if not directive:
        return url
    base, hash_sign, fragment = url.partition("#")
    fragment = fragment.partition(_DIRECTIVE)[0] if hash_sign else ""
    return f"{base}#{fragment}{_DIRECTIVE}{directive}"


def text_directive(text: str, start: int, end: int) -> str:
    """Return `text=...` that leads a browser to `text[start:end]`; empty when there is nothing to find."""
    words = text[start:end].split()
    if not words:
        return ""
    page = _fold_page(text)
    wanted = _fold(" ".join(words))
    position = len(_fold(text[:start]))
    if position and (text[start - 1].isspace() or text[start].isspace()):
        position += 1
    target = (position, position + len(wanted))
    before = text[:start].rstrip().rpartition("\n")[2].split()
    after = text[end:].lstrip().partition("\n")[0].split()
    ranges = _ranges(words)
    if _find_word(page, wanted, position + 1) < 0:
        for first, last in ranges:
            if _first_match(page, (), first, last, ()) == target:
                return _encode((), first, last, ())
    for count in CONTEXT_WORDS:
        for context in ((before[-count:], ()), ((), after[:count]), (before[-count:], after[:count])):
            prefix, suffix = context
            if _first_match(page, prefix, *ranges[0], suffix) == target:
                return _encode(prefix, *ranges[0], suffix)
    # Not to be told apart (or inside a word): the nearest that a browser can get.
    return _encode(before[-CONTEXT_WORDS[-1] :], *ranges[0], after[: CONTEXT_WORDS[-1]])


Words = list[str] | tuple[str, ...]


def _ranges(words: list[str]) -> list[tuple[Words, Words]]:
    if len(words) <= FULL_WORDS:
        return [(words, ())]
    some = [(words[:count], words[-count:]) for count in RANGE_WORDS if 2 * count < len(words)]
    return [*some, (words, ())]


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


# A report is linked to several times in a row.
_fold_page = lru_cache(maxsize=4)(_fold)


def _first_match(page: str, prefix: Words, first: Words, last: Words, suffix: Words) -> tuple[int, int] | None:
    """Return where a browser would begin and end its mark on the folded page."""
    lead = _fold(" ".join(prefix))
    opening = _fold(" ".join(first))
    closing = _fold(" ".join(last))
    tail = _fold(" ".join(suffix))
    head = f"{lead} {opening}" if lead else opening
    if not closing and tail:
        head = f"{head} {tail}"
    found = _find_word(page, head, 0)
    if found < 0:
        return None
    begin = found + len(lead) + 1 if lead else found
    if not closing:
        return begin, begin + len(opening)
    wanted = f"{closing} {tail}" if tail else closing
    place = _find_word(page, wanted, begin + len(opening))
    return (begin, place + len(closing)) if place >= 0 else None


def _find_word(page: str, wanted: str, at: int) -> int:
    """Return where `wanted` first stands as whole words."""
    while (at := page.find(wanted, at)) >= 0:
        end = at + len(wanted)
        inside_left = at > 0 and page[at - 1].isalnum() and wanted[0].isalnum()
        inside_right = end < len(page) and page[end].isalnum() and wanted[-1].isalnum()
        if not (inside_left or inside_right):
            return at
        at += 1
    return at


def _encode(prefix: Words, first: Words, last: Words, suffix: Words) -> str:
    terms = [_quote(first)]
    if prefix:
        terms.insert(0, _quote(prefix) + "-")
    if last:
        terms.append(_quote(last))
    if suffix:
        terms.append("-" + _quote(suffix))
    return "text=" + ",".join(terms)


def _quote(words: Words) -> str:
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
