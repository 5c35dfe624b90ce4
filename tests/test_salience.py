"""The salience model: from judged sentences to a network that reads stories, and what a plan makes of what it finds."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from summarize.choose import choose_verdicts
from summarize.errors import ModelError
from summarize.models.salience import MOST_LATER, MOST_TOLD, UNREAD, SalienceModel
from summarize.models.salience_network import (
    FITNESS,
    FOLLOWING,
    TITLED,
    SalienceConfig,
    SalienceNetwork,
    load_network,
    save_network,
)
from summarize.models.salience_windows import Cutter, Window, make_later_windows, make_windows
from summarize.options import Options, PlanOptions
from summarize.pipeline import read_stories
from summarize.plan import plan_story
from summarize.plan.importance import weigh_in
from summarize.text.tokens import content_stems
from summarize.types import Draft, Fitness, Point, Salience, SplitReport, Story, Verdict
from tests.test_support_model import build_pieces, sentence
from tests.test_writer_training import small_data
from training import salience
from training.salience import (
    Examples,
    Known,
    name_sentence,
    read_events,
    read_followed,
    read_judged,
    read_pairs,
    read_titles,
    share_out,
)

from .builders import build_split_report

SIZES = SalienceConfig(hidden_size=16, encoder_layers=3, encoder_heads=2, encoder_width=24, features=8)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a tiny model with random weights."""
    torch.manual_seed(7)
    pieces = build_pieces(tmp_path)
    config = replace(SIZES, vocab_size=Tokenizer.from_file(str(pieces)).get_vocab_size())
    save_network(SalienceNetwork(config).state_dict(), config, tmp_path)
    return tmp_path


def story(seed: int, reports: int = 3, sentences: int = 3) -> Story:
    rng = random.Random(seed)
    return Story(
        f"s{seed}",
        tuple(
            build_split_report(
                *(sentence(rng) for _ in range(sentences)),
                report_id=f"{seed}/{at}",
                outlet=f"o{at}",
                title=sentence(rng),
            )
            for at in range(reports)
        ),
    )


# ---------------------------------------------------------------- reading


def test_every_word_and_sentence_that_is_read_is_weighed(folder: Path) -> None:
    stories = [story(seed) for seed in range(6)]
    found = SalienceModel(folder, content_stems, dtype=torch.float32).read(stories)
    assert len(found) == len(stories)
    for one, weighed in zip(stories, found, strict=True):
        told = {stem for split in one.reports for part in split.sentences for stem in content_stems(part.text)}
        assert told <= weighed.words.keys()
        assert weighed.fitness.keys() == {
            (part.report_id, part.index) for split in one.reports for part in split.sentences
        }
        assert all(0 < fit.news < fit.told < 1 for fit in weighed.fitness.values())
        places = weighed.fitness.keys()
        assert weighed.following.keys() == {(one, other) for one in places for other in places if one != other}
        assert all(0 < fit < 1 for fit in weighed.following.values())
        assert weighed.repeating.keys() == weighed.following.keys()
        assert all(0 < again < 1 for again in weighed.repeating.values())
        assert weighed.titles.keys() == {split.report.id for split in one.reports}
        assert all(0 < good < 1 for good in weighed.titles.values())


def test_what_is_read_beside_a_story_does_not_change_what_is_found_in_it(folder: Path) -> None:
    stories = [story(seed, reports=1 + seed % 4, sentences=1 + seed % 3) for seed in range(9)]
    model = SalienceModel(folder, content_stems, dtype=torch.float32)
    together = model.read(stories)
    for one, found in zip(stories, together, strict=True):
        (alone,) = model.read([one])
        assert alone.words == pytest.approx(found.words, abs=1e-4)
        for place, fit in alone.fitness.items():
            assert astuple(fit) == pytest.approx(astuple(found.fitness[place]), abs=1e-4)
        assert alone.following == pytest.approx(found.following, abs=1e-4)
        assert alone.repeating == pytest.approx(found.repeating, abs=1e-4)
        assert alone.titles == pytest.approx(found.titles, abs=1e-4)


