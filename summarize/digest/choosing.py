"""Which stories an edition tells: those that are new since the last one, and what is new of those told before."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from summarize.cluster.index import StoryIndex
from summarize.cluster.stories import name_story
from summarize.dedupe import dedupe_reports
from summarize.errors import IndexStateError
from summarize.opening import Models
from summarize.options import Options, PlanOptions
from summarize.pipeline import open_reader, read_stories, tell_plans
from summarize.plan import plan_story
from summarize.progress import SILENT
from summarize.split import split_report
from summarize.text.loaded import find_loaded
from summarize.text.voices import name_voice
from summarize.types import Duplicate, Plan, Progress, SplitReport, Story, Summary

from .config import DigestTable
from .ledger import find_changes, known_texts, may_be_same, word_update
from .store import Store
from .types import Covered, Headline, KeptReport, ToldPoint

#: Reports so much older than what is new are grouped with it. Not measured.
BACKGROUND = timedelta(days=2)
#: A report that comes in today and is older than this before the last edition is an archive, not news. Not measured.
LATE = timedelta(days=1)
#: Worth of a story, in doublings of its outlets: being of this hour, halved with every half day, and being on a topic
#: of the reader. Not measured but read: a topic lifts a story of two outlets above one of five.
RECENCY, TOPIC = 1.0, 1.5
HALF_LIFE = timedelta(hours=12)
#: Sentences of a report that are searched for topics and muted words, beside its title.
OPENING = 2


@dataclass(frozen=True, slots=True)
class Window:
    """The time that an edition is about."""

    #: When the last edition was made, or for the first one, when the period before began.
    since: datetime
    now: datetime
    #: There was no edition before.
    first: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an edition tells."""

    summaries: tuple[Summary, ...]
    headlines: tuple[Headline, ...]
    covered: tuple[Covered, ...]
    #: Copies of the reports of the stories told.
    duplicates: tuple[Duplicate, ...]
    #: The grouping, to be kept for the next time.
    index: bytes
    #: How many reports were new.
    fresh: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that has something new."""

    story: Story
    #: Ids of the copies of its reports.
    copies: tuple[str, ...]
    #: Those of its reports that came in since the last edition.
    fresh: tuple[SplitReport, ...]
    voices: int
    told: tuple[ToldPoint, ...]
    #: Only its headline was given before.
    named: bool
    score: float

    def covered(self, *, told: bool) -> Covered:
        """Return it as the ledger keeps it."""
        return Covered(self.story.id, (*(split.report.id for split in self.story.reports), *self.copies), told)


def choose_stories(
    kept: Sequence[KeptReport],
    digest: DigestTable,
    window: Window,
    *,
    store: Store,
    models: Models,
    options: Options,
    progress: Progress = SILENT,
) -> Chosen:
    """Group the reports of a digest, rank the stories that have something new, and tell the best.

    Args:
        kept: Reports since `BACKGROUND` before the window.
        digest: What the reader wants.
        window: The time that the edition is about.
        store: The ledger of what was told.
        models: The models that are open.
        options: How stories are grouped and told.
        progress: Who is told how far it is.
    """
    reports = [one for one in kept if any(map(str.isalnum, one.report.text[one.report.body_start :]))]
    split = [split_report(one.report) for one in reports]
    deduped = dedupe_reports(split, options=options.dedupe, progress=progress)
    index = _open_index(store.ledger.index(digest.name), options)
    update = index.add(
        deduped.kept,
        now=window.now,
        encoder=models.encoder,
        recall=lambda names: (split_report(one.report) for one in store.reports.by_ids(names)),
        progress=progress,
    )
    fresh = frozenset(one.report.id for one in reports if _is_fresh(one, window))
    copies: dict[str, list[str]] = {}
    for duplicate in deduped.duplicates:
        copies.setdefault(duplicate.kept, []).append(duplicate.dropped.id)
    grouped = _Grouped(
        tuple(story for story in update.stories if any(split.report.id in fresh for split in story.reports)),
        fresh,
        copies,
        dict(update.merged),
    )
    ranked = sorted(
        _find_candidates(grouped, digest, window, store), key=lambda candidate: (-candidate.score, candidate.story.id)
    )
    told, passed = _tell_best(ranked, digest, options, models, progress, store=store)
    done = {candidate.story.id for candidate, _ in told} | {candidate.story.id for candidate in passed}
    named = [one for one in ranked if one.story.id not in done and not one.told and not one.named]
    # Stories that several outlets have come first, however new the others are.
    named.sort(key=lambda candidate: candidate.voices < digest.min_reports)
    named = named[: digest.headlines]
    of_told = {split.report.id for _, summary in told for split in summary.story.reports}
    return Chosen(
        summaries=tuple(summary for _, summary in told),
        headlines=tuple(map(_make_headline, named)),
        covered=(
            *(candidate.covered(told=True) for candidate, _ in told),
            *(candidate.covered(told=False) for candidate in (*named, *passed)),
        ),
        duplicates=tuple(duplicate for duplicate in deduped.duplicates if duplicate.kept in of_told),
        index=index.to_bytes(),
        fresh=len(fresh),
    )


def digest_options(digest: DigestTable) -> Options:
    """Return how the stories of a digest are told."""
    return Options(plan=replace(PlanOptions(), sentences=digest.sentences), writer=digest.writer)


def _open_index(content: bytes | None, options: Options) -> StoryIndex:
    if content:
        try:
            return StoryIndex.from_bytes(content, options=options.cluster)
        except IndexStateError:
            # Of another release: the reports at hand make a new one, and the ledger knows what was told of them.
            pass
    return StoryIndex(options.cluster)


def _is_fresh(kept: KeptReport, window: Window) -> bool:
    if window.first:
        return kept.when >= window.since
    return kept.changed > window.since and kept.when >= window.since - LATE


@dataclass(frozen=True, slots=True)
class _Grouped:
    """The stories that have something new."""

    stories: tuple[Story, ...]
    #: Ids of the reports that came in since the last edition.
    fresh: frozenset[str]
    #: Ids of the copies of each report.
    copies: Mapping[str, Sequence[str]]
    #: Ids that stories had before they proved to be one, each with the id that stayed.
    merged: Mapping[str, str]

    def names_in(self, story: Story) -> tuple[str, ...]:
        """Return the ids of the reports of a story, copies included."""
        return tuple(
            name for split in story.reports for name in (split.report.id, *self.copies.get(split.report.id, ()))
        )

    def earlier_ids(self, story: Story, before: Mapping[str, str]) -> frozenset[str]:
        """Return under which ids something may have been told of a story, or of the one that it follows up."""
        ids = {before[name] for name in self.names_in(story) if name in before}
        ids |= {old for old, new in self.merged.items() if new == story.id}
        return frozenset(ids | {story.id} | ({story.continues} if story.continues else set()))


def _find_candidates(grouped: _Grouped, digest: DigestTable, window: Window, store: Store) -> list[_Candidate]:
    """Return the stories with something new, each with what was told of it under whatever id."""
    names = [name for story in grouped.stories for name in grouped.names_in(story)]
    before = store.ledger.stories_of(digest.name, names)
    earlier = {story.id: grouped.earlier_ids(story, before) for story in grouped.stories}
    told = store.ledger.told(digest.name, frozenset[str]().union(*earlier.values()))
    muted, topics = _any_of(digest.muted), _any_of(digest.topics)
    candidates = []
    for story in grouped.stories:
        if _matches(muted, story):
            continue
        points = [point for name in earlier[story.id] for point in told.get(name, ())]
        new = tuple(split for split in story.reports if split.report.id in grouped.fresh)
        if not may_be_same(points, new):
            # It is a story of its own.
            points, story = [], Story(name_story(new[0]), new)  # noqa: PLW2901
        candidates.append(
            _Candidate(
                story=story,
                copies=tuple(name for split in story.reports for name in grouped.copies.get(split.report.id, ())),
                fresh=new,
                voices=_count_voices(story.reports),
                told=tuple(sorted(points, key=lambda point: point.told_at)),
                named=any(name in before for name in grouped.names_in(story)),
                score=_score(story, grouped.fresh, topics, window),
            )
        )
    return candidates


def _score(story: Story, fresh: Collection[str], topics: re.Pattern[str] | None, window: Window) -> float:
    times = [split.report.published for split in story.reports if split.report.id in fresh and split.report.published]
    age = max(window.now - max(times), timedelta()) if times else window.now - window.since
    recency: float = RECENCY * 0.5 ** (age / HALF_LIFE)
    return math.log2(_count_voices(story.reports)) + recency + (TOPIC if _matches(topics, story) else 0.0)


def _count_voices(reports: Iterable[SplitReport]) -> int:
    return len({name_voice(split.report).casefold() for split in reports})


def _any_of(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    anyone = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?i)(?<!\w)(?:{anyone})(?!\w)")


def _matches(words: re.Pattern[str] | None, story: Story) -> bool:
    """Return whether at least half of a story's reports have one of the words where it counts."""
    if words is None:
        return False
    found = sum(
        any(words.search(text) for text in (split.report.title, *(each.text for each in split.sentences[:OPENING])))
        for split in story.reports
    )
    return 2 * found >= len(story.reports)


