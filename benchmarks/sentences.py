"""Measure sentence boundaries: ours beside NLTK's own Punkt, on the cases in `tests/cases/sentences`.

    python benchmarks/sentences.py --data ../shared/data

A boundary is right when a sentence begins where it should. The share is of all boundaries that are
there or were set, so that a missed one and a wrong one cost the same.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from summarize.split import split_report  # noqa: E402
from tests.builders import build_report  # noqa: E402
from tests.sentence_cases import Score, Splitter, read_cases, score_case  # noqa: E402

NOTHING = Score(0, 0, 0)


def split_ours(text: str) -> list[tuple[int, int]]:
    return [(sentence.start, sentence.end) for sentence in split_report(build_report(text)).sentences]


def open_punkt(folder: Path) -> PunktSentenceTokenizer:
    def lines(name: str) -> list[str]:
        return (folder / name).read_text(encoding="utf-8").splitlines()

    params = PunktParameters()
    params.abbrev_types = set(lines("abbrev_types.txt"))
    params.sent_starters = set(lines("sent_starters.txt"))
    params.collocations = {tuple(line.split("\t")) for line in lines("collocations.tab")}
    for line in lines("ortho_context.tab"):
        word, flags = line.rsplit("\t", 1)
        params.ortho_context[word] = int(flags)
    return PunktSentenceTokenizer(params)


def whole(punkt: PunktSentenceTokenizer) -> Splitter:
    return lambda text: list(punkt.span_tokenize(text))


def by_line(punkt: PunktSentenceTokenizer) -> Splitter:
    """Return a splitter that gives Punkt one line at a time, since it does not cut at newlines itself."""

    def split(text: str) -> list[tuple[int, int]]:
        spans, at = [], 0
        for line in text.splitlines(keepends=True):
            spans += [(at + start, at + end) for start, end in punkt.span_tokenize(line)]
            at += len(line)
        return spans

    return split


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("-v", "--verbose", action="store_true", help="show the cases that we get wrong")
    chosen = parser.parse_args()

    splitters: dict[str, Splitter] = {"ours": split_ours}
    trained = open_punkt(ROOT / "summarize" / "weights" / "punkt")
    splitters["Punkt alone, our parameters"] = by_line(trained)
    theirs = chosen.data / "nltk" / "tokenizers" / "punkt_tab" / "english"
    if theirs.is_dir():
        splitters["Punkt, punkt_tab"] = whole(open_punkt(theirs))
        splitters["Punkt, punkt_tab, line by line"] = by_line(open_punkt(theirs))
    else:
        print(f"punkt_tab is not measured: {theirs}: no such folder", file=sys.stderr)

    cases = read_cases()
    print(f"{len(cases)} cases, {sum(len(case.sentences) - 1 for case in cases)} boundaries\n")
    print(f"{'':<32}{'right':>7}{'missed':>8}{'wrong':>7}{'share':>8}")
    kinds: dict[str, dict[str, Score]] = {}
    for name, split in splitters.items():
        kinds[name] = defaultdict(lambda: NOTHING)
        for case in cases:
            score = score_case(case, split)
            kinds[name][case.kind] += score
            if chosen.verbose and name == "ours" and score.share < 1 and score.missed + score.wrong:
                print(f"  {case.kind}: {case.line}\n    {[case.text[start:end] for start, end in split(case.text)]}")
        total = sum(kinds[name].values(), NOTHING)
        print(f"{name:<32}{total.right:>7}{total.missed:>8}{total.wrong:>7}{total.share:>8.1%}")
    print(f"\n{'share right, by kind':<32}" + "".join(f"{name.split(',')[-1].strip()[:16]:>18}" for name in splitters))
    for kind in sorted({case.kind for case in cases}):
        print(f"{kind:<32}" + "".join(f"{kinds[name][kind].share:>18.1%}" for name in splitters))


if __name__ == "__main__":
    main()
