"""Nouns that a report takes up again with "the", and those of which everybody knows which.

"The bill" asks which bill; "the Senate", "the weather" and "the coming week" do not.
"""

from __future__ import annotations

from collections.abc import Collection

from summarize.text.verbs import base_stem
from summarize.text.word_classes import TIMES

#: Nouns that a report takes up again with "the", and that mean nothing to one who has not read of them; singular.
TAKEN_UP = frozenset(
    """
    bill measure program programme plan proposal poll survey study compact pact accord agreement deal attempt effort
    move decision ruling order process incident performance episode remark comment statement announcement
    legislation resolution amendment provision report memo letter document dossier video footage clip image tweet
    post message email recording tape interview speech address ad advertisement investigation probe inquiry lawsuit
    suit complaint indictment charge allegation accusation claim revelation findings verdict sentence shooting
    attack blast explosion crash fire blaze collision killing stabbing protest rally march demonstration clashes
    riot strike walkout meeting talks summit visit trip event ceremony hearing trial vote nomination appointment
    resignation departure firing dismissal change package funding grant deadline rule policy regulation guidelines
    guidance restrictions recommendations requirement ban tariffs sanctions exemption waiver project site facility
    campus plant building ship vessel plane flight aircraft statue monument device weapon vehicle car truck gun
    rifle movie film book show song album product drug vaccine airstrike invitation designation crossings warehouse
    vacancy story treatment therapy test app platform company firm group organization organisation agency panel
    committee commission outlet network newspaper magazine website channel bank school university hospital scandal
    controversy dispute crisis feud row standoff stalemate delay shutdown recount audit tally result figure number
    increase decrease drop rise gain decline toll total amount information data evidence gesture offer request
    demand call response reaction answer challenge question issue matter problem idea notion theory concept approach
    strategy system scheme initiative operation mission raid search arrest settlement payment fine penalty
    punishment ordinance statute act referendum petition pledge promise threat warning advice recall runoff race
    contest debate briefing exchange conversation election surge outbreak unrest violence cuts compromise stopgap
    estimate projection forecast prediction structure
    text draft version regimen phone appearance segment broadcast op-ed essay article column declaration counts
    friction percentage retort outfit tragedy rationale reasoning logic raids investments clash turnaround reversal
    about-face
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
#: Whom a report takes up so.
PERSONS = frozenset(
    """
    man woman boy girl teenager teen victim suspect gunman shooter attacker driver operative politician senator
    congressman congresswoman lawmaker official officer lawyer attorney judge nominee candidate contender
    frontrunner front-runner actor actress singer comedian star pundit host anchor billionaire businessman
    businesswoman executive entrepreneur mogul veteran whistleblower whistle-blower accuser activist protester pair
    duo trio couple author writer journalist reporter professor student defendant plaintiff leader soldier agent
    passenger megastar superstar environmentalist demonstrator
    """.split()  # noqa: SIM905
)
#: Who is called by where they are from once they are known: "the Norland senator".
KNOWN_BY_PLACE = frozenset(
    ["senator", "congressman", "congresswoman", "lawmaker", "politician", "billionaire", "mogul"]
)
#: Whoever is named before may be meant by one of these.
BODIES = frozenset(
    """
    company firm group organization organisation agency panel committee commission outlet network newspaper magazine
    website channel bank school university hospital platform app site giant chain retailer automaker carmaker airline
    """.split()  # noqa: SIM905
)
#: Of whom one is called without saying which: several of them said so, and they were told of before.
ANONYMOUS = frozenset("official source aide adviser advisor lawmaker researcher author executive".split())  # noqa: SIM905
COUNTED = frozenset(["countries", "nations", "towns", "cities", "firms", "agencies", "men", "women"])
#: What is not known by itself when something came after it.
HAPPENINGS = frozenset(
    "shooting attack blast explosion crash collision fire killing stabbing protest riot raid incident".split()  # noqa: SIM905
)
#: Nouns that say nothing of what happened, whatever stands before them.
SAYS_LITTLE = frozenset(["incident", "tragedy", "episode", "saga", "affair"])
WORDS_OF_TIME = TIMES | frozenset("week month year day time hour hours days weeks months years end now".split())  # noqa: SIM905
#: Nouns of which everybody knows which, whatever article they have.
KNOWN = WORDS_OF_TIME | frozenset(
    """
    summer winter spring fall autumn weekend season morning afternoon evening night past coming country nation century
    decade
    """.split()  # noqa: SIM905
)
#: What any reader of news knows, or takes from the country that the news is of.
PUBLIC = KNOWN | frozenset(
    """
    president vice-president president-elect government administration state states nation congress senate house
    parliament court courts constitution military army navy police public media press internet world economy market
    markets pandemic coronavirus virus weather sun moon sea sky border south north east west city town capital
    campaign presidency party war left right way rest end beginning future past present people population number
    chance power ability need lack time top bottom middle heart face head hands eyes others opportunity risk possibility
    truth law republic union kingdom monarchy queen king pope prime minister governor mayor attorney-general general
    environment climate planet universe ground floor air water web stage flag anthem dollar treasury ballot ballots
    polls voters electorate taxpayers poor rich elderly young unemployed wounded injured dead situation news
    """.split()  # noqa: SIM905
)
#: Phrases that mean one thing wherever they stand.
IDIOMS = frozenset(
    ["the central bank", "the books", "the polls", "the matter", "the issue", "the issues", "the results"]
)
#: Modifiers that do not say which.
EMPTY = frozenset(
    """
    new latest recent proposed controversial sweeping first second third fourth whole entire same other initial final
    bipartisan massive huge large big small current original previous planned earlier later key major alleged ongoing
    upcoming long-awaited highly anticipated much-anticipated full entire latest last next former old young older
    younger longtime long-time veteran seasoned historic rare unusual unprecedented surprising surprise sudden dramatic
    high-profile proposed revised updated resulting subsequent said so-called would-be two three four five six seven
    eight nine ten dozen several many few multiple remaining annual daily weekly monthly late early one-time
    """.split()  # noqa: SIM905
)
#: Capitalised words that say of a person what many are.
PARTIES = frozenset(
    "Democratic Democrat Republican GOP Conservative Liberal Labour Tory Independent Progressive".split()  # noqa: SIM905
)
#: Kinds of happening that say no more than that somebody was harmed in one.
HARMFUL = frozenset(["fatal", "deadly", "mass", "lethal"])
#: Nouns of which one may take up what another one named.
KIN = tuple(
    frozenset(base_stem(word) for word in line.split())
    for line in """
    guidance guideline recommendation rule advice restriction ban requirement mandate policy
    bill measure legislation law act package plan proposal resolution reform overhaul
    attack shooting shot killing kill blast explosion incident rampage massacre stabbing bombing murder
    election race contest runoff vote primary recall campaign
    image picture photo photograph cartoon drawing painting poster
    strike walkout stoppage
    airstrike strike missile raid bombing rocket
    victim death dead killed toll fatality
    protest demonstration march rally riot unrest insurrection violence clash
    deal agreement accord pact compromise compact settlement treaty
    probe investigation inquiry case lawsuit
    tweet post message
    decision ruling verdict order judgment
    researcher author scientist team study paper survey poll report
    indictment complaint charge
    lawsuit suit sue sued
    document memo report file dossier paper
    """.strip().splitlines()
)


def is_kind(word: str, nouns: Collection[str]) -> bool:
    """Return whether a noun, or what it is the plural of, is one of these."""
    lowered = word.lower()
    return lowered in nouns or (lowered.endswith("s") and lowered[:-1] in nouns)
