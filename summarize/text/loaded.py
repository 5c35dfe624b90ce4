"""Words that judge while they seem to report, each with a plain counterpart and the reason; the list is our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.phrases import Phrases
from summarize.text.quotations import mask_quotations

#: Reason -> "word|form|form=plain" entries, separated by semicolons. An empty counterpart means: leave it out.
#: A word with an everyday neutral sense ("attack", "crisis", "radical surgery") is not listed, or only in the
#: company that makes it loaded: checks that cry wolf are switched off.
_GROUPS: dict[str, str] = {
    "it tells how to feel about what somebody said": """
        slam|slams|slammed|slamming=criticize; blasted|blasting=criticize; rips into|ripped into=criticize; ripped|ripping=criticize; panned|panning=criticize;
        hyped|hyping=promote; vitriolic=; lurid=; salacious=; boisterous=; daring=; audacious=; chronically=; evidence-free=;
        lash out|lashes out|lashed out|lashing out=criticize; lambaste|lambasts|lambasted|lambasting=criticize;
        excoriate|excoriates|excoriated|excoriating=criticize; skewer|skewers|skewered|skewering=criticize;
        eviscerate|eviscerates|eviscerated|eviscerating=criticize; savage|savaged=criticize; trashed=criticize;
        bash|bashes|bashed|bashing=criticize; rail against|railed against|railing against|rails against=criticize;
        berate|berates|berated|berating=criticize; scold|scolds|scolded|scolding=criticize; chide|chides|chided=criticize;
        rant|rants|ranted|ranting=say; spew|spews|spewed|spewing=say; gloat|gloats|gloated|gloating=say;
        bluster|blusters|blustered=say; whine|whines|whined|whining=complain; sneer|sneers|sneered=say;
        thundered=say; crowed=say; exclaim|exclaims|exclaimed|exclaiming=say; fumed|fuming=say; seethe|seethed|seething=say;
        tirade|tirades=remarks; diatribe|diatribes=remarks; screed|screeds=text; rebuke sharply=criticize;
        clap back|claps back|clapped back=answer; hit back|hits back|hitting back=answer; fire back|fires back|fired back=answer;
        taunt|taunts|taunted|taunting=say; mock|mocks|mocked|mocking=; ridicule|ridicules|ridiculed=;
        unload on|unloads on|unloaded on|unloading on=criticize; smear campaign=campaign;
        smear campaigns=campaigns; hit piece=article; hit pieces=articles; bromance=friendship; smear|smears|smeared|smearing=accuse; demonize|demonizes|demonized|demonizing=criticize;
        vilify|vilifies|vilified|vilifying=criticize; griped|griping=complain;
        tweetstorm|tweetstorms=; scathingly worded=;
        angrily=; vehemently=; vigorously=; forcefully=; flatly=; pointedly=
    """,
    "it claims that what was said is true, or was being hidden": """
        admit|admits|admitted|admitting=say; concede|concedes|conceded|conceding=say; confess|confesses|confessed=say;
        point out|points out|pointed out|pointing out=say; let slip=say; come clean|came clean=say;
        debunk|debunks|debunked|debunking=; exposed as=show
    """,
    "it casts doubt on what was said": """
        so-called=; insist|insists|insisted|insisting=say; purport|purports|purportedly=say; boast|boasts|boasted|boasting=say;
        brag|brags|bragged|bragging=say; parrot|parroted|parrots=repeat; baselessly=without giving evidence;
        baseless=unproven; bogus=disputed; laughable=; phony=disputed; sham=disputed
    """,
    "it passes judgement on a person or group": """
        thug|thugs=; goon|goons=; crony|cronies=associate; henchman|henchmen=aide; strongman=leader; dictator|dictators=leader; despot|despots=leader;
        warmonger|warmongers=; zealot|zealots=supporter; fanatic|fanatics|fanatical=; demagogue|demagogues=politician;
        lackey|lackeys=aide; stooge|stooges=ally; puppet regime=government; mouthpiece|mouthpieces=spokesperson;
        snowflake|snowflakes=; crackpot|crackpots=; nutjob|nutjobs=; lunatic|lunatics=; wacko=; kook|kooks=; moron|morons=;
        idiot|idiots|idiotic=; liar|liars=; coward|cowards|cowardly=; bigot|bigots|bigoted=; racist rant=remarks;
        woke mob=; far-left radicals=; radical protesters|radical activists|radical group|radical groups=; extremist views=; radical left=left; radical leftist|radical leftists=left-wing;
        cabal|cabals=; ethically challenged=; long-suffering=; hermit kingdom=;
        extremist agenda=programme; libtard|libtards=; feminazi=; illegals=; illegal alien|illegal aliens=undocumented immigrant;
        bosses=managers; militant dockers=dockers; militant teachers=teachers;
        militant nurses=nurses; militant workers=workers; militant strikers=strikers;
        fat-cat|fat-cats=; profit-hungry=; money-grabbing=;
        illegal immigrant caravan=immigrant caravan; illegal immigrant caravans=immigrant caravans;
        elites=; globalist|globalists=; deep state=; swamp creature|swamp creatures=; rino|rinos=;
        disgraced=; embattled=; beleaguered=; notorious=; infamous=; controversial=; firebrand=;
        ultra-maga=; rogue regime=government; evil=; villain|villains=; monster|monsters=; hero|heroes|heroic|heroically=;
        legendary=; world-renowned=; beloved=; brave|bravely=; courageous|courageously=; revered=; esteemed=; renowned=; brilliant=;
        pro-life=anti-abortion; pro-choice=abortion-rights;
        agitator|agitators=; mob of=group of; angry mob|violent mob=crowd; angry mobs|violent mobs=crowds;
        union boss=union leader; union bosses=union leaders;
        hardliner|hardliners=; propagandist|propagandists=; apologist|apologists=supporter
    """,
    "it passes judgement on a deed or a thing": """
        commanded the stage=; sick footage|sick video=;
        shocking|shockingly=; disturbing|disturbingly=; shameful|shamefully=; disgraceful|disgracefully=; outrageous|outrageously=; appalling=;
        horrific|horrifically=; horrifying=; heinous=; despicable=; deplorable=; egregious=; atrocious=; abhorrent=;
        disgusting=; vile=; sickening=; gruesome=; ghastly=; barbaric=; savagely=; brutally=; callous|callously=; ruthless|ruthlessly=;
        reckless|recklessly=; brazen|brazenly=; blatant|blatantly=; flagrant|flagrantly=; draconian=strict; sinister=;
        scandalous=; ludicrous=; absurd|absurdly=; ridiculous|ridiculously=; preposterous=; nonsensical=; bizarre|bizarrely=unusual;
        hateful=; toxic=; vicious|viciously=; hysterical|hysterically=; hysteria=concern; cynical|cynically=;
        hypocritical=; hypocrisy=; insane=; crazy=; stupid=; pathetic=; dire=; disastrous|disastrously=; catastrophic=;
        botched=failed; bungled=failed; fiasco=; debacle=; boondoggle=; witch hunt|witch-hunt=investigation;
        power grab=; cover-up=; coverup=; shakedown=; cash grab=; giveaway|giveaways=; handout|handouts=payment;
        gimmick|gimmicks=; political stunt|publicity stunt=; charade=; mockery=; travesty=; assault on=; war on women=; job-killing=;
        amnesty bill=bill; death tax=estate tax; abortion industry=; gun grab=; election theft=; stolen election=;
        rigged=; propaganda=; indoctrination=teaching; indoctrinate|indoctrinates|indoctrinated=teach; brainwash|brainwashed=;
        amazing|amazingly=; incredible|incredibly=; wonderful|wonderfully=; fantastic=; magnificent=; stunning|stunningly=;
        much-touted=; much-hyped=; much-vaunted=; eye-watering=; grim=; sleazy=; big-government=;
        gutting=weaken; ravish|ravishes|ravished|ravishing=damage; ravage|ravages|ravaged|ravaging=damage;
        trounce|trounces|trounced|trouncing=defeat; gloves-off=; power-hungry=;
        spectacular|spectacularly=; remarkable|remarkably=; impressive|impressively=; inspiring=; triumphant|triumphantly=;
        glorious=; groundbreaking=new; landmark=; history-making=; game-changing=; harrowing=; rapt=; longshot|long-shot=;
        full-throated=; far-fetched=; stinging=; watered-down=weakened; eyebrow-raising=; bruising=; mercurial=; benighted=; unapologetic|unapologetically=; roundly=; historic victory=victory; masterful|masterfully=; common-sense=;
        commonsense=; heartbreaking=; heartwarming=; tragic|tragically=; sadly=; unfortunately=; fortunately=; thankfully=;
        mercifully=; alarming|alarmingly=; terrifying=; chilling=; jaw-dropping=; mind-boggling=; explosive allegations=allegations;
        dramatic|dramatically=; distressing|distressingly=; victory lap=; crosshairs=; took a bat to|takes a bat to=; firestorm=;
        bows to|bowed to|bowing to=; cops to|copped to=; unleash|unleashes|unleashed|unleashing=; troubled nomination=nomination;
        bombshell|bombshells=; damning=; scathing=; blistering=; withering=; searing=;
        fiery=; heated rhetoric=remarks; incendiary=; inflammatory=; at last=; miracle|miracles|miraculous|miraculously=;
        scourge=; petty=; squabble|squabbles|squabbling=dispute; starvation wages=; boiling point=; full-blown=;
        astronomical sum=large sum; astronomical sums=large sums; gleeful|gleefully=; doomsday=; fever pitch=; panic mode=; in full panic|in a panic=; clobbered=defeat; fighting mad=angry; nightmare|nightmares=; rust-bucket=old; killer quake=earthquake; shambles=;
        historic law|historic water law|historic reform=law; triumph|triumphs=; proudly=; greed|greedy|greedily=; heartless=;
        cruel|cruelly=; betrayal|betrayals|betray|betrays|betrayed=; crooked=; plunder|plundered|plundering=; lavish|lavishly=;
        slap in the face=; rightly=; crook|crooks=; shameless|shamelessly=; caged=jail;
        butchered|butchering=kill; smirk|smirks|smirked|smirking=; trousered=take; fat cat|fat cats=; hellhole=; bloodbath=; carnage=; walked free=be released;
        lapdog|lapdogs=; wimp|wimps=; meltdown=; farce|farcical=; crackdown on freedom=; henpecked=; sob story=; pirates=; robbed them|robbed us=; barons=owners; sweetheart deal=agreement;
        tanked|tanking=fall; rogue=; tough gig=; at breakneck speed=quickly;
        wreak havoc|wreaks havoc|wreaked havoc|wreaking havoc=; politically explosive=; conspicuously=; yet another=another;
        rips through|ripped through=strike; victory for=; blow to=; hasty=;
        humiliating defeat=defeat; humiliating defeats=defeats; humiliating loss=loss; embarrassing defeat=defeat;
        resounding victory=victory; resounding win=win; resounding defeat=defeat; frantic|frantically=; raucous=;
        lackluster|lacklustre=; last-ditch effort=effort; last-ditch efforts=efforts; last-ditch attempt=attempt;
        last-ditch bid=bid; vehemently denied=denied; vehemently denies=denies; vigorously denied=denied;
        vigorously denies=denies; vehemently opposed=opposed; vehemently opposes=opposes; feckless=; hapless=;
        woefully=; fawning=; eerily=; guilt-ridden=; with gusto=; rambling speech=speech; rambling remarks=remarks;
        rambling interview=interview; candidly=; rambling news conference=news conference; ratchets up|ratcheted up=increase;
        took a swipe at|takes a swipe at=criticize; traded barbs|trading barbs|trade barbs=; war of words=;
        into chaos=; held to ransom|holds to ransom|hold to ransom=; to ransom=; death trap|death-trap|death traps=; hell-hole=;
        paralysed|paralyzed=disrupt; cooked the books|cooking the books=;
        senseless=; gets away with|got away with=; rise up against|rose up against=protest against;
        dealt a blow|deals a blow|dealing a blow=; yielded to pressure|yielded to political pressure=;
    """,
    "it says what a fact means": """
        underscore|underscores|underscored|underscoring=show; underline|underlines|underlined|underlining=show;
        testament to=; turning point=; watershed=; speaks volumes|spoke volumes=; usher in|ushers in|ushered in=begin;
        sea change=change; sends a clear message|sent a clear message=; sends a strong signal|sent a strong signal=;
        the stakes are high|the stakes are enormous|the stakes could not be higher|the stakes couldn't be higher=; all but assured=likely; all but certain=likely
    """,
    "it makes things bigger, or smaller, than a figure would": """
        massive|massively=large; huge number=large number; huge numbers=large numbers;
        huge amount=large amount; huge amounts=large amounts; huge sum=large sum; huge sums=large sums; huge crowd=large crowd; huge crowds=large crowds; enormous|enormously=large; staggering|staggeringly=large; whopping=; eye-popping=;
        sky-high=high; skyrocket|skyrockets|skyrocketed|skyrocketing=rise; soar|soars|soared|soaring=rise;
        plummet|plummets|plummeted|plummeting=fall; surge of migrants=; flood of migrants=; tsunami of=; avalanche of=;
        deluge of=; horde|hordes=group; invasion of migrants=; exploding costs=rise;
        crippling=; devastating|devastatingly=; decimate|decimates|decimated|decimating=damage; obliterate|obliterates|obliterated=destroy;
        mere=; a modest=; paltry=small; measly=small; meager=small; meagre=small; a whole host of=many; countless=many; utterly=; totally=;
        absolutely=; extremely=; insanely=; literally=; hugely=; wildly=; vastly=; overwhelmingly=
    """,
    "it weighs for the reader what it tells": """
        unprecedented=; extraordinary|extraordinarily=; unusual|unusually=; surprising|surprisingly=; striking|strikingly=;
        sensational=; momentous=; monumental=; pivotal=; sweeping=; high-profile=; high-stakes=; much-anticipated=;
        long-awaited=; much-awaited=; highly anticipated=; hotly contested=; closely watched=; hard-fought=; hard-won=; hard-hitting=;
        bitter|bitterly=; fierce|fiercely=; blunt|bluntly=; bold|boldly=; defiant|defiantly=; unrepentant=; telegenic=;
        rocky=; dogged|doggedly=; finally=; notably=; inevitably=; unceremoniously=; ironically=; predictably=; curiously=; tellingly=; hopefully=;
        drastic|drastically=; pilloried|pillory=; astonishing|astonishingly=; upstart=; parroting=repeat; swiftly=; sorely=; deeply=; once again=; yet again=; hard-line|hardline=; sprawling=; bare-bones=; record-shattering=;
        historic step|historic move|historic vote|historic decision|historic deal=;
        historic=; frankly=; sternly=; furious|furiously=; tantalizing|tantalizingly=; eagerly=; fervent|fervently=; staunch|staunchly=; steadfast|steadfastly=;
        wide-eyed=; star-studded=; hotly=; mighty=; fateful=; ominous|ominously=; bleak=; glaring=; thorny=; sizzling=
    """,
    "it gives an opinion as a certainty": """
        obviously=; clearly=; undoubtedly=; undeniably=; unquestionably=; indisputably=; of course=; needless to say=;
        without a doubt=; surely=; naturally=; as everyone knows=; make no mistake=; let's be clear=; the truth is=;
        in reality=; the fact is=; arguably=; so much for=; no wonder=
    """,
    "it gives a motive that nobody can see": """
        desperate|desperately=; desperation=; caved|caving=agree; cave in|caved in=agree; cower|cowered|cowering=;
        gave in to|gives in to|given in to|giving in to|give in to=;
        scramble|scrambles|scrambled|scrambling=hurry; panicked=; flip-flop|flip-flops|flip-flopped=change position;
        backpedal|backpedals|backpedaled|backpedalled=change position; kowtow|kowtows|kowtowed=agree; pander|panders|pandered|pandering=appeal;
        weaponize|weaponizes|weaponized|weaponizing|weaponise|weaponised=use; ram through|rammed through|ramming through=pass;
        jam through|jammed through=pass; shove down=; strong-arm|strong-armed=press;
         snub|snubs|snubbed|snubbing=; axed=cut;
        crusade|crusades|crusading=campaign; meddle|meddles|meddled|meddling=interfere; plot to silence=; muzzled=restrict;
        schemed|scheming=plan; peddle|peddles|peddled|peddling=spread;
        vow|vows|vowed|vowing=say; regime=government; bloodthirsty=; power-hungry=; radical agenda=programme; cling to power|clung to power=remain in office;
        stonewall|stonewalls|stonewalled|stonewalling=decline to answer; grandstand|grandstanding=; virtue signaling=; virtue-signaling=
    """,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word or phrase; `text[start:end]`."""

    start: int
    end: int
    text: str
    #: What to write instead, in its base form; empty where it is best left out.
    plain: str
    reason: str


