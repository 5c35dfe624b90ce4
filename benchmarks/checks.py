"""Measure the checks and the support model: true statements rejected, false ones missed, agreement with people.

    python benchmarks/checks.py --data ../shared/data [--only spoilt|labelled|links|speed] [--support FOLDER]

1. `compression`: real shortenings of news sentences. How many are rejected, and by which check; attribution apart,
   for a shortening that cuts "police said" away is rejected on purpose.
2. The same, spoilt in one named way each: how many spoilt ones are accepted. Only those whose unspoilt form is
   accepted count, so that the spoiling is what is found.
3. `support/CLIFF`, `support/Goyal21`, `support/wice_dev`: statements that people judged. Each half chooses the
   threshold at which the other is judged; the figure is balanced accuracy, the mean of the shares of right and of wrong
   statements that are found: of the halves that come with the sets, and the mean over forty ways to cut them in two at
   random, since one case more or less is a point. And the area under the ROC curve, which needs no threshold. Beside
   the checks and the support model: baselines chosen the same way.
4. `support/wice_dev`, `support/superpal_dev`: how well links agree with those that people set.
5. `neutral_summaries`: time of the support model for an expert's sentence beside one to eight sentences of the reports,
   in batches on one core.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import math
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from sklearn.metrics import roc_auc_score  # noqa: E402
from spoilt import measure_compression  # noqa: E402

from summarize.models.encoder import MiniLmEncoder  # noqa: E402
from summarize.models.support import SupportModel  # noqa: E402
from summarize.options import VerifyOptions  # noqa: E402
from summarize.split import split_report  # noqa: E402
from summarize.types import Sentence, SplitReport, Support  # noqa: E402
from summarize.verify import SourceIndex, check_text  # noqa: E402
from tests.builders import build_report, build_split_report  # noqa: E402

SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7)
#: These are about form and wording, not about what the source says.
FORM = {"pronoun", "fragment", "loaded"}
#: Sentences of a document that a statement is put beside.
NEAREST = 8
#: Ways in which a set is cut in two.
HALVINGS = 40
LEAST_CARRIED = 1e-6


@dataclass(frozen=True, slots=True)
class Case:
    """Sentences that people judged together, and what they rest on."""

    part: str
    #: Whether it is in the first half of its part.
    first: bool
    document: SplitReport
    told: tuple[str, ...]
    errors: tuple[str, ...]


def read_summaries(path: Path) -> Iterator[Case]:
    """Yield model summaries with the errors that people found in them."""
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            errors = tuple(re.findall(r"'([^']+)'", row["error_type"]))
            if "noise" in errors:
                continue
            told = split_report(build_report(row["summ"])).sentences
            document = split_report(build_report(row["doc"]))
            part = f"{path.stem.split('_')[0]} {row['origin']}"
            yield Case(part, row["cut"] == "val", document, tuple(sentence.text for sentence in told), errors)


def read_claims(path: Path) -> Iterator[Case]:
    """Yield claims of Wikipedia with what people say of their support."""
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        document = build_split_report(*(text for text in row["evidence"] if text.strip()))
        errors = () if row["label"] == "supported" else (row["label"],)
        yield Case("WiCE", at % 2 == 0, document, (row["claim"],), errors)


# ---------------------------------------------------------------- what finds errors; each returns a doubt per case

Method = Callable[[Sequence[Case]], list[float]]


def nearest(document: SplitReport, text: str) -> list[str]:
    return [sentence.text for sentence in SourceIndex(document.sentences).find_nearest(text, NEAREST)]


def doubt_by_model(model: Support) -> Method:
    """Return how unlikely the support model finds it that all sentences of a summary are carried."""

    def doubt(cases: Sequence[Case]) -> list[float]:
        asked = [(at, text) for at, case in enumerate(cases) for text in case.told]
        documents = [[sentence.text for sentence in case.document.sentences] for case in cases]
        judged = model.judge([(text, documents[at]) for at, text in asked])
        doubts = [0.0] * len(cases)
        for (at, _), found in zip(asked, judged, strict=True):
            # The logarithm of a product of probabilities, which would be too small to be told apart from another.
            doubts[at] -= math.log(max(found.carried, LEAST_CARRIED))
        return doubts

    return doubt


def doubt_by_checks(cases: Sequence[Case]) -> list[float]:
    """Return the smallest share of unsupported words at which the checks find nothing; 1 where they always do."""
    return [least_share_found(case) for case in cases]


def least_share_found(case: Case) -> float:
    index, reports = SourceIndex(case.document.sentences), {case.document.report.id: case.document}
    for share in SHARES:
        options = replace(VerifyOptions(), most_unsupported=share)
        verdicts = [check_text(text, index, reports, options=options) for text in case.told]
        if all({finding.check for finding in verdict.findings} <= FORM | {"attribution"} for verdict in verdicts):
            return share
    return 1.0


def unsupported_share(pattern: str, *, worst: bool = False) -> Method:
    """Return the share of words that the document lacks, of the whole or of the sentence of which it is highest."""

    def share(words: Sequence[str], known: set[str]) -> float:
        return sum(word.lower() not in known for word in words) / max(1, len(words))

    def doubt(cases: Sequence[Case]) -> list[float]:
        found = []
        for case in cases:
            known = set(re.findall(r"\w+", case.document.report.text.lower()))
            stated = [re.findall(pattern, text) for text in case.told]
            found.append(
                max((share(words, known) for words in stated), default=0.0)
                if worst
                else share(list(itertools.chain.from_iterable(stated)), known)
            )
        return found

    return doubt


def doubt_by_rouge(cases: Sequence[Case]) -> list[float]:
    """Return the share of pairs of neighbouring words that the document does not have (one less ROUGE-2 precision)."""
    found = []
    for case in cases:
        pairs = [pair for text in case.told for pair in word_pairs(text)]
        known = set(word_pairs(case.document.report.text))
        found.append(sum(pair not in known for pair in pairs) / max(1, len(pairs)))
    return found


def word_pairs(text: str) -> list[tuple[str, str]]:
    words = re.findall(r"\w+", text.lower())
    return list(itertools.pairwise(words))


def doubt_by_cosine(cases: Sequence[Case]) -> list[float]:
    """Return one less the cosine of MiniLM's vectors of a sentence and of the nearest of the document."""
    encoder = MiniLmEncoder()
    asked = [(at, text, nearest(case.document, text)) for at, case in enumerate(cases) for text in case.told]
    texts = list(dict.fromkeys(text for _, told, near in asked for text in (told, *near)))
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    worst = [0.0] * len(cases)
    for at, told, near in asked:
        alike = max((float(vectors[told] @ vectors[text]) for text in near), default=0.0)
        worst[at] = max(worst[at], 1 - alike)
    return worst


