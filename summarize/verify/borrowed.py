"""A named somebody to whom a statement gives what the sources tell of another, or do not say who did."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.text.clauses import Clause, Side
from summarize.text.meanings import carrying_stems, opposite_stems
from summarize.text.tokens import Token, find_tokens
from summarize.text.verbs import base_stem
from summarize.verify.deeds import (
    BOTH_WAYS,
    Deed,
    find_deeds,
    find_same,
    head_text,
    holds,
    is_describing,
    is_of_another,
    name_of,
    occurs_elsewhere,
    same_person,
    side_text,
)
from summarize.verify.facts import SentenceFacts

#: "His co-defendant, Lena Voigt," is the one who is named, whoever "he" is.
_APPOSED = re.compile(r"[\s,]*(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[Aa]n?)\s[^,;]{2,60},\s")
#: "His brother Leif" is named, too.
_KIN_NAMED = re.compile(r"[\s,]*(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s){1,3}")
#: Behind what somebody is tried or blamed for: "was sentenced for stealing".
_BLAMED_FOR = re.compile(r"\b(?:for|of)\s$")
_HE = re.compile(r"[\s,]*(?:he|she|it|they|him|them|who|which|that)\b", re.IGNORECASE)
#: "He and his co-defendant, Lena Voigt," are two.
HE_TOO = re.compile(
    r"\b(?:and|or|with)\s(?:he|she|it|they|him|them|her)\b(?!\s\w)|\b(?:he|she|they|it|both)\s(?:and|or)\b",
    re.IGNORECASE,
)
#: "Moe and two others were arrested", and what another sentence says who they are by: "The others are Gran and Lie".
_OTHERS = re.compile(
    r"\bothers\b|\b(?:other|more)\s(?:[\w-]+\s)?(?:men|women|people|suspects|defendants|workers|officials|officers|members)\b"
    r"|\b(?:another|other)\s(?:man|woman|person|suspect|defendant|worker|official|officer|member)\b"
)
_WHO_THEY_ARE = re.compile(r"\b(?:others?|(?:the|all)\s(?:two|three|four|five)|them|also|too|among)\b", re.IGNORECASE)
#: "Hosted by Ada Brook and", where the next name has been read as that of another clause.
_GOES_ON = re.compile(r"\b(?:and|or)\s*$")
#: Before somebody of whom the sentence before, or the clause before, tells the deed.
SO_DID = re.compile(r"\b(?:[Ss]o|[Aa]s|[Nn]or|[Nn]either)\s(?:was|were|is|are|did|do|does|has|have|had)\s$")
#: Between the last two of several names.
_LAST_OF_SEVERAL = re.compile(r",?\sand\s")
_PREPOSITION = re.compile(r"\b(?:of|in|at|to|from|by|with|for|on|against|over|about|near|behind)\b")
#: Those whose deeds nobody tells as one's own; a lawyer or a spokesman may stand for whom he serves.
_KIN = (
    r"(?:ex-|step|grand|half-|then-)?(?:wife|husband|son|daughter|brother|sister|mother|father|cousin|uncle|aunt|nephew"
    r"|niece|girlfriend|boyfriend|fianc[eé]e?|widow|widower|partner|friend|neighbou?r|roommate|colleague|co-defendant"
    r"|co-accused|accomplice|rival|opponent|successor|predecessor)"
)
_KINSMAN = re.compile(
    rf"[\s,]*(?:[Hh]is|[Hh]er|[Tt]heir|[\w’'.-]+(?:\s[\w’'.-]+){{0,3}}['’]s?)\s(?:[\w-]+\s){{0,2}}(?P<kin>{_KIN})[\s,]*$"
)
#: Behind one of these a name is where something happens.
_PLACED = re.compile(r"\b(?:in|at|near|of|from|to|outside)\s(?:the\s)?$")
#: Whose subject also does what the noun behind it says: "announced the acquisition", "admitted the theft".
_DOING = frozenset("admit announce begin carry commit complete confess finish lead launch order plan propose".split())  # noqa: SIM905
_OWN = re.compile(r"(?:['’]s?|\b(?:his|her|its|their))\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_BY = re.compile(r"[^,;]{0,60}?\bby\s(?:the\s)?")
#: "Was found guilty" and "is guilty" say it with the word behind the verb.
_DECLARING = frozenset("be find declare rule judge pronounce deem".split())  # noqa: SIM905
#: "Acquisition" and "acquire" share so many letters.
_KIN_STEM = 5
_COMPLEMENT = re.compile(r"\s[“\"]?(not\s)?([\w-]+)")


@dataclass(frozen=True, slots=True)
class _Party:
    """A named somebody in a statement, and what it does or undergoes there."""

    deed: Deed
    #: "doer" or "done_to".
    role: str
    side: Side
    name: str
    #: Whether it is one behind the first of several.
    further: bool = False


def find_borrowed(stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> Iterator[tuple[Side, str]]:
    """Yield the named doers and undergoers of a statement of whom no source may tell the deed, with what is wrong."""
    for party in _find_parties(stated):
        told = _find_told(party, facts) if occurs_elsewhere(party.side.head, facts) else ""
        if told:
            yield party.side, told


def _find_parties(stated: SentenceFacts) -> Iterator[_Party]:
    for deed in find_deeds(stated):
        if not _is_plain(deed.clause, stated):
            continue
        for role in ("doer", "done_to"):
            side: Side | None = getattr(deed, role)
            if side is None or side.vague or not (name := name_of(side, stated)):
                continue
            # In "a book by Ivo Dahl that" the name only says which book.
            if not _PREPOSITION.search(stated.text, side.start, side.head[0].start):
                yield _Party(deed, role, side, name)
                if side is deed.clause.left:
                    for other in _find_further(side, stated):
                        yield _Party(deed, role, other, name_of(other, stated), further=True)


def _find_further(side: Side, stated: SentenceFacts) -> Iterator[Side]:
    """Yield the others of a subject that names several: Okafor and Dahl of "Voigt, Okafor and Dahl were acquitted"."""
    names = [name for name in stated.names if side.start <= name.start and name.end <= side.end]
    first = next((place for place, name in enumerate(names) if name.start == side.head[0].start), len(names))
    chain = names[first:]
    between = [stated.text[one.end : other.start] for one, other in itertools.pairwise(chain)]
    if not between or not _LAST_OF_SEVERAL.fullmatch(between[-1]) or any(one != ", " for one in between[:-1]):
        return
    # "Voigt and Okafor's lawyer" is another.
    if stated.text[chain[-1].end : side.end].strip(" ,"):
        return
    for name in chain[1:]:
        head = tuple(word for word in find_tokens(stated.text) if name.start <= word.start < name.end)
        yield replace(side, head=head)


def _is_plain(clause: Clause, fact: SentenceFacts) -> bool:
    """Tell whether it is clear who does what in a clause: in "pushed back against a book by Dahl" it is not."""
    if not clause.finite or (clause.agent is not None and clause.start >= clause.verb.start):
        return False
    return clause.passive is not None or _is_only_verb(clause, fact)


def _is_only_verb(clause: Clause, fact: SentenceFacts) -> bool:
    """Tell whether a form that may be a participle must be the verb of its sentence: "Moen confessed in May."."""
    whole = fact.text.rstrip("\"”’' ").endswith((".", "!", "?"))
    return whole and clause.base not in BOTH_WAYS and all(not other.finite for other in fact.clauses if other != clause)


def _find_told(party: _Party, facts: Sequence[SentenceFacts]) -> str:
    """Return what the sources tell instead, when none of them may tell the deed of the one whom a statement names."""
    alike = _find_alike(party.deed, facts)
    if any(_may_be(source, party) for source in alike):
        return ""
    same = find_same(party.deed, facts)
    if party.further and _is_told_beside(party, same, facts):
        return ""
    if any(may_be_other(party.name, source.fact, facts) for source in (*same, *alike)):
        return ""
    if same:
        if any(_is_told_as_noun(party, fact) for fact in facts):
            return ""
        told = [_tell_other(party, source, facts) for source in same]
    else:
        if _is_told_apart(party, facts, alike):
            return ""
        told = [_tell_named(party, source, facts) for source in alike]
    return told[0] if told and all(told) else ""


def may_be_other(name: str, fact: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether somebody may be one of the "two others" of a source, as a second one says who these are."""
    return bool(_OTHERS.search(fact.text)) and any(
        _is_named(other, name) and _WHO_THEY_ARE.search(other.text) for other in facts if other is not fact
    )


