"""What a sentence only tells that somebody claims, denies, asks or is accused of, without a verb of saying.

"She rejected the claim that she had taken money", "accused Berg of taking money", "examines whether Berg took money":
none of these says that anybody did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.clauses import find_clauses

#: Up to a comma that does not stand in a figure, or a word that opens a clause of the report's own.
_CONTENT = r"(?:[^,;.]|[,.](?=\d)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\bMrs)\.)+"
_NOUNS = (
    r"(?:claims?|allegations?|accusations?|suspicions?|rumou?rs?|assertions?|suggestions?|insinuations?|complaints?|denials?"
    r"|theor(?:y|ies)|fears?)"
)
#: What opens a claim; it goes on to the end of the clause.
_OPENING = re.compile(
    rf"""(?ix)
      \b{_NOUNS}\s(?:(?:by|from|against|made\sby)\s[^,;.]{{1,60}}?\s)?that\s
    | \b{_NOUNS}\s(?:(?:against)\s[^,;.]{{1,60}}?\s)?of\s
      (?=\w+ing\b|brib|corruption|fraud|theft|abuse|assault|murder|rape)
    | \baccus(?:e|es|ed|ing)\s(?:[^;.]{{1,140}}?\s)?of\s(?=(?:having\s)?\w+ing\b)
    | \baccus(?:e|es|ed|ing)\s(?:[^,;.]{{1,60}}?\s)?of\s
    | \b(?:suspected|on\ssuspicion)\sof\s
    | \b(?:charged|charges?)\swith\s(?=\w+ing\b)
    | \b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:es|ed|ing))\s(?:ever\s)?(?=having\b|\w+ing\b)
    | \bwhether\s(?!or\snot\b)
    """
)
_GOES_ON = re.compile(_CONTENT)
#: Behind these somebody else tells something else.
_ENDS = re.compile(r"\s(?:but|while|whereas|although|though)\s")
_ENDS_PHRASE = re.compile(
    r"\s(?:but|while|whereas|although|though|after|when|as|because|before|following|and\s(?:is|are|was|were|has|have|had))\s"
)
#: Between two verbs of one claim.
_JOINED = re.compile(
    r"(?<!\S)(?:and|or|that|which|who|whom|whose|when|where|if|as|because|after|before|how|what|why)(?!\S)|,"
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is claimed, denied or asked; `text[start:end]`, without the words that open it."""

    start: int
    end: int


@lru_cache(maxsize=32768)
def find_claims(text: str) -> tuple[Claimed, ...]:
    """Return what a sentence only tells that it is claimed, denied, asked or somebody's accusation, in order."""
    found = []
    for match in _OPENING.finditer(text):
        content = _GOES_ON.match(text, match.end())
        if content:
            clause = match[0].endswith(("that ", "whether "))
            ending = (_ENDS if clause else _ENDS_PHRASE).search(text, content.start(), content.end())
            end = ending.start() if ending else content.end()
            end = _end_before_main(text, content.start(), end, own=clause)
            found.append(Claimed(content.start(), content.start() + len(text[content.start() : end].rstrip())))
    return tuple(found)


def _end_before_main(text: str, start: int, end: int, *, own: bool) -> int:
    """Return where a claim ends before the verb of the sentence around it: "men accused of theft[ were freed]".

    Args:
        text: The sentence.
        start: Where the claim begins.
        end: Where it ends at the latest.
        own: Whether it has a verb of its own.
    """
    place = start
    for clause in find_clauses(text):
        if not clause.finite or not start <= clause.start < end:
            continue
        if not own and not _JOINED.search(text, place, clause.start):
            return clause.start
        own, place = False, clause.verb.end
    return end