def test_of_long_reports_the_openings_are_read_and_of_many_the_first(folder: Path) -> None:
    model = SalienceModel(folder, content_stems, dtype=torch.float32)
    (long,) = model.read([story(1, reports=2, sentences=40)])
    for report in ("1/0", "1/1"):
        read = [index for index in range(40) if long.fitness[report, index] != UNREAD]
        assert read == list(range(len(read)))
        assert 0 < len(read) < 30
    (many,) = model.read([story(2, reports=40, sentences=1)])
    assert sum(fit != UNREAD for fit in many.fitness.values()) == 12
    assert len(many.following) == 12 * 11


def test_sentences_further_down_are_read_when_they_are_asked_for(folder: Path) -> None:
    model = SalienceModel(folder, content_stems, dtype=torch.float32)
    long = story(1, reports=2, sentences=40)
    (found,) = model.read([long])
    wanted = [("1/0", 38), ("1/1", 39), ("1/0", 39)]
    later = model.read_on(long, found, wanted)
    assert {place for place in later.fitness if later.fitness[place] != found.fitness[place]} == set(wanted)
    assert later.vectors.keys() == found.vectors.keys() | set(wanted)
    # They can be told behind what was read, and what was read behind them.
    lead = max(found.vectors, key=lambda place: found.fitness[place].news)
    assert {other for one, other in later.following if one == lead} == later.vectors.keys() - {lead}
    assert later.following[lead, wanted[0]] != later.repeating[lead, wanted[0]]
    assert later.words == found.words
    assert later.titles == found.titles
    again = model.read_on(long, later, wanted)
    assert again.fitness == later.fitness


def test_one_sentence_is_read_alike_whatever_else_is_asked_for(folder: Path) -> None:
    model = SalienceModel(folder, content_stems, dtype=torch.float32)
    long = story(1, reports=7, sentences=30)
    (found,) = model.read([long])
    once, twice = (model.read_on(long, found, [("1/3", 29)] * number) for number in (1, 2))
    assert once.fitness == twice.fitness
    # More than fits is read as far as it fits, and every report in its turn.
    everything = model.read_on(long, found, list(found.fitness))
    read = [place for place, fit in everything.fitness.items() if fit != UNREAD]
    assert len(found.vectors) < len(read) < len(found.fitness)


@pytest.mark.parametrize("longest", [0, 1])
def test_each_sentence_further_down_stands_behind_its_title_and_the_first_one(folder: Path, longest: int) -> None:
    cutter = Cutter(Tokenizer.from_file(str(folder / "tokenizer.json")), content_stems, 480, 3)
    long = story(1, reports=3, sentences=20)
    reports = list(long.reports)
    if longest:
        # What is longer than the room of its report is not read, and nothing waits for it.
        words = " ".join(f"ferry{number}" for number in range(400))
        reports[1] = build_split_report(
            reports[1].sentences[0].text, f"The {words} sank.", reports[1].sentences[5].text, report_id="1/1"
        )
    wanted = [(split.report.id, part.index) for split in reports for part in split.sentences if part.index]
    windows = make_later_windows(reports, cutter, wanted, most=50)
    read = [(one.report_id, one.index) for window in windows for one in window.sentences if one.index]
    assert sorted(read) == sorted({*wanted} - ({("1/1", 1)} if longest else set()))
    assert all(_opens_with_first(window) for window in windows)
    assert len(make_later_windows(reports, cutter, wanted, most=MOST_LATER)) == min(MOST_LATER, len(windows))
    assert make_later_windows(reports, cutter, [], most=5) == ()


def _opens_with_first(window: Window) -> bool:
    first: dict[str, int] = {}
    for one in window.sentences:
        first.setdefault(one.report_id, one.index)
    return set(first.values()) == {0}


