"""What an expert would tell of a story, by a small network that reads its reports side by side; offline, in batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from tokenizers import Tokenizer

from summarize.errors import ModelError
from summarize.types import Fitness, Place, Salience, SplitReport, Story

from .salience_windows import Cutter, Window, make_later_windows, make_windows, title_mark
from .weights import digest_file, require_digest

if TYPE_CHECKING:
    import torch

    from .salience_network import SalienceNetwork

#: Digest of the `model.safetensors` that comes with the package.
DIGEST = "996998a639f9b6f471e453a86dbbb95533734e1b248cae20e0d21952a8a840b1"
#: Inputs of one story at most; three reports in each.
MOST_WINDOWS = 4
#: Inputs of one story at most in which sentences from further down stand.
MOST_LATER = 2
#: What a sentence is fit for that was not read, and stands behind the opening of its report: it is hardly the news, and
#: of 17 that were told of 120 stories of full articles readers found 8 clearly at fault.
UNREAD = Fitness(0.45, 0.0, 0.3)
#: Sentences of a story, likeliest to tell the news first, behind which the others are looked at.
MOST_TOLD = 24
#: Word pieces that run through the network together, padding included.
BATCH = 4096


def _own_folder() -> Path:
    return Path(str(files("summarize"))) / "weights" / "salience"


class SalienceModel:
    """Reads stories.

    The digest is checked at once; the network itself is opened at the first story.

    Args:
        folder: Where the model lies.
        stems: A text to the stems of its content words.
        clean: A sentence to what it says, without what a page put between its words.
        find_opening: A report to the index of the sentence that opens its text, behind what belongs to its page.
        expected: SHA-256 that `model.safetensors` must have; empty for any.
        dtype: In what it computes; None for what suits the processor.

    Raises:
        ModelError: There is no model, or not the expected one.
    """

    def __init__(
        self,
        folder: Path,
        stems: Callable[[str], frozenset[str]],
        *,
        clean: Callable[[str], str] = str,
        find_opening: Callable[[SplitReport], int] = lambda _: 0,
        expected: str = "",
        dtype: torch.dtype | None = None,
    ) -> None:
        weights = folder / "model.safetensors"
        self.digest = require_digest(weights, expected) if expected else digest_file(weights)
        self._folder = folder
        self._stems = stems
        self._clean = clean
        self._find_opening = find_opening
        self._dtype = dtype
        self._network: SalienceNetwork | None = None
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # tokenizers raises nothing narrower
            raise ModelError(
                "cannot load the salience model", str(folder / "tokenizer.json"), str(error),
                hint="install the package again",
            ) from error  # fmt: skip

    @classmethod
    def load(
        cls,
        stems: Callable[[str], frozenset[str]],
        *,
        clean: Callable[[str], str] = str,
        find_opening: Callable[[SplitReport], int] = lambda _: 0,
    ) -> SalienceModel:
        """Return the model that comes with the package.

        Args:
            stems: A text to the stems of its content words.
            clean: A sentence to what it says, without what a page put between its words.
            find_opening: A report to the index of the sentence that opens its text, behind what belongs to its page.

        Raises:
            ModelError: Its weights are missing or damaged.
        """
        return cls(_own_folder(), stems, clean=clean, find_opening=find_opening, expected=DIGEST)

    def read(self, stories: Sequence[Story]) -> tuple[Salience, ...]:
        """Return what is salient in each story, in order.

        Of each report the opening is read, of a story of many reports the first twelve.
        """
        if not stories:
            return ()
        network = self._open()
        cutter = self._cutter(network)
        windows = [
            (number, window)
            for number, story in enumerate(stories)
            for window in make_windows(story.reports, cutter, most=MOST_WINDOWS)
        ]
        found = [_Found(story) for story in stories]
        for batch in _batches(windows):
            read = _run(network, [window for _, window in batch])
            for row, (number, window) in enumerate(batch):
                found[number].add(window, read, row)
        return tuple(one.salience(network) for one in found)

    def read_on(self, story: Story, found: Salience, places: Sequence[Place]) -> Salience:
        """Return what was found in a story, and what sentences further down are fit for.

        Each is read behind its report's title and first sentence. Titles and words stay as they were found.

        Args:
            story: The story.
            found: What was found in it.
            places: The sentences that were not read, the one first that matters most.
        """
        network = self._open()
        wanted = [place for place in dict.fromkeys(places) if place not in found.vectors]
        windows = make_later_windows(story.reports, self._cutter(network), wanted, most=MOST_LATER)
        fitness, vectors = dict(found.fitness), dict(found.vectors)
        for batch in _batches([(0, window) for window in windows]):
            read = _run(network, [window for _, window in batch])
            for row, (_, window) in enumerate(batch):
                new = {place: one for place, one in _read_sentences(window, read, row) if place in wanted}
                fitness |= {place: fit for place, (fit, _) in new.items()}
                vectors |= {place: vector for place, (_, vector) in new.items()}
        following, repeating = _compare(network, fitness, vectors)
        return replace(found, fitness=fitness, following=following, repeating=repeating, vectors=vectors)

    def _cutter(self, network: SalienceNetwork) -> Cutter:
        sizes = network.config.positions, network.config.reports
        return Cutter(self._tokenizer, self._stems, *sizes, clean=self._clean, find_opening=self._find_opening)

    def _open(self) -> SalienceNetwork:
        if self._network is None:
            import torch  # noqa: PLC0415 - seconds that a run without a story never needs

            from .precision import fastest_dtype  # noqa: PLC0415
            from .salience_network import load_network  # noqa: PLC0415

            if parent_process() is not None:
                # A process that is one of several shares the cores with them.
                torch.set_num_threads(1)
            self._network = load_network(self._folder, self._dtype or fastest_dtype())
        return self._network


def _batches(windows: Sequence[tuple[int, Window]]) -> Iterator[list[tuple[int, Window]]]:
    """Yield inputs of about one length together, so that little of a batch is padding."""
    batch: list[tuple[int, Window]] = []
    for numbered in sorted(windows, key=lambda numbered: len(numbered[1].pieces)):
        if batch and (len(batch) + 1) * len(numbered[1].pieces) > BATCH:
            yield batch
            batch = []
        batch.append(numbered)
    if batch:
        yield batch


class _Read(NamedTuple):
    """What a network reads in inputs, one row each."""

    #: Log odds of each piece's word.
    words: np.ndarray
    #: The probabilities of a `Fitness`, for each sentence.
    fitness: np.ndarray
    #: What each sentence is compared by.
    vectors: list[list[list[float]]]
    #: The probability that it is good, for each title.
    titles: np.ndarray


def _read_sentences(window: Window, read: _Read, row: int) -> Iterator[tuple[Place, tuple[Fitness, tuple[float, ...]]]]:
    """Yield what each sentence of an input is fit for, and what it is compared by."""
    for at, sentence in enumerate(window.sentences):
        fitness = Fitness(*map(float, read.fitness[row, at]))
        yield (sentence.report_id, sentence.index), (fitness, tuple(read.vectors[row][at]))


class _Found:
    """What is found in one story, input by input."""

    def __init__(self, story: Story) -> None:
        self._words: defaultdict[str, list[float]] = defaultdict(list)
        self._fitness = {(part.report_id, part.index): UNREAD for split in story.reports for part in split.sentences}
        self._vectors: dict[Place, tuple[float, ...]] = {}
        self._titles: dict[str, float] = {}

    def add(self, window: Window, read: _Read, row: int) -> None:
        """Add what was read in an input of the story."""
        for stem, value in zip(window.stems, read.words[row], strict=False):
            if stem:
                self._words[stem].append(float(value))
        for place, (fitness, vector) in _read_sentences(window, read, row):
            self._fitness[place] = fitness
            self._vectors[place] = vector
        for number, report in enumerate(window.reports):
            if title_mark(number) in window.marks:
                self._titles[report] = float(read.titles[row, number])

    def salience(self, network: SalienceNetwork) -> Salience:
        """Return all that was found."""
        words = {stem: sum(values) / len(values) for stem, values in self._words.items()}
        following, repeating = _compare(network, self._fitness, self._vectors)
        return Salience(words, self._fitness, following, self._titles, repeating, self._vectors)


def _run(network: SalienceNetwork, windows: Sequence[Window]) -> _Read:
    import torch  # noqa: PLC0415

    from .salience_network import FITNESS, TITLED  # noqa: PLC0415

    longest = max(len(window.pieces) for window in windows)

    def padded(name: str) -> torch.Tensor:
        rows = [getattr(window, name) for window in windows]
        out = np.zeros((len(rows), longest, *rows[0].shape[1:]), rows[0].dtype)
        for at, row in enumerate(rows):
            out[at, : len(row)] = row
        return torch.from_numpy(out)

    with torch.inference_mode():
        found = network(padded("pieces"), padded("marks"), padded("counts"), padded("owners"))
        classes = torch.softmax(found.sentences, dim=-1)
        news, detail, unclear = (classes[..., FITNESS.index(name)] for name in ("news", "detail", "unclear"))
        titles = torch.softmax(found.titles, dim=-1)[..., TITLED.index("good")]
    fitness = torch.stack((news + detail, news, unclear), dim=-1)
    return _Read(found.words.numpy(), fitness.numpy(), found.vectors.tolist(), titles.numpy())


def _compare(
    network: SalienceNetwork, fitness: Mapping[Place, Fitness], vectors: Mapping[Place, tuple[float, ...]]
) -> tuple[dict[tuple[Place, Place], float], dict[tuple[Place, Place], float]]:
    """Return how probably each sentence is fit to be told behind each of those that are likeliest told first.

    Whether it only repeats is left aside there, and is the second that is returned.
    """
    import torch  # noqa: PLC0415

    from .salience_network import FOLLOWING  # noqa: PLC0415

    places = list(vectors)
    told = sorted(places, key=lambda place: -fitness[place].news)[:MOST_TOLD]
    pairs = [(one, other) for one in told for other in places if one != other]
    if not pairs:
        return {}, {}
    stacked = torch.tensor([vectors[place] for place in places], dtype=network.pair.weight.dtype)
    at = {place: number for number, place in enumerate(places)}
    with torch.inference_mode():
        odds = network.follow(stacked[[at[one] for one, _ in pairs]], stacked[[at[other] for _, other in pairs]])
        repeats = FOLLOWING.index("repeats")
        again = torch.softmax(odds, dim=-1)[:, repeats].tolist()
        odds[:, repeats] = -torch.inf
        fit = torch.softmax(odds, dim=-1)[:, FOLLOWING.index("good")].tolist()
    return dict(zip(pairs, fit, strict=True)), dict(zip(pairs, again, strict=True))
