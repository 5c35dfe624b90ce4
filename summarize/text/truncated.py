"""Sentences that a feed cut off, and how far they can be told.

Feeds give the first words of a report and break off: "The port was closed on Monday, hours after a crane fell on [...]"
says that it was closed, whatever follows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.text.clauses import find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.limits import LIMITS
from summarize.text.names import find_names

#: Words below which what has no full stop is a heading rather than a sentence that was cut off.
LEAST_CUT = 15
#: Words below which the beginning that is left has hardly told anything.
LEAST_LEFT = 8
#: Characters above which a text is no sentence.
LONGEST = 900

#: What feeds put where they broke off, and how far before the end it begins.
_MARK = re.compile(
    r"\s?(?:…|\.\.\.+|\[ ?(?:…|\.\.\.) ?\]|\((?:…|\.\.\.|more ?…?)\)|[Rr]ead more|Continue reading)"
    r"(?: [Rr]ead more)?\s?$"
)
_TAIL = 40
#: Commas up to which what stands between them is no list.
_FEW_COMMAS = 2
_ENDED = re.compile(r"[.!?。！？؟][\"”'’)\]»]*(?:\s?(?:\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹*†]))*$")
#: Where the clause before is whole, whatever the rest would have said. What turns, limits or attributes it may stand
#: behind any other: "if", "but", "which police said", "as prosecutors put it", "— a claim that".
_BOUNDARY = re.compile(
    r"""(?x),\ (?=(?:(?:(?:just|only|shortly)\ )?(?:minutes|hours|days|weeks|months|years)\ )?after\b
        |(?:amid|following|coupled\ with|aimed\ at|followed\ by)\b
        |(?:saying|telling|warning|complaining|arguing|calling|vowing|accusing|blaming|urging|criticizing|criticising
          |demanding|citing|sparking|ending|bringing|marking|setting|raising|drawing|prompting|throwing|paving|dealing
          |blocking|leaving|forcing|sending|giving|killing|injuring|becoming|ensuring|agreeing|electing|capping
          |escalating|intensifying|signalling|signaling|deepening|boosting|dashing|fulfilling|delivering|beginning)\b
        |an?\ (?:[a-z-]+\ )?(?:move|step|decision|sign|shift|moment|measure|reminder|signal|reversal|setback|blow
          |milestone)\b
        |the\ (?:first|latest)\b
        |in\ an?\ (?:[a-z-]+\ )?(?:campaign|move|vote|ruling|shift|step|reversal|deal|bid|effort)\b)
    |(?<=[nsri]day)\ (?=(?:after|amid|following)\b)"""
)
#: Behind a last comma may come who says all that.
_SOMEBODY_LAST = re.compile(r",\s(?!and$)[^,]{0,40}$")
_SPEAKER = re.compile(
    r"(?i)\b(?:according|officials?|sources?|police|authorities|reports?|reported|spokes\w+|said|says|investigators"
    r"|prosecutors|witnesses|polls?|projections)\b"
)
_TELLS_OF = re.compile(r"(?:(?:just|only|shortly) )?(?:\w+ )?(?:after|amid|following)\b|[a-z]+ing\b|an? ")
_GOES_ON = re.compile(
    r"(?:saying|telling|warning|complaining|arguing|calling|vowing|accusing|blaming|urging|demanding)\b"
)
_CLAIMED = re.compile(r"\b(?:said|says|told|announced|will|would|that)\b")
_ACTS = re.compile(r" (?:[a-z]+ly )?[a-z]{2,}ed\b")
#: What is not so before something else is so after it.
_NEGATED = re.compile(r"(?i)\b(?:not|no|never|nothing|nobody|none|neither|cannot|only|without)\b|n['’]t\b")
#: What opens with one of these has its main clause further on, or none.
_SUBORDINATE_OPENING = re.compile(
    r"(?:As|While|After|Before|When|If|Although|Though|Because|Since|Once|Whether|With|Without|What|Asked|Among"
    r"|By the time|Not only|Speaking"
    r"|(?:\w+ )?(?:[Mm]inutes|[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears) (?:after|before))\b"
    r"|On \w+day, an? "
)
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\b")
_CLOSED_RELATIVE = re.compile(r", (?:who|which|whose)\b.*, $")
#: Words that want another one behind them.
_OPEN_ENDS = frozenset(
    """
    a an the and or but nor of to in at on for by with from into over about between that which who whose whom where when
    while as than if because is are was were be been has have had will would could may might must can should his her its
    their this these those including such not no just only even
    """.split()  # noqa: SIM905
)


@lru_cache(maxsize=32768)
def close_truncated(text: str) -> str:
    """Return a sentence that breaks off up to the end of its last whole clause, with a full stop.

    Any other sentence, and one of which nothing whole is left for certain, is returned as it is. What is left opens
    like the sentence: only the full stop is not its own.
    """
    stripped = text.rstrip()
    if len(stripped) > LONGEST or len(stripped.split()) < LEAST_CUT:
        return text
    mark = _MARK.search(stripped, max(0, len(stripped) - _TAIL))
    whole = stripped[: mark.start()].rstrip() if mark else stripped
    if _ENDED.search(whole, max(0, len(whole) - _TAIL)):
        return text
    begin = skip_dateline(whole)
    bare = whole[begin:]
    if not (bare[:1].isupper() or bare[:1].isdigit()) or _SUBORDINATE_OPENING.match(bare):
        return text
    for start, end in reversed([match.span() for match in _BOUNDARY.finditer(bare)]):
        left, gone = bare[:start], bare[end:]
        if not _matters(gone, left) and _is_whole(left):
            # "Sen. Ada Brook, R-N.Y." has its full stop.
            return whole[:begin] + (left if left.endswith(".") else f"{left}.")
    return text


def _matters(gone: str, left: str) -> bool:
    """Tell whether what is cut may limit or turn what is left, or tell who says so."""
    speaks = _SPEAKER.search(gone) and not _TELLS_OF.match(gone)
    # What somebody goes on to say limits nothing but what they said.
    if _GOES_ON.match(gone):
        return bool(_CLAIMED.search(left) or _SOMEBODY_LAST.search(gone))
    timed = " after" in f" {gone}" and _NEGATED.search(left)
    return bool(LIMITS.search(gone) or "exclud" in gone or speaks or timed or _SOMEBODY_LAST.search(gone))


def _is_whole(left: str) -> bool:
    """Tell whether the beginning of a sentence leaves nothing open, and has its verb."""
    words = left.split()
    uneven = left.count("“") != left.count("”") or left.count('"') % 2 or left.count("(") != left.count(")")
    if uneven or len(words) < LEAST_LEFT or words[-1].strip("“”\"'’") in _OPEN_ENDS:
        return False
    # "A knife, a hammer, two cans, a map" has no last one.
    listed = left.count(", ") > _FEW_COMMAS and " and " not in left.rpartition(", ")[2]
    if listed or re.search(r"[—–:;]|--", left):
        return False
    clauses = [clause for clause in find_clauses(f"{left}.") if clause.finite and not clause.relative]
    main = next((clause.verb.start for clause in clauses if clause.left.head), None)
    if main is None:
        # "Ada Brook begged": not every verb is known.
        main = next((name.end for name in find_names(left) if _ACTS.match(left, name.end)), None)
    if main is None:
        return False
    # "The man who shot three people": the verb is that of who did it.
    before = left[:main]
    return not _RELATIVE.search(before) or bool(_CLOSED_RELATIVE.search(before))
