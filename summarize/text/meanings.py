"""Words that may stand for each other in news, words that follow from others, and words that say the opposite."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from summarize.text.verbs import base_stem

#: Words of which the first may stand where one of the others stands in the source, and the other way round.
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
    acquire purchase buy takeover
    replace succeed successor
    resign resignation quit step
    step quit resign
    own owner belong
    sack fire dismiss oust
    fire sack dismiss
    layoff job cut
    lay cut dismiss
    sentence jail imprison
    verdict ruling decision
    rule decide decision ruling
    capture seize take
    seize confiscate
    march protest demonstrate rally demonstration march
    protester demonstrator marcher
    crowd people
    walkout strike
    strike walk
    begin open
    injure hurt wound
    victim dead killed
    death toll
    crash collision accident collide
    derail derailment
    collapse fall
    explode explosion blast
    bomb explosive bombing
    fighting clash battle combat
    clash fight
    soldier troop army
    army military force
    rebel insurgent fighter
    gunman attacker shooter
    hostage captive
    evacuate flee leave evacuation
    escape flee
    rescue save pull
    flood floodwater flooding
    burn fire
    destroy ruin
    factory plant mill works
    shop store outlet
    shut close
    firm company business
    worker employee staff
    staff employee worker
    pay wage salary earnings
    price cost
    cost price worth
    profit earnings
    revenue sales turnover
    loan credit
    share stock
    stake share
    tax levy duty
    fee charge
    budget spending
    deal contract
    merge merger
    rate interest
    grow growth
    shrink fall decline
    poll survey
    survey study poll
    study research report
    researcher scientist
    expert analyst specialist
    vote ballot
    poll election
    runoff election vote
    candidate contender
    coalition alliance
    parliament assembly legislature chamber lawmaker
    lawmaker mp parliament
    cabinet government
    government administration regime authority
    premier minister
    law act
    bill act draft
    approve pass adopt
    adopt pass approve
    veto reject block
    block stop prevent
    ban outlaw forbid prohibition
    permit allow licence permission
    treaty pact agreement accord
    ceasefire truce armistice
    sanction penalty
    envoy ambassador diplomat
    diplomat ambassador
    visit trip tour
    arrive come reach
    depart leave
    flee escape
    die perish
    corpse body
    hospital clinic
    physician doctor medic
    nurse medic
    disease illness sickness
    ill sick
    virus infection
    infect contract
    vaccine jab shot vaccination
    drug medicine
    car vehicle automobile
    lorry truck
    plane aircraft jet airliner
    flight plane
    ship vessel boat ferry
    ferry ship boat vessel
    train rail
    railway rail train line
    road highway street motorway
    airport airfield
    harbour port
    sea ocean
    river stream water
    coast shore
    hill mountain
    island isle
    village town settlement
    home house flat
    flat apartment
    building block
    pupil student
    teacher educator
    child kid youngster
    teenager teen youth
    baby infant
    woman female
    man male
    elderly old
    lawyer attorney counsel
    prosecutor prosecution
    suspect accused defendant
    trial case hearing
    hearing trial
    court judge tribunal
    inmate prisoner
    detainee prisoner
    free release
    freed released
    bail bond
    fine penalty
    fraud scam
    steal theft
    theft steal
    rob robbery
    bribe bribery
    corrupt corruption
    smuggle trafficking traffic
    pollute pollution contaminate
    search hunt look
    hunt search
    find discover
    discover find
    lose loss
    win beat defeat
    win triumph
    lead ahead
    game match
    match game final
    coach manager trainer
    side team club
    team side squad club
    player footballer
    goal score
    score goal
    title championship
    prize award
    award prize
    novel book
    author writer
    film movie picture
    band group
    museum gallery
    exhibition show
    painting picture artwork
    church chapel
    criticize criticism condemn denounce
    condemn denounce criticism
    praise welcome commend
    welcome praise
    urge call press appeal
    urge ask
    demand call
    promise pledge vow
    pledge vow
    promise vow
    warn warning caution
    announce say
    reveal disclose
    deny reject
    reject deny
    reject turn
    refuse decline
    threaten warn
    plan intend
    intend want
    intention plan
    aim goal
    expect forecast predict
    forecast projection predict
    delay postpone
    postpone delay
    cancel call
    resume restart
    reopen open
    continue keep
    remain stay
    rest remain
    return back
    move transfer relocate
    transfer move
    gather meet assemble
    hold take
    hold host
    attend visit
    happen occur
    occur happen
    cause trigger
    damage harm
    harm damage
    danger risk threat
    risk threat danger
    problem trouble difficulty
    shortage lack
    lack shortage
    dispute row conflict
    row dispute
    talk negotiation negotiate
    negotiate talk
    offer proposal
    propose suggest
    suggest propose
    speak say tell
    letter message
    statement announcement
    press media
    newspaper paper
    reporter journalist
    journalist reporter
    pope pontiff
    king monarch
    queen monarch
    royal king queen
    rich wealthy
    poor poverty
    cheap low
    dear expensive high
    huge large big
    large big massive
    tiny small
    little small
    quick fast rapid
    speed pace
    early soon
    late delayed
    ago earlier before
    quarter twenty-five
    twice double
    treble triple
    dozen twelve
    year twelvemonth
    fortnight week
    morning dawn
    dawn morning sunrise
    night overnight
    overnight night
    midday noon
    summit meeting
    migrant refugee
    tourist visitor
    passenger traveller
    driver motorist
    resident inhabitant citizen local
    citizen resident
    voter electorate
    farmer grower
    fisherman angler
    sailor seaman
    dockworker docker
    climber mountaineer
    hiker walker
    teen teenager
    shaken shook
    disabled handicapped
    lawsuit suit sue
    sue lawsuit
    appeal challenge
    acquit clear innocent
    guilty convict
    ask seek request
    seek want
    lead head
    run manage operate
    operate run
    owner own
    hire employ recruit
    recruit hire
    employ hire
    appoint name
    elect choose vote
    choose elect
    chairman chair
    chief leader head
    boss chief head
    deputy vice
    aide adviser assistant
    adviser aide
    spokesman spokeswoman spokesperson
    police officer
    officer police
    firefighter fire crew
    crew team
    helper volunteer
    charity organization
    agency body office
    body agency organization
    group organization
    organization group
    union federation
    member part
    ministry department minister
    department ministry
    country nation
    world global
    abroad overseas foreign
    overseas abroad
    domestic national
    local regional
    capital city
    downtown centre
    centre middle
"""
#: The source's word -> words that follow from it, but not the other way round: who is killed is dead.
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
    quit: resign
    jail: sentence prison court
    imprison: sentence prison jail
    convict: guilty court
    acquit: guilty court
    beat: win lose victory
    defeat: win lose victory
    win: beat defeat victory
    outbid: buy
    collapse: fall
    kill: victim death deadly fatal
    die: death dead dead
    death: die dead
    arrest: police custody suspect
    cut: lose reduce
    vote: election ballot
    elect: election vote
    resign: leave step
    bury: landslide
    flood: water
    ban: prohibit
    derail: accident
    march: protest
    rise: increase high
    drop: fall decrease
    parliament: lawmaker
    senate: senator lawmaker
    senator: lawmaker
    pupil: school
    own: owner
    employ: worker
    sail: ship
    fly: plane flight
    drive: car
    drown: die dead death
    charge: allege accuse
    accuse: allege
    suspect: allege believe
    resident: people
    villager: people resident
    passenger: people
    police: officer
    spokesman: say
    government: minister
    minister: government
    poison: contaminate
    burn: fire
    buy: acquire
    assassin: kill
    hurricane: storm
    typhoon: storm
    cyclone: storm
    wildfire: fire blaze
    accuse: criticize
    steal: take
    indict: accuse
    shoot: shooting
