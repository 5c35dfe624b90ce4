"""Words, numbers and punctuation of a text, and the stems of its content words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.stem.snowball import EnglishStemmer

#: What nltk imports where it is installed, and no stemmer needs: half of the second that nltk takes.
_NEEDLESS = ("scipy.stats", "sklearn")
#: Set in a process that is the program's own.
_OURS_ALONE = Event()
#: Words that carry grammar rather than content. Negations are among them: `negation` looks after those.
STOP_WORDS: frozenset[str] = frozenset(
    """
    a about above after again against ago all almost along already also although always am amid among amongst an and
    another any anybody anyone anything are aren't around as at away back be became because become becomes becoming
    been before being below between both but by came can can't cannot come comes coming could couldn't did didn't do
    does doesn't doing don't done down during each either else ever every everyone everything few for from further
    get gets getting give given go goes going got had hadn't has hasn't have haven't having he her here hers herself
    him himself his how however i if in into is isn't it its itself just let like made make makes making many may me
    meanwhile might mine more most much must my myself neither never no nobody none nor not nothing now of off often
    on once one only onto or other others ought our ours ourselves out over own per perhaps put quite rather really
    same say says said saying see seen several shall she should shouldn't since so some somebody someone something
    still such than that the their theirs them themselves then there therefore these they this those though through
    thus to together too took toward towards under until unto up upon us very via was wasn't way we went were weren't
    what whatever when where whereas whether which while who whole whom whose why will with within without won't would
    wouldn't yet you your yours yourself yourselves s t re ve ll d m
    i'm i've i'd i'll it's he's she's that's there's they're they've they'll they'd we're we've we'll we'd you're
    you've you'll you'd he'd he'll she'd she'll who's what's let's here's
    """.split()  # noqa: SIM905 - a list of 250 quoted words is harder to read
)

_TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}                                # U.S., a.m., J.K.
    | [^\W_]*[^\W\d_][^\W_]*(?:[-‐‑'’&](?!s\b)[^\W_]+)*   # words, also "anti-war", "don't", "AT&T", "F-16"
    | ['’]s\b                                           # the possessive is a token of its own
    | \d+(?:[.,:]\d+)*                                  # 1,200  3.5  7:30
    | \.{3} | [^\w\s]
    """,
    re.VERBOSE,
)
_CONTENT = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a punctuation mark; `text[start:end]`."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def find_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text in order; only white space lies between them."""
    return tuple(Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text))


def start_lightly() -> None:
    """Import as little as stems need from now on: for a program whose process nobody else shares.

    Whoever used nltk's classifiers in the same process would miss what it was imported without.
    """
    _OURS_ALONE.set()


@cache
def _stemmer() -> EnglishStemmer:
    with _unseen(*_NEEDLESS) if _OURS_ALONE.is_set() else nullcontext():
        from nltk.stem.snowball import EnglishStemmer  # noqa: PLC0415 - nltk takes up to a second to import

    return EnglishStemmer()


@contextmanager
def _unseen(*names: str) -> Iterator[None]:
    """Let modules that are not imported yet seem not to be installed, for what is imported in the block."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: there is no such module
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


@lru_cache(maxsize=131072)
def stem_word(word: str) -> str:
    """Return the Snowball stem of a word, lower-cased."""
    lowered = word.lower().replace("’", "'")
    if "." in lowered:
        lowered = lowered.replace(".", "")
    if not lowered.isalpha():
        return lowered
    return str(_stemmer().stem(lowered))


@lru_cache(maxsize=131072)
def _content_stem(word: str) -> str:
    """Return the stem of a word, or an empty string for a stop word."""
    if word[0].isdigit():
        return word.replace(",", "")
    lowered = word.lower().replace("’", "'")
    return "" if lowered in STOP_WORDS else stem_word(lowered)


@lru_cache(maxsize=65536)
def content_stems(text: str) -> frozenset[str]:
    """Return the lower-cased stems of the words of a text that are no stop words, and its numbers in digits.

    Hyphenated words count as their parts, possessives as their owners.
    """
    stems = {_content_stem(word) for word in _CONTENT.findall(text)}
    stems.discard("")
    return frozenset(stems)


@lru_cache(maxsize=32768)
def find_content_stems(text: str) -> tuple[Token, ...]:
    """Return the stems of `content_stems` in order, each with the place of its word."""
    return tuple(
        Token(stem, match.start(), match.end())
        for match in _CONTENT.finditer(text)
        if (stem := _content_stem(match[0]))
    )


_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.;:!?]|--|[—–]")


def content_after(text: str, position: int, *, limit: int = 7) -> Token | None:
    """Return the first content word behind a position, within its clause; adverbs in -ly are skipped.

    That is the word which "not", "may" or "plans to" bears on, as far as one can tell without a parser.
    """
    for seen, match in enumerate(_NEXT_WORD.finditer(text, position)):
        word = match[0]
        if seen >= limit or not word[0].isalpha():
            return None
        lowered = word.lower().replace("’", "'")
        if lowered not in STOP_WORDS and not (lowered.endswith("ly") and len(lowered) > 4):
            return Token(word, match.start(), match.end())
    return None