def _read_groups() -> Iterator[tuple[str, str, str]]:
    for reason, entries in _GROUPS.items():
        for entry in entries.split(";"):
            forms, _, plain = entry.strip().partition("=")
            for form in forms.split("|"):
                if form.strip():
                    yield form.strip(), plain.strip(), reason


_LISTED = {form: (plain, reason) for form, plain, reason in _read_groups()}
_PHRASES = {form: entry for form, entry in _LISTED.items() if " " in form}
_PHRASE = Phrases(re.escape(form) for form in sorted(_PHRASES, key=len, reverse=True))
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
#: Listed words in company that takes the judgement out of them.
_PLAIN_USE = re.compile(
    r"(?:mock\s(?:trial|draft|exam)|admitted\sto\s(?:the\s|a\s)?(?:hospital|intensive|icu)|admit(?:s|ted)?\s(?:patients|students)"
    r"|petty\s(?:cash|officers?|theft|thefts|crimes?|larceny|offen[cs]es?|thieves|thief)"
    r"|once\sagain(?=[^.]*,\sthis\stime\b)|regime\schange|sanctions\sregime|scheme\s(?:of|to\sdefraud)|ponzi\sscheme|pension\sscheme|pleaded|gut\s(?:health|feeling)"
    r"|\bgot\saway\swith(?=\s(?:the\s)?(?:\d|[£$€]|cash|money|jewel|gold|goods|painting|two|three|four|five|about|some\b))"
    r"|(?:mob|crime|mafia|drug|cartel|gang|party|political|club|studio)\sbosses"
    r"|paraly[sz]ed\s(?:from|below|in|man|woman|boy|girl|patients?|people|veterans?|athletes?|arms?|legs?|by|after|when|since|for)\b"
    r"|paraly[sz]ed(?=[.,;])|(?:left|leaving|was|is|were|are|been|being|becom\w+|partially|partly|the|an?)\sparaly[sz]ed"
    r"|striking\s(?:nurses|doctors|dockers|teachers|workers|drivers|pilots|miners|staff|union|members|writers|actors|employees"
    r"|crews?|guards|cleaners|porters|students|lecturers|railway\w*|engineers|sailors)"
    r"|disturbing\s(?:the|an?|any|its?|their|his|her|nesting|wildlife|birds|bats|[a-z]+s)\b"
    r"|hero(?:es)?\sact|natural\sgas|landmark\sbuilding|fiery\s(?:crash|wreck|explosion|collision|blaze)"
    r"|scrambled?\s(?:\w+\s){0,2}(?:jets|fighters|aircraft|eggs)|explosive\sdevice"
    r"|landmark(?=[.,;:]|\s(?:is|was|are|were|has|had|in|of|on|at|and|or|that|to|with|where|building|status)\b)"
    r"|(?:famous|historic|city|national|local|popular|best-known|beloved)\slandmark|stinging\s(?:insects?|smoke|cells?|jellyfish)"
    r"|(?:slam|blast|bash)\w*\s(?:[\w-]+\s){0,4}?(?:into|onto|ashore|through|off|open)\b"
    r"|(?:slam|blast|hit|pound|lash)\w*\s(?:[\w’'-]+\s){1,6}?with\s(?:[\w-]+\s){0,2}?(?:air\s?strikes?|rockets?|missiles?|shells?"
    r"|bombs?|drones?|artillery|shellfire|gunfire|rain|snow|hail|winds?|gusts|waves|floods?|tornado(?:es)?)\b"
    r"|(?:fir|hit|hitt)(?:e|es|ed|ing|s)?\sback\s(?:with\s)?(?:[\w-]+\s){0,2}?(?:tear\sgas|rockets?|missiles?|shells?|shots?|bullets"
    r"|artillery|gunfire|rounds|drones?|mortars?|airstrikes?)\b"
    r"|unload\w*\son\s(?:\w+day|(?:the\s|a\s)?(?:dock|docks|shore|beach|pier|quay|tarmac|crowd|street))"
    r"|historic\s(?:\w+\s)?(?:building|house|home|church|district|site|landmark|cent(?:er|re)|town|village|ship|bridge|monument"
    r"|figure|records?|data|lows?|highs?|levels?|average|norms?|times?|preservation|places?|register|buildings|houses)"
    r"|(?:bear|dog|cat|lion|tiger|leopard|wol[fv]e?|shark|animal|cub)s?\s(?:took|takes)\sa\sswipe\sat"
    r"|extraordinary\s(?:session|meeting|assembly|summit|congress|circumstances|measures|powers)|bitter\s(?:cold|winter|taste|herbs?)"
    r"|striking\sdown|rip\w+\s(?:[\w-]+\s){0,3}?(?:off|up|apart|out|through|open|from|away)\b|pann\w+\s(?:out|for)\b"
    # Names of crimes.
    r"|reckless(?:ly)?\s(?:homicide|endanger\w*|driving|conduct|manslaughter|caus\w+|disregard|murder|injury|assault)"
    r"|(?:first|second|third)-degree\sreckless\w*|malicious\s(?:prosecution|wounding|mischief)|violent\sdisorder"
    r"|rocky\s(?:coast|shore|beach|ground|terrain|slope|hill|mountains?|island|planet|reef)|sweeping\s(?:the|up|views?|across)"
    r"|deeply\s(?:buried|rooted)|fierce\s(?:winds?|storms?|fire|blaze)"
    r"|toxic\s(?:\w+\s)?(?:gas|gases|fumes|chemicals?|waste|substances?|smoke"
    r"|spill|materials?|metals?|algae|air|shock))",
    re.IGNORECASE,
)


