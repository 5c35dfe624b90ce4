"""How the bundled writer's pairs are made, and that its training runs from data to a writer."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from summarize.models.bundled import BundledWriter
from summarize.types import Point, Request, Sentence, Task
from training import writer, writer_data, writer_encode
from training.writer_data import Judge, Pair, emphasised, is_subsequence
from training.writer_encode import longest_run, task_of
from training.writer_noise import complementary, neutral, noised
from training.writer_words import SHINGLE, Casing, HeldBack, content, cover, sentences, words

LONG = "the council of a town that nobody has heard of voted on a late evening to paint every bridge in it blue"


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def test_thirteen_words_in_a_row_are_an_overlap_and_twelve_are_not() -> None:
    held_back = HeldBack([LONG])
    run = LONG.split()
    assert held_back.overlaps(f"Reports say {' '.join(run[3 : 3 + SHINGLE])} or so")
    assert not held_back.overlaps(f"Reports say {' '.join(run[3 : 3 + SHINGLE - 1])} or so")


def test_casing_quotes_and_punctuation_do_not_hide_an_overlap() -> None:
    held_back = HeldBack(["The “blue” bridge, a short line of it"])
    assert held_back.overlaps("something else\nthe 'BLUE' bridge: a short line of it")
    assert HeldBack([LONG]).overlaps(LONG.upper().replace(" ", ", "))


def test_nothing_overlaps_with_nothing() -> None:
    assert not HeldBack([]).overlaps(LONG)


@given(st.lists(st.sampled_from(LONG.split()), max_size=40), st.integers(0, 30))
def test_a_text_that_holds_a_held_back_run_overlaps_wherever_it_stands(around: list[str], at: int) -> None:
    text = " ".join((*around[:at], LONG, *around[at:]))
    assert HeldBack([LONG]).overlaps(text)


def judge() -> Judge:
    casing = Casing()
    casing.read(
        " ".join(["the council voted to close schools and said that storm hit homes, police may arrest men."] * 9)
    )
    return Judge(casing, frozenset({"voted", "said", "hit", "closed", "may", "was"}))


@pytest.mark.parametrize(
    "target",
    [
        "He voted to close the schools in the town.",
        "The council, which is to close the schools of it.",
        "We voted to close the schools in the town.",
        'The council voted to close the "schools in the town.',
        "The council voted.",
    ],
    ids=["opens with a pronoun", "has no main verb", "speaks as we", "leaves a quotation open", "is too short"],
)
def test_targets_that_do_not_stand_by_themselves_are_not_learnt(target: str) -> None:
    assert not judge().sound(target)


def test_a_whole_sentence_is_learnt() -> None:
    assert judge().sound("The council voted to close the schools in the town.")


@pytest.mark.parametrize(
    ("target", "supported"),
    [
        ("The council voted to close 12 schools.", True),
        ("The council voted to close 13 schools.", False),
        ("The Zadar council voted to close 12 schools.", False),
        ("The council voted to close three schools.", False),
    ],
)
def test_targets_with_numbers_and_names_that_no_source_has_are_not_learnt(target: str, supported: bool) -> None:
    assert judge().supported(target, ["Schools will close, 12 of them, the council voted."], least=0.6) is supported


def test_targets_that_lose_who_said_it_or_that_it_is_only_possible_are_not_learnt() -> None:
    told = ["Police said the storm hit homes."]
    assert not judge().keeps_voice("The storm hit homes.", told)
    assert judge().keeps_voice("The storm hit homes, police said.", told)
    assert not judge().keeps_voice("The storm hit homes.", ["The storm may have hit homes."])


def test_targets_that_leave_out_when_and_how_many_weigh_less() -> None:
    sources = ["On Monday the storm hit 40 homes."]
    whole, bare = (
        judge().weight("The storm hit 40 homes on Monday.", sources),
        judge().weight("The storm hit.", sources),
    )
    assert bare < whole == 1.0


def test_fusing_weighs_more_than_rewording_and_rewording_more_than_striking_out() -> None:
    first, second = "the storm hit northern homes badly", "the council closed its schools and offices"
    fused = Pair("x", "fuse", (first, second), "the storm hit northern homes and the council closed schools")
    reworded = Pair("x", "fuse", (first,), "northern homes were hit by the storm")
    struck = Pair("x", "fuse", (first,), "the storm hit homes badly")
    assert emphasised(fused).weight > emphasised(reworded).weight > emphasised(struck).weight


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.sets(st.integers(0, 11)))
def test_striking_words_out_leaves_a_subsequence(whole: list[str], struck: set[int]) -> None:
    assert is_subsequence([word for at, word in enumerate(whole) if at not in struck], whole)


def test_covering_chooses_the_sources_that_hold_most_and_no_idle_one() -> None:
    target = content(words("the storm hit northern homes and the council closed schools"))
    sources = [
        content(words(text)) for text in ("a storm hit northern homes", "prices rose", "the council closed schools")
    ]
    assert cover(target, sources, most=3) == [0, 2]


def test_sentences_are_not_cut_after_titles_and_initials() -> None:
    assert sentences("Gov. J. Doe met Dr. Roe. They spoke.") == ["Gov. J. Doe met Dr. Roe.", "They spoke."]


@pytest.mark.parametrize(
    ("copied", "longest"), [([], 0), ([-1, -1], 0), ([4, 5, 6, -1, 8], 3), ([3, 3, 4], 2), ([-1, 0, 1], 2)]
)
def test_the_longest_run_counts_neighbours_only(copied: list[int], longest: int) -> None:
    assert longest_run(copied) == longest


def test_targets_half_of_which_is_copied_in_a_row_are_another_task() -> None:
    row = {"task": "fuse", "kind": "highlights", "weight": 1.0}
    assert task_of(row, [4, 5, 6, -1, 9, 2])[0] == "tidy"
    assert task_of(row, [4, 5, -1, 2, -1, 9])[0] == "fuse"
    assert task_of({**row, "kind": "parted"}, [4, 5, 6, 7])[0] == "fuse"
    assert task_of({**row, "task": "title"}, [4, 5, 6, 7])[0] == "title"


PLAIN_SENTENCE = "On Monday, the council of Rivertown voted to close its schools, ending a long dispute."


@given(st.integers(0, 400))
def test_tellings_of_a_sentence_hold_together_what_it_says(seed: int) -> None:
    made = noised(PLAIN_SENTENCE, ["A storm hit the coast of the north."], random.Random(seed))
    assert 1 <= len(made.sources) <= 3
    assert made.target == PLAIN_SENTENCE
    assert "rivertown" in {word for source in made.sources for word in words(source)}


@given(st.integers(0, 400))
def test_complementary_tellings_both_leave_something_out(seed: int) -> None:
    made = complementary(PLAIN_SENTENCE, random.Random(seed))
    assert made is not None
    assert len(made.sources) == 2
    assert all(not is_subsequence(words(made.target), words(source)) for source in made.sources)


def test_loaded_words_become_neutral_in_targets() -> None:
    assert neutral("The mayor slammed the so-called plan.") == "The mayor criticized the plan."


def write_jsonl(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")


def happening(at: int, rng: random.Random) -> tuple[str, list[str]]:
    """Return the title and the sentences of an invented report; those numbered 50 and more are worded differently."""
    town = rng.choice(["Zadrin", "Molvik", "Perrane", "Ostrey", "Kellby", "Tarnow"])
    name = rng.choice(["Brandt", "Okoye", "Lindqvist", "Marsh", "Ferrer", "Novak"])
    cause = rng.choice(["after a storm hit the coast", "because the river had risen", "after heavy snow in the hills"])
    act = rng.choice(["close {} schools", "repair {} bridges", "open {} shelters"]).format(rng.randrange(3, 90))
    if at < 50:
        return f"{town} council voted to {act} on Monday", [
            f"On Monday, the council of {town} voted to {act}, {cause}.",
            f"Mayor {name} said the council voted to {act} {cause}.",
            f"The mayor of {town} also said that families were told of the vote by the council.",
            "She said they had worked on it for days, and he said that who voted was known.",
        ]
    return f"{town} officials agreed this week to {act}", [
        f"Officials in {town} agreed this week to {act} {cause}.",
        f"Deputy {name} said officials agreed to {act} this week {cause}.",
        f"People of {town} had asked for that, deputy {name} told reporters later.",
    ]


def small_data(folder: Path) -> None:
    """Write data of the shape that the training reads, all of it invented."""
    rng = random.Random(5)
    articles: list[dict[str, object]] = []
    highlights: list[dict[str, object]] = []
    events: list[dict[str, object]] = []
    pairs: list[dict[str, object]] = []
    for at in range(60):
        title, body = happening(at, rng)
        other = [body[1], body[0], *body[2:]]
        for outlet, text in (("North Post", body), ("South Herald", other)):
            articles.append(
                {"id": f"{outlet[0]}{at}", "date": f"2019-03-{at % 28 + 1:02}", "outlet": outlet, "title": title,
                 "text": " ".join(text)}
            )  # fmt: skip
        spaced = " ".join(text.lower().replace(",", " ,").replace(".", " .") for text in body)
        told = f"{body[1].removesuffix('.')} and told families of it."
        highlights.append({"article": spaced, "abstract": f"<s> {body[1].lower().removesuffix('.')} </s>"})
        reports = [{"title": title, "text": " ".join(part)} for part in (body[:2], other[:2], body[2:])]
        events.append(
            {"id": str(at), "reports": reports, "headline": title, "summary": told, "news_article_ids": [[f"N{at}"]]}
        )
        pairs.append({"sentence": body[0], "compression": body[0].replace("On Monday, t", "T")})
    write_jsonl(folder / "news_articles" / "articles-00.jsonl.gz", articles[:100])
    write_jsonl(folder / "news_articles" / "validation.jsonl.gz", articles[100:])
    write_jsonl(folder / "highlights" / "train-00.jsonl.gz", highlights[:50])
    write_jsonl(folder / "highlights" / "val-00.jsonl.gz", highlights[50:])
    write_jsonl(folder / "neutral_summaries" / "train.jsonl", events[:50])
    write_jsonl(folder / "neutral_summaries" / "val.jsonl", events[50:])
    # The last 500 are held back: these are, all of them.
    write_jsonl(folder / "compression" / "pairs.jsonl", pairs[50:])
    (folder / "fusion").mkdir()
    (folder / "fusion" / "wiki_split_tune.tsv").write_text(
        "The council closed schools and the mayor said so .\tThe council closed schools . <::::> The mayor said so .\n"
    )


def test_training_runs_from_data_to_a_writer_that_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_data(tmp_path / "data")
    pairs, encoded, run = (str(tmp_path / name) for name in ("pairs", "encoded", "run"))
    writer_data.main(["--data", str(tmp_path / "data"), "--out", pairs, "--jobs", "1"])
    writer_encode.main(["--pairs", pairs, "--out", encoded, "--vocabulary", "2500", "--list", "60"])
    sizes = {
        "hidden_size": 48, "encoder_layers": 3, "encoder_heads": 2, "encoder_width": 64, "decoder_layers": 2,
        "decoder_heads": 2, "decoder_width": 64, "positions": 256,
    }  # fmt: skip
    command = [
        "--encoded", encoded, "--out", run, "--workers", "1", "--sizes", json.dumps(sizes), "--warm-up", "5",
        "--rate", "3e-3", "--encoder-rate", "1e-3", "--pieces", "1500", "--tell-every", "0.1",
    ]  # fmt: skip
    writer.main([*command, "--pairs", "300"])
    first = held_back_losses(tmp_path / "run" / "log.txt")[-1]
    writer.main([*command, "--pairs", "4000"])
    assert held_back_losses(tmp_path / "run" / "log.txt")[-1] < first
    assert "share 13 words" not in capsys.readouterr().err
    made = BundledWriter.load(tmp_path / "run" / "final")
    # And on from the weights alone, as they are shipped.
    shipped, again = str(tmp_path / "run" / "final"), str(tmp_path / "again")
    writer_encode.main(["--pairs", pairs, "--out", encoded, "--like", shipped])
    writer.main([*command, "--out", again, "--weights", shipped, "--pairs", "60"])
    assert (tmp_path / "again" / "final" / "model.safetensors").is_file()
    text = "On Monday, the council of Zadrin voted to close 12 schools, after a storm hit the coast."
    point = Point((Sentence("r1", 0, 0, len(text), text),), 1.0)
    assert made.write([Request(Task.STATEMENT, point, {})])[0]


def held_back_losses(log: Path) -> list[float]:
    lines = log.read_text(encoding="utf-8").splitlines()
    return [float(line.rpartition(" ")[2]) for line in lines if "held-back loss" in line]


def test_training_without_data_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="cannot read training data"):
        writer_data.main(["--data", str(tmp_path / "nowhere"), "--out", str(tmp_path)])