def test_of_many_sentences_those_that_may_be_told_first_are_compared_with_all_that_were_read(folder: Path) -> None:
    (many,) = SalienceModel(folder, content_stems, dtype=torch.float32).read([story(3, reports=12, sentences=4)])
    read = {place for place, fit in many.fitness.items() if fit != UNREAD}
    told = {one for one, _ in many.following}
    assert len(told) == MOST_TOLD < len(read)
    assert min(many.fitness[place].news for place in told) >= max(many.fitness[place].news for place in read - told)
    assert {other for _, other in many.following} == read


def test_nothing_is_found_in_nothing(folder: Path) -> None:
    model = SalienceModel(folder, content_stems)
    assert model.read([]) == ()
    (found,) = model.read([Story("empty", (build_split_report("", title=""),))])
    assert found.words == {}
    assert found.titles == {}


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.text(max_size=40))
def test_pieces_stand_in_the_sentence_and_word_that_they_are_said_to(texts: list[str], title: str) -> None:
    tokenizer = Tokenizer.from_str(_pieces())
    report = build_split_report(*texts, title=title)
    (window,) = make_windows([report], Cutter(tokenizer, content_stems, 270, 3), most=1)
    assert len(window.pieces) == len(window.marks) == len(window.owners) == len(window.stems) == len(window.counts)
    assert len(window.pieces) <= 90
    for stem, owner in zip(window.stems, window.owners, strict=True):
        if stem and owner:
            assert stem in content_stems(window.sentences[owner - 1].text)
    assert not np.any(window.counts[[not stem for stem in window.stems]])


def _pieces() -> str:
    letters = [chr(code) for code in range(33, 127)]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{letter}" for letter in letters)]
    return json.dumps(
        {
            "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "post_processor": None,
            "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                           "strip_accents": None, "lowercase": True},
            "pre_tokenizer": {"type": "BertPreTokenizer"}, "decoder": None,
            "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                      "max_input_chars_per_word": 100, "vocab": {piece: at for at, piece in enumerate(pieces)}},
        }
    )  # fmt: skip


# ---------------------------------------------------------------- weights


def test_weights_in_eight_bits_are_nearly_those_that_were_written(folder: Path) -> None:
    torch.manual_seed(3)
    config = replace(SIZES, vocab_size=50)
    network = SalienceNetwork(config).eval()
    save_network(network.state_dict(), config, folder)
    again = load_network(folder, torch.float32)
    pieces = torch.randint(4, 50, (2, 30))
    owners = torch.tensor([[0] * 10 + [1] * 10 + [2] * 10, [1] * 30])
    inputs = (pieces, torch.ones_like(pieces), torch.rand(2, 30, 8), owners)
    with torch.inference_mode():
        before, after = network(*inputs), again(*inputs)
        follows = [
            one.follow(found.vectors[0, 0], found.vectors[0, 1]) for one, found in ((network, before), (again, after))
        ]
    assert before.sentences.shape == (2, 2, len(FITNESS))
    assert before.titles.shape == (2, config.reports, len(TITLED))
    assert torch.allclose(before.words, after.words, atol=0.03)
    assert torch.allclose(before.sentences, after.sentences, atol=0.03)
    assert follows[0].shape == (len(FOLLOWING),)
    assert torch.allclose(follows[0], follows[1], atol=0.03)


def test_weights_with_another_digest_are_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match="SHA-256"):
        SalienceModel(folder, content_stems, expected="0" * 64)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_folder_with_a_missing_file_is_an_error_that_says_so(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name.partition(".")[0]):
        SalienceModel(folder, content_stems).read([story(1)])


def test_the_model_that_comes_with_the_package_finds_the_news_in_a_story() -> None:
    reports = (
        build_split_report(
            "The council of Tolk voted on Monday to close the old bridge over the Orla.",
            "It was not the first time, and it will not be the last.",
            report_id="a", outlet="a", title="Tolk closes its old bridge",
        ),
        build_split_report(
            "Tolk will close its old bridge over the Orla, the council decided on Monday.",
            "Shame on all of them, as ever.",
            report_id="b", outlet="b", title="Council votes to close bridge in Tolk",
        ),
    )  # fmt: skip
    (found,) = read_stories([Story("s", reports)], Options())
    assert found is not None
    for report in ("a", "b"):
        assert found.fitness[report, 0].told > 0.5 > found.fitness[report, 1].told
        assert found.fitness[report, 0].news > 0.5
    assert all(good > 0.5 for good in found.titles.values())
    lead = ("a", 0)
    assert found.following[lead, ("b", 0)] > 0.75 > found.following[lead, ("b", 1)]
    assert found.words["bridg"] > found.words["first"] if "first" in found.words else found.words["bridg"] > -1


