"""What may be stays possible, what is alleged stays alleged, what is planned stays a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.text.clauses import Clause
from summarize.text.conditions import Condition, find_binding, find_conditions, is_cut_in
from summarize.text.limits import CONDITIONS
from summarize.text.meanings import carrying_stems
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
_LAW = re.compile(r"(?<![A-Z]\w\s)\blaws?\b")
_DRAFT = re.compile(r"\b(?:bills?|drafts?|proposals?|proposed)\b", re.IGNORECASE)
#: What makes a bill a law, or shows that there is one.
_IN_FORCE = re.compile(
    r"\b(?:laws?|acts?|statutes?|pass(?:ed|es)|adopt\w*|approv\w*|sign(?:ed|s)|enact\w*|voted)\b", re.IGNORECASE
)
_MAY_BIND = re.compile(rf"\b(?:{CONDITIONS})\b", re.VERBOSE | re.IGNORECASE)
_LEFT_OPEN = re.compile(r"\b(?:whether|in\scase)\b", re.IGNORECASE)
#: What keeps a "once".
_AFTERWARDS = re.compile(r"\b(?:when|after|until|as\ssoon\sas|before|following)\b", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b")
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
            Finding(self.name, start, end, f"the linked sentence says this only {condition!r}")
            for (start, end), condition in _find_lost_conditions(stated, facts)
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


def _find_lost_conditions(
    stated: SentenceFacts, facts: Sequence[SentenceFacts]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield what every source puts under a condition and the statement puts under none, or under its reverse."""
    if any(cue.mode is Mode.POSSIBLE for cue in stated.modalities) or _LEFT_OPEN.search(stated.text):
        return
    bound = [(clause, condition) for clause in stated.clauses if (condition := find_binding(clause, stated.text))]
    # What a condition that is not read binds, or one that is not seen to bind anything, nobody can tell.
    if not bound and _MAY_BIND.search(stated.text):
        return
    alike = {
        clause.verb.start: list(_find_alike(clause, stated, facts))
        for clause in stated.clauses
        # "Would raise taxes" leaves it open by itself; "said that it would" only tells the time.
        if clause.finite and (stated.speeches or not _WOULD.search(stated.text, clause.start, clause.verb.end))
    }
    for clause in stated.clauses:
        own = [condition for other, condition in bound if (other.left, other.right) == (clause.left, clause.right)] or [
            condition for other, condition in bound if other.left == clause.left
        ]
        found = [(find_binding(other, fact.text), fact) for other, fact in alike.get(clause.verb.start, ())]
        lost = [condition.text for condition, fact in found if condition and not _keeps(stated, own, condition, fact)]
        if lost and len(lost) == len(found):
            yield (clause.verb.start, clause.verb.end), lost[0]
    unread = all(
        not clause.finite or clause.base == "say" or alike.get(clause.verb.start) == [] for clause in stated.clauses
    )
    if not bound and unread:
        # "The bridge opens on Friday": what looks as much like a noun is read as no verb.
        cuts = [_find_cut(stated, fact) for fact in facts if stated.stems <= fact.stems]
        if cuts and all(cuts):
            yield (0, len(stated.text)), cuts[0]


def _keeps(stated: SentenceFacts, own: Sequence[Condition], condition: Condition, fact: SentenceFacts) -> bool:
    """Tell whether a statement has a source's condition, in other words or the same; not its reverse."""
    if condition.text.lower().startswith("once ") and _AFTERWARDS.search(stated.text):
        return True
    return bool(own) and not any(_is_reversed(one, stated, condition, fact) for one in own)


def _is_reversed(own: Condition, stated: SentenceFacts, condition: Condition, fact: SentenceFacts) -> bool:
    """Tell whether the words of a condition are the source's, and what they say is not: "unless" for "if"."""
    mine, mine_denied, mine_beside = _read_condition(own, stated)
    theirs, theirs_denied, theirs_beside = _read_condition(condition, fact)
    # "Will not open unless" and "will open if" may be the same.
    return bool(mine) and mine <= theirs and mine_denied != theirs_denied and mine_beside == theirs_beside


def _read_condition(condition: Condition, fact: SentenceFacts) -> tuple[frozenset[str], bool, bool]:
    """Return the stems of a condition, whether it is a negative one, and whether something beside it is denied."""
    start = condition.start + len(condition.text.split(" ", 1)[0])
    stems = frozenset(word.text for word in fact.words if start <= word.start < condition.end)
    inside = sum(start <= negation.start < condition.end for negation in fact.negations)
    beside = sum(not condition.start <= negation.start < condition.end for negation in fact.negations)
    unless = condition.text.lower().startswith("unless")
    return stems, (inside + unless) % 2 == 1, beside % 2 == 1


def _find_cut(stated: SentenceFacts, fact: SentenceFacts) -> str:
    """Return the condition without which a source says a statement word for word; empty where there is none."""
    for condition in find_conditions(fact.text):
        rest = {word.text for word in fact.words if not condition.start <= word.start < condition.end}
        if is_cut_in(condition, fact.text) and stated.stems <= rest and len(stated.stems) > len(rest) / 2:
            return condition.text
    return ""


def _find_alike(
    clause: Clause, stated: SentenceFacts, facts: Sequence[SentenceFacts]
) -> Iterator[tuple[Clause, SentenceFacts]]:
    """Yield the clauses of the sources that tell what a clause of a statement does: its verb, and a word beside it."""
    stem = base_stem(clause.base)
    same = [
        (other, fact)
        for fact in facts
        for other in fact.clauses
        if base_stem(other.base) == stem and _beside(clause, stated) & _beside(other, fact)
    ]
    carriers = carrying_stems(stem) - {stem}
    yield from same or (
        (other, fact)
        for fact in facts
        for other in fact.clauses
        if base_stem(other.base) in carriers and _beside(clause, stated) & _beside(other, fact)
    )


def _beside(clause: Clause, fact: SentenceFacts) -> frozenset[str]:
    return frozenset(
        word.text
        for word in fact.words
        for side in (clause.left, clause.right)
        if side.start <= word.start < side.end and word.start != clause.verb.start
    )


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
