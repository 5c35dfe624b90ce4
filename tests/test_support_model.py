"""The support model: from spoilt statements to a network that judges, and what it does with what it is given."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from summarize.errors import ModelError
from summarize.models.support import SupportModel
from summarize.models.support_network import (
    BEGIN,
    PART,
    SupportConfig,
    SupportNetwork,
    join_pieces,
    load_network,
    save_network,
)
from summarize.models.weights import digest_file
from tests.test_writer_training import small_data
from training import support, support_data, support_encode, writer_data
from training.support_data import Example, Maker, missing_words
from training.support_lexicon import Lexicon, words_of
from training.support_material import Material
from training.support_spoil import UNREAD, UNTRUE
from training.writer_data import Judge
from training.writer_words import Casing, HeldBack

SIZES = SupportConfig(
    hidden_size=16,
    encoder_layers=3,
    encoder_heads=2,
    encoder_width=24,
    positions=44,
    most_statement=20,
    features=8,
)
VERBS = ("bought", "sold", "visited", "closed", "opened", "praised")
PEOPLE = ("Orla Finn", "Tam Reyes", "Ines Kaal", "Bo Lund")
PLACES = ("Veldmar", "Ostrand", "Halden")
THINGS = ("bridge", "school", "harbour", "market", "mill")


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def sentence(rng: random.Random) -> str:
    return (
        f"{rng.choice(PEOPLE)} {rng.choice(VERBS)} the old {rng.choice(THINGS)} in {rng.choice(PLACES)} "
        f"on {rng.choice(['Monday', 'Friday'])} for {rng.randrange(10, 99)} crowns."
    )


def build_pieces(folder: Path) -> Path:
    """Write a tokenizer that knows the words of these tests, letters, and nothing else."""
    words = sorted({word.lower() for seed in range(200) for word in sentence(random.Random(seed)).strip(".").split()})
    letters = [chr(code) for code in range(33, 127)]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{letter}" for letter in letters), *words]
    vocabulary = {piece: at for at, piece in enumerate(dict.fromkeys(pieces))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder / "tokenizer.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a tiny model with random weights."""
    torch.manual_seed(7)
    pieces = build_pieces(tmp_path)
    config = replace(SIZES, vocab_size=Tokenizer.from_file(str(pieces)).get_vocab_size())
    network = SupportNetwork(config)
    save_network(network.state_dict(), config, tmp_path)
    return tmp_path


def pairs(count: int) -> list[tuple[str, list[str]]]:
    rng = random.Random(3)
    return [(sentence(rng), [sentence(rng) for _ in range(rng.randrange(1, 7))]) for _ in range(count)]


# ---------------------------------------------------------------- judging


def test_every_pair_is_judged_in_order_and_with_probabilities(folder: Path) -> None:
    asked = pairs(30)
    judged = SupportModel(folder, dtype=torch.float32).judge(asked)
    assert len(judged) == len(asked)
    for (statement, _), found in zip(asked, judged, strict=True):
        assert 0 < found.carried < 1
        assert 0 < found.reads < 1
        assert 0 <= found.doubted[0] < found.doubted[1] <= len(statement)


def test_what_is_judged_beside_a_pair_does_not_change_its_verdict(folder: Path) -> None:
    asked = pairs(25)
    together = SupportModel(folder, dtype=torch.float32).judge(asked)
    small = SupportModel(folder, dtype=torch.float32, batch=64).judge(asked)
    alone = [SupportModel(folder, dtype=torch.float32).judge([pair])[0] for pair in asked[:6]]
    assert [found.carried for found in small] == pytest.approx([found.carried for found in together], abs=1e-5)
    assert [found.reads for found in small] == pytest.approx([found.reads for found in together], abs=1e-5)
    assert [found.carried for found in alone] == pytest.approx([found.carried for found in together[:6]], abs=1e-5)


def test_the_same_pairs_get_the_same_verdicts(folder: Path) -> None:
    asked = pairs(12)
    assert SupportModel(folder).judge(asked) == SupportModel(folder).judge(asked)