def test_who_only_quotes_foreign_stories_and_single_reports_are_not_read() -> None:
    english = story(1)
    report = replace(english.reports[0].report, language="de")
    foreign = Story("f", (SplitReport(report, english.reports[0].sentences), *english.reports[1:]))
    alone = Story("a", english.reports[:1])
    assert read_stories([english], Options(writer="quote")) == (None,)
    first, second, third = read_stories([foreign, english, alone], Options())
    assert first is None
    assert second is not None
    assert third is None


# ---------------------------------------------------------------- planning and choosing


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1)),
    st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-30, 30)),
)
def test_words_that_were_read_go_by_their_odds_and_no_word_comes_or_goes(
    counted: dict[str, float], odds: dict[str, float]
) -> None:
    weighed = weigh_in(counted, odds)
    assert weighed.keys() == counted.keys()
    assert all(0 <= probable <= 1 for probable in weighed.values())
    assert all(
        (weighed[stem] > 0.5) == (odds[stem] > 0) for stem in odds.keys() & counted.keys() if abs(odds[stem]) > 1e-9
    )
    assert all(weighed[stem] == counted[stem] for stem in counted.keys() - odds.keys())


def test_between_two_equal_sentences_the_fit_one_is_told() -> None:
    first = build_split_report("The dockers of Hadley went on strike.", report_id="a", outlet="a")
    second = build_split_report("The dockers of Hadley went on a strike.", report_id="b", outlet="b")
    reports = {split.report.id: split for split in (first, second)}
    for fit in ("a", "b"):
        found = Salience({}, {(name, 0): Fitness(0.9 if name == fit else 0.1, 0.1, 0.0) for name in reports})
        options = PlanOptions(words=10, sentences=1)
        plan = plan_story(Story("s", (first, second)), options=options, salience=found)
        (chosen,) = choose_verdicts(plan, _quoted(plan.points, reports), options=options)
        assert chosen.carried_by[0].report_id == fit


def test_a_summary_opens_with_the_news_wherever_its_report_tells_it() -> None:
    split = build_split_report(
        "Police came to the harbour of Hadley at eleven on Monday night.",
        "A ferry from Orlo sank off Hadley with 40 aboard.",
    )
    reports = {split.report.id: split}
    for news, order in ((0.9, [1, 0]), (0.3, [0, 1])):
        fitness = {(split.report.id, 0): Fitness(0.9, 0.05, 0.0), (split.report.id, 1): Fitness(0.9, news, 0.0)}
        options = PlanOptions(sentences=2)
        plan = plan_story(Story("s", (split,)), options=options, salience=Salience({}, fitness))
        chosen = choose_verdicts(plan, _quoted(plan.points, reports), options=options)
        assert [verdict.carried_by[0].index for verdict in chosen] == order


def test_what_is_not_fit_to_be_told_is_told_only_where_there_is_nothing_else() -> None:
    split = build_split_report(
        "The port of Hadley closed on Monday.", "The union of dockers rejected the latest offer of the shipping lines."
    )
    reports = {split.report.id: split}
    for first, told in (
        (Fitness(0.9, 0.9, 0.0), [0]),
        (Fitness(0.2, 0.0, 0.0), [0]),
        (Fitness(0.05, 0.0, 0.0), [1]),
        (Fitness(0.05, 0.0, 0.9), [1]),
    ):
        fitness = {(split.report.id, 0): first, (split.report.id, 1): Fitness(0.1, 0.0, 0.0)}
        options = PlanOptions(sentences=2)
        plan = plan_story(Story("s", (split,)), options=options, salience=Salience({}, fitness))
        chosen = choose_verdicts(plan, _quoted(plan.points, reports), options=options)
        assert [verdict.carried_by[0].index for verdict in chosen] == told


