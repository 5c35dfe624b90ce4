"""Punkt's judgement of a full stop, by the parameters that we trained on news."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer


def _read(name: str) -> list[str]:
    path = files("summarize") / "weights" / "punkt" / name
    return path.read_text(encoding="utf-8").splitlines()


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that Punkt found, lower-cased, without their last stop."""
    return frozenset(_read("abbrev_types.txt"))


@cache
def _after_collocations() -> frozenset[str]:
    return frozenset(line.split("\t")[0] for line in _read("collocations.tab"))


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    # Importing nltk takes a second, so it waits until a stop needs it.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer  # noqa: PLC0415

    params = PunktParameters()
    params.abbrev_types = set(abbreviations())
    params.collocations = {tuple(line.split("\t")) for line in _read("collocations.tab")}
    params.sent_starters = set(_read("sent_starters.txt"))
    for line in _read("ortho_context.tab"):
        word, flags = line.rsplit("\t", 1)
        params.ortho_context[word] = int(flags)
    return PunktSentenceTokenizer(params)


@lru_cache(maxsize=1 << 16)
def ends_sentence(word: str, after: str) -> bool:
    """Say whether a sentence ends between a word that ends in a full stop and the next one.

    Args:
        word: The word before, with its stop, in plain quotes.
        after: The word after.
    """
    bare = word[:-1].lower()
    # A word of letters that is no abbreviation ends the sentence whatever follows: Punkt's own
    # default, taken here without its tokenizer because it is nine stops in ten.
    if len(bare) > 1 and bare.isalpha() and bare not in abbreviations() and bare not in _after_collocations():
        return True
    return bool(_tokenizer().text_contains_sentbreak(f"{word} {after}"))
