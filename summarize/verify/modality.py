"""What may be stays possible, what is alleged stays alleged, what is planned stays a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.text.modality import Modality, Mode
from summarize.text.tokens import Token
from summarize.text.verbs import base_stem
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.deeds import Deed, find_deeds, find_same
from summarize.verify.facts import SentenceFacts, find, neighbours, read_facts, read_sources

#: Which modes of a statement keep a mode of the source: to claim less is no fault.
_KEEPS: Mapping[Mode, frozenset[Mode]] = {
    Mode.POSSIBLE: frozenset({Mode.POSSIBLE, Mode.CONDITIONAL}),
    Mode.ALLEGED: frozenset({Mode.ALLEGED, Mode.POSSIBLE}),
    Mode.INTENDED: frozenset({Mode.INTENDED, Mode.POSSIBLE, Mode.CONDITIONAL, Mode.DEMANDED}),
    Mode.FUTURE: frozenset({Mode.FUTURE, Mode.INTENDED, Mode.POSSIBLE, Mode.CONDITIONAL}),
    Mode.CONDITIONAL: frozenset({Mode.CONDITIONAL, Mode.POSSIBLE, Mode.FUTURE, Mode.INTENDED}),
    Mode.DEMANDED: frozenset({Mode.DEMANDED, Mode.INTENDED, Mode.CONDITIONAL}),
}
#: Intentions that bind: "agreed to pay" carries "will pay".
_BINDING = re.compile(r"agree|decid|set|schedul|due|slated", re.IGNORECASE)
#: Stems that keep an allegation an allegation wherever they stand.
_ACCUSING = frozenset(
    """
    charg accus suspect indict arraign trial alleg plead investig claim prosecutor prosecut court sue lawsuit probe
    """.split()  # noqa: SIM905
)
#: Nouns of what somebody may be accused of, by the verb that would say that they did it.
CRIMES = {
    base_stem(verb): re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)
    for verbs, nouns in (
        ("steal rob burgle loot", r"thefts?|robber(?:y|ies)|burglar(?:y|ies)|heists?|looting|stealing"),
        ("kill murder slay", r"murders?|killings?|manslaughter|homicides?|slayings?"),
        ("rape assault molest abuse", r"rapes?|(?:sexual )?assaults?|abuse|molestation"),
        ("bribe corrupt", r"bribery|bribes?|corruption"),
        ("defraud embezzle launder cheat", r"fraud|embezzlement|laundering|cheating"),
        ("kidnap abduct", r"kidnappings?|abductions?"),
        ("stab shoot attack bomb poison", r"stabbings?|shootings?|attacks?|bombings?|poisonings?"),
        ("smuggle traffic forge hack leak", r"smuggling|trafficking|forgery|hacking|leaks?"),
    )
    for verb in verbs.split()
}
#: What is done to somebody who may have done it, and what is done to somebody who has.
_UNDER_SUSPICION = re.compile(
    r"\b(?:arrest\w*|charg(?:ed|es|ing)|question(?:ed|ing)|quizzed|interviewed|accus\w+|suspect\w*|detain\w*|held|indict\w*"
    r"|sought|wanted|investigat\w+|on trial|denie[sd]|deny|denying|custody|suspicion)\b",
    re.IGNORECASE,
)
_FOUND_GUILTY = re.compile(r"\b(?:convict\w*|guilty|admit\w*|confess\w*|sentenced|jailed)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?<!even )(?<!as )(?<!what )\b(?:if(?!\s(?:any|not|only|so|anything|ever)\b)|unless|provided\sthat|as\slong\sas)"
    r"\s(?:\S+\s?){1,5}"
)
_LAW = re.compile(r"(?<![A-Z]\w\s)\blaws?\b")
_DRAFT = re.compile(r"\b(?:bills?|drafts?|proposals?|proposed)\b", re.IGNORECASE)
#: What makes a bill a law, or shows that there is one.
_IN_FORCE = re.compile(
    r"\b(?:laws?|acts?|statutes?|pass(?:ed|es)|adopt\w*|approv\w*|sign(?:ed|s)|enact\w*|voted)\b", re.IGNORECASE
)
_WILL = re.compile(r"\b(?:will|would|shall|won['’]t)\b")
_INFINITIVE = re.compile(r"\b(?:to|for)\s(?:\w+ly\s)?$")
#: What is said of a lost mode, in front of a colon and its cue.
MESSAGES: Mapping[Mode, str] = {
    Mode.POSSIBLE: "the linked sentence says that this is possible",
    Mode.ALLEGED: "the linked sentence says that this is alleged",
    Mode.INTENDED: "the linked sentence says that this is intended",
    Mode.FUTURE: "the linked sentence says that this is still to come",
    Mode.CONDITIONAL: "the linked sentence puts this under a condition",
    Mode.DEMANDED: "the linked sentence says that this is demanded",
}


@dataclass(frozen=True, slots=True)
class ModalityCheck:
    """Modality: not hardened, and not made up."""

    name: str = "modality"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return what the statement makes a fact and the sources do not."""
        stated = read_facts(draft.text)
        facts = read_sources(sources, reports)
        stems = {cue.stem for fact in facts for cue in fact.modalities if cue.stem}
        found = []
        for place, word in enumerate(stated.words):
            given = _cues_there(place, stated, facts) if word.text in stems else ()
            if given and not any(_is_kept(word, cue, stated) for cue in given):
                found.append(find(self.name, word, f"{MESSAGES[given[0].mode]}: {given[0].text!r}"))
        found += [
            Finding(
                self.name,
                deed.clause.verb.start,
                deed.clause.verb.end,
                f"the linked sentence says this only {condition!r}",
            )
            for deed, condition in _find_lost_conditions(stated, facts)
        ]
        found += [
            find(self.name, deed.clause.verb, f"{MESSAGES[Mode.ALLEGED]}: {crime!r}")
            for deed, crime in _find_crimes(stated, facts)
        ]
        found += [
            Finding(self.name, *match.span(), "the linked sentence has only a draft of it")
            for match in _find_early_laws(stated, facts)
        ]
        if not any(fact.modalities for fact in facts):
            found.extend(
                find(self.name, cue, "the linked sentence says this as a fact")
                for cue in stated.modalities
                if cue.stem and any(cue.stem in fact.stems for fact in facts) and not _is_infinitive(cue.stem, facts)
            )
        return tuple(found)


