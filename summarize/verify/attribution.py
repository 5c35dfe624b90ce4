"""Claims keep their speaker: what a source gives as somebody's words, a statement gives as that person's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.claims import Claimed, find_claims
from summarize.text.meanings import carrying_stems
from summarize.text.speech import ACCORDING, Speech
from summarize.text.tokens import Token, content_stems
from summarize.text.verbs import base_stem
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
_OWNER = re.compile(r"['’]s?\s(?:[\w-]+\s){0,3}$")
_CONTRAST = re.compile(r",?\s(?:while|whereas)\s")
_PRONOUNS = frozenset("he she they it we i you who".split())  # noqa: SIM905
#: People who are somebody else's: what an aide says the minister has not said. Spokespeople speak for whom they serve.
_SOMEBODYS = re.compile(
    r"""(?ix)\b(?:aide|advis[eo]r|assistant|staffer|chief\ of\ staff|campaign\ manager|lawyer|attorney|counsel|ally
    |allies|friend|girlfriend|boyfriend|associate|supporter|critic|opponent|rival|running\ mate|donor|doctor|boss
    |partner|(?:ex-)?(?:wife|husband)|spouse|widow|brother|sister|mother|father|son|daughter|grandson|granddaughter|cousin|niece
    |nephew|family|families|relative|neighbou?r|colleague|predecessor|successor|biographer)s?\b"""
)
#: Behind such a noun, before whose they are: "an aide to Morel", "lawyers representing Morel"; "people close to Morel".
_WHOSE = re.compile(
    r"(?i)(?:\s\w+){0,2}?\s(?:to|of|for|with|representing|who (?:represents?|advises?|works? for))\s(?P<owner>.+)"
)
_CLOSE_TO = re.compile(r"(?i)\b(?:close|loyal)\sto\s(?P<owner>.+)")


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
        claims = [_content(fact, claim) for fact in facts for claim in find_claims(fact.text)]
        if not said and not claims and not stated.speeches:
            return ()
        voiced = frozenset().union(*(_own_voice(fact) for fact in facts))
        found: list[Finding] = []
        first_hand = [(speech, _content(fact, speech)) for fact in facts for speech in _outermost(fact)]
        lost = self._find_lost(stated, first_hand, frozenset().union(*claims), voiced)
        if lost:
            found.append(lost)
        outlets = {
            normalize(report.report.outlet) for sentence in sources if (report := reports.get(sentence.report_id))
        }
        for speech in stated.speeches:
            message = _compare(speech, stated, said, voiced, facts, outlets)
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
        claims: frozenset[str],
        voiced: frozenset[str],
    ) -> Finding | None:
        """Return a finding when our own voice says what the sources only report as said, or as claimed."""
        claimed = claims.union(*(content for _, content in said)) - voiced
        # "Warned miners of a leak" is a claim itself; where a clause is reported, the verb only says so.
        reporting = {speech.verb_start for speech in stated.speeches if _reports_clause(speech, stated)}
        told = _told_as_said(stated, said)
        own = [
            word
            for word in stated.words
            if not any(start <= word.start < end for start, end in told)
            and not _is_speaker(word, stated)
            and word.start not in reporting
        ]
        lost = [word for word in own if _is_among(word, claimed) and not _is_among(word, voiced)]
        if not lost or all(_is_named(word, stated) for word in lost):
            return None
        if len(lost) < 2 or len(lost) < self.most_claimed * len(own):
            # "The mayor of Orlava took bribes", "Vale bribed the mayor": all that is said of whom the sources name.
            predicate = [word for word in own if _is_predicate(word, stated)]
            verbs = {clause.verb.start for clause in stated.clauses if clause.finite}
            deeds = [word for word in predicate if word.start in verbs]
            if not any(some and all(word in lost for word in some) for some in (predicate, deeds)):
                return None
        stems = frozenset(word.text for word in lost)
        speakers = [speech.speaker for speech, content in said if speech.speaker and _share(content, stems)]
        if any(_speaks_somehow(speaker, [stated]) for speaker in speakers):
            return None
        if speakers and all(map(_COUNTS_FOR_ALL.search, speakers)) and stated.numbers and not stated.modalities:
            return None
        if not speakers:
            return Finding(self.name, lost[0].start, lost[-1].end, "the linked sentence says only that this is claimed")
        return Finding(
            self.name, lost[0].start, lost[-1].end, f"only {speakers[0]} says this; the statement does not say so"
        )


def _outermost(fact: SentenceFacts) -> list[Speech]:
    """Return what is said at first hand: of "Brekke said that workers had reported cracks", what Brekke said."""
    return [
        speech
        for speech in fact.speeches
        if not any(_is_inside(speech, other) for other in fact.speeches if other is not speech)
    ]


def _is_inside(speech: Speech, other: Speech) -> bool:
    """Tell whether somebody named before tells that it is said; of "Morel said it, Reuters reported" either will do."""
    tells_all = speech.start <= other.verb_start < speech.end
    return other.verb_start < speech.verb_start and other.start <= speech.verb_start < other.end and not tells_all


def _is_among(word: Token, stems: frozenset[str]) -> bool:
    """Tell whether a word, or one that carries it, is among the stems."""
    return word.text in stems or not carrying_stems(word.text).isdisjoint(stems)


def _share(content: frozenset[str], stems: frozenset[str]) -> bool:
    return any(stem in content or not carrying_stems(stem).isdisjoint(content) for stem in stems)


def _told_as_said(fact: SentenceFacts, said: Sequence[tuple[Speech, frozenset[str]]]) -> list[tuple[int, int]]:
    """Return the spans that a statement gives as said or claimed.

    What somebody reported or noted is a deed of theirs, unless the sources say it in that way at first hand.
    """
    verbs = {base_stem(source.verb) for source, _ in said}
    spans = [
        (speech.start, speech.end)
        for speech in fact.speeches
        if speech.quoted or _reports_clause(speech, fact) or base_stem(speech.verb) in verbs
    ]
    return [*spans, *((claim.start, claim.end) for claim in find_claims(fact.text))]


def _is_predicate(word: Token, fact: SentenceFacts) -> bool:
    """Tell whether a word is a verb of a sentence or stands behind one, and does not say when."""
    if any(date.start <= word.start < date.end for date in fact.dates) or _is_named(word, fact):
        return False
    return any(
        clause.finite and (clause.verb.start == word.start or clause.right.start <= word.start < clause.right.end)
        for clause in fact.clauses
    )


def _reports_clause(speech: Speech, fact: SentenceFacts) -> bool:
    return any(clause.finite and speech.start <= clause.verb.start < speech.end for clause in fact.clauses)


def _content(fact: SentenceFacts, speech: Speech | Claimed) -> frozenset[str]:
    return frozenset(word.text for word in fact.words if speech.start <= word.start < speech.end)


def _own_voice(fact: SentenceFacts) -> frozenset[str]:
    """Return the stems that a sentence says in the report's own voice."""
    claims = find_claims(fact.text)
    return frozenset(
        word.text
        for word in fact.words
        if not _is_spoken(word, fact) and not any(claim.start <= word.start < claim.end for claim in claims)
    )