#: Where a plea or a confession is told, "admitted" is what was done.
_IN_COURT = re.compile(
    r"(?i)\b(?:courts?|judges?|jury|trial|plea|pleaded|guilty|charges?|charged|fraud|theft|murder|manslaughter|bribes?"
    r"|prosecutors?|sentenced|convicted|police|crimes?)\b"
)
_ADMITS = re.compile(r"(?i)\b(?:admit(?:s|ted|ting)?|confess(?:es|ed)?)\b")
#: What makes a whole sentence somebody's opinion, so that no plainer word takes it out.
_OPINION = re.compile(
    r"\b(?:(?:a|the|this|that|another|big|old)\s(?:[a-z]+\s)?"
    r"(?P<one>lie(?!\sof\sthe\sland)|sham|farce|charade|disgrace|betrayal|travesty|witch\shunt|power\sgrab)"
    r"(?=[\W_]*$|[.,;:!?\"”]|\s(?:and|or|but|that|by|to|for|of|in|on|from|with|about)\b)"
    r"|(?:repeat|spread|peddl|tell)\w*\s(?:[a-z]+\s)?(?P<many>lies|falsehoods|propaganda|nonsense)\b"
    r"|(?P<trait>hypocrisy|hypocrites?|cowardice|insanity|madness|stupidity|tyranny)\b)"
    r"|(?P<guess>(?:could|may|might)\shave\sbeen\s(?:intended|meant)\sas|(?:which|that)\s(?:could|may|might)\s(?:signal|spell)"
    r"|striking\sfor\sits\simplication)\b"
    r"|(?P<reading>essentially|effectively|basically)(?=\s[a-z]+(?:ing|ed|s)\b)"
    r"|^[\"“]?(?:But\s|And\s)?(?P<adverb>obviously|clearly|undoubtedly|undeniably|of\scourse|needless\sto\ssay"
    r"|make\sno\smistake|let['’]s\sbe\sclear|the\s(?:truth|fact)\sis|no\swonder|so\smuch\sfor|surely)\b",
    re.IGNORECASE,
)
_OPINION_WORDS = frozenset(
    """
    lie lies sham farce charade disgrace betrayal travesty witch power falsehoods propaganda nonsense hypocrisy
    hypocrite hypocrites cowardice insanity madness stupidity tyranny obviously clearly undoubtedly undeniably course
    intended meant signal spell implication needless mistake let's let’s truth fact wonder much surely essentially effectively basically
    """.split()  # noqa: SIM905
)


