"""Headlines taken from the reports' titles, or cut from what the story says first."""

from __future__ import annotations

import re
from collections import Counter

from summarize.text.datelines import skip_dateline
from summarize.text.names import find_names
from summarize.text.pronouns import unnamed_person
from summarize.text.quotations import mask_quotations
from summarize.text.speech import find_speech
from summarize.text.subjects import is_person
from summarize.text.syntax import Tree
from summarize.text.tokens import content_stems
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, RELATIVE
from summarize.types import Draft, Point, Request, Sentence

from .compressed import compress_sentence
from .reworded import front_speaker, lower_opening
from .shortened import as_headline, is_headline, shorten_sentence
from .title_claims import tell_watched
from .titles import Casing, clean_title

#: Most characters of a headline: what fits two lines of a phone; and of one that needs three, rather than say less.
LONGEST, STRETCHED = 115, 150
#: Titles that are tried before anything is made of them.
TITLES = 4
#: Source sentences that are cut to stand in for a title.
SENTENCES_SHORTENED = 2
#: Titles that are tried with who says so behind them, speakers that are tried, and words of one.
ATTRIBUTED, SPEAKERS, LONGEST_SPEAKER = 2, 2, 5
#: Part of a title that somebody must have said to stand behind it.
SAID_SHARE = 0.7
#: Words below which a cut title has lost what it is about.
SHORTEST_HEAD = 4
#: Writers of drafts: a title as it stands but for its capitals, one that was given a speaker, one that was cut, a
#: sentence.
TITLE, ATTRIBUTED_TITLE, CUT, SENTENCE = "title", "attributed title", "cut title", "sentence"

#: Words that are left of a statement without its asides, at least.
FEWEST_LEFT = 8
#: "..., according to a transcript", "..., trading blows with the council", "Ada Brook, former head of the port, said".
_PAPERS = re.compile(r", according to [^,]+$")
_MEANWHILE = re.compile(
    r", (?:trading|ending|marking|becoming|bringing|drawing|sparking|prompting|triggering|capping|stoking|fuell?ing"
    r"|deepening|reigniting|dealing|paving|hailing|praising|critici[sz]ing) [^,;]+$"
)
#: What makes the news hold only in some case, or only in part: no cut takes it away.
_CONDITION = re.compile(
    r"(?i)\b(?:if|unless|until|except|excluding|assuming|depend(?:s|ing|ent)|failing|barring|provid(?:ed|ing)"
    r"|subject to|contingent|conditional|pending|given|considering|whether|as (?:long|soon) as|in case|on condition)\b"
)
_WHO_WAS = re.compile(
    r"^((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+), (?:a |an |the |former |ex-)[^,“”\"]{5,90}, (?=[a-z]+(?:ed|s|d|t)\b)"
)
#: What happened, before how, why and with what result; a comma or a colon before a noun only opens a list.
_HEAD = re.compile(
    r"^((?:\S+ ){3,}?\S+?)"
    r"(?:[,;](?= (?:as|after|amid|while|with|despite|at least|\d+|\w+ing|and \w+ing)\b)|;(?=\s)| [—–-]+ "
    r"|,? (?=(?:(?<! in )(?<!seen )(?<!known )(?<!viewed )(?<!named )(?<!cast )(?<!such )(?<!described )as"
    r"|after|amid|while(?! \w+ing\b)|despite|following)\b)).+$"
)
#: An opening that is left alone by such a cut tells when or why, not what.
_CIRCUMSTANCE = re.compile(
    r"(?i)(?:as|after|when|while|if|although|though|despite|in|at|on|with|by|for|amid|since|before|during|to|from|under)\b"
)
#: The same behind a comma, where a cut may end.
_CONDITION_BEHIND = re.compile(rf", {_CONDITION.pattern[4:]}", re.IGNORECASE)
#: "Brook steps aside as head of the council", "... to be sold immediately after the vote": what follows is the news.
_DEPENDS = re.compile(
    r"(?i)(?:\b(?:step|stand)(?:s|ped|ping|ing)? (?:down|aside)|(?<!effective )\bimmediately|(?<!the )\bright|\bonly"
    r"|\beven)$"
)
#: "Republicans", "Democrats", "Scientists".
_MEMBERS = re.compile(r"(?:cans|crats|ists|tives|rians)$")
#: What a cut would take with it: who says so, or what turns the news.
_SAID_OR_TURNED = re.compile(
    r"(?i):\s[^:]{2,60}$|,\s[^,]{2,50}\s(?:says?|said|finds?|reports?|claims?|sources?)$|\baccording to\b|\bbut\b"
)
_UNFINISHED = re.compile(
    r"(?i)\b(?:days?|weeks?|months?|hours?|years?|soon|shortly|just|says?|said|such|known|not|no|him|her|them|it"
    r"|(?-i:of|to|for|with|from|the|an?|and|or|is|are|was|were))$"
)


