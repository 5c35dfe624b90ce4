"""The chat completions protocol: what is sent, and what the answer says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.types import Generated, Message

#: Longest part of a server's own words that goes into an error.
_QUOTED = 300
_TOO_LONG = re.compile(
    r"context[ _](?:length|size|window)|maximum[^.]{0,40}tokens|too many tokens|prompt is too long|too large",
    re.IGNORECASE,
)


class MalformedReplyError(Exception):
    """What came back is not in the protocol."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request for answers; parameters that a server does not know are None."""

    model: str
    messages: tuple[Message, ...]
    most_tokens: int
    temperature: float | None
    seed: int | None
    #: Answers wanted.
    count: int
    #: OpenAI renamed the limit; others know the old name only.
    limit_name: str = "max_tokens"

    def body(self) -> dict[str, object]:
        """Return what is sent."""
        body: dict[str, object] = {
            "model": self.model,
            "messages": [{"role": message.role, "content": message.content} for message in self.messages],
            self.limit_name: self.most_tokens,
            "stream": False,
        }
        if self.temperature is not None:
            body["temperature"] = self.temperature
        if self.seed is not None:
            body["seed"] = self.seed
        if self.count > 1:
            body["n"] = self.count
        return body

    def without(self, parameter: str) -> Ask:
        """Return the request without a parameter that the server refuses; unchanged when it can do nothing about it."""
        match parameter:
            case "max_tokens":
                return replace(self, limit_name="max_completion_tokens")
            case "temperature":
                return replace(self, temperature=None)
            case "seed":
                return replace(self, seed=None)
            case "n":
                return replace(self, count=1)
        return self


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a server refused."""

    message: str
    #: The parameter that it refused; empty when it was another reason.
    parameter: str
    #: Whether the conversation, or the answer that is asked for, is longer than the model can read.
    too_long: bool


def read_answers(content: bytes) -> tuple[Generated, ...]:
    """Return the answers in a reply; an answer without text is left out.

    Raises:
        MalformedReplyError: It is no chat completion.
    """
    choices = _object(content).get("choices")
    if not isinstance(choices, list):
        raise MalformedReplyError("it has no choices")
    return tuple(found for choice in choices if (found := _read_choice(choice)).text)


def read_models(content: bytes) -> tuple[str, ...]:
    """Return the names of the models that a server has.

    Raises:
        MalformedReplyError: It is no list of models.
    """
    found = _object(content).get("data")
    if not isinstance(found, list):
        raise MalformedReplyError("it has no list of models")
    return tuple(each["id"] for each in found if isinstance(each, dict) and isinstance(each.get("id"), str))


def read_complaint(content: bytes) -> Complaint:
    """Return why a server refused, as far as its reply says so."""
    try:
        reply = _object(content)
    except MalformedReplyError:
        return Complaint(_tidy(content[:2000].decode("utf-8", "replace")), "", too_long=False)
    error = reply.get("error", reply.get("detail", reply))
    details: Mapping[str, object] = error if isinstance(error, dict) else {"message": error}
    message = _tidy(str(details.get("message") or ""))
    too_long = bool(_TOO_LONG.search(f"{details.get('code')} {details.get('type')} {message}"))
    return Complaint(message, _refused_parameter(details.get("param"), message), too_long)


def _refused_parameter(named: object, message: str) -> str:
    for parameter in ("max_tokens", "temperature", "seed", "n"):
        if (
            named == parameter
            or f"'{parameter}'" in message
            or f"`{parameter}`" in message
            or f'"{parameter}"' in message
        ):
            return parameter
    return ""


def _read_choice(choice: object) -> Generated:
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise MalformedReplyError("a choice has no message")
    content = message.get("content")
    if isinstance(content, list):
        content = "".join(_part(part) for part in content)
    if content is not None and not isinstance(content, str):
        raise MalformedReplyError("a message has no text")
    return Generated((content or "").strip(), finished=choice.get("finish_reason") != "length")


def _part(part: object) -> str:
    text = part.get("text") if isinstance(part, dict) else None
    return text if isinstance(text, str) else ""


def _object(content: bytes) -> dict[str, object]:
    try:
        reply = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise MalformedReplyError("it is no JSON") from error
    if not isinstance(reply, dict):
        raise MalformedReplyError("it is no JSON object")
    return reply


def _tidy(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:_QUOTED]


def ask_variants(
    model: str, messages: Sequence[Message], *, count: int, most_tokens: int, seed: int, temperature: float
) -> tuple[Ask, ...]:
    """Return the requests that bring `count` answers: the likeliest one, then freer ones."""
    first = Ask(model, tuple(messages), most_tokens, 0.0, seed, 1)
    return (first,) if count == 1 else (first, replace(first, temperature=temperature, seed=seed + 1, count=count - 1))