def test_nothing_is_judged_of_nothing(folder: Path) -> None:
    assert SupportModel(folder).judge([]) == ()


@pytest.mark.parametrize("statement", ["", "   ", "\x00", "\N{BRIDGE AT NIGHT}" * 300, "bridge " * 500])
@pytest.mark.parametrize("sources", [[], [""], ["the old bridge " * 200, "mill"]])
def test_odd_statements_and_sources_are_judged_too(folder: Path, statement: str, sources: list[str]) -> None:
    (judged,) = SupportModel(folder, dtype=torch.float32).judge([(statement, sources)])
    assert 0 < judged.carried < 1
    assert judged.doubted[1] <= len(statement)


def test_of_sources_that_do_not_fit_together_the_one_with_most_of_the_words_is_read(folder: Path) -> None:
    model = SupportModel(folder, dtype=torch.float32)
    rng = random.Random(1)
    statement, sources = sentence(rng), [sentence(rng) for _ in range(6)]
    # Each of these sentences leaves no room for another one.
    pieces = len(Tokenizer.from_file(str(folder / "tokenizer.json")).encode(sources[0]).ids)
    assert 2 * (pieces + 1) > SIZES.positions - pieces - 2
    alone = model.judge([(statement, [source]) for source in (*sources, statement)])
    for at in (0, 3, 6):
        given = [*sources[:at], statement, *sources[at:]]
        assert model.judge([(statement, given)])[0].carried == pytest.approx(alone[-1].carried, abs=1e-5)


def test_a_source_that_has_no_further_word_of_the_statement_does_not_change_the_verdict(folder: Path) -> None:
    model = SupportModel(folder, dtype=torch.float32)
    statement = "Orla Finn bought the mill."
    sources = ["Orla Finn bought the old mill.", "Bo Lund sold a school.", "Orla Finn closed it."]
    one, all_ = model.judge([(statement, sources[:1]), (statement, sources)])
    assert one.carried == pytest.approx(all_.carried, abs=1e-5)
    assert one.reads == pytest.approx(all_.reads, abs=1e-5)


def test_words_that_no_source_has_count_against_a_statement_as_the_configuration_says(folder: Path) -> None:
    asked = [
        ("Orla Finn bought the bridge.", ["Orla Finn bought the bridge."]),
        ("Bo Lund closed.", ["Orla Finn sold."]),
    ]
    before = SupportModel(folder, dtype=torch.float32).judge(asked)
    stored = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**stored, "lacking": 4.0}), encoding="utf-8")
    after = SupportModel(folder, dtype=torch.float32).judge(asked)
    assert after[0] == before[0]
    assert after[1].carried < before[1].carried
    assert after[1].reads == before[1].reads


# ---------------------------------------------------------------- what the network is told of the pieces


@given(st.lists(st.integers(4, 12), max_size=12), st.lists(st.lists(st.integers(4, 12), max_size=8), max_size=4))
def test_a_piece_is_marked_by_its_side_and_by_what_the_other_side_has(
    statement: list[int], sources: list[list[int]]
) -> None:
    pieces, marks = join_pieces(statement, sources)
    assert pieces.tolist() == [BEGIN, *statement, PART, *(p for source in sources for p in (*source, PART))]
    known = {piece for source in sources for piece in source}
    for piece, mark in zip(statement, marks[1 : 1 + len(statement)].tolist(), strict=True):
        assert (mark == 1) == (piece not in known)
        assert mark in {1, 2, 3}
    rest = marks[len(statement) + 2 :]
    assert all((mark == 0) == (piece == PART) for piece, mark in zip(pieces[len(statement) + 2 :], rest, strict=True))


def test_a_pair_of_words_in_the_order_of_the_source_is_marked_as_such() -> None:
    _, marks = join_pieces([5, 6, 7, 9], [[5, 6, 8, 7]])
    assert marks.tolist() == [0, 2, 3, 2, 1, 0, 5, 6, 4, 5, 0]


# ---------------------------------------------------------------- on the disk