def _set_against(fact: SentenceFacts) -> frozenset[str]:
    """Return the stems behind a "while" that follows what somebody says, or who says it: the report's own."""
    ends = [
        match.end()
        for speech in fact.speeches
        for match in [_CONTRAST.search(fact.text, max(speech.end, speech.verb_start))]
        if match and fact.text[max(speech.end, speech.verb_start) : match.start()].count(",") <= 1
    ]
    return frozenset(
        word.text for end in ends for word in fact.words if word.start >= end and not _is_spoken(word, fact)
    )


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
        # "Morel said A, while B happened": nobody said B.
        beside = max((len(content & _set_against(fact)) for fact in facts), default=0)
        found = beside >= 0.6 * len(content) and best_fitting <= 0.4 * len(content)
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
    if _is_somebodys(source.speaker, ours) or _is_somebodys(speaker, theirs):
        return False
    if our_names and their_names:
        people = [[name.text for name in fact.names if " " in name.text] for fact in (ours, theirs)]
        if all(len(found) == 1 for found in people) and not same_person(people[0][0], people[1][0]) and same_name(
            people[0][0], people[1][0]
        ):  # fmt: skip
            return False
        if _person_words(theirs) & our_names or _person_words(ours) & _bearers(theirs):
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
    names, role = (our_names, theirs) if our_names else (their_names, ours)
    return bool(names) and any(role.stems & _roles(fact, names) or _is_called(role.text, names, fact) for fact in facts)


def _is_somebodys(speaker: str, other: SentenceFacts) -> bool:
    """Tell whether a speaker is an aide, lawyer or relative of another one, who is called by nothing else."""
    head = speaker.partition(",")[0]
    role = _SOMEBODYS.search(head)
    # "Falk's family" for "the family of Omar Falk"
    if role and any(role[0].lower().rstrip("s") == one.lower().rstrip("s") for one in _SOMEBODYS.findall(other.text)):
        return False
    whose = (_WHOSE.match(head, role.end()) if role else None) or _CLOSE_TO.search(head)
    owner = whose["owner"] if whose else ""
    if role and not owner and (mark := _OWNER.search(head[: role.start()])):
        # "Morel's longtime lawyer"
        owner = head[: mark.start()]
    if not owner:
        return False
    names = _name_words(other)
    return names <= _name_words(read_facts(owner)) if names else other.stems <= content_stems(owner)


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


def _bearers(fact: SentenceFacts) -> set[str]:
    """Return the words of the names that a speaker may bear: not Morel's, of "Omar Falk, a lawyer for Morel"."""
    head = fact.text.partition(",")[0]
    edges = {match.end() for match in re.finditer(r",\s", fact.text)}
    return {
        word
        for name in fact.names
        if name.end <= len(head) or name.start - len(f"{name.title} " if name.title else "") in edges
        for word in normalize(name.text).split()
    }


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
