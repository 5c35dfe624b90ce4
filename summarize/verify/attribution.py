"""Claims keep their speaker: what a source gives as somebody's words, a statement gives as that person's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.speech import ACCORDING, Speech
from summarize.text.tokens import Token, content_stems
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.deeds import same_person
from summarize.verify.facts import SentenceFacts, normalize, read_facts, read_sources, same_name, trim_span

#: Speakers that any report may name for itself.
_ANY_SPEAKER = re.compile(r"\b(?:report|reports|media|newspaper|outlet|sources?|article|story|agency)\b", re.IGNORECASE)
#: People who speak for an institution: the institution may be named for them.
_VOICE_OF = re.compile(
    r"\b(?:spokes\w+|officials?|representatives?|statement|press|police|authorities|chief|executive|ministry)\b",
    re.IGNORECASE,
)
#: Who counts and measures for everybody: a figure of theirs is no claim of a party. What they expect is one.
_COUNTS_FOR_ALL = re.compile(
    r"\b(?:statistic(?:s|al)|census|geological\ssurvey|seismolog\w+|meteorolog\w+|weather\s(?:service|office|bureau))\b",
    re.IGNORECASE,
)
#: What cannot stand inside a title: whoever is named before it is somebody else.
_PHRASE_EDGE = re.compile(
    r"[,;:]|\b(?:with|and|or|but|by|to|from|that|when|while|whom|who|as|in|at|on|for|against|told|met|meets|spoke|said|than|is|was|are"
    r"|were|has|had|have|will|would|the|an?|his|her|its|their|\w{3,}(?<!unit)(?<!retir)(?<!elect)ed)\s"
)
_CONTRAST = re.compile(r",?\s(?:while|whereas)\s")
_PRONOUNS = frozenset("he she they it we i you who".split())  # noqa: SIM905
#: People who are somebody else's: what an aide says the minister has not said. Spokespeople speak for whom they serve.
_SOMEBODYS = r"""
    (?:aide|advis[eo]r|assistant|staffer|lawyer|attorney|counsel|ally|allies|friend|associate|supporter|critic|opponent|rival
    |donor|doctor|wife|husband|spouse|widow|brother|sister|mother|father|son|daughter|cousin|niece|nephew|parent|family
    |families|relative|neighbou?r|colleague|deputy|deputies|predecessor|successor|biographer|agent|accountant)s?
"""
_BELONGING = re.compile(
    # "an aide to Morel", "people close to Morel"
    rf"""(?ix)\b(?:{_SOMEBODYS}|close|familiar|loyal)(?:\s(?!to\b|of\b|for\b|with\b)\w+){{0,2}}\s(?:to|of|for|with)\s(?P<behind>.+)
    # "Morel's lawyer"
    | (?P<before>\S+(?:\s\S+)*?)['’]s?\s(?:[\w-]+\s){{0,3}}{_SOMEBODYS}\b"""
)


@dataclass(frozen=True, slots=True)
class AttributionCheck:
    """Speakers: none lost, none swapped, none made up."""

    #: Share of the words in our own voice that may come only from what somebody is quoted or reported as saying.
    most_claimed: float = 0.5
    name: str = "attribution"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return claims without their speaker, and speakers without their claim."""
        stated = read_facts(draft.text)
        facts = read_sources(sources, reports)
        said = [(speech, _content(fact, speech)) for fact in facts for speech in fact.speeches]
        if not said and not stated.speeches:
            return ()
        voiced = frozenset().union(*(_own_voice(fact) for fact in facts))
        beside = frozenset().union(*(_beside_speech(fact) for fact in facts))
        found: list[Finding] = []
        lost = self._find_lost(stated, said, voiced, beside)
        if lost:
            found.append(lost)
        outlets = {
            normalize(report.report.outlet) for sentence in sources if (report := reports.get(sentence.report_id))
        }
        for speech in stated.speeches:
            message = _compare(speech, stated, said, voiced | beside, facts, outlets)
            if message:
                start, end = trim_span(
                    draft.text, min(speech.verb_start, speech.start), max(speech.verb_start, speech.end)
                )
                found.append(Finding(self.name, start, end, message))
        return tuple(found)

    def _find_lost(
        self,
        stated: SentenceFacts,
        said: Sequence[tuple[Speech, frozenset[str]]],
        voiced: frozenset[str],
        beside: frozenset[str],
    ) -> Finding | None:
        """Return a finding when our own voice says what the sources only report as said, or may."""
        claimed = frozenset().union(beside, *(content for _, content in said)) - voiced
        # "Warned miners of a leak" is a claim itself; where a clause is reported, the verb only says so.
        verbs = {speech.verb_start for speech in stated.speeches if _reports_clause(speech, stated)}
        own = [
            word
            for word in stated.words
            if not _is_spoken(word, stated) and not _is_speaker(word, stated) and word.start not in verbs
        ]
        lost = [word for word in own if word.text in claimed]
        if len(lost) < 2 or len(lost) < self.most_claimed * len(own) or all(_is_named(word, stated) for word in lost):
            return None
        speakers = [speech.speaker for speech, content in said if speech.speaker and content & {w.text for w in lost}]
        if any(_speaks_somehow(speaker, [stated]) for speaker in speakers):
            return None
        if speakers and all(map(_COUNTS_FOR_ALL.search, speakers)) and stated.numbers and not stated.modalities:
            return None
        who = speakers[0] if speakers else "somebody"
        return Finding(self.name, lost[0].start, lost[-1].end, f"only {who} says this; the statement does not say so")


def _reports_clause(speech: Speech, fact: SentenceFacts) -> bool:
    return any(clause.finite and speech.start <= clause.verb.start < speech.end for clause in fact.clauses)


def _content(fact: SentenceFacts, speech: Speech) -> frozenset[str]:
    return frozenset(word.text for word in fact.words if speech.start <= word.start < speech.end)


def _own_voice(fact: SentenceFacts) -> frozenset[str]:
    """Return the stems that a sentence says in the report's own voice."""
    return frozenset(word.text for word in fact.words if not _is_spoken(word, fact) and not _is_beside(word, fact))


