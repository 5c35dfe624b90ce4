"""Words that headlines and their writers wear out, each with the everyday word that says the same in the same place.

The list is our own. A word stands on it only where the everyday one says neither more nor less: "probe" is an
investigation, while "clash" may be a fight or a quarrel and is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PLURAL = frozenset(["NNS"])
_SINGULAR = frozenset(["NN"])
_FORMS = (frozenset(["VB", "VBP"]), frozenset(["VBZ"]), frozenset(["VBD"]), frozenset(["VBN"]), frozenset(["VBG"]))


@dataclass(frozen=True, slots=True)
class Plain:
    """A listed word or phrase in one form, and the everyday one in the same form."""

    #: In lower case.
    words: tuple[str, ...]
    new: str
    #: Penn Treebank tags of the first word, or of a phrase's next word; empty where any will do.
    tags: frozenset[str]
    #: What must hang on a verb. "transitive": an object, be it the subject of a passive; "active": an object behind it;
    #: "person": a name; "moving": a figure by which or to which something rises; "particle": its second word;
    #: "bidding": that and "to do" something.
    kind: str = ""
    #: Objects of a verb, or heads of an adjective, of which one must stand there; empty where any will do. With "not":
    #: words that make something else of a noun.
    objects: frozenset[str] = frozenset()


#: "base third past participle -ing = the same of the everyday verb", with what must hang on it in brackets.
_VERBS = """
    unveil unveils unveiled unveiled unveiling = present presents presented presented presenting [transitive]
    permit - permitted permitted - = allow - allowed allowed -
    probe probes probed probed probing = investigate investigates investigated investigated investigating [transitive]
    tap taps tapped tapped tapping = choose chooses chose chosen choosing [person]
    oust ousts ousted ousted ousting = remove removes removed removed removing [transitive]
    ink inks inked inked inking = sign signs signed signed signing [transitive]
    nix nixes nixed nixed nixing = drop drops dropped dropped dropping [transitive]
    mull mulls mulled mulled mulling = consider considers considered considered considering [transitive]
    eye eyes eyed eyed eyeing = consider considers considered considered considering [transitive]
    hike hikes hiked hiked hiking = raise raises raised raised raising [transitive]
    slash slashes slashed slashed slashing = cut cuts cut cut cutting [transitive]
    curb curbs curbed curbed curbing = limit limits limited limited limiting [transitive]
    laud lauds lauded lauded lauding = praise praises praised praised praising [transitive]
    hail hails hailed hailed hailing = praise praises praised praised praising [transitive]
    rebuff rebuffs rebuffed rebuffed rebuffing = reject rejects rejected rejected rejecting [transitive]
    greenlight greenlights greenlighted greenlighted greenlighting = approve approves approved approved approving
    spearhead spearheads spearheaded spearheaded spearheading = lead leads led led leading [transitive]
    helm helms helmed helmed helming = lead leads led led leading [transitive]
    pen pens penned penned penning = write writes wrote written writing [transitive]
    garner garners garnered garnered garnering = get gets got got getting [transitive]
    bolster bolsters bolstered bolstered bolstering = strengthen strengthens strengthened strengthened strengthening
    foil foils foiled foiled foiling = stop stops stopped stopped stopping [transitive]
    halt halts halted halted halting = stop stops stopped stopped stopping [transitive]
    shutter shutters shuttered shuttered shuttering = close closes closed closed closing [transitive]
    topple topples toppled toppled toppling = overthrow overthrows overthrew overthrown overthrowing
        [transitive: government regime president leader leaders dictator]
    plunge plunges plunged plunged plunging = fall falls fell fallen falling [moving]
    tumble tumbles tumbled tumbled tumbling = fall falls fell fallen falling [moving]
    slide slides slid slid sliding = fall falls fell fallen falling [moving]
    surge surges surged surged surging = rise rises rose risen rising [moving]
    jump jumps jumped jumped jumping = rise rises rose risen rising [moving]
    climb climbs climbed climbed climbing = rise rises rose risen rising [moving]
    spike spikes spiked spiked spiking = rise rises rose risen rising [moving]
    back backs backed backed backing = support supports supported supported supporting [transitive]
    outline outlines outlined outlined outlining = describe describes described described describing [transitive]
    dub dubs dubbed dubbed dubbing = call calls called called calling [transitive]
    conduct conducts conducted conducted conducting =
        carry out|carries out|carried out|carried out|carrying out
        [transitive: investigation investigations review reviews survey surveys poll study studies test tests testing
        raid raids search searches strike strikes operation operations exercise exercises attack attacks inspection
        audit probe probes]
    initiate initiates initiated initiated initiating = start starts started started starting [transitive]
    prohibit prohibits prohibited prohibited prohibiting = ban bans banned banned banning [transitive]
    deem deems deemed deemed deeming = consider considers considered considered considering
    exit exits exited exited exiting = leave leaves left left leaving [transitive]
    notify notifies notified notified notifying = tell tells told told telling [transitive]
    relocate relocates relocated relocated relocating = move moves moved moved moving
    request requests requested requested requesting = ask for|asks for|asked for|asked for|asking for [active]
    combat combats combated combated combating = fight fights fought fought fighting [transitive]
    decry decries decried decried decrying = criticize criticizes criticized criticized criticizing [transitive]
    incorporate incorporates incorporated incorporated incorporating = include includes included included including
    mandate mandates mandated mandated mandating = require requires required required requiring [transitive]
    pledge pledges pledged pledged pledging = promise promises promised promised promising
    possess possesses possessed possessed possessing = have has had had having [transitive]
    expedite expedites expedited expedited expediting = speed up|speeds up|sped up|sped up|speeding up [transitive]
    inform informs informed informed informing = tell tells told told telling [transitive]
    discontinue discontinues discontinued discontinued discontinuing = stop stops stopped stopped stopping [transitive]
    terminate terminates terminated terminated terminating = end ends ended ended ending
        [transitive: contract contracts agreement agreements deal deals treaty pact lease employment program
        programme talks services policy order pregnancy pregnancies]
    rescind rescinds rescinded rescinded rescinding = withdraw withdraws withdrew withdrawn withdrawing [transitive]
    reiterate reiterates reiterated reiterated reiterating = repeat repeats repeated repeated repeating
    assail assails assailed assailed assailing = criticize criticizes criticized criticized criticizing [transitive]
    tackle tackles tackled tackled tackling = deal with|deals with|dealt with|dealt with|dealing with
        [transitive: problem problems crisis issue issues inflation unemployment poverty change shortage crime]
    scrap scraps scrapped scrapped scrapping = drop drops dropped dropped dropping
        [transitive: plan plans deal rule rules program programme policy proposal project tax law]
    weigh weighs weighed weighed weighing = consider considers considered considered considering
        [transitive: bid run option options plan plans proposal proposals action sanctions measures challenge]
    cease ceases ceased ceased ceasing = stop stops stopped stopped stopping
    congregate congregates congregated congregated congregating = gather gathers gathered gathered gathering
    construct constructs constructed constructed constructing = build builds built built building [transitive]
    erect erects erected erected erecting = build builds built built building [transitive]
    vacate vacates vacated vacated vacating = leave leaves left left leaving
        [transitive: office building buildings home homes house seat post position premises]
    apprehend apprehends apprehended apprehended apprehending = arrest arrests arrested arrested arresting [transitive]
    slay slays slew slain slaying = kill kills killed killed killing [transitive]
    exacerbate exacerbates exacerbated exacerbated exacerbating = worsen worsens worsened worsened worsening
    accelerate accelerates accelerated accelerated accelerating =
        speed up|speeds up|sped up|sped up|speeding up [transitive]
    alleviate alleviates alleviated alleviated alleviating = ease eases eased eased easing [transitive]
    sustain sustains sustained sustained sustaining = suffer suffers suffered suffered suffering
        [transitive: injuries injury damage losses wounds burns]
    participate participates participated participated participating =
        take part|takes part|took part|taken part|taking part
    axe axes axed axed axing = cut cuts cut cut cutting [transitive]
    fire fires fired fired firing = dismiss dismisses dismissed dismissed dismissing [person]
    launch launches launched launched launching = start starts started started starting
        [transitive: investigation probe inquiry campaign effort review program programme initiative]
    stage stages staged staged staging = hold holds held held holding
        [transitive: protest protests rally rallies demonstration demonstrations march strike vigil]
