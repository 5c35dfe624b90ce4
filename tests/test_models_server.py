"""A model behind an OpenAI-compatible server answers, and a server in trouble is said to be so."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import ModelError, OfflineError
from summarize.models.completions import MalformedReplyError, read_answers, read_complaint
from summarize.models.server import ServerChat, is_server, open_server, parse_address
from summarize.options import WriteOptions
from summarize.prompt_files import load_prompts
from summarize.types import Generated, Message
from summarize.write.prompted import PromptedWriter

from .builders import build_request, build_split_report
from .chat_server import Asked, ChatServer, Reply, completion, failure, serve
from .fakes import fake_sentences

QUICK = WriteOptions(server_backoff=0.01, server_timeout=5.0, server_tries=3)
ASK = (Message("system", "Be brief."), Message("user", "Say it."))


def open_chat(server: ChatServer, options: WriteOptions = QUICK, **keys: str) -> ServerChat:
    return open_server(f"{server.url}#tiny", offline=True, seed=7, options=options, environment=keys)


def ask(server: ChatServer, options: WriteOptions = QUICK, count: int = 1, **keys: str) -> tuple[Generated, ...]:
    ((found),) = open_chat(server, options, **keys).answer([ASK], count=count)
    return found


def one_after_another(*replies: Reply) -> Callable[[Asked], Reply]:
    """Return replies in order; the last one again and again."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


# ------------------------------------------------------------ when all is well


def test_the_servers_answer_comes_back() -> None:
    with serve(lambda _: completion("Bids won.")) as server:
        assert ask(server) == (Generated("Bids won."),)


def test_the_server_is_asked_in_its_protocol() -> None:
    with serve(lambda _: completion("Bids won.")) as server:
        ask(server)
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["user-agent"] == "summarize"
    assert "authorization" not in asked.headers
    assert asked.body == {
        "model": "tiny",
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Say it."}],
        "max_tokens": QUICK.server_tokens,
        "temperature": 0.0,
        "seed": 7,
        "stream": False,
    }


def test_further_drafts_are_asked_for_with_more_freedom_and_come_after_the_likeliest() -> None:
    def reply(asked: Asked) -> Reply:
        return completion("Third.", "Second.") if asked.body.get("n") == 2 else completion("First.")

    with serve(reply) as server:
        assert [each.text for each in ask(server, count=3)] == ["First.", "Third.", "Second."]
    assert [(body["temperature"], body["seed"]) for body in server.bodies] == [(0.0, 7), (0.7, 8)]


def test_no_more_answers_come_back_than_were_asked_for() -> None:
    with serve(lambda _: completion("A.", "B.", "C.")) as server:
        assert len(ask(server, count=2)) == 2


def test_answers_keep_the_order_of_the_conversations() -> None:
    def reply(asked: Asked) -> Reply:
        messages = asked.body["messages"]
        assert isinstance(messages, list)
        return completion(f"Answer to {messages[0]['content']}.")

    conversations = [(Message("user", str(number)),) for number in range(20)]
    with serve(reply) as server:
        found = open_chat(server).answer(conversations, count=1)
    assert [answer.text for (answer,) in found] == [f"Answer to {number}." for number in range(20)]


def test_several_requests_are_under_way_at_once_but_no_more_than_allowed() -> None:
    together = threading.Barrier(3, timeout=5)

    def reply(_: Asked) -> Reply:
        together.wait()
        return completion("Bids won.")

    with serve(reply) as server:
        options = WriteOptions(server_parallel=3, server_tries=1)
        assert len(open_chat(server, options).answer([ASK] * 6, count=1)) == 6


def test_nothing_asked_sends_nothing() -> None:
    with serve(lambda _: completion("Bids won.")) as server:
        assert open_chat(server).answer([], count=1) == ()
    assert server.asked == []


def test_an_answer_that_was_cut_off_is_marked() -> None:
    with serve(lambda _: completion("The council", finish="length")) as server:
        assert ask(server) == (Generated("The council", finished=False),)


@pytest.mark.parametrize("text", [None, "", "  \n"])
def test_an_empty_answer_is_none(text: str | None) -> None:
    with serve(lambda _: completion(text)) as server:
        assert ask(server) == ()


def test_an_answer_in_parts_is_put_together() -> None:
    content = [{"type": "text", "text": "Bids "}, {"type": "image"}, {"type": "text", "text": "won."}]
    with serve(lambda _: Reply(json.dumps({"choices": [{"message": {"content": content}}]}).encode())) as server:
        assert ask(server) == (Generated("Bids won."),)