def _find_alike(deed: Deed, facts: Sequence[SentenceFacts]) -> list[Deed]:
    """Return the deeds of the sources that carry the verb of a statement by another word: "found guilty"."""
    stem = base_stem(deed.clause.base)
    found = []
    for fact in facts:
        found += [source for source in find_deeds(fact) if base_stem(source.clause.base) in _carriers(stem)]
        for clause in fact.clauses:
            if (
                clause.base in _DECLARING
                and (clause.passive or clause.base == "be")
                and _is_declared(stem, clause, fact)
            ):
                # What somebody is said to be, or declared, is undergone.
                found.append(Deed(replace(clause, passive=True), fact, None, clause.left))
    return found


def _carriers(stem: str) -> frozenset[str]:
    # "Guilty" carries "acquitted" where it is denied.
    return carrying_stems(stem) - opposite_stems(stem) - {stem}


def _is_declared(stem: str, clause: Clause, fact: SentenceFacts) -> bool:
    word = _COMPLEMENT.match(fact.text, clause.verb.end)
    if not word:
        return False
    return base_stem(word[2]) in (opposite_stems(stem) if word[1] else _carriers(stem))


def _may_be(source: Deed, party: _Party) -> bool:
    """Tell whether a source's deed may be that of the one named: the name stands there, or a pronoun does."""
    side: Side | None = getattr(source, party.role)
    if side is None:
        return False
    return _names(side, source.fact, party.name) or bool(_HE.match(side_text(side, source.fact)))


