"""True shortenings of news sentences that the checks reject, and spoilt ones that they accept; see `checks.py`."""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from summarize.options import VerifyOptions  # noqa: E402
from summarize.types import Draft, Point, Verdict  # noqa: E402
from summarize.verify import verify_drafts  # noqa: E402
from tests.builders import build_split_report  # noqa: E402

Spoil = Callable[[random.Random, str, str], str | None]
DAYS = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr|Sept|Octo|Nov|Dec)\w+|March|April|May|June|July|August)\b"
)
#: A run of capitalised words inside a sentence, or of two or more at its start.
CAPITAL = re.compile(rf"(?:(?<=[a-z,] )(?!{DAYS})[A-Z]\w+(?: [A-Z]\w+)*|^[A-Z]\w+(?: [A-Z]\w+)+)")


def judge(source: str, text: str) -> Verdict:
    split = build_split_report(source)
    return verify_drafts([Draft(Point(split.sentences, 1.0), text, "")], {"r1": split}, options=VerifyOptions())[0]


# ---------------------------------------------------------------- ways to spoil a true statement


def swap_pattern(*pairs: tuple[str, str]) -> Spoil:
    def spoil(_: random.Random, source: str, text: str) -> str | None:
        del source
        for pattern, put in pairs:
            if re.search(pattern, text):
                return re.sub(pattern, put, text, count=1)
        return None

    return spoil


def change_number(chance: random.Random, source: str, text: str) -> str | None:
    numbers = list(re.finditer(r"(?<![\w.,])\d+(?![\w.,]*\d)", text))
    if not numbers:
        return None
    match = chance.choice(numbers)
    value = str(int(match[0]) + chance.choice([1, 2, 3, 7, 10]))
    return None if re.search(rf"\b{value}\b", source) else text[: match.start()] + value + text[match.end() :]


def take_name_of_the_source(chance: random.Random, source: str, text: str) -> str | None:
    ours = list(CAPITAL.finditer(text))
    theirs = [name for name in CAPITAL.findall(source) if not set(name.split()) & set(text.split())]
    if not ours or not theirs:
        return None
    match = chance.choice(ours)
    return text[: match.start()] + chance.choice(theirs) + text[match.end() :]


def invent_name(chance: random.Random, source: str, text: str) -> str | None:
    del source
    ours = list(CAPITAL.finditer(text))
    if not ours:
        return None
    match = chance.choice(ours)
    return text[: match.start()] + chance.choice(["Orlava", "Ada Morel", "Port Vale"]) + text[match.end() :]


def swap_names(_: random.Random, source: str, text: str) -> str | None:
    del source
    match = re.search(r"^([A-Z]\w+(?: [A-Z]\w+)*)( [a-z][^,;]*? )([A-Z]\w+(?: [A-Z]\w+)*)", text)
    if not match or re.search(r"\b(?:and|with|of|in|at|like)\b", match[2]):
        return None
    return match[3] + match[2] + match[1] + text[match.end() :]


def drop_speaker(_: random.Random, source: str, text: str) -> str | None:
    del source
    match = re.fullmatch(r"[A-Z][\w .]{2,40} (?:said|says) (?:that )?([a-z].{25,})", text)
    return match[1][0].upper() + match[1][1:] if match else None


def add_clause(chance: random.Random, source: str, text: str) -> str | None:
    del source
    tails = [
        " despite protests from residents.",
        " and critics condemned the decision.",
        " to win voters before the election.",
    ]
    return text.rstrip(". ") + chance.choice(tails)


SPOILS: dict[str, Spoil] = {
    "number changed": change_number,
    "name invented": invent_name,
    "name of the source in the wrong place": take_name_of_the_source,
    "two names swapped": swap_names,
    "negation dropped": swap_pattern(
        (r" not ", " "), (r"n't ", " "), (r" never ", " "), (r" failed to ", " managed to ")
    ),
    "negation added": swap_pattern((r" (is|was|are|were|has|have|will|would) (?!not)", r" \1 not ")),
    "modality hardened": swap_pattern(
        (r" (?:may|might|could) ", " will "),
        (r" allegedly ", " "),
        (r" alleged ", " "),
        (r" (?:plans|wants|hopes) to ", " will "),
    ),
    "speaker dropped": drop_speaker,
    "cause added": swap_pattern((r" after ", " because of ")),
    "clause added": add_clause,
}


def measure_compression(rows: Sequence[dict[str, str]]) -> None:
    rejected: Counter[str] = Counter()
    accepted = []
    begin = time.process_time()
    for row in rows:
        verdict = judge(row["sentence"], row["compression"])
        kinds = {finding.check for finding in verdict.findings}
        rejected.update(kinds)
        rejected["any check but attribution"] += bool(kinds - {"attribution"})
        if not kinds:
            accepted.append(row)
    spent = time.process_time() - begin
    print(
        f"true shortenings: {len(rows)}, rejected {len(rows) - len(accepted)}, {1000 * spent / len(rows):.2f} ms each"
    )
    for kind, count in rejected.most_common():
        print(f"  {kind:28} {count:5} {100 * count / len(rows):5.1f} %")
    print("\nspoilt shortenings                          tried  accepted")
    for name, spoil in SPOILS.items():
        # Each with a chance of its own: no figure moves because another sentence is accepted.
        spoilt = [
            (row["sentence"], text)
            for row in (rows if name == "speaker dropped" else accepted)
            if (text := spoil(random.Random(row["sentence"]), row["sentence"], row["compression"]))
            and text != row["compression"]
        ]
        missed = sum(judge(source, text).accepted for source, text in spoilt)
        print(f"  {name:40} {len(spoilt):6} {100 * missed / max(1, len(spoilt)):8.1f} %")