def test_it_works_where_an_event_loop_runs_already_as_in_a_notebook() -> None:
    async def notebook(server: ChatServer) -> tuple[Generated, ...]:
        return ask(server)

    with serve(lambda _: completion("Bids won.")) as server:
        assert asyncio.run(notebook(server)) == (Generated("Bids won."),)


def test_a_server_writes_drafts() -> None:
    with serve(lambda _: completion("Sure! Here is the sentence:\n\n**Bids won.**")) as server:
        writer = PromptedWriter(open_chat(server), load_prompts(), name="tiny", sentences=fake_sentences)
        ((draft,),) = writer.write([build_request(build_split_report("The council met."))])
    assert draft.text == "Bids won."


# ------------------------------------------------------------ which model


def models(*names: str) -> Reply:
    return Reply(json.dumps({"object": "list", "data": [{"id": name} for name in names]}).encode())


def test_the_only_model_of_a_server_need_not_be_named() -> None:
    with serve(lambda asked: models("only") if asked.path == "/v1/models" else completion("Bids won.")) as server:
        chat = open_server(server.url, options=QUICK, environment={})
        chat.answer([ASK], count=1)
    assert chat.address.model == "only"
    assert server.bodies[-1]["model"] == "only"


@pytest.mark.parametrize(("names", "why"), [(("a", "b"), "it has several models: a, b"), ((), "it has no models")])
def test_a_model_must_be_named_where_there_is_not_exactly_one(names: tuple[str, ...], why: str) -> None:
    with serve(lambda _: models(*names)) as server, pytest.raises(ModelError, match=why) as caught:
        open_server(server.url, options=QUICK, environment={})
    assert caught.value.hint == f"name one: {server.url}#MODEL"


def test_a_server_that_lists_no_models_is_said_to_be_no_such_server() -> None:
    with serve(lambda _: Reply(b"<html>Welcome</html>")) as server, pytest.raises(ModelError, match="it is no JSON"):
        open_server(server.url, options=QUICK, environment={})


# ------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("name", "base", "model"),
    [
        ("http://127.0.0.1:8000/v1#tiny", "http://127.0.0.1:8000/v1", "tiny"),
        ("http://127.0.0.1:8000/v1/#tiny", "http://127.0.0.1:8000/v1", "tiny"),
        ("http://127.0.0.1:8000#tiny", "http://127.0.0.1:8000/v1", "tiny"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/v1", ""),
        ("http://localhost:11434/v1/chat/completions#a/b:7b", "http://localhost:11434/v1", "a/b:7b"),
        ("https://models.example/openai/v1#a%20b", "https://models.example/openai/v1", "a b"),
    ],
)
def test_an_address_says_where_and_which_model(name: str, base: str, model: str) -> None:
    address = parse_address(name)
    assert (address.base, address.model) == (base, model)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("http://", "not an http or https address"),
        ("http://127.0.0.1:99999/v1#m", "Port out of range"),
        ("http://[::1/v1#m", "cannot be read"),
        ("http://127.0.0.1/v1?key=1#m", "query"),
    ],
)
def test_an_address_that_is_none_is_refused(name: str, why: str) -> None:
    with pytest.raises(ModelError, match=why):
        parse_address(name)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ModelError, match=r"models\.example: its address has a user name") as caught:
        parse_address("https://me:geheim@models.example/v1#m")
    assert "geheim" not in repr(caught.value)


def test_offline_allows_this_machine_only() -> None:
    assert parse_address("http://127.0.0.1:1/v1#m", offline=True).loopback
    assert parse_address("http://localhost:1/v1#m", offline=True).loopback
    for name in ("http://192.168.0.9/v1#m", "https://models.example/v1#m", "http://127.0.0.1.example/v1#m"):
        with pytest.raises(OfflineError, match=r"cannot use server: .*: the network is switched off"):
            parse_address(name, offline=True)


@pytest.mark.parametrize(
    ("name", "server"),
    [("http://x#y", True), ("HTTPS://x", True), ("google/t5", False), ("./http", False), ("quote", False)],
)
def test_a_servers_name_is_told_from_a_models(name: str, server: bool) -> None:
    assert is_server(name) is server


