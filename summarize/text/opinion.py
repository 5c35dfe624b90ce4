"""How likely a sentence judges in its own voice rather than reports: a logistic regression over its words.

`training/opinion.py` fits the weights on opinion pieces against agencies' news. Quotations, names and numbers are
masked, so that it knows how something is told and not about whom.
"""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from summarize.text.datelines import skip_dateline
from summarize.text.names import common_words
from summarize.text.quotations import find_quotations
from summarize.text.tokens import STOP_WORDS

_PIECE = re.compile(
    r"^(?:opinion|editorial|op-ed|comment|commentary)(?:\s?[:|]|\s[–—-]\s)|\s[|–—-]\s(?:opinion|editorial|op-ed|commentary)$",
    re.IGNORECASE,
)
#: What a title says when it argues, unless somebody is named who does ("Dahl: Port must close", "Port must close, court
#: rules", what stands in quotation marks).
_ARGUES = re.compile(
    r"""(?ix)\b(?:should(?:n['’]t|\ not)?|ought\ to)\b
    | ^(?:why|how\ not\ to|no,|yes,|so,|sorry,|don['’]t|it['’]s\ time|good\ riddance|beware)\b
    | \b(?:here['’]s\ (?:why|the\ truth|what)|the\ truth\ about|more\ proof|proof\ that|is\ needed
      |is\ making\ a\b.*\bmistake|(?:does|do|did)n['’]t\ (?:get|understand)\ about|has\ nothing\ to\ do\ with
      |the\ case\ (?:for|against)|the\ problem\ with|a\ problem\ like|won['’]t\ be\ easy|the\ erasure\ of
      |flagrantly|shamelessly|smears?|our\ worst|the\ real\ \w+\ (?:is|of)|i\ guess|explained
      |shadiest|grossest|stupidest|repugnant)\b
    | ^let['’]s\b | \b(?:absolutely|dead)\ (?:right|wrong)\b | \b(?:is|was)\ (?:right|wrong)\ to\b
    | \bthe\ best\b.{3,40}\bto\ buy\b | \bneeds?\ to\ fight\b
    | \?\s*$"""
)
#: Who says so in a title, and what a title quotes.
_SAYS_WHO = re.compile(
    r"""(?ix)^[A-Z][^:]{1,40}:\s(?!more\ proof\ (?!is\b|needed|required|wanted))
    | \b(?:says?|said|rules?|ruled|finds?|warn(?:s|ed)?|tells?|told|urges?|argues?|asks?|orders?|shows?|demands?
      |insists?|suggests?)\b"""
)
_TITLE_QUOTATION = re.compile(r"[“\"][^”\"]*[”\"]|(?<!\w)[‘'][^‘’']*(?:[’'](?=\w)[^‘’']*)*[’'](?!\w)")
_PAGES = re.compile(r"/(?:opinions?|editorials?|commentary|commentisfree|op-?eds?|columnists?)/")
_GOVERNMENT = re.compile(r"https?://[^/]*\.gov\b")
_TOKEN = re.compile(
    r"(?P<quoted>\x00+)|(?P<number>[$€£]?\d[\d.,:]*%?(?:st|nd|rd|th)?)|(?P<name>(?:[A-Z]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)|(?P<mark>--|[—–!?;])"
)
#: "(R-Tex.)" is an outlet's style, not a judgement.
_PARTY = re.compile(r"\([A-Z][^()]{0,12}\)")
#: Mean likelihood of a news sentence to be an opinion: below it, one is no plainer than another.
USUAL_LIKELIHOOD = 0.3
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """.split()  # noqa: SIM905
)
_MARKS = {"--": "—", "–": "—"}
_STYLE = frozenset({"Q", "q", "—", ";", "!", "?"})
#: Words in quotation marks up to which they are taken for a borrowed term, not for what somebody said.
_TERM = 3


def is_opinion_piece(title: str, url: str) -> bool:
    """Return whether an outlet itself marks a report as an opinion, in its title or its address."""
    # What a court publishes under "opinions" is a ruling.
    return bool(_PIECE.search(title.strip()) or (_PAGES.search(url) and not _GOVERNMENT.match(url)))


@lru_cache(maxsize=4096)
def argues(title: str) -> bool:
    """Return whether a title argues or asks in its outlet's own voice rather than reports."""
    bare = _TITLE_QUOTATION.sub(" ", title)
    return bool(_ARGUES.search(bare)) and not _SAYS_WHO.search(bare)


