"""Models behind an OpenAI-compatible server: vLLM, Ollama, llama.cpp, or one on the network."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import SplitResult, unquote, urlsplit

import httpx2

from summarize.errors import FetchError, ModelError, OfflineError
from summarize.net import check_url, is_loopback_host
from summarize.options import WriteOptions
from summarize.types import Generated, Message

from .completions import (
    Ask,
    Complaint,
    MalformedReplyError,
    ask_variants,
    read_answers,
    read_complaint,
    read_models,
)

T = TypeVar("T")

#: Keys, in the order in which they are looked for.
KEY_VARIABLE = "SUMMARIZE_API_KEY"
OPENAI_KEY_VARIABLE = "OPENAI_API_KEY"

_CONNECT_SECONDS = 10.0
#: Longest wait that a server may ask for between two tries.
_LONGEST_WAIT = 30.0
#: A sentence takes a kilobyte; the rest is for thoughts, and a limit all the same.
_MOST_BYTES = 4_000_000
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens, and which of its models is meant."""

    #: Up to and including `/v1`, without a closing slash.
    base: str
    #: Empty when the user named none.
    model: str
    loopback: bool


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    content: bytes
    location: str
    retry_after: float


def is_server(name: str) -> bool:
    """Tell whether a writer's name is the address of a server."""
    return name.lower().startswith(("http://", "https://"))


def parse_address(name: str, *, offline: bool = False) -> Address:
    """Return the address in `http://127.0.0.1:8000/v1#model`.

    Args:
        name: What the user gave.
        offline: Whether only this machine may be asked.

    Raises:
        ModelError: It is no such address, or has a password in it.
        OfflineError: It is another machine, and the network is switched off.
    """
    try:
        parts: SplitResult = urlsplit(name)
        host, secret = parts.hostname or "", parts.username is not None
    except ValueError as error:
        raise ModelError("cannot use server", "", f"its address cannot be read: {error}") from error
    base = parts._replace(fragment="", query="").geturl().rstrip("/").removesuffix("/chat/completions")
    if secret:
        # Not repeated here, for errors end up in logs.
        raise ModelError(
            "cannot use server",
            host,
            "its address has a user name or password in it",
            hint=f"put a key into {KEY_VARIABLE}",
        )
    if parts.query:
        raise ModelError("cannot use server", base, "its address has a ?query, which none of these servers needs")
    try:
        check_url(base, offline=offline, loopback=True)
    except OfflineError as error:
        raise OfflineError("cannot use server", base, error.why, hint=error.hint) from error
    except FetchError as error:
        raise ModelError("cannot use server", base, error.why) from error
    if not urlsplit(base).path:
        base += "/v1"
    return Address(base, unquote(parts.fragment), is_loopback_host(host))