# ---------------------------------------------------------------- agreement with people


def balanced_accuracy(doubts: Sequence[float], right: Sequence[bool], threshold: float) -> float:
    kept = [doubt <= threshold for doubt, truth in zip(doubts, right, strict=True) if truth]
    found = [doubt > threshold for doubt, truth in zip(doubts, right, strict=True) if not truth]
    return (sum(kept) / max(1, len(kept)) + sum(found) / max(1, len(found))) / 2


def choose_threshold(doubts: Sequence[float], right: Sequence[bool]) -> float:
    tried = sorted(set(doubts))
    return max(tried, key=lambda threshold: balanced_accuracy(doubts, right, threshold))


def judged_across(
    doubts: Sequence[float], cases: Sequence[Case], firsts: Sequence[bool] = ()
) -> tuple[list[float], list[bool]]:
    """Return the balanced accuracy of each half at the other's threshold, and which cases were found wrong there.

    The halves are those that come with the set, or those that `firsts` makes of it.
    """
    accuracy, found = [], [False] * len(cases)
    firsts = firsts or [case.first for case in cases]
    for first in (False, True):
        here = [at for at, own in enumerate(firsts) if own == first]
        there = [at for at, own in enumerate(firsts) if own != first]
        threshold = choose_threshold([doubts[at] for at in there], [not cases[at].errors for at in there])
        accuracy.append(
            balanced_accuracy([doubts[at] for at in here], [not cases[at].errors for at in here], threshold)
        )
        for at in here:
            found[at] = doubts[at] > threshold
    return accuracy, found


