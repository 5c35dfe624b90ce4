"""Which reports are copies, and which of them stands for the others.

Three steps, each comparing a report with those that were kept, never with other copies, so that
no chain of small differences joins two texts that differ:

1. an outlet's later version of a report replaces the earlier one;
2. of equal texts, and then of near-copies, the earliest is kept, or the fullest when the time is not known;
3. a report that was cut from a fuller one goes, whoever ran it.

Texts whose numbers differ in the same place are not copies of one voice, but for step 1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from datasketch import MinHash, MinHashLSH

from summarize.options import DedupeOptions
from summarize.progress import SILENT, track
from summarize.types import Deduped, Duplicate, Progress, SplitReport

from .fingerprints import (
    Fingerprint,
    containment,
    jaccard,
    likeness,
    numbers_changed,
    take_fingerprint,
)
from .plain import plain_title, says_corrected

_NEVER = datetime.max.replace(tzinfo=UTC)
#: One report is compared with so many of those that were kept, the most likely ones.
_COMPARED = 16
#: So many kept reports that differ in their numbers only are a form letter ("Magnitude 4.1 quake near Larnow"): more of
#: them are compared with these, but not with each other, else the time would grow with the square of their number.
_CROWD = 48
#: A shingle that so many kept reports share is a common phrase.
_COMMON = 32

#: Position of a dropped report -> position of the one that stands for it.
Copies = dict[int, int]
Prints = Sequence[Fingerprint]
Step = Callable[[Prints, Sequence[int], DedupeOptions], Copies]


def dedupe_reports(reports: Sequence[SplitReport], *, options: DedupeOptions, progress: Progress = SILENT) -> Deduped:
    """Keep one report of each text, earliest first; the order of the reports changes nothing."""
    prints = [
        take_fingerprint(split, shingle=options.shingle, shortest=options.shortest)
        for split in track(reports, "dedupe", progress)
    ]
    prints.sort(key=_earliest_first)
    steps: tuple[Step, ...] = (_find_replaced, _find_equal, _find_near_copies, _find_cut_copies)
    copies: Copies = {}
    for step in steps:
        copies |= step(prints, [at for at in range(len(prints)) if at not in copies], options)
    return Deduped(
        tuple(each.split for at, each in enumerate(prints) if at not in copies),
        tuple(_tell_copies(prints, copies)),
    )


def _tell_copies(prints: Prints, copies: Copies) -> Iterator[Duplicate]:
    for at in sorted(copies):
        kept = copies[at]
        # The one that stood for a copy may itself have gone in a later step.
        while kept in copies:
            kept = copies[kept]
        yield Duplicate(prints[at].split.report, prints[kept].split.report.id, likeness(prints[at], prints[kept]))


def _earliest_first(each: Fingerprint) -> tuple[datetime, int, str, str, str]:
    report = each.split.report
    return report.published or _NEVER, -each.size, report.id, report.sha256, report.outlet


def _find_replaced(prints: Prints, standing: Sequence[int], options: DedupeOptions) -> Copies:
    """Find earlier versions of a report that the same outlet published again."""
    versions: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in standing:
        report = prints[at].split.report
        outlet = report.outlet.casefold()
        if report.url:
            versions["url", outlet, report.url.partition("#")[0].rstrip("/")].append(at)
        if outlet:
            title = ("#" if word[0].isdigit() else word for word in plain_title(report.title, report.outlet))
            versions["title", outlet, *title].append(at)
    copies: Copies = {}
    for (kind, *_), group in versions.items():
        if len(group) > 1:
            within = timedelta.max if kind == "url" else timedelta(hours=options.version_hours)
            _replace_in_group(prints, group, copies, within, options)
    return copies


def _replace_in_group(
    prints: Prints, group: Sequence[int], copies: Copies, within: timedelta, options: DedupeOptions
) -> None:
    latest: list[int] = []
    for at in sorted(group, key=lambda at: _age(prints[at]), reverse=True):
        if at in copies:
            continue
        for leader in latest[-_COMPARED:]:
            if (
                _is_later(prints[leader], prints[at], within)
                and prints[leader].plain != prints[at].plain
                and likeness(prints[leader], prints[at]) >= options.version
            ):
                copies[at] = leader
                break
        else:
            latest.append(at)


def _age(each: Fingerprint) -> tuple[bool, datetime, bool, tuple[datetime, int, str, str, str]]:
    report = each.split.report
    return report.published is not None, report.published or _NEVER, says_corrected(report), _earliest_first(each)


def _is_later(one: Fingerprint, other: Fingerprint, within: timedelta) -> bool:
    """Say whether one report is known to be the later one, by its time or by its own word."""
    ours, theirs = one.split.report, other.split.report
    if ours.published and theirs.published and ours.published != theirs.published:
        return timedelta(0) < ours.published - theirs.published <= within
    return says_corrected(ours) and not says_corrected(theirs)


def _find_equal(prints: Prints, standing: Sequence[int], options: DedupeOptions) -> Copies:  # noqa: ARG001 - a step
    """Find the reports whose words stand earlier, one for one."""
    first: dict[str, int] = {}
    copies: Copies = {}
    for at in standing:
        plain = prints[at].plain
        if plain and first.setdefault(plain, at) != at:
            copies[at] = first[plain]
    return copies


def _find_near_copies(prints: Prints, standing: Sequence[int], options: DedupeOptions) -> Copies:
    """Find the reports whose text, but for small changes, stands earlier."""
    copies: Copies = {}
    index = MinHashLSH(threshold=options.near, num_perm=options.permutations, weights=(0.2, 0.8))
    long_enough = [at for at in standing if not prints[at].exact_only]
    sketches = MinHash.generator(
        (prints[at].shingles.tolist() for at in long_enough), num_perm=options.permutations, hashfunc=int
    )
    for at, sketch in zip(long_enough, sketches, strict=True):
        alike = index.query(sketch)
        near = [(jaccard(prints[at], prints[kept]), -kept) for kept in alike]
        near = [each for each in near if each[0] >= options.near and not numbers_changed(prints[at], prints[-each[1]])]
        if near:
            copies[at] = -max(near)[1]
        elif len(alike) < _CROWD:
            index.insert(at, sketch, check_duplication=False)
    return copies


def _find_cut_copies(prints: Prints, standing: Sequence[int], options: DedupeOptions) -> Copies:
    """Find the reports that were cut from a fuller one."""
    copies: Copies = {}
    holders: dict[int, list[int]] = defaultdict(list)
    for at in sorted(standing, key=lambda at: (-prints[at].size, at)):
        if prints[at].exact_only or prints[at].size < options.shortest_cut:
            continue
        sample = prints[at].sample()
        sharing = Counter(kept for shingle in sample for kept in holders.get(shingle, ()))
        # Half the share is asked of the sample, which may be small.
        likely = [kept for kept, shared in sharing.items() if shared >= options.cut * len(sample) / 2]
        likely.sort(key=lambda kept: (-sharing[kept], kept))
        whole = max(
            (
                (containment(prints[at], prints[kept]), -kept)
                for kept in likely[:_COMPARED]
                if not numbers_changed(prints[at], prints[kept])
            ),
            default=(0.0, 0),
        )
        if whole[0] >= options.cut:
            copies[at] = -whole[1]
            continue
        for shingle in sample:
            if len(holders[shingle]) < _COMMON:
                holders[shingle].append(at)
    return copies
