"""Make what the support model learns from: statements with sources that carry them, and with sources that do not.

    python -m training.support_data --data ../shared/data --out training/out/support

True statements are highlights with the sentences that hold their content, experts' sentences with those of several
outlets, news sentences trimmed and reworded. Untrue ones are these spoilt in one named way each (`support_spoil`), or
true of the article but not of the sentences beside them. Nothing that shares 13 words in a row with a validation text,
or with a text of the sets that the model is measured on, gets in.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from . import writer_noise as noise
from .support_lexicon import Lexicon, words_of
from .support_spoil import UNREAD, UNTRUE, Material, spoil
from .writer_data import (
    _END,
    _JUNK,
    Judge,
    compression_rows,
    held_back_texts,
    highlights_of,
    lines_of,
    read_lines,
    tidy,
)
from .writer_words import Casing, HeldBack, content, cover, plain, sentences, stem, words


@dataclass(frozen=True, slots=True)
class Example:
    """A statement beside sentences, and what is right to say of it."""

    kind: str
    statement: str
    #: Those that it needs, or that it is wrongly put beside.
    sources: tuple[str, ...]
    #: Others, of which as many are put in between as fit.
    beside: tuple[str, ...]
    carried: bool | None
    reads: bool | None
    #: Offsets in the statement of what is not carried; None where that is not known.
    wrong: tuple[tuple[int, int], ...] | None
    #: Examples of one article are all held back, or none.
    group: int
    weight: float = 1.0


#: Of the words that stand for each other in `ALIKE`, those that do so in any sense.
_ONE_SENSE = frozenset(
    [
        "died", "people", "began", "begin", "ended", "help", "show", "showed", "bought", "killed", "police",
        "lawmakers", "wrote", "asked", "more than", "nearly", "plans to", "announced", "agreed", "rejected", "increase",
        "needed", "allow", "several", "investigation", "workers", "supporters", "called for",
    ]
)  # fmt: skip


#: Characters by which a clause is known again.
_ADDED = 15
#: Longest statement, in words, that two highlights make together.
_TOGETHER = 44


def missing_words(statement: str, sources: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return the offsets of a statement's content words that no source has."""
    have = {stem(word) for source in sources for word in words(source)}
    wanted = content(words(statement)) - have
    found = words_of(plain(statement))
    return tuple((word.start, word.end) for word in found if stem(word.lower.split("'")[0]) in wanted)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes examples of materials."""

    lexicon: Lexicon
    judge: Judge

    def make(self, kind: str, material: Material, group: int, rng: random.Random, *, spoils: int = 2) -> list[Example]:
        """Return a true example and several spoilt ones."""
        reads = True if self.judge.sound(material.statement, least=6, most=45) else None
        beside = self._beside(material.others, rng)
        made = [
            Example(
                kind, material.statement, material.sources, beside, carried=True, reads=reads, wrong=(), group=group
            )
        ]
        if rng.random() < 0.3:
            reworded = self._reworded(material.statement, rng)
            if reworded != material.statement:
                beside = self._beside(material.others, rng)
                made.append(
                    Example(
                        f"{kind} reworded",
                        reworded,
                        material.sources,
                        beside,
                        carried=True,
                        reads=None,
                        wrong=(),
                        group=group,
                    )
                )
        for _ in range(spoils):
            found = spoil(material, UNTRUE, self.lexicon, rng)
            if found:
                made.append(self._spoilt(material, found, group, rng))
        if rng.random() < 0.4:
            found = spoil(material, UNREAD, self.lexicon, rng)
            if found:
                made.append(self._spoilt(material, found, group, rng))
        made += self._without_a_source(kind, material, reads=reads, group=group, rng=rng)
        made += self._elsewhere(kind, material, reads=reads, group=group, rng=rng)
        return made

    def _spoilt(self, material: Material, found: tuple[str, object], group: int, rng: random.Random) -> Example:
        name, spoilt = found
        wrong = spoilt.wrong if spoilt.carried is False and spoilt.wrong else None  # type: ignore[attr-defined]
        # A clause that was added is carried where the sentence stands that it is from.
        added = spoilt.text.rstrip(". ")[-_ADDED:]  # type: ignore[attr-defined]
        others = [other for other in material.others if name != "continued" or added not in other]
        return Example(
            name, spoilt.text, material.sources, self._beside(others, rng),  # type: ignore[attr-defined]
            spoilt.carried, spoilt.reads, wrong, group, 0.3 if name == "speaker dropped" else 1.0,  # type: ignore[attr-defined]
        )  # fmt: skip

    def _beside(self, others: Sequence[str], rng: random.Random) -> tuple[str, ...]:
        drawn = rng.random()
        if not others or drawn < 0.25:
            return ()
        # All of them, too: the sentences that a wrong name or number is from stand beside a statement in earnest.
        count = len(others) if drawn > 0.5 else rng.choice((1, 1, 2, 2, 3, 5))
        return tuple(rng.sample(others, min(len(others), count)))

    def _reworded(self, text: str, rng: random.Random) -> str:
        swaps = [(other, first) if rng.random() < 0.5 else (first, other) for first, other in noise.ALIKE]
        swaps = [swap for swap in swaps if not _ONE_SENSE.isdisjoint(swap)]
        for one, other in rng.sample(swaps, len(swaps)):
            at = text.find(f" {one} ")
            if at >= 0 and rng.random() < 0.7:
                text = f"{text[: at + 1]}{other}{text[at + 1 + len(one) :]}"
        return noise.neutral(text) if rng.random() < 0.5 else text

    def _without_a_source(
        self, kind: str, material: Material, *, reads: bool | None, group: int, rng: random.Random
    ) -> list[Example]:
        if len(material.sources) < 2:
            return []
        gone = rng.randrange(len(material.sources))
        left = tuple(source for at, source in enumerate(material.sources) if at != gone)
        missing = missing_words(material.statement, left)
        if len(missing) < 2 or rng.random() < 0.3:
            return []
        beside = self._beside(material.others, rng)
        if missing_words(material.statement, (*left, *beside)) != missing:
            beside = ()
        return [
            Example(
                f"{kind}, a source gone",
                material.statement,
                left,
                beside,
                carried=False,
                reads=reads,
                wrong=missing,
                group=group,
            )
        ]

    def _elsewhere(
        self, kind: str, material: Material, *, reads: bool | None, group: int, rng: random.Random
    ) -> list[Example]:
        if not material.others or rng.random() < 0.5:
            return []
        wanted = content(words(material.statement))
        near = sorted(material.others, key=lambda other: -len(content(words(other)) & wanted))
        chosen = tuple(rng.sample(near[:4], min(len(near), rng.choice((1, 2, 2, 3)))))
        missing = missing_words(material.statement, chosen)
        if len(missing) < max(2, 0.3 * len(wanted)):
            return []
        return [
            Example(
                f"{kind}, elsewhere",
                material.statement,
                chosen,
                (),
                carried=False,
                reads=reads,
                wrong=missing,
                group=group,
            )
        ]


# ---------------------------------------------------------------- materials


def measured_texts(data: Path) -> Iterator[str]:
    """Yield the texts that the support model is measured on, as far as the news sets may hold copies of them."""
    csv.field_size_limit(10_000_000)
    for name in ("CLIFF_error_types.csv", "Goyal21_error_types.csv"):
        with (data / "support" / name).open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                yield row["doc"]
                yield row["summ"]
    with (data / "support" / "superpal_dev.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield row["docSentText"]
            yield row["scuSentence"]
    for row in read_lines(data / "support" / "wice_dev.jsonl"):
        yield str(row["claim"])
        yield "\n".join(row["evidence"])  # type: ignore[call-overload]


def highlight_materials(line: str, judge: Judge) -> Iterator[Material]:
    """Align each highlight of an article with the sentences that carry it."""
    article = json.loads(line)
    body = [sentence for sentence in _END.split(tidy(article["article"]))[:30] if 4 < sentence.count(" ") < 55]
    stems = [content(words(sentence)) for sentence in body]
    for highlight in highlights_of(article):
        target = highlight if highlight.endswith(".") else f"{highlight} ."
        if not 6 <= len(words(target)) <= 40:
            continue
        wanted = content(words(target))
        chosen = cover(wanted, stems, most=3)
        sources = tuple(body[at] for at in chosen)
        if not judge.supported(target, sources, least=0.68) or not judge.keeps_voice(target, sources):
            continue
        others = [at for at in range(len(body)) if at not in chosen]
        others.sort(key=lambda at: -len(stems[at] & wanted))
        yield Material(target, sources, tuple(body[at] for at in others[:9]))


def news_materials(lead: Sequence[str], judge: Judge, rng: random.Random) -> Iterator[tuple[str, Material]]:
    """Trim news sentences in ways that keep them true."""
    for at in rng.sample(range(len(lead)), min(4, len(lead))):
        sentence = lead[at]
        if not judge.sound(sentence, least=9, most=45) or sentence.count('"') % 2:
            continue
        others = tuple(lead[max(0, at - 4) : at] + lead[at + 1 : at + 6])
        statement = sentence
        for pattern in (noise._FIRST, noise._DAY, noise._APPOSITION, noise._CLAUSE, noise._LAST):  # noqa: SLF001
            cut = pattern.search(statement)
            if cut and rng.random() < 0.6:
                rest = statement[: cut.start()] + statement[cut.end() :]
                if rest.count(" ") >= 6 and judge.keeps_voice(rest, (sentence,)):
                    statement = rest[0].upper() + rest[1:]
        if rng.random() < 0.25:
            statement = noise._turned(statement)  # noqa: SLF001
        source = noise.dressed(sentence, rng) if rng.random() < 0.15 else sentence
        yield "news", Material(noise.neutral(statement), (source,), others)


def of_highlights(lines: list[tuple[int, str]], *, maker: Maker, held_back: HeldBack, seed: int) -> list[Example]:
    """Return the examples of articles with highlights."""
    made: list[Example] = []
    for number, line in lines:
        rng = random.Random(f"{seed} {number}")
        materials = list(highlight_materials(line, maker.judge))
        text = "\n".join(dict.fromkeys(part for m in materials for part in (m.statement, *m.sources, *m.others)))
        if not held_back.overlaps(text):
            for material in materials:
                made += maker.make("highlights", material, number, rng)
            for one, other in itertools.pairwise(materials):
                both = together(one, other)
                if rng.random() < 0.5 and len(words(both.statement)) <= _TOGETHER:
                    # Whether two sentences in a row are one that reads well is no question to ask.
                    made += [
                        replace(example, reads=None) for example in maker.make("two highlights", both, number, rng)
                    ]
    return made


def together(one: Material, other: Material) -> Material:
    """Return two statements of an article as one, with the sources of both."""
    sources = tuple(dict.fromkeys((*one.sources, *other.sources)))
    others = tuple(text for text in dict.fromkeys((*one.others, *other.others)) if text not in sources)
    return Material(f"{one.statement} {other.statement}", sources, others[:9])


def of_news(leads: list[tuple[int, list[str]]], *, maker: Maker, seed: int) -> list[Example]:
    """Return the examples of news articles."""
    made: list[Example] = []
    for number, lead in leads:
        rng = random.Random(f"{seed} {number}")
        for kind, material in news_materials(lead, maker.judge, rng):
            made += maker.make(kind, material, number, rng)
    return made


def of_pairs(path: Path, maker: Maker, rng: random.Random) -> Iterator[Example]:
    """Yield the examples of what the writer learns from, those of highlights apart."""
    times = {"mined": 3, "neutral": 3, "joined": 1, "split": 1, "compression": 1, "parted": 1, "headlines": 1}
    for number, row in enumerate(read_lines(path)):
        kind = str(row["kind"])
        if kind == "titles":
            times[kind] = int(rng.random() < 0.5)
        sources, target = tuple(row["sources"]), str(row["target"])  # type: ignore[arg-type, var-annotated]
        for _ in range(times.get(kind, 0)):
            material = Material(target, tuple(rng.sample(sources, len(sources))))
            for example in maker.make(kind, material, -number, rng, spoils=1 if kind in {"split", "titles"} else 2):
                yield replace(example, reads=None) if kind in {"titles", "headlines"} else example


def of_compression(data: Path, maker: Maker, rng: random.Random) -> Iterator[Example]:
    """Yield short compressions too: what they leave out, others say."""
    for number, row in enumerate(compression_rows(data)[1000:-500]):
        source, target = plain(row["sentence"]), plain(row["compression"])
        if rng.random() < 0.5 and maker.judge.sound(target) and maker.judge.keeps_voice(target, (source,)):
            yield from maker.make("compression", Material(target, (source,)), -1_000_000 - number, rng, spoils=1)


def look_alikes(leads: list[tuple[int, list[str]]], rng: random.Random, most: int) -> Iterator[Example]:
    """Put statements beside the most alike sentences of other articles, which do not say all of it."""
    told = [(number, sentence) for number, lead in leads for sentence in lead[:8]]
    vectors = TfidfVectorizer(sublinear_tf=True, min_df=3, max_df=0.03, stop_words="english", dtype=np.float32)
    matrix = vectors.fit_transform(sentence for _, sentence in told)
    asked = rng.sample(range(len(told)), min(most, len(told)))
    for start in range(0, len(asked), 256):
        part = asked[start : start + 256]
        alike = (matrix[part] @ matrix.T).tocsr()
        for row, at in enumerate(part):
            number, statement = told[at]
            scores = alike.data[alike.indptr[row] : alike.indptr[row + 1]]
            columns = alike.indices[alike.indptr[row] : alike.indptr[row + 1]]
            near = [told[column] for column in columns[np.argsort(-scores)[:12]]]
            sources = [text for other, text in near if other != number][: rng.choice((1, 2, 3))]
            wanted = content(words(statement))
            missing = missing_words(statement, sources)
            if sources and len(missing) >= max(3, 0.35 * len(wanted)):
                yield Example(
                    "look-alikes", statement, tuple(sources), (), carried=False, reads=True, wrong=missing, group=number
                )


#: Findings that say of a draft that it is not carried, and that it does not read well.
_NOT_CARRIED = {"number", "name", "support", "roles", "negation", "modality", "place", "date", "quotation", "cause"}


def of_drafts(path: Path) -> Iterator[Example]:
    """Yield what the bundled writer drafted: what the checks reject, and what is nearly the right sentence."""
    for number, row in enumerate(read_lines(path)):
        target, sources = content(words(str(row["target"]))), tuple(row["sources"])  # type: ignore[arg-type, var-annotated]
        own_group = -2_000_000 - number
        for draft in row["drafts"]:  # type: ignore[attr-defined]
            found, own = set(draft["found"]), content(words(draft["text"]))
            shared = 2 * len(own & target) / max(1, len(own) + len(target))
            reads = False if found & {"fragment"} else None
            if found & _NOT_CARRIED:
                yield Example(
                    "drafts", draft["text"], sources, (), carried=False, reads=reads, wrong=None, group=own_group
                )
            elif not found and shared >= 0.92:
                yield Example(
                    "drafts", draft["text"], sources, (), carried=True, reads=None, wrong=None, group=own_group
                )
            elif reads is False:
                yield Example(
                    "drafts", draft["text"], sources, (), carried=None, reads=reads, wrong=None, group=own_group
                )


# ---------------------------------------------------------------- all together


def read_leads(data: Path, held_back: HeldBack, share: float, seed: int) -> list[tuple[int, list[str]]]:
    """Read the first sentences of a sample of the news articles."""
    rng = random.Random(seed)
    leads: list[tuple[int, list[str]]] = []
    number = 1_000_000
    for path in sorted((data / "news_articles").glob("articles-*.jsonl.gz")):
        for line in lines_of(path):
            number += 1
            if rng.random() > share:
                continue
            row = json.loads(line)
            text = plain(str(row["text"]))[:2600]
            if held_back.overlaps(f"{plain(str(row['title']))}\n{text}"):
                continue
            lead = [
                sentence for sentence in sentences(text)[:12]
                if 6 <= sentence.count(" ") < 55 and not _JUNK.search(sentence)
            ]  # fmt: skip
            if len(lead) > 2:
                leads.append((number, lead))
    return leads


def mapped(jobs: int, function: Callable[[list[Any]], list[Example]], items: list[Any], size: int) -> Iterator[Example]:
    """Map a function that makes examples over parts of a list, in several processes."""
    parts = [items[at : at + size] for at in range(0, len(items), size)]
    if jobs == 1:
        for part in parts:
            yield from function(part)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        for found in pool.map(function, parts):
            yield from found


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the examples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pairs", type=Path, default=Path("training/out/writer/pairs"), help="of training.writer_data")
    parser.add_argument("--drafts", type=Path, default=Path("training/out/support/drafts.jsonl"))
    parser.add_argument("--out", type=Path, default=Path("training/out/support"))
    parser.add_argument("--highlights", type=int, default=11_000, help="articles with highlights")
    parser.add_argument("--news", type=float, default=0.2, help="share of the news articles")
    parser.add_argument("--look-alikes", type=int, default=9_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        sys.exit(f"error: cannot read training data: {options.data}: no such folder")
    began = time.monotonic()

    def tell(what: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {what}", flush=True)

    examples = make_examples(options, tell)
    write_examples(options.out / "examples.jsonl", examples)
    tell("done")


def make_examples(options: argparse.Namespace, tell: Callable[[str], None]) -> list[Example]:
    """Make all examples, in random order."""
    rng = random.Random(options.seed)
    held_back = HeldBack((*held_back_texts(options.data), *measured_texts(options.data)))
    tell("validation texts read")
    leads = read_leads(options.data, held_back, options.news, options.seed)
    casing = Casing()
    for _, lead in leads:
        casing.read(" ".join(lead))
    judge = Judge(casing, casing.finite_verbs())
    lexicon = Lexicon()
    lexicon.read(options.pairs / "casing.json", (sentence for _, lead in leads for sentence in lead), judge.verbs)
    maker = Maker(lexicon, judge)
    tell(f"{len(leads)} news articles read, {len(judge.verbs)} finite verbs")
    examples = list(mapped(options.jobs, partial(of_news, maker=maker, seed=options.seed), leads, 400))
    tell(f"{len(examples)} examples of news")
    examples += look_alikes(leads, rng, options.look_alikes)
    tell(f"{len(examples)} with look-alikes")
    examples += of_pairs(options.pairs / "train.jsonl", maker, rng)
    examples += of_compression(options.data, maker, rng)
    tell(f"{len(examples)} with the writer's pairs")
    paths = sorted((options.data / "highlights").glob("train-*.jsonl.gz"))
    lines = list(enumerate(islice((line for path in paths for line in lines_of(path)), 4 * options.highlights)))
    lines = rng.sample(lines, min(options.highlights, len(lines)))
    work = partial(of_highlights, maker=maker, held_back=held_back, seed=options.seed)
    examples += mapped(options.jobs, work, lines, 250)
    tell(f"{len(examples)} with highlights")
    if options.drafts.exists():
        examples += of_drafts(options.drafts)
    rng.shuffle(examples)
    # The writer's pairs were held against its own validation sets, not against those of this model.
    examples = [e for e in examples if e.group > 0 or not held_back.overlaps(text_of(e))]
    shared = [e for e in examples[:8000] if held_back.overlaps(text_of(e))]
    assert not shared, f"{len(shared)} of 8000 examples share 13 words in a row with a validation text: {shared[0]}"
    return examples


def text_of(example: Example) -> str:
    """Return all texts of an example."""
    return "\n".join((*example.sources, *example.beside, example.statement))


def write_examples(path: Path, examples: Sequence[Example]) -> None:
    """Write examples as JSON lines, and print how many there are of each kind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for example in examples:
            out.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
    counts = Counter((example.kind, example.carried, example.reads) for example in examples)
    for (kind, carried, reads), count in sorted(counts.items(), key=str):
        print(f"{kind:32} carried {carried!s:5} reads {reads!s:5} {count:7}")


if __name__ == "__main__":
    main()