@lru_cache(maxsize=16384)
def find_opinions(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a sentence judges outside its quotations, so that without that word the judgement would still stand.

    "They repeated a lie" is the writer's opinion in any words; "they slammed the plan" is a fact in a loaded one.
    """
    masked = mask_quotations(text)
    if _OPINION_WORDS.isdisjoint(_WORD.findall(masked.lower())):
        return ()
    return tuple(match.span(match.lastgroup or 0) for match in _OPINION.finditer(masked))


@lru_cache(maxsize=32768)
def find_loaded(text: str) -> tuple[Loaded, ...]:
    """Return the loaded words of a text outside its quotations, in order.

    A capitalised word inside a sentence is a name ("Brave", "Mock"), unless the whole is in capitals.
    """
    masked = mask_quotations(text)
    spans = [match.span() for match in _PHRASE.finditer(masked)]
    spans += [
        match.span()
        for match in _WORD.finditer(masked)
        if match[0].lower() in _LISTED and (match[0][0].islower() or match.start() == 0)
    ]
    if not spans:
        return ()
    harmless = [(match.start(), match.end()) for match in _PLAIN_USE.finditer(masked)]
    if _IN_COURT.search(masked):
        harmless += [match.span() for match in _ADMITS.finditer(masked)]
    found: list[Loaded] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if (found and start < found[-1].end) or any(left < end and start < right for left, right in harmless):
            continue
        plain, reason = _LISTED[masked[start:end].lower()]
        found.append(Loaded(start, end, text[start:end], plain, reason))
    return tuple(found)