def _tell_best(
    ranked: Sequence[_Candidate],
    digest: DigestTable,
    options: Options,
    models: Models,
    progress: Progress,
    *,
    store: Store,
) -> tuple[list[tuple[_Candidate, Summary]], list[_Candidate]]:
    """Tell as many stories as are wanted, the best first.

    Returns:
        What is told, and what was told before and has nothing new to say.
    """
    waiting = [one for one in ranked if one.told or one.voices >= digest.min_reports]
    told: list[tuple[_Candidate, Summary]] = []
    passed: list[_Candidate] = []
    while waiting and len(told) < digest.stories:
        taken, waiting = waiting[: digest.stories - len(told)], waiting[digest.stories - len(told) :]
        plans = _plan(taken, options)
        worth = [plan for plan in plans if plan.points]
        summaries = {summary.story.id: summary for summary, _ in tell_plans(worth, options, models, progress)}
        for candidate in taken:
            summary = summaries.get(candidate.story.id)
            if summary and summary.statements and candidate.told:
                summary = _as_update(summary, candidate, digest.min_reports, digest.zone)
            if summary:
                summary = _without_repeats(summary, store, digest.name)
            if summary and summary.statements:
                told.append((candidate, summary))
            elif candidate.told:
                passed.append(candidate)
    return told, passed


