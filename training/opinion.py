"""Fit the weights by which an opinion is told from a report (summarize/text/opinion.py).

    python -m training.opinion [--data ../shared/data]

Nobody labelled sentences: those of opinion pieces (by their address or byline) stand for opinions, those of agencies
and broadcasters, and of experts' neutral summaries, for reports. Many a sentence of an opinion piece reports, so a
first model, fitted on other articles, takes out of each class what it finds to be of the other. Each topic weighs the
same in both classes, so that no subject is an opinion. Articles of validation events are left out, and so are
sentences that no summary takes: questions, and those in the first or second person. Writes
summarize/weights/opinion.json.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from summarize.split import split_report
from summarize.text.opinion import opinion_features
from summarize.text.quotations import find_quotations, mask_quotations
from summarize.types import Report
from training.held_out import HeldOut

TARGET = Path(__file__).parent.parent / "summarize" / "weights" / "opinion.json"
#: Features that are shipped, those of the largest weights.
KEPT = 17000
#: Sentences of one article.
PER_ARTICLE = 24
#: Articles that a feature must be in.
RAREST = 12
#: How much likelier two articles with a feature may be on one topic than any two: "oil" tells what a text is about.
TOPICAL = 2.2
#: Sentences that a model fitted on other articles finds this unlike their class are taken for the other one.
UNLIKE = 0.4
_OPINION_ADDRESS = re.compile(r"/(?:opinions?|columnists?|columns?|commentary|editorials?|op-ed|commentisfree)\b")
_OPINION_BYLINE = re.compile(
    r"Guest Writer|Opinion|Editorial|^(?:John Stossel|Ben Shapiro|Newt Gingrich|Michelle Malkin|Julian Zelizer"
    r"|Juan Williams|David Brooks|Ann Coulter|Victor Hanson|Rich Lowry|George Will|John Fund)$"
)
#: Magazines whose articles argue, whatever their address.
_MAGAZINES = frozenset(
    [
        "Townhall", "National Review", "Salon", "American Spectator", "Reason", "Slate", "Daily Kos", "The Atlantic",
        "Vanity Fair", "The Federalist", "New Republic", "Jacobin", "ThinkProgress", "Daily Beast", "Mother Jones",
    ]
)  # fmt: skip
_NEWSROOMS = frozenset(
    [
        "Reuters", "Associated Press", "BBC News", "NPR Online News", "ABC News", "CBS News", "Al Jazeera", "USA TODAY",
        "Wall Street Journal - News", "Bloomberg", "NBC News (Online)", "NBCNews.com", "CNBC",
    ]
)  # fmt: skip
_BLOG = re.compile(
    r"/(?:blogs?|indepth|in-depth|longform|investigates|future|sport|sports|life|entertainment)/|politics-blog"
)
_PERSONAL = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|me|[Yy]ou|[Yy]our|[Ll]et['’]s)\b(?![.&/]\w)")


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a sentence, and where it is from."""

    features: tuple[str, ...]
    opinion: bool
    topic: str
    group: int


def main() -> None:
    """Fit, measure on articles set aside, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    if not (arguments.data / "news_articles").is_dir():
        parser.error(f"no news_articles in {arguments.data}: give the folder with --data")
    examples = list(read_examples(arguments.data))
    print(f"{len(examples)} sentences, {sum(one.opinion for one in examples)} of opinion pieces")
    names, matrix, articles = count_features(examples)
    # Rare words judge as much as frequent ones: without this, they would hardly be allowed to.
    rarity = np.log(len({one.group for one in examples}) / articles)
    matrix = csr_matrix(matrix.multiply(rarity))
    print(f"{len(names)} features")
    labels = np.array([one.opinion for one in examples])
    groups = np.array([one.group for one in examples])
    weights = weigh_topics(examples)
    held = groups % 10 == 0
    clean = find_clean(matrix, labels, weights, groups, ~held)
    print(
        f"kept as what their class is: {clean[labels].mean():.2f} of opinions, {clean[~labels].mean():.2f} of reports"
    )
    use = ~held & clean
    model = LogisticRegression(C=0.1, max_iter=150, tol=1e-3).fit(matrix[use], labels[use], weights[use])
    weight = model.coef_[0] * rarity
    kept = np.argsort(-np.abs(weight) * np.sqrt(articles))[:KEPT]
    unit = 100.0
    table = {names[column]: round(float(unit * weight[column])) for column in kept}
    shipped = np.zeros(len(names))
    shipped[kept] = np.round(unit * weight[kept]) / unit / rarity[kept]
    totals = matrix @ shipped
    for name, chosen in (
        ("all sentences", held),
        ("without those unlike their class", held & find_clean(matrix, labels, weights, groups, held)),
    ):
        area = roc_auc_score(labels[chosen], totals[chosen], sample_weight=weights[chosen])
        print(f"held-out AUC, {name}: {area:.3f}")
    scale = LogisticRegression(C=1e6).fit(totals[held, None], labels[held], weights[held])
    written = {
        "fitted_on": "news_articles, neutral_summaries/train",
        "bias": round(float(scale.intercept_[0]), 4),
        "slope": round(float(scale.coef_[0][0]), 4),
        "unit": unit,
        "weights": dict(sorted((name, weight) for name, weight in table.items() if weight)),
    }
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    arguments.target.write_text(text + "\n", "utf-8")
    print(f"{len(written['weights'])} weights, {len(text.encode()) / 1000:.0f} kB")
    ordered = sorted(table, key=table.__getitem__)
    print("reports:", ", ".join(ordered[:60]))
    print("opinions:", ", ".join(reversed(ordered[-60:])))


def read_examples(data: Path) -> Iterator[Example]:
    """Yield the sentences of opinion pieces, of newsrooms' reports and of experts' summaries."""
    held = HeldOut(data)
    for path in sorted((data / "news_articles").glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                kind = read_kind(article["outlet"] or "", article["url"] or "")
                if kind is None or held.holds_any((article["id"],), article["text"]):
                    continue
                group = zlib.crc32(article["id"].encode())
                for features in itertools.islice(read_sentences(article["text"]), PER_ARTICLE):
                    yield Example(features, kind, article["topic"] or "", group)
    for line in (data / "neutral_summaries" / "train.jsonl").read_text("utf-8").splitlines():
        event = json.loads(line)
        group = zlib.crc32(event["summary"].encode())
        for features in read_sentences(event["summary"]):
            yield Example(features, opinion=False, topic="", group=group)


def read_kind(outlet: str, url: str) -> bool | None:
    """Return whether an article is an opinion piece; None where neither its address nor its outlet tells."""
    if _OPINION_ADDRESS.search(url) or _OPINION_BYLINE.search(outlet) or outlet in _MAGAZINES:
        return True
    if outlet in _NEWSROOMS and not _BLOG.search(url):
        return False
    return None


def read_sentences(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the features of each sentence that a summary might take."""
    for sentence in split_report(Report("", "", "", text, "", "", None, "en", "")).sentences:
        bare = mask_quotations(sentence.text)
        words = len(bare.split())
        if not 5 <= words <= 75 or bare.rstrip("”\"’') ").endswith("?") or _PERSONAL.search(bare):
            continue
        if any(not quotation.closed for quotation in find_quotations(sentence.text)):
            continue
        yield opinion_features(sentence.text)


