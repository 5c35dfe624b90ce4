"""Stories as input of the salience network: the openings of a few reports side by side, in word pieces."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from summarize.types import Place, Sentence, SplitReport

#: Ids of the pieces that begin and part.
_BEGIN, _PART = 2, 3
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")


def title_mark(number: int) -> int:
    """Return the mark of the pieces of a report's title; that of its text is the next one."""
    return 1 + 2 * number


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the network; arrays are as long as there are pieces."""

    pieces: NDArray[np.int64]
    marks: NDArray[np.int64]
    #: In how many titles and texts the word of each piece stands.
    counts: NDArray[np.float32]
    #: The number of the sentence that each piece stands in, from one; 0 for titles and for sentences that were cut.
    owners: NDArray[np.int64]
    #: The content stem of the word that each piece begins, or nothing.
    stems: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    #: Ids of the reports, in the order of their marks.
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Uses:
    """In how many titles and texts of a story each stem stands."""

    titles: Counter[str]
    texts: Counter[str]
    reports: int

    def count(self, stem: str) -> tuple[float, ...]:
        """Return what the network is told of a word."""
        title, text = self.titles[stem], self.texts[stem]
        return (
            title == 1, title == 2, title > 2, text == 1, text == 2, text > 2, text / self.reports,
            title / self.reports,
        )  # fmt: skip


@dataclass(slots=True)
class _Draft:
    pieces: list[int]
    marks: list[int]
    owners: list[int]
    stems: list[str]
    sentences: list[Sentence]

    def add(self, piece: int, mark: int, owner: int = 0, stem: str = "") -> None:
        self.pieces.append(piece)
        self.marks.append(mark)
        self.owners.append(owner)
        self.stems.append(stem)


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts texts into pieces and stems."""

    tokenizer: Tokenizer
    #: A text to the stems of its content words.
    stems: Callable[[str], frozenset[str]]
    #: Longest input in pieces.
    positions: int
    #: Reports that are read side by side.
    together: int
    #: A sentence to what it says, without what a page put between its words.
    clean: Callable[[str], str] = str
    #: A report to the index of the sentence that opens its text, behind what belongs to its page.
    find_opening: Callable[[SplitReport], int] = lambda _: 0

    def stem(self, word: str) -> str:
        """Return the content stem of a word; nothing for a stop word, and for what falls into several."""
        stems = self.stems(word)
        return next(iter(stems)) if len(stems) == 1 else ""


def make_windows(reports: Sequence[SplitReport], cutter: Cutter, *, most: int) -> tuple[Window, ...]:
    """Return the openings of reports, a few side by side, each with the same room whether there are others or not.

    Args:
        reports: The reports of a story.
        cutter: Makes pieces and stems.
        most: Most inputs; the reports after them are not read.
    """
    parts = _split_up(reports[: most * cutter.together], cutter)
    texts = [[(split, split.sentences[cutter.find_opening(split) :]) for split in part] for part in parts]
    return _finish_all([_cut(text, cutter) for text in texts], parts, cutter)


def make_later_windows(
    reports: Sequence[SplitReport], cutter: Cutter, places: Sequence[Place], *, most: int
) -> tuple[Window, ...]:
    """Return sentences from further down in reports, each behind its report's title and first sentence.

    Args:
        reports: The reports of a story.
        cutter: Makes pieces and stems.
        places: Which sentences, the one first that is to be read if only one is; one that is too long is not read.
        most: Most inputs; the sentences that do not fit into them are not read.
    """
    rank: dict[Place, int] = {place: number for number, place in enumerate(dict.fromkeys(places))}
    left: dict[str, list[Sentence]] = {}
    for split in reports:
        of_report = [one for one in split.sentences if (one.report_id, one.index) in rank]
        left[split.report.id] = sorted(of_report, key=lambda one: rank[one.report_id, one.index])
    parts, made = list[Sequence[SplitReport]](), list[_Draft]()
    while len(made) < most and any(left.values()):
        waiting = [split for split in reports if left[split.report.id]]
        waiting.sort(key=lambda split: rank[split.report.id, left[split.report.id][0].index])
        # Reports of which nothing more is wanted stand beside the others as far as there is room.
        chosen = {split.report.id for split in waiting[: cutter.together]}
        others = [split for split in reports if split.report.id not in chosen]
        chosen |= {split.report.id for split in others[: cutter.together - len(chosen)]}
        part = [split for split in reports if split.report.id in chosen]
        taken = [(split, _take(split, left[split.report.id], cutter)) for split in part]
        if any(wanted for _, (_, wanted) in taken):
            parts.append(part)
            made.append(_cut([(split, (*first, *wanted)) for split, (first, wanted) in taken], cutter))
        for split, (_, wanted) in taken:
            # What finds no room although it stands first never will.
            own = left[split.report.id]
            left[split.report.id] = [one for one in own if one not in wanted] if wanted else own[1:]
    return _finish_all(made, parts, cutter)