"""
#: Verbs of two words.
_PARTICLES = """
    kick off|kicks off|kicked off|kicked off|kicking off = begin begins began begun beginning
        [particle: campaign campaigns season tour visit trip meeting meetings event summit trial debate process talks
        session rally convention hearing hearings bid race effort efforts week day year festival project program speech]
    roll out|rolls out|rolled out|rolled out|rolling out = introduce introduces introduced introduced introducing
    gun down|guns down|gunned down|gunned down|gunning down = shoot dead|shoots dead|shot dead|shot dead|shooting dead
    call on|calls on|called on|called on|calling on = urge urges urged urged urging [bidding]
    roll back|rolls back|rolled back|rolled back|rolling back = undo undoes undid undone undoing
        [particle: rule rules regulation regulations law laws protection protections policy policies restriction
        restrictions limit limits reform reforms standard standards measure measures order orders cut cuts
        tariff tariffs]
    turn down|turns down|turned down|turned down|turning down = reject rejects rejected rejected rejecting
    put forward|puts forward|put forward|put forward|putting forward = propose proposes proposed proposed proposing
    ramp up|ramps up|ramped up|ramped up|ramping up = increase increases increased increased increasing
        [particle: efforts effort pace production output enrichment activity testing spending pressure supply capacity
        distribution vaccinations deliveries exports imports]
    wrap up|wraps up|wrapped up|wrapped up|wrapping up = finish finishes finished finished finishing
