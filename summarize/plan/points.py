"""Sentences that say the same thing become one point."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from summarize.text.denials import find_answer
from summarize.text.readable import read_sentence

from .candidates import Candidate


def inverse_frequencies(candidates: Sequence[Candidate]) -> dict[str, float]:
    """Return how much each stem tells one sentence of a story from another (IDF, at least one).

    At least one, because what a story is about stands in most of its sentences, and still says that
    two of them are about the same.
    """
    counts: Counter[str] = Counter()
    for candidate in candidates:
        counts.update(candidate.stems)
    total = len(candidates)
    return {stem: 1 + math.log(total / count) for stem, count in counts.items()}


def group_candidates(
    leaders: Sequence[Candidate], candidates: Sequence[Candidate], *, likeness: float
) -> tuple[tuple[Candidate, ...], ...]:
    """Group the sentences that say the same thing around the given leaders.

    Args:
        leaders: The sentences around which to group, best first. A leader that is like an earlier
            one joins it.
        candidates: All sentences of the story.
        likeness: Least cosine to the leader.

    Returns:
        The groups in the order of their leaders, each with its leader first and the others by
        falling likeness, an accusation with its answer right behind it before them: it is what the others are told
        with. No sentence stands in two groups.
    """
    idf = inverse_frequencies(candidates)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        for stem in candidate.stems:
            holders[stem].append(number)
    squares = [_square(candidate.stems, idf) for candidate in candidates]
    taken: set[tuple[str, int]] = set()
    groups: list[tuple[Candidate, ...]] = []
    for leader in leaders:
        key = (leader.sentence.report_id, leader.sentence.index)
        if key in taken:
            continue
        shared: defaultdict[int, float] = defaultdict(float)
        for stem in sorted(leader.stems):
            weight = idf[stem] ** 2
            for number in holders[stem]:
                shared[number] += weight
        own = _square(leader.stems, idf)
        members: list[tuple[float, int]] = []
        for number, weight in shared.items():
            other = candidates[number].sentence
            cosine = weight / math.sqrt(own * squares[number]) if own and squares[number] else 0.0
            if cosine >= likeness and (other.report_id, other.index) not in taken and other is not leader.sentence:
                members.append((-cosine, number))
        taken.add(key)
        group = [leader]
        for _, number in sorted(members, key=lambda member: (not _is_answered(candidates[member[1]]), *member)):
            group.append(candidates[number])
            taken.add((candidates[number].sentence.report_id, candidates[number].sentence.index))
        groups.append(tuple(group))
    return tuple(groups)


def _square(stems: frozenset[str], idf: Mapping[str, float]) -> float:
    return sum(idf[stem] ** 2 for stem in sorted(stems))


def _is_answered(candidate: Candidate) -> bool:
    """Tell whether the next sentence of its report denies what a sentence says of somebody."""
    following = candidate.report.sentences[candidate.sentence.index + 1 : candidate.sentence.index + 2]
    return any(find_answer(candidate.text, read_sentence(one.text)) for one in following)
