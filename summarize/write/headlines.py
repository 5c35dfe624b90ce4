"""Headlines taken from the reports' titles, or cut from what the story says first."""

from __future__ import annotations

import re
from collections import Counter

from summarize.text.speech import find_speech
from summarize.text.subjects import VERB
from summarize.text.tokens import content_stems
from summarize.types import Draft, Request

from .reworded import lower_opening
from .trimmed import trim_sentence

#: Most characters of a headline: what fits two lines of a phone.
LONGEST = 115
#: Titles that are tried before anything is made of them.
TITLES = 4
#: Source sentences that are cut to stand in for a title.
SENTENCES_SHORTENED = 2
#: Titles that are tried with who says so behind them, speakers that are tried, and words of one.
ATTRIBUTED, SPEAKERS, LONGEST_SPEAKER = 2, 2, 5
#: Words below which a title names a topic rather than a happening.
SHORTEST = 3

_PREFIX = re.compile(
    r"""(?ix)^(?:opinion|analysis|exclusive|breaking(?:\ news)?|live|live\ updates?|update\ ?\d*|watch|video|photos?
    |editorial|factbox|explainer|correction|commentary|letter|wrapup\ \d+|us|uk|world|politics)\s*[|:–—-]+\s+"""
)
#: What happened, before how, why and with what result.
_HEAD = re.compile(r"^((?:\S+ ){3,}?\S+?)(?:[,;:](?=\s)| [—–-]| (?:as|after|amid|while)\b).+$")
#: An opening that is left alone by such a cut tells when or why, not what.
_CIRCUMSTANCE = re.compile(
    r"(?i)(?:as|after|when|while|if|although|though|despite|in|at|on|with|by|for|amid|since|before|during|to|from|under)\b"
)
_DAY = re.compile(r"(?<=\w) (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! \w+day)")
_VERB = re.compile(rf"\b{VERB}\b")
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
    attributed = [_attribute(title, speaker) for title in ranked[:ATTRIBUTED] for speaker in _find_speakers(request)]
    texts = dict.fromkeys((*ranked[:TITLES], *attributed, *heads[:TITLES], *sentences, *heads, *ranked))
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
    readings += [undated for reading in readings if (undated := _DAY.sub("", reading)) != reading]
    fitting = (reading for reading in readings if len(reading) <= LONGEST and len(reading.split()) > SHORTEST)
    return next(fitting, "").rstrip(".")


def _cut_head(text: str) -> str:
    """Return what a title or sentence says first, where that is what happened; else nothing."""
    match = _HEAD.match(text)
    if not match or _CIRCUMSTANCE.match(text):
        return ""
    _, _, said = match[1].rpartition(" that ")
    # "X said that profit in the quarter, which ..., fell": what was said has its verb behind the cut.
    return match[1] if not said or said == match[1] or _VERB.search(said) else ""


def _find_speakers(request: Request) -> list[str]:
    """Return who says something in the sentences of a point, the commonest first, as a headline names them."""
    found = Counter(
        _short_speaker(speech.speaker)
        for sentence in request.point.sentences
        for speech in find_speech(sentence.text)
        if not speech.by_pronoun
    )
    return [speaker for speaker, _ in found.most_common(SPEAKERS) if 0 < len(speaker.split()) <= LONGEST_SPEAKER]


def _short_speaker(speaker: str) -> str:
    short = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", speaker.partition(",")[0])
    return lower_opening(short)


def _attribute(title: str, speaker: str) -> str:
    """Return a title with who says so behind it: "Harbour to close in May, council says"."""
    plural = speaker.endswith("s") and speaker.islower()
    text = f"{title}, {speaker} {'say' if plural or speaker == 'police' else 'says'}"
    return text if len(text) <= LONGEST and not re.search(r"\b(?:says?|said)\b", title) else ""