def test_what_does_not_fit_behind_the_news_is_not_told_after_it() -> None:
    split = build_split_report(
        "The port of Hadley closed on Monday.", "The union of dockers rejected the latest offer of the shipping lines."
    )
    reports = {split.report.id: split}
    first, second = ((split.report.id, index) for index in (0, 1))
    for news, fit, told in ((0.9, 0.9, 2), (0.9, 0.3, 1), (0.2, 0.3, 2)):
        found = Salience({}, {first: Fitness(0.9, news, 0.0), second: Fitness(0.9, 0.0, 0.0)}, {(first, second): fit})
        options = PlanOptions(sentences=2)
        plan = plan_story(Story("s", (split,)), options=options, salience=found)
        assert len(choose_verdicts(plan, _quoted(plan.points, reports), options=options)) == told


def test_what_would_be_told_and_was_not_read_is_read_before_it_is_planned() -> None:
    split = build_split_report(
        "The port of Hadley closed on Monday.", *(f"Warehouse {number} of the port is empty." for number in range(9))
    )
    opening = (split.report.id, 0)
    found = Salience({}, {opening: Fitness(0.9, 0.9, 0.0)}, vectors={opening: (0.0,)})

    class Reader:
        """Finds everything that it is asked for fit."""

        asked: Sequence[tuple[str, int]] = ()

        def read(self, stories: Sequence[Story]) -> tuple[Salience, ...]:
            raise AssertionError(stories)

        def read_on(self, story: Story, found: Salience, places: Sequence[tuple[str, int]]) -> Salience:
            assert story.id == "s"
            self.asked = places
            return replace(found, fitness={**found.fitness, **dict.fromkeys(places, Fitness(0.8, 0.0, 0.1))})

    reader = Reader()
    options = PlanOptions(sentences=2, read_on=4)
    plan = plan_story(Story("s", (split,)), options=options, salience=found, reader=reader)
    assert 0 < len(reader.asked) < options.read_on
    assert opening not in reader.asked
    assert all(plan.fitness[place].told == 0.8 for place in reader.asked)
    # Without anything found there is nothing to go on from.
    plan_story(Story("s", (split,)), options=options, reader=Reader())


def test_far_down_only_what_was_read_and_follows_is_told_behind_the_news() -> None:
    split = build_split_report(
        "The port of Hadley closed on Monday.",
        *(f"Crane {number} stands still." for number in range(6)),
        "The pilots rejected the latest offer of the three shipping lines.",
    )
    reports = {split.report.id: split}
    lead, last = (split.report.id, 0), (split.report.id, 7)
    options = PlanOptions(sentences=2, considered=2)
    bad = Fitness(0.05, 0.0, 0.0)
    for told, follows, expected in ((0.8, 0.9, 2), (0.8, None, 1), (0.8, 0.3, 1)):
        fitness = {(split.report.id, index): bad for index in range(8)}
        fitness |= {lead: Fitness(0.9, 0.9, 0.0), last: Fitness(told, 0.0, 1 - told)}
        following = {(lead, (split.report.id, 1)): 0.1} | ({} if follows is None else {(lead, last): follows})
        found = Salience({}, fitness, following)
        plan = plan_story(Story("s", (split,)), options=options, salience=found)
        chosen = choose_verdicts(plan, _quoted(plan.points, reports), options=options)
        assert len(chosen) == expected, (told, follows)


