"""Source sentences to word pieces and back: what must be copied in one go, and how copied words are written."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from summarize.types import Copied

#: One character for one, so that offsets stay: the writer learnt on straight quotes and plain dashes.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})
#: Runs that mean nothing or something else in part: abbreviations, numbers with their signs, names with hyphens or an
#: apostrophe within, contractions.
_WHOLE = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|[$£€¥#]?\d+(?:[.,:/-]?\w+)*%?"
    r"|[^\W\d_]+-\d[\w-]*"
    r"|[A-Z]\w*(?:[-&'’]\w{2,})+"
    r"|\w+n['’]t\b|\w+['’](?:ll|re|ve|d|m)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_NO_SPACE_BEFORE = frozenset(".,;:!?)%]'’”-")
_NO_SPACE_AFTER = frozenset("($£€[“-")
#: Words that open sentences and are no part of a name that may follow.
_OPENERS = frozenset(
    [
        "a", "an", "the", "this", "that", "these", "those", "in", "on", "at", "after", "before", "as", "by", "for",
        "from", "with", "when", "while", "if", "but", "and", "or", "its", "his", "her", "their", "he", "she", "it",
        "they", "we", "there", "some", "many", "most", "several", "both", "all", "former", "later", "now", "then",
        "since", "under", "according", "despite", "during", "following", "although", "because", "however",
        "meanwhile", "also", "among",
    ]
)  # fmt: skip
_AFTER_APOSTROPHE = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})


@dataclass(frozen=True, slots=True)
class SourcePieces:
    """Source sentences as word pieces; arrays are as long as there are pieces."""

    texts: tuple[str, ...]
    pieces: NDArray[np.int64]
    #: The source sentence that each piece stands in.
    sentences: NDArray[np.int64]
    #: Offsets of each piece in its sentence; equal for the pieces that frame sentences.
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    #: True where the piece must be followed by the next one, once it is copied.
    bound: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A written sentence, with the source position per white-space separated word."""

    text: str
    copied_from: tuple[Copied | None, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece about to be written."""

    text: str
    #: Position among the source's pieces, -1 when it is not copied.
    position: int


class PieceReader:
    """Turns sentences into pieces, and written pieces into text.

    Args:
        tokenizer: The writer's tokenizer.
        listed: The pieces that may be written without being in a source.
        start_id: The piece that opens what is read.
        end_id: The piece that ends each sentence.
        most_pieces: Pieces that are read at most.
        most_sentences: Sentences that are told apart at most.
    """

    def __init__(
        self,
        tokenizer: Tokenizer,
        listed: Sequence[int],
        *,
        start_id: int,
        end_id: int,
        most_pieces: int = 240,
        most_sentences: int = 8,
    ) -> None:
        self._tokenizer = tokenizer
        self._listed = tuple(listed)
        self._listed_words = frozenset(str(tokenizer.id_to_token(piece)) for piece in listed)
        self._start_id, self._end_id = start_id, end_id
        self._most_pieces, self._most_sentences = most_pieces, most_sentences

    def read(self, texts: Sequence[str]) -> SourcePieces:
        """Return sentences as pieces; what is too long is left off at the end."""
        texts = tuple(texts[: self._most_sentences])
        plain = [text.translate(_PLAIN) for text in texts]
        pieces, sentences, starts, ends, bound = [self._start_id], [0], [0], [0], [False]
        for number, encoded in enumerate(self._tokenizer.encode_batch(plain, add_special_tokens=False)):
            room = self._most_pieces - len(pieces) - 1
            if room < min(len(encoded.ids), 12):
                break
            ids, offsets, tokens = encoded.ids[:room], encoded.offsets[:room], encoded.tokens[:room]
            pieces += [*ids, self._end_id]
            sentences += [number] * (len(ids) + 1)
            starts += [start for start, _ in offsets] + [0]
            ends += [end for _, end in offsets] + [0]
            bound += [*_bound(plain[number], offsets, tokens), False]
        return SourcePieces(
            texts,
            np.array(pieces),
            np.array(sentences),
            np.array(starts),
            np.array(ends),
            np.array(bound),
        )

    def write(self, source: SourcePieces, pieces: Sequence[int], positions: Sequence[int]) -> WrittenText:
        """Return written pieces as text; copied ones look as they do in the source, but for sentence case."""
        casing = _SentenceCase(source, self._listed_words)
        parts = [
            _Part(casing.spelt(position) if position >= 0 else self._spelt(piece), position)
            for piece, position in zip(pieces, positions, strict=True)
        ]
        text = ""
        owners: list[list[int]] = []
        quote_open = False
        for at, part in enumerate(parts):
            before = parts[at - 1] if at else None
            spaced = before is not None and _spaced(source, before, part, quote_open=quote_open)
            if part.text in ('"', "“", "”"):
                quote_open = not quote_open
            if spaced or not owners:
                owners.append([])
                text += " " if spaced else ""
            text += part.text
            owners[-1].append(part.position)
        text = _capitalised(text)
        return WrittenText(text, tuple(_copied(source, positions) for positions in owners))

    def find_lendable(self, words: Container[str]) -> list[int]:
        """Return where on the list the end, marks and some words stand: what may be written where no source has it."""
        spelt = [self._spelt(piece) for piece in self._listed]
        return [at for at, piece in enumerate(spelt) if not piece.isalpha() or piece in words]

    def _spelt(self, piece: int) -> str:
        return str(self._tokenizer.id_to_token(piece)).removeprefix("##")


def _bound(text: str, offsets: Sequence[tuple[int, int]], tokens: Sequence[str]) -> list[bool]:
    """Say of each piece whether the next one belongs to it."""
    whole = [match.span() for match in _WHOLE.finditer(text)]
    found = [False] * len(tokens)
    at = 0
    for left in range(len(tokens) - 1):
        start, end = offsets[left]
        following_start, following_end = offsets[left + 1]
        if tokens[left + 1].startswith("##"):
            found[left] = True
            continue
        while at < len(whole) and whole[at][1] <= start:
            at += 1
        found[left] = (
            at < len(whole) and whole[at][0] <= start and following_end <= whole[at][1] and end <= following_start
        )
    return found


class _SentenceCase:
    """How source words are spelt within a sentence of ours: without the capital of a sentence's start or a title."""

    def __init__(self, source: SourcePieces, listed: frozenset[str]) -> None:
        self._source = source
        self._listed = listed
        self._lower: set[str] = set()
        self._upper: set[str] = set()
        self._titles: set[int] = set()
        for number, text in enumerate(source.texts):
            words = list(_WORD.finditer(text))
            self._lower.update(word.group() for word in words if word.group().islower())
            long_words = [word.group() for word in words if len(word.group()) > 3]
            if len(long_words) > 3 and sum(word[0].isupper() for word in long_words) > 0.7 * len(long_words):
                self._titles.add(number)
            else:
                within = (word for word in words if not _opens(text, word.start()))
                self._upper.update(word.group() for word in within if word.group()[0].isupper())

    def spelt(self, position: int) -> str:
        """Return a source piece as it should be spelt."""
        number = int(self._source.sentences[position])
        start, end = int(self._source.starts[position]), int(self._source.ends[position])
        text = self._source.texts[number]
        piece = text[start:end]
        if not piece[:1].isupper() or not (number in self._titles or _opens(text, start)):
            return piece
        word = _WORD.match(text, start)
        spelling = word.group() if word else piece
        lower = spelling.lower()
        if lower in _OPENERS:
            return piece.lower()
        # "Secret Service agents said": what stands before another capital is part of a name.
        named = number not in self._titles and word is not None and text[word.end() + 1 : word.end() + 2].isupper()
        known = lower in self._lower or (lower in self._listed and spelling not in self._upper and not named)
        return piece.lower() if known and spelling[1:].islower() else piece


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“‘(")
    return not before or (before[-1] in ".!?:—–-" and text[start - 1] in " \"'“‘(")


def _spaced(source: SourcePieces, left: _Part, right: _Part, *, quote_open: bool) -> bool:
    """Say whether a space stands between two parts."""
    if left.position >= 0 and right.position == left.position + 1:
        return bool(source.starts[right.position] > source.ends[left.position])
    if right.text in ('"', "“", "”"):
        return not quote_open and left.text not in _NO_SPACE_AFTER
    if left.text in ('"', "“", "”"):
        return not quote_open and right.text not in _NO_SPACE_BEFORE
    if left.text in ("'", "’"):
        return right.text not in _AFTER_APOSTROPHE and right.text not in _NO_SPACE_BEFORE
    return right.text not in _NO_SPACE_BEFORE and left.text not in _NO_SPACE_AFTER


def _capitalised(text: str) -> str:
    for at, character in enumerate(text):
        if character.isalnum():
            # "iPhone" and the like keep their own first letter.
            following = text[at + 1 : at + 2]
            return text if following.isupper() else text[:at] + character.upper() + text[at + 1 :]
    return text


def _copied(source: SourcePieces, positions: Sequence[int]) -> Copied | None:
    """Return where in the source a word is from: its first unbroken run of copied pieces."""
    run: list[int] = []
    for position in positions:
        if position < 0 or (run and position != run[-1] + 1):
            if run:
                break
            continue
        run.append(position)
    if not run:
        return None
    return Copied(int(source.sentences[run[0]]), int(source.starts[run[0]]), int(source.ends[run[-1]]))
