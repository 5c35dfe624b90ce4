"""Every error that summarize raises on purpose.

SummarizeError                 the root: catch this one
├── SourceError                nothing could be read from what was given
├── FetchError                 a page or feed could not be fetched
│   └── OfflineError           ... because the network is switched off
├── OptionError                options that contradict each other or make no sense
│   └── ConfigError            a digest.toml that cannot be read or has mistakes, all of which it holds
├── SecretError                a password is not where it was said to be, or lies open there
├── StoreError                 the memory of the digests cannot be opened, read or written
│   └── BusyError              ... because another run is at work in it
├── MailError                  no mail can be sent: the server refuses the login or the sender, or is not trusted
├── ModelError                 a model is missing, damaged or of the wrong kind
├── EngineError                work could not be done in other processes or on other machines
├── PromptError                a prompt text is missing or has an unknown blank
├── IndexStateError            what was kept of earlier stories cannot be read
├── OutputError                the result could not be written
├── ServeError                 the archive cannot be shown where it was to be shown
└── BriefingError              a stored briefing cannot be read

A *finding* of a check is not an error: checks find, they raise only when they cannot run.
"""

from __future__ import annotations

from dataclasses import dataclass


class SummarizeError(Exception):
    """What failed: which thing: why.

    Args:
        what: What failed, in plain words ("cannot read").
        which: The thing it failed on (a path, a URL, an option).
        why: The reason.
        hint: What the user can do about it, where there is something.
    """

    def __init__(self, what: str, which: str = "", why: str = "", *, hint: str = "") -> None:
        super().__init__(what, which, why)
        self.what = what
        self.which = which
        self.why = why
        self.hint = hint

    def __str__(self) -> str:
        return ": ".join(part for part in (self.what, self.which, self.why) if part)


class SourceError(SummarizeError):
    """Nothing could be read from what was given."""


class FetchError(SummarizeError):
    """A page or feed could not be fetched."""

    #: What the server answered; 0 where it did not.
    status: int = 0
    #: Seconds for which it asked to be left alone; None where it did not.
    retry_after: float | None = None


class OfflineError(FetchError):
    """The network is switched off, and this needed it."""


class OptionError(SummarizeError):
    """Options that contradict each other or make no sense."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file of settings; what was written is left out, for it may be a secret."""

    #: Where it stands; 0 where no line can be named.
    line: int
    #: The setting, as "digest.zone"; empty where it is about the file.
    setting: str
    why: str
    remedy: str

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line else ""
        said = ": ".join(part for part in (where, self.setting, self.why) if part)
        return f"{said} ({self.remedy})" if self.remedy else said


class ConfigError(OptionError):
    """A digest.toml that cannot be read or has mistakes."""

    def __init__(
        self, what: str, which: str = "", why: str = "", *, hint: str = "", mistakes: tuple[Mistake, ...] = ()
    ) -> None:
        told = "; ".join(part for part in (why, *map(str, mistakes)) if part)
        super().__init__(what, which, told, hint=hint)
        self.mistakes = mistakes


class SecretError(SummarizeError):
    """A password is not where it was said to be, or lies open there."""


class StoreError(SummarizeError):
    """The memory of the digests cannot be opened, read or written."""


class BusyError(StoreError):
    """Another run is at work in it."""


class MailError(SummarizeError):
    """No mail can be sent: the server refuses the login or the sender, or is not trusted."""


class ModelError(SummarizeError):
    """A model is missing, damaged or of the wrong kind."""


class EngineError(SummarizeError):
    """Work could not be done in other processes or on other machines."""


class PromptError(SummarizeError):
    """A prompt text is missing or has a blank that nobody fills."""


class IndexStateError(SummarizeError):
    """What was kept of earlier stories cannot be read."""


class OutputError(SummarizeError):
    """The result could not be written."""


class ServeError(SummarizeError):
    """The archive cannot be shown where it was to be shown."""


class BriefingError(SummarizeError):
    """A stored briefing cannot be read."""
