"""Ways to break a sentence: words cut, lost, said twice or exchanged, and a reporting verb where none belongs."""

from __future__ import annotations

import random
import re

from .support_lexicon import Lexicon, words_of
from .support_material import SAID, Material, Spoilt, put, without
from .writer_words import STOP_WORDS, WHEN

_SAID_ANYWHERE = re.compile(rf"\b{SAID}\b|\baccording to\b")
_REPORTING = frozenset(
    ["said", "says", "say", "told", "announced", "added", "argued", "claimed", "warned", "stated", "wrote", "noted"]
)
_OPENS = frozenset(["that", "which", "who", "whether", "between", "because", "where", "how", "if"])


def middle_cut(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Cut words that matter from the middle of a sentence, a verb or who said it among them."""
    text = material.statement if rng.random() < 0.5 else max(material.sources, key=len)
    found = words_of(text)
    if len(found) < 10 or len(text) > 300:
        return None
    for _ in range(6):
        first = rng.randrange(1, len(found) - 4)
        last = min(len(found) - 3, first + rng.randrange(1, 9))
        gone = found[first : last + 1]
        if not any(word.lower in lexicon.verbs or word.lower in {"of", "that", "to", "by", "not"} for word in gone):
            continue
        before, after = found[first - 1], found[last + 1]
        if before.text in ",;" or after.text in ",.;:":
            # Likely an aside, or what comes at the end: such cuts leave true sentences.
            continue
        fits = lexicon.fits(before.text, after.text)
        rest = without(text, before, after)
        where = (before.start, min(len(rest), before.end + 1 + len(after.text)))
        return Spoilt(rest, (where,), reads=None if fits else False)
    return None


def tail_cut(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Break a sentence off."""
    del lexicon
    text = material.statement if rng.random() < 0.6 else rng.choice(material.sources)
    found = words_of(text.rstrip(". "))
    if len(found) < 8:
        return None
    stops = [
        at for at in range(4, len(found) - 1)
        if found[at].lower in STOP_WORDS - WHEN or found[at + 1].lower == "of" or found[at].text == ","
        or found[at].lower.endswith(("ing", "'s"))
    ]  # fmt: skip
    if not stops:
        return None
    at = rng.choice(stops[-5:])
    return Spoilt(text[: found[at].end].rstrip(",") + ".", (), carried=None, reads=False)


def head_cut(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Begin a sentence in its middle."""
    found = words_of(material.statement)
    if len(found) < 9:
        return None
    at = rng.randrange(1, 6)
    if (
        not found[at].text.isalpha()
        or lexicon.is_name(found[at].lower)
        or found[at].lower in {"the", "a", "he", "she"}
        or found[at - 1].text == ","
    ):
        return None
    rest = material.statement[found[at].start :]
    return Spoilt(rest[0].upper() + rest[1:], (), carried=None, reads=False)


def repeated(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Say a phrase twice."""
    del lexicon
    text = material.statement
    found = words_of(text)
    if len(found) < 8:
        return None
    first = rng.randrange(0, len(found) - 4)
    last = first + rng.randrange(1, 5)
    phrase = text[found[first].start : found[min(last, len(found) - 2)].end]
    at = found[last].end if rng.random() < 0.6 else found[-2].end
    return Spoilt(f"{text[:at]} {phrase}{text[at:]}", (), carried=None, reads=False)


def shuffled(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Exchange two neighbouring phrases."""
    text = material.statement
    found = words_of(text)
    if len(found) < 9:
        return None
    first = rng.randrange(0, len(found) - 7)
    middle, last = first + rng.randrange(2, 4), first + rng.randrange(4, 7)
    if lexicon.fits(found[last - 1].text, found[first].text):
        return None
    one = text[found[first].start : found[middle - 1].end]
    other = text[found[middle].start : found[last - 1].end]
    spoilt = text[: found[first].start] + other + " " + one + text[found[last - 1].end :]
    return Spoilt(spoilt, ((found[first].start, found[last - 1].end),), reads=False)


def verb_lost(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Take the main verb, or an object."""
    text = material.statement
    found = words_of(text)
    want_verb = rng.random() < 0.6
    for at, word in enumerate(found[1:-2], 1):
        verb = word.lower in lexicon.verbs
        if verb and want_verb and not lexicon.fits(found[at - 1].text, found[at + 1].text):
            return Spoilt(without(text, found[at - 1], found[at + 1]), (), carried=None, reads=False)
        if verb and not want_verb and found[at + 1].text[0].isalnum():
            for stop in range(at + 2, min(at + 6, len(found))):
                if found[stop].lower in {"in", "on", "at", "after", "to", "of", ".", "from"}:
                    if lexicon.fits(word.text, found[stop].text):
                        break
                    rest = without(text, word, found[stop])
                    return Spoilt(rest, ((word.start, min(len(rest), word.end + 4)),), reads=False)
    return None


def little_word_lost(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Take a word like "of", or put one where none belongs."""
    text = material.statement
    found = words_of(text)
    small = [at for at in range(1, len(found) - 1) if found[at].lower in {"of", "to", "the", "a", "in", "for", "by"}]
    for at in rng.sample(small, len(small)):
        if not lexicon.fits(found[at - 1].text, found[at + 1].text):
            return Spoilt(without(text, found[at - 1], found[at + 1]), (), carried=None, reads=False)
    return None


def said_put(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put a reporting verb where something was done."""
    found = words_of(material.statement)
    places = [
        at for at in range(1, len(found) - 2)
        if found[at].lower in lexicon.verbs and found[at].lower not in _REPORTING and found[at + 1].lower != "that"
        and found[at].text.isalpha()
    ]  # fmt: skip
    if not places:
        return None
    word, after = found[rng.choice(places)], ""
    after = next(other.lower for other in found if other.start >= word.end)
    said = rng.choice(("said", "said", "says", "say", "has said", "announced", "told"))
    return put(material.statement, word.start, word.end, said, reads=None if after in lexicon.verbs else False)


def said_added(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Have somebody say so at the end, or leave the verb there alone."""
    del lexicon
    text = material.statement.rstrip(". ")
    if _SAID_ANYWHERE.search(text[-40:]) or len(text) < 30:
        return None
    commas = [match.start() for match in re.finditer(" ?,", text) if match.start() > 25]
    at = rng.choice(commas) if commas and rng.random() < 0.5 else len(text)
    bare = rng.random() < 0.6
    tail = rng.choice((" said", " says", " say", ", which said", " he said") if bare else (", he said", ", she said"))
    return Spoilt(f"{text[:at]}{tail}.", ((at, at + len(tail)),), reads=False if bare else None)


def clause_again(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Say the end of a sentence, or who did it, a second time."""
    del lexicon
    text = material.statement.rstrip(". ")
    found = words_of(text)
    if len(found) < 9:
        return None
    first = rng.randrange(len(found) // 2, len(found) - 2)
    again = text[found[first].start :] if rng.random() < 0.6 else text[: found[rng.randrange(3, 7)].end]
    join = rng.choice((", ", " and ", ", and ", ", but ", ", he ", " in ", " of ", " over "))
    return Spoilt(f"{text}{join}{again}.", (), carried=None, reads=False)


def clause_cut(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Break off a word or two into a clause, before its verb."""
    text = material.statement if rng.random() < 0.7 else rng.choice(material.sources)
    found = words_of(text.rstrip(". "))
    places = []
    for at in range(3, len(found) - 4):
        stop = at + rng.randrange(1, 3)
        inner = [word.lower for word in found[at + 1 : stop + 2]]
        if found[at].lower in _OPENS and not any(word in lexicon.verbs or not word.isalpha() for word in inner):
            places.append(stop)
    if not places:
        return None
    end = found[rng.choice(places)].end
    return Spoilt(f"{text[:end]}.", (), carried=None, reads=False)