"""
#: Words of which one denies the other: a word on the left of the bar against one on its right.
_OPPOSITES = """
    accept approve agree allow permit authorize grant | reject refuse decline veto deny ban bar prohibit forbid block
    back endorse | oppose reject
    convict guilty | acquit innocent exonerate
    impose introduce | lift abolish scrap repeal
    resume restart reopen continue | suspend halt stop cancel
    rise increase grow gain climb raise jump surge | fall decrease drop decline shrink lower slip plunge reduce
    raise increase | cut
    win victory | lose loss
    open | close shut
    begin start launch | end finish conclude
    buy purchase acquire | sell
    hire employ | dismiss fire sack
    join enter | leave quit exit
    release free | arrest detain jail imprison seize
    confirm admit acknowledge | deny
    survive alive | die dead death
    support favor | oppose condemn
    praise welcome applaud | criticize condemn denounce
    arrive | depart
    succeed | fail
    safe | unsafe dangerous
    legal lawful | illegal unlawful
    able | unable
    likely | unlikely
    include | exclude
    strengthen | weaken
    improve | worsen deteriorate
    expand extend widen | shrink narrow shorten
    remain stay | leave
    extend | shorten
    find discover | lose
    attack | defend
    keep retain | drop abandon
    before | after
    high | low
    most majority | minority
    profit | loss
    creditor | debtor
"""
#: Directions, of which one cannot stand for another.
DIRECTIONS: frozenset[str] = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest".split()  # noqa: SIM905
)
_NOTHING: frozenset[str] = frozenset()


@cache
def _carriers() -> Mapping[str, frozenset[str]]:
    carriers: dict[str, set[str]] = {}
    for line in _EQUALS.strip().splitlines():
        stems = {base_stem(word) for word in line.split()}
        for stem in stems:
            carriers.setdefault(stem, set()).update(stems)
    for line in _FOLLOWS.strip().splitlines():
        source, _, implied = line.partition(":")
        for word in implied.split():
            carriers.setdefault(base_stem(word), set()).add(base_stem(source.strip()))
    return {stem: frozenset(others) for stem, others in carriers.items()}


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    opposites: dict[str, set[str]] = {}
    for line in _OPPOSITES.strip().splitlines():
        left, _, right = line.partition("|")
        ours = {base_stem(word) for word in left.split()}
        theirs = {base_stem(word) for word in right.split()}
        for stem in ours:
            opposites.setdefault(stem, set()).update(theirs)
        for stem in theirs:
            opposites.setdefault(stem, set()).update(ours)
    return {stem: frozenset(others) for stem, others in opposites.items()}


def carrying_stems(stem: str) -> frozenset[str]:
    """Return the stems of which one in a source carries a word with this stem; the stem itself may be missing."""
    return _carriers().get(stem, _NOTHING)


def opposite_stems(stem: str) -> frozenset[str]:
    """Return the stems that say the opposite."""
    return _opposites().get(stem, _NOTHING)


@lru_cache(maxsize=8192)
def canonical_stem(stem: str) -> str:
    """Return one stem for all that mean the same: the first of them."""
    return min(carrying_stems(stem) | {stem})
