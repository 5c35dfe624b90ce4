"""Ways to spoil a true statement, each in one manner: what it says, or how it reads."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .support_lexicon import Lexicon, Word, is_number, words_of
from .writer_words import NUMBER_WORDS, STOP_WORDS, WHEN, content, words


@dataclass(frozen=True, slots=True)
class Material:
    """A true statement, what carries it, and what else was said there."""

    statement: str
    sources: tuple[str, ...]
    #: Other sentences of the same article or event.
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A spoilt statement: whether it is still carried, whether it still reads well (None: who knows)."""

    text: str
    #: Offsets of what no source carries.
    wrong: tuple[tuple[int, int], ...]
    carried: bool | None = False
    reads: bool | None = None


Spoil = Callable[[Material, Lexicon, random.Random], Spoilt | None]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: What says the contrary, or something else of the same kind, word for word.
_OPPOSITES = [
    ("rose", "fell"), ("increase", "decrease"), ("increased", "decreased"), ("support", "oppose"),
    ("supports", "opposes"), ("supported", "opposed"), ("approved", "rejected"), ("approve", "reject"),
    ("won", "lost"), ("win", "lose"), ("more than", "fewer than"), ("before", "after"), ("accepted", "rejected"),
    ("allow", "ban"), ("allowed", "banned"), ("allows", "bans"), ("guilty", "not guilty"), ("arrested", "released"),
    ("higher", "lower"), ("began", "ended"), ("begin", "end"), ("man", "woman"), ("son", "daughter"),
    ("brother", "sister"), ("father", "mother"), ("husband", "wife"), ("boy", "girl"), ("men", "women"),
    ("confirmed", "denied"), ("confirms", "denies"), ("agreed", "refused"), ("survived", "died"),
    ("killed", "injured"), ("dead", "injured"), ("died", "were hurt"), ("convicted", "acquitted"),
    ("praised", "criticized"), ("best", "worst"),
    ("success", "failure"), ("first", "last"), ("most", "least"), ("all", "none"), ("north", "south"),
    ("east", "west"), ("northern", "southern"), ("eastern", "western"), ("republican", "democratic"),
    ("republicans", "democrats"), ("upheld", "struck down"), ("lift", "impose"), ("lifted", "imposed"),
    ("open", "close"), ("opened", "closed"), ("with", "without"), ("million", "billion"), ("week", "month"),
    ("month", "year"), ("day", "week"), ("years", "months"), ("former", "current"), ("failed to", "managed to"),
    ("refused to", "agreed to"), ("declined to", "decided to"), ("arrived in", "left"), ("at least", "at most"),
    ("up to", "more than"), ("nearly", "more than"), ("some", "all"), ("several", "most"), ("many", "all"),
    ("one of the", "the"), ("could", "could not"), ("bought", "sold"), ("hired", "fired"), ("morning", "evening"),
    ("against", "for"), ("left", "joined"), ("loss", "gain"), ("losses", "gains"), ("growth", "decline"),
    ("better", "worse"), ("strong", "weak"), ("early", "late"), ("private", "public"), ("federal", "state"),
    ("senate", "house"), ("senator", "governor"), ("suspect", "victim"), ("victim", "suspect"), ("police", "troops"),
    ("court", "congress"), ("daily", "monthly"), ("local", "national"), ("minister", "president"),
    ("attack", "accident"), ("legal", "illegal"), ("acquire", "sell"), ("teenager", "toddler"), ("fatal", "minor"),
]  # fmt: skip
_HARDEN = [
    (r"\b(?:may|might|could) (?=\w)", "will "), (r"\b(?:may|might|could) have\b", "has"),
    (r"\b(?:allegedly|reportedly|possibly|probably|apparently|likely) ", ""),
    (r"\b(?:alleged|suspected|possible|potential|proposed|planned|would-be|apparent) ", ""),
    (r"\b(?:plans|wants|hopes|expects|intends|is expected|is likely|is set|is planning|seeks) to\b", "will"),
    (r"\b(?:plan|want|hope|expect|intend|are expected|are likely|are set|seek) to\b", "will"),
    (r"\b(?:was|is|are|were) accused of (?=\w+ing\b)", "admitted "),
    (r"\b(?:called for|calls for|urged|proposed|demanded)\b", "announced"),
    (r"\b(?:threatened|vowed|promised|pledged|offered|agreed) to\b", "began to"),
    (r"\b(?:considering|weighing|discussing|proposing)\b", "completing"),
    (r"\bsuspected of\b", "convicted of"), (r"\bcharged with\b", "convicted of"),
    (r"\b(?:asked|urged|told|ordered) (\w+) to\b", r"saw \1"),
    (r"\bwould\b", "will"), (r"\bshould\b", "will"), (r"\bif\b", "when"), (r"\btrying to\b", "going to"),
]  # fmt: skip
_CAUSES = [
    (r" after ", " because of "), (r" and ", " because "), (r" as ", " because "), (r" while ", " because "),
    (r", which ", ", which caused what "), (r" amid ", " because of "), (r" when ", " because "),
    (r" following ", " as a result of "),
]  # fmt: skip
_TAILS = (
    ", officials said", ", killing {n} people", ", leaving {n} people injured", ", according to police",
    " despite protests", " after a long dispute", " in a bid to win votes", ", the first time it has done so",
    ", prompting an investigation", " , causing widespread damage", " and has since apologized", " for the first time",
    " in {n} years", ", sources say", " for {n} hours", ", to be held in {p}", " at his home in {p}", " in {p}",
    " with the help of {m}", ", {m} said", " on the orders of {m}", ", the {m} confirmed", " on {d}", " next week",
    " last year", " and was later released", " and pleaded not guilty", " , raising fears of a crisis",
    " as part of a deal with {m}", " for the second time this year", ", which denies wrongdoing",
)  # fmt: skip
_SAID = r"(?:said|says|told reporters|added|announced|argued|claimed|warned|believes|insisted|testified|wrote)"
_SPEAKER_FIRST = re.compile(rf"^(?:[A-Z\w][\w.'’ -]{{1,50}}?) {_SAID}(?: \w+day)?,? (?:that )?(?=\w)")
_SPEAKER_LAST = re.compile(rf" ?, [^,]{{2,50}} {_SAID}(?: [^,.]{{1,25}})? ?\.$|, according to [^,.]{{3,60}} ?\.$")
_ACCORDING = re.compile(r"^according to [^,]{3,60}, ", re.IGNORECASE)
_HEAD = re.compile(r"^(.{15,}?)(?: ?, | that | after | when | while | who | and | because | to )")
_NEGATABLE = re.compile(
    r"\b(is|was|are|were|has|have|had|will|would|can|could|should|did|does|may|might)\b(?! not|n't)"
)
_NEGATED = re.compile(r"(\w+)n['’]t\b|\b(?:did|does|do) not |\bnot |\bnever |\bno longer ")
_SAID_ANYWHERE = re.compile(rf"\b{_SAID}\b|\baccording to\b")
_REPORTING = frozenset(
    ["said", "says", "say", "told", "announced", "added", "argued", "claimed", "warned", "stated", "wrote", "noted"]
)
_OPENS = frozenset(["that", "which", "who", "whether", "between", "because", "where", "how", "if"])
_NO_EXCHANGE = frozenset(["and", "or", "with", "of", "in", "at", "like", "-", "near"])