def _find_crimes(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Deed, str]]:
    """Yield deeds that no source tells, one of which only says that somebody is suspected: "held over the theft"."""
    if stated.stems & _ACCUSING or any(cue.mode in {Mode.ALLEGED, Mode.POSSIBLE} for cue in stated.modalities):
        return
    for deed in find_deeds(stated):
        nouns = CRIMES.get(base_stem(deed.clause.base))
        if nouns is None or deed.doer is None or not deed.doer.head or find_same(deed, facts):
            continue
        told = [fact for fact in facts if nouns.search(fact.text)]
        if any(_FOUND_GUILTY.search(fact.text) for fact in facts):
            continue
        suspected = next((fact for fact in told if _UNDER_SUSPICION.search(fact.text)), None)
        crime = nouns.search(suspected.text) if suspected else None
        if crime:
            yield deed, crime[0]


def _find_early_laws(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[re.Match[str]]:
    """Yield the laws of a statement that are bills and drafts in the sources."""
    for match in _LAW.finditer(stated.text):
        if any(_DRAFT.search(fact.text) for fact in facts) and not any(_IN_FORCE.search(fact.text) for fact in facts):
            yield match


def _find_lost_conditions(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Deed, str]]:
    """Yield deeds that every source puts under a condition and the statement puts under none."""
    if any(cue.mode in {Mode.CONDITIONAL, Mode.POSSIBLE} for cue in stated.modalities):
        return
    for deed in find_deeds(stated):
        same = find_same(deed, facts) if deed.clause.finite else []
        conditions = [_find_condition(source) for source in same]
        if conditions and all(conditions):
            yield deed, next(match[0] for match in conditions if match)


def _find_condition(source: Deed) -> re.Match[str] | None:
    """Return the condition under which a source says that something will be done; of its own verb, not of another."""
    clause, text = source.clause, source.fact.text
    if not _WILL.search(text, clause.start, clause.verb.end):
        return None
    match = _CONDITION.search(text, clause.verb.end)
    between = [other for other in source.fact.clauses if match and clause.verb.end < other.verb.start < match.start()]
    return None if between else match


def _is_infinitive(stem: str, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether a source has the word as an infinitive: "named to start" carries "will start"."""
    return any(
        word.text == stem and _INFINITIVE.search(fact.text[max(0, word.start - 20) : word.start])
        for fact in facts
        for word in fact.words
    )


def _cues_there(place: int, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> tuple[Modality, ...]:
    """Return the cues on a word at the place of the sources that it comes from; none where that states it plainly.

    That place is the one among most of the same words.
    """
    best, plain = -1, -1
    cues: list[Modality] = []
    for fact in facts:
        for other, word in enumerate(fact.words):
            if word.text != stated.words[place].text:
                continue
            shared = len(neighbours(stated, place) & neighbours(fact, other))
            own = [cue for cue in fact.modalities if cue.head and cue.head.start == word.start]
            if not own:
                plain = max(plain, shared)
            elif shared >= best:
                cues = own if shared > best else cues + own
                best = shared
    return tuple(cues) if best > plain else ()


def _is_kept(word: Token, cue: Modality, stated: SentenceFacts) -> bool:
    """Tell whether the statement keeps the mode in which the source puts a word."""
    if cue.mode is Mode.ALLEGED and (
        stated.stems & _ACCUSING or any(m.mode is Mode.ALLEGED for m in stated.modalities)
    ):
        return True
    allowed = _KEEPS[cue.mode]
    if cue.mode is Mode.INTENDED and _BINDING.match(cue.text):
        allowed |= {Mode.FUTURE}
    if any(own.start < word.start and own.mode in allowed for own in stated.modalities):
        return True
    if cue.text.lower() in stated.lowered and stated.lowered.find(cue.text.lower()) < word.start:
        return True
    return cue.mode in {Mode.FUTURE, Mode.INTENDED, Mode.DEMANDED} and bool(
        _INFINITIVE.search(stated.text[max(0, word.start - 20) : word.start])
    )