def count_features(examples: Sequence[Example]) -> tuple[list[str], csr_matrix, NDArray[np.float64]]:
    """Return the features that enough articles on enough topics have, with a row for each sentence and their articles.

    Each counts less the more a sentence has, those included that were not chosen.
    """
    columns: dict[str, int] = {}
    flat = np.fromiter(
        (columns.setdefault(feature, len(columns)) for one in examples for feature in one.features), np.int64
    )
    lengths = np.array([len(one.features) for one in examples])
    articles, article = np.unique([one.group for one in examples], return_inverse=True)
    # Each expert's summary is on a topic of its own, which nobody noted.
    topics, topic = np.unique([one.topic or str(one.group) for one in examples], return_inverse=True)
    topic_of = np.zeros(len(articles), np.int64)
    topic_of[article] = topic
    # In how many articles of each topic a feature is.
    pairs = np.unique(flat * len(articles) + np.repeat(article, lengths))
    held, among = pairs // len(articles), topic_of[pairs % len(articles)]
    counts = csr_matrix((np.ones(len(pairs)), (held, among)), shape=(len(columns), len(topics)))
    total = np.asarray(counts.sum(axis=1)).ravel()
    # How often two articles with the feature are on one topic, against two articles at all.
    usual = np.bincount(topic_of) / len(articles)
    alike = np.asarray(counts.multiply(counts).sum(axis=1)).ravel() - total
    ratio = alike / np.maximum(total * (total - 1), 1) / (usual**2).sum()
    chosen = np.flatnonzero((total >= RAREST) & (ratio < TOPICAL))
    names = np.array(list(columns), dtype=object)
    rows = np.repeat(np.arange(len(examples)), lengths)
    values = np.repeat(1 / np.sqrt(np.maximum(lengths, 1)), lengths)
    topical = np.flatnonzero((total >= 5 * RAREST) & (ratio >= TOPICAL))
    print(f"{len(topical)} frequent ones are of few topics:", ", ".join(names[topical][:40]))
    matrix = csr_matrix((values, (rows, flat)), shape=(len(examples), len(columns)))[:, chosen]
    return list(names[chosen]), matrix, total[chosen]


def weigh_topics(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return a weight for each sentence, so that both classes of a topic weigh the same; experts' weigh double."""
    counts = Counter((one.topic, one.opinion) for one in examples)
    reports, opinions = (sum(one.opinion is kind for one in examples) for kind in (False, True))
    weights = []
    for one in examples:
        if not one.topic:
            weights.append(2.0 * opinions / max(reports, 1))
        elif not counts[one.topic, True] or not counts[one.topic, False]:
            weights.append(0.0)
        else:
            weights.append(1.0 if one.opinion else min(4.0, counts[one.topic, True] / counts[one.topic, False]))
    return np.array(weights)


def find_clean(
    matrix: csr_matrix,
    labels: NDArray[np.bool_],
    weights: NDArray[np.float64],
    groups: NDArray[np.int64],
    among: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Return which sentences a model fitted on other articles does not find to be of the other class."""
    likely = np.full(len(labels), np.nan)
    for fold in range(3):
        test = among & (groups // 10 % 3 == fold)
        train = among & ~test
        model = LogisticRegression(C=0.1, max_iter=100, tol=1e-3).fit(matrix[train], labels[train], weights[train])
        likely[test] = model.predict_proba(matrix[test])[:, 1]
    own = np.where(labels, likely, 1 - likely)
    return np.nan_to_num(own, nan=0.0) >= UNLIKE


if __name__ == "__main__":
    main()
