"""Verbs: the base form of a form, and which forms may stand as the verb of a clause."""

from __future__ import annotations

from functools import cache, lru_cache

from summarize.text.names import common_words
from summarize.text.tokens import STOP_WORDS, stem_word

#: Base, past, participle; a dash where the past serves as participle, too.
_IRREGULAR = """
    arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten, become became become, begin began begun,
    bend bent -, bet bet -, bind bound -, bite bit bitten, bleed bled -, blow blew blown, break broke broken,
    breed bred -, bring brought -, build built -, burst burst -, buy bought -, cast cast -, catch caught -,
    choose chose chosen,
    cling clung -, come came come, cost cost -, creep crept -, cut cut -, deal dealt -, dig dug -, draw drew drawn,
    drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed -, feel felt -, fight fought -,
    find found -, flee fled -, fling flung -, fly flew flown, forbid forbade forbidden, forecast forecast -,
    foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got gotten,
    give gave given, go went gone, grow grew grown, hang hung -, hear heard -, hide hid hidden, hit hit -, hold held -,
    hurt hurt -, keep kept -, kneel knelt -, know knew known, lay laid -, lead led -, leap leapt -, learn learnt -,
    leave left -, lend lent -, let let -, lie lay lain, light lit -, lose lost -, make made -, mean meant -, meet met -,
    mislead misled -, outdo outdid outdone, overcome overcame overcome, overrun overran overrun,
    oversee oversaw overseen,
    overtake overtook overtaken, overthrow overthrew overthrown, pay paid -, plead pled -, put put -, quit quit -,
    read read -, rebuild rebuilt -, repay repaid -, rid rid -, ride rode ridden, ring rang rung, rise rose risen,
    run ran run, say said -, see saw seen, seek sought -, sell sold -, send sent -, set set -, shake shook shaken,
    shed shed -, shine shone -, shoot shot -, show showed shown, shrink shrank shrunk, shut shut -, sing sang sung,
    sink sank sunk, sit sat -, slay slew slain, sleep slept -, slide slid -, slit slit -, speak spoke spoken,
    speed sped -, spend spent -, spill spilt -, spin spun -, split split -, spread spread -, spring sprang sprung,
    stand stood -, steal stole stolen, stick stuck -, sting stung -, strike struck struck, strive strove striven,
    swear swore sworn, sweep swept -, swim swam swum, swing swung -, take took taken, teach taught -, tear tore torn,
    tell told -, think thought -, throw threw thrown, understand understood -, undergo underwent undergone,
    undo undid undone,
    uphold upheld -, wake woke woken, wear wore worn, weave wove woven, weep wept -, win won -, wind wound -,
    withdraw withdrew withdrawn, withhold withheld -, withstand withstood -, write wrote written
"""
#: Forms that are other words as often as the past of a verb.
_AMBIGUOUS = frozenset("wound lay ground bound found left felt shed light spring set".split())  # noqa: SIM905
#: Verbs of news that the list of common words lacks in a form from which it could be told that they are verbs.
_NEWS_VERBS = """
    acquit capsize derail drown veto extradite evacuate detain expel convict sentence recall sue bury rescue succeed
    inject ratify annex besiege bomb shell torch loot hijack abduct kidnap ransom smuggle traffic embezzle bribe indict
    arraign acquaint parole pardon exonerate impeach oust depose topple unseat inaugurate nominate endorse rebuke
    reprimand suspend sack lay reinstate relocate reopen resume relaunch recapture retake seize raid storm blockade
    barricade patrol parachute crash collide swerve skid overturn explode erupt ignite flood inundate submerge
    vaccinate quarantine infect diagnose treat amputate hospitalize hospitalise injure wound maim strangle stab behead
    execute assassinate massacre murder poison electrocute suffocate perish die freeze thaw shutter bankrupt liquidate
    merge acquire outbid divest downgrade upgrade default restructure subsidize subsidise tax levy fine penalize jail
    imprison intern release free flee defect emigrate immigrate deport repatriate resettle displace shelter house arm
    disarm demobilize mobilize mobilise conscript deploy station redeploy withdraw ambush repel repulse rout shoot
    march rally demonstrate picket protest boycott heckle boo cheer applaud praise criticise criticize condemn denounce
    bite replace defeat beat hit score clinch concede equalise equalize qualify relegate promote trounce thrash edge
    spread hurt accuse charge insult attack praise testify dismiss move damage destroy lift impose ban bar close shut
    postpone delay cancel scrap shelve renew extend prolong shorten poll survey count tally sign launch unveil reveal
    slam cage axe slash soar plummet skyrocket lambaste tout squeal ram hike plunge scrap oust snub blast
    pollute contaminate poison burst breach overflow swell recede subside shake rattle jolt topple collapse crumble
    jeer mob mug rob gas raze maul purge cull nab pelt confess incarcerate rig fake grope
"""


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Return for each irregular form its base and kind: "past", "participle" or "both"."""
    forms: dict[str, tuple[str, str]] = {}
    for entry in _IRREGULAR.split(","):
        base, past, participle = entry.split()
        if participle == "-":
            forms[past] = (base, "both")
        else:
            forms[past] = (base, "past")
            forms[participle] = (base, "both" if past == participle else "participle")
    return forms


@cache
def _bases() -> frozenset[str]:
    """Return the common words that have a form in -ed or -ing, and further verbs of news."""
    words = common_words()
    bases: set[str] = set()
    for word in words:
        if word.endswith("ed") and len(word) > 3:
            bases |= {word[:-2], word[:-1]}
            if word[-3] == "i":
                bases.add(word[:-3] + "y")
            if len(word) > 5 and word[-3] == word[-4]:
                bases.add(word[:-3])
        elif word.endswith("ing") and len(word) > 5:
            bases |= {word[:-3], word[:-3] + "e"}
            if word[-4] == word[-5]:
                bases.add(word[:-4])
    listed = {entry.split()[0] for entry in _IRREGULAR.split(",")}
    kept = {base for base in bases & words if len(base) > 2 and base not in STOP_WORDS}
    return frozenset(kept | listed | set(_NEWS_VERBS.split()))


@lru_cache(maxsize=32768)
def read_verb(word: str) -> tuple[str, str]:
    """Return the base of a verb form and its kind; two empty strings for what is no form of a known verb.

    Kinds: "base", "third" (-s), "past", "participle", "both" (past and participle), "ing".
    """
    lowered = word.lower()
    if found := _irregular().get(lowered):
        return found
    bases = _bases()
    if lowered.endswith("ing") and len(lowered) > 4:
        for base in (lowered[:-3], lowered[:-3] + "e", lowered[:-4] if lowered[-4] == lowered[-5] else ""):
            if base in bases:
                return base, "ing"
        return (lowered[:-3], "ing") if _is_new_word(lowered) else ("", "")
    if lowered.endswith("ed") and len(lowered) > 3:
        doubled = lowered[:-3] if len(lowered) > 4 and lowered[-3] == lowered[-4] else ""
        for base in (lowered[:-1], lowered[:-2], doubled, lowered[:-3] + "y" if lowered[-3] == "i" else ""):
            if base in bases:
                return base, "both"
        return (lowered[:-2], "both") if _is_new_word(lowered) else ("", "")
    if lowered in bases:
        return lowered, "base"
    if lowered.endswith("s") and not lowered.endswith("ss"):
        for base in (lowered[:-1], lowered[:-2], lowered[:-3] + "y" if lowered.endswith("ies") else ""):
            if base in bases:
                return base, "third"
    # British: "favours".
    return read_verb(lowered.replace("our", "or")) if "our" in lowered else ("", "")


def _is_new_word(lowered: str) -> bool:
    """Tell whether a word is none of the common ones, so that its ending is all there is to go by."""
    return len(lowered) > 6 and lowered.isalpha() and lowered not in common_words()


@lru_cache(maxsize=32768)
def base_stem(word: str) -> str:
    """Return the stem of a word, of irregular verbs that of the base form, with British endings made American."""
    lowered = word.lower()
    found = _irregular().get(lowered)
    if found and lowered not in _AMBIGUOUS:
        lowered = found[0]
    elif len(lowered) < 6 and lowered.endswith("ed"):
        # The stemmer makes "su" of "sued" and "sue" of "sue".
        lowered = read_verb(lowered)[0] or lowered
    stem = stem_word(lowered)
    if stem.endswith("is") and len(stem) > 5:
        return stem_word(stem[:-2] + "ize")
    return stem


@cache
def _pasts() -> dict[str, str]:
    """Return the past of each irregular verb by its base."""
    entries = (entry.split() for entry in _IRREGULAR.split(","))
    return {base: past for base, past, _ in entries}


def past_form(word: str) -> str:
    """Return the past ("took") of a verb that stands as participle or with -ing; empty where it is not sure.

    Args:
        word: "taken", "taking", "praised", "saying".
    """
    lowered = word.lower()
    base, kind = read_verb(lowered)
    if not base:
        return ""
    if base in _pasts():
        return _pasts()[base]
    if kind == "both":
        return lowered
    if kind != "ing":
        return ""
    stem = lowered[:-3]
    if base.endswith("e"):
        return f"{base}d"
    if stem != base:
        return f"{stem}ed"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeiou" else f"{base}ed"
