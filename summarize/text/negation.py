"""Negations in a text, and the word that each bears on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.tokens import Token, content_after
from summarize.text.verbs import base_stem

#: Cues that turn what follows into its opposite. Verbs of denying count: "denied striking him" says he did not.
_CUE = re.compile(
    r"""
    \b(?:
        (?:can|do|does|did|is|was|are|were|has|have|had|will|would|could|should|might|must|need|ai)n['’]t
      | won['’]t | cannot
      | not(?!\s(?:only|just|merely|least|to\smention|surprisingly)\b)
      | never | no\slonger | nobody | no\sone | none(?!theless) | nothing | nowhere | neither | nor
      | no(?!\.|\s(?:doubt|matter|less|fewer|more|later|sooner)\b|[,;!?]|\s?$)
      | without
      | (?:deny|denies|denied|denying)
      | (?:fail|fails|failed|failing|refuse|refuses|refused|refusing|decline|declines|declined|declining)
        (?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?)?\sto
      | (?:unable|unwilling)\sto
      | rules?\sout | ruled\sout | ruling\sout
      | (?:hardly|barely|scarcely)(?=\s)
      | (?:lacks?|lacked|lacking|lack\sof|absence\sof)
        | (?:prevent|prevents|prevented|avoid|avoids|avoided)(?=\s)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


#: Words that open a cue, by their first two letters; the rest of the words need no look.
_BEGINNINGS = frozenset("ca do di is wa ar we ha wi wo co sh mi mu ne ai no de fa re un ru la ab pr av ba sc".split())  # noqa: SIM905
_WORD = re.compile(r"[A-Za-z]+")
_OF_SOME = re.compile(
    r"\sof\s(?:the|these|those|its|his|her|their)\s(?:(?:two|three|four|five|six|many|\d+)\s)?[a-z-]+\b"
)


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating word or phrase; `text[start:end]`."""

    start: int
    end: int
    text: str
    #: The content word that it bears on, and its stem; None and empty where there is none ("of course not").
    head: Token | None
    stem: str


@lru_cache(maxsize=65536)
def find_negations(text: str) -> tuple[Negation, ...]:
    """Return the negations of a text, in order."""
    found: list[Negation] = []
    for word in _WORD.finditer(text):
        if word[0][:2].lower() not in _BEGINNINGS or (found and word.start() < found[-1].end):
            continue
        match = _CUE.match(text, word.start())
        if not match:
            continue
        # "None of the two pilots survived" denies that they survived.
        counted = _OF_SOME.match(text, match.end()) if match[0][0] in "nN" else None
        head = content_after(text, counted.end() if counted else match.end())
        found.append(Negation(match.start(), match.end(), match[0], head, base_stem(head.text) if head else ""))
    return tuple(found)