def test_weights_in_eight_bits_are_nearly_those_that_were_written(folder: Path) -> None:
    config = load_network(folder, torch.float32).config
    network = SupportNetwork(config)
    save_network(network.state_dict(), config, folder)
    read = load_network(folder, torch.float32)
    assert read.config == config
    for name, weight in network.state_dict().items():
        assert read.state_dict()[name] == pytest.approx(weight, abs=float(weight.abs().max()) / 100 + 1e-3)


def test_weights_with_another_digest_are_refused(folder: Path) -> None:
    right = digest_file(folder / "model.safetensors")
    assert SupportModel(folder, expected=right).digest == right
    with pytest.raises(ModelError, match="SHA-256"):
        SupportModel(folder, expected="0" * 64)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
def test_a_folder_with_a_missing_or_damaged_file_is_an_error_that_names_it(
    folder: Path, name: str, damage: str
) -> None:
    path = folder / name
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(content[: len(content) // 2] if damage == "cut" else b'{"what": 1}')
    with pytest.raises(ModelError, match=folder.name) as caught:
        SupportModel(folder).judge(pairs(1))
    assert caught.value.hint


def test_weights_of_other_sizes_than_the_configuration_says_are_refused(folder: Path) -> None:
    stored = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**stored, "hidden_size": 32}), encoding="utf-8")
    with pytest.raises(ModelError, match="cannot load the support model"):
        SupportModel(folder).judge(pairs(1))


# ---------------------------------------------------------------- spoiling


def build_lexicon(tmp_path: Path) -> Lexicon:
    names = {part.lower(): [0, 40] for name in (*PEOPLE, *PLACES) for part in name.split()}
    (tmp_path / "casing.json").write_text(json.dumps(names), encoding="utf-8")
    lexicon = Lexicon()
    rng = random.Random(5)
    said = [sentence(rng) for _ in range(80)]
    said += [f"The {thing} of the town closed its doors." for thing in THINGS for _ in range(4)]
    said += [f"A {word} bridge was walking in it." for word in ("large", "narrow", "famous") for _ in range(4)]
    lexicon.read(tmp_path / "casing.json", said, frozenset(VERBS))
    return lexicon


@pytest.mark.parametrize("way", [*UNTRUE, *UNREAD], ids=lambda way: way[0])
def test_each_way_to_spoil_changes_the_statement_and_says_where(way: tuple[str, object, float], tmp_path: Path) -> None:
    lexicon = build_lexicon(tmp_path)
    name, spoil, _ = way
    statement = (
        "Police said Orla Finn bought the school in Halden on Monday after it was closed, but Tam Reyes may not sell "
        "the 12 mills."
    )
    sources = (
        "Police said Orla Finn bought the school in Halden on Monday for the town because the small old council had closed it.",
        "Tam Reyes may not sell the 12 mills in Ostrand, said Bo Lund on Friday.",
    )
    others = ("Ines Kaal praised the harbour in Veldmar for 17 years, and opened a market there.", *sources)
    material = Material(statement, sources, others)
    found = [spoil(material, lexicon, random.Random(seed)) for seed in range(60)]  # type: ignore[operator]
    spoilt = [item for item in found if item is not None]
    assert spoilt, name
    for item in spoilt:
        assert item.text not in {statement, *sources}
        assert item.carried is not True
        assert item.carried is False or item.reads is False
        assert all(0 <= start < end <= len(item.text) for start, end in item.wrong)


def test_words_that_no_source_has_are_named() -> None:
    found = missing_words("The old bridge closed", ["A bridge of the town was closing."])
    assert found == ((4, 7),)


@given(st.text(max_size=80))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in words_of(text))


# ---------------------------------------------------------------- from examples to a model


def write_examples(path: Path, tmp_path: Path) -> None:
    maker = Maker(build_lexicon(tmp_path), Judge(Casing(), frozenset(VERBS)))
    rng = random.Random(2)
    made: list[Example] = []
    for number in range(160):
        told = sentence(rng)
        made += maker.make("own", Material(told, (told,), tuple(sentence(rng) for _ in range(3))), number, rng)
    path.write_text("".join(f"{json.dumps(asdict(example))}\n" for example in made), encoding="utf-8")


