"""Every threshold, each with the measurement that set it.

One frozen dataclass per stage; `Options` holds them all. A value without a measurement says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How pages and feeds are fetched."""

    offline: bool = False
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What is read, and how much of it."""

    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class DedupeOptions:
    """When two reports are copies of one text."""


@dataclass(frozen=True, slots=True)
class ClusterOptions:
    """When two reports are about the same happening."""

    #: Everything given is about one happening.
    one_story: bool = False
    #: Stories with fewer reports are left out.
    min_reports: int = 1


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What a story says."""

    #: Statements per story.
    sentences: int = 3
    #: Most words per summary, whole statements only; 0 for no limit.
    words: int = 0


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """How strictly drafts are checked."""


@dataclass(frozen=True, slots=True)
class TellOptions:
    """How many drafts are asked for, and how they are batched."""

    #: Points written and verified together.
    batch: int = 32


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that can be set."""

    fetch: FetchOptions = field(default_factory=FetchOptions)
    ingest: IngestOptions = field(default_factory=IngestOptions)
    dedupe: DedupeOptions = field(default_factory=DedupeOptions)
    cluster: ClusterOptions = field(default_factory=ClusterOptions)
    plan: PlanOptions = field(default_factory=PlanOptions)
    verify: VerifyOptions = field(default_factory=VerifyOptions)
    tell: TellOptions = field(default_factory=TellOptions)
    #: "bundled", "quote", a model name or folder, or "http://...#model".
    writer: str = "quote"
    #: Folder with prompt texts that override the built-in ones; empty for none.
    prompts: str = ""
    #: Processes; 0 for one per core.
    jobs: int = 0
    seed: int = 0
