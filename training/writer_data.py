"""Make the pairs that the bundled writer learns from: source sentences, and the one sentence they carry.

    python -m training.writer_data --data ../shared/data --out training/out/writer/pairs

Every set is cut to targets that their sources support: each name and number, most content words, hedges and speakers
kept. Nothing that shares 13 words in a row with a validation text gets in; the script asserts it on what it wrote.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from .writer_noise import complementary, dressed, echo, loaded, neutral, noised
from .writer_words import (
    FIRST_PERSON,
    HEDGES,
    NUMBER_WORDS,
    OPENING_PRONOUNS,
    SPEECH,
    WHEN,
    Casing,
    HeldBack,
    content,
    cover,
    plain,
    sentences,
    stem,
    words,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Source sentences, and what the writer should make of them."""

    kind: str
    task: str
    sources: tuple[str, ...]
    target: str
    #: How often it is drawn; below one it is drawn by chance.
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Judge:
    """Which targets may be learnt from."""

    casing: Casing
    verbs: frozenset[str]

    def names_and_numbers(self, tokens: Iterable[str]) -> set[str]:
        """Return the stems of names, numbers and number words."""
        return {
            stem(token) for token in tokens if token[0].isdigit() or token in NUMBER_WORDS or self.casing.is_name(token)
        }

    def sound(self, target: str, *, least: int = 7, most: int = 36) -> bool:
        """Whether a target is a whole sentence that stands by itself."""
        tokens = words(target)
        return (
            least <= len(tokens) <= most
            and tokens[0] not in OPENING_PRONOUNS
            and not FIRST_PERSON.intersection(tokens)
            and any(token in self.verbs for token in tokens[1:])
            and "?" not in target
            and plain(target).count('"') % 2 == 0
        )

    def supported(self, target: str, sources: Iterable[str], *, least: float) -> bool:
        """Whether the sources hold every name and number of a target, and enough of its content."""
        tokens = words(target)
        have = {stem(token) for source in sources for token in words(source)}
        wanted = content(tokens)
        if not wanted or not self.names_and_numbers(tokens) <= have:
            return False
        return len(wanted & have) >= least * len(wanted)

    def keeps_voice(self, target: str, sources: Iterable[str]) -> bool:
        """Whether a target keeps that something is said, alleged or possible where its sources have it so."""
        tokens = set(words(target))
        if tokens & (HEDGES | SPEECH):
            return True
        wanted = content(tokens)
        for source in sources:
            there = words(source)
            share = len(wanted & content(there)) / max(1, len(wanted))
            if share >= 0.35 and (HEDGES | SPEECH).intersection(there):
                return False
        return True

    def weight(self, target: str, sources: Iterable[str]) -> float:
        """Return less than one for targets that leave out when, where or how many."""
        kept = set(words(target))
        there = {token for source in sources for token in words(source)}
        weight = 1.0
        if there & WHEN and not kept & WHEN:
            weight *= 0.6
        if any(token[0].isdigit() for token in there) and not any(token[0].isdigit() for token in kept):
            weight *= 0.7
        return weight


def emphasised(pair: Pair) -> Pair:
    """Weigh a pair by what it teaches: fusing most, copying one source from end to end least.

    Where one sentence with words struck out will do, the task is another: a writer that learnt both as one task had
    seen 16,000 pairs and still copied a source sentence from end to end, whatever it was.
    """
    target, sources = words(pair.target), [words(source) for source in pair.sources]
    wanted = content(target)
    shares = [content(source) & wanted for source in sources]
    own = [share.difference(*shares[:at], *shares[at + 1 :]) for at, share in enumerate(shares)]
    if any(is_subsequence(target, source) for source in sources):
        return replace(pair, task="tidy" if pair.task == "fuse" else pair.task, weight=pair.weight * 0.3)
    if sum(len(share) >= 2 for share in own) >= 2:
        return replace(pair, weight=pair.weight * 1.5)
    return replace(pair, weight=pair.weight * 0.9)


