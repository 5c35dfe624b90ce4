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
    #: Words of title and body that are compared.
    lead_words: int = 100
    #: Most neighbours by TF-IDF that a report is compared with in full.
    neighbours: int = 30
    #: Least TF-IDF cosine at which two reports are compared in full.
    least_cosine: float = 0.08
    #: Reports that share a term and are looked at together; keeps the search linear in the number of reports.
    posting: int = 1000
    #: Mean odds (logit) between two groups at which they become one story.
    merge_at: float = 0.0
    #: Pairs with cheaper odds this close to `merge_at` are given to the encoder.
    doubt: float = 1.5
    #: Most reports that the encoder reads in one run, the most doubtful first; 0 for none.
    encode_most: int = 400


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What a story says."""

    #: Statements per story.
    sentences: int = 3
    #: Most words per summary, whole statements only; 0 for no limit.
    words: int = 0


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What writers ask models for. None of it is measured yet where nothing is said."""

    #: Drafts per point. The checks turn down many; four beams cost little more than two.
    drafts: int = 4
    #: Words that a prompted model is told to keep to in a statement and in a headline.
    statement_words: int = 30
    headline_words: int = 12
    #: Most tokens that a model writes per draft: thirty words of names and numbers, twice over.
    new_tokens: int = 128
    #: Tokens, padding and beams included, that run through a local model together.
    batch_tokens: int = 16384
    #: Tokens that a server may write per draft: room for a model that thinks aloud first.
    server_tokens: int = 2048
    #: Seconds until a server must have begun to answer, and must have finished.
    server_timeout: float = 60.0
    server_deadline: float = 300.0
    #: How often a request is sent before a server counts as failing.
    server_tries: int = 4
    #: Requests that are under way at once.
    server_parallel: int = 4


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
    write: WriteOptions = field(default_factory=WriteOptions)
    verify: VerifyOptions = field(default_factory=VerifyOptions)
    tell: TellOptions = field(default_factory=TellOptions)
    #: "bundled", "quote", a model name or folder, or "http://...#model".
    writer: str = "quote"
    #: Folder with prompt texts that override the built-in ones; empty for none.
    prompts: str = ""
    #: Processes; 0 for one per core.
    jobs: int = 0
    seed: int = 0
