"""Names in a text: runs of capitalised words, without titles, dates and words that merely open a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from summarize.text.tokens import STOP_WORDS
from summarize.text.word_classes import DAY_NAMES

_UPPER = "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x530)) if chr(code).isupper())
_WORD = (
    rf"(?:(?:[{_UPPER}]\.)+(?:[{_UPPER}]\b)?"
    rf"|(?:[a-z]{{1,2}}['’]|al-|el-|mc|i(?=[{_UPPER}]))?[{_UPPER}](?:[\w&]|[-‐‑'’](?!s\b)(?=\w))*"
    r"(?:(?<=\b[JS]r)\.|(?<=\bSt)\.|(?<=\bMt)\.|(?<=\bFt)\.)?)"
)
#: Lower-case words that stand inside names.
_LINK = (
    r"(?:of\sthe|of|de\sla|de|del|della|da|dos|du|van\sder|von\sder|van\sden|van\sde|van|von|der|den"
    r"|di|la|le|bin|ibn|al|el|ben|y|&)"
)
_RUN = re.compile(rf"(?<![\w'’-]){_WORD}\.?(?:\s(?:{_LINK}\s)?{_WORD}\.?)*")
_PIECE = re.compile(r"\S+")

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun"
_MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_CALENDAR = frozenset(f"{_DAYS} {_MONTHS}".split())
#: Titles that stand before a person's name, and are no part of it.
_TITLE_WORDS = frozenset(
    """
    Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Rev Reverend Fr Father Bishop Archbishop Cardinal Pope Imam
    Rabbi Sheikh Ayatollah King Queen Prince Princess Duke Duchess Emperor President Premier Chancellor Minister
    Secretary Senator Sen Sens Representative Rep Reps Congressman Congresswoman Congressmen Governor Gov Lieutenant Lt
    Mayor Councilman Councilwoman Councillor Alderman Judge Justice Magistrate Sheriff Deputy Detective Det Officer
    Constable Sergeant Sgt Corporal Cpl Private Pvt Captain Capt Major Maj Colonel Col General Gen Admiral Adm Commander Cmdr
    Brigadier Marshal Chief Chairman Chairwoman Chair Speaker Ambassador Director Commissioner Superintendent Supt
    Inspector Attorney Atty Secretary-General Prosecutor Spokesman Spokeswoman Spokesperson Leader Coach Baroness Baron Count
    Vice Prime Foreign Interior Defense Defence Finance Press Deputy Acting Former Late Majority Minority House Senate
    Executive State Treasury
    """.split()  # noqa: E501, SIM905
)
#: Title words that make a title only together with one of the others ("Prime Minister", "House Speaker").
_TITLE_MODIFIERS = frozenset(
    """
    Vice Prime Foreign Interior Defense Defence Finance Press Deputy Acting Former Late Majority Minority House Senate
    Executive State Treasury
    """.split()  # noqa: SIM905
)
#: After one of these a run is an institution, not a titled person: "Justice Department", "General Assembly".
_INSTITUTIONS = frozenset(
    """
    Department Ministry Committee Commission Council Court Office Agency Bureau Board Assembly Electric Motors Mills
    Party League Street Palace Center Centre University College Institute Services Service Union House Senate Guard
    Police Association Federation Fund Bank Dynamics Staff Hospital School Church Conference Election Elections
    Building Airport Foundation Campaign Index Medal Cup Day Games Square Park County City Town Island Islands
    Administration Accountability Order
    """.split()  # noqa: SIM905
)
_NEVER = frozenset(
    """
    I I'm I'd I'll I've I’m I’d I’ll I’ve A Yes No Oh OK Ok Okay Please Thanks God A.M. P.M. AM PM EST EDT GMT UTC ET PT
    BST
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name; `text[start:end]`, without titles and possessives."""

    start: int
    end: int
    text: str
    #: The title that stands before it ("President", "Sen."), or an empty string.
    title: str = ""


@cache
def common_words() -> frozenset[str]:
    """Return the words that news writes in lower case inside a sentence."""
    listed = resources.files("summarize") / "weights" / "words" / "common.txt"
    return frozenset(listed.read_text(encoding="utf-8").split())


def find_names(text: str, *, known: Collection[str] = ()) -> tuple[Name, ...]:
    """Return the names in a text, in order, without overlap.

    A capital at the start of a sentence or quotation, or anywhere in a headline in title case, counts only where the
    word is no common one.

    Args:
        text: A sentence or a headline.
        known: Words (as written) that are names although they are common words elsewhere ("Apple").
    """
    return _find_names(text, frozenset(known) if known else frozenset())


@lru_cache(maxsize=65536)
def _find_names(text: str, known: frozenset[str]) -> tuple[Name, ...]:
    everywhere = _is_title_case(text)
    found: list[Name] = []
    for run in _RUN.finditer(text):
        pieces = [
            (piece.group().rstrip("."), run.start() + piece.start(), run.start() + piece.end())
            if piece.group().count(".") == 1 and piece.group().endswith(".")
            else (piece.group(), run.start() + piece.start(), run.start() + piece.end())
            for piece in _PIECE.finditer(run.group())
        ]
        found.extend(_read_run(text, pieces, known, opens=_opens_sentence(text, run.start()), everywhere=everywhere))
    return _join_institutions(text, found)


def _join_institutions(text: str, found: list[Name]) -> tuple[Name, ...]:
    """Join "Food" and "Farm Agency" where the text has "Food and Farm Agency"."""
    joined: list[Name] = []
    for name in found:
        last = joined[-1] if joined else None
        if (
            last
            and name.start - last.end == 5
            and text.startswith(" and ", last.end)
            and not last.title
            and name.text.rpartition(" ")[2] in _AGENCIES
            and last.text.lower() in common_words()
        ):
            joined[-1] = Name(last.start, name.end, text[last.start : name.end])
        else:
            joined.append(name)
    return tuple(joined)


#: Last words of institutions that are named after two things.
_AGENCIES = frozenset(
    """
    Agency Department Ministry Committee Commission Council Office Bureau Board Authority Administration Institute
    Service Services Foundation Fund Union
    """.split()  # noqa: SIM905
)


_Piece = tuple[str, int, int]


def _read_run(text: str, pieces: list[_Piece], known: frozenset[str], *, opens: bool, everywhere: bool) -> list[Name]:
    """Cut a run into names: at titles, and at common words that owe their capital to their place."""
    names: list[Name] = []
    current: list[_Piece] = []
    title: list[str] = []

    def close() -> None:
        if name := _make_name(text, current, " ".join(title)):
            names.append(name)
        current.clear()
        title.clear()

    for place, (word, start, end) in enumerate(pieces):
        initial = (everywhere and word[0].isupper()) or (opens and place == 0)
        if _is_title(pieces, place):
            if current:
                close()
            title.append(text[start:end])
        elif title and not current and (word in {"of", "the"} or (word == "State" and title[-1] == "of")):
            title.append(word)
        elif (
            (title and current and word == "of")
            or word in _NEVER
            or (initial and word not in known and _is_common(word))
        ):
            close()
        else:
            current.append((word, start, end))
            # A full stop behind a longer word closes a sentence: "in Washington. Police said".
            if text[end - 1] == "." and len(word) > 3 and "." not in word:
                close()
    close()
    return names


def _make_name(text: str, pieces: list[_Piece], title: str) -> Name | None:
    first, last = 0, len(pieces)
    while first < last and (_is_calendar(pieces, first) or _is_link_word(pieces[first][0])):
        first += 1
    while last > first and (_is_calendar(pieces, last - 1) or _is_link_word(pieces[last - 1][0])):
        last -= 1
    if first == last:
        return None
    start = pieces[first][1]
    word, last_start, end = pieces[last - 1]
    # The closing full stop belongs to the sentence, except in initials and "Jr.".
    if text[end - 1] == "." and "." not in word and word not in {"Jr", "Sr"}:
        end = last_start + len(word)
    return Name(start, end, text[start:end], title) if end - start > 1 else None


def _is_calendar(pieces: list[_Piece], place: int) -> bool:
    if pieces[place][0] not in _CALENDAR:
        return False
    return not (place > 0 and pieces[place - 1][0].lower() in DAY_NAMES)


def _is_link_word(word: str) -> bool:
    return word.islower()


def _is_common(word: str) -> bool:
    lowered = word.lower().replace("’", "'")
    if lowered in STOP_WORDS or lowered in common_words():
        return not (len(word) > 1 and word.isupper())
    if "-" in lowered:
        return word.count("-") == sum(1 for part in word.split("-")[1:] if part[:1].islower()) and all(
            part in STOP_WORDS or part in common_words() for part in lowered.split("-")
        )
    return lowered.endswith(("ing", "ly")) and len(lowered) > 5 and not word.isupper()


def _is_title(pieces: list[_Piece], place: int) -> bool:
    """Tell whether a word stands as a title here: before a name, and not inside an institution's name."""
    word = pieces[place][0]
    # "Vice-President", and "President-elect".
    whole = word.removesuffix("-elect")
    base = whole.rpartition("-")[2] if "-" in whole and whole != "Secretary-General" else whole
    if base not in _TITLE_WORDS:
        return False
    following = ""
    for other, _, _ in pieces[place + 1 :]:
        if other in _INSTITUTIONS or other in {"Jr", "Sr", "Jr.", "Sr."}:
            return False
        following = following or other
        if other not in _TITLE_WORDS and other not in {"of", "the", "State"}:
            break
    if base in _TITLE_MODIFIERS:
        return following in _TITLE_WORDS and following not in _TITLE_MODIFIERS - {
            "Prime",
            "Press",
            "Minority",
            "Majority",
        }
    # The last word of a longer run is a surname ("Stephen King"); alone it is a title without a name.
    return bool(following) or len(pieces) == 1


def _opens_sentence(text: str, start: int) -> bool:
    """Tell whether a capital at this place may be due to a beginning: of the text, a sentence or a quotation."""
    before = text[:start].rstrip()
    if not before:
        return True
    return before[-1] in "\"“‘'([«—–-•*….!?:"


def _is_title_case(text: str) -> bool:
    """Tell whether nearly all longer words are capitalised, as in American headlines; sentences close with a stop."""
    if text.rstrip()[-1:] in {".", "?", "!", '"', "”"}:
        return False
    words = re.findall(r"[^\W\d_]{4,}", text)
    if len(words) < 4:
        return False
    return sum(1 for word in words if word[0].isupper()) >= 0.75 * len(words)