def test_this_machine_is_never_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(lambda _: failure(418, "I am the proxy")) as proxy, serve(lambda _: completion("Bids won.")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert ask(server) == (Generated("Bids won."),)
    assert proxy.asked == []


# ------------------------------------------------------------ keys


def test_the_key_is_sent_and_never_shown() -> None:
    key = "sk-geheim-123"
    with serve(lambda _: failure(401, f"Incorrect API key provided: {key}")) as server:
        with pytest.raises(ModelError, match="it does not accept the key") as caught:
            ask(server, SUMMARIZE_API_KEY=f" {key}\n")
        assert server.asked[0].headers["authorization"] == f"Bearer {key}"
    for shown in (str(caught.value), repr(caught.value), caught.value.hint):
        assert "geheim" not in shown


def test_a_server_that_wants_a_key_says_where_to_put_it() -> None:
    with serve(lambda _: failure(401)) as server, pytest.raises(ModelError, match=r"it wants a key$") as caught:
        ask(server)
    assert "SUMMARIZE_API_KEY" in caught.value.hint


def test_a_refusal_for_want_of_a_key_is_not_tried_again() -> None:
    with serve(lambda _: failure(403, "Forbidden")) as server, pytest.raises(ModelError):
        ask(server)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("name", "keys", "sent"),
    [
        ("https://models.example/v1#m", {"OPENAI_API_KEY": "o"}, "o"),
        ("https://models.example/v1#m", {"OPENAI_API_KEY": "o", "SUMMARIZE_API_KEY": "s"}, "s"),
        ("http://models.example/v1#m", {"OPENAI_API_KEY": "o"}, ""),
        ("http://127.0.0.1:1/v1#m", {"OPENAI_API_KEY": "o"}, ""),
        ("https://localhost:1/v1#m", {"OPENAI_API_KEY": "o"}, ""),
        ("http://127.0.0.1:1/v1#m", {"SUMMARIZE_API_KEY": "s"}, "s"),
    ],
)
def test_openais_key_goes_out_encrypted_and_to_other_machines_only(
    name: str, keys: Mapping[str, str], sent: str
) -> None:
    assert open_server(name, environment=keys)._key == sent


def test_a_key_that_cannot_be_one_is_refused_unseen() -> None:
    with pytest.raises(ModelError, match="SUMMARIZE_API_KEY holds characters that no key has") as caught:
        open_server("http://127.0.0.1:1/v1#m", environment={"SUMMARIZE_API_KEY": "a\nX-Evil: geheim"})
    assert "geheim" not in repr(caught.value)


# ------------------------------------------------------------ trouble that passes


@pytest.mark.parametrize(
    "trouble",
    [
        failure(500, "oops"),
        failure(503),
        failure(429, "slow down"),
        Reply(b'{"choices": [{"mess'),
        Reply(b"<html>starting</html>"),
        Reply(b"", headers={"Content-Length": "50", "Connection": "close"}),
    ],
    ids=["500", "503", "429", "cut JSON", "HTML", "broken off"],
)
def test_trouble_that_passes_is_waited_out(trouble: Reply) -> None:
    with serve(one_after_another(trouble, trouble, completion("Bids won."))) as server:
        assert ask(server) == (Generated("Bids won."),)
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (failure(500, "oops\x1b[31m"), r"it answers 500: oops \[31m \(3 tries\)"),
        (failure(429), r"it answers 429 \(3 tries\)"),
        (Reply(b"Bad gateway", 502), r"it answers 502: Bad gateway \(3 tries\)"),
        (Reply(b"nonsense"), r"no chat completion: it is no JSON \(3 tries\)"),
        (Reply(b"[1]"), "no chat completion: it is no JSON object"),
        (Reply(b"[" * 100_000), "no chat completion: it is no JSON"),
        (Reply(b'{"choices": 5}'), "no chat completion: it has no choices"),
        (Reply(b'{"choices": [{"text": "old"}]}'), "no chat completion: a choice has no message"),
        (Reply(b'{"choices": [{"message": {"content": 5}}]}'), "no chat completion: a message has no text"),
        (Reply(b"x" * 5_000_000), "no chat completion: it does not end"),
        (
            Reply(b"no such thing", headers={"Content-Encoding": "gzip"}),
            "no chat completion: its compression is damaged",
        ),
    ],
)
def test_trouble_that_stays_is_an_error_that_says_what_it_is(trouble: Reply, why: str) -> None:
    with serve(lambda _: trouble) as server, pytest.raises(ModelError, match=why) as caught:
        ask(server)
    assert str(caught.value).startswith(f"cannot use server: {server.url}#tiny: ")
    assert len(server.asked) == 3


def test_a_server_may_say_how_long_to_wait() -> None:
    busy = failure(429)
    busy.headers["Retry-After"] = "0.4"
    with serve(one_after_another(busy, completion("Bids won."))) as server:
        before = time.monotonic()
        ask(server)
        assert time.monotonic() - before >= 0.4


def test_a_server_that_is_not_there_is_an_error() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        with pytest.raises(ModelError, match="it cannot be reached") as caught:
            ask(ChatServer(url, []))
    assert caught.value.hint == "is the server running?"


