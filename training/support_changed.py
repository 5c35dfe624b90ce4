"""Ways to make a statement untrue by changing a fact of it: a name, a number, a day, who did what, whether and why."""

from __future__ import annotations

import random
import re

from .support_lexicon import Lexicon, is_number, words_of
from .support_material import DAYS, MONTHS, SAID, Material, Spoilt, put
from .writer_words import NUMBER_WORDS, STOP_WORDS, words

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
_SPEAKER_FIRST = re.compile(rf"^(?:[A-Z\w][\w.'’ -]{{1,50}}?) {SAID}(?: \w+day)?,? (?:that )?(?=\w)")
_SPEAKER_LAST = re.compile(rf" ?, [^,]{{2,50}} {SAID}(?: [^,.]{{1,25}})? ?\.$|, according to [^,.]{{3,60}} ?\.$")
_ACCORDING = re.compile(r"^according to [^,]{3,60}, ", re.IGNORECASE)
_NEGATABLE = re.compile(
    r"\b(is|was|are|were|has|have|had|will|would|can|could|should|did|does|may|might)\b(?! not|n't)"
)
_NEGATED = re.compile(r"(\w+)n['’]t\b|\b(?:did|does|do) not |\bnot |\bnever |\bno longer ")
_NO_EXCHANGE = frozenset(["and", "or", "with", "of", "in", "at", "like", "-", "near"])


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
    return put(text, start, end, rng.choice(theirs), reads=True) if theirs else None


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
    return put(material.statement, start, end, name, reads=True)


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
    return put(material.statement, word.start, word.end, name, reads=True)


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
            return put(material.statement, word.start, word.end, rng.choice(theirs), reads=True)
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
    return put(material.statement, word.start, word.end, new, reads=True)


def date(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put another day or month."""
    del lexicon
    found = [word for word in words_of(material.statement) if word.lower in DAYS + MONTHS]
    if not found:
        return None
    word = rng.choice(found)
    new = rng.choice(DAYS if word.lower in DAYS else MONTHS)
    new = new.title() if word.text[0].isupper() else new
    return put(material.statement, word.start, word.end, new, reads=True)


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
        return put(text, out.start(), out.end(), {"wo": "will", "ca": "can"}.get(new, new))
    found = list(_NEGATABLE.finditer(text))
    if found and rng.random() < 0.7:
        match = rng.choice(found)
        return put(text, match.start(), match.end(), f"{match[1]} {rng.choice(('not', 'never'))}", reads=True)
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
            return put(material.statement, at, at + len(first), second, reads=True)
    return None


def hardened(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Say that something is so where it may be so."""
    del lexicon
    for pattern, new in rng.sample(_HARDEN, len(_HARDEN)):
        match = re.search(pattern, material.statement)
        if match:
            return put(material.statement, match.start(), match.end(), match.expand(new))
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
            return put(material.statement, match.start() + 1, match.end() - 1, new.strip())
    return None


def content_word(material: Material, lexicon: Lexicon, rng: random.Random) -> Spoilt | None:
    """Put another verb, noun or adjective."""
    known = {token for source in (material.statement, *material.sources) for token in words(source)}
    found = words_of(material.statement)
    for word in rng.sample(found, len(found)):
        new = lexicon.other_of_class(word.lower, rng)
        if new and new not in known:
            return put(material.statement, word.start, word.end, new)
    return None