def test_the_news_is_told_wherever_it_stands() -> None:
    split = build_split_report(
        *(f"Crane {number} stands still." for number in range(7)),
        "The port of Hadley closed on Monday.",
        "The pilots rejected the latest offer of the three shipping lines.",
    )
    reports = {split.report.id: split}
    lead, last = (split.report.id, 7), (split.report.id, 8)
    bad = Fitness(0.05, 0.0, 0.0)
    fitness = {(split.report.id, index): bad for index in range(7)}
    fitness |= {lead: Fitness(0.8, 0.45, 0.1), last: Fitness(0.8, 0.5, 0.1)}
    found = Salience({}, fitness, {(lead, last): 0.9, (last, (split.report.id, 0)): 0.1})
    options = PlanOptions(sentences=2, considered=2, news_below=1.0)
    plan = plan_story(Story("s", (split,)), options=options, salience=found)
    chosen = choose_verdicts(plan, _quoted(plan.points, reports), options=options)
    assert 8 in [verdict.carried_by[0].index for verdict in chosen]


@pytest.mark.parametrize("reports", [1, 3, 12])
def test_what_matters_most_is_read_first(folder: Path, reports: int) -> None:
    cutter = Cutter(Tokenizer.from_file(str(folder / "tokenizer.json")), content_stems, 480, 3)
    long = story(2, reports=reports, sentences=60)
    wanted = [(split.report.id, index) for index in (59, 3) for split in reversed(long.reports)]
    read = {
        (one.report_id, one.index)
        for window in make_later_windows(long.reports, cutter, wanted, most=4)
        for one in window.sentences
    }
    assert {*wanted[: min(reports, 12)]} <= read


def test_a_first_sentence_that_fills_its_room_stands_in_nobodys_way(folder: Path) -> None:
    cutter = Cutter(Tokenizer.from_file(str(folder / "tokenizer.json")), content_stems, 480, 3)
    words = " ".join(f"ferry{number}" for number in range(300))
    split = build_split_report(f"The {words} sank.", "Nobody was hurt.", "The port closed.", report_id="r")
    (window,) = make_later_windows([split], cutter, [("r", 2), ("r", 1)], most=3)
    assert [one.index for one in window.sentences] == [1, 2]
    (window,) = make_later_windows([split], cutter, [("r", 0), ("r", 2)], most=1)
    assert [one.index for one in window.sentences] == [2]


def test_an_accusation_goes_before_its_denial_and_is_no_repeat_of_it() -> None:
    denial = build_split_report(
        "Mayor Jo Waters denied a report on Monday that she had paid the dockers of Hadley for their silence.",
        report_id="a", outlet="a",
    )  # fmt: skip
    report = build_split_report(
        "A lawyer of Mayor Jo Waters paid the dockers of Hadley 20,000 crowns for their silence about the harbour.",
        report_id="b", outlet="b",
    )  # fmt: skip
    reports = {split.report.id: split for split in (denial, report)}
    fitness = {(name, 0): Fitness(0.95, 0.9, 0.0) for name in reports}
    again = {(("a", 0), ("b", 0)): 0.9, (("b", 0), ("a", 0)): 0.9}
    found = Salience({}, fitness, dict.fromkeys(again, 0.99), repeating=again)
    options = PlanOptions(sentences=2)
    plan = plan_story(Story("s", (denial, report)), options=options, salience=found)
    chosen = choose_verdicts(plan, _quoted(plan.points, reports), options=options)
    assert [verdict.carried_by[0].report_id for verdict in chosen] == ["b", "a"]


def test_what_is_unclear_by_itself_is_told_where_the_news_goes_before_it() -> None:
    split = build_split_report(
        "The port of Hadley closed on Monday.", "The pilots rejected the latest offer of the three shipping lines."
    )
    reports = {split.report.id: split}
    for news, told in ((0.9, 2), (0.0, 1)):
        fitness = {(split.report.id, 0): Fitness(0.95, news, 0.0), (split.report.id, 1): Fitness(0.1, 0.0, 0.9)}
        options = PlanOptions(words=40, unfit_cost=4.0)
        plan = plan_story(Story("s", (split,)), options=options, salience=Salience({}, fitness))
        assert len(choose_verdicts(plan, _quoted(plan.points, reports), options=options)) == told


