"""Headlines taken from the reports' titles, or cut from what the story says first."""

from __future__ import annotations

import re
from collections import Counter

from summarize.text.tokens import content_stems
from summarize.types import Draft, Request

from .trimmed import trim_sentence

#: Most characters of a headline: what fits two lines of a phone.
LONGEST = 115
#: Source sentences that are cut to stand in for a title.
SENTENCES_SHORTENED = 2
#: Words below which a title names a topic rather than a happening.
SHORTEST = 3

_PREFIX = re.compile(
    r"""(?ix)^(?:opinion|analysis|exclusive|breaking(?:\ news)?|live|live\ updates?|update\ ?\d*|watch|video|photos?
    |editorial|factbox|explainer|correction|commentary|letter|wrapup\ \d+|us|uk|world|politics)\s*[|:–—-]+\s+"""
)
#: What happened, before how, why and with what result.
_HEAD = re.compile(r"^((?:\S+ ){3,}?\S+?)(?:[,;:]| [—–-]| (?:as|after|amid|while)\b).+$")
#: An opening that is left alone by such a cut tells when or why, not what.
_CIRCUMSTANCE = re.compile(
    r"(?i)(?:as|after|when|while|if|although|though|despite|in|at|on|with|by|for|amid|since|before|during|to|from|under)\b"
)
_TEASER = re.compile(
    r"(?i)\?|\b(?:here['’]s|what\ (?:you|we)|why|how\ to|this\ is|you|your|we|our|my|i)\b|[!…]|\.\.\.$|:\s*$"
)


def draft_headlines(request: Request) -> tuple[Draft, ...]:
    """Return headline drafts, best first: the titles nearest to all others, then shortened sentences."""
    titles = _clean_titles(request)
    counts: Counter[str] = Counter()
    for title in titles:
        counts.update(content_stems(title))
    for sentence in request.point.sentences:
        counts.update(content_stems(sentence.text))

    def centrality(title: str) -> float:
        stems = content_stems(title)
        return sum(counts[stem] for stem in sorted(stems)) / (len(stems) + 3)

    ranked = sorted(dict.fromkeys(titles), key=lambda title: (-centrality(title), len(title), title))
    heads = [head for title in ranked if (head := _cut_head(title))]
    sentences = [_shorten(sentence.text) for sentence in request.point.sentences[:SENTENCES_SHORTENED]]
    texts = dict.fromkeys((*ranked, *heads, *sentences))
    return tuple(Draft(request.point, text, "title") for text in texts if text)


def _clean_titles(request: Request) -> list[str]:
    titles: list[str] = []
    for report in request.reports.values():
        title = " ".join(report.report.title.split())
        title = _PREFIX.sub("", title)
        outlet = report.report.outlet
        if outlet:
            title = re.sub(rf"\s*[|–—-]\s*{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE)
        if len(title.split()) >= SHORTEST and len(title) <= LONGEST and not _TEASER.search(title):
            titles.append(title)
    return titles


def _shorten(text: str) -> str:
    """Return the fullest reading of a sentence that is no longer than a headline, without its full stop.

    Where no reading is short enough, what happened is taken without how and why.
    """
    readings = [text, *(trimmed.text for trimmed in trim_sentence(text))]
    readings += [head for reading in reversed(readings) if (head := _cut_head(reading))]
    fitting = (reading for reading in readings if len(reading) <= LONGEST and len(reading.split()) > SHORTEST)
    return next(fitting, "").rstrip(".")


def _cut_head(text: str) -> str:
    """Return what a title or sentence says first, where that is what happened; else nothing."""
    match = _HEAD.match(text)
    return match[1] if match and not _CIRCUMSTANCE.match(text) else ""
