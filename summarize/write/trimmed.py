"""A source sentence without dateline, opening connective, asides and tail: shorter, never reworded.

What a cut takes away may be missed: never what came of it, nor what "the bill" that stays was named by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.clauses import find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.definites import loses_name
from summarize.text.limits import LIMITS
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY

#: Variants of one sentence that are offered, most complete first.
MOST_VARIANTS = 8
#: Words below which a cut sentence has lost what it is about.
FEWEST_WORDS = 6

_CONNECTIVE = re.compile(
    r"""(?x)^(?:But|And|So|Yet|Still(?=,)|However|Meanwhile|Moreover|Furthermore|In\ addition|Additionally|Nevertheless
    |Nonetheless|Also(?!\ [a-z]+(?:\ [a-z]+){0,4}\ (?:is|are|was|were)\b)|As\ a\ result
    |After\ all|Indeed|In\ fact|Of\ course|For\ (?:example|instance)|At\ the\ same\ time
    |Elsewhere|Separately)(?:,\ |\ (?=[a-zA-Z]))"""
)
_ASIDES = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        # "(or opposition to)" is no aside.
        r"\ \((?!(?:or|and|but|if|not|nor)\b)[^()]{1,80}\)",
        # Between two dashes with spaces; without them the words around would run together.
        # With a noun behind them a comma would be missing: "fell to 5 % the bureau said".
        (
            r"(?<![,;:])(?<!['’]s)\ [—–]\ (?!(?:or|and|but|if|not)\b)[^—–]{3,120}?\ [—–]"
            r"(?=\ (?!(?:the|an?|his|her|its|their|officials|police)\b)[a-z])"
        ),
        r",\ (?:which|who|whose|where)\b[^,;—–“”\"()]{3,110},(?=\ (?!and\b|or\b))",
        r",\ (?:including|such\ as|among\ them|along\ with|as\ well\ as)\b[^,;—–“”\"()]{3,90},(?=\ (?!and\b|or\b))",
        r",\ for\ (?:example|instance),(?=\ )",
    )
)
#: None reaches over a comma: behind it the main clause may go on.
_TAILS = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        r";\ [^;“”\"]+(?=\.$)",
        r"(?<=[^\s,;:])\ ?[—–]\ ?[^—–“”\"]{3,160}(?=\.$)",
        r",\ (?:which|who|whose|where|when)\b[^,“”\"]{3,160}(?=\.$)",
        r""",\ (?:a|an|the)\ (?!(?:higher|lower|temporary|partial)\ )(?:[a-z-]+\ )?
        (?:move|step|decision|sign|shift|figure|number|development|claim|charge|moment|measure|reminder|signal|indication
        |reversal|setback|milestone|blow)\b(?:[^,“”\"]|“[^“”]*”|"[^"]*"){3,160}(?=\.$)""",
        # "During clashes near the market" is where it happened.
        (
            r",\ (?!(?:acting|outgoing|incoming|sitting|during|telling|asking|warning)\b)(?:[a-z]+ing)\b"
            r"[^,“”\"]{3,160}(?=\.$)"
        ),
        r",\ for\ (?:example|instance)(?=\.$)",
        r""",\ (?:as|while|amid|even\ as|just|part\ of|including|along\ with|with|after|before|following|days|hours
        |weeks|months)\b[^,“”\"]{3,160}(?=\.$)""",
        r"\ (?:amid|as\ part\ of|even\ as|in\ the\ wake\ of|in\ what)\b[^“”\",]{3,120}(?=\.$)",
    )
)
#: Openings before the first comma that give circumstances rather than the happening.
_OPENING = re.compile(
    r"""(?x)^(?:Amid|After|Following|As|While|With|Despite|Days|Hours|Weeks|Months|Just|Speaking|During)\b
    [^,“”"]{3,110},\ (?=[A-Z“]|the\ |a\ )"""
)
_CLOSED = frozenset([',"', ",”", ",’"])
_COMMA = re.compile(r",(?!\d)")
#: How a sentence opens before a comma that is none of a pair: "For three years, ", and not "In Orlo, Norland, ".
CIRCUMSTANCE = re.compile(
    r"(?:On|In|At|For|After|Before|During|Since|Amid|Over|Until|Late|Early|Last)"
    r"(?: (?:[a-z]+|\d+|[A-Z][a-z]+day)){1,5}, (?!\d|(?:however|though)\b|[A-Z][a-z]{2,8}\.? \d)"
)
_QUOTE = re.compile(r"[“”\"]")
_TOWN = re.compile(r"\b(?:in|at|near|of|from)\ [A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*)*,\ $".replace("\\ ", " "))
_STATE = re.compile(r"D\.C\.|[A-Z][\w.]*(?: [A-Z]\w*)?, ")
#: A participle that what was cut hung on: "would head the board, created[ in the wake of the storm]".
_LEFT_OVER = re.compile(r",\s[a-z]+(?:ed|en|ing)\.$")
_INCLUDING = re.compile(r", (?:including|such as|among them|along with|as well as)\b")
_PARTICIPLE = re.compile(r", [a-z]+ing\b")
_PARTICIPLES = re.compile(r"\b[a-z]+ing\b[^,;]*, [a-z]+ing\b[^,;]*$")
#: "A rent cap[, a tax measure and a ban on fireworks]"
_GOES_ON_LISTING = re.compile(
    r", (?:an?|the) [^,“”\"]*(?:[”\"]|“[^“”]*”|\"[^\"]*\")?[^,“”\"]* and (?:an?|the|he|she|it|they|new)\b"
)
_ONE, _ANOTHER = re.compile(r"\b(?:one|some)\b"), re.compile(r"\b(?:an)?others?\b")
#: "Makes it harder for Governor Ada Lund[, a Democrat, to fill the board]": harder to do what?
_TO_DO, _HARDER_FOR = (
    re.compile(r",?\sto\s[a-z]"),
    re.compile(
        r"\b(?:harder|easier|tougher|simpler|hard|easy|difficult|possible|impossible|legal|illegal|unlawful|necessary|safe)"
        r"\sfor\s(?:(?!\sto\s)[^;])+$"
    ),
)
#: Who says all that stands before: "— or even a strike, a new report said Monday".
_SPEAKER_LAST = re.compile(
    r""",\s(?!(?:who|whose|which|where|as)\b)[^,“”"]{2,80}\s(?:said|says|announced|reported|confirmed|found|estimated|warned
    |claim(?:s|ed)|alleg(?:es|ed)|argu(?:es|ed))
    (?:\s(?:on\s)?[A-Z][a-z]+day(?:\s[a-z]+)?|\sin\s[^,“”"]{3,40})?$""".replace("\n    ", "")
)
#: What came of it is the news, wherever it stands: who died, what was ruled, who won.
_OUTCOME = re.compile(
    r"""(?ix)^,\ (?:(?:kill|injur|wound|maim|drown|convict|acquit|sentenc|elect|defeat|beat|win)\w*ing\b
    | (?:which|where|when|as|after)\b.{0,60}\b(?:killed|died|dead|deaths|injured|wounded|drowned)\b
    | [a-z]+ing\b.{0,80}\b(?:dead|deaths|lives|worst|deadliest)\b)"""
)


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A shortened sentence, with the spans of the original that it keeps."""

    text: str
    #: Offsets into the original; their texts joined are `text`, save for the case of its first letter.
    kept: tuple[tuple[int, int], ...]


@lru_cache(maxsize=8192)
def trim_sentence(text: str) -> tuple[Trimmed, ...]:
    """Return shorter readings of a sentence, most complete first; empty when nothing can be cut."""
    start = skip_opening(text)
    seen: dict[str, Trimmed] = {}
    for cuts in _plan_cuts(text, start):
        trimmed = apply_cuts(text, start, cuts)
        if trimmed.text != text and (not cuts or (is_whole(trimmed.text) and not loses_name(text, trimmed.text))):
            seen.setdefault(trimmed.text, trimmed)
    return tuple(seen.values())[:MOST_VARIANTS]


def is_whole(shorter: str) -> bool:
    """Return whether a shorter sentence still says something, and has what may be its verb."""
    words = shorter.split()
    if _LEFT_OVER.search(shorter):
        return False
    return len(words) >= FEWEST_WORDS and any(
        word in AUXILIARY or read_verb(word)[1] in {"base", "third", "past", "both"}
        for word in (word.strip(",.;:") for word in words)
        if word.islower()
    )


def skip_opening(text: str) -> int:
    """Return where a sentence begins behind its dateline and a connective."""
    start = skip_dateline(text)
    connective = _CONNECTIVE.match(text[start:])
    return start + connective.end() if connective else start


#: "As the winner", and not as a gesture.
_AS_WHAT = re.compile(
    r", as (?:the|an?|its|his|her|their) (?!(?:\w+ )?(?:gesture|part|sign|result|way|means|matter|tribute|reminder)\b)"
)


def _tells_as_what(tail: str) -> bool:
    """Tell whether a tail is part of what was done: "certified Brook, the mayor, as the winner"."""
    return _AS_WHAT.match(tail) is not None and not any(clause.finite for clause in find_clauses(tail[2:]))


def _plan_cuts(text: str, start: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield sets of spans to take out, smallest first."""
    asides = tuple(
        _leave_pair(text, start, match.span())
        for pattern in _ASIDES
        for match in pattern.finditer(text, start)
        if can_spare(text, start, match.span()) and _leaves_a_clause(text, match)
    )
    tails = sorted(
        (
            match.span()
            for pattern in _TAILS
            for match in pattern.finditer(text, start)
            if can_spare(text, start, match.span())
            and not _tells_as_what(match[0])
            and not _closes_a_pair(text, start, match)
            and not _closes_a_list(text, start, match)
        ),
        reverse=True,
    )
    opening = _OPENING.match(text[start:])
    openings: tuple[tuple[int, int], ...] = ()
    # "With 99 % of the votes counted, Dahl led": without it the count would be final.
    limited = opening and (LIMITS.search(opening[0]) or re.match(r"With\b.*\d", opening[0]))
    if opening and not limited and not _parts_town(opening[0], text[start + opening.end() :]):
        openings = ((start, start + opening.end()),)
    yield ()
    if asides:
        yield asides
    for tail in tails:
        yield (tail,)
        if asides:
            yield (*asides, tail)
    if openings:
        yield openings
        for tail in tails[:2]:
            yield (*openings, tail)


def apply_cuts(text: str, start: int, cuts: tuple[tuple[int, int], ...]) -> Trimmed:
    """Return a sentence from `start` on without some stretches of it."""
    kept: list[tuple[int, int]] = []
    position = start
    for cut_start, cut_end in sorted(cuts):
        if cut_start >= position:
            kept.append((position, cut_start))
        position = max(position, cut_end)
    kept.append((position, len(text)))
    kept = [span for span in kept if span[1] > span[0]]
    if len(kept) > 1 and text[kept[-2][1] - 1] in ",;:" and text[kept[-1][0] :].startswith("."):
        # What the comma led to is gone.
        kept[-2] = (kept[-2][0], kept[-2][1] - 1)
    elif len(kept) > 1 and text[kept[-1][0] :] == "." and text[kept[-2][1] - 2 : kept[-2][1]] in _CLOSED:
        # The comma inside the quotation led to it, too.
        end = kept[-2][1]
        kept[-2:] = [(kept[-2][0], end - 2), (end - 1, end), kept[-1]]
    if len(kept) > 1 and text[kept[-1][0] :] == "." and text[kept[-2][1] - 1] == ".":
        # "Jon Berg Jr." has the full stop of its sentence.
        kept.pop()
    shortened = "".join(text[a:b] for a, b in kept)
    return Trimmed(shortened[:1].upper() + shortened[1:], tuple(kept))


def can_spare(text: str, start: int, cut: tuple[int, int]) -> bool:
    """Return whether a stretch opens outside a quotation, and holds neither a limit of the rest nor what came of it.

    Args:
        text: The sentence.
        start: Where it begins behind its dateline.
        cut: The stretch.
    """
    before, gone = text[start : cut[0]], text[cut[0] : cut[1]]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    speaks = _SPEAKER_LAST.search(gone) and text[cut[1] :].strip(" .") == ""
    # "Complaining about one judge, referring to another"
    paired = _ONE.search(gone) and _ANOTHER.search(text, cut[1])
    listed = _GOES_ON_LISTING.match(gone) is not None
    needed = _TO_DO.search(gone) and _HARDER_FOR.search(before)
    return not (listed or paired or quoted or needed or LIMITS.search(gone) or _OUTCOME.match(gone) or speaks)


def _leaves_a_clause(text: str, cut: re.Match[str]) -> bool:
    """Return whether behind an aside between commas the clause goes on, not an apposition within the aside."""
    if not cut[0].endswith(","):
        # "The ailment, a rare one — so rare that it has no name — has spread": the second comma would be gone.
        dashed = cut[0].lstrip()[0] in "—–"
        return not (dashed and _commas(text[: cut.start()]) % 2 and not _QUOTE.search(text))
    following = text[cut.end() :].split(None, 1)[:1]
    word = following[0].strip(",.;:").lower() if following else ""
    if _INCLUDING.match(cut[0]) and read_verb(word)[1] in {"past", "both"} and is_whole(f"{text[: cut.start()]}."):
        # "A plan, including leave and payments, paid for by the state": what is paid for?
        return False
    return word in AUXILIARY or word.endswith("ly") or read_verb(word)[1] in {"base", "third", "past", "both"}


def _leave_pair(text: str, start: int, cut: tuple[int, int]) -> tuple[int, int]:
    """Return an aside without its second comma, where that closes an apposition which the aside stands in."""
    before = _commas(text[start : cut[0]])
    return (cut[0], cut[1] - 1) if text[cut[1] - 1] == "," and before % 2 else cut


def _commas(before: str) -> int:
    """Count the commas that may open or close an aside: not the one that closes how the sentence opens."""
    return len(_COMMA.findall(before)) - bool(CIRCUMSTANCE.match(before))


def _parts_town(opening: str, rest: str) -> bool:
    """Return whether an opening ends in a town whose state the rest begins with: "in Karsin, D.C. on Monday"."""
    return bool(_TOWN.search(opening) and _STATE.match(rest))


def _closes_a_list(text: str, start: int, cut: re.Match[str]) -> bool:
    """Return whether a cut takes the end of a list: "three parts: roads; bridges; and ports", "by A-ing, B-ing"."""
    before = text[start : cut.start()]
    if ";" in cut[0]:
        return not cut[0].startswith(";") or ":" in before or ";" in before
    return bool(_PARTICIPLE.match(cut[0]) and _PARTICIPLES.search(before))


def _closes_a_pair(text: str, start: int, cut: re.Match[str]) -> bool:
    """Return whether a cut begins at the second of two dashes: behind that the main clause goes on."""
    return cut[0].lstrip()[0] in "—–" and any(dash in text[start : cut.start()] for dash in "—–")
