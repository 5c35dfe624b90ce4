"""Punkt's judgement of a full stop, by the parameters that we trained on news."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .words import ABBREVIATIONS, CAPITALISED_ABBREVIATIONS

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer


def _read(name: str) -> list[str]:
    path = files("summarize") / "weights" / "punkt" / name
    return path.read_text(encoding="utf-8").splitlines()


@cache
def _trained_abbreviations() -> frozenset[str]:
    return frozenset(_read("abbrev_types.txt"))


@cache
def _before_collocations() -> frozenset[str]:
    return frozenset(line.split("\t")[0] for line in _read("collocations.tab"))


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    # Importing nltk takes a second, so it waits until a stop needs it.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer  # noqa: PLC0415

    params = PunktParameters()
    params.abbrev_types = set(_trained_abbreviations() | ABBREVIATIONS | CAPITALISED_ABBREVIATIONS)
    params.collocations = {tuple(line.split("\t")) for line in _read("collocations.tab")}
    params.sent_starters = set(_read("sent_starters.txt"))
    for line in _read("ortho_context.tab"):
        word, flags = line.rsplit("\t", 1)
        params.ortho_context[word] = int(flags)
    return PunktSentenceTokenizer(params)


@lru_cache(maxsize=1 << 16)
def is_abbreviation(word: str) -> bool:
    """Say whether a word that ends in a full stop is known as an abbreviation."""
    bare = word[:-1].lower()
    return (
        bare in _trained_abbreviations()
        or bare in ABBREVIATIONS
        or (bare in CAPITALISED_ABBREVIATIONS and word[0].isupper())
    )


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
    if len(bare) > 1 and bare.isalpha() and not is_abbreviation(word) and bare not in _before_collocations():
        return True
    return bool(_tokenizer().text_contains_sentbreak(f"{word} {after}"))
