"""Writers turn requests into drafts, in order, whatever the model gives back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.options import WriteOptions
from summarize.prompt_files import load_prompts
from summarize.types import Chat, Condenser, Finding, Generated, Request, Task, Writer
from summarize.write.condensed import CondensedWriter
from summarize.write.prompted import PromptedWriter

from .builders import build_request, build_split_report
from .fakes import FakeChat, FakeCondenser, fake_sentences


def prompted(chat: Chat, options: WriteOptions | None = None) -> Writer:
    return PromptedWriter(chat, load_prompts(), name="a-model", sentences=fake_sentences, options=options)


def condensed(condenser: Condenser, options: WriteOptions | None = None) -> Writer:
    return CondensedWriter(condenser, name="a-model", sentences=fake_sentences, options=options)


def ask(text: str = "The council met.", task: Task = Task.STATEMENT) -> Request:
    return build_request(build_split_report(text), task=task)


Make = Callable[..., Writer]
every_writer = pytest.mark.parametrize(
    "make",
    [lambda *texts: prompted(FakeChat(*texts)), lambda *texts: condensed(FakeCondenser(*texts))],
    ids=["prompted", "condensed"],
)


@every_writer
def test_drafts_keep_the_models_order_name_and_scores(make: Make) -> None:
    request = ask()
    ((first, second),) = make(Generated("It met.", -0.5), Generated("They met.", -1.5)).write([request])
    assert (first.text, first.score, first.writer, first.point) == ("It met.", -0.5, "a-model", request.point)
    assert (second.text, second.score) == ("They met.", -1.5)


@every_writer
def test_the_same_wording_comes_once(make: Make) -> None:
    ((draft,),) = make(Generated("It met.", -0.5), Generated("“It met.”", -1.5)).write([ask()])
    assert draft.score == -0.5


@every_writer
def test_no_answer_is_no_draft(make: Make) -> None:
    assert make().write([ask()]) == ((),)


@every_writer
def test_an_empty_or_cut_off_answer_is_no_draft(make: Make) -> None:
    assert make(" ", Generated("The council", finished=False)).write([ask()]) == ((),)


@every_writer
def test_no_requests_give_no_drafts(make: Make) -> None:
    assert make("It met.").write([]) == ()


@every_writer
def test_a_headline_has_no_full_stop(make: Make) -> None:
    ((draft,),) = make("Council meets.").write([ask(task=Task.HEADLINE)])
    assert draft.text == "Council meets"


@every_writer
def test_each_request_gets_its_own_point(make: Make) -> None:
    requests = [ask("Fees rose."), ask("Rents fell.")]
    drafts = make("It met.").write(requests)
    assert [found[0].point for found in drafts] == [request.point for request in requests]


def test_a_prompted_writer_asks_for_as_many_drafts_and_words_as_the_options_say() -> None:
    chat = FakeChat("It met.")
    options = WriteOptions(drafts=3, statement_words=17, headline_words=7)
    prompted(chat, options).write([ask(), ask(task=Task.HEADLINE)])
    assert chat.counts == [3]
    assert "at most 17 words" in chat.asked[0][-1].content
    assert "at most 7 words" in chat.asked[1][-1].content


def test_a_model_that_is_to_mend_sees_sources_draft_and_findings() -> None:
    chat = FakeChat("The council met.")
    finding = Finding("name", 0, 5, "no source names her")
    request = build_request(build_split_report("Fees rose."), task=Task.MEND, rejected=("Alice met.", (finding,)))
    prompted(chat).write([request])
    asked = chat.asked[0][-1].content
    assert all(part in asked for part in ("Fees rose.", "Alice met.", '"Alice": no source names her'))


def test_a_mended_draft_that_says_the_same_again_is_no_draft() -> None:
    request = build_request(build_split_report("Fees rose."), task=Task.MEND, rejected=("Alice met.", ()))
    ((draft,),) = prompted(FakeChat("Alice met.", "Fees rose.")).write([request])
    assert draft.text == "Fees rose."


def test_articles_never_reach_the_standing_orders() -> None:
    chat = FakeChat("It met.")
    prompted(chat).write([ask("Fees rose in Arden.", task) for task in (Task.STATEMENT, Task.HEADLINE)])
    for system, user in chat.asked:
        assert (system.role, user.role) == ("system", "user")
        assert "Arden" not in system.content
        assert "Arden" in user.content


def test_a_condenser_gets_the_sentences_as_they_stand() -> None:
    condenser = FakeCondenser("It met.")
    condensed(condenser).write([build_request(build_split_report("Fees < 5 rose.", "It rained."))])
    assert condenser.sources == [("Fees < 5 rose.", "It rained.")]


def test_a_condenser_is_not_asked_to_mend_and_the_others_keep_their_places() -> None:
    condenser = FakeCondenser("It met.")
    requests = [
        ask("Fees rose."),
        build_request(build_split_report("Rents fell."), task=Task.MEND, rejected=("Alice met.", ())),
        ask("It rained."),
    ]
    first, mended, last = condensed(condenser).write(requests)
    assert condenser.sources == [("Fees rose.",), ("It rained.",)]
    assert mended == ()
    assert (first[0].point, last[0].point) == (requests[0].point, requests[2].point)


def test_a_summary_that_is_too_long_for_a_headline_is_none() -> None:
    condenser = FakeCondenser("The council met on Monday.", "Council meets.")
    ((draft,),) = condensed(condenser, WriteOptions(headline_words=3)).write([ask(task=Task.HEADLINE)])
    assert draft.text == "Council meets"
