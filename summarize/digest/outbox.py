"""Mail that goes to files: a Maildir, or one file a message."""

from __future__ import annotations

import mailbox
from collections.abc import Callable
from pathlib import Path

from summarize.errors import OutputError

from .mail import Answer, Envelope, Outcome


class MaildirMailer:
    """Puts every message into a Maildir, which mail programs open.

    Args:
        folder: The Maildir; made where there is none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
        """Add a message; see `Mailer.send`.

        Raises:
            OutputError: The folder cannot be written.
        """
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            box = mailbox.Maildir(self._folder, create=True)
            before_final_dot()
            box.add(envelope.content)
        except (OSError, mailbox.Error) as error:
            raise OutputError("cannot write the Maildir", str(self._folder), _tell(error)) from error
        return Answer(Outcome.SENT, str(self._folder))


class FileMailer:
    """Writes every message into a file of its own; the second one beside the first is `NAME-2`.

    Args:
        path: Where the first one goes; whatever is there is replaced.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = 0

    def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
        """Write a message; see `Mailer.send`.

        Raises:
            OutputError: The file cannot be written.
        """
        path = self._path
        if self._written:
            path = path.with_stem(f"{path.stem}-{self._written + 1}")
        draft = path.with_name(f".{path.name}.draft")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(envelope.content)
            before_final_dot()
            draft.replace(path)
        except OSError as error:
            raise OutputError("cannot write the message", str(path), _tell(error)) from error
        self._written += 1
        return Answer(Outcome.SENT, str(path))


def _tell(error: OSError | mailbox.Error) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
