"""What flows from stage to stage, in the order in which it is made.

Frozen, slotted dataclasses and tuples only. Values nest in the direction of the flow (a story
holds its split reports); sideways references are ids. Offsets count Unicode code points,
zero-based, half-open. An empty string means "unknown" for outlet, title, url, path, language.
Times are timezone-aware and UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# ---------------------------------------------------------------- 1  ingest


@dataclass(frozen=True, slots=True)
class Report:
    """One published text by one outlet."""

    id: str
    #: Who published it; empty when unknown (an unknown outlet is a voice of its own).
    outlet: str
    title: str
    #: For text, JSON and JSONL input this is the input unchanged.
    text: str
    url: str
    path: str
    published: datetime | None
    #: ISO 639-1 code.
    language: str
    #: Hex digest of `text` in UTF-8.
    sha256: str
    #: Where the body begins in `text`: past header lines and a title line that are part of it.
    body_start: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used, and why."""

    stage: str
    #: Path, URL or report id.
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ingested:
    """What stage 1 returns."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]


# ---------------------------------------------------------------- 2  split


@dataclass(frozen=True, slots=True)
class Sentence:
    """`report.text[start:end]`, with where it stands."""

    report_id: str
    #: Position among the sentences of its report, from zero.
    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SplitReport:
    """A report and its sentences, in order, without overlap."""

    report: Report
    sentences: tuple[Sentence, ...]


# ---------------------------------------------------------------- 3  dedupe


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A report that is a copy of another one, and counts as the same voice."""

    dropped: Report
    #: Id of the report that stands for it.
    kept: str
    #: How much of the shorter text stands in the other, by word shingles, 0 to 1; 1 for equal texts.
    similarity: float


@dataclass(frozen=True, slots=True)
class Deduped:
    """What stage 3 returns."""

    kept: tuple[SplitReport, ...]
    duplicates: tuple[Duplicate, ...]