def _beside_speech(fact: SentenceFacts) -> frozenset[str]:
    """Return the stems behind the "while" that ends what somebody says.

    Whether "while wages fell" in "Morel said that prices rose, while wages fell" is hers, the sentence does not tell.
    """
    return frozenset(word.text for word in fact.words if _is_beside(word, fact))


def _is_beside(word: Token, fact: SentenceFacts) -> bool:
    if _is_spoken(word, fact):
        return False
    before = [speech for speech in fact.speeches if speech.verb_start < speech.start and speech.end <= word.start]
    return bool(before) and bool(_CONTRAST.match(fact.text, before[-1].end))


def _is_spoken(word: Token, fact: SentenceFacts) -> bool:
    return any(speech.start <= word.start < speech.end for speech in fact.speeches)


def _is_speaker(word: Token, fact: SentenceFacts) -> bool:
    """Tell whether a word belongs to "a lawyer who helped him" in "..., a lawyer who helped him said"."""
    for speech in fact.speeches:
        if not speech.speaker:
            continue
        # "According to a lawyer who helped him": the speaker stands behind.
        place = (
            fact.text.find(speech.speaker, speech.verb_start)
            if speech.verb == ACCORDING
            else fact.text.rfind(speech.speaker, 0, speech.verb_start)
        )
        if place >= 0 and place <= word.start < place + len(speech.speaker):
            return True
    return False


def _is_named(word: Token, fact: SentenceFacts) -> bool:
    return any(name.start <= word.start < name.end for name in fact.names)


def _compare(  # noqa: PLR0917 - all of it is needed, and nothing is optional
    speech: Speech,
    stated: SentenceFacts,
    said: Sequence[tuple[Speech, frozenset[str]]],
    voiced: frozenset[str],
    facts: Sequence[SentenceFacts],
    outlets: set[str],
) -> str:
    """Return what is wrong with a speech of the statement, or an empty string."""
    content = _content(stated, speech)
    if not content or not speech.speaker:
        return ""
    overlaps = [(len(content & other), source) for source, other in said]
    best = max((overlap for overlap, _ in overlaps), default=0)
    fitting = [(overlap, source) for overlap, source in overlaps if _same_speaker(speech.speaker, source, facts)]
    best_fitting = max((overlap for overlap, _ in fitting), default=0)
    if best >= max(1, 0.3 * len(content)):
        if best_fitting >= 0.7 * best or (best_fitting and best - best_fitting < 2):
            return ""
        other = max(overlaps, key=lambda pair: pair[0])[1]
        if not other.speaker or len(content & voiced) > best:
            return ""
        return f"the linked sentence gives this as the words of {other.speaker!r}, not of {speech.speaker!r}"
    if _ANY_SPEAKER.search(speech.speaker) or _is_outlet(speech.speaker, outlets):
        return ""
    if fitting:
        found = not best_fitting and any(content <= _beside_speech(fact) for fact in facts)
        return f"no linked sentence gives this as the words of {speech.speaker!r}" if found else ""
    if len(content & voiced) >= 0.5 * len(content) and not _speaks_somehow(speech.speaker, facts):
        return f"no linked sentence gives this as the words of {speech.speaker!r}"
    return ""


