"""Where sentences end inside a block: Punkt decides on full stops, with what news needs on top."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .punkt import abbreviations, ends_sentence
from .words import AFTER_CLOCK, BEFORE_NUMBER, NAMES_WITH_MARKS, STARTERS, TITLES

_PLAIN = str.maketrans("“”„‟«»‘’‛`´", '""""""\'\'\'\'\'')

_CANDIDATE = re.compile(
    r"""
    (?P<mark>[.!?…]+(?:\s\.){0,2}|[.](?:\s\.){2,3})
    (?P<close>["'”’»)\]}*_]*)
    (?P<cite>(?:\s?\[\d{1,3}\])*)
    (?=\s)
    |
    (?P<wide>[。！？؟۔।॥]+["'”’」』）)]*)
    |
    (?P<glued>(?<=[a-z]{2}[.!?])|(?<=[a-z]{2}[.!?]["”’)]))(?=[“"]?[A-Z][a-z]*[\s,'’])
    |
    (?P<bullet>\s(?=[•●▪◦‣■]\s))
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"\S+$")
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘«„(\[¿¡*_]*)(?P<word>[^\s\"”»)\]]*)")
_SINGLE = re.compile(r"\W*[A-Z]\.$")
_ACRONYM = re.compile(r"\W*(?:[A-Za-z]{1,2}\.){2,}$")
_CLOCK = re.compile(r"[ap]\.m\.$", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]$")
_LOWER_NAME = re.compile(r"(?:[ie][A-Z]|al-[A-Z]|(?:al|bin|de|di|da|del|von|van|la|le|el) [A-Z])")
_ADDRESS = re.compile(r"://|@|www\.", re.IGNORECASE)
_WIRE = re.compile(r"\s*\([A-Z][\w. ]{1,20}\)\s*[-–—]")
_SPEAKER = re.compile(
    r"\s*(?:[A-Z][\w.'’-]*\s){1,4}(?:said|says|asked|asks|wrote|writes|tweeted|shouted|added|told|replied|cried|yelled)\b"
)
_CHINESE_SPEAKER = re.compile(r"[^，。！？]{0,10}(?:说|表示|指出|称|强调|問|问|說|稱)")


def find_ends(block: str) -> Iterator[int]:
    """Yield where sentences end in a block, past the closing quotes and brackets; not its own end."""
    begin = 0
    for match in _CANDIDATE.finditer(block):
        if _ends(block, begin, match):
            begin = match.end()
            if begin < len(block):
                yield begin


def _ends(block: str, begin: int, match: re.Match[str]) -> bool:
    if match["bullet"] is not None:
        return match.start() > begin
    if match["wide"] is not None:
        said = match["wide"][-1] in '”」』"' and _CHINESE_SPEAKER.match(block, match.end())
        return not said
    before = _WORD_BEFORE.search(block, begin, match.end("mark") if match["mark"] else match.end())
    word = before.group() if before else ""
    if match["mark"] is None:
        return _ADDRESS.search(word) is None and not _ADDRESS.search(block, match.end(), match.end() + 20)
    return _mark_ends(block, begin, match, word)


def _mark_ends(block: str, begin: int, match: re.Match[str], word: str) -> bool:
    following = _NEXT.match(block, match.end())
    if following is None or not following.group().strip():
        return False
    after = following["word"]
    opened = bool(following["open"])
    first = after[:1]
    if (first and first in ",;:–—-%&/") or (not opened and not first):
        return False
    if block[match.start() - 1 : match.end()].startswith("(") and match["close"].startswith(")"):
        return False
    lower = first.islower()
    if lower and _LOWER_NAME.match(block, following.start("word")):
        lower = False
    if "." not in match["mark"] or "?" in match["mark"] or "!" in match["mark"]:
        if lower or (not first and not opened):
            return False
        if match["close"] and match["close"][-1] in "\"'”’»":
            speaker = _SPEAKER.match(block, match.end())
            if speaker and after not in STARTERS:
                return False
        return not (word.lstrip("\"'“‘(") in NAMES_WITH_MARKS and after not in STARTERS)
    return _stop_ends(block, begin, match, word, after, lower=lower, opened=opened)


def _stop_ends(
    block: str, begin: int, match: re.Match[str], word: str, after: str, *, lower: bool, opened: bool
) -> bool:
    plain = word.translate(_PLAIN).lstrip("\"'([{-–—")
    bare = plain.rstrip(".").lower()
    after_bare = after.rstrip(".,;:'’")
    if _ENUMERATOR.fullmatch(block[begin : match.end()].strip()):
        return False
    if match["mark"] != ".":
        return not lower and (after_bare in STARTERS or ends_sentence(plain, after.translate(_PLAIN)))
    if bare in TITLES:
        return False
    digit = after[:1].isdigit()
    if digit and bare in BEFORE_NUMBER:
        return False
    abbreviation = bare in abbreviations() or bool(_ACRONYM.match(plain)) or bool(_SINGLE.match(plain))
    if abbreviation and (lower or _WIRE.match(block, match.end())):
        return False
    if ")" in match["close"] and abbreviation:
        return False
    if _CLOCK.search(plain):
        return not digit and after_bare not in AFTER_CLOCK
    if _SINGLE.match(plain) or _ACRONYM.match(plain):
        return after_bare in STARTERS or (opened and bool(match["close"]))
    if lower:
        return len(bare) > 3 and bare.isalpha() and not abbreviation
    return ends_sentence(plain, after.translate(_PLAIN) or "The")