@pytest.mark.parametrize(("between", "follows", "told"), [(0, 0.75, 2), (6, 0.75, 1), (6, 0.9, 2)])
def test_what_stands_further_down_has_to_follow_the_news_more_surely(between: int, follows: float, told: int) -> None:
    split = build_split_report(
        "The port of Hadley closed on Monday.",
        *(f"Crane {number} stands still." for number in range(between)),
        "The pilots rejected the latest offer of the three shipping lines.",
    )
    lead, other = (split.report.id, 0), (split.report.id, between + 1)
    fitness = {lead: Fitness(0.9, 0.9, 0.0), other: Fitness(0.9, 0.0, 0.0)}
    options = PlanOptions(sentences=2, considered=2)
    plan = plan_story(Story("s", (split,)), options=options, salience=Salience({}, fitness, {(lead, other): follows}))
    chosen = choose_verdicts(plan, _quoted(plan.points, {split.report.id: split}), options=options)
    assert len(chosen) == told


def test_nothing_is_read_of_what_a_page_puts_before_its_text(folder: Path) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    split = build_split_report("A ferry lies at the pier.", "The ferry sank.", "Nobody was hurt.", report_id="r")
    cutter = Cutter(tokenizer, content_stems, 480, 3, find_opening=lambda _: 1)
    (window,) = make_windows([split], cutter, most=1)
    assert [one.index for one in window.sentences] == [1, 2]
    (window,) = make_later_windows([split], cutter, [("r", 2)], most=1)
    assert [one.index for one in window.sentences] == [1, 2]


def _quoted(points: Sequence[Point], reports: Mapping[str, SplitReport]) -> list[list[Verdict]]:
    return [
        [Verdict(Draft(point, one.text, "quote"), (), (one,)) for one in point.sentences if one.report_id in reports]
        for point in points
    ]


# ---------------------------------------------------------------- training


def write_judged(data: Path, judged: Path, followed: Path, titles: Path) -> None:
    """Judge the first sentence of each report news and a repeat of the others', the rest unclear, and titles good."""
    names = [
        name_sentence(split.report.title)
        for event in read_events(data / "neutral_summaries" / "train.jsonl")
        for split in event.reports
    ]
    with gzip.open(titles, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"title": name, "judged": ["good", "mildly slanted"]}) + "\n" for name in names)
    rows: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for event in read_events(data / "neutral_summaries" / "train.jsonl"):
        parts = [part for split in event.reports for part in split.sentences]
        for part in parts:
            rows[name_sentence(part.text)] = "news" if part.index == 0 else "unclear"
        for one, other in itertools.permutations(parts, 2):
            if one.index == 0:
                pairs[name_sentence(one.text), name_sentence(other.text)] = "unclear" if other.index else "repeats"
    with gzip.open(judged, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"sentence": name, "judged": [fit]}) + "\n" for name, fit in rows.items())
    with gzip.open(followed, "wt", encoding="utf-8") as out:
        out.writelines(
            json.dumps({"told": told, "next": next_one, "judged": [fit, "no repeat"] if fit == "unclear" else [fit]})
            + "\n"
            for (told, next_one), fit in pairs.items()
        )