def draft_headlines(request: Request) -> tuple[Draft, ...]:
    """Return headline drafts, best first: the titles nearest to all others, then shortened sentences."""
    titles = _read_titles(request)
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
    attributed = [
        _attribute(title, speaker) for title in ranked[:ATTRIBUTED] for speaker in _find_speakers(request, title)
    ]
    fitting = [title for title in ranked if len(title) <= LONGEST]
    found = dict.fromkeys(fitting[:TITLES], TITLE)
    for text in attributed:
        found.setdefault(text, ATTRIBUTED_TITLE)
    for text in heads[:TITLES]:
        found.setdefault(text, CUT)
    for sentence in request.point.sentences[:SENTENCES_SHORTENED]:
        for text in shorten_sentence(sentence.text, longest=LONGEST, stretched=STRETCHED)[:1]:
            if not _loses_condition(sentence.text, text):
                found.setdefault(text, SENTENCE)
    for text in fitting:
        found.setdefault(text, TITLE)
    return tuple(Draft(request.point, text, writer) for text, writer in found.items() if text)


def draft_from_statement(
    text: str, sentences: tuple[Sentence, ...], *, stretched: int = STRETCHED
) -> tuple[Draft, ...]:
    """Return a statement in the words of a headline, best first.

    Args:
        text: The statement.
        sentences: What carries it.
        stretched: Most characters of a reading that takes a line more, rather than say less.
    """
    point = Point(sentences, 1.0)
    text = front_speaker(text)
    shortened = [
        one for one in shorten_sentence(text, longest=LONGEST, stretched=stretched) if not _loses_condition(text, one)
    ]
    # Who is called by what they are alone was named in a sentence before.
    return tuple(Draft(point, one, SENTENCE) for one in shortened if find_names(one) or not one.startswith("The "))


def draft_readings(tree: Tree, sentences: tuple[Sentence, ...]) -> tuple[Draft, ...]:
    """Return a statement without what its tree shows to be aside from the news, as headlines, best first.

    Nothing is broken off: what is too long for two lines is told in three rather than end before its object.

    Args:
        tree: The statement.
        sentences: What carries it.
    """
    point = Point(sentences, 1.0)
    whole = (tree.text, *(one.text for one in compress_sentence(tree)))
    readings = dict.fromkeys(as_headline(text) for one in whole for text in (one, *_cut_asides(one)))
    # The longest that fits tells most; of those that do not, the shortest.
    ordered = sorted(readings, key=lambda text: (len(text) > LONGEST, len(text) if len(text) > LONGEST else -len(text)))
    # Who is called by what they are alone was named in a sentence before, and so was "he".
    return tuple(
        Draft(point, text, SENTENCE)
        for text in ordered
        if is_headline(text) and (find_names(text) or not text.startswith("The ")) and not _lacks_person(text)
    )


def _cut_asides(text: str) -> tuple[str, ...]:
    """Return a statement without what a headline leaves to it: who somebody was, what else they did, the papers."""
    cut = text.rstrip(".")
    papers = _PAPERS.search(cut)
    # Who says so in the papers still says it.
    if papers and any(speech.verb_start < papers.start() for speech in find_speech(cut[: papers.start()])):
        cut = cut[: papers.start()]
    tail = _MEANWHILE.search(cut)
    if tail and not _CONDITION.search(tail[0]) and cut[: tail.start()].count(",") != 1:
        cut = cut[: tail.start()]
    cut = _WHO_WAS.sub(r"\1 ", cut)
    return (f"{cut}.",) if cut != text.rstrip(".") and len(cut.split()) >= FEWEST_LEFT else ()


