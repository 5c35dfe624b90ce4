"""Count in how many news articles each word stands, for the weights of words when reports are grouped.

Reads `news_articles/articles-*.jsonl.gz`; articles of validation events, and near-copies of them, are never counted.
Writes `summarize/weights/merge/background_df.txt.gz`: the number of articles, then word and count per line.
"""

from __future__ import annotations

import argparse
import gzip
import io
import sys
from collections import Counter
from pathlib import Path

from held_out import read_training_articles

from summarize.cluster.signals import find_words

TARGET = Path(__file__).parents[1] / "summarize" / "weights" / "merge" / "background_df.txt.gz"
#: Rarer words are as good as unseen; with 5 the file has a quarter of the words that it has with 1.
LEAST_COUNT = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--words", type=int, default=100, help="words of title and text that are counted")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    for article in read_training_articles(given.data):
        lead = " ".join(f"{article.title} {article.text[: given.words * 20]}".split()[: given.words])
        counts.update(set(find_words(lead)))
        articles += 1
    if not articles:
        print(f"error: no articles in {given.data / 'news_articles'}", file=sys.stderr)
        return 1
    kept = sorted((word, count) for word, count in counts.items() if count >= LEAST_COUNT)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    text = f"{articles}\n" + "".join(f"{word}\t{count}\n" for word, count in kept)
    buffer = io.BytesIO()
    # No time in the header: the same counts give the same file.
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as stream:
        stream.write(text.encode())
    given.output.write_bytes(buffer.getvalue())
    print(f"{articles} articles, {len(kept)} words, {len(buffer.getvalue()) / 1000:.0f} kB -> {given.output}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
