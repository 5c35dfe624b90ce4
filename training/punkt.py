"""Train the Punkt parameters in `summarize/weights/punkt/` on news articles, with NLTK's own trainer.

    nice python training/punkt.py --data ../shared/data

Articles of validation events, and those that share a run of thirteen words with one, are left out.
The same data and seed give the same files.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from held_out import HeldOut, read_articles
from nltk.probability import FreqDist
from nltk.tokenize.punkt import PunktParameters, PunktTrainer

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "summarize" / "weights" / "punkt"

#: One character for one, as the splitter does it before it asks Punkt.
PLAIN_QUOTES = str.maketrans("“”„‟«»‘’‛`´", '""""""\'\'\'\'\'')
#: Letters with or without stops, and "r-calif"; no numbers, no stray punctuation.
SPELLING = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*")


def sample_texts(data: Path, size: int, seed: int) -> list[str]:
    """Draw articles that may be trained on."""
    articles = [
        article
        for path in sorted((data / "news_articles").glob("articles-*.jsonl.gz"))
        for article in read_articles(path)
    ]
    random.Random(seed).shuffle(articles)
    held = HeldOut(data)
    return [article.text for article in islice((each for each in articles if not held.holds(each)), size)]


def is_spelt(word: str) -> bool:
    return word == "##number##" or SPELLING.fullmatch(word) is not None


class NewsTrainer(PunktTrainer):
    """Punkt's trainer, for a corpus a hundred times the size that it was made for.

    Its penalty for an abbreviation that is also seen without its stop grows with the number of
    times, not with their share, so that in millions of words a handful of "Mr" rules out "Mr.".
    Here the share decides.
    """

    IGNORE_ABBREV_PENALTY = True
    INCLUDE_ABBREV_COLLOCS = True
    #: Least share of the times it is seen that an abbreviation has its stop. Not tuned.
    WITH_STOP = 0.75

    def _reclassify_abbrev_types(self, types: set[str]) -> Iterator[tuple[str, float, bool]]:
        for word, score, add in super()._reclassify_abbrev_types(types):
            with_stop = self._type_fdist[f"{word}."]
            known = with_stop / max(1, with_stop + self._type_fdist[word]) >= self.WITH_STOP
            yield word, score if known and is_spelt(word) else 0.0, add


def train(texts: list[str]) -> tuple[PunktParameters, FreqDist]:
    """Let NLTK's trainer read the texts; also return how often each word type was seen."""
    trainer = NewsTrainer()
    for start in range(0, len(texts), 500):
        # A newline is a paragraph in this data; Punkt wants a blank line for that.
        block = "\n\n".join(texts[start : start + 500]).replace("\n", "\n\n").translate(PLAIN_QUOTES)
        trainer.train(block, finalize=False)
        print(f"{min(start + 500, len(texts)):,} articles", file=sys.stderr)
    trainer.finalize_training()
    return trainer.get_params(), trainer._type_fdist  # noqa: SLF001 - the counts have no public door


def write_parameters(params: PunktParameters, counts: FreqDist, folder: Path, rarest: int) -> None:
    """Write the parameters as text, sorted, one to a line; what is misspelt or seen rarely is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "abbrev_types.txt": (word for word in sorted(params.abbrev_types) if is_spelt(word)),
        "collocations.tab": (
            f"{first}\t{second}"
            for first, second in sorted(params.collocations)
            if is_spelt(first) and is_spelt(second)
        ),
        "sent_starters.txt": (word for word in sorted(params.sent_starters) if is_spelt(word)),
        "ortho_context.tab": (
            f"{word}\t{flags}"
            for word, flags in sorted(params.ortho_context.items())
            if is_spelt(word.removesuffix(".")) and counts[word] + counts[f"{word}."] >= rarest
        ),
    }
    for name, lines in files.items():
        path = folder / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--rarest", type=int, default=5, help="word types seen less often are left out")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    if not (chosen.data / "news_articles").is_dir():
        sys.exit(f"error: no articles to train on: {chosen.data / 'news_articles'}: no such folder")
    began = time.monotonic()
    texts = sample_texts(chosen.data, chosen.articles, chosen.seed)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts):,} articles, {words:,} words")
    params, counts = train(texts)
    write_parameters(params, counts, chosen.out, chosen.rarest)
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