def _take(
    split: SplitReport, wanted: Sequence[Sentence], cutter: Cutter
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Return the first sentence of a report and as many of the wanted ones, best first, as have room behind it.

    Without the first one where it is among them, or leaves no room for the best.
    """

    def length(text: str) -> int:
        return len(cutter.tokenizer.encode(text, add_special_tokens=False).ids) + 1

    room = (cutter.positions - 1) // cutter.together - length(split.report.title)
    opening = cutter.find_opening(split)
    first = tuple(one for one in split.sentences[opening : opening + 1] if one not in wanted)
    lengths = {one.index: length(cutter.clean(one.text)) for one in (*first, *wanted)}
    if first and (least := lengths[wanted[0].index] if wanted else 0) + lengths[first[0].index] > room >= least:
        first = ()
    room -= sum(lengths[one.index] for one in first)
    taken: list[Sentence] = []
    for one in wanted:
        if lengths[one.index] <= room:
            taken.append(one)
            room -= lengths[one.index]
    return first, tuple(sorted(taken, key=lambda one: one.index))


def _split_up(reports: Sequence[SplitReport], cutter: Cutter) -> list[Sequence[SplitReport]]:
    return [reports[start : start + cutter.together] for start in range(0, len(reports), cutter.together)]


def _finish_all(drafts: Sequence[_Draft], parts: Sequence[Sequence[SplitReport]], cutter: Cutter) -> tuple[Window, ...]:
    """Return inputs, each word of them counted over all reports that stand in one."""
    titles: dict[str, frozenset[str]] = {}
    # What is not read does not count.
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for draft, part in zip(drafts, parts, strict=True):
        for sentence in draft.sentences:
            texts[sentence.report_id] |= cutter.stems(cutter.clean(sentence.text))
        titles |= {split.report.id: cutter.stems(split.report.title) for split in part}
    uses = _Uses(Counter(), Counter(), len(titles))
    for report, stems in titles.items():
        uses.titles.update(stems)
        uses.texts.update(texts[report])
    return tuple(
        _finish(draft, uses, tuple(split.report.id for split in part))
        for draft, part in zip(drafts, parts, strict=True)
    )


def _cut(part: Sequence[tuple[SplitReport, Sequence[Sentence]]], cutter: Cutter) -> _Draft:
    """Return the titles of reports and as many of the given sentences of each as have room behind them."""
    room = (cutter.positions - 1) // cutter.together
    made = _Draft([_BEGIN], [0], [0], [""], [])
    for number, (split, sentences) in enumerate(part):
        left = room
        for sentence in (None, *sentences):
            text = split.report.title if sentence is None else cutter.clean(sentence.text)
            encoded = cutter.tokenizer.encode(text, add_special_tokens=False)
            whole = len(encoded.ids) + 1 <= left
            owner = 0
            if sentence is not None and whole and encoded.ids:
                made.sentences.append(sentence)
                owner = len(made.sentences)
            stems = {match.start(): cutter.stem(match[0]) for match in _WORD.finditer(text)}
            for piece, (begin, _) in list(zip(encoded.ids, encoded.offsets, strict=True))[: max(0, left - 1)]:
                made.add(piece, title_mark(number) + (sentence is not None), owner, stems.get(begin, ""))
            left -= len(encoded.ids) + 1
            if not whole:
                break
            made.add(_PART, 0)
    return made


def _finish(made: _Draft, uses: _Uses, reports: tuple[str, ...]) -> Window:
    counts = np.zeros((len(made.pieces), len(uses.count(""))), np.float32)
    for at, stem in enumerate(made.stems):
        if stem:
            counts[at] = uses.count(stem)
    return Window(
        np.array(made.pieces), np.array(made.marks), counts, np.array(made.owners), tuple(made.stems),
        tuple(made.sentences), reports,
    )  # fmt: skip
