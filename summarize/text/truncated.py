"""Sentences that a feed cut off, and how far they can be told.

Feeds give the first words of a report and break off: "The port was closed on Monday, hours after a crane fell on [...]"
says that it was closed, whatever follows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.text.limits import LIMITS
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY

#: Words below which what has no full stop is a heading rather than a sentence that was cut off.
LEAST_CUT = 15
#: Words below which the beginning that is left has hardly told anything.
LEAST_LEFT = 8

#: What feeds put where they broke off.
_MARK = re.compile(
    r"(?:\s*(?:…|\.{3,}|\[\s*(?:…|\.{3})\s*\]|\(more\s?(?:…|\.{3})?\)|[Rr]ead [Mm]ore|Continue reading)\s*)+$"
)
_ENDED = re.compile(r"[.!?。！？؟][\"”'’)\]]*$")
#: Where the clause before is whole, whatever the rest would have said; "if", "but" and "unless" turn what they follow.
_BOUNDARY = re.compile(
    r"""(?x),\ (?=(?:(?:just|only|even|shortly|\w+)\ )?(?:(?:minutes|hours|days|weeks|months|years)\ )?
        (?:after|before|while|when|amid|following|despite|because)\b)
    |\ (?=(?:(?:just|only|shortly)\ )?(?:(?:minutes|hours|days|weeks|months|years)\ )?
        (?:after|before|while|amid|following|despite)\b)
    |,?\ (?=as\ (?:he|she|they|it|part\ of)\b)
    |,\ (?=(?:(?:just|even)\ )?as\b(?!\ (?:well|long|far|soon)))
    |,\ (?=(?!(?:according|acting|outgoing|incoming|sitting|during)\b)[a-z]+ing\b)
    |,\ (?=(?:which|who|whose|where)\b)
    |,\ (?=and\ [a-z]+ed\b|(?:coupled|aimed|based|followed|backed|fueled|driven)\b)
    |,\ (?=an?\ (?:[a-z-]+\ )?(?:move|step|decision|sign|shift|moment|measure|reminder|signal|reversal|setback|blow)\b)
    |,\ (?=in\ (?:an?|what)\b)
    |(?<=[^\s,;:])\ ?(?:[—–]|--)\ ?
    |;\ """
)
#: A preposition at the very end, its noun gone.
_HANGING = re.compile(r",?\s(?:in|at|on|for|over|amid|during|near|outside)(?:\s(?:the|an?|his|her|its|their))?$")
#: Who says what stands before may be told by what is cut.
_SPEAKER = re.compile(
    r"(?i)\b(?:according|officials?|sources?|police|authorities|reports?|reported|spokes\w+|said|says|investigators)\b"
)
#: Words that want another one behind them.
_OPEN_ENDS = frozenset(
    """
    a an the and or but nor of to in at on for by with from into over about between that which who whose whom where when
    while as than if is are was were be been has have had will would could may might must can should his her its their
    this these those said says saying including such not no just only even days hours weeks months years
    """.split()  # noqa: SIM905
)
_OPEN_RELATIVE = re.compile(r", (?:who|which|whose|where)\b[^,]*$")
_SUBORDINATE_OPENING = re.compile(r"(?:As|While|After|Before|When|Although|Though|Because|Since|Once|Whether)\b")
_CIRCUMSTANCE = re.compile(
    r"(?:On|In|At|After|Before|As|While|When|Amid|Over|For|During|Since|Following|Despite|With|By|Under|Late|Early|Once"
    r"|From|Until|Although|Though|Because|[A-Z][a-z]+ing|[A-Z][a-z]+ly)\b"
)
_SOMEBODY_LAST = re.compile(r",\s(?:the|an?|his|her)\b[^,]{0,40}$")
#: What a condition hangs on, or a turn: whole only with its own verb.
_TURN = re.compile(
    r"\b(?:if|unless|but|although|though|until|whether|because|that)\b(?!.*\b(?:if|unless|but|until)\b)(.*)$"
)
_SAID_LAST = re.compile(r",[”\"]? [^,]{3,60} (?:said|says)$")
_DASH = re.compile(r"[—–]|--")
#: What is said by whom the clause before tells of.
_SAYING = re.compile(r"(?:saying|telling|warning|adding|complaining|arguing|calling|vowing|accusing|blaming|urging)\b")
_SUBORDINATE = re.compile(
    r"(?:(?:just|only|even|shortly|\w+) )?(?:(?:minutes|hours|days|weeks|months|years) )?"
    r"(?:after|before|while|when|because|amid|following|despite|which|who|whose|where|[a-z]+ing)\b"
)


@lru_cache(maxsize=32768)
def close_truncated(text: str) -> str:
    """Return a sentence that breaks off up to the end of its last whole clause, with a full stop.

    Any other sentence, and one of which nothing whole is left, is returned as it is. What is left opens like the
    sentence: only the full stop is not its own.
    """
    bare = _MARK.sub("", text.rstrip())
    cut_off = bare != text.rstrip() or not _ENDED.search(bare)
    if not cut_off or _ENDED.search(bare) or len(bare.split()) < LEAST_CUT or not bare[:1].isupper():
        return text
    for start, end in reversed([match.span() for match in _BOUNDARY.finditer(bare)]):
        left, gone = bare[:start], bare[end:]
        told_by_it = _SAYING.match(gone) or not (LIMITS.search(gone) or _hides_speaker(gone))
        # "the remarks delivered[ hours after ...]"
        hangs = bare[start] != "," and read_verb(left.split()[-1])[1] in {"past", "both"}
        if told_by_it and not hangs and _is_whole(left):
            return _close(left)
    hanging = _HANGING.search(bare)
    if hanging and _is_whole(left := bare[: hanging.start()]) and not read_verb(left.split()[-1])[1]:
        return _close(left)
    return text


def _close(left: str) -> str:
    # "Sen. Ada Brook, R-N.Y." has its full stop.
    return left if left.endswith(".") else f"{left}."


def _hides_speaker(gone: str) -> bool:
    # "before it fell, the country's prime [minister said]"
    if _SOMEBODY_LAST.search(gone):
        return True
    # "hours after officials said" tells of another saying.
    return bool(_SPEAKER.search(gone)) and not _SUBORDINATE.match(gone)


def _is_whole(left: str) -> bool:
    """Tell whether the beginning of a sentence leaves nothing open, and may have its verb."""
    open_quotation = left.count("“") != left.count("”") or left.count('"') % 2 or left.count("(") != left.count(")")
    words = left.split()
    if open_quotation or len(words) < LEAST_LEFT or len(_DASH.findall(left)) % 2:
        return False
    open_end = words[-1].lower().strip("“”\"'’") in _OPEN_ENDS and not _SAID_LAST.search(left)
    if open_end or words[-1].endswith((",", ":", ";")):
        return False
    turn = _TURN.search(left)
    if turn and not _has_verb(f", {turn[1]}"):
        return False
    if _SUBORDINATE_OPENING.match(left) and "," not in left:
        return False
    # "The mayor, who had promised it, [resigned]"
    bare = _OPEN_RELATIVE.sub("", left)
    subject, *rest = bare.split(", ", 2)
    if not rest or _CIRCUMSTANCE.match(bare) or _has_verb(subject):
        return _has_verb(bare)
    # "Ada Brook, the former mayor, [resigned]"
    return len(rest) > 1 and _has_verb(f", {rest[1]}")


def _has_verb(text: str) -> bool:
    words = [word.strip(",;:") for word in text.split()[1:] if word[:1].islower()]
    return any(
        word in AUXILIARY or read_verb(word)[1] in {"third", "past", "both"} or (word.endswith("ed") and len(word) > 4)
        for word in words
    )
