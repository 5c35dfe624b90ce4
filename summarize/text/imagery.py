"""Figures of speech and verdicts by which a narrator colours what is told; the list is our own.

Unlike a loaded word, an image cannot be exchanged or left out without writing the sentence around it anew. It may stand
where somebody is quoted, and not in a summary's own voice.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.text.phrases import Phrases
from summarize.text.quotations import mask_quotations

_MAKE_OF_IT = "it tells what to make of the news"
#: Reason -> patterns between semicolons; a space stands for any space.
_GROUPS: dict[str, str] = {
    "an image stands where a plain verb would tell what was done": r"""
        slap(?:s|ped|ping)?(?: [\w-]+){0,4} (?:tariffs?|fines?|sanctions?|duties|bans?|fees?);
        batter(?:s|ed|ing)?(?! (?:the )?(?:coast|shore|island|town)); plagu(?:e|es|ed|ing); roil(?:s|ed|ing)?;
        upend(?:s|ed|ing)?; (?:tears?|tore|tearing) through; seiz(?:e|es|ed|ing) on; bankroll(?:s|ed|ing)?;
        carv(?:e|es|ed|ing) (?:his|her|its|their|out) (?:name|place); unravel(?:s|ed|ing|led|ling)?;
        pummel(?:s|ed|ing|led|ling)?; reel(?:s|ed|ing)? from;
        teeter(?:s|ed|ing)?;
        buoy(?:s|ed|ing) (?:the|his|her|its|their|hopes); stok(?:e|es|ed|ing); brac(?:es|ed|ing) for;
        loom(?:s|ed|ing)?;
        haunt(?:s|ed|ing)?; torpedo(?:es|ed|ing); scuttl(?:e|es|ed|ing); power(?:s|ed|ing) (?:to|past|through);
        cruis(?:es|ed|ing) to; breez(?:es|ed|ing) (?:to|past|through); sped (?:forward|ahead); fac(?:es|ed|ing) down;
        teas(?:e|es|ed|ing) (?:a|an|the|his|her|its|that|another);
        duck(?:s|ed|ing)? (?:the|a|an|out|questions?|decid\w+); dodg(?:e|es|ed|ing);
        brush(?:es|ed|ing) (?:off|aside); d[iu]g(?:s|ging)? in (?:his|her|its|their) heels;
        throw(?:s|ing)?(?: [\w,'’-]+){1,10} into (?:tumult|turmoil|chaos|doubt|disarray|question);
        (?:deal|deals|dealt|dealing|suffer|suffers|suffered|suffering) a(?: [\w-]+){0,2} blow;
        sent(?: \w+){1,3} reeling;
        sen[dt](?:s|ing)? (?:shock ?waves|shivers|chills|ripples|tremors);
        fuel(?:s|ed|ing|led|ling)? (?:\w+['’]s )?(?:\w+ )?(?:attacks|fears|speculation|anger|rumou?rs);
        (?:pour(?:s|ed|ing)?|throw(?:s|ing)?|threw|thrown) cold water;
        rattl(?:es|ed|ing) (?:\w+ )?(?:allies|nerves|markets|investors|voters);
        go(?:es|ing)? the distance; throw(?:s|ing)? (?:his|her|its|their) (?:weight|hat);
        paint(?:s|ed|ing)? an?(?: \w+)? picture; fall(?:s|ing)? flat; swept away; flood(?:s|ed|ing)? into;
        (?:go|goes|went|going) to bat for; riled up; walk(?:s|ed|ing)? a (?:fine line|tightrope);
        rail(?:s|ed|ing) about;
        (?:tak(?:e|es|ing)|took) (?:an? )?(?:\w+ )?(?:swipe|shot|jab|page)s?;
        trad(?:e|es|ed|ing)(?: \w+)? (?:barbs|jabs|blows|insults);
        tag-team(?:s|ed|ing)?; pull(?:s|ed|ing)? the plug; tighten(?:s|ed|ing)? (?:his|her|its|their) grip;
        set(?:s|ting)? the stage; ratchet(?:s|ed|ing)? up; dash(?:es|ed|ing) (?:\w+ )?hopes;
        sh(?:ake|akes|aking|ook) up;
        (?:hand|hands|handed|handing)(?: [\w.'’-]+){1,4} a(?: \w+)? (?:victory|win|defeat|setback|blow);
        turn(?:s|ed|ing)? up the heat; did not wait to; live or die; hold(?:s|ing)? the line; staring (?:at|down);
        meander\w*;
        (?:tells|told|telling) the story; stomach(?:s|ed|ing)?(?= (?:the|a|his|her|its|their)); engulf(?:s|ed|ing)?;
        torch(?:es|ed)(?= (?:[A-Z]|the (?:president|party|media))); tosses; kills(?= (?:the|federal|[A-Z]));
        smash(?:es|ed);
        lies again; go(?:es|ing)? nuclear; hold(?:s|ing)? (?:\w+ )?nose;
        blasts(?= (?:[A-Z]|the (?:president|party))); poison(?:s|ed|ing)? by; funnel(?:s|ed|ing)? money;
        war of words; pull(?:s|ed|ing)? no punches;
        barrel(?:s|ed|ing|led|ling)? toward; boil(?:s|ed|ing)? over; roar(?:s|ed|ing)?(?! into); fresh from;
        (?:keep|keeps|kept|keeping)(?: \w+){1,3} humming; rac(?:es|ed|ing) an?(?: \w+)? deadline; exult(?:s|ed|ing)?;
        (?:get|gets|got|getting) hammered; perhaps most (?:significant|important|notabl|striking)\w*;
        (?:grow|grows|grew|growing) louder; (?:lay|lays|laid|laying) down(?: \w+)? markers?;
        chaf(?:e|es|ed|ing) (?:at|under); bow(?:s|ed|ing)? out
    """,
    "a narrator's word stands for what people did or felt": r"""
        fury; uproar; furor; furore; frenzy; freak-?out; tumult; mayhem; circus; saga; showdowns?; shockwaves?;
        sprint to;
        honchos?; bigwigs?; acolytes?; boosters? of; boogeym[ae]n; pipe dream; hornet['’]s nest; powder keg;
        tinderbox;
        juggernaut; juncture; crossroads; olive branch; lifeline; silver lining; uphill battle; power play; tightrope;
        albatross; gauntlet; laundry list; kerfuffle; brouhaha; hubbub; maelstrom; quagmire; powerhouse; linchpin;
        high drama; redemption; pals?; chorus of; grilling
    """,
    _MAKE_OF_IT: r"""
        (?:good|bad|great|welcome|terrible) news (?:for|that|to|from); the odds (?:are|of|were); abuzz; no surprise;
        to say the least; remains to be seen; what amounts? to; amount(?:s|ed|ing)? to an?; a far cry;
        dead on arrival;
        downright; destined to; stalwarts?; hungry (?:to|for);
        (?:break|breaks|broke|broken|breaking)(?: [\w'’]+){1,4} silence;
        (?:violently|mercilessly|harshly|heavy-handedly)(?! ill\b);
        rosy; now-famous;
        that wasn['’]t; (?:fortunes|future) with (?:them|him|her|it); secretive; unsightly;
        vigorous dissent;
        the backbone of; makes? history; marked (?:his|her|their) place; has had enough; get used to it;
        verbal (?:assault|attack|barrage)s?;
        (?:has|have) (?:exclusively )?learned; can (?:exclusively )?(?:confirm|reveal);
        only \d[\d,.]*%?;
        war on (?!terror|drugs|crime|poverty|cancer|iraq|gaza|ukraine|isis|hamas);
        on the (?:verge|brink|cusp|ropes|hook|warpath|defensive); hang(?:s|ing)? in the balance; in limbo;
        in (?:disarray|shambles|tatters|crisis mode); under siege; beset by; mired in; embroiled in;
        uncharted (?:territory|waters); perfect storm; tip of the iceberg; too little,? too late; time will tell;
        headed for a landslide; supposed(?:ly)?(?! to); avowed; so far so good; (?:apparently|seemingly|ostensibly);
        militant (?:unions?|union|bosses|leaders|workers|dockers|teachers|nurses|miners|activists);
        plung(?:e|es|ed|ing)(?: [\w-]+){1,4} into (?:chaos|crisis|turmoil|darkness|panic|misery);
        risky (?:strategy|gamble|bet|move|plan); a champion of;
        cast(?:s|ing)? (?:fresh |new )?doubt; shows? (?:he|she|it|they) (?:is|are) ready; a bright spot;
        rais(?:e|es|ed|ing) (?:eyebrows|alarm|serious questions|questions (?:about|by)); a dark (?:chapter|cloud|day);
        almost as (?:quickly|soon|fast) as; in stark contrast; fl(?:y|ies) in the face of; la(?:y|ys|id|ying) bare;
        is (?:now )?officially; let['’]s; (?:its|their|his|her) true colou?rs; surprisingly strong; the best case;
        under a cloud; in the trenches; all[- ]but doomed; doomed; beholden; intractable; tumultuous; scorching;
        inflamed;
        harsh words; (?:essentially|effectively) (?:[a-z]+); is sure to; deepening rifts?
    """,
}
#: "..., an unusual move that shows": what a deed is, said of a whole clause.
_VERDICT = (
    r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}(?:move|step|sign|shift|reversal|rebuke|victory|setback|defeat|twist|moment|feat"
    r"|win|departure|break|admission|gesture|gambit|escalation)\s(?:that|which|for|to|in|from|of|likely|sure)\b"
)
#: "Well, that did not take long."
_CHATTY = r"^(?:Well|Sure|Look|Yes|No|OK|Okay|Alas|Oh|Enter|Cue),\s"


#: "The oldest and most revered": praise of two kinds.
_SUPERLATIVES = r"\b(?:[a-z]+est|most\s[a-z]+)\sand\s(?:[a-z]+est|most\s[a-z]+)\b"


def _read(block: str) -> Phrases:
    entries = (" ".join(entry.split()) for entry in block.split(";"))
    return Phrases(entry.replace(" ", r"\s") for entry in entries if entry)


_PATTERNS: tuple[tuple[str, Phrases | re.Pattern[str]], ...] = (
    *((reason, _read(block)) for reason, block in _GROUPS.items()),
    (_MAKE_OF_IT, re.compile(_SUPERLATIVES, re.IGNORECASE)),
    ("it says of a whole clause what kind of deed it is", re.compile(_VERDICT, re.IGNORECASE)),
    ("it talks to the reader", re.compile(_CHATTY)),
)


@lru_cache(maxsize=16384)
def find_images(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where a text colours or judges outside its quotations, each with the reason, in order."""
    masked = mask_quotations(text)
    found = [
        (match.start(), match.end(), reason)
        for reason, pattern in _PATTERNS
        for match in pattern.finditer(masked)
        # A capital inside a sentence opens a name ("Gauntlet").
        if not masked[match.start()].isupper() or masked[: match.start()].rstrip()[-1:] in {"", ".", ":"}
    ]
    return tuple(sorted(found))