def _names(side: Side, fact: SentenceFacts, name: str) -> bool:
    return any(side.start <= other.start < side.end and same_person(name, other.text) for other in fact.names)


def _is_told_beside(party: _Party, same: Sequence[Deed], facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether the deed may be that of one of several although another one's name stands before the verb.

    "Norland signed it with Orlo", "Okafor was, too", "So was Okafor", "Dahl was taken into custody".
    """
    carriers = _carriers(base_stem(party.deed.clause.base))
    for fact in facts:
        for other in fact.names:
            if same_person(party.name, other.text) and (
                SO_DID.search(fact.text, 0, other.start)
                or any(word.text in carriers for word in fact.words)
                or any(
                    source.fact is fact and source.clause.left.start <= other.start < source.clause.right.end
                    for source in same
                )
            ):
                return True
    return False


def _is_named(fact: SentenceFacts, name: str) -> bool:
    return any(same_person(name, other.text) for other in fact.names)


def _is_told_as_noun(party: _Party, fact: SentenceFacts) -> bool:
    """Tell whether a sentence gives somebody named the deed by a noun: "its acquisition", "completed the takeover"."""
    stem = base_stem(party.deed.clause.base)
    verbs = {clause.verb.start for clause in fact.clauses}
    nouns = [
        word
        for word in fact.words
        if word.start not in verbs
        and (word.text in _carriers(stem) | {stem} or word.text[:_KIN_STEM] == stem[:_KIN_STEM])
    ]
    return any(_is_owned(word, fact, party.name) or _is_done(word, fact) for word in nouns)


def _is_owned(word: Token, fact: SentenceFacts, name: str) -> bool:
    """Tell whether a noun is somebody's: "Vale Mining's purchase", "his arrest", "the purchase by Vale Mining"."""
    owner, by = _OWN.search(fact.text, 0, word.start), _BY.match(fact.text, word.end)
    if owner and owner[0][0].isalpha():
        return True
    beside = [other for other in fact.names if same_person(name, other.text)]
    return any((owner and other.end == owner.start()) or (by and other.start == by.end()) for other in beside)


def _is_done(word: Token, fact: SentenceFacts) -> bool:
    return any(
        clause.base in _DOING and not clause.passive and clause.right.start <= word.start < clause.right.end
        for clause in fact.clauses
    )


def _is_told_apart(party: _Party, facts: Sequence[SentenceFacts], alike: Sequence[Deed]) -> bool:
    """Tell whether a word that carries a deed stands where it may be of the one named though no clause says so."""
    carriers = _carriers(base_stem(party.deed.clause.base))
    return any(
        any(word.text in carriers for word in fact.words)
        for fact in facts
        if _is_named(fact, party.name) or all(fact is not source.fact for source in alike)
    )


def _tell_other(party: _Party, source: Deed, facts: Sequence[SentenceFacts]) -> str:
    """Return how a source tells the deed of somebody else, or of nobody; empty where it may be the one named."""
    if party.side is party.deed.clause.left and is_of_another(party.deed, source, facts):
        return _said_of(head_text(source.clause.left))
    return _tell_named(party, source, facts) or _tell_of_nobody(party, source)


def _tell_of_nobody(party: _Party, source: Deed) -> str:
    """Return how a source leaves out who did it: "The coins were stolen"."""
    object_, undergone = party.deed.done_to, source.done_to
    if party.role != "doer" or source.doer or not (source.clause.passive and source.clause.finite):
        return ""
    if not object_ or not undergone or not object_.head:
        return ""
    same = holds(undergone, source.fact, object_.head, name=name_of(object_, party.deed.fact))
    return "no linked sentence says who did this" if same else ""


def _tell_named(party: _Party, source: Deed, facts: Sequence[SentenceFacts]) -> str:
    """Return of whom a source tells a deed, where it says so by another name or by what only another can be."""
    source = _settle(source)
    side: Side | None = getattr(source, party.role)
    if side is None or not _is_plain(source.clause, source.fact):
        return ""
    if source.clause.relative:
        return _antecedent(party, side, source.fact)
    if _GOES_ON.search(side_text(side, source.fact)):
        return ""
    other = _other_named(party, side, source.fact) or _kinsman(party, side, source.fact, facts)
    return _said_of(other) if other else ""


def _settle(source: Deed) -> Deed:
    """Return a deed that somebody is blamed for as that one's: "Berg was sentenced for stealing", "jailed Berg for"."""
    clause, fact = source.clause, source.fact
    if clause.finite or clause.passive is not False or not _BLAMED_FOR.search(fact.text, 0, clause.start):
        return source
    main = next((other for other in reversed(fact.clauses) if other.finite and other.verb.end < clause.start), None)
    if main is None or main.passive is None or main.relative:
        return source
    whom = main.left if main.passive else main.right
    return replace(source, clause=replace(clause, finite=True, left=whom), doer=whom) if whom.head else source


def _antecedent(party: _Party, side: Side, fact: SentenceFacts) -> str:
    """Return the name right before "who", where that is another's: "His brother Leif, who had driven"."""
    ending = [name for name in fact.names if side.start <= name.start and fact.text[name.end : side.end] in {"", ","}]
    if len(ending) != 1 or _names(side, fact, party.name):
        return ""
    return ending[0].text


def _said_of(other: str) -> str:
    return f"the linked sentence says this of {other!r}"


def _other_named(party: _Party, side: Side, fact: SentenceFacts) -> str:
    """Return whom a side names, where that is neither the one of a statement nor that one among others."""
    if _names(side, fact, party.name) or HE_TOO.search(side_text(side, fact)):
        return ""
    ends = {other.end for other in fact.names}
    for other in fact.names:
        # "A bank in Bonn, Germany," is not named Germany.
        if (
            side.start <= other.start < side.end
            and other.start - len(", ") not in ends
            and (
                _APPOSED.fullmatch(fact.text, side.start, other.start)
                or (
                    _KIN_NAMED.fullmatch(fact.text, side.start, other.start)
                    and not is_describing(fact.text, other.end, side.end)
                )
            )
        ):
            return other.text
    return "" if side.vague or holds(side, fact, party.side.head, name=party.name) else name_of(side, fact)


def _kinsman(party: _Party, side: Side, fact: SentenceFacts, facts: Sequence[SentenceFacts]) -> str:
    """Return "his wife" where a side is that, and the sources name nobody else who may be "he", nor who she is."""
    found = _KINSMAN.match(side_text(side, fact))
    if not found:
        return ""
    noun = re.compile(rf"\b{re.escape(found['kin'])}\b")
    if any(other is not fact and noun.search(other.text) for other in facts):
        return ""
    named = [other.text for one in facts for other in one.names if not _PLACED.search(one.text, 0, other.start)]
    return found[0].strip(" ,") if all(same_person(party.name, other) for other in named) else ""