def _put(text: str, start: int, end: int, new: str, *, reads: bool | None = None) -> Spoilt | None:
    old = text[start:end]
    if old.lower() == new.lower():
        return None
    if old[:1].isupper() and new[:1].islower() and (start == 0 or new.lower() in _DAYS + _MONTHS):
        new = new[:1].upper() + new[1:]
    spoilt = text[:start] + new + text[end:]
    # Where nothing was put, the words beside the gap stand for what is gone.
    wrong = (start, start + len(new)) if new.strip() else (max(0, start - 6), min(len(spoilt), start + 6))
    return Spoilt(spoilt, (wrong,), reads=reads)


def _names(text: str, lexicon: Lexicon) -> list[tuple[int, int, bool]]:
    """Return the names of a text: start, end, and whether a place word stands before it."""
    found = words_of(text)
    return [
        (found[first].start, found[last].end, bool(first) and found[first - 1].lower in {"in", "at", "from", "near"})
        for first, last in lexicon.name_runs(found)
    ]


def name_of_source(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put another name of the sources or their article for a name."""
    text = material.statement
    ours = _names(text, lexicon)
    if not ours:
        return None
    start, end, placed = rng.choice(ours)
    own = set(words(text))
    pool = material.sources if rng.random() < 0.75 else material.others
    theirs = [
        source[first:last]
        for source in pool
        for first, last, there in _names(source, lexicon)
        if there == placed and not own & set(words(source[first:last]))
    ]
    return _put(text, start, end, rng.choice(theirs), reads=True) if theirs else None


def name_foreign(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put a name from elsewhere for a name."""
    ours = _names(material.statement, lexicon)
    if not ours:
        return None
    start, end, placed = rng.choice(ours)
    name = rng.choice(lexicon.places if placed else lexicon.names)
    if set(words(name)) & {word for source in (material.statement, *material.sources) for word in words(source)}:
        return None
    if material.statement == material.statement.lower():
        name = name.lower()
    return _put(material.statement, start, end, name, reads=True)


def part_of_name(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Give a person another first name or surname."""
    found = words_of(material.statement)
    runs = [(first, last) for first, last in lexicon.name_runs(found) if last > first]
    if not runs:
        return None
    word = found[rng.choice(rng.choice(runs))]
    name = rng.choice(lexicon.names).split()[0]
    if material.statement == material.statement.lower():
        name = name.lower()
    return _put(material.statement, word.start, word.end, name, reads=True)


def number(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put another number for a number."""
    del lexicon
    found = [word for word in words_of(material.statement) if is_number(word.lower)]
    if not found:
        return None
    word = rng.choice(found)
    if word.text[0].isdigit():
        theirs = [
            other.text
            for source in (*material.sources, *material.others[:6])
            for other in words_of(source)
            if other.text[0].isdigit() and len(other.text) <= len(word.text) + 1 and other.text != word.text
        ]
        if theirs and rng.random() < 0.5:
            return _put(material.statement, word.start, word.end, rng.choice(theirs), reads=True)
        digits = list(word.text)
        at = rng.choice([at for at, digit in enumerate(digits) if digit.isdigit()])
        digits[at] = rng.choice([digit for digit in "123456789" if digit != digits[at]])
        new = "".join(digits)
    else:
        new = rng.choice(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "hundred"])
        if word.lower in {"million", "billion", "thousand", "hundreds", "thousands", "dozens", "millions", "dozen"}:
            new = rng.choice(["million", "billion", "hundreds", "thousands", "dozens", "millions"])
        elif word.lower not in NUMBER_WORDS or word.lower.endswith(("th", "d")):
            new = rng.choice(["third", "fourth", "fifth", "sixth", "tenth"])
    known = {token for source in material.sources for token in words(source)}
    if new.lower() in known and rng.random() < 0.7:
        return None
    return _put(material.statement, word.start, word.end, new, reads=True)


def date(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put another day or month."""
    del lexicon
    found = [word for word in words_of(material.statement) if word.lower in _DAYS + _MONTHS]
    if not found:
        return None
    word = rng.choice(found)
    new = rng.choice(_DAYS if word.lower in _DAYS else _MONTHS)
    new = new.title() if word.text[0].isupper() else new
    return _put(material.statement, word.start, word.end, new, reads=True)


def roles(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Exchange two names, who did it and to whom."""
    text = material.statement
    ours = _names(text, lexicon)
    pairs = [
        (left, right)
        for at, left in enumerate(ours)
        for right in ours[at + 1 :]
        if right[0] - left[1] > 4 and not _NO_EXCHANGE & {word.lower for word in words_of(text[left[1] : right[0]])[:1]}
        and any(word.lower in lexicon.verbs or word.lower in {"by", "over", "to", "against"}
                for word in words_of(text[left[1] : right[0]]))
    ]  # fmt: skip
    if not pairs:
        return None
    left, right = rng.choice(pairs)
    one, other = text[left[0] : left[1]], text[right[0] : right[1]]
    if set(words(one)) & set(words(other)):
        return None
    spoilt = text[: left[0]] + other + text[left[1] : right[0]] + one + text[right[1] :]
    moved = len(other) - len(one)
    return Spoilt(
        spoilt, ((left[0], left[0] + len(other)), (right[0] + moved, right[0] + moved + len(one))), reads=True
    )


def negation(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put a negation in, or take one out."""
    del lexicon
    text = material.statement
    out = _NEGATED.search(text)
    if out:
        new = out[1] or ""
        return _put(text, out.start(), out.end(), {"wo": "will", "ca": "can"}.get(new, new))
    found = list(_NEGATABLE.finditer(text))
    if found and rng.random() < 0.7:
        match = rng.choice(found)
        return _put(text, match.start(), match.end(), f"{match[1]} {rng.choice(('not', 'never'))}", reads=True)
    return None


def opposite(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put the contrary, or a sister word, for a word."""
    del lexicon
    lowered = f" {material.statement.lower()} "
    known = {token for source in material.sources for token in words(source)}
    for one, other in rng.sample(_OPPOSITES, len(_OPPOSITES)):
        first, second = (one, other) if rng.random() < 0.5 else (other, one)
        at = lowered.find(f" {first} ")
        if at >= 0 and not (set(second.split()) - STOP_WORDS) & known:
            return _put(material.statement, at, at + len(first), second, reads=True)
    return None


def hardened(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Say that something is so where it may be so."""
    del lexicon
    for pattern, new in rng.sample(_HARDEN, len(_HARDEN)):
        match = re.search(pattern, material.statement)
        if match:
            return _put(material.statement, match.start(), match.end(), match.expand(new))
    return None


def speaker_dropped(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Say in one's own voice what somebody claims."""
    del lexicon, rng
    text = material.statement
    for pattern in (_SPEAKER_FIRST, _ACCORDING):
        match = pattern.match(text)
        if match and len(text) - match.end() > 25:
            rest = text[match.end() :]
            return Spoilt(rest[0].upper() + rest[1:] if text[0].isupper() else rest, (), reads=True)
    match = _SPEAKER_LAST.search(text)
    if match and match.start() > 25:
        return Spoilt(text[: match.start()] + ".", (), reads=True)
    return None


def cause(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Make one thing the cause of another."""
    del lexicon
    for pattern, new in rng.sample(_CAUSES, len(_CAUSES)):
        places = list(re.finditer(pattern, material.statement))
        if places:
            match = rng.choice(places)
            return _put(material.statement, match.start() + 1, match.end() - 1, new.strip())
    return None


def content_word(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put another verb, noun or adjective."""
    known = {token for source in (material.statement, *material.sources) for token in words(source)}
    found = words_of(material.statement)
    for word in rng.sample(found, len(found)):
        new = lexicon.other_of_class(word.lower, rng)
        if new and new not in known:
            return _put(material.statement, word.start, word.end, new)
    return None


def tail_added(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Add a plausible phrase that nobody said."""
    text = material.statement.rstrip(". ")
    tail = rng.choice(_TAILS).format(
        n=rng.choice(["two", "three", "12", "20", "five"]), p=rng.choice(lexicon.places),
        m=rng.choice(lexicon.names), d=rng.choice(_DAYS).title(),
    )  # fmt: skip
    if text == text.lower():
        tail = tail.lower()
    gained = content(words(tail)) - content(word for source in material.sources for word in words(source))
    return Spoilt(f"{text}{tail}.", ((len(text), len(text) + len(tail)),), reads=True) if gained else None


_PHRASE = re.compile(
    r" (?:in|on|at|for|after|during|with|over|from|by|near) (?:the |a |an |his |her |their )?[\w'’-]+(?: [\w'’-]+){0,3}"
)


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


def _without(text: str, left: Word, right: Word) -> str:
    gap = "" if right.start == left.end or right.text in ",.;:!?" else " "
    return text[: left.end] + gap + text[right.start :]


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
        rest = _without(text, before, after)
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
            return Spoilt(_without(text, found[at - 1], found[at + 1]), (), carried=None, reads=False)
        if verb and not want_verb and found[at + 1].text[0].isalnum():
            for stop in range(at + 2, min(at + 6, len(found))):
                if found[stop].lower in {"in", "on", "at", "after", "to", "of", ".", "from"}:
                    if lexicon.fits(word.text, found[stop].text):
                        break
                    rest = _without(text, word, found[stop])
                    return Spoilt(rest, ((word.start, min(len(rest), word.end + 4)),), reads=False)
    return None


def little_word_lost(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Take a word like "of", or put one where none belongs."""
    text = material.statement
    found = words_of(text)
    small = [at for at in range(1, len(found) - 1) if found[at].lower in {"of", "to", "the", "a", "in", "for", "by"}]
    for at in rng.sample(small, len(small)):
        if not lexicon.fits(found[at - 1].text, found[at + 1].text):
            return Spoilt(_without(text, found[at - 1], found[at + 1]), (), carried=None, reads=False)
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
    return _put(material.statement, word.start, word.end, said, reads=None if after in lexicon.verbs else False)


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


#: Ways to say what is not so, and how often each is tried.
UNTRUE: Sequence[tuple[str, Spoil, float]] = (
    ("name of the source", name_of_source, 2.2), ("foreign name", name_foreign, 1.0),
    ("part of a name", part_of_name, 0.5),
    ("number", number, 2.0), ("date", date, 0.6), ("roles", roles, 2.0), ("negation", negation, 0.8),
    ("opposite", opposite, 1.4), ("hardened", hardened, 0.9), ("speaker dropped", speaker_dropped, 0.3),
    ("cause", cause, 0.6), ("content word", content_word, 1.6), ("tail added", tail_added, 0.7),
    ("phrase added", phrase_added, 1.2), ("word added", word_added, 0.6), ("continued", continued, 1.2),
    ("halves", halves, 1.0), ("middle cut", middle_cut, 0.8),
    ("said put", said_put, 0.5),
)  # fmt: skip
#: Ways to spoil how it reads.
UNREAD: Sequence[tuple[str, Spoil, float]] = (
    ("tail cut", tail_cut, 1.0), ("head cut", head_cut, 0.4), ("repeated", repeated, 0.6), ("shuffled", shuffled, 0.8),
    ("verb or object lost", verb_lost, 1.2), ("little word lost", little_word_lost, 0.7), ("halves", halves, 1.0),
    ("middle cut", middle_cut, 1.0), ("said put", said_put, 0.8), ("said added", said_added, 0.7),
    ("clause again", clause_again, 0.6), ("clause cut", clause_cut, 0.7),
)  # fmt: skip


def spoil(
    material: Material, ways: Sequence[tuple[str, Spoil, float]], lexicon: Lexicon, rng: random.Random
) -> tuple[str, Spoilt] | None:
    """Spoil a statement in one of several ways, drawn by weight; None when four draws found nothing to spoil."""
    for _ in range(4):
        name, way, _ = rng.choices(ways, [weight for _, _, weight in ways])[0]
        found = way(material, lexicon, rng)
        if found is not None and found.text != material.statement and found.text not in material.sources:
            return name, found
    return None
