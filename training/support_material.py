"""What a spoilt statement is made of, and what it is when it is spoilt."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from .support_lexicon import Lexicon, Word

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: Somebody says something, as a pattern.
SAID = r"(?:said|says|told reporters|added|announced|argued|claimed|warned|believes|insisted|testified|wrote)"


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


def put(text: str, start: int, end: int, new: str, *, reads: bool | None = None) -> Spoilt | None:
    """Return a text with another wording in one place; None where it is the same."""
    old = text[start:end]
    if old.lower() == new.lower():
        return None
    if old[:1].isupper() and new[:1].islower() and (start == 0 or new.lower() in DAYS + MONTHS):
        new = new[:1].upper() + new[1:]
    spoilt = text[:start] + new + text[end:]
    # Where nothing was put, the words beside the gap stand for what is gone.
    wrong = (start, start + len(new)) if new.strip() else (max(0, start - 6), min(len(spoilt), start + 6))
    return Spoilt(spoilt, (wrong,), reads=reads)


def without(text: str, left: Word, right: Word) -> str:
    """Return a text without what stands between two of its words."""
    gap = "" if right.start == left.end or right.text in ",.;:!?" else " "
    return text[: left.end] + gap + text[right.start :]
