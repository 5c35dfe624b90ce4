"""What a statement says in content words, its linked sentences say in the same or plainly equal ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarize.text.tokens import stem_word
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import all_stems, find, read_facts, read_sources

#: Words that may stand for each other in news. "killed" carries "died" but not the other way round, so that
#: such pairs are listed below as one-way.
_EQUALS = """
    people person persons individuals
    troops soldiers servicemen
    lawmakers legislators
    congressman congresswoman representative lawmaker
    senator lawmaker
    bill legislation measure
    law legislation
    plan proposal
    begin start launch began begun
    began started
    end finish conclude
    big large
    buy purchase acquire
    help aid assist assistance
    attack strike assault
    police officers officer
    car vehicle
    truck vehicle
    doctor physician
    kids children child
    jobs work employment
    deal agreement accord pact
    talks discussions negotiations
    meeting summit talks met meet
    rise increase grow climb up grew rose gain
    fall decrease drop decline down fell slip dip
    cut reduce lower
    raise lift hike
    shake shook rattle hit strike struck
    cancel scrap halt
    million mln
    billion bln
    ask request
    leave depart left
    company firm corporation
    home house residence
    injure wound hurt injuries
    arrest detain custody
    speech address remarks
    discuss talk spoke speak
    election vote
    electorate voters
    leader president premier
    chief head
    head leader
    country nation state
    city town
    use utilize
    show reveal
    choose pick select chose
    name appoint nominate
    quit resign
    fire dismiss
    stop halt
    close closure shut
    ban prohibit bar
    back support endorse
    oppose against
    win victory won
    defeat beat
    reject refuse
    allow let permit
    build construct built
    fix repair
    get receive got
    give provide gave
    tell inform told
    near close
    fight battle combat
    shooter gunman
    blaze fire
    flames fire
    storm hurricane
    quake earthquake
    jail prison
    jailed imprisoned
    trial court
    ruling decision
    judges court
    probe investigation inquiry investigate
    film movie
    money funds funding
    spending expenditure
    border frontier
    refugees migrants
    students pupils
    climate warming
    gathered assembled
    arrive come came
    travel go went trip visit
    try attempt
    say claim
    fail unsuccessful succeed
    goals aims objectives
    assert say state claim
    dead died die death deaths
    current present
    following after
    last final
    former ex
    new fresh
    month months
    year annual yearly
    day daily
    week weekly
    percent percentage
    half fifty
    area region
    site place scene location
    cooperation collaboration ties
    relations ties
    alliance union
"""
#: The source's word -> words that follow from it.
_FOLLOWS = """
    kill: die dead death
    murder: kill die dead
    assassinate: kill murder
    shoot: gun gunfire
    drown: die
    senator: politician
    minister: official
    governor: official
    mayor: official
    spokesman: official
    spokeswoman: official
    earthquake: disaster
    flood: disaster
    sentence: convict
    convict: guilty
    indict: charge
    marry: wed
    monday: week
    ceasefire: truce
    truce: ceasefire
    invade: war
    war: conflict
    billion: money
    million: money
"""
#: Reporting words and such, which other checks look after.
_FREE = """
    said say says tell told state stated add added note noted report reported according announce announced statement
    call called describe described comment respond official officials include including involve involved
    due cause result lead led happen happened take took place time part event incident situation issue
"""
_SHORTEST_STEM = 4


@cache
def _free() -> frozenset[str]:
    return frozenset(stem_word(word) for word in _FREE.split())


@cache
def _related() -> Mapping[str, frozenset[str]]:
    """Return for each stem those whose presence in a source carries it."""
    carriers: dict[str, set[str]] = {}
    for line in _EQUALS.strip().splitlines():
        stems = {stem_word(word) for word in line.split()}
        for stem in stems:
            carriers.setdefault(stem, set()).update(stems)
    for line in _FOLLOWS.strip().splitlines():
        source, _, implied = line.partition(":")
        for word in implied.split():
            carriers.setdefault(stem_word(word), set()).add(stem_word(source.strip()))
    return {stem: frozenset(others) for stem, others in carriers.items()}


@dataclass(frozen=True, slots=True)
class SupportCheck:
    """Content words: all but a small share stand in the sources."""

    #: Share of a statement's content words that no source has.
    most_unsupported: float = 0.1
    name: str = "support"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the words that nothing in the sources carries, when they are too many."""
        stated = read_facts(draft.text)
        facts = read_sources(sources, reports)
        given = all_stems(facts)
        beginnings = {stem[:_SHORTEST_STEM] for stem in given if len(stem) >= _SHORTEST_STEM}
        # Other checks look after these.
        kinds = (stated.names, stated.numbers, stated.dates, stated.negations, stated.modalities)
        apart = [(fact.start, fact.end) for kind in kinds for fact in kind]
        words = [
            word
            for word in stated.words
            if not word.text[0].isdigit()
            and word.text not in _free()
            and not any(start <= word.start < end for start, end in apart)
        ]
        missing = [word for word in words if not _is_carried(word.text, given, beginnings)]
        if len(missing) <= self.most_unsupported * len(words):
            return ()
        return tuple(
            find(self.name, word, f"no linked sentence says {draft.text[word.start : word.end]!r}") for word in missing
        )


def _is_carried(stem: str, given: frozenset[str], beginnings: set[str]) -> bool:
    if stem in given or _related().get(stem, frozenset()) & given:
        return True
    if stem[:_SHORTEST_STEM] not in beginnings:
        return False
    return any(_is_kin(stem, other) for other in given)


def _is_kin(stem: str, other: str) -> bool:
    """Tell whether two stems are forms of one word that the stemmer keeps apart ("resign", "resignat")."""
    if stem[:_SHORTEST_STEM] != other[:_SHORTEST_STEM]:
        return False
    common = 0
    for left, right in zip(stem, other, strict=False):
        if left != right:
            break
        common += 1
    return common >= max(_SHORTEST_STEM, 0.7 * max(len(stem), len(other)))