def is_subsequence(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of one text are left when words are struck out of another."""
    rest = iter(whole)
    return all(word in rest for word in part)


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from lines


def read_lines(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON-lines file."""
    for line in lines_of(path):
        yield json.loads(line)


# ---------------------------------------------------------------- held back


def held_back_texts(data: Path) -> Iterator[str]:
    """Yield every text that is only measured on."""
    for event in read_lines(data / "neutral_summaries" / "val.jsonl"):
        yield event["headline"]
        yield event["summary"]
        for report in event["reports"]:
            yield report["title"]
            yield report["text"]
    for article in read_lines(data / "news_articles" / "validation.jsonl.gz"):
        yield article["title"]
        yield article["text"]
    for article in read_lines(data / "highlights" / "val-00.jsonl.gz"):
        yield from highlights_of(article)
    for pair in compression_rows(data)[-500:]:
        yield pair["sentence"]


def compression_rows(data: Path) -> list[dict[str, str]]:
    """Return the compression pairs; the last 500 are held back."""
    return list(read_lines(data / "compression" / "pairs.jsonl"))


# ---------------------------------------------------------------- highlights

_END = re.compile(r"(?<= [.!?])(?: ['\"])? (?=\S)")


def tidy(text: str) -> str:
    """Undo what tokenising did to words; punctuation may keep its spaces, which the word pieces do not see."""
    text = text.replace(" n't", "n't").replace("``", '"').replace("''", '"')
    return text.replace("-lrb-", "(").replace("-rrb-", ")").strip()


def highlights_of(article: dict[str, str]) -> list[str]:
    """Return an article's highlights."""
    return [tidy(part) for part in re.findall(r"<s>(.*?)</s>", article["abstract"])]


def highlight_pairs(lines: list[str], *, judge: Judge, held_back: HeldBack, seed: int) -> list[Pair]:
    """Align each highlight with the sentences that carry it."""
    rng = random.Random(seed)
    pairs: list[Pair] = []
    for line in lines:
        article = json.loads(line)
        body = [sentence for sentence in _END.split(tidy(article["article"]))[:32] if 5 < sentence.count(" ") < 60]
        stems = [content(words(sentence)) for sentence in body]
        for highlight in highlights_of(article):
            target = highlight if highlight.endswith(".") else f"{highlight} ."
            if not judge.sound(target):
                continue
            wanted = content(words(target))
            chosen = cover(wanted, stems, most=3)
            sources = tuple(body[at] for at in chosen)
            if not judge.supported(target, sources, least=0.78) or not judge.keeps_voice(target, sources):
                continue
            weight = judge.weight(target, sources)
            draw = rng.random()
            if draw < 0.2:
                sources = with_companion(sources, chosen, body, stems, wanted=wanted, rng=rng)
            elif draw < 0.5 and len(sources) < 3:
                # Points hold what several outlets say of one thing: tell one of the sentences a second time.
                told_again = [*sources, echo(rng.choice(sources), rng)]
                rng.shuffle(told_again)
                sources = tuple(told_again)
            if not held_back.overlaps("\n".join((*sources, target))):
                pairs.append(Pair("highlights", "fuse", sources, target, weight))
    return pairs


def with_companion(
    sources: tuple[str, ...],
    chosen: list[int],
    body: list[str],
    stems: list[frozenset[str]],
    *,
    wanted: frozenset[str],
    rng: random.Random,
) -> tuple[str, ...]:
    """Add the sentence next akin, which the target does not need, so that the writer learns to choose."""
    others = [(len(stems[at] & wanted), at) for at in range(len(body)) if at not in chosen]
    shared, best = max(others, default=(0, 0))
    if shared < 2 or len(sources) > 3:
        return sources
    at = rng.randrange(len(sources) + 1)
    return (*sources[:at], body[best], *sources[at:])


# ---------------------------------------------------------------- news articles


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: its lead sentences."""

    #: Counted on so that two days apart are two apart, nearly always; -1 when not known.
    day: int
    outlet: str
    title: str
    lead: tuple[str, ...]


_JUNK = re.compile(
    r"(?i)click here|sign up|subscrib|newsletter|getty images|photo by|©|http|@|\bvideo\b|read more|advert"
)


def read_articles(data: Path, held_back: HeldBack) -> tuple[list[Article], dict[str, Article]]:
    """Read the training articles that share nothing with what is held back."""
    articles: list[Article] = []
    by_id: dict[str, Article] = {}
    for path in sorted((data / "news_articles").glob("articles-*.jsonl.gz")):
        for row in read_lines(path):
            title, text = plain(str(row["title"])), plain(str(row["text"]))[:3500]
            if held_back.overlaps(f"{title}\n{text}"):
                continue
            lead = [
                sentence
                for sentence in sentences(text)[:14]
                if 6 <= sentence.count(" ") < 60 and not _JUNK.search(sentence) and sentence != title
            ]
            date = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(row["date"]))
            day = int(date[1]) * 372 + int(date[2]) * 31 + int(date[3]) if date else -1
            article = Article(day, str(row["outlet"]), title, tuple(lead))
            articles.append(article)
            by_id[str(row["id"])] = article
    return articles, by_id


_BAD_TITLE = re.compile(
    r"(?i)[?:|!]|\.\.\.|^(how|why|what|here|this|these|when|where|opinion|watch|\d+|the \d+|in |on |as |is |are )|"
    r"\b(i|you|your|my|we|our|us)\b"
)


def title_pairs(articles: list[Article], *, judge: Judge, most: int, rng: random.Random) -> Iterator[Pair]:
    """Pair lead sentences with the title they carry."""
    made = 0
    for article in articles:
        title = re.sub(r"\s+[-|]\s+[\w .&]{3,30}$", "", article.title)
        if _BAD_TITLE.search(title) or not article.lead or not judge.sound(title, least=6, most=14):
            continue
        lead = article.lead[: rng.choice((1, 2, 2, 3))]
        target = neutral(title.lower())
        if judge.supported(target, lead, least=0.8):
            yield Pair("titles", "title", lead, target, 1.5)
            made += 1
            if made == most:
                return


def plain_news(sentence: str, judge: Judge) -> bool:
    """Whether a sentence could stand in a news agency's report."""
    return (
        judge.sound(sentence, least=10, most=30)
        and sentence.endswith(".")
        and sentence[0].isupper()
        and sentence.count(",") < 4
        and not re.search(
            r"[\"()\[\];:*]|^(?:Meanwhile|However|Still|Now|Yet|Even|Here|There|If|In fact)| - ", sentence
        )
    )


def noised_pairs(articles: list[Article], *, judge: Judge, most: int, rng: random.Random) -> Iterator[Pair]:
    """Pair altered copies of a news sentence with the sentence in neutral words."""
    made = 0
    for article in articles:
        for at, sentence in enumerate(article.lead[:5]):
            if not plain_news(sentence, judge) or rng.random() < 0.4:
                continue
            parted = complementary(sentence, rng)
            if parted is not None:
                yield Pair("parted", "fuse", parted.sources, parted.target, 1.5)
            else:
                near = [other for other in article.lead[max(0, at - 1) : at + 3] if other != sentence]
                made_up = noised(sentence, near, rng)
                yield Pair("noised", "tidy", made_up.sources, made_up.target, 0.5)
            made += 1
            if made == most:
                return
            break


def akin(articles: list[Article]) -> Iterator[tuple[Article, Article]]:
    """Yield pairs of articles of different outlets that seem to report the same happening."""
    order = sorted((at for at in range(len(articles)) if articles[at].day >= 0), key=lambda at: articles[at].day)
    texts = [f"{articles[at].title} {articles[at].title} {' '.join(articles[at].lead[:4])}" for at in order]
    vectors = TfidfVectorizer(sublinear_tf=True, min_df=3, max_df=0.2, stop_words="english", dtype=np.float32)
    matrix = vectors.fit_transform(texts)
    days = np.array([articles[at].day for at in order])
    for start in range(0, len(order), 512):
        stop = min(len(order), start + 512)
        last = int(np.searchsorted(days, days[stop - 1] + 2, side="right"))
        close = (matrix[start:stop] @ matrix[start:last].T).tocoo()
        keep = (close.data > 0.30) & (close.data < 0.9) & (close.row < close.col)
        for row, column in zip(close.row[keep], close.col[keep], strict=True):
            one, other = articles[order[start + row]], articles[order[start + column]]
            if one.outlet != other.outlet and other.day - one.day <= 2:
                yield one, other


def mined_pairs(articles: list[Article], *, judge: Judge, rng: random.Random) -> Iterator[Pair]:
    """Pair a sentence of one outlet with the sentences of others that carry it."""
    others: dict[int, list[Article]] = defaultdict(list)
    known: dict[int, Article] = {}
    for one, other in akin(articles):
        for first, second in ((one, other), (other, one)):
            known[id(first)] = first
            others[id(first)].append(second)
    for key, article in known.items():
        body = [sentence for other in others[key][:4] for sentence in other.lead[:10]]
        stems = [content(words(sentence)) for sentence in body]
        for target in article.lead[:6]:
            if not judge.sound(target, least=8, most=32) or not target.endswith(".") or '"' in target:
                continue
            wanted = content(words(target))
            chosen = cover(wanted, stems, most=3)
            sources = [body[at] for at in chosen]
            if not sources or max(len(stems[at] & wanted) for at in chosen) >= 0.97 * len(wanted):
                continue
            if judge.supported(target, sources, least=0.62) and judge.keeps_voice(target, sources):
                rng.shuffle(sources)
                yield Pair("mined", "fuse", tuple(sources), neutral(target), 6.0)
                continue
            # Where the others carry only part of it, the outlet's own sentence, loaded and padded, joins them.
            shared = len(wanted & frozenset().union(*(stems[at] for at in chosen)))
            if shared >= 0.45 * len(wanted) and plain_news(target, judge):
                own = dressed(loaded(target, rng), rng) if rng.random() < 0.3 else loaded(target, rng)
                mixed = [own, *sources[:2]]
                rng.shuffle(mixed)
                yield Pair("joined", "tidy", tuple(mixed), neutral(target))


# ---------------------------------------------------------------- smaller sets


def neutral_pairs(
    data: Path, part: str, by_id: dict[str, Article], *, judge: Judge, rng: random.Random
) -> Iterator[Pair]:
    """Pair openings of three outlets with the sentences of an expert's summary, and with the headline."""
    for event in read_lines(data / "neutral_summaries" / f"{part}.jsonl"):
        openings = [
            plain(sentence)
            for report in event["reports"]
            for sentence in (report["title"] + ".", *sentences(report["text"]))
        ]
        lead = [
            sentence
            for group in event["news_article_ids"]
            for name in group
            if name in by_id
            for sentence in by_id[name].lead[:8]
        ]
        body = list(dict.fromkeys(openings + lead))
        stems = [content(words(sentence)) for sentence in body]
        for target in sentences(plain(event["summary"])):
            if not judge.sound(target):
                continue
            wanted = content(words(target))
            chosen = cover(wanted, stems, most=4)
            sources = tuple(body[at] for at in chosen)
            if judge.supported(target, sources, least=0.6) and judge.keeps_voice(target, sources):
                yield Pair("neutral", "fuse", sources, target, 5.0)
        headline = plain(event["headline"])
        texts = [plain(report["text"]) for report in event["reports"]]
        lead_sentences = tuple(parts[0] for parts in (sentences(text) for text in texts) if parts)
        if not _BAD_TITLE.search(headline) and judge.sound(headline, least=6, most=14):
            count = rng.choice((1, 2, 3))
            if judge.supported(headline, lead_sentences[:count], least=0.6):
                yield Pair("headlines", "title", lead_sentences[:count], headline.lower(), 3.0)


def compression_pairs(rows: list[dict[str, str]], *, judge: Judge) -> Iterator[Pair]:
    """Pair a sentence with its compression, where that keeps enough of it."""
    for row in rows:
        source, target = plain(row["sentence"]), plain(row["compression"])
        kept = len(words(target)) / max(1, len(words(source)))
        # Shorter ones leave out objects and places, and often the grammar with them.
        if kept < 0.55 or not judge.sound(target, least=8) or not judge.keeps_voice(target, (source,)):
            continue
        yield Pair("compression", "tidy", (source,), target, 0.7 * judge.weight(target, (source,)))


def split_pairs(path: Path, *, judge: Judge) -> Iterator[Pair]:
    """Turn sentences that were split in two back into one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        whole, _, halves = line.partition("\t")
        sources = tuple(part.strip().replace("''", '"') for part in halves.split("<::::>"))
        target = whole.replace("''", '"').strip()
        if len(sources) == 2 and judge.sound(target) and judge.supported(target, sources, least=0.95):
            yield Pair("split", "fuse", sources, target, 0.5)


# ---------------------------------------------------------------- all together


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes all pairs from a folder of data."""

    data: Path
    seed: int
    jobs: int
    #: Told how far it is.
    tell: Callable[[str], None]

    def make(self, held_back: HeldBack) -> tuple[list[Pair], list[Pair], Casing]:
        """Return the pairs to train on, those to measure on, and how often words are capitalised."""
        rng = random.Random(self.seed)
        articles, by_id = read_articles(self.data, held_back)
        casing = Casing()
        for article in articles:
            casing.read(" ".join(article.lead))
        judge = Judge(casing, casing.finite_verbs())
        rng.shuffle(articles)
        self.tell(f"{len(articles)} articles read, {len(judge.verbs)} finite verbs seen")
        pairs = list(neutral_pairs(self.data, "train", by_id, judge=judge, rng=rng))
        pairs += mined_pairs(articles, judge=judge, rng=rng)
        self.tell(f"{len(pairs)} pairs with mined")
        pairs += title_pairs(articles, judge=judge, most=6000, rng=rng)
        pairs += noised_pairs(articles, judge=judge, most=20000, rng=rng)
        pairs += compression_pairs(compression_rows(self.data)[:-500], judge=judge)
        pairs += split_pairs(self.data / "fusion" / "wiki_split_tune.tsv", judge=judge)
        pairs = [pair for pair in pairs if not held_back.overlaps("\n".join((*pair.sources, pair.target)))]
        self.tell(f"{len(pairs)} pairs with titles, altered copies, compression, split sentences")
        pairs += self.highlights(judge, held_back)
        self.tell(f"{len(pairs)} pairs with highlights")
        measured = list(neutral_pairs(self.data, "val", {}, judge=judge, rng=rng))
        held_lines = list(islice(lines_of(self.data / "highlights" / "val-00.jsonl.gz"), 400))
        measured += highlight_pairs(held_lines, judge=judge, held_back=HeldBack(()), seed=self.seed)[:300]
        return [emphasised(pair) for pair in pairs], [emphasised(pair) for pair in measured], casing

    def highlights(self, judge: Judge, held_back: HeldBack) -> list[Pair]:
        """Return the pairs from highlights, made by several processes."""
        paths = sorted((self.data / "highlights").glob("train-*.jsonl.gz"))
        lines = [line for path in paths for line in lines_of(path)]
        align = partial(highlight_pairs, judge=judge, held_back=held_back, seed=self.seed)
        parts = [lines[at : at + 500] for at in range(0, len(lines), 500)]
        if self.jobs == 1:
            return [pair for part in parts for pair in align(part)]
        with ProcessPoolExecutor(self.jobs) as pool:
            return [pair for found in pool.map(align, parts) for pair in found]


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the pairs and print how many of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/out/writer/pairs"))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        sys.exit(f"error: cannot read training data: {options.data}: no such folder")
    began = time.monotonic()

    def tell(what: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {what}", flush=True)

    held_back = HeldBack(held_back_texts(options.data))
    tell("validation texts read")
    pairs, measured, casing = Maker(options.data, options.seed, options.jobs, tell).make(held_back)
    shared = sum(held_back.overlaps("\n".join((*pair.sources, pair.target))) for pair in pairs)
    assert shared == 0, f"{shared} pairs share 13 words in a row with a validation text"
    write_pairs(options.out / "train.jsonl", pairs)
    write_pairs(options.out / "val.jsonl", measured)
    counts = {word: [casing.lower[word], casing.upper[word]] for word in sorted(set(casing.lower) | set(casing.upper))}
    (options.out / "casing.json").write_text(json.dumps(counts), encoding="utf-8")
    for kind, count in Counter(pair.kind for pair in pairs).most_common():
        drawn = sum(pair.weight for pair in pairs if pair.kind == kind)
        print(f"{kind:12} {count:7} pairs, drawn {drawn:9.0f} times an epoch")
    print(f"{'validation':12} {len(measured):7} pairs")
    tell("done")


def write_pairs(path: Path, pairs: list[Pair]) -> None:
    """Write pairs as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for pair in pairs:
            out.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
