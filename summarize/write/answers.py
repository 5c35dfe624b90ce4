"""Stage 6 of 8: a model's answer to one plain sentence, without the talk around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from summarize.types import Generated

#: What a reasoning model thinks aloud; the mark that opens it may be part of the chat template.
_THOUGHTS = re.compile(
    r"\A.*</(?:think|thinking|reasoning|thought)>|<(?:think|thinking|reasoning|thought)>.*\Z", re.DOTALL | re.IGNORECASE
)
_CODE_FENCE = re.compile(r"^[ \t]*```.*$", re.MULTILINE)
#: Characters that are looked at; no sentence is as long, and a server may send megabytes.
_LONGEST = 4000
#: Pegasus writes `<n>` for a line end.
_LINE_END = re.compile(r"<n>|<br ?/?>")
_LABEL = (
    r"(?:corrected |revised |new |final |one[- ]sentence |neutral |news )*"
    r"(?:statement|sentence|answer|summary|headline|title|draft|version|response|output|result|rewrite|correction)"
)
#: "Sure, here is the sentence:", "**Headline:**"
_PREAMBLE = re.compile(
    r"\A(?:(?:sure|certainly|of course|okay|ok|absolutely|understood|yes)[,.!:]+\s*)?"
    r"(?:(?:here(?:['’]s| is| are| you go)|this is|below is)\b[^:\n]{0,120}:"
    rf"|(?:the |my |your )?{_LABEL}\s*:(?!\s*(?-i:[a-z]))|\Z)\s*",
    re.IGNORECASE,
)
_OPENING_WORD = re.compile(r"\A(?:sure|certainly|of course|okay|absolutely|understood)[!.:]\s+", re.IGNORECASE)
_BULLET = re.compile(r"\A\s*(?:#{1,6}\s+|>\s*|[-*•–—]\s+|\(?\d{1,2}[.)]\s+(?=\D))")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
#: "[1]", "[1, 3]", "(Source 2)", "(sources 1 and 2)": the numbers that the prompt gave.
_CITATION = re.compile(
    r"\s*(?:\[(?:sources?:?\s*)?\d{1,2}(?:\s*(?:,|;|–|-|and|&)\s*\d{1,2})*\]"
    r"|\(sources?:?\s*\d{1,2}(?:\s*(?:,|;|–|-|and|&)\s*\d{1,2})*\))",
    re.IGNORECASE,
)
#: A news sentence does not speak of itself; a model that declines or explains does.
_SPEAKS_OF_ITSELF = re.compile(
    r"\A(?:(?:I|I['’](?:m|d|ll|ve)|My)\s|As an? (?:AI|assistant|language model)\b|(?i:sorry|apologies)\b)"
)
_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_ENDS = re.compile(r"[.!?][\"”’')\]]*\Z")
_TRAILS_OFF = re.compile(r"(?:\.\.\.|…)[\"”’']*\Z")

#: Returns the sentences of a text, in order.
Sentences = Callable[[str], Iterable[str]]


def read_statement(answer: Generated, sentences: Sentences) -> str:
    """Return the one sentence of an answer; empty when it holds none that is whole."""
    text = _plain_line(answer.text)
    first, whole = _first_sentence(text, sentences)
    # A model that was cut off has ended only the sentences that another one follows.
    if not first or _TRAILS_OFF.search(first) or not (answer.finished or whole):
        return ""
    return first if _ENDS.search(first) else f"{first.rstrip(' ,;:–—-')}."


def read_headline(answer: Generated, sentences: Sentences) -> str:
    """Return the headline of an answer, without its full stop; empty when it holds none that is whole."""
    text = _plain_line(answer.text)
    first, whole = _first_sentence(text, sentences)
    if not first or _TRAILS_OFF.search(first) or first.endswith("?") or not (answer.finished or whole):
        return ""
    # The full stop of "U.S." stays.
    return first[:-1] if first.endswith(".") and not re.search(r"\.\w\.\Z", first) else first


def _first_sentence(text: str, sentences: Sentences) -> tuple[str, bool]:
    found = [sentence for sentence in sentences(text) if sentence.strip()] if text else []
    return (found[0].strip(), len(found) > 1) if found else ("", False)


def _plain_line(text: str) -> str:
    """Return the first line that says something, without markup and talk."""
    text = _THOUGHTS.sub("", text).strip()[:_LONGEST]
    text = _LINE_END.sub("\n", _CODE_FENCE.sub("", text))
    for raw in text.splitlines():
        line = _strip_markup(raw)
        line = _PREAMBLE.sub("", _OPENING_WORD.sub("", line), count=1)
        line = _unquote(_strip_markup(line))
        if line:
            return "" if _SPEAKS_OF_ITSELF.match(line) else line
    return ""


def _strip_markup(line: str) -> str:
    line = "".join(_printable(sign) for sign in line)
    line = _EMPHASIS.sub(r"\2", _BULLET.sub("", line))
    return " ".join(_CITATION.sub("", line).split())


def _printable(sign: str) -> str:
    category = unicodedata.category(sign)
    return "" if category == "Cf" else " " if category in {"Cc", "Zl", "Zp"} else sign


def _unquote(line: str) -> str:
    """Take off quotation marks around the whole line, and leave those that belong to it."""
    closing = _PAIRS.get(line[:1], "")
    inside = line[1:-1]
    if closing and len(line) > 2 and line.endswith(closing) and line[0] not in inside and closing not in inside:
        return inside.strip()
    return line
