"""Measure the checks: true statements rejected, false ones missed, and agreement with people's labels.

    python benchmarks/checks.py --data ../shared/data

1. `compression`: real shortenings of news sentences. How many are rejected, and by which check; attribution apart,
   for a shortening that cuts "police said" away is rejected on purpose.
2. The same, spoilt in one named way each: how many spoilt ones are accepted. Only those whose unspoilt form is
   accepted count, so that the spoiling is what is found.
3. `support/CLIFF` and `support/Goyal21`: model summaries that people judged. The part labelled "val" chooses the share
   of unsupported words that is let pass, the part labelled "test" is reported; beside it two baselines chosen the same
   way: the share of capitalised words, and of all content words, that the document has.
4. `support/wice_dev`: claims with the sentences that support them: how well the links agree.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from summarize.options import VerifyOptions  # noqa: E402
from summarize.split import split_report  # noqa: E402
from summarize.types import Draft, Point, SplitReport, Verdict  # noqa: E402
from summarize.verify import SourceIndex, check_text, verify_drafts  # noqa: E402
from tests.builders import build_report, build_split_report  # noqa: E402

Spoil = Callable[[random.Random, str, str], str | None]
DAYS = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr|Sept|Octo|Nov|Dec)\w+|March|April|May|June|July|August)\b"
)
#: A run of capitalised words inside a sentence, or of two or more at its start.
CAPITAL = re.compile(rf"(?:(?<=[a-z,] )(?!{DAYS})[A-Z]\w+(?: [A-Z]\w+)*|^[A-Z]\w+(?: [A-Z]\w+)+)")
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7)
#: These are about form and wording, not about what the source says.
FORM = {"pronoun", "fragment", "loaded"}


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
        chance = random.Random(7)
        spoilt = [
            (row["sentence"], text)
            for row in (rows if name == "speaker dropped" else accepted)
            if (text := spoil(chance, row["sentence"], row["compression"])) and text != row["compression"]
        ]
        missed = sum(judge(source, text).accepted for source, text in spoilt)
        print(f"  {name:40} {len(spoilt):6} {100 * missed / max(1, len(spoilt)):8.1f} %")


# ---------------------------------------------------------------- labelled summaries


def read_labelled(path: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Yield (origin and part, document, summary, right)."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["error_type"] != "['noise']":
                yield f"{row['origin']} {row['cut']}", row["doc"], row["summ"], row["error_type"] in {"", "correct"}


def unsupported_share(document: str, summary: str, pattern: str) -> float:
    words = re.findall(pattern, summary)
    known = set(re.findall(r"\w+", document.lower()))
    return sum(word.lower() not in known for word in words) / max(1, len(words))


def least_share_found(document: SplitReport, sentences: Sequence[str], index: SourceIndex) -> float:
    """Return the smallest allowed share of unsupported words at which nothing is found; 1 when something always is."""
    reports = {document.report.id: document}
    for share in SHARES:
        options = replace(VerifyOptions(), most_unsupported=share)
        verdicts = [check_text(sentence, index, reports, options=options) for sentence in sentences]
        if all({finding.check for finding in verdict.findings} <= FORM | {"attribution"} for verdict in verdicts):
            return share
    return 1.0


def balanced_accuracy(scores: Sequence[tuple[float, bool]], threshold: float) -> float:
    right = [score <= threshold for score, truth in scores if truth]
    wrong = [score > threshold for score, truth in scores if not truth]
    return (sum(right) / max(1, len(right)) + sum(wrong) / max(1, len(wrong))) / 2


def measure_labelled(path: Path) -> None:
    scores: dict[str, dict[str, list[tuple[float, bool]]]] = {}
    for part, text, summary, right in read_labelled(path):
        document = split_report(build_report(text))
        index = SourceIndex(document.sentences)
        told = [sentence.text for sentence in split_report(build_report(summary)).sentences]
        for method, score in (
            ("checks", least_share_found(document, told, index)),
            ("capitalised words", unsupported_share(text, summary, r"\b[A-Z]\w+")),
            ("content words", unsupported_share(text, summary, r"\w{4,}")),
        ):
            scores.setdefault(method, {}).setdefault(part, []).append((score, right))
    for method, parts in scores.items():
        for part in sorted(part for part in parts if part.endswith("test")):
            chosen = parts[part.replace("test", "val")]
            thresholds = sorted({score for score, _ in chosen})
            best = max(thresholds, key=lambda threshold: balanced_accuracy(chosen, threshold))
            accuracy = balanced_accuracy(parts[part], best)
            print(f"  {path.stem[:7]:8} {part:12} {method:18} {accuracy:.3f}  (threshold {best:.2f})")


def measure_links(path: Path) -> None:
    hit = given = wanted = 0
    scores = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        evidence = [text for text in row["evidence"] if text.strip()]
        places = {place for place, text in enumerate(row["evidence"]) if text.strip()}
        kept = sorted(places)
        split = build_split_report(*evidence)
        verdict = check_text(row["claim"], split.sentences, {"r1": split})
        linked = {kept[sentence.index] for sentence in verdict.carried_by}
        scores.append((float(bool({f.check for f in verdict.findings} - FORM)), row["label"] == "supported"))
        if linked and row["supporting_sentences"]:
            best = max(row["supporting_sentences"], key=lambda group: len(linked & set(group)))
            hit += len(linked & set(best))
            given += len(linked)
            wanted += len(best)
    print(f"  balanced accuracy {balanced_accuracy(scores, 0.0):.3f} on {len(scores)} claims")
    precision, recall = hit / max(1, given), hit / max(1, wanted)
    print(f"  links of accepted claims: precision {precision:.3f}, recall {recall:.3f}, {given} links")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--pairs", type=int, default=3000, help="how many shortenings to read")
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.error(f"no data in {options.data}")
    lines = (options.data / "compression" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    measure_compression([json.loads(line) for line in lines[: options.pairs]])
    print("\nbalanced accuracy on summaries that people judged")
    for name in ("CLIFF_error_types.csv", "Goyal21_error_types.csv"):
        measure_labelled(options.data / "support" / name)
    print("\nWiCE claims")
    measure_links(options.data / "support" / "wice_dev.jsonl")


if __name__ == "__main__":
    main()