class ServerChat:
    """Puts conversations to a server, several at once, and keeps trying for a while when it is busy.

    Args:
        address: Where it is; with a model.
        key: What it wants to see; empty for none.
        seed: Passed on, so that servers that honour it answer the same each time.
        options: How much is asked for, how patiently.
    """

    def __init__(self, address: Address, *, key: str = "", seed: int = 0, options: WriteOptions | None = None) -> None:
        self.address = address
        self._key = key
        self._seed = seed
        self._options = options or WriteOptions()
        #: Parameters that the server has refused before.
        self._refused: set[str] = set()

    def answer(self, conversations: Sequence[Sequence[Message]], *, count: int) -> tuple[tuple[Generated, ...], ...]:
        """Return for each conversation up to `count` answers, best first; none when it does not fit.

        Raises:
            ModelError: The server cannot be reached, refuses, fails again and again, or is no such server.
        """
        if not conversations:
            return ()
        answers = _run(lambda: self._answer_all(conversations, count))
        return tuple(tuple(found[:count]) for found in answers)

    def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that the server has.

        Raises:
            ModelError: The server cannot be reached, refuses, fails again and again, or is no such server.
        """

        async def ask() -> tuple[str, ...]:
            async with self._client() as client:
                content = await self._send(client, "GET", "/models", None, read_models)
                return content if isinstance(content, tuple) else ()

        return _run(ask)

    async def _answer_all(self, conversations: Sequence[Sequence[Message]], count: int) -> list[list[Generated]]:
        places = asyncio.Semaphore(self._options.server_parallel)
        async with self._client() as client:

            async def answer(messages: Sequence[Message]) -> list[Generated]:
                asks = ask_variants(
                    self.address.model,
                    messages,
                    count=count,
                    most_tokens=self._options.server_tokens,
                    seed=self._seed,
                    temperature=self._options.server_temperature,
                )
                found: list[Generated] = []
                for ask in asks:
                    async with places:
                        found.extend(await self._ask(client, ask))
                return found

            tasks = [asyncio.ensure_future(answer(messages)) for messages in conversations]
            try:
                return list(await asyncio.gather(*tasks))
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _ask(self, client: httpx2.AsyncClient, ask: Ask) -> tuple[Generated, ...]:
        while True:
            for parameter in self._refused:
                ask = ask.without(parameter)
            found = await self._send(client, "POST", "/chat/completions", ask.body(), read_answers)
            if not isinstance(found, Complaint):
                return found
            if found.too_long:
                if ask.most_tokens <= self._options.new_tokens:
                    return ()
                # Perhaps it was the room for the answer that the model lacks, and not the one for the sources.
                ask = replace(ask, most_tokens=self._options.new_tokens)
            elif ask.without(found.parameter) != ask:
                self._refused.add(found.parameter)
            else:
                raise self._error(self._hide(found.message) or "it refuses the request")

    async def _send(
        self,
        client: httpx2.AsyncClient,
        method: str,
        path: str,
        body: Mapping[str, object] | None,
        read: Callable[[bytes], T],
    ) -> T | Complaint:
        """Return what was answered, or why the request itself was refused; try again what may pass."""
        trouble = ""
        for turn in itertools.count():
            wait = self._options.server_backoff * 2**turn
            try:
                reply = await self._exchange(client, method, path, body)
                if reply.status < 300:
                    return read(reply.content)
                if reply.status not in _PASSING:
                    return self._refusal(reply)
                wait = max(wait, min(reply.retry_after, _LONGEST_WAIT))
                trouble = f"it answers {reply.status}: {self._hide(read_complaint(reply.content).message)}".rstrip(": ")
            except MalformedReplyError as error:
                trouble = f"its answer is no chat completion: {error}"
            except httpx2.TimeoutException as error:
                raise self._error(
                    "it does not answer in time", hint="is it overloaded, or the model too large?"
                ) from error
            except httpx2.TransportError as error:
                trouble = f"it cannot be reached: {self._hide(str(error)) or type(error).__name__}"
            if turn + 1 >= self._options.server_tries:
                break
            await asyncio.sleep(wait)
        raise self._error(f"{trouble} ({self._options.server_tries} tries)", hint="is the server running?")

    async def _exchange(
        self, client: httpx2.AsyncClient, method: str, path: str, body: Mapping[str, object] | None
    ) -> _Reply:
        content = bytearray()
        try:
            async with (
                asyncio.timeout(self._options.server_timeout),
                client.stream(method, self.address.base + path, json=body) as response,
            ):
                async for chunk in response.aiter_bytes():
                    content += chunk
                    if len(content) > _MOST_BYTES:
                        raise MalformedReplyError("it does not end")
        except TimeoutError as error:
            raise httpx2.ReadTimeout("the whole answer took too long") from error
        except httpx2.DecodingError as error:
            raise MalformedReplyError("its compression is damaged") from error
        headers = response.headers
        return _Reply(
            response.status_code, bytes(content), headers.get("location", ""), _seconds(headers.get("retry-after"))
        )

    def _refusal(self, reply: _Reply) -> Complaint:
        complaint = read_complaint(reply.content)
        message = self._hide(complaint.message)
        if reply.status in {401, 403}:
            why = "it wants a key" if not self._key else "it does not accept the key"
            raise self._error(f"{why}: {message}".rstrip(": "), hint=f"put the key into {KEY_VARIABLE}")
        if reply.status in {400, 413, 422} and (complaint.too_long or complaint.parameter):
            return complaint
        if reply.status < 400:
            raise self._error(f"it sends us on to {self._hide(reply.location) or 'nowhere'}", hint="give that address")
        hint = "is the model's name right, and does the address end in /v1?" if reply.status == 404 else ""
        raise self._error(f"it answers {reply.status}: {message}".rstrip(": "), hint=hint)

    def _client(self) -> httpx2.AsyncClient:
        headers = {"User-Agent": "summarize"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        return httpx2.AsyncClient(
            headers=headers,
            timeout=httpx2.Timeout(self._options.server_timeout, connect=_CONNECT_SECONDS),
            follow_redirects=False,
            # A proxy out of the environment would be another machine between us and ourselves.
            trust_env=not self.address.loopback,
        )

    def _error(self, why: str, *, hint: str = "") -> ModelError:
        name = f"{self.address.base}#{self.address.model}" if self.address.model else self.address.base
        return ModelError("cannot use server", name, why, hint=hint)

    def _hide(self, text: str) -> str:
        """Keep the key out of errors, even where a server repeats it."""
        return text.replace(self._key, "***") if self._key else text


def open_server(
    name: str,
    *,
    offline: bool = False,
    seed: int = 0,
    options: WriteOptions | None = None,
    environment: Mapping[str, str] | None = None,
) -> ServerChat:
    """Return the model behind an address; where it names none, the only one that the server has.

    Args:
        name: `http://127.0.0.1:8000/v1#model`.
        offline: Whether only this machine may be asked.
        seed: Passed on to the server.
        options: How much is asked for, how patiently.
        environment: Where the key is looked for; None for the process's own.

    Raises:
        ModelError: The address is none, or names no model and the server does not have exactly one.
        OfflineError: It is another machine, and the network is switched off.
    """
    address = parse_address(name, offline=offline)
    key = _find_key(address, os.environ if environment is None else environment)
    server = ServerChat(address, key=key, seed=seed, options=options)
    if address.model:
        return server
    models = server.list_models()
    if len(models) != 1:
        known = ", ".join(models[:20])
        why = f"it has several models: {known}" if models else "it has no models"
        raise ModelError("cannot use server", address.base, why, hint=f"name one: {address.base}#MODEL")
    return ServerChat(replace(address, model=models[0]), key=key, seed=seed, options=options)


def _find_key(address: Address, environment: Mapping[str, str]) -> str:
    variable = KEY_VARIABLE
    key = environment.get(KEY_VARIABLE, "").strip()
    # That key is worth money elsewhere: it never goes out unencrypted, nor to a server on this machine.
    if not key and not address.loopback and address.base.lower().startswith("https://"):
        variable, key = OPENAI_KEY_VARIABLE, environment.get(OPENAI_KEY_VARIABLE, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise ModelError("cannot use server", address.base, f"{variable} holds characters that no key has")
    return key


def _seconds(retry_after: str | None) -> float:
    try:
        return max(0.0, float(retry_after or 0))
    except ValueError:
        return 0.0


def _run(make: Callable[[], Coroutine[object, object, T]]) -> T:
    """Run to the end what is asynchronous inside, also where an event loop runs already, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(make())
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(make())).result()