def test_examples_are_made_of_the_sets_and_none_of_what_is_measured(tmp_path: Path) -> None:
    data, pairs, out = tmp_path / "data", tmp_path / "pairs", tmp_path / "out"
    small_data(data)
    writer_data.main(["--data", str(data), "--out", str(pairs), "--jobs", "1"])
    (line,) = gzip.decompress((data / "highlights" / "train-00.jsonl.gz").read_bytes()).decode().splitlines()[:1]
    measured = json.loads(line)["article"].split(" . ")[0]
    (data / "support").mkdir()
    for name in ("CLIFF_error_types.csv", "Goyal21_error_types.csv"):
        (data / "support" / name).write_text(f'doc,summ\n"{measured}",A summary.\n', encoding="utf-8")
    (data / "support" / "superpal_dev.csv").write_text("docSentText,scuSentence\nA text.,Another.\n", encoding="utf-8")
    (data / "support" / "wice_dev.jsonl").write_text('{"claim": "A claim.", "evidence": ["A text."]}\n')
    row = {
        "kind": "mined", "sources": ["Ostrey closed a mill.", "The mill stood in Ostrey."], "target": "Ostrey closed a mill.",
        "drafts": [{"text": "Ostrey closed a mill.", "found": []}, {"text": "Tarnow closed 3 mills.", "found": ["number"]},
                   {"text": "Closed a mill.", "found": ["fragment"]}],
    }  # fmt: skip
    (tmp_path / "drafts.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    support_data.main(
        [
            *(
                "--data",
                str(data),
                "--pairs",
                str(pairs),
                "--drafts",
                str(tmp_path / "drafts.jsonl"),
                "--out",
                str(out),
            ),
            *("--news", "1", "--look-alikes", "40", "--jobs", "1"),
        ]
    )
    made = [json.loads(line) for line in (out / "examples.jsonl").read_text(encoding="utf-8").splitlines()]
    kinds = {example["kind"] for example in made}
    assert {"news", "highlights", "news, elsewhere", "number", "drafts"} <= kinds
    assert {example["carried"] for example in made} == {example["reads"] for example in made} == {True, False, None}
    held_back = HeldBack([measured])
    assert not any(held_back.overlaps("\n".join((*e["sources"], *e["beside"], e["statement"]))) for e in made)
    for example in made:
        for start, end in example["wrong"] or ():
            assert 0 <= start < end <= len(example["statement"])


def test_a_model_is_trained_from_examples_and_judges(tmp_path: Path) -> None:
    pieces = build_pieces(tmp_path / "pieces")
    write_examples(tmp_path / "examples.jsonl", tmp_path)
    encoded, out = tmp_path / "encoded", tmp_path / "run"
    vocabulary = Tokenizer.from_file(str(pieces)).get_vocab_size()
    sizes = json.dumps(asdict(replace(SIZES, positions=64, vocab_size=vocabulary)))
    given = ["--examples", str(tmp_path / "examples.jsonl"), "--tokenizer", str(pieces), "--out", str(encoded)]
    support_encode.main([*given, "--sizes", sizes])
    asked = ["--encoded", str(encoded), "--out", str(out), "--workers", "1", "--pieces", "600", "--sizes", sizes]
    asked += ["--warm-up", "2", "--frozen-layers", "0", "--rate", "0.01", "--encoder-rate", "0.01"]
    support.main([*asked, "--pairs", "900"])
    judged = SupportModel(out / "final").judge([(told, [told]) for told, _ in pairs(8)])
    assert all(0 < found.carried < 1 for found in judged)
    # Started again, it goes on from where it was.
    support.main([*asked, "--pairs", "950"])
    steps = [line.split("step ")[1].split()[0] for line in (out / "log.txt").read_text(encoding="utf-8").splitlines()]
    assert int(steps[-1]) > int(steps[1]) > 0
    assert "held-back balanced accuracy" in (out / "log.txt").read_text(encoding="utf-8")
