"""Where sentences end inside a block: Punkt decides on full stops, with what news needs on top."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .punkt import ends_sentence, is_abbreviation
from .words import AFTER_CLOCK, BEFORE_NUMBER, NAMES_WITH_MARKS, STARTERS, STREETS, TITLES

_PLAIN = str.maketrans("“”„‟«»‘’‛`´", '""""""\'\'\'\'\'')

_CANDIDATE = re.compile(
    r"""
    (?<![.!?…])(?P<mark>[.!?…]++(?:\s\.){0,2}|[.](?:\s\.){2,3})
    (?P<close>["'”’»)\]}*_]*)
    (?P<cite>(?:\s?\[\d{1,3}\])*)
    (?=\s|$)
    |
    (?P<wide>[。！？؟۔।॥]+["'”’」』）)]*)
    |
    (?P<glued>(?<=[a-z]{2}[.!?])|(?<=[a-z]{2}[.!?]["”’)]))(?=[“"]?[A-Z][a-z]*[\s,'’])
    |
    (?P<bullet>\s(?=[•●▪◦‣■]\s))
    """,
    re.VERBOSE,
)
_LONGEST_WORD = 80
_WORD_AFTER = re.compile(r"\S{0,80}")
_VISIBLE = re.compile(r"\S")
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘«„「(\[¿¡*_#$€£@]*)(?P<word>[^\s\"”»)\]]*)")
_GOING_ON = frozenset(["", *",;:–—-%&/"])
_QUOTES = frozenset("\"'”’»")
#: Quotes, brackets, and what a hyphen or dash joins to the word ("then-Gov.").
_BEFORE_LETTERS = re.compile(r"^.*[-–—(\[{\"/](?=[^\W\d])|^[\W_]+(?=\w)")
#: "H. Res. 601", "S. Con. Res. 14".
_RESOLUTION = re.compile(r"(?:^|[\s(])[HS]\.\s?(?:(?:Con|J)\.\s?)?(?:Res|Con|J)\.$")
_SINGLE = re.compile(r"[^\W\d_a-z]\.")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}|Ph\.D\.|B\.Sc\.|M\.Sc\.")
_CLOCK = re.compile(r"(?:\d[\d:.]*)?[ap]\.m\.", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]")
_FIRST_PERSON = re.compile(r"I(?:['’]\w+)?$")
#: Names that begin in lower case.
_LOWER_NAME = re.compile(r"[ie][A-Z]|al-[A-Z]|(?:al|bin|de|di|da|del|van|von|la|le|el|ul)\s(?:(?:la|der|den)\s)?[A-Z]")
_ADDRESS = re.compile(r"://|@|www\.|\.(?:com|net|org|io)\b", re.IGNORECASE)
#: "Fla. (AP) -"
_AGENCY = re.compile(r"\s*\([A-Z][\w. ]{1,20}\)")
#: "'Stop!' Officer Lane shouted."
_SPEAKER = re.compile(
    r"\s*(?:[A-Z][\w.'’-]*\s){1,4}"
    r"(?:said|says|asked|asks|wrote|writes|tweeted|shouted|added|told|replied|cried|yelled|exclaimed|recalled)\b"
)
_SPEAKER_AFTER_WIDE = re.compile(r"[^，。！？、]{0,10}(?:说|說|表示|指出|称|稱|强调|强調|问|問|と)")


def find_ends(block: str) -> Iterator[int]:
    """Yield where sentences end in a block, past the closing quotes and brackets; not its own end."""
    begin = 0
    for match in _CANDIDATE.finditer(block):
        if match.end() < len(block) and _ends(block, begin, match):
            begin = match.end()
            yield begin


def _ends(block: str, begin: int, match: re.Match[str]) -> bool:
    if match["bullet"] is not None:
        return match.start() > begin
    if match["wide"] is not None:
        quoted = match["wide"][-1] in '”」』"'
        return not (quoted and _SPEAKER_AFTER_WIDE.match(block, match.end()))
    if match["glued"] is not None:
        return not _ADDRESS.search(block, *_around(block, begin, match.end()))
    following = _NEXT.match(block, match.end())
    if following is None or following["word"][:1] in _GOING_ON:
        return bool(following and following["open"] and not following["word"])
    if match["mark"][0] in ".…" and not set(match["mark"]) & set("?!"):
        return _stop_ends(block, begin, match, following)
    return _mark_ends(block, begin, match, following)


def _around(block: str, begin: int, at: int) -> tuple[int, int]:
    """Return the span of the white-space separated word at a place."""
    start = at
    while start > max(begin, at - _LONGEST_WORD) and not block[start - 1].isspace():
        start -= 1
    after = _WORD_AFTER.match(block, at)
    return start, after.end() if after else at


def _goes_on_in_lower_case(block: str, following: re.Match[str]) -> bool:
    if following["open"][-1:] in "@#" and following["open"]:
        return False
    return following["word"][0].islower() and not _LOWER_NAME.match(block, following.start("word"))


def _starts(after: str) -> bool:
    """Say whether a word that follows an abbreviation is one that begins sentences."""
    return after.rstrip(",;:'’").partition("’")[0].partition("'")[0] in STARTERS


def _mark_ends(block: str, begin: int, match: re.Match[str], following: re.Match[str]) -> bool:
    """Say whether a question or exclamation mark ends a sentence."""
    after = following["word"]
    if _goes_on_in_lower_case(block, following) and not following["open"]:
        return False
    close = match["close"]
    if close.startswith(")") and block[match.start() - 1] == "(":
        return False
    if close and close[-1] in _QUOTES and not _starts(after) and _SPEAKER.match(block, match.end()):
        return False
    word = block[_around(block, begin, match.end("mark"))[0] : match.end("mark")]
    return _starts(after) or word.lstrip("\"'“‘(") not in NAMES_WITH_MARKS


def _stop_ends(block: str, begin: int, match: re.Match[str], following: re.Match[str]) -> bool:
    """Say whether a full stop or an ellipsis ends a sentence."""
    after = following["word"]
    lower = _goes_on_in_lower_case(block, following)
    if lower and match["close"]:
        return False
    if _ENUMERATOR.fullmatch(block, _first_visible(block, begin), match.end()):
        return False
    if match["mark"] != ".":
        spaced = block[match.start() - 1].isspace() or match.start() == begin
        return not lower and not (spaced and _FIRST_PERSON.match(after)) and (_starts(after) or not spaced)
    word = block[_around(block, begin, match.end("mark"))[0] : match.end("mark")].translate(_PLAIN)
    word = _BEFORE_LETTERS.sub("", word) or word
    if _RESOLUTION.search(block, max(begin, match.end() - 16), match.end()) and (after[0].isdigit() or after == "Res."):
        return False
    return _word_ends(block, match, word, following, lower=lower)


def _word_ends(block: str, match: re.Match[str], word: str, following: re.Match[str], *, lower: bool) -> bool:
    after = following["word"]
    bare = word[:-1].lower()
    digit = after[0].isdigit()
    if bare in TITLES and not (bare in STREETS and _starts(after)):
        return False
    if digit and bare in BEFORE_NUMBER:
        return False
    dotted = _SINGLE.fullmatch(word) or _ACRONYM.fullmatch(word)
    if dotted or is_abbreviation(word):
        if lower or ")" in match["close"] or _AGENCY.match(block, match.end()):
            return False
        if _starts(after):
            return True
        if _CLOCK.fullmatch(word):
            return not digit and after.rstrip(".,;:") not in AFTER_CLOCK
        if dotted:
            return bool(following["open"] and match["close"])
        return bare == "etc" or ends_sentence(word, after.translate(_PLAIN))
    if lower:
        return len(bare) > 3 and bare.isalpha()
    return ends_sentence(word, after.translate(_PLAIN))


def _first_visible(block: str, begin: int) -> int:
    found = _VISIBLE.search(block, begin)
    return found.start() if found else begin