def opinion_features(text: str) -> tuple[str, ...]:
    """Return what the classifier looks at: single words, pairs of neighbours, and a few shapes; each once."""
    tokens = list(_read_tokens(text))
    if not any(read.islower() and read != "q" for read in tokens):
        return ()
    found = dict.fromkeys(tokens)
    # How quotations are introduced is an outlet's style.
    found.update(
        dict.fromkeys(
            f"{left} {right}"
            for left, right in itertools.pairwise(tokens)
            if left not in _STYLE and right not in _STYLE
        )
    )
    words = [token for token in tokens if token.islower()]
    if words and tokens[0] == words[0]:
        found[f"^ {tokens[0]}"] = None
    adverbs = sum(len(word) > 5 and word.endswith("ly") for word in words)
    if adverbs:
        found[f"#ly {min(adverbs, 3)}"] = None
    if any(len(word) > 5 and word.endswith(("iest", "ier")) for word in words):
        found["#er"] = None
    if "not" in words and "but" in words[words.index("not") :]:
        found["#not but"] = None
    if not any(token in {"N", "D", "0", "Q"} for token in tokens):
        found["#bare"] = None
    return tuple(found)


def _read_tokens(text: str) -> Iterator[str]:
    """Yield the words in lower case, and for a name N, for a day D, for a figure 0, for a quotation Q or q."""
    begin = skip_dateline(text)
    masked = text
    for quotation in find_quotations(text):
        # A character per three words, so that the pattern knows the length.
        term = len(quotation.text.split()) <= _TERM
        width = quotation.end - quotation.start
        masked = masked[: quotation.start] + ("\x00" if term else "\x00\x00").ljust(width) + masked[quotation.end :]
    masked = _PARTY.sub(lambda match: " " * len(match[0]), masked)
    last = ""
    for match in _TOKEN.finditer(masked, begin):
        word = match[0]
        kind = match.lastgroup
        if kind == "quoted":
            read = "Q" if len(word) > 1 else "q"
        elif kind == "number":
            read = "0"
        elif kind == "mark":
            read = _MARKS.get(word, word)
        elif kind == "word":
            read = _read_word(word, first=not last)
        else:
            read = "N"
        if read and not (read == last == "N"):
            yield read
        last = read or last


def _read_word(word: str, *, first: bool) -> str:
    lowered = word.lower().replace("’", "'")
    if not word[0].isupper():
        return lowered
    if lowered in _CALENDAR:
        return "D"
    if (word == "I" or first) and (lowered in STOP_WORDS or lowered in common_words()):
        return lowered
    return "N"


@lru_cache(maxsize=65536)
def opinion_likelihood(text: str) -> float:
    """Return how likely it is that a sentence judges in its own voice; what stands in quotations does not count."""
    weights, bias, slope = _model()
    features = opinion_features(text)
    if not features:
        return 0.0
    total = sum(weights.get(feature, 0.0) for feature in features) / math.sqrt(len(features))
    return 1 / (1 + math.exp(-(bias + slope * total)))


@lru_cache(maxsize=1)
def _model() -> tuple[Mapping[str, float], float, float]:
    """Return the weight of each feature, and the two numbers that make a likelihood of their sum."""
    text = resources.files("summarize").joinpath("weights/opinion.json").read_text("utf-8")
    model = json.loads(text)
    return (
        {feature: weight / model["unit"] for feature, weight in model["weights"].items()},
        model["bias"],
        model["slope"],
    )
