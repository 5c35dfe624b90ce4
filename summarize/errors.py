"""Every error that summarize raises on purpose.

SummarizeError                 the root: catch this one
├── SourceError                nothing could be read from what was given
├── FetchError                 a page or feed could not be fetched
│   └── OfflineError           ... because the network is switched off
├── OptionError                options that contradict each other or make no sense
├── ModelError                 a model is missing, damaged or of the wrong kind
├── EngineError                work could not be done in other processes or on other machines
├── PromptError                a prompt text is missing or has an unknown blank
├── OutputError                the result could not be written
└── BriefingError              a stored briefing cannot be read

A *finding* of a check is not an error: checks find, they raise only when they cannot run.
"""

from __future__ import annotations


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


class OfflineError(FetchError):
    """The network is switched off, and this needed it."""


class OptionError(SummarizeError):
    """Options that contradict each other or make no sense."""


class ModelError(SummarizeError):
    """A model is missing, damaged or of the wrong kind."""


class EngineError(SummarizeError):
    """Work could not be done in other processes or on other machines."""


class PromptError(SummarizeError):
    """A prompt text is missing or has a blank that nobody fills."""


class OutputError(SummarizeError):
    """The result could not be written."""


class BriefingError(SummarizeError):
    """A stored briefing cannot be read."""