def judged_at_random(doubts: Sequence[float], cases: Sequence[Case]) -> float:
    """Return the mean balanced accuracy over many ways to cut cases in two, the same ones for each method."""
    drawn = random.Random(1)
    accuracy: list[float] = []
    for _ in range(HALVINGS):
        firsts = [at % 2 == 0 for at in range(len(cases))]
        drawn.shuffle(firsts)
        accuracy += judged_across(doubts, cases, firsts)[0]
    return sum(accuracy) / len(accuracy)


def measure_judged(cases: Sequence[Case], methods: Mapping[str, Method]) -> None:
    parts: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        parts[case.part].append(case)
    for part, own in parts.items():
        wrong = sum(bool(case.errors) for case in own)
        print(f"\n{part}: {len(own)} judged, {wrong} of them wrong; share of each kind of error that is found")
        kinds = sorted({error for case in own for error in case.errors})
        head = "BA    (halves)        at random  area   "
        print(f"  {'':18} {head}" + "  ".join(kinds) + "  rejected though right")
        wrongs = [bool(case.errors) for case in own]
        doubts = {name: method(own) for name, method in methods.items()}
        for name, scores in doubts.items():
            accuracy, found = judged_across(scores, own)
            shares = []
            for kind in kinds:
                of_kind = [hit for hit, case in zip(found, own, strict=True) if kind in case.errors]
                shares.append(f"{sum(of_kind) / len(of_kind):{len(kind)}.2f}")
            of_right = [hit for hit, case in zip(found, own, strict=True) if not case.errors]
            print(
                f"  {name:18} {sum(accuracy) / 2:.3f} ({accuracy[1]:.3f}, {accuracy[0]:.3f})"
                f"  {judged_at_random(scores, own):.3f}      {roc_auc_score(wrongs, scores):.3f}  {'  '.join(shares)}"
                f"  {sum(of_right) / max(1, len(of_right)):.2f}"
            )


# ---------------------------------------------------------------- links


def links_by_checks(statement: str, split: SplitReport) -> tuple[Sentence, ...]:
    verdict = check_text(statement, split.sentences, {split.report.id: split})
    return verdict.carried_by or verdict.draft.point.sentences[:1]


def links_by_likeness(statement: str, split: SplitReport) -> tuple[Sentence, ...]:
    return SourceIndex(split.sentences).find_nearest(statement, 1)


def links_by_model(model: Support) -> Callable[[str, SplitReport], tuple[Sentence, ...]]:
    """Return what links the sentence that carries most, and one more where both carry clearly more."""

    def choose(statement: str, split: SplitReport) -> tuple[Sentence, ...]:
        near = SourceIndex(split.sentences).find_nearest(statement, NEAREST)
        if not near:
            return ()
        alone = [found.carried for found in model.judge([(statement, [sentence.text]) for sentence in near])]
        best = max(range(len(near)), key=lambda at: alone[at])
        others = [at for at in range(min(5, len(near))) if at != best]
        pairs = model.judge([(statement, [near[best].text, near[at].text]) for at in others])
        gains = [(found.carried - alone[best], at) for found, at in zip(pairs, others, strict=True)]
        gain, at = max(gains, default=(0.0, best))
        return (near[best], near[at]) if gain > 0.1 else (near[best],)

    return choose


def measure_links(
    name: str, rows: Sequence[tuple[str, SplitReport, Sequence[set[int]]]], model: Support | None
) -> None:
    """Print how well links agree with the best of the groups that people gave."""
    choosers = {"checks": links_by_checks, "likeness, one": links_by_likeness}
    if model is not None:
        choosers["support model"] = links_by_model(model)
    for method, choose in choosers.items():
        hit = given = wanted = 0
        for statement, split, groups in rows:
            linked = {sentence.index for sentence in choose(statement, split)}
            best = max(groups, key=lambda group: len(linked & group) / len(group))
            hit, given, wanted = hit + len(linked & best), given + len(linked), wanted + len(best)
        print(
            f"  {name:9} {method:15} precision {hit / max(1, given):.3f}, recall {hit / max(1, wanted):.3f}, "
            f"{given} links of {len(rows)} statements"
        )