def _loses_condition(whole: str, text: str) -> bool:
    """Tell whether a shortened sentence lacks what stood behind a comma as the condition of what it tells."""
    return any(match[0][2:].lower() not in text.lower() for match in _CONDITION_BEHIND.finditer(whole))


def _lacks_person(text: str) -> bool:
    """Tell whether a text says "he" or "her" and names nobody who is meant: "... said that he had endangered Orlo"."""
    named = any(is_person(name, "") for name in find_names(text))
    return not named and unnamed_person(mask_quotations(text)) is not None


def _read_titles(request: Request) -> list[str]:
    casing = Casing(sentence.text for report in request.reports.values() for sentence in report.sentences)
    cleaned = (
        clean_title(tell_watched(report.report.title), report.report.outlet) for report in request.reports.values()
    )
    return [casing.recase(title) for title in cleaned if title]


def _cut_head(title: str) -> str:
    """Return what a title says first, where that is a clause that tells what happened; else nothing."""
    match = _HEAD.match(title)
    if not match or _CIRCUMSTANCE.match(title) or _UNFINISHED.search(match[1]) or len(match[1]) > LONGEST:
        return ""
    head, rest = match[1], title[match.end(1) :].lstrip(" ,")
    if _SAID_OR_TURNED.search(rest) or _CONDITION.search(rest):
        return ""
    if _DEPENDS.search(head) and rest.startswith(("after ", "as ", "while ")):
        return ""
    if any(head.count(mark) % 2 for mark in "\"'") or head.count("‘") > head.count("’") or ": " in head:
        return ""
    # "More than 50 reported dead": where?
    return head if is_headline(head, fewest=SHORTEST_HEAD) and find_names(head) else ""


def _has_verb(title: str) -> bool:
    """Tell whether some word of a title behind its first may be its verb."""
    words = title.split()[1:]
    return any(
        word in AUXILIARY or read_verb(word)[1] in {"base", "third", "past", "both"} for word in words if word.islower()
    )


def _find_speakers(request: Request, title: str) -> list[str]:
    """Return who says what a title tells in the sentences of a point, the commonest first, as a headline names them."""
    wanted = content_stems(title)
    found = Counter(
        _short_speaker(speech.speaker)
        # Where an agency's report is from is nobody who speaks.
        for text in (sentence.text[skip_dateline(sentence.text) :] for sentence in request.point.sentences)
        for speech in find_speech(text)
        if not speech.by_pronoun
        and len(wanted & content_stems(text[speech.start : speech.end])) >= SAID_SHARE * len(wanted)
        and not wanted & content_stems(speech.speaker)
    )
    return [speaker for speaker, _ in found.most_common(SPEAKERS) if _is_speaker(speaker)]


def _is_speaker(speaker: str) -> bool:
    """Tell whether a speaker is a name or a plain noun phrase, not a clause that was taken for one."""
    words = speaker.split()
    lowered = {word.lower() for word in words}
    return 0 < len(words) <= LONGEST_SPEAKER and not (
        lowered & (AUXILIARY | RELATIVE | {"and", "that", "by", "to", "on"})
        or any(word.islower() and read_verb(word)[1] in {"past", "both", "participle"} for word in words)
    )


def _short_speaker(speaker: str) -> str:
    short = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", speaker.partition(",")[0])
    return lower_opening(short)


def _attribute(title: str, speaker: str) -> str:
    """Return a title with who says so behind it: "Harbour to close in May, council says"."""
    # Who is named in the title need not be named as its speaker, and a topic before a colon has one already.
    if content_stems(speaker) & content_stems(title) or ": " in title or not _has_verb(title):
        return ""
    last = speaker.rpartition(" ")[2]
    plural = (last.endswith("s") and last.islower()) or _MEMBERS.search(last)
    text = f"{title}, {speaker} {'say' if plural or speaker == 'police' else 'says'}"
    return (
        text
        if len(text) <= LONGEST
        and not re.search(r"\b(?:says?|said|finds?|found|reports?|warns?|claims?|rules?|ruled)\b", title)
        else ""
    )
