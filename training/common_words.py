"""Count which words news writes in lower case, so that a capital at the start of a sentence need not mean a name.

    python training/common_words.py --data DIR

Reads `news_articles/articles-*.jsonl.gz`, takes the words that stand in lower case at least 100 times and at least
three times as often as capitalised inside a sentence, and writes them to `summarize/weights/words/common.txt`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).parent.parent / "summarize" / "weights" / "words" / "common.txt"
#: A word with what stands before it: only words after a lower-case word tell how they are written by choice.
WORD = re.compile(r"(?<=[a-z,] )[A-Za-z][a-z]+\b")


def count_words(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word stands in lower case and capitalised inside sentences."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted(folder.glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in WORD.findall(json.loads(line)["text"]):
                    if word[0].islower():
                        lower[word] += 1
                    else:
                        capital[word.lower()] += 1
    return lower, capital


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    folder = parser.parse_args().data / "news_articles"
    if not folder.is_dir():
        parser.error(f"no articles in {folder}")
    lower, capital = count_words(folder)
    common = sorted(word for word, count in lower.items() if count >= 100 and count >= 3 * capital[word])
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(common) + "\n", encoding="utf-8")
    print(f"{len(common)} words written to {TARGET}")


if __name__ == "__main__":
    main()