def linked_claims(path: Path) -> list[tuple[str, SplitReport, list[set[int]]]]:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kept = [at for at, text in enumerate(row["evidence"]) if text.strip()]
        split = build_split_report(*(row["evidence"][at] for at in kept))
        groups = [{kept.index(at) for at in group if at in kept} for group in row["supporting_sentences"]]
        groups = [group for group in groups if group]
        if groups and row["label"] == "supported":
            rows.append((row["claim"], split, groups))
    return rows


def linked_spans(path: Path) -> list[tuple[str, SplitReport, list[set[int]]]]:
    """Return summary spans, all aligned sentences of their topic, and those of them that say the same."""
    topics: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            topics[row["topic"]].append(row)
    found = []
    for rows in topics.values():
        texts = list(dict.fromkeys(row["docSentText"] for row in rows))
        split = build_split_report(*texts)
        spans: dict[str, set[int]] = defaultdict(set)
        for row in rows:
            spans[row["summarySpanText"].replace("...", " ")].add(texts.index(row["docSentText"]))
        found += [(span, split, [{at} for at in places]) for span, places in spans.items() if len(texts) > 2]
    return found


# ---------------------------------------------------------------- time


def read_drafts(path: Path, count: int) -> list[tuple[str, list[str]]]:
    """Return sentences of experts, each beside one to eight sentences of the reports that are nearest to it."""
    drawn = random.Random(1)
    drafts: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        index = SourceIndex(
            [sentence for report in row["reports"] for sentence in split_report(build_report(report["text"])).sentences]
        )
        for sentence in split_report(build_report(row["summary"])).sentences:
            near = index.find_nearest(sentence.text, drawn.randrange(1, 9))
            drafts.append((sentence.text, [source.text for source in near]))
    return drafts[:count]


def measure_speed(model: Support, drafts: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Print the milliseconds of this process that a draft takes, the best of three rounds."""
    model.judge(drafts[:8])
    spent = []
    for _ in range(3):
        began = time.process_time()
        model.judge(drafts)
        spent.append(time.process_time() - began)
    print(f"\n{len(drafts)} drafts: {1000 * min(spent) / max(1, len(drafts)):.1f} ms each")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--pairs", type=int, default=3000, help="how many shortenings to read")
    parser.add_argument("--only", choices=("spoilt", "labelled", "links", "speed"), default=None)
    parser.add_argument("--support", type=Path, default=None, help="folder of another support model")
    parser.add_argument("--methods", nargs="+", default=None, help="names of the ways to judge, not all")
    parser.add_argument("--most", type=int, default=0, help="judged statements of a set, drawn by chance; 0 for all")
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.error(f"no data in {options.data}")
    support = options.data / "support"
    model: Support | None = None
    if options.support is not None or SupportModel.is_installed():
        model = SupportModel(options.support) if options.support else SupportModel.load()
    if options.only in {None, "spoilt"}:
        lines = (options.data / "compression" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
        measure_compression([json.loads(line) for line in lines[: options.pairs]])
    if options.only in {None, "labelled"}:
        methods: dict[str, Method] = {} if model is None else {"support model": doubt_by_model(model)}
        methods |= {
            "checks": doubt_by_checks,
            "capitalised words": unsupported_share(r"\b[A-Z]\w+"),
            "content words": unsupported_share(r"\w{4,}"),
            "content, worst": unsupported_share(r"\w{4,}", worst=True),
            "ROUGE-2 precision": doubt_by_rouge,
            "MiniLM cosine": doubt_by_cosine,
        }
        if options.methods:
            methods = {name: method for name, method in methods.items() if name in options.methods}
        for cases in (
            read_summaries(support / "CLIFF_error_types.csv"),
            read_summaries(support / "Goyal21_error_types.csv"),
            read_claims(support / "wice_dev.jsonl"),
        ):
            chosen = list(cases)
            if options.most:
                chosen = random.Random(1).sample(chosen, min(options.most, len(chosen)))
            measure_judged(chosen, methods)
    if options.only in {None, "links"}:
        print("\nlinks beside those that people set")
        measure_links("WiCE", linked_claims(support / "wice_dev.jsonl"), model)
        measure_links("SuperPAL", linked_spans(support / "superpal_dev.csv"), model)
    if options.only in {None, "speed"} and model is not None:
        measure_speed(model, read_drafts(options.data / "neutral_summaries" / "val.jsonl", 400))


if __name__ == "__main__":
    main()
