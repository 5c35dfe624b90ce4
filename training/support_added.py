"""Ways to make a statement untrue by adding what the sources beside it do not say."""

from __future__ import annotations

import itertools
import random
import re

from .support_lexicon import Lexicon, words_of
from .support_material import DAYS, Material, Spoilt
from .writer_words import content, words

_TAILS = (
    ", officials said", ", killing {n} people", ", leaving {n} people injured", ", according to police",
    " despite protests", " after a long dispute", " in a bid to win votes", ", the first time it has done so",
    ", prompting an investigation", " , causing widespread damage", " and has since apologized", " for the first time",
    " in {n} years", ", sources say", " for {n} hours", ", to be held in {p}", " at his home in {p}", " in {p}",
    " with the help of {m}", ", {m} said", " on the orders of {m}", ", the {m} confirmed", " on {d}", " next week",
    " last year", " and was later released", " and pleaded not guilty", " , raising fears of a crisis",
    " as part of a deal with {m}", " for the second time this year", ", which denies wrongdoing",
)  # fmt: skip
_PHRASE = re.compile(
    r" (?:in|on|at|for|after|during|with|over|from|by|near) (?:the |a |an |his |her |their )?[\w'’-]+(?: [\w'’-]+){0,3}"
)


def tail_added(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Add a plausible phrase that nobody said."""
    text = material.statement.rstrip(". ")
    tail = rng.choice(_TAILS).format(
        n=rng.choice(["two", "three", "12", "20", "five"]), p=rng.choice(lexicon.places),
        m=rng.choice(lexicon.names), d=rng.choice(DAYS).title(),
    )  # fmt: skip
    if text == text.lower():
        tail = tail.lower()
    gained = content(words(tail)) - content(word for source in material.sources for word in words(source))
    return Spoilt(f"{text}{tail}.", ((len(text), len(text) + len(tail)),), reads=True) if gained else None


def phrase_added(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put in a phrase that stands elsewhere in the article."""
    text = material.statement
    known = content(word for source in material.sources for word in words(source))
    phrases = [
        match[0] for other in material.others for match in _PHRASE.finditer(other)
        if len(content(words(match[0])) - known) >= 1
    ]  # fmt: skip
    found = words_of(text)
    places = [
        left.end for left, right in itertools.pairwise(found)
        if right.lower in {"in", "on", "at", "for", "after", "with", ".", "by", ","} and left.text[0].isalpha()
    ]  # fmt: skip
    if not phrases or not places:
        return None
    phrase, at = rng.choice(phrases), rng.choice(places)
    del lexicon
    return Spoilt(text[:at] + phrase + text[at:], ((at, at + len(phrase)),))


def word_added(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put in an adjective or an age that nobody gave."""
    found = words_of(material.statement)
    places = [
        right.start for left, right in itertools.pairwise(found)
        if left.lower in {"the", "a", "his", "her", "their", "two", "three", "its"} and right.text.isalpha()
    ]  # fmt: skip
    if not places:
        return None
    at = rng.choice(places)
    listed = lexicon.classes["adjective"]
    word = rng.choice(listed) if listed and rng.random() < 0.75 else f"{rng.randrange(18, 80)}-year-old"
    if any(word in source.lower() for source in material.sources):
        return None
    text = material.statement
    return Spoilt(f"{text[:at]}{word} {text[at:]}", ((at, at + len(word)),))


def continued(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Add a clause of another sentence of the article."""
    del lexicon
    if not material.others:
        return None
    known = content(word for source in material.sources for word in words(source))
    other = rng.choice(material.others).rstrip(". ")
    parts = [part.strip() for part in re.split(r" ?[,;] | - ", other) if part.count(" ") >= 2]
    part = rng.choice(parts) if parts and rng.random() < 0.7 else other
    if part.count(" ") > 18 or len(content(words(part)) - known) < 3:
        return None
    text = material.statement.rstrip(". ")
    joined = f"{text}{rng.choice((', ', ' and ', ', and ', ' after ', ' as ', ', who ', ' when '))}{part}."
    return Spoilt(joined, ((len(text), len(joined) - 1),))


def halves(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Join the beginning of one sentence and the end of another."""
    pool = [source for source in (*material.sources, *material.others[:4]) if source != material.statement]
    one = material.statement if rng.random() < 0.6 else rng.choice((*material.sources, material.statement))
    rest = [source for source in pool if source != one]
    if not rest:
        return None
    other = rng.choice(rest)
    left, right = words_of(one), words_of(other)
    if len(left) < 8 or len(right) < 8:
        return None
    cut = rng.randrange(3, max(4, len(left) - 3))
    skip = rng.randrange(3, max(4, len(right) - 3))
    kept = content(words(one[: left[cut - 1].end])) | content(words(other[right[skip].start :]))
    # The two parts of nearly one sentence make a sentence.
    if any(len(kept - content(words(source))) < 2 for source in material.sources):
        return None
    fits = lexicon.fits(left[cut - 1].text, right[skip].text)
    text = f"{one[: left[cut - 1].end]} {other[right[skip].start :]}"
    if len(text) > 260:
        return None
    join = left[cut - 1].end
    return Spoilt(text, ((max(0, join - 8), min(len(text), join + 20)),), reads=None if fits else False)
