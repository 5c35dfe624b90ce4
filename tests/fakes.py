"""Hand-written stand-ins for what stages are given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarize.errors import FetchError
from summarize.types import Fetched, Generated, Message


def fake_sentences(text: str) -> list[str]:
    """Split after a full stop that a space and a capital letter follow."""
    return re.split(r"(?<=[.!?]) (?=[A-Z“\"])", text)


class FakeChat:
    """Gives the same answers to everybody, and remembers what it was asked."""

    def __init__(self, *answers: str | Generated) -> None:
        self.answers = tuple(answer if isinstance(answer, Generated) else Generated(answer) for answer in answers)
        self.asked: list[tuple[Message, ...]] = []
        self.counts: list[int] = []

    def answer(self, conversations: Sequence[Sequence[Message]], *, count: int) -> tuple[tuple[Generated, ...], ...]:
        self.asked.extend(tuple(conversation) for conversation in conversations)
        self.counts.append(count)
        return tuple(self.answers for _ in conversations)


class ObedientChat:
    """A model that obeys every line beginning with ORDER: that stands outside a fence, as weak models do.

    It takes text for fenced from a line `<kind id="mark">` up to the line `</kind id="mark">` with the
    same mark, and knows the turns of chat formats, as a tokenizer does.
    """

    _OPENING = re.compile(r'<(\w+) id="([^"]+)">')
    _TURN = re.compile(r"<\|im_(?:start|end)\|>|\[/?INST\]|</?s>")

    def answer(self, conversations: Sequence[Sequence[Message]], *, count: int) -> tuple[tuple[Generated, ...], ...]:
        return tuple((Generated(self._obey(conversation)),) for conversation in conversations)

    def _obey(self, conversation: Sequence[Message]) -> str:
        closing = ""
        for line in "\n".join(message.content for message in conversation).splitlines():
            opened = self._OPENING.fullmatch(line)
            if self._TURN.search(line) or line == closing:
                closing = ""
            elif opened and not closing:
                closing = f'</{opened[1]} id="{opened[2]}">'
            if not closing and "ORDER:" in line:
                return line.partition("ORDER:")[2].strip()
        return "The council met."


class FakeCondenser:
    """Gives the same texts for every group of sentences, and remembers the groups."""

    def __init__(self, *texts: str | Generated) -> None:
        self.texts = tuple(text if isinstance(text, Generated) else Generated(text) for text in texts)
        self.sources: list[tuple[str, ...]] = []

    def condense(self, sources: Sequence[Sequence[str]], *, count: int) -> tuple[tuple[Generated, ...], ...]:
        self.sources.extend(tuple(group) for group in sources)
        return tuple(self.texts[:count] for _ in sources)


class FakeFetcher:
    """Serves pages from memory, and remembers what it was asked for and with what trust."""

    def __init__(self, pages: Mapping[str, str | bytes | Fetched | FetchError]) -> None:
        self.pages = dict(pages)
        self.asked: list[tuple[str, bool]] = []

    def fetch(self, url: str, *, trusted: bool = True, etag: str = "", last_modified: str = "") -> Fetched:
        self.asked.append((url, trusted))
        page = self.pages.get(url, FetchError("cannot fetch", url, "the server answered 404 Not Found"))
        if isinstance(page, FetchError):
            raise page
        if isinstance(page, Fetched):
            return page
        return Fetched(url, page.encode() if isinstance(page, str) else page, "text/html", "")


class Listener:
    """Remembers the progress that it was told of."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int, int | None]] = []

    def advance(self, stage: str, done: int, total: int | None) -> None:
        self.told.append((stage, done, total))
