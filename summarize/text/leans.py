"""Words that lean on something told before them, and whether what was told has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.text.meanings import carrying_stems
from summarize.text.names import Name, find_names
from summarize.text.pronouns import is_body
from summarize.text.subjects import is_person
from summarize.text.taken_up import KIN
from summarize.text.tokens import content_stems, find_tokens
from summarize.text.verbs import base_stem
from summarize.text.word_classes import DEFINITE

#: Names of no body that could be "the company".
COUNTRY = re.compile(
    r"(?:U\.?S|U\.?K|E\.?U)\.?$|(?:American|British|Chinese|[A-Z]\w+(?:ian|ish|ese))s?$|America$|United\sStates$"
)
_POINTING = DEFINITE | {"its", "his", "her", "their", "our"}
#: What a reference may take up, by its kind, that a story may tell of twice.
_SOMETHING = frozenset(["thing", "this", "body"])
#: Sentences before a reference in which its report tells of what it takes up.
_NEAR = 6
#: Content words that two sentences about the same have in common, at least, besides its noun.
_IN_COMMON = 2


@dataclass(frozen=True, slots=True)
class Lean:
    """Words that need something said before them to be understood; `text[start:end]`."""

    start: int
    end: int
    text: str
    #: Stem of the noun as that of a verb and as that of a word; empty where there is none.
    head: str
    word: str
    #: "thing", "person", "body" (the company), "this" (this attempt), "counted" (the three towns), "ellipsis" (fifty of
    #: them), "pronoun" ("voted to dismiss him"), "epithet" (the Hadley senator), "next" (two weeks later),
    #: "it" (says that it will end).
    kind: str
    #: Whether the noun is of a kind that always takes something up; else only where the report told of one before.
    always: bool


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(base_stem(token.text) for token in find_tokens(text)) | content_stems(text)


def mentions(text: str, stem: str) -> bool:
    """Return whether a text has a noun, or another word of its stem."""
    return stem in _stems_of(text)


def has_antecedent(text: str, stem: str, kind: str) -> bool:
    """Return whether a text names what a reference with this noun takes up."""
    stems = _stems_of(text)
    # "Said" carries what is stated, and no state of a country.
    carrying = carrying_stems(stem) if stem != "state" else frozenset[str]()
    if stem in stems or carrying & stems or any(stem in kin and kin & stems for kin in KIN):
        return True
    if kind == "body":
        return any(not _is_somebody(name) and not COUNTRY.match(name.text) for name in find_names(text))
    if kind == "counted":
        return len(find_names(text)) > 1
    return kind == "person" and any(name.title or " " in name.text for name in find_names(text))


def _is_somebody(name: Name) -> bool:
    """Return whether a name is shaped like a person's."""
    # "Coastline Foods" is nobody.
    return bool(name.title) or (not name.text.endswith("s") and is_person(name, "") and not is_body(name.text))


def name_people(text: str) -> frozenset[str]:
    """Return the surnames of those whom a sentence names with a title or in full."""
    return frozenset(name.text.rpartition(" ")[2] for name in find_names(text) if _is_somebody(name))


def is_told(lean: Lean, told: Sequence[str]) -> bool:
    """Return whether sentences told before have what a reference takes up."""
    if not told:
        return False
    if lean.kind in {"pronoun", "next"}:
        # Only what stands right before it in its report can tell.
        return False
    if lean.kind == "epithet":
        named = [word for word in lean.text.split()[1:] if word[0].isupper()]
        return all(any(re.search(rf"\b{re.escape(word)}\b", text) for text in told) for word in named)
    if not lean.head:
        return True
    return any(has_antecedent(text, lean.head, lean.kind) for text in told)


def is_another(lean: Lean, before: Sequence[str], told: Sequence[str]) -> bool:
    """Return whether what a reference takes up in its report is something else than what was told.

    "The claim" is the one that its report told of last; where what was told has little in common with that, it is
    another claim.

    Args:
        lean: The reference.
        before: The sentences of its report that stand before its own.
        told: What was told before.
    """
    if lean.kind == "counted":
        named, known = (
            {name.text.rpartition(" ")[2] for text in texts for name in find_names(text)}
            for texts in (before[-1:], told)
        )
        return len(named) > 1 and len(named & known) < _IN_COMMON
    if not lean.head or lean.kind not in _SOMETHING:
        return False
    # The sentence that tells of it first, not one that takes it up itself.
    last = next(
        (
            text
            for text in reversed(before[-_NEAR:])
            if has_antecedent(text, lean.head, lean.kind) and not _takes_up(text, lean.head)
        ),
        "",
    )
    if not last:
        return False
    known_stems = content_stems(last)
    own = {lean.head, lean.word} | carrying_stems(lean.head)
    return all(
        len((known_stems & content_stems(text)) - own) < _IN_COMMON
        for text in told
        if has_antecedent(text, lean.head, lean.kind)
    )


def _takes_up(text: str, head: str) -> bool:
    """Return whether a sentence has a noun only as one that was told of before: "fought the fire"."""
    words = [token.text for token in find_tokens(text)]
    places = [number for number, word in enumerate(words) if base_stem(word) == head]
    return bool(places) and all(
        {word.lower() for word in words[max(0, place - 2) : place]} & _POINTING for place in places
    )


def is_taken_up(lean: Lean, before: Sequence[str]) -> bool:
    """Return whether a reference takes something up, by its kind or because the report spoke of it before.

    Args:
        lean: The reference.
        before: The sentences of its report that stand before its own.
    """
    return lean.always or any(lean.word in content_stems(text) for text in before)