def _without_repeats(summary: Summary, store: Store, digest: str) -> Summary:
    """Return a summary without sentences that an edition had: its story may have gone by another name then."""
    said = store.ledger.already_said(digest, [statement.text for statement in summary.statements])
    return replace(
        summary, statements=tuple(statement for statement in summary.statements if statement.text not in said)
    )


def _plan(candidates: Sequence[_Candidate], options: Options) -> list[Plan]:
    # Only what came in since may be told: a detail that nobody chose the first time is no news the second.
    stories = [replace(one.story, reports=one.fresh) if one.told else one.story for one in candidates]
    plans = []
    read = read_stories(stories, options)
    reader = open_reader(options) if any(read) else None
    for candidate, story, salience in zip(candidates, stories, read, strict=True):
        new = {split.report.id for split in candidate.fresh}
        read_before = [split for split in candidate.story.reports if split.report.id not in new]
        told = known_texts(candidate.told, read_before) if candidate.told else ()
        plans.append(plan_story(story, options=options.planning, told=told, salience=salience, reader=reader))
    return plans


def _as_update(summary: Summary, candidate: _Candidate, min_reports: int, zone: ZoneInfo) -> Summary | None:
    """Return what is told of a story for the second time; None where that is no news."""
    changes = find_changes(candidate.told, summary.statements)
    # What one outlet adds to a story that several have is a detail, unless it changes a figure.
    if not changes and _count_voices(candidate.fresh) < min_reports:
        return None
    return replace(summary, update=word_update(candidate.told, changes, candidate.fresh, zone))


def _make_headline(candidate: _Candidate) -> Headline:
    titled = [split.report for split in candidate.story.reports if split.report.title]
    report = min(
        titled or [candidate.story.reports[0].report],
        key=lambda report: (len(find_loaded(report.title)), len(report.title)),
    )
    opening = candidate.story.reports[0].sentences
    return Headline(
        title=report.title or (opening[0].text if opening else report.id),
        outlet=name_voice(report),
        url=report.url,
        published=report.published,
        outlets=candidate.voices,
    )