def _same_speaker(speaker: str, source: Speech, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether two ways of naming a speaker may mean the same one."""
    if not source.speaker or source.speaker.lower() in _PRONOUNS:
        return True
    if speaker.lower() in _PRONOUNS or normalize(speaker) == normalize(source.speaker):
        return True
    ours, theirs = read_facts(speaker), read_facts(source.speaker)
    our_names, their_names = _name_words(ours), _name_words(theirs)
    if _is_somebodys(source.speaker, our_names, speaker) or _is_somebodys(speaker, their_names, source.speaker):
        return False
    if our_names and their_names:
        people = [[name.text for name in fact.names if " " in name.text] for fact in (ours, theirs)]
        if all(len(found) == 1 for found in people) and not same_person(people[0][0], people[1][0]) and same_name(
            people[0][0], people[1][0]
        ):  # fmt: skip
            return False
        if _person_words(theirs) & our_names or _person_words(ours) & their_names:
            return True
        # "Falk" for "Morel's lawyer, Omar Falk".
        if any(_is_called(source.speaker, our_names, fact) or _is_called(speaker, their_names, fact) for fact in facts):
            return True
        # "the mayor of Orlava" for somebody whom the source introduces so.
        if any(ours.stems <= _roles(fact, _person_words(theirs)) for fact in facts):
            return True
        # "the White House said" for a spokesman of the White House.
        return bool(our_names & their_names) and bool(_VOICE_OF.search(source.speaker) or _VOICE_OF.search(speaker))
    if ours.stems & theirs.stems:
        return True
    # A name on one side, a role on the other: "Lukashenko" and "the Belarusian leader".
    names, role = (our_names, theirs.stems) if our_names else (their_names, ours.stems)
    return bool(names) and any(role & _roles(fact, names) for fact in facts)


def _is_somebodys(speaker: str, names: set[str], other: str) -> bool:
    """Tell whether a speaker is an aide, lawyer or relative of the other speaker, who bears the names."""
    match = _BELONGING.search(speaker.partition(",")[0])
    if not match or not names or _BELONGING.search(other.partition(",")[0]):
        return False
    return names <= _name_words(read_facts(match["behind"] or match["before"]))


def _is_called(role: str, names: set[str], fact: SentenceFacts) -> bool:
    """Tell whether a sentence puts a name right behind what somebody is: "Morel's lawyer, Omar Falk"."""
    place = fact.text.find(f"{role}, ")
    behind = place + len(role) + 2
    return place >= 0 and any(name.start == behind and names & set(normalize(name.text).split()) for name in fact.names)


def _name_words(fact: SentenceFacts) -> set[str]:
    return {word for name in fact.names for word in normalize(name.text).split()}


def _person_words(fact: SentenceFacts) -> set[str]:
    """Return the words of the name that a speaker bears: the last one before an apposition."""
    head = fact.text.partition(",")[0]
    names = [name for name in fact.names if name.end <= len(head)] or list(fact.names)
    joined = " and " in head
    return {word for name in (names if joined else names[-1:]) for word in normalize(name.text).split()}


def _roles(fact: SentenceFacts, names: set[str]) -> frozenset[str]:
    """Return the stems with which a sentence introduces a person: title, words before, apposition."""
    found: set[str] = set()
    for name in fact.names:
        if not names & set(normalize(name.text).split()):
            continue
        before = _last_phrase(fact.text[max(0, name.start - 60) : name.start])
        found |= content_stems(" ".join(before.split()[-5:]))
        after = fact.text[name.end :]
        if after.startswith(","):
            found |= content_stems(after[1:80].split(",", 1)[0])
    return frozenset(found)


def _last_phrase(text: str) -> str:
    """Return the end of a text from its last comma, preposition or verb of meeting on: "Belarusian leader"."""
    start = max((match.end() for match in _PHRASE_EDGE.finditer(text)), default=0)
    return text[start:]


def _is_outlet(speaker: str, outlets: set[str]) -> bool:
    plain = normalize(speaker)
    return any(outlet and (outlet in plain or plain in outlet) for outlet in outlets)


def _speaks_somehow(speaker: str, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether a source has the speaker close to a word of speech that is no plain reporting verb."""
    names = _person_words(read_facts(speaker)) or set(normalize(speaker).partition(",")[0].split()[-1:])
    return any(
        _SPEAKS.match(fact.lowered, place + len(name))
        for name in names
        for fact in facts
        if (place := fact.lowered.find(name)) >= 0
    )


_SPEAKS = re.compile(
    r"(?:'s)?(?:\s\S+){0,4}?\s(?:sa(?:y|id|ys|ying)|tell\w*|told|statement\w*|remark\w*|words?|claim\w*|call\w*"
    r"|announc\w*|accus\w*|argu\w*|ask\w*|describ\w*"
    r"|report\w*|warn\w*|deni\w*|deny\w*|vow\w*|promis\w*|pledg\w*|demand\w*|urg\w*|critici\w*|prais\w*"
    r"|post\w*|tweet\w*|wrote"
    r"|writ\w*|signal\w*|suggest\w*|express\w*|reiterat\w*|echo\w*|confirm\w*|agree\w*|comment\w*|believ\w*|think\w*"
    r"|want\w*|blam\w*"
    r"|condemn\w*|mention\w*|cit\w*|emphasi\w*|stress\w*|testi\w*|acknowledg\w*|defend\w*|declar\w*|insist\w*"
    r"|spoke|speak\w*)"
)
