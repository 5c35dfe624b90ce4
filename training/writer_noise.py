"""Copies of a news sentence as other outlets might have told it: loaded, padded, cut and turned about."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

#: Loaded or showy wording, and what a news agency would write. Only ever applied from left to right in targets.
NEUTRAL = {
    "slammed": "criticized", "slams": "criticizes", "blasted": "criticized", "blasts": "criticizes",
    "ripped": "criticized", "rips": "criticizes", "bashed": "criticized", "lashed out at": "criticized",
    "tore into": "criticized", "trashed": "criticized", "torched": "criticized", "skewered": "criticized",
    "castigated": "criticized", "lambasted": "criticized", "excoriated": "criticized",
    "railed against": "criticized", "savaged": "criticized", "took aim at": "criticized", "hammered": "criticized",
    "claimed": "said", "insisted": "said", "boasted": "said", "bragged": "said", "whined": "said",
    "fumed": "said", "gushed": "said", "crowed": "said", "ranted": "said", "sneered": "said",
    "doubled down": "repeated the claim", "vowed": "said", "declared": "said", "proclaimed": "said",
    "touted": "praised", "gloated": "said", "thundered": "said", "quipped": "said", "opined": "said",
    "demanded": "asked for", "obliterated": "defeated", "crushed": "defeated", "trounced": "defeated",
    "humiliated": "defeated", "skyrocketed": "rose", "soared": "rose", "surged": "rose", "plummeted": "fell",
    "plunged": "fell", "tanked": "fell", "cratered": "fell", "bombshell": "new", "shocking": "",
    "stunning": "", "explosive": "", "jaw-dropping": "", "outrageous": "", "disgraceful": "",
    "so-called": "", "radical": "", "extreme": "", "draconian": "", "controversial": "", "embattled": "",
    "disgraced": "", "beleaguered": "", "notorious": "", "infamous": "", "brutally": "", "shockingly": "",
    "desperately": "", "blatantly": "", "shamelessly": "", "heroic": "", "reckless": "", "devastating": "",
    "huge": "large", "massive": "large", "enormous": "large", "whopping": "", "scathing": "critical",
    "firestorm": "criticism", "outrage": "criticism", "fury": "anger", "meltdown": "dispute",
    "chaos": "disruption", "showdown": "dispute", "feud": "dispute", "scheme": "plan", "regime": "government",
    "mob": "crowd", "thugs": "people", "cronies": "allies", "henchmen": "allies", "pundits": "commentators",
    "ousted": "removed", "axed": "cut", "slashed": "cut", "gutted": "cut", "rammed through": "passed",
    "spearheaded": "led", "sparked": "led to", "ignited": "led to", "scrambled": "worked", "scrambling": "working",
    "refused": "declined", "rammed": "pushed", "snubbed": "declined to meet",
}  # fmt: skip

#: Swaps that keep the meaning; in a source either word may stand, in the target the first.
ALIKE = [
    ("said", "stated"), ("said", "told reporters"), ("said", "noted"), ("died", "passed away"),
    ("people", "individuals"),
    ("about", "approximately"), ("began", "started"), ("begin", "commence"), ("ended", "concluded"),
    ("help", "assist"), ("show", "demonstrate"), ("showed", "demonstrated"), ("use", "utilize"), ("buy", "purchase"),
    ("bought", "purchased"), ("killed", "slain"), ("police", "law enforcement"), ("lawmakers", "legislators"),
    ("criticized", "denounced"), ("wrote", "penned"), ("met", "sat down"), ("asked", "requested"), ("get", "obtain"),
    ("more than", "over"), ("more than", "upwards of"), ("nearly", "close to"), ("plans to", "intends to"),
    ("because of", "due to"), ("including", "among them"), ("after", "following"), ("before", "prior to"),
    ("announced", "unveiled"), ("decision", "ruling"), ("agreed", "consented"), ("rejected", "turned down"),
    ("increase", "uptick"), ("needed", "required"), ("allow", "permit"), ("several", "a number of"),
    ("investigation", "probe"), ("workers", "employees"), ("states", "state governments"), ("try", "attempt"),
    ("likely", "expected"), ("supporters", "backers"), ("support", "backing"), ("called for", "urged"),
]  # fmt: skip

_LOADED_FOR: dict[str, list[str]] = {}
for _loaded, _neutral in NEUTRAL.items():
    if _neutral:
        _LOADED_FOR.setdefault(_neutral, []).append(_loaded)
_EMPTY_LOADED = [loaded for loaded, neutral in NEUTRAL.items() if not neutral and not loaded.endswith("ly")]
#: Loaded only in some of their senses: put into sources, never replaced in targets.
_AMBIGUOUS = frozenset(
    [
        "hammered",
        "vowed",
        "demanded",
        "declared",
        "crushed",
        "humiliated",
        "scheme",
        "mob",
        "ousted",
        "axed",
        "slashed",
        "gutted",
        "rammed",
        "huge",
        "massive",
        "regime",
        "outrage",
        "fury",
        "chaos",
        "radical",
        "extreme",
        "devastating",
        "controversial",
    ]
) | {"doubled down", "rammed through"}
_NEUTRALISE = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, set(NEUTRAL) - _AMBIGUOUS), key=len, reverse=True)) + r")\b ?"
)  # fmt: skip
_DATELINES = (
    "{} (AP) - ", "{} (Reuters) - ", "{} - ", "({}) - ", "{}, (CNN) -- ", "BREAKING: ", "UPDATE: ", "",
)  # fmt: skip
_PLACES = (
    "WASHINGTON", "LONDON", "NEW YORK", "MOSCOW", "BEIJING", "PARIS", "BRUSSELS", "GENEVA", "LOS ANGELES", "CHICAGO",
    "JERUSALEM", "BERLIN", "TOKYO", "CAIRO", "AUSTIN, Texas", "ATLANTA", "MIAMI", "SYDNEY", "DUBLIN", "GLASGOW",
)  # fmt: skip
_FRONTED = re.compile(
    r"^((?:After|Before|When|While|As|If|Although|Despite|Since|Because|On|In|During|Following|Under)\b[^,]{8,90}), "
    r"([^,]{20,}?)\.$"
)
_TRAILING = re.compile(
    r"^([^,\"]{25,}?),? ((?:after|before|when|while|as|if|although|despite|because|during|following)\b[^,\"]{10,90})\.$"
)
_TAIL = re.compile(r"^(.{40,}?), [^,\"]{10,90}\.$")
_ADVERBS = re.compile(r"\b(?:also|still|already|reportedly|later|then|just|recently|currently|now) ")
_FILLERS = (
    "In a stunning turn of events, ", "In case you missed it, ", "As you may have heard, ", "Meanwhile, ",
    "In other words, ", "Not surprisingly, ", "Here is what we know so far: ", "Of course, ", "And ", "But ", "Now, ",
)  # fmt: skip


def neutral(text: str) -> str:
    """Put neutral words for loaded ones."""

    def swap(match: re.Match[str]) -> str:
        word = NEUTRAL[match.group(1)]
        tail = match.group(0)[len(match.group(1)) :]
        return word + tail if word else ""

    return _NEUTRALISE.sub(swap, text)


def loaded(text: str, rng: random.Random) -> str:
    """Put loaded words for neutral ones, here and there."""
    for plain_word, showy in _LOADED_FOR.items():
        if rng.random() < 0.5 and plain_word in text:
            text = re.sub(rf"\b{plain_word}\b", rng.choice(showy), text, count=1)
    if rng.random() < 0.4:
        match = re.search(r"\b(?:a|the|his|her|their|its) (?=[a-z]{4,})", text)
        if match:
            text = f"{text[: match.end()]}{rng.choice(_EMPTY_LOADED)} {text[match.end() :]}"
    return text


def _reworded(text: str, rng: random.Random) -> str:
    for first, other in rng.sample(ALIKE, 24):
        if first in text and rng.random() < 0.6:
            text = re.sub(rf"\b{first}\b", other, text, count=1)
    return text


def _turned(text: str) -> str:
    match = _FRONTED.match(text)
    if match:
        head, rest = match.groups()
        return f"{rest[0].upper()}{rest[1:]} {head[0].lower()}{head[1:]}."
    match = _TRAILING.match(text)
    if match:
        rest, tail = match.groups()
        keep = rest if re.match(r"^[A-Z][a-z]+ [A-Z]|^(?:[A-Z][a-z]*[A-Z])", rest) else rest[0].lower() + rest[1:]
        return f"{tail[0].upper()}{tail[1:]}, {keep}."
    return text


def _padded(text: str, neighbours: list[str], rng: random.Random) -> str:
    if not neighbours:
        return text
    aside = rng.choice(neighbours).rstrip(".?! ")
    aside = aside.split(", ")[0] if rng.random() < 0.6 else aside
    if not 12 < len(aside) < 140:
        return text
    draw = rng.random()
    if draw < 0.35 and ", " in text:
        at = text.index(", ")
        return f"{text[:at]} - {aside[0].lower()}{aside[1:]} - {text[at + 2 :]}"
    stop = text.rstrip(".")
    if draw < 0.75:
        return f"{stop}, and {aside[0].lower()}{aside[1:]}."
    return f"{aside}, and {text[0].lower() if rng.random() < 0.5 else text[0]}{text[1:]}"


def _thinned(text: str, rng: random.Random) -> str:
    parts = text.split(" ")
    return " ".join(part for part in parts if rng.random() > 0.1)


@dataclass(frozen=True, slots=True)
class Noised:
    """Copies of one sentence, and the sentence that tells what they agree on."""

    sources: tuple[str, ...]
    target: str


_DAY = re.compile(
    r" (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?(?=[ ,.])"
)
_APPOSITION = re.compile(r", (?:a|an|the|who|which|where|whose|including|led by|based in) [^,]{5,70},(?= )")
_CLAUSE = re.compile(
    r",? (?:after|before|when|while|because|despite|during|following|amid|over|as part of|in an effort to|in order to|"
    r"a day after|days after|a week after|weeks after) [^,]{10,90}(?=\.$)"
)
_LAST = re.compile(r", [^,]{10,90}(?=\.$)")
_FIRST = re.compile(
    r"^(?:After|Before|When|While|As|Although|Despite|Since|Because|On|In|During|Following)\b[^,]{6,90}, "
)


def complementary(sentence: str, rng: random.Random) -> Noised | None:
    """Return two tellings of a sentence, each with something the other leaves out; None where it has no such parts."""
    spans = []
    for pattern in (_FIRST, _DAY, _APPOSITION, _CLAUSE, _LAST):
        match = pattern.search(sentence)
        if match and not any(start < match.end() and match.start() < end for start, end in spans):
            spans.append(match.span())
    if len(spans) < 2:
        return None
    left, right = rng.sample(spans, 2)
    tellings = []
    for start, end in (left, right):
        rest = sentence[:start] + sentence[end:]
        if rest.count(" ") < 6:
            return None
        rest = rest[0].upper() + rest[1:]
        if rng.random() < 0.5:
            rest = loaded(rest, rng)
        if rng.random() < 0.7:
            rest = _reworded(rest, rng)
        tellings.append(_turned(rest) if rng.random() < 0.3 else rest)
    if rng.random() < 0.15:
        tellings[0] = dressed(tellings[0], rng)
    return Noised(tuple(tellings), neutral(sentence))


def dressed(text: str, rng: random.Random) -> str:
    """Put a dateline or a filler before a sentence."""
    if rng.random() < 0.7:
        return rng.choice(_DATELINES).format(rng.choice(_PLACES)) + text
    return rng.choice(_FILLERS) + text


def echo(text: str, rng: random.Random) -> str:
    """Tell a sentence as one more outlet might, with something left out."""
    if rng.random() < 0.6:
        text = loaded(text, rng)
    text = _turned(_reworded(text, rng))
    draw = rng.random()
    tail = _TAIL.match(text)
    if tail and draw < 0.3:
        return tail.group(1) + "."
    return _thinned(text, rng) if draw < 0.5 else text


def noised(sentence: str, neighbours: list[str], rng: random.Random) -> Noised:
    """Return one to three altered copies of a sentence; together they hold all that it says."""
    target = neutral(sentence)
    count = rng.choices((1, 2, 3), (0.2, 0.5, 0.3))[0]
    copies: list[str] = []
    # One copy keeps every content word, so that the target is always carried.
    whole = rng.randrange(count)
    for at in range(count):
        copy = loaded(sentence, rng) if rng.random() < 0.6 else sentence
        if rng.random() < 0.6:
            copy = _reworded(copy, rng)
        if rng.random() < 0.5:
            copy = _turned(copy)
        if at != whole:
            draw = rng.random()
            tail = _TAIL.match(copy)
            if tail and draw < 0.35:
                copy = tail.group(1) + "."
            elif draw < 0.6:
                copy = _thinned(copy, rng)
        if rng.random() < (0.45 if count > 1 else 0.2):
            copy = _padded(copy, neighbours, rng)
        if rng.random() < 0.25:
            copy = dressed(copy, rng)
        copies.append(copy)
    return Noised(tuple(copies), target)