def test_a_model_is_trained_from_events_and_judgements_and_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_data(tmp_path / "data")
    judged, followed, titles = (tmp_path / f"{name}.jsonl.gz" for name in ("judged", "followed", "titles"))
    write_judged(tmp_path / "data", judged, followed, titles)
    sizes = {"hidden_size": 24, "encoder_layers": 3, "encoder_heads": 2, "encoder_width": 32}
    command = [
        "--data", str(tmp_path / "data"), "--judged", str(judged), "--followed", str(followed), "--titles", str(titles),
        "--out", str(tmp_path / "run"), "--workers", "1",
        "--sizes", json.dumps(sizes), "--rate", "5e-3", "--encoder-rate", "2e-3", "--warm-up", "2", "--tell-every", "0.1",
    ]  # fmt: skip
    salience.main([*command, "--pairs", "12"])
    told = capsys.readouterr().out
    first = _area(told, "that are fit: area ")
    salience.main([*command, "--pairs", "400"])
    told = capsys.readouterr().out
    assert _area(told, "that are fit: area ") > max(0.8, first - 0.1)
    assert _area(told, "repeats: ") > 0.8
    (found,) = SalienceModel(tmp_path / "run" / "final", content_stems).read([story(1)])
    assert found.words
    for title in found.titles.values():
        assert title > 0.5
    # Going on from what was learnt loses nothing of it, and what is not to be trained stays as it is.
    learnt = load_network(tmp_path / "run" / "final", torch.float32).state_dict()
    folder = tmp_path / "run" / "final"
    salience.main(
        [
            *command,
            "--weights",
            str(folder),
            "--out",
            str(tmp_path / "on"),
            "--pairs",
            "12",
            "--only",
            "entitled",
            "title",
        ]
    )
    again = load_network(tmp_path / "on" / "final", torch.float32).state_dict()
    assert _area(capsys.readouterr().out, "that are fit: area ") > 0.8
    changed = {name.partition(".")[0] for name in learnt if not torch.allclose(learnt[name], again[name], atol=1e-3)}
    assert changed <= {"entitled", "title"}


def _area(told: str, behind: str) -> float:
    return float(told.rpartition(behind)[2].split(",")[0].split(";")[0])


def test_training_without_data_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        salience.main(["--data", str(tmp_path), "--pairs", "1"])
    assert "cannot read training data" in capsys.readouterr().err


def test_the_judgements_that_come_with_the_training_can_be_read() -> None:
    judged = read_judged()
    assert len(judged) > 10_000
    assert all(sum(shares) == pytest.approx(1) for shares in judged.values())
    assert all(max(shares[at] for shares in judged.values()) > 0.5 for at in range(len(FITNESS)))


def test_the_judgements_of_titles_that_come_with_the_training_can_be_read() -> None:
    titles = read_titles()
    assert len(titles) > 7_000
    assert all(sum(shares) == pytest.approx(1) for shares in titles.values())
    assert all(max(shares[at] for shares in titles.values()) >= 0.5 for at in range(len(TITLED)))


def test_the_judgements_of_two_sentences_that_come_with_the_training_can_be_read() -> None:
    followed = read_followed()
    classes = {judged.removeprefix("mildly ") for row in followed.values() for judged in row}
    assert len(followed) > 20_000
    assert classes == {*FOLLOWING, "no repeat"}


def test_a_mild_fault_behind_another_sentence_is_half_good_and_no_repeat_may_be_anything_else() -> None:
    followed = {("a", "b"): ["mildly unclear"], ("b", "a"): ["no repeat"]}
    allowed = {
        (pair.told, pair.next_one, frozenset(itertools.compress(FOLLOWING, pair.allowed))): pair.weight
        for pair in read_pairs(["a", "b", "c"], followed)
    }
    assert allowed == {
        (0, 1, frozenset(["good"])): 0.5,
        (0, 1, frozenset(["unclear"])): 0.5,
        (1, 0, frozenset(FOLLOWING) - {"repeats"}): 1.0,
    }


def test_judgements_that_differ_share_a_sentence_and_a_mild_fault_is_half_a_detail() -> None:
    shares = dict(zip(FITNESS, share_out(["news", "unclear", "mildly opinion", "news"]), strict=True))
    assert shares == {**dict.fromkeys(FITNESS, 0), "news": 0.5, "unclear": 0.25, "opinion": 0.125, "detail": 0.125}


def test_reports_are_read_in_any_order_and_a_part_of_them_now_and_then(tmp_path: Path, folder: Path) -> None:
    small_data(tmp_path / "data")
    events = read_events(tmp_path / "data" / "neutral_summaries" / "train.jsonl")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    examples = Examples(events, Known({}, {}, {}), Cutter(tokenizer, content_stems, SIZES.positions, SIZES.reports))
    counts = {
        len({one.report_id for one in example.window.sentences})
        for rows in examples.epoch(random.Random(1), 8)
        for example in rows
    }
    assert counts == {2, 3}