@pytest.mark.parametrize(
    "reply",
    [Reply(hang=True), Reply(completion("x" * 150).body, drip=True)],
    ids=["says nothing", "a byte at a time"],
)
def test_a_server_that_hangs_is_left_and_not_asked_again(reply: Reply) -> None:
    options = WriteOptions(server_timeout=0.3, server_backoff=0.01)
    with serve(lambda _: reply) as server, pytest.raises(ModelError, match="it does not answer in time"):
        ask(server, options)
    assert len(server.asked) == 1


def test_when_one_request_fails_the_others_are_given_up() -> None:
    def reply(asked: Asked) -> Reply:
        return failure(404, "no such model") if "fail" in str(asked.body) else Reply(hang=True)

    conversations = [ASK, (Message("user", "fail"),), ASK]
    with serve(reply) as server, pytest.raises(ModelError, match="no such model"):
        open_chat(server).answer(conversations, count=1)


# ------------------------------------------------------------ refusals


def test_an_unknown_model_is_an_error_with_the_servers_reason() -> None:
    with serve(lambda _: failure(404, "model 'tiny' not found")) as server:
        with pytest.raises(ModelError, match="it answers 404: model 'tiny' not found") as caught:
            ask(server)
        assert len(server.asked) == 1
    assert caught.value.hint


def test_a_redirect_is_not_followed() -> None:
    with serve(lambda _: completion("Bids won.")) as other:
        elsewhere = Reply(status=307, headers={"Location": f"{other.url}/chat/completions"})
        with serve(lambda _: elsewhere) as server, pytest.raises(ModelError, match="it sends us on to http://127"):
            ask(server, SUMMARIZE_API_KEY="s")
    assert other.asked == []


@pytest.mark.parametrize(
    "complaint",
    [
        failure(400, "Too long.", code="context_length_exceeded"),
        failure(400, "This model's maximum context length is 512 tokens. However, you requested 900 tokens."),
        failure(400, "the request exceeds the available context size (512)", type="exceed_context_size_error"),
        failure(413, "prompt is too long"),
    ],
)
def test_sources_that_do_not_fit_get_no_answer_and_the_others_do(complaint: Reply) -> None:
    def reply(asked: Asked) -> Reply:
        return complaint if "long" in str(asked.body["messages"]) else completion("Bids won.")

    with serve(reply) as server:
        found = open_chat(server).answer([(Message("user", "long"),), ASK], count=1)
    assert found == ((), (Generated("Bids won."),))


def test_less_room_is_asked_for_before_sources_are_taken_for_too_long() -> None:
    def reply(asked: Asked) -> Reply:
        too_much = asked.body["max_tokens"] != QUICK.new_tokens
        return failure(400, "'max_tokens' is too large: 2048") if too_much else completion("Bids won.")

    with serve(reply) as server:
        assert ask(server) == (Generated("Bids won."),)


def test_parameters_that_a_server_refuses_are_left_out_from_then_on() -> None:
    def reply(asked: Asked) -> Reply:
        for name in ("max_tokens", "temperature", "seed", "n"):
            if name in asked.body:
                return failure(400, f"Unsupported parameter: '{name}'.", param=name)
        return completion("Bids won.")

    with serve(reply) as server:
        chat = open_chat(server)
        assert chat.answer([ASK, ASK], count=2) == ((Generated("Bids won."),) * 2,) * 2
        before = len(server.asked)
        chat.answer([ASK], count=2)
    assert len(server.asked) == before + 2
    assert server.bodies[-1]["max_completion_tokens"] == QUICK.server_tokens


def test_a_request_that_is_refused_for_another_reason_is_an_error() -> None:
    with serve(lambda _: failure(400, "messages are in the wrong order")) as server:
        with pytest.raises(ModelError, match="it answers 400: messages are in the wrong order"):
            ask(server)
        assert len(server.asked) == 1


def test_a_parameter_that_is_refused_though_it_was_left_out_is_an_error() -> None:
    with serve(lambda _: failure(400, "bad temperature", param="temperature")) as server:
        with pytest.raises(ModelError, match="bad temperature"):
            ask(server)
        assert len(server.asked) == 2


# ------------------------------------------------------------ whatever comes back


@given(st.binary(max_size=200))
def test_any_bytes_are_a_reply_or_malformed(content: bytes) -> None:
    with suppress(MalformedReplyError):
        assert isinstance(read_answers(content), tuple)
    assert read_complaint(content).message.isprintable()


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["choices", "message", "content", "text", "error", "code", "data"]), inner)
    ),
)


@given(JSON)
def test_any_json_is_a_reply_or_malformed(value: object) -> None:
    content = json.dumps(value).encode()
    with suppress(MalformedReplyError):
        assert all(isinstance(each.text, str) for each in read_answers(content))
    assert isinstance(read_complaint(content).message, str)