# ---------------------------------------------------------------- 4  cluster


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about the same happening, earliest first."""

    id: str
    reports: tuple[SplitReport, ...]
    #: Id of the earlier story that this one follows up.
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was read but is not told, and why."""

    stage: str
    #: Report or story id.
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class Clustered:
    """What stage 4 returns."""

    stories: tuple[Story, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Why a report stands in its story: what it has in common with the founder, the earliest report."""

    report_id: str
    #: TF-IDF cosine with the founder, and with the mean of the other reports; None where there is no other.
    founder_likeness: float | None
    story_likeness: float | None
    #: Names that the founder has too; those of the founder that any other report has.
    names: tuple[str, ...]
    #: Amounts that both have.
    amounts: int
    same_place: bool
    same_date: bool
    #: It touches on several happenings, or is an opinion; it joins stories and makes none larger.
    gathers: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a story stands among the others, and why its reports stand in it."""

    story_id: str
    placements: tuple[Placement, ...]
    #: On a map on which alike stories are near each other, 0 to 1; None where there are too many or too few.
    at: tuple[float, float] | None


# ---------------------------------------------------------------- 5  plan


@dataclass(frozen=True, slots=True)
class Point:
    """Sentences of one or more reports that say the same thing; the clearest stands first."""

    sentences: tuple[Sentence, ...]
    #: How much the point is worth telling; higher is better, comparable within a story.
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """From a statement to one source sentence: a W3C TextQuoteSelector with offsets."""

    report_id: str
    #: Index of the sentence in its report.
    sentence: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    #: The article at that sentence (`#:~:text=`); empty when the report has no URL.
    url: str


@dataclass(frozen=True, slots=True)
class Version:
    """What some outlets say about a point on which reports contradict each other."""

    text: str
    links: tuple[Link, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which reports contradict each other."""

    about: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one outlet words a fact."""

    outlet: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Framing:
    """One fact in the different wordings of the outlets."""

    about: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A source sentence that no statement may rest on, and why."""

    sentence: Sentence
    reason: str


@dataclass(frozen=True, slots=True)
class Fitness:
    """What a sentence is fit for, in probabilities."""

    #: That it can be told by itself: it tells something of the news, soberly and clearly.
    told: float
    #: That it tells what the story is about: what happened, to whom, by whom.
    news: float
    #: That it is unclear by itself: whom or what it means stands elsewhere.
    unclear: float

    @property
    def unfit(self) -> float:
        """That it should not be told, whatever goes before it."""
        return 1 - self.told - self.unclear


#: What is taken of a sentence of which nothing is known.
UNJUDGED = Fitness(1.0, 0.0, 0.0)


#: Where a sentence stands: report id and index.
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Salience:
    """What a reader of a story finds in it, as far as the story was read."""

    #: Content stem to the log odds that an expert's summary uses it.
    words: Mapping[str, float]
    #: To what a sentence is fit for.
    fitness: Mapping[Place, Fitness]
    #: A sentence that has been told and the next one, to how probably that one is fit to be told there if it tells
    #: anything else.
    following: Mapping[tuple[Place, Place], float] = field(default_factory=dict)
    #: Report id to how probably its title can stand over the story as it is.
    titles: Mapping[str, float] = field(default_factory=dict)
    #: A sentence that has been told and the next one, to how probably that one only tells the same again.
    repeating: Mapping[tuple[Place, Place], float] = field(default_factory=dict)
    #: What each sentence that was read is compared by.
    vectors: Mapping[Place, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a story is to say, before a word of it is written."""

    story: Story
    #: In reading order; `score` says which to drop first. More than are needed.
    points: tuple[Point, ...]
    #: Stem of a content word of the story to the probability that an expert's summary uses it.
    importance: Mapping[str, float]
    #: The same stems to what it is worth to tell them.
    worth: Mapping[str, float]
    #: Words to reckon with for what an expert would write; the more, the less a long sentence costs.
    expected_words: float
    #: To what a sentence is fit for, where that is known.
    fitness: Mapping[Place, Fitness]
    differences: tuple[Difference, ...]
    framing: tuple[Framing, ...]
    #: Points left out because an earlier edition told them.
    already_told: tuple[Point, ...]
    passed_over: tuple[PassedOver, ...]
    #: A sentence that has been told and the next one, to how probably that one is fit to be told there if it tells
    #: anything else, where that is known.
    following: Mapping[tuple[Place, Place], float] = field(default_factory=dict)
    #: Report id to how probably its title can stand over the story as it is, where that is known.
    titles: Mapping[str, float] = field(default_factory=dict)
    #: A sentence that has been told and the next one, to how probably that one only tells the same again, where that is
    #: known.
    repeating: Mapping[tuple[Place, Place], float] = field(default_factory=dict)
    #: Report id to the index of the sentence that opens its text; those before it, if any, belong to its page.
    openings: Mapping[str, int] = field(default_factory=dict)
    #: Ids of reports whose title says what their outlet has taken back.
    mistitled: frozenset[str] = frozenset()

    def depth(self, sentence: Sentence) -> int:
        """Return how many sentences of its report's text stand before a sentence."""
        return max(0, sentence.index - self.openings.get(sentence.report_id, 0))


# ---------------------------------------------------------------- 6  write


class Task(StrEnum):
    """What a writer is asked for."""

    STATEMENT = "statement"
    MEND = "mend"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Copied:
    """Where in the source a word of a draft was taken from."""

    #: Index into `draft.point.sentences`.
    sentence: int
    #: Offsets in that sentence's text.
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One candidate sentence for a point."""

    point: Point
    text: str
    #: Which writer made it ("quote", "trim", "bundled", a model name).
    writer: str
    #: Source position per white-space separated word, where the writer knows; else empty.
    copied_from: tuple[Copied | None, ...] = ()
    #: Mean log-probability per token, where the writer knows; else 0.
    score: float = 0.0


# ---------------------------------------------------------------- 7  verify


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a draft that its source sentences do not carry."""

    #: Name of the check ("number", "name", "quotation", ...).
    check: str
    #: Offsets in the draft's text.
    start: int
    end: int
    message: str
    #: The source sentence that contradicts it, where one does.
    source: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks say of a draft."""

    draft: Draft
    findings: tuple[Finding, ...]
    #: The smallest set of source sentences that passes every check; empty when rejected.
    carried_by: tuple[Sentence, ...]

    @property
    def accepted(self) -> bool:
        """Whether no check found anything."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Request:
    """One order to a writer: say this point in one sentence."""

    task: Task
    point: Point
    #: The reports that the point's sentences belong to, by id.
    reports: Mapping[str, SplitReport]
    #: For `Task.MEND`: the draft that was rejected, with the findings.
    rejected: Verdict | None = None
    #: The other points of the plan, for a writer that joins two.
    others: tuple[Point, ...] = ()


# ---------------------------------------------------------------- 8  choose


class Origin(StrEnum):
    """How freely a statement is worded."""

    #: Freer than TRIMMED.
    WRITTEN = "written"
    #: The words are a subsequence of one source sentence.
    TRIMMED = "trimmed"
    #: One source sentence as it stands.
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a summary, with its links."""

    text: str
    links: tuple[Link, ...]
    origin: Origin
    #: Whose words these are when QUOTED (outlet or host name); else empty.
    attribution: str
    #: It is QUOTED from what its outlet marks as an opinion.
    opinion: bool = False


@dataclass(frozen=True, slots=True)
class MadeWith:
    """What a briefing was made with, so that it can be made again."""

    version: str
    writer: str
    #: Model name to digest of its weights.
    models: Mapping[str, str] = field(default_factory=dict)
    #: Prompt name to digest of its text.
    prompts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """A story, told."""

    story: Story
    headline: str
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...]
    framing: tuple[Framing, ...]
    #: Drafts that were rejected, with their findings.
    withheld: tuple[Verdict, ...]
    #: In a digest: what changed since the story was told before; else empty.
    update: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The result of one run."""

    summaries: tuple[Summary, ...]
    #: Every report that was read, duplicates included.
    reports: tuple[Report, ...]
    duplicates: tuple[Duplicate, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    made_with: MadeWith


# ---------------------------------------------------------------- what stages are given


class Encoder(Protocol):
    """Texts to vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit-length float32 vectors, shape (len(texts), dimensions)."""


class Writer(Protocol):
    """Points to draft sentences."""

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return for each request its drafts, best first; an empty tuple when there is none."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation with an instruction-tuned model."""

    #: "system" for standing orders, "user" for a request.
    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Generated:
    """One text that a model made."""

    text: str
    #: Mean log-probability per token, where the model tells; else 0.
    score: float = 0.0
    #: False when the model was cut off before it had ended.
    finished: bool = True


class Condenser(Protocol):
    """Source sentences to a shorter text, without instructions: an encoder-decoder."""

    def condense(self, sources: Sequence[Sequence[str]], *, count: int) -> tuple[tuple[Generated, ...], ...]:
        """Return for each group of sentences up to `count` texts, best first; none when it does not fit."""


class Chat(Protocol):
    """Conversations to answers: an instruction-tuned model, here or on a server."""

    def answer(self, conversations: Sequence[Sequence[Message]], *, count: int) -> tuple[tuple[Generated, ...], ...]:
        """Return for each conversation up to `count` answers, best first; none when it does not fit."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a model makes of a statement beside its source sentences; probabilities."""

    #: That the sources carry all that the statement says.
    carried: float
    #: That it is one whole grammatical sentence whose parts belong together.
    reads: float
    #: Offsets in the statement of the words that the sources carry least.
    doubted: tuple[int, int] = (0, 0)


class Support(Protocol):
    """Statements and their source sentences to how well the ones rest on the others."""

    def judge(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> tuple[Judged, ...]:
        """Return for each statement with its source sentences what to make of it, in order."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a parsed sentence: `text[start:end]`."""

    start: int
    end: int
    #: Part of speech and form, as in the Penn Treebank: "NNP", "VBD", ",".
    tag: str
    #: How it hangs on its head, as in ClearNLP's dependencies: "nsubj", "relcl", "ROOT".
    relation: str
    #: Place of its head among the words; its own place for the root.
    head: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The dependency tree of one sentence."""

    text: str
    words: tuple[Word, ...]


class StoryReader(Protocol):
    """Stories to what is salient in them."""

    def read(self, stories: Sequence[Story]) -> tuple[Salience, ...]:
        """Return what is salient in each story, in order."""

    def read_on(self, story: Story, found: Salience, places: Sequence[Place]) -> Salience:
        """Return what was found in a story, and what sentences that were not read are fit for."""


class Parser(Protocol):
    """Sentences to dependency trees."""

    def parse(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """Return the tree of each sentence, in order."""


class Check(Protocol):
    """One way in which a draft may say what its sources do not."""

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return what in the draft the source sentences do not carry."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back for a URL."""

    #: The address that answered, after redirects.
    url: str
    content: bytes
    #: Media type as declared, without parameters.
    media_type: str
    #: Charset as declared; empty when not.
    charset: str
    etag: str = ""
    last_modified: str = ""
    #: True when the server said that nothing changed (304); `content` is empty then.
    unchanged: bool = False
    #: Where it has moved for good: as far as permanent redirects led, one after the other; empty when none did.
    moved_to: str = ""


class Fetcher(Protocol):
    """URLs to bytes."""

    def fetch(self, url: str, *, trusted: bool = True, etag: str = "", last_modified: str = "") -> Fetched:
        """Fetch a URL.

        Args:
            url: An http or https URL.
            trusted: False for addresses that come out of feeds and pages rather than from the user.
            etag: What the server sent last time.
            last_modified: Likewise.

        Raises:
            FetchError: It could not be fetched.
            OfflineError: The network is switched off.
        """


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """Return the time, timezone-aware, in UTC."""


class Progress(Protocol):
    """Who is told how far a long stage is."""

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Say that `done` of `total` (None: not known) units of a stage are finished."""


T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """A function over batches: in this process, in several, or on several machines."""

    def map(
        self,
        function: Callable[[Sequence[T]], Sequence[R]],
        items: Sequence[T],
        *,
        batch: int,
        stage: str,
        progress: Progress,
    ) -> tuple[R, ...]:
        """Return `function(batch)` of all batches, joined in order; the same whatever the engine.

        Args:
            function: Takes a sequence and returns one of the same length; picklable.
            items: What to map over; picklable, and sliced when its turn comes, perhaps more than once.
            batch: Items per call. The batches depend on it alone, never on who works.
            stage: What to call this towards `progress` and in errors.
            progress: Who is told how many items are done.

        Raises:
            EngineError: Those who work keep dying.
        """
