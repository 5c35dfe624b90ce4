"""The bundled writer's network, search and spelling, on a tiny model with random weights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from summarize.errors import ModelError
from summarize.models import PointerWriter
from summarize.models.bundled import BundledWriter, _reads_whole
from summarize.models.pointer_beam import SearchOptions, Written, _compact, search
from summarize.models.pointer_config import PointerWriterConfig
from summarize.models.pointer_text import PieceReader, SourcePieces
from summarize.types import Draft, Point, Request, Sentence, Task, Verdict

FREE = [
    "the",
    "a",
    "of",
    "in",
    "to",
    "and",
    "said",
    "was",
    "were",
    "after",
    "on",
    ",",
    ".",
    "'",
    "s",
    "-",
    "for",
    "by",
    "with",
    "from",
    "state",
    "people",
]
KNOWN = [
    *FREE,
    "biden",
    "million",
    "u",
    "senate",
    "mayor",
    "voted",
    "storm",
    "hit",
    "coast",
    "police",
    "$",
    "%",
    '"',
    "(",
]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
VOCABULARY = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]",
    *dict.fromkeys([*KNOWN, *LETTERS, *(f"##{letter}" for letter in LETTERS), *".,;:!?)&"]),
]  # fmt: skip
#: Random weights doubt all that they write.
FREELY: dict[str, Any] = {"least_end": -99.0, "least_leap": -99.0, "least_scores": (-99.0, -99.0, -99.0)}
SOURCES = (
    "The U.S. Senate voted 9.3 million on Monday.",
    "Biden's mayor said the storm hit the coast.",
    "Police in Covid-19 wards didn't say $1,500 was 4.5% of it.",
    'Ms. O\'Brien and al-Nusra (the group) were hit after 10:30 p.m. by "a storm".',
)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    # Threads that wait for each other make products of this size a hundred times slower on a busy machine.
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@lru_cache
def tiny_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


@lru_cache
def tiny_model(seed: int = 0) -> PointerWriter:
    torch.manual_seed(seed)
    config = PointerWriterConfig(
        vocab_size=len(VOCABULARY), list_size=len(FREE) + 1, hidden_size=32, encoder_layers=3, encoder_heads=2,
        encoder_width=48, decoder_layers=2, decoder_heads=2, decoder_width=48, positions=256,
    )  # fmt: skip
    model = PointerWriter(config)
    model.listed.copy_(torch.tensor([3, *(VOCABULARY.index(word) for word in FREE)]))
    with torch.no_grad():
        # Random weights as they come are nearly indifferent to what they read: make them opinionated.
        for parameter in model.parameters():
            if parameter.dim() == 2:
                parameter.mul_(6)
    model.train(mode=False)
    return model


def tiny_reader() -> PieceReader:
    model = tiny_model()
    return PieceReader(tiny_tokenizer(), model.listed.tolist(), start_id=2, end_id=3)


def tiny_writer(seed: int = 0, *, beams: int = 8, best: int = 8) -> BundledWriter:
    return BundledWriter(
        tiny_model(seed),
        tiny_reader(),
        options=SearchOptions(most_pieces=20, beams=beams, best=best, enough=10, **FREELY),
    )


def request(*texts: str, task: Task = Task.STATEMENT, rejected: Draft | None = None) -> Request:
    sentences = tuple(Sentence(f"r{at}", 0, 0, len(text), text) for at, text in enumerate(texts))
    verdict = Verdict(rejected, (), ()) if rejected is not None else None
    return Request(task, Point(sentences, 1.0), {}, verdict)


def tensors(source: SourcePieces) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    return (
        torch.from_numpy(source.pieces)[None],
        torch.from_numpy(source.sentences)[None],
        torch.from_numpy(source.bound)[None],
    )


def greedy(model: PointerWriter, source: SourcePieces, steps: int, lendable: Sequence[int]) -> list[int]:
    """Write the likeliest piece at each step, the whole output read anew each time.

    Of the list only what may be lent is written, and what the source has.
    """
    pieces, sentences, _ = tensors(source)
    listed = model.listed.tolist()
    kept_back = {piece for slot, piece in enumerate(listed) if slot not in lendable} - {*source.pieces.tolist()}
    written: list[int] = []
    positions: list[int] = []
    memory = model.read(pieces, sentences)
    for _ in range(steps):
        inputs = model.enter(
            torch.tensor([0]), torch.tensor([written], dtype=torch.long), torch.tensor([positions], dtype=torch.long),
            memory.states,
        )  # fmt: skip
        states = model.decode(inputs, memory)
        previous = torch.tensor([[positions[-1] if positions else -1]])
        barred = (pieces == model.config.start_id)[:, None]
        mixture = model.mix(states[:, -1:], memory, previous, barred)
        from_list = (mixture.listed + mixture.from_list[..., None]).exp()[0, 0]
        pointed = (mixture.positions + mixture.copied[..., None]).exp()[0, 0]
        chances = torch.zeros(len(VOCABULARY))
        for slot, piece in enumerate(listed):
            chances[piece] += from_list[slot]
        for position, piece in enumerate(source.pieces.tolist()):
            chances[piece] += pointed[position]
        chances[sorted(kept_back)] = 0.0
        best = int(chances.argmax())
        if best == model.config.end_id:
            break
        here = torch.tensor([float(pointed[at]) if piece == best else 0.0 for at, piece in enumerate(source.pieces)])
        written.append(best)
        positions.append(int(here.argmax()) if float(here.sum()) * 2 >= float(chances[best]) else -1)
    return written


@pytest.mark.parametrize("lent", [FREE, [], ["the", "was", "people"]])
@pytest.mark.parametrize("seed", range(4))
@torch.no_grad()
def test_one_beam_writes_what_the_greedy_writer_does(seed: int, lent: list[str]) -> None:
    source = tiny_reader().read(["the mayor said the storm hit the coast", "police voted on the storm"])
    lendable = tiny_reader().find_lendable(lent)
    pieces, sentences, _ = tensors(source)
    model = tiny_model(seed)
    options = SearchOptions(beams=1, best=1, most_pieces=14, least_pieces=0, repeat=0, **FREELY)
    free = torch.zeros_like(pieces, dtype=torch.bool)
    slots = torch.tensor(lendable)
    (found,) = search(model, pieces, sentences, free, tasks=torch.tensor([0]), options=options, lendable=slots)
    expected = greedy(model, source, 14, lendable)
    if len(expected) < 14:
        assert list(found[0].pieces) == expected
    else:
        assert not found


def test_a_saved_model_comes_back_and_writes_the_same(tmp_path: Path) -> None:
    model = tiny_model()
    model.save_pretrained(tmp_path)
    tiny_tokenizer().save(str(tmp_path / "tokenizer.json"))
    assert (tmp_path / "model.safetensors").is_file()
    loaded = BundledWriter.load(
        tmp_path, options=SearchOptions(most_pieces=20, beams=8, enough=10, **FREELY), dtype=torch.float32
    )
    assert loaded.write([request(*SOURCES)]) == tiny_writer().write([request(*SOURCES)])
    assert isinstance(PointerWriter.from_pretrained(tmp_path), PointerWriter)
    assert len(loaded.digest) == 64


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot load the bundled writer"):
        BundledWriter.load(tmp_path)


words = st.lists(
    st.sampled_from(
        [*KNOWN, "Biden", "Zelensky", "U.S.", "9.3", "$1,500", "12%", "Covid-19", "isn't", "O'Brien", "Ärzte"]
    ),
    min_size=3,
    max_size=14,
).map(" ".join)


def found_in(
    model: PointerWriter, source: SourcePieces, options: SearchOptions, lendable: Sequence[int] | None = None
) -> list[Written]:
    pieces, sentences, bound = tensors(source)
    slots = None if lendable is None else torch.tensor(lendable)
    with torch.no_grad():
        return search(model, pieces, sentences, bound, tasks=torch.tensor([0]), options=options, lendable=slots)[0]


@settings(max_examples=40, deadline=None)
@given(st.lists(words, min_size=1, max_size=3), st.integers(0, 3))
def test_whatever_is_not_on_the_list_is_copied_from_where_it_says(texts: list[str], seed: int) -> None:
    model = tiny_model(seed)
    source = tiny_reader().read(texts)
    listed = set(model.listed.tolist())
    for written in found_in(model, source, SearchOptions(beams=4, best=4, most_pieces=16, least_pieces=0, **FREELY)):
        for piece, position in zip(written.pieces, written.positions, strict=True):
            assert source.pieces[position] == piece if position >= 0 else piece in listed


@settings(max_examples=40, deadline=None)
@given(st.lists(words, min_size=1, max_size=3), st.integers(0, 3))
def test_numbers_stand_in_a_draft_as_they_stand_in_a_source(texts: list[str], seed: int) -> None:
    drafts = tiny_writer(seed, beams=4, best=4).write([request(*texts)])[0]
    known = {number for text in texts for number in re.findall(r"\d[\d.,]*\d|\d", text)}
    for draft in drafts:
        assert set(re.findall(r"\d[\d.,]*\d|\d", draft.text)) <= known


@settings(max_examples=40, deadline=None)
@given(st.lists(words, min_size=1, max_size=3), st.integers(0, 3))
def test_copied_words_lie_where_they_are_said_to_lie(texts: list[str], seed: int) -> None:
    for draft in tiny_writer(seed, beams=4, best=4).write([request(*texts)])[0]:
        assert len(draft.copied_from) == len(draft.text.split())
        for word, copied in zip(draft.text.split(), draft.copied_from, strict=True):
            if copied is not None:
                assert texts[copied.sentence][copied.start : copied.end].casefold() in word.casefold()


def test_a_batch_writes_what_its_requests_write_alone() -> None:
    requests = [request(*SOURCES[:2]), request(SOURCES[2]), request(*SOURCES, task=Task.HEADLINE), request(SOURCES[1])]
    together = tiny_writer().write(requests)
    alone = [tiny_writer().write([one])[0] for one in requests]
    assert [[draft.text for draft in drafts] for drafts in together] == [[draft.text for draft in one] for one in alone]
    assert [draft.score for drafts in together for draft in drafts] == pytest.approx(
        [draft.score for drafts in alone for draft in drafts], abs=1e-4
    )


def test_mending_does_not_write_what_was_rejected() -> None:
    mended = 0
    for seed in range(6):
        writer = tiny_writer(seed)
        for first in writer.write([request(*SOURCES)])[0][:1]:
            again = writer.write([request(*SOURCES, task=Task.MEND, rejected=first)])[0]
            assert first.text not in {draft.text for draft in again}
            mended += bool(again)
    assert mended


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The storm hit the coast.", True),
        ('The mayor said "we were hit.', False),
        ("The mayor said “we were hit.", False),
        ("The storm (the first was hit.", False),
        ("The storm was hit on the.", False),
        ("The storm hit the U.S. coast.", True),
        ("The storm hit the coast. in May.", False),
        ("The storm hit the people'", False),
        ("Storm.", False),
    ],
)
def test_drafts_that_break_off_are_not_offered(text: str, whole: bool) -> None:
    assert _reads_whole(text) is whole


@settings(max_examples=40, deadline=None)
@given(st.lists(words, min_size=1, max_size=3), st.integers(0, 3), st.sets(st.sampled_from(FREE)))
def test_words_that_no_source_has_are_written_only_where_they_may_be_lent(
    texts: list[str], seed: int, lent: set[str]
) -> None:
    source = tiny_reader().read(texts)
    lendable = tiny_reader().find_lendable(lent)
    options = SearchOptions(beams=4, best=4, most_pieces=16, least_pieces=0, **FREELY)
    for written in found_in(tiny_model(seed), source, options, lendable):
        for piece, position in zip(written.pieces, written.positions, strict=True):
            spelt = VOCABULARY[piece]
            assert position >= 0 or piece in source.pieces or spelt in lent or not spelt.isalpha()


def test_only_words_that_no_source_has_are_kept_from_being_lent() -> None:
    source = tiny_reader().read(["the storm hit the coast", "police voted on the storm"])
    options = SearchOptions(beams=4, best=4, most_pieces=16, least_pieces=0, **FREELY)
    lent = {
        VOCABULARY[piece]
        for seed in range(8)
        for written in found_in(tiny_model(seed), source, options, tiny_reader().find_lendable([]))
        for piece, position in zip(written.pieces, written.positions, strict=True)
        if position < 0
    }
    assert lent & {"the", "on"}


def test_a_writer_lends_only_the_words_that_it_may() -> None:
    def lent_by(words: frozenset[str]) -> set[str]:
        written = (
            draft
            for seed in range(6)
            for draft in BundledWriter(
                tiny_model(seed), tiny_reader(), lendable=words,
                options=SearchOptions(most_pieces=20, beams=8, enough=10, **FREELY),
            ).write([request("Biden's mayor hit the coast.")])[0]
        )  # fmt: skip
        return {
            word.strip(".,-'").lower()
            for draft in written
            for word, copied in zip(draft.text.split(), draft.copied_from, strict=True)
            if copied is None
        } & {*FREE}

    assert not lent_by(frozenset()) - {"the", "s", ",", ".", "'", "-"}
    assert "people" in lent_by(frozenset({"people"}))


@given(st.lists(st.booleans(), max_size=12))
def test_rows_that_are_dropped_leave_no_gap_and_move_few(wanted: list[bool]) -> None:
    rows = _compact(wanted)
    assert sorted(rows) == [row for row, kept in enumerate(wanted) if kept]
    assert all(origin == row for row, origin in enumerate(rows) if wanted[row])


def test_no_run_of_three_pieces_is_written_twice_and_no_piece_at_once() -> None:
    source = tiny_reader().read(SOURCES)
    for written in found_in(tiny_model(1), source, SearchOptions(most_pieces=40, **FREELY)):
        runs = [written.pieces[at : at + 3] for at in range(len(written.pieces) - 2)]
        assert len(runs) == len(set(runs))
        assert all(one != other for one, other in pairwise(written.pieces))


def test_a_point_too_long_to_read_is_read_in_part() -> None:
    texts = ["the storm hit the coast and " * 60] * 9
    assert 200 < len(tiny_reader().read(texts).pieces) <= 240
    assert len(tiny_writer().write([request(*texts)])) == 1


def respelt(texts: Sequence[str], written: str) -> str:
    """Copy what can be copied of a text, in runs as long as may be, and write the rest from the list."""
    reader, tokenizer = tiny_reader(), tiny_tokenizer()
    source = reader.read(texts)
    pieces = tokenizer.encode(written, add_special_tokens=False).ids
    positions: list[int] = []
    have = source.pieces.tolist()
    for at, piece in enumerate(pieces):
        if positions and positions[-1] >= 0 and have[positions[-1] + 1] == piece:
            positions.append(positions[-1] + 1)
            continue
        runs = [
            (next((n for n in range(1, 9) if pieces[at : at + n] != have[place : place + n]), 9), -place)
            for place, other in enumerate(have)
            if other == piece
        ]
        positions.append(-max(runs)[1] if runs else -1)
    return reader.write(source, pieces, positions).text


@pytest.mark.parametrize(
    ("texts", "written", "expected"),
    [
        (["Jobs rose to 9.3 million in May."], "jobs rose to 9 . 3 million .", "Jobs rose to 9.3 million."),
        (["The U.S. Senate voted."], "the u . s . senate was hit .", "The U.S. Senate was hit."),
        (["It was Biden's plan."], "biden ' s state .", "Biden's state."),
        (["“It hit,” said Biden."], '" it hit , " biden said .', "“It hit,” Biden said."),
        (["Storm Hit Coast Near Zadar", "A storm hit."], "the storm hit zadar .", "The storm hit Zadar."),
        (["Police said so.", "He saw police."], "after on police said so .", "After on police said so."),
        (["Storm State people voted."], "on x storm state people voted .", "On x Storm State people voted."),
        (["Storm Hit State People Near Zadar", "The State voted."], "on x state people .", "On x State people."),
        (["WASHINGTON — The Senate voted."], "on x the senate voted .", "On x the Senate voted."),
        (["Prices rose 4.5% to $1,500."], "rose to $ 1 , 500 .", "Rose to $1,500."),
    ],
)
def test_copied_words_look_as_they_do_in_the_source(texts: list[str], written: str, expected: str) -> None:
    assert respelt(texts, written) == expected


def test_pieces_of_numbers_names_and_abbreviations_go_in_one_go() -> None:
    source = tiny_reader().read(["U.S. prices rose 9.3% in O'Brien's al-Covid-19 ward, didn't they."])
    text = source.texts[0]
    runs, start = [], 1
    for at in range(1, len(source.pieces) - 1):
        if not source.bound[at]:
            runs.append(text[source.starts[start] : source.ends[at]])
            start = at + 1
    assert {"U.S.", "9.3%", "O'Brien", "didn't", "ward", ","} <= set(runs)


def test_the_loss_counts_each_target_piece_once_and_can_be_learnt_from() -> None:
    model = tiny_model(2)
    source = tiny_reader().read(["the mayor said the storm hit"])
    pieces, sentences, _ = tensors(source)
    target = torch.tensor([[VOCABULARY.index("storm"), VOCABULARY.index("hit"), 3, 0]])
    slots = torch.tensor([[-1, -1, 0, -1]])
    copied = torch.tensor([[5, 6, -1, -1]])
    loss, count = model(pieces, sentences, torch.tensor([0]), target=target, target_slots=slots, copied=copied)
    assert int(count) == 3
    assert loss.item() > 0
    loss.backward()
    assert model.pointer_query.weight.grad is not None
    model.zero_grad()


def test_options_can_be_narrowed_for_one_search() -> None:
    assert replace(SearchOptions(), beams=2).beams == 2
    drafts = tiny_writer(beams=2, best=1).write([request(*SOURCES)])[0]
    assert len(drafts) <= 1
    assert all(np.isfinite(draft.score) for draft in drafts)


def test_other_weights_than_the_package_was_made_with_are_refused() -> None:
    assert len(BundledWriter.load().digest) == 64
    with pytest.raises(ModelError, match="other weights"):
        BundledWriter.load(expected="0" * 64)
