"""Turn examples of the support model into word pieces and marks; the articles of one in thirty are held back.

python -m training.support_encode --examples training/out/support/examples.jsonl --out training/out/support/encoded
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer
from tokenizers.pre_tokenizers import BertPreTokenizer, Split
from tokenizers.pre_tokenizers import Sequence as Steps

from summarize.models.support_network import SupportConfig, join_pieces
from summarize.models.support_words import choose_sources, count_lacking

from .writer_data import read_lines

HELD_BACK = 30
#: What is known of a piece: that it is carried, that it is not, nothing.
RIGHT, WRONG, UNKNOWN = 0, 1, 2


#: Most examples of kinds that are easy to make, and soon learnt.
MOST = {
    "content word": 5000, "look-alikes": 4500, "news, elsewhere": 4000, "news": 9000, "opposite": 5000,
    "middle cut": 6000, "tail added": 3500, "phrase added": 5000,
}  # fmt: skip


#: Share that is learnt from: of what is not carried, for there is twice as much of it; of kinds that are easy to tell;
#: and of those that the bundled writer errs in.
_NOT_CARRIED = 0.65
_LEARNT = {
    "look-alikes": 0.4, "highlights, elsewhere": 0.5, "news, elsewhere": 0.5, "content word": 0.55, "tail added": 0.5,
    "roles": 0.9, "name of the source": 0.9, "middle cut": 0.9, "halves": 0.9, "drafts": 0.9, "negation": 0.9,
    "number": 0.9,
}  # fmt: skip


#: Signs of money, and numbers before a unit: "£1.9million" and "£ 1.9 million" are one.
_APART = r"[£€¥$]|\d[\d.,]*(?=(?:m|mn|bn|tn|k|p|am|pm|ft|kg|km|cm|mm|mph|million|billion|trillion)\b)"


def read_tokenizer(path: Path) -> Tokenizer:
    """Return a BERT tokenizer that parts numbers from what is glued to them."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.pre_tokenizer = Steps([Split(Regex(_APART), "isolated"), BertPreTokenizer()])
    return tokenizer


def is_learnt(row: dict[str, object], rng: random.Random) -> bool:
    """Draw whether an example is learnt from."""
    share = _NOT_CARRIED if row["carried"] is False else 1.0
    return rng.random() < _LEARNT.get(str(row["kind"]), share)


def capped(rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Return the rows less those of a kind that come after enough of it."""
    seen: Counter[str] = Counter()
    kept = []
    for row in rows:
        seen[str(row["kind"])] += 1
        if seen[str(row["kind"])] <= MOST.get(str(row["kind"]), len(rows)):
            kept.append(row)
    return kept


def labels(offsets: Sequence[tuple[int, int]], wrong: Sequence[Sequence[int]] | None) -> list[int]:
    """Return for each piece of a statement whether it is wrong."""
    if wrong is None:
        return [UNKNOWN] * len(offsets)
    return [WRONG if any(start < last and first < end for first, last in wrong) else RIGHT for start, end in offsets]


def encode(
    rows: Sequence[dict[str, object]], tokenizer: Tokenizer, config: SupportConfig, rng: random.Random, *, longest: int
) -> dict[str, np.ndarray]:
    """Return examples as flat arrays; what does not fit, or is longer than so many pieces, is left out."""
    flat: dict[str, list[np.ndarray]] = {"pieces": [], "marks": [], "wrong": []}
    columns: dict[str, list[float]] = {name: [] for name in ("length", "carried", "reads", "weight", "lacking", "kind")}
    kinds: dict[str, int] = {}
    lost = 0
    for start in range(0, len(rows), 4000):
        part = rows[start : start + 4000]
        texts = list({t for row in part for t in (row["statement"], *row["sources"], *row["beside"])})  # type: ignore[misc]
        found = dict(zip(texts, tokenizer.encode_batch(texts, add_special_tokens=False), strict=True))
        for row in part:
            stated = found[row["statement"]]
            if not stated.ids or len(stated.ids) > config.most_statement:
                continue
            given = [*row["sources"], *row["beside"]]  # type: ignore[misc]
            rng.shuffle(given)
            read = [found[text].ids for text in given]
            # As it is done in earnest, so that what is learnt is to judge what is chosen.
            room = config.positions - len(stated.ids) - 2
            chosen = choose_sources(row["statement"], given, [len(ids) + 1 for ids in read], room)  # type: ignore[arg-type]
            if row["carried"] and not {given[at] for at in chosen} >= set(row["sources"]):  # type: ignore[call-overload]
                lost += 1
                continue
            pieces, marks = join_pieces(stated.ids, [read[at] for at in chosen])
            if len(pieces) > longest:
                continue
            known = [UNKNOWN, *labels(stated.offsets, row["wrong"])]  # type: ignore[arg-type]
            wrong = np.full(len(pieces), UNKNOWN, np.uint8)
            wrong[: len(known)] = known
            flat["pieces"].append(pieces.astype(np.uint16))
            flat["marks"].append(marks.astype(np.uint8))
            flat["wrong"].append(wrong)
            columns["length"].append(len(pieces))
            for name in ("carried", "reads"):
                columns[name].append(-1 if row[name] is None else int(bool(row[name])))
            columns["weight"].append(float(str(row["weight"])))
            columns["lacking"].append(math.log1p(count_lacking(row["statement"], given)))  # type: ignore[arg-type]
            columns["kind"].append(kinds.setdefault(str(row["kind"]), len(kinds)))
    print(f"{lost} true ones are left out, for other sentences were chosen than those that carry them", flush=True)
    arrays = {name: np.concatenate(parts) for name, parts in flat.items()}
    arrays |= {
        name: np.array(values, np.float32 if name in {"weight", "lacking"} else np.int32)
        for name, values in columns.items()
    }
    return {**arrays, "kinds": np.array(list(kinds))}


def main(arguments: Sequence[str] | None = None) -> None:
    """Encode the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, default=Path("training/out/support/examples.jsonl"))
    parser.add_argument("--tokenizer", type=Path, default=Path("summarize/weights/writer/tokenizer.json"))
    parser.add_argument("--out", type=Path, default=Path("training/out/support/encoded"))
    parser.add_argument("--longest", type=int, default=150, help="pieces of an example that is learnt from")
    parser.add_argument("--most", type=int, default=120_000, help="examples")
    parser.add_argument("--sizes", default="{}", help="JSON: sizes of the model that differ from the bundled one's")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    rows = list(read_lines(options.examples))
    tokenizer = read_tokenizer(options.tokenizer)
    config = SupportConfig(**json.loads(options.sizes))
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(options.out / "tokenizer.json"))
    for name in ("val", "train"):
        chosen = [row for row in rows if (int(str(row["group"])) % HELD_BACK == 0) == (name == "val")]
        chosen = capped(chosen)[: options.most if name == "train" else options.most // 40]
        rng = random.Random(1)
        if name == "train":
            chosen = [row for row in chosen if is_learnt(row, rng)]
        longest = options.longest if name == "train" else config.positions
        arrays = encode(chosen, tokenizer, config, rng, longest=longest)
        np.savez(options.out / f"{name}.npz", **arrays)  # type: ignore[arg-type]
        said = Counter(zip(arrays["carried"].tolist(), arrays["reads"].tolist(), strict=True))
        print(
            f"{time.monotonic() - began:5.0f} s  {name}: {len(arrays['length'])} of {len(chosen)} examples, "
            f"{arrays['length'].mean():.1f} pieces; (carried, reads): {dict(said)}",
            flush=True,
        )


if __name__ == "__main__":
    main()
