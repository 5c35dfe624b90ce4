"""Say how good a trained writer is: held-back loss, samples to read, what is lost by keeping it in float16.

python -m training.writer_report --weights training/out/writer/run/final
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import torch
from safetensors.torch import load_file

from summarize.models.bundled import BundledWriter
from summarize.models.pointer_writer import PointerWriter
from summarize.types import Point, Request, Sentence, Task

from .writer import Pairs, measure
from .writer_data import read_lines
from .writer_words import words


def losses_of(folder: Path, encoded: Path, masters: Path | None) -> None:
    """Print held-back losses of the shipped weights, and of the float32 weights they were rounded from."""
    held = Pairs(encoded / "val.npz")
    model = PointerWriter.from_pretrained(folder, dtype=torch.float32)
    shipped = measure(model, held, torch.device("cpu"))
    print("held-back loss per piece, as shipped:", {kind: round(loss, 4) for kind, loss in shipped.items()})
    size = sum(weight.numel() * weight.element_size() for weight in load_file(folder / "model.safetensors").values())
    print(f"{sum(weight.numel() for weight in model.parameters()) / 1e6:.1f} M weights, {size / 1e6:.1f} MB")
    if masters is not None:
        saved = torch.load(masters, weights_only=True)
        model.load_state_dict(
            {name: weight.to(model.state_dict()[name].dtype) for name, weight in saved["weights"].items()}
        )
        exact = measure(model, held, torch.device("cpu"))
        print(
            "in float32:", {kind: round(loss, 4) for kind, loss in exact.items()}, "counts:", saved["counts"].tolist()
        )


def samples_of(folder: Path, pairs: Path, count: int, seed: int) -> None:
    """Print what the writer makes of held-back pairs."""
    writer = BundledWriter.load(folder)
    rows = [row for row in read_lines(pairs / "val.jsonl") if row["kind"] != "highlights"]
    rows = random.Random(seed).sample(rows, min(count, len(rows)))
    requests = []
    for row in rows:
        sentences = tuple(Sentence(f"r{at}", 0, 0, len(text), text) for at, text in enumerate(row["sources"]))
        task = Task.HEADLINE if row["task"] == "title" else Task.STATEMENT
        requests.append(Request(task, Point(sentences, 1.0), {}))
    novel = lengths = 0.0
    for row, drafts in zip(rows, writer.write(requests), strict=True):
        print(f"\n[{row['kind']}]")
        for source in row["sources"]:
            print("  source   ", source)
        print("  reference", row["target"])
        for draft in drafts[:3]:
            print(f"  written   {draft.text}  ({draft.score:.2f})")
        if drafts:
            told = words(drafts[0].text)
            runs = set(pairwise(told))
            have = {run for source in row["sources"] for run in pairwise(words(source))}
            novel += len(runs - have) / max(1, len(runs))
            lengths += len(told)
    print(f"\nmean words {lengths / len(rows):.1f}; novel bigrams {100 * novel / len(rows):.0f} %")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=Path("summarize/weights/writer"))
    parser.add_argument("--pairs", type=Path, default=Path("training/out/writer/pairs"))
    parser.add_argument("--encoded", type=Path, default=Path("training/out/writer/encoded"))
    parser.add_argument("--checkpoint", type=Path, default=None, help="compare with these float32 weights")
    parser.add_argument("--samples", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    losses_of(options.weights, options.encoded, options.checkpoint)
    samples_of(options.weights, options.pairs, options.samples, options.seed)


if __name__ == "__main__":
    main()
