"""How likely an expert's summary of a story is to use a word that its reports use.

A logistic regression over features of the word in the story, in the manner of Hong and Nenkova,
"Improving the Estimation of Word Importance for News Multi-Document Summarization" (EACL 2014).
`training/importance.py` fits the weights.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from summarize.text.tokens import content_stems
from summarize.types import Story

from .candidates import Candidate, voice_of

#: What `word_features` returns, in order.
FEATURES = (
    "bias",
    "one of several voices has it",
    "two voices have it",
    "three or more voices have it",
    "share of the voices that have it",
    "share of the titles that have it",
    "a title has it",
    "two titles have it",
    "log of the number of sentences that have it",
    "log of the first position",
    "a first sentence has it",
    "share of the first sentences that have it",
    "it holds a digit",
    "its length in characters, at most 12",
)


@dataclass(slots=True)
class _WordUse:
    voices: set[str]
    sentences: int = 0
    first: int = 10**6
    leads: int = 0


def word_features(story: Story, candidates: Sequence[Candidate]) -> dict[str, tuple[float, ...]]:
    """Return the features of each content stem of a story's sentences, in the order of `FEATURES`."""
    uses: dict[str, _WordUse] = {}
    for candidate in candidates:
        index = candidate.sentence.index
        for stem in candidate.stems:
            use = uses.get(stem)
            if use is None:
                use = uses[stem] = _WordUse(set())
            use.voices.add(candidate.voice)
            use.sentences += 1
            use.first = min(use.first, index)
            use.leads += index == 0
    titles: Counter[str] = Counter()
    for report in story.reports:
        titles.update(content_stems(report.report.title))
    voices = len({voice_of(report) for report in story.reports})
    reports = len(story.reports)
    return {
        stem: (
            1.0,
            float(voices > 1 and len(use.voices) == 1),
            float(len(use.voices) == 2),
            float(len(use.voices) > 2),
            len(use.voices) / voices,
            titles[stem] / reports,
            float(titles[stem] > 0),
            float(titles[stem] > 1),
            math.log1p(use.sentences),
            math.log1p(use.first),
            float(use.leads > 0),
            use.leads / reports,
            float(not stem.isalpha() and any(character.isdigit() for character in stem)),
            min(len(stem), 12) / 12,
        )
        for stem, use in uses.items()
    }


def word_importance(story: Story, candidates: Sequence[Candidate]) -> dict[str, float]:
    """Return for each content stem of a story the probability that a summary uses it."""
    features = word_features(story, candidates)
    if not features:
        return {}
    odds = np.array(list(features.values())) @ _weights()
    return dict(zip(features, (1 / (1 + np.exp(-odds))).tolist(), strict=True))


def weigh_in(importance: Mapping[str, float], odds: Mapping[str, float]) -> dict[str, float]:
    """Return probabilities by the log odds of somebody who has read the story, by counts for the words not read.

    Args:
        importance: Stem to probability.
        odds: Stem to log odds.
    """
    return {stem: _logistic(odds[stem]) if stem in odds else counted for stem, counted in importance.items()}


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def find_lone(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the content stems that only one voice has; none where there is only one voice."""
    voices: defaultdict[str, set[str]] = defaultdict(set)
    for candidate in candidates:
        for stem in candidate.stems:
            voices[stem].add(candidate.voice)
    if len({candidate.voice for candidate in candidates}) < 2:
        return frozenset()
    return frozenset(stem for stem, having in voices.items() if len(having) == 1)


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float64]:
    """Return the weights in the order of `FEATURES`."""
    text = resources.files("summarize").joinpath("weights/importance.json").read_text("utf-8")
    weights: Mapping[str, float] = json.loads(text)["weights"]
    return np.array([weights[name] for name in FEATURES])