"""
#: "singular plural = singular plural"; a dash where a number has no plain counterpart.
_NOUNS = """
    probe probes = investigation investigations [not: space lunar moon mars comet solar thermal temperature]
    pact pacts = agreement agreements
    accord accords = agreement agreements [not: own]
    blaze blazes = fire fires
    feud feuds = dispute disputes
    spat spats = dispute disputes
    nation nations = country countries [not: member host first tribal]
    attorney attorneys = lawyer lawyers
        [not: state district u.s. us federal prosecuting city county deputy assistant general]
    physician physicians = doctor doctors
    cop cops = police officer|police officers
    kid kids = child children
    mom moms = mother mothers
    dad dads = father fathers
    pick picks = choice choices [not: draft round lottery]
    - folks = - people
"""
#: "adjective = plain", with the nouns before which it fits in brackets.
_ADJECTIVES = """
    top = senior [officials aides advisers advisors diplomats executives commanders generals lawmakers prosecutors
        lieutenants]
    multiple = several
    ex-president = former president
"""
#: Phrases, with the tags of the word behind them where not every one will do.
_PHRASES = """
    a slew of = a series of
    a raft of = a series of
    a string of = a series of
    a spate of = a series of
    a number of = several
    a handful of = a few
    a host of = many
    a slate of = a group of
    a trove of = a collection of
    the bulk of = most of
    in advance of = before
    struck a deal to = agreed to
    reached a deal to = agreed to
    reached an agreement to = agreed to
    reached a deal on = agreed on
    reached an agreement on = agreed on
    filed a lawsuit against = sued
    filed suit against = sued
    concern over = concern about
    concerns over = concerns about
    questions over = questions about
    debate over = debate about
    fears over = fears about
    shortly after = soon after
    shortly before = just before
    designed to = meant to
    intended to = meant to
    is seeking to = is trying to
    are seeking to = are trying to
    whether or not = whether
    gearing up to = preparing to
    took aim at = criticized
    takes aim at = criticizes
    in addition to = besides
    currently = now
"""


def _read_forms(text: str) -> list[str]:
    """Return the forms of one side of an entry: single words, or phrases between bars."""
    return [form.strip() for form in text.split("|")] if "|" in text else text.split()


def _read_entries(block: str) -> Iterator[tuple[list[str], list[str], str, frozenset[str]]]:
    """Yield old forms, new forms, kind and the words in brackets of each entry."""
    joined = block.replace("\n        ", " ")
    for line in filter(None, map(str.strip, joined.splitlines())):
        entry, _, bracket = line.partition("[")
        old, _, new = entry.partition("=")
        kind, _, words = bracket.rstrip("] ").partition(":")
        if words or " " not in kind.strip():
            yield _read_forms(old), _read_forms(new), kind.strip(), frozenset(words.split())
        else:
            yield _read_forms(old), _read_forms(new), "", frozenset(kind.split())


def _collect(entries: Iterator[tuple[str, Plain]]) -> dict[str, tuple[Plain, ...]]:
    found: defaultdict[str, list[Plain]] = defaultdict(list)
    for first, plain in entries:
        found[first].append(plain)
    return {first: tuple(plains) for first, plains in found.items()}


def _verbs(block: str, kind: str = "") -> Iterator[tuple[str, Plain]]:
    for old, new, own, objects in _read_entries(block):
        for form, plain, tags in zip(old, new, _FORMS, strict=True):
            words = tuple(form.split())
            if form == "-":
                continue
            yield words[0], Plain(words, plain, tags, own or kind, objects)


def _nouns() -> Iterator[tuple[str, Plain]]:
    for old, new, kind, others in _read_entries(_NOUNS):
        for form, plain, tags in zip(old, new, (_SINGULAR, _PLURAL), strict=True):
            if form != "-":
                yield form, Plain((form,), plain, tags, kind, others)


def _adjectives() -> Iterator[tuple[str, Plain]]:
    for old, new, kind, objects in _read_entries(_ADJECTIVES):
        yield old[0], Plain((old[0],), " ".join(new), frozenset(["JJ"]), kind, objects)


def _phrases() -> Iterator[tuple[str, Plain]]:
    for old, new, _, _ in _read_entries(_PHRASES):
        yield old[0], Plain(tuple(old), " ".join(new), frozenset())


VERBS = _collect(_verbs(_VERBS))
PARTICLES = _collect(_verbs(_PARTICLES, "particle"))
NOUNS = _collect(_nouns())
ADJECTIVES = _collect(_adjectives())
PHRASES = _collect(_phrases())


@cache
def _first_words() -> Mapping[str, tuple[Plain, ...]]:
    every = (VERBS, PARTICLES, NOUNS, ADJECTIVES, PHRASES)
    return {first: tuple(plain for listed in every for plain in listed.get(first, ())) for first in {*chain(*every)}}


def everyday_words(text: str) -> frozenset[str]:
    """Return the everyday words that stand for journalese of a text, whatever it means there.

    Args:
        text: In lower case.
    """
    words = tuple(_WORD.findall(text))
    listed = _first_words()
    return frozenset(
        new
        for place, word in enumerate(words)
        for plain in listed.get(word, ())
        if words[place : place + len(plain.words)] == plain.words
        for new in plain.new.split()
    )
