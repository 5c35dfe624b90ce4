"""Which sentences a statement may rest on, and why the others are passed over."""

from __future__ import annotations

import re
from dataclasses import replace

from summarize.text.clauses import find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.dates import find_dates
from summarize.text.names import find_names
from summarize.text.phrases import Phrases
from summarize.text.printable import mask_sequences
from summarize.text.pronouns import opening_pronoun, unnamed_person
from summarize.text.quotations import find_quotations, is_quoted, mask_quotations
from summarize.text.readable import read_sentence
from summarize.text.subjects import name_pronoun
from summarize.text.tokens import STOP_WORDS
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, DETERMINERS, INSIDE, JOINING, NUMERALS, PREPOSITIONS

from .candidates import Candidate

#: Words of a sentence that can be a statement. Below, headings and fragments; above, tables and lists.
SHORTEST, LONGEST = 5, 75

_FURNITURE_OPENING = re.compile(
    r"""(?ix) ^\W*(?:
      read\ (?:more|also|the\ full|next|our)\b | sign\ up\b | subscribe\b | click\ (?:here|on)\b | follow\ (?:us|@)
    | related(?:\ (?:stories|articles|content|coverage))?\s*: | more\ on\ this\b | see\ also\b
    | more\s*: | watch(?:\ (?:the\ )?(?:video|live|now))?\s*: | watch\ (?:the\ full|this|our|as|how|more)\b
    | listen(?:\ (?:now|to\ the))\b | photos?\b\s*(?:by\b|:)
    | (?:image|picture|video|caption|source|correction|clarification)\s*: | file\ photo\b | advertisement\b
    | copyright\b | © | editor['’]?s?['’]?\ note | updated?\s*(?:at|:|on\ \d) | published\s*(?:at|:|on\ \d)
    | share\ (?:this|on)\b | download\ our | join\ (?:us|our)\b | support\ our\b
    | (?:this|that|an\ earlier\ version\ of\ this)\ (?:article|story|report)\b
    | (?:additional\ )?reporting\ by\b | (?:writing|edited|editing|compiled)\ by\b
    | with\ (?:files|additional\ reporting)\ from\b
    )"""
)
#: "placeholderMore than 500 ships": the name of a box of the page ran into the sentence.
_RUN_TOGETHER = re.compile(r"[a-z]{4,}[A-Z][a-z]+ ")
#: What stands before the colon is no speaker: "One snag:", "From the Hadley Gazette:".
_LABEL = re.compile(
    r"""(?x)(?: From\ (?:the\ )?[A-Z][^:,“”"]{1,40}
      | (?!(?:He|She|It|They|We|I|As|But|And|So)\b) [A-Z][a-z]+(?:['’]s)?(?:\ [a-z][a-z'’-]*){1,3}(?<!ed)
      | [A-Z][a-z]+(?:\ [A-Z][a-z]+){0,2}(?=:\ \d[\d.]*\ ?(?:%|per))
      | (?:Analysis|Background|Context|Fact|Flashback|Myth|Opinion|Perspective|Reminder|Translation|ANALYSIS|OPINION)
    ):\ (?=[A-Z0-9])"""
)
_TELLS_IN_LABEL = re.compile(
    r"\b(?:said|says|wrote|writes|told|tells|read|reads|put|asks|began|concluded|goes|went|is|are|was|were|has|have|had)\b|['’]s\b"
)
#: What an outlet puts up to judge it, and its judgement of it: neither is news by itself.
_PUT_UP = re.compile(r"(?i)(?:claim|verdict|(?:fact|reality) check(?: verdict)?|question|answer):\s")
#: A transcript's speaker, or a live page's label: "AUDIE CORNISH, HOST: If", "RIGHT NOW Orlo is quiet".
_LIVE_LABEL = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*(?:, [A-Z ]{3,})?: (?=[A-Z])"
    r"|(?:RIGHT NOW|JUST IN|HAPPENING NOW|BREAKING(?: NEWS)?|[A-Z]{4,} OF THE)\b"
    r"|(?:CLOSE|SHARE|WATCH|PREVIOUS) (?=[A-Z])"
)
#: What stands beneath a picture, or beside a list: "In this May 1 file photo, ...", "1. The Port Is Closed: ...".
_CAPTION = re.compile(
    r"""(?x)\bfile\ photo\b(?!\ of\b) | ^[|•·▪►■●◾◼‣○◦]\s? | \|\s(?:Getty|AP|Reuters)\b
    | ^In\ this\ (?:[A-Z][a-z.]+\ \d+,?(?:\ \d{4},?)?\ |undated\ |handout\ |still\ |video\ |combination\ )*
      (?:file\ )?(?:photo|image|frame)\b(?!\ finish)
    | ^\d{1,2}\.\s(?:[A-Z][\w'’]*\s){2,}[A-Z][\w'’]*: | \bShow\ Hide\b
    | [(,]\ ?not\ (?:in\ (?:the\ )?picture\b|pictured\b)
    | [A-Z][\w’-]+,\ (?:left|right|center|centre|second\ from\ (?:left|right)),\ (?!and\b|or\b|then\b|in\b)[a-z]
    | ^(?:(?:[A-Z][\w.'’-]*|[a-z]{2,})\s){0,11}[A-Z][\w.'’-]*\s
      (?:speaks?|testif(?:y|ies)|arrives?|attends?|walks?|gestures?|listens?
      |looks?|poses?|stands?|waves?
      |(?:is|are)\ (?:seen|shown|pictured|escorted|flanked|accompanied|joined\ by|surrounded)
      |gathers?|holds?|leaves?|addresses|delivers|departs?|confers\ with|greets?|shakes?\ hands|smiles?
      |pauses?\ (?:during|as|while|at|in)|reacts?\ (?:during|as|while|at|in))
      \ (?!(?:[\w’'-]+\ )*(?:that|who|which|since|before(?!\ (?:an?|the)\ [A-Z])|after|until|over|when|will|is|was)\b)
      [^“”"]*[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s(?:19|20)\d\d\.$"""
)
#: Whose picture it is, behind what is seen in it.
_CREDIT = re.compile(
    r"\s{0,3}[(\[](?:(?:Photo|Image|Credit)(?:s\b|:|\sby\b|\scredit)"
    r"|(?:[A-Z][\w.'’ -]{2,40}(?:/|,\s|\svia\s))?(?:AP|Reuters|Getty|AFP|EPA|Bloomberg)[^()\[\].]{0,30}[)\]])"
)
#: The same, glued to the full stop: "reached the coast.(AP Photo/Ada Brook)".
_CREDIT_WITHIN = re.compile(r"[.!?][”\"]?\s?\((?:AP|Reuters|Getty|AFP|EPA|Photo|Image)\b[^()]{0,60}\)$")
#: A day that only a caption gives so: "rally at the port in Orlo, Norland, March 2, 2020."
_CAPTION_DATE = re.compile(
    r"(?:,|\son)\s(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?\s)?(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"\s\d{1,2},\s(?:19|20)\d\d\.$"
)
_BETWEEN_COMMAS = re.compile(r", (?:who|which|whose)\b[^,]*,")
#: What people are seen doing: "Ada Brook smiles after the vote".
_SHOWN = re.compile(
    r"^(?!.*\b(?:said|told|ruled|announced)\b)(?!.*, and\b)(?:(?!\b(?:who|that|which|when|if|after|where|as)\b)[^,]"
    r"|, [A-Z][\w.-]*,?){2,70}?(?<!\b[Tt]he) "
    r"(?:smiles|speaks|listens|gestures|arrives|reacts|poses|departs|watches|greets|testifies) "
    r"(?:at|after|as|during|outside|inside|in|with|while|to|before|on|next|from|near)\b"
)
_BARE_DAY = re.compile(r"\son\s(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))")
_SCENE = re.compile(r"\b(?:in|at|during|outside|near|on) (?:the |an? )?[A-Z]")
#: What is announced for a day.
_ANNOUNCING = frozenset(
    """
    start begin open end expire run close take face plan apply cover vote come go kick meet elect hear resume shut
    reopen restart return say tell claim charge allege report show announce accuse deny confirm warn
    """.split()  # noqa: SIM905
)
_BRACKETED = re.compile(r"\([^()]+\)")
_FURNITURE = re.compile(
    r"""(?ix)\b(?: contributed\ to\ this\ (?:report|article|story) | getty\ images | privacy\ policy
    | terms\ of\ (?:use|service) | cookie\ policy | all\ rights\ reserved | your\ inbox | click\ here | tap\ here
    | enable\ javascript | something\ for\ every(?:one|body) | follow\ (?:him|her|them|us)\ on )\b
    | \((?:video|audio|photos?|pictures)\)\W*$ | \S+@\S+\.\w+ | https?://\S+\s*$
    | ✔ | \bpic\.twitter\.com | ^@\w+\ | \bopens\ (?:in\ )?a\ new\ (?:window|tab)\b | ©"""
)
_NEWSLETTER = re.compile(r"(?i)\bnewsletter\b")
#: Who offers a newsletter to its readers, rather than tell of one.
_OFFERS = re.compile(
    r"(?i)\b(?:our|your|free|sign(?:ed|ing)?[ -]up|subscri\w+|appeared|get|receive|delivered|welcome|thanks|try|join"
    r"|want|readers|(?:version|edition) of)\b"
)
#: "The ministry released the following statement": what follows is the news.
_FOLLOWS = re.compile(
    r"(?i)\b(?:releas|issu|ma[dk]|sen[dt]|post|publish|offer|g[ia]v|deliver)\w* the following"
    r" (?:statement|letter|remarks|message|memo|list|text|transcript)\b"
)
#: What a page of finance puts behind the name of a company: "Orlo Ferries ORLF, +0.54% shares".
_TICKER = re.compile(r"\b[A-Z]{1,5}, [+−–-]\d+(?:\.\d+)?%")
#: "During President George W.", "and Norland Gov.": a name was to follow.
_NAMELESS = re.compile(
    r"(?:\bthe D\.C|\b[HS]\. (?:Con\. )?Res|\bS\. Con)\.$"
    r"|(?:^|[\s“\"(])(?:(?:Gov|Sens?|Reps?|Mrs?|Ms|Gen|Lt|Col|Sgt|Rev)"
    r"|(?:President|Justice|(?:Sen|Rep|Gov)\.) [A-Z][a-z]+ [A-Z])\.$"
)
#: The first letter is gone ("resident Waters said"), or what stood before it.
_BEHEADED = re.compile(
    r"(?!(?:de|di|da|du|dos|das|den|der|della|ten|ter|von|van|zu|af|al|el|bin|ibn|la|le)[ -])[a-z]{2,}[ ,'’]"
)
#: Sentences by which it is told whether a whole report is written so, and how few do not tell.
_OPENINGS, _FEW_OPENINGS = 20, 4
#: "is still high Nearly three million people": a heading ran into it, so a word has a capital for nothing.
_RUN_IN = re.compile(
    r"(?<![\w.'’-])[a-z]{3,} (?:The (?=[a-z]{2})|(?:Nearly|But|And|While) [a-z0-9$]"
    r"|(?:It|He|She|They|There) (?:is|are|was|were|has|have|had|will|would|may|might|could|said|says)\b)"
)
#: Words of a title that a sentence opens with before it says the same again.
_TITLE_WORDS = 5
_DAY_FIRST = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
#: Links that a page puts between the words of a sentence.
_INTERLEAVED = re.compile(r"[a-z]{3}(?:[A-Z]{2,}|[A-Z][a-z]+).*\bMORE\b|[a-z]{2}MORE\b|[a-z]:[A-Z][a-z]+ [A-Za-z]")
#: Orders that somebody hid in a report for whichever model reads it.
_TO_A_MACHINE = re.compile(
    r"""(?ix)^\W*(?:</?\w+>\s*)?(?:system|assistant|user|instructions?|prompt)\s*: | <\|?/?\w+\|?>
    | \b(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|prompts?|rules)\b
    | \bthe\ summary\ (?:must|should|shall)\b
    | ^\W*dear\ (?:assistant|model|ai)\b | \bthe\ (?:correct|right|real|only)\ summary\b
    | \b(?:language\ model|ai\ assistant|chat\ ?bot)s?\b.{0,60}\b(?:must|should|please|write|say|answer)\b"""
)
_BYLINE = re.compile(r"^(?:By|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\W*$")
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]yself|[Oo]urselves|me|us|[Yy]ou|[Yy]our|[Yy]ours|[Ll]et['’]s)(?!\w|[.&/]\w|-[A-Z])"
)
_TEASER = re.compile(
    r"""(?ix)^(?:here['’]?s | here\ are | what\ (?:we|you|to)\ know | find\ out | stay\ tuned | guess\ what
    | not\ so\ fast
    | (?:why\ it\ matters | the\ big\ picture | be\ smart | between\ the\ lines | go\ deeper | the\ bottom\ line
    | driving\ the\ news | the\ latest | what\ happened | what['’]s\ happening | details | yes,?\ but
    | the\ intrigue | flashback | zoom\ (?:in|out) | what\ to\ watch | our\ thought\ bubble
    | what['’]s\ next) \s* : )"""
)
#: It says that something was said, shown or asked, and not what: "announced just how much the ferry cost".
_PROMISES = re.compile(
    r"""(?ix)^all\ eyes\ (?:are|were|will\ be)\ on\b[^,]*$
    | \b(?:announced|revealed|shared|explained)\ (?:just|exactly)\ how\ (?:much|many)\b(?!.*(?:\d|:|third|half|quarter))
    | \bhint(?:s|ed|ing)\ at\ a\ possible\ (?:result|outcome|answer|reason|motive)\b
    | \b(?:has|have)\ (?:given|shared)\ (?:his|her|its|their)\ (?:reactions?|take)\b[^,]*$
    | \bcrossed\ an\ important\ threshold\.
    | ^[^,]{2,60}\b(?:did|has|have|had)\ not\ (?:immediately\ )?(?:return|respond|answer|repl)\w*\ [^,]*
      \b(?:for|seeking|requesting)\ (?:\w+\ )?comment\b[^,]*$
    | \bcomments\ were\ inaudible\b
    | \b(?:information|details|updates)\b.*\bas\ soon\ as\ (?:it|they)\ becomes?\ available\b
    | \bthis\ is\ a\ (?:developing|breaking)\b"""
)
#: "Brook was asked whether ..."; what she answered is the news. What a court or everybody was asked is news itself.
_ASKED = re.compile(
    r"^(?!.*\b(?:court|jury|panel|council|parliament|judges?|voters)\b)[^,]{2,60} was asked(?! to\b)(?: [^,]{2,70}?)?"
    r" (?:about(?! (?:\d|an? |half|noon))|whether|if|how|why)\b[^,;]*\.$"
)
#: Before "was asked" it is told of somebody beside the news, and these answer.
_ANSWERS = re.compile(
    r"[“\"]|\b(?:who|when|after|before|because|said|says|told|replied|answered|declined|refused|denied"
    r"|and (?:he|she|they))\b"
)
_A_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_A_WORD = re.compile(r"[a-z]{3,}")
#: An outlet tells what somebody claims to say that it is not so: "That's not true."
_CLAIMS = re.compile(
    r"\b(?:sa(?:id|ys|ying)|claim(?:ed|s|ing)|told|posted|tweeted|insist(?:ed|s)|argued|alleged|suggested|wrote|asserted"
    r"|boasted|declared|stated)\b"
)
_REBUTS = re.compile(
    r"(?i)(?:but |in fact, |actually, |however, )?(?:that|this|it)(?:['’]s| is| was)"
    r" (?:not (?:true|accurate|correct)|false|wrong|untrue|incorrect|inaccurate|misleading|baseless"
    r"|a (?:lie|myth|falsehood))(?=[.,;:!]|$)"
    r"|(?:but |in fact, )?there(?:['’]s| is| was) no evidence (?:of that|for that|of this"
    r"|to support (?:that|this|the claim))\b"
)
#: "She had never been charged. Until now."
_NO_LONGER = re.compile(
    r"(?:But )?(?:Until (?:now|today|this (?:week|month))|Not any ?more"
    r"|(?:T|t)hat (?:has |all )?changed(?: (?:on|in|when|after|this|last|[A-Z][a-z]+day)\b[^.]{0,40})?)\.$"
)
#: The same speaker goes on, and turns what was said.
_BUT_SAID = re.compile(
    r"[“\"](?:(?:But|Yet|However)\b(?! (?:for|long|much|many|hard)\b)|Still,|[^“”\".]{3,60}, however,)"
)
#: An aside to the reader: "Well, that was quick.", "Bye bye free parking."
_INTERJECTION = re.compile(
    r"(?:Well|Oh|Wow|Ouch|Yikes|Oops|Hey|Okay|OK|Yes|Yep|No|Nope|Sure|Whoa|Boom|Ugh|Sigh|Hooray|Hurray)(?:,|!) "
    r"|(?:Bye[ -]?bye|Goodbye|So long|Hello|Hats off|Good riddance)\b,? (?!was |is |has )"
)
#: How a name is said, for whoever reads it out: "(HAL-den)", "(meh-RO'-vich)".
_SAY_IT = re.compile(
    r"\b[A-Z][\w'’]* \((?!(?:pre|post|non|anti|pro|ex|mid)-)(?=[^()]*(?:\b[A-Z]{2,}['’]?-[a-z]|[a-z]['’]?-[A-Z]{2}))"
    r"(?![^()]*-(?:led|wide|backed|based|run|only|style|born|made|owned|free|like|held)\b)"
    r"[A-Za-z]{1,6}(?:['’]?[- ][A-Za-z]{1,6})+['’]?\)"
)
#: "The council met here on Monday": where that is only the dateline of the report tells.
_HERE = re.compile(
    r"\bhere\b(?<!\bis here)(?<!\bare here)(?<!\bwas here)(?<!\bwere here)(?<!\bbe here)(?<!\bcome here)"
    r"(?<!\bcame here)(?<!\bborn here)(?<!\bstay here)(?<!\bbrought here)(?<!\blive here)(?<!\blived here)"
    r"(?<!\bliving here)(?<!\bwork here)(?<!\bworking here)(?<!\bfinally here)(?<!\balmost here)"
    r"(?! (?:in|and there|illegally|legally|to stay)\b)(?!['’-])"
)
#: "Berg (D-Tolk. )": the page was put together from pieces.
_LOOSE_BRACKET = re.compile(r"\( | \)|\b(?:Sens?|Reps?|Gov)\.\(|\b(?:and|of|with)\((?=[A-Z])")
#: Characters without width between the letters and blanks of an English sentence break what looks like one word.
_WIDTHLESS = re.compile(r"(?<=[A-Za-z ,.])[\u200b\u2060\ufeff\u00ad]+(?=[A-Za-z ,.])")
_HALF = re.compile(r"(?:Because|Although|Though|Whereas|Unless)\b(?! of\b)[^,]*$")
#: "In a way, that question is the one": what it points to stood before it.
_POINTS_BACK = re.compile(
    r"^[A-Z][^,“”\"]{1,50}, (?:that|this|these|those) [a-z]+ (?:is|was|are|were|has|have|had|will|would|can|could)\b"
)
#: "On Monday, it adopted a policy"; "it is expected" points at nothing.
_OPENS_LATE = re.compile(
    r"^[A-Z][^,“”\"]{1,40}, (?:they|it(?! (?:is|was|will be|would be|has been|appears|appeared|seems|took|takes)\b)) "
)
#: "There is some doubt about this wording": in a short sentence nothing else says which.
_THIS = re.compile(
    r"\b(?:this|these|such) (?!(?:week|month|year|morning|afternoon|evening|weekend|spring|summer|fall|autumn|winter"
    r"|season|time|as|a|an|is|was|were|are)\b)[a-z]+"
)
#: "Eight of the nine are in good hands": nine what?
_OF_THE_COUNTED = re.compile(
    r"\bof the (?:two|three|four|five|six|seven|eight|nine|ten|dozen)\b(?=[,.]| (?:is|are|was|were|has|have|had|said"
    r"|will|would|receive[ds]?|voted|remain(?:s|ed)?|died|survived)\b)"
)
_SHORT = 14
#: "The vote could end it on Tuesday": its subject is not what "it" means, and there is nothing else.
_ENDS_IN_IT = re.compile(
    r"^(?:[A-Z][^,]{2,25}, )?(?:[\w’'-]+)(?: [\w’'-]+){0,4}?"
    r" (?:(?:could|would|will|may|might|can|has|had|did) )?[a-z]+ (?:it|them)(?: (?:on|in|at) \w+| today| again)?\.$"
    # "Jo Dahl, the former mayor, was behind it."
    r"|^[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*, [^,]{5,80}, (?:was|is|were|are) \w+ (?:it|them)\.$"
)
_OUGHT = re.compile(r"\b(?:should|ought to)\b")
_VOICED = re.compile(
    r"""(?ix)\b(?: sa(?:y|ys|id|ying) | t(?:ell|ells|old) | according | argu\w+ | believ\w+ | th(?:ink\w*|ought)
    | wr(?:ite\w*|ote) | call\w* | urg\w+ | demand\w* | recommend\w* | rul\w+ | ask\w* | question\w* | whether | polls?
    | survey\w* | claim\w* | insist\w* | suggest\w* | warn\w* | decid\w+ | decision | debat\w+ | tweet\w* | add\w*
    | advis\w+ | guid\w+ | propos\w+ | f(?:ind\w*|ound) | conclud\w+ | agree\w* | order\w* | vot\w+
    | caution\w* | jok\w+ | stress(?:es|ed) | appealed | signal(?:s|l?ed)
    | (?:over|about|on|of|as\ to)\ (?:what|how|who|where|when|which)\ [^.;,]{1,40}should
    | that\ (?:should|ought) )\b"""
)
#: "Spoke of Waters Team's ties": headline English, which has no articles.
_NO_ARTICLE = re.compile(
    r"\b(?:about|with|by|of|from|to|on|against|for) [A-Z][a-z]+ (?:[Tt]eam|[Cc]ampaign|[Aa]dministration)(?:['’]s)?\b"
    r"(?! of\b)"
)
_DID = "(?:told|said|went|took|gave|wrote|spoke|began|knew|grew|chose)\\b"
_DOING = r"(?!(?:br|s|r|spr|cl|fl|st|sw|str|w|p|wr|sl|dur|even|morn|accord|includ)ing\b)[a-z]{3,}ing\b"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _no_noun(word: str) -> str:
    """Return a pattern of a word that may be a noun, and is none here: "the will", "his must"."""
    return "".join((word, *(rf"(?<!\b{before}{word})" for before in ("[Tt]he ", "[Hh]is ", "[Hh]er ", "a "))))


#: Slips that begin with a word; the last ones are pairs that stand in 38 million words of news a few times at most,
#: none of them meant.
_SLIPS = Phrases(
    (
        r"(?:A|a)ccording (?!to\b|as\b|both\b|not\b|only\b)",
        r"more than (?:dozen|hundred|thousand|million|billion)\b",
        rf"{_no_noun('will')}(?<!last will)(?<!living will)(?<!['’]s will) {_DID}",
        rf"(?:would|could|must|should) {_DID}",
        *(rf"{_no_noun(word)}(?<!['’]s {word}) {_DOING}" for word in ("must", "would", "could", "should")),
        r"(?:T|t)he a (?!\W|cappella\b|la\b)",
        rf"the end (?:{_MONTHS})\b",
        r"(?:killed|injured|drew|left) more \d{1,3}(?:,\d{3})+\b",
        r"based how\b",
        r"said in a state that\b",
        r"said(?<=[”\"’',] said) (?:[A-Z][\w.'’-]* ){1,6}said\b",
        r"knows(?<=, knows) as ",
        r"on the basis [“\"]",
        r"behav\w+ (?:overly )?aggressive\b",
        r"during (?:floor speech|press conference|news conference)\b",
        r"to sure up\b",
        r"(?:men|police|officers|suspects|soldiers|they) open fired\b",
        r"sworn is\b",
        r"(?:has|have|had) growing (?:increasingly|more)\b",
        *(rf"{word}(?<![\w'’.-]{word}) (?:an|the|his|its|their) (?![“\"])" for word in ("the", "an", "a")),
        r"(?:during|for|with|of) since\b(?!-)",
        r"(?:its|his|their|our) the (?=[a-z])",
        r"no the (?!first|second|third|last|next|same|other|day|week)",
        r"any the (?!wiser|worse|better|more|less)",
        r"(?:at|by|with|from|a|an) of (?!course|late|all)",
        r"(?:about against|to into|to been|is in not|are in not|was in not|became to the|become to the) ",
        r"a (?:in|on|with|from|at|as|was|is|and|or) (?!la\b|posteriori\b|[a-z]\b)",
        r"a to (?![a-z]\b)",
        r"the (?:was|were|had|been|has|is|are) (?!of\b)",
        r"a (?!one|once|eu|u)[aeiou][a-z]{3,}",
        r"an (?!nth|lbw|mph|rpm)[bcdfgjklmnpqrstvwxyz][a-z]{2,}",
    ),
    whole=False,
    cased=True,
)
_OTHER_SLIPS = re.compile(
    r"""(?x) %\ ?per\ ?cent\b | \)\.\ [a-z] | \b\d*(?:1nd|1rd|2rd|2st|3st|3nd)\b | \b\w+ly-\ [a-z]
    | ^\w.*\bsaid\ .+,\ (?:he|she|they)\ (?:told\ (?:the\ )?[A-Z]|announced\ (?:in|on|at)\ )[^,]+\.$
    | \b([a-z]+\ [a-z]+\ [a-z]+)\ (?:[a-z]+\ )?\1\b
    | ^(?:President|Governor|Mayor|Senator|Minister)\ (?:says?|wants?|calls?|vows?)[ ]
    | ^Asked\ (?:why|whether|if|how|what)\b[^,]*\ by\ [A-Z]\S*['’]s\ [A-Z][^,]*,
    | ^A(?:recent|new|former|federal|senior|top|bipartisan)[ ]
    | ^(?:The\ )?(?:US\ |U\.S\.\ |UK\ |[A-Z]\w+(?:an|ish|ese)\ )?
      (?:President|Minister|Secretary|Governor|Senator|Chancellor),\ (?:[A-Z]\w+\ ){2}(?:has|have|is|was|will)\b"""
)
#: "“We will win.”Brook said": a blank is missing.
_RUN_ON = re.compile(r"[,.!?]”[A-Za-z]")
#: "GUNS Dahl backed the law": the heading of a section ran into it.
_HEADING = re.compile(
    r"(?:ABORTION|CLIMATE|CRIME|ECONOMY|EDUCATION|ELECTIONS|ENERGY|ENVIRONMENT|GUNS?|HEALTH(?: ?CARE)?|HOUSING"
    r"|IMMIGRATION|JOBS|POLICING|TAXES|TAX|TRADE|VOTING) (?=[A-Z][a-z])"
)
#: "____ FUNERAL OF FOUR DOCKERS The mayor": the same, of several words.
_LONG_HEADING = re.compile(r"_+ |(?:[A-Z]{5,} ){3,}(?=[A-Z][a-z])")
#: A single quotation mark that opens a sentence and closes nowhere in it.
_OPENED = re.compile(r"^[‘'](?!(?:T(?:is|il|was)|Cause|Em)\b)[A-Z][^‘’']*$")
_DOUBLED = re.compile(
    r"(?<![\w'’-])(?!(?:that|had|there|is|her|it|do|does|did|so|very|many|much|really|long|far|no|now|in) )"
    r"([a-z]{2,}|a) \1\b(?![-'’])"
    r"|\b(Leader|President|Minister|Senator|Secretary|Speaker|Governor|Judge|Justice|General|Senate|House|Court)"
    r" \2 (?=[A-Z])"
    r"|\bin in\b(?<!sworn in in)|\bthe The\b"
)
#: A title that ends like a sentence: it has no main clause.
_TITLE = re.compile(r"^(?:How|Why) (?!(?:many|much|long|far|old|often|to)\b)[^,]*\.$")
#: "The Gazette reported, citing interviews with aides.": what it reported stood before it.
_SAYS_NOTHING = re.compile(
    r"^(?:The )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4} (?:reported|said|added|wrote|announced)"
    r"(?: on \w+day| \w+day)?, (?:citing|according to|in an?|during)\b[^,“”\"]*\.$"
)
#: "Ada Brook asked Dahl at the end of the meeting.": and what?
_ASKS_NOTHING = re.compile(
    r"^(?!.*\b(?:that|which|questions?|what|nobody|who|only)\b.*\basked\b)"
    r"[^“”\"]{2,80}\basked [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?(?: (?:at|during|in|after|on) "
    r"(?!.*\b(?:to|about|if|whether|why|how|what|for)\b)[^,:“”\"]+)?\.$"
)
#: All that is left of a sentence outside its quotation: "…, she said."
_SAYS_ONLY = re.compile(
    r"^(?=\s*[“\"‘']?\s)\W*(?:[\w.'’-]+ ){0,6}(?:said|says|added|told [\w ]{2,30})(?: [\w.'’-]+){0,6}\W*$"
)
_CONTRACTED = re.compile(r"^(?:there|it|he|she|what|that|who|here)'s$|'(?:re|ve|ll|d)$|n't$", re.IGNORECASE)
_SUBJECTS = frozenset(["i", "we", "you", "he", "she", "they", "who", "nobody", "everybody"])
_VERBS_AND_SUBJECTS = AUXILIARY | _SUBJECTS
_BEFORE_NAMES = DETERMINERS | PREPOSITIONS
#: Behind these stands a noun; "all", "that" and "each" may be what does it.
_BEFORE_NOUNS = (DETERMINERS | NUMERALS | PREPOSITIONS) - frozenset(
    """
    all another as both each few many most several some than that these this those to
    """.split()  # noqa: SIM905
) | {"hundred", "thousand", "million", "billion", "trillion"}
_BEHIND_NOUNS = PREPOSITIONS | JOINING | {"back", ""}
_NO_VERBS = PREPOSITIONS | DETERMINERS | JOINING | INSIDE | STOP_WORDS
_PLURAL = frozenset(
    """
    and or to not people men women children police media data troops cattle staff both many most few some others all
    half percent who that what those
    """.split()  # noqa: SIM905
)
#: "A majority approve": of many, though it is called one.
_PARTS = frozenset("half third quarter fifth majority minority number group handful dozen lot few couple".split())  # noqa: SIM905
_FEW = 14
_SENTENCE_END = (".", "!", "”", '"', "’", "'", ")", "]", "。", "！", "۔", "»")
_LETTERS = re.compile(r"[^\W\d_]{2}")


#: Faults of what is no sentence of the report's text, so that the text opens further down.
NO_TEXT = frozenset(
    [
        "page furniture",
        "beneath a picture",
        "no sentence end",
        "its title ran into it",
        "put together from pieces",
        "a sentence without a verb",
        "too short to stand alone",
        "speaks to a machine, not to a reader",
    ]
)


def find_fault(candidate: Candidate, *, resolve: bool = False) -> str:
    """Return why no statement may rest on a sentence; empty when one may.

    Args:
        candidate: The sentence.
        resolve: Whether the writer can name whom an opening "He" means.
    """
    # Pages put hard spaces between words.
    text = candidate.text.replace("\xa0", " ")
    if _FURNITURE_OPENING.search(text) or _FURNITURE.search(text) or _BYLINE.match(text) or _INTERLEAVED.search(text):
        return "page furniture"
    if _RUN_TOGETHER.match(text) or _is_labelled(text) or _LIVE_LABEL.match(text) or _TICKER.search(text):
        return "page furniture"
    if _NEWSLETTER.search(text) and (candidate.sentence.index or _OFFERS.search(text)):
        return "page furniture"
    if _TO_A_MACHINE.search(text):
        return "speaks to a machine, not to a reader"
    if candidate.words < SHORTEST and text.isascii():
        return "too short to stand alone"
    if candidate.words > LONGEST:
        return "too long to be read as one sentence"
    credited = _CREDIT.match(candidate.report.report.text, candidate.sentence.end) or _CREDIT_WITHIN.search(text)
    if credited or _CAPTION.search(text) or _is_dated_caption(text):
        return "beneath a picture"
    if _BRACKETED.fullmatch(text):
        return "an aside in brackets"
    if _is_shouted(text):
        return "put together from pieces"
    behind = _find_next(candidate)
    if behind and _is_broken_off(candidate, behind):
        return "breaks off"
    if behind and _is_rebutted(text, behind):
        return "the next sentence says that it is not so"
    if behind and _is_half_said(text, behind):
        return "half of what somebody said, and the other turns it"
    if is_quoted(candidate.report.report.text, candidate.sentence.start):
        return "part of a longer quotation"
    return (
        _ending_fault(text)
        or _speech_fault(text)
        or _opening_fault(candidate, resolve=resolve)
        or _typing_fault(text)
        or (_english_fault(candidate, text) if candidate.report.report.language in {None, "", "en"} else "")
    )


def _is_dated_caption(text: str) -> bool:
    """Tell whether a sentence tells in the present what was to be seen on a day of a year."""
    dated = _CAPTION_DATE.search(text)
    # "The law takes effect on Sunday, Jan. 1, 2023."
    if dated is None or text[: dated.start()].endswith("day"):
        return False
    # "Ada Brook, who leads the board, resigned on Monday, June 3, 2019."
    bare = _BETWEEN_COMMAS.sub("", mask_quotations(text))
    if _SHOWN.search(bare):
        return True
    first = next((clause for clause in find_clauses(bare) if clause.finite and not clause.relative), None)
    if first and read_verb(first.verb.text)[1] == "third":
        # "Norland pauses the use of cranes on March 12, 2021" is a headline.
        shown = not _BARE_DAY.match(dated[0]) or _SCENE.search(text, 0, dated.start())
        return bool(shown) and first.base not in _ANNOUNCING
    words = [word.strip(",;:.") for word in bare.split()]
    kinds = [read_verb(word)[1] if word.islower() and word not in _BEFORE_NAMES else "" for word in words]
    # "A bridge covered in graffiti" is not what was done.
    told = any(word in AUXILIARY for word in words) or any(
        kind == "past" or (kind == "both" and after not in PREPOSITIONS - {"to"})
        for kind, after in zip(kinds, [*words[1:], ""], strict=True)
    )
    for kind in ("third", "base"):
        if kind in kinds:
            # "A docker wearing a face mask walks": she does not face anything.
            return not told and read_verb(words[kinds.index(kind)])[0] not in _ANNOUNCING
    return False


def _is_shouted(text: str) -> bool:
    """Tell whether most of a longer sentence stands in capitals."""
    words = _A_LONG_WORD.findall(mask_quotations(text))
    return len(words) >= _TITLE_WORDS and 2 * sum(word.isupper() for word in words) > len(words)


def _find_next(candidate: Candidate) -> Candidate | None:
    """Return what stands behind a sentence in its report."""
    behind = candidate.report.sentences[candidate.sentence.index + 1 : candidate.sentence.index + 2]
    return replace(candidate, sentence=behind[0], text=read_sentence(behind[0].text)) if behind else None


def _is_broken_off(candidate: Candidate, behind: Candidate) -> bool:
    """Tell whether a full stop that is none cut a sentence in two: "the right of officials. counting the votes"."""
    if "\n" in candidate.report.report.text[candidate.sentence.end : behind.sentence.start]:
        return False
    word = behind.text.partition(" ")[0]
    # "Pelosi. which will be read on Tuesday": the first half is whole, and "van der Berg" is a name.
    return read_verb(word)[1] == "ing" and bool(_A_WORD.fullmatch(word)) and not _is_lower_case(behind, word)


def _is_rebutted(text: str, behind: Candidate) -> bool:
    """Tell whether an outlet tells what somebody said to say that it is not so, or what was so to say that it ended."""
    if _NO_LONGER.match(behind.text):
        return True
    return bool(_CLAIMS.search(mask_quotations(text)) and _REBUTS.match(behind.text))


def _is_half_said(text: str, behind: Candidate) -> bool:
    """Tell whether somebody grants something in a quotation before "but": "“It was a great year. But it is over.”"."""
    quoted = find_quotations(text)
    spoken = sum(one.end - one.start for one in quoted)
    # Somebody else may answer.
    others = mask_quotations(behind.text)
    same = len(_LETTERS.findall(others)) < 2 or re.search(r"\b(?:he|she|they)\b", others)
    return 2 * spoken > len(text) and bool(same and _BUT_SAID.match(behind.text))


def _is_labelled(text: str) -> bool:
    """Tell whether a sentence stands behind the label of a section, or is put up to be judged."""
    label = _LABEL.match(text)
    return bool(label and not skip_dateline(text) and not _TELLS_IN_LABEL.search(label[0])) or bool(_PUT_UP.match(text))


def _ending_fault(text: str) -> str:
    text = mask_sequences(text).rstrip()
    stripped = text.rstrip("”\"’')] ")
    if stripped.endswith(("?", "؟", "？")):
        return "a question"
    if stripped.endswith((":", ";", ",", "—", "–", "-")):
        return "breaks off"
    if stripped.endswith(("...", "…")):
        return "a cliff-hanger"
    if not text.endswith(_SENTENCE_END) or _ends_in_quotation(text):
        return "no sentence end"
    if _NAMELESS.search(text):
        return "breaks off"
    if _FOLLOWS.search(mask_quotations(text)):
        return "points to what follows"
    if _HALF.match(text) or _TITLE.match(text):
        return "a clause without its main clause"
    bare = mask_quotations(text)
    if _PROMISES.search(bare):
        return "a cliff-hanger"
    if _ASKED.match(bare) and not _ANSWERS.search(text):
        return "tells what was asked, and not the answer"
    if _SAYS_NOTHING.match(text):
        return "tells who reported, and not what"
    if _ASKS_NOTHING.match(text):
        return "tells who asked, and not what"
    return ""


def _ends_in_quotation(text: str) -> bool:
    """Tell whether a line has no full stop behind the words it quotes: "Ada Brook says: ‘I don't know him’"."""
    return text[-1:] in {"”", "’", '"'} and text[-2:-1].isalnum() and text[0] not in "“‘\"'"


def _typing_fault(text: str) -> str:
    """Return what whoever typed a sentence, or put its page together, left in it."""
    if _DOUBLED.search(text):
        return "a word stands twice"
    bare = mask_quotations(text)
    if _RUN_ON.search(text) or _SLIPS.search(bare) or _OTHER_SLIPS.search(bare):
        return "a slip of whoever typed it"
    if _NO_ARTICLE.search(text):
        return "an article is missing"
    if _SAY_IT.search(text):
        return "tells how a name is said"
    if _LOOSE_BRACKET.search(text) or _WIDTHLESS.search(text[skip_dateline(text) :]):
        return "put together from pieces"
    return ""


def _english_fault(candidate: Candidate, text: str) -> str:
    """Return what marks an English sentence as broken at its beginning, or as none."""
    if _BEHEADED.match(text) and not _is_lower_case(candidate, text.partition(" ")[0].strip(",'’")):
        return "its beginning is missing"
    if _RUN_IN.search(mask_quotations(text)):
        return "put together from pieces"
    if _HEADING.match(text) or _LONG_HEADING.match(text):
        return "put together from pieces"
    title = candidate.report.report.title.replace("\xa0", " ").strip()
    rest = text.removeprefix(title).lstrip(" ©")
    if (
        len(title.split()) >= _TITLE_WORDS
        and text.startswith(title)
        and rest[:1].isupper()
        and len(rest.split()) >= SHORTEST
        and not _DAY_FIRST.match(rest)
        and not _lacks_verb(rest)
    ):
        return "its title ran into it"
    return _verb_fault(text)


def _is_lower_case(candidate: Candidate, word: str) -> bool:
    """Tell whether a report writes the first word of a sentence in lower case elsewhere, too ("adidas"), or all do."""
    report = candidate.report.report
    openings = [sentence.text[:1].islower() for sentence in candidate.report.sentences[:_OPENINGS]]
    if candidate.text.islower() or 2 * sum(openings) > max(_FEW_OPENINGS, len(openings)):
        return True
    # Behind another sentence its own beginning is found as well.
    own = int(candidate.sentence.start > 0)
    return word in report.title.split() or report.text.count(f" {word} ") > own


def _verb_fault(text: str) -> str:
    """Return what an English sentence is that says nothing of anybody."""
    quotations = find_quotations(text)
    if not quotations:
        return "a sentence without a verb" if _lacks_verb(text) else ""
    spoken = text[quotations[0].start : quotations[0].end].strip("“”\"'‘’,. ")
    if len(quotations) == 1 and _SAYS_ONLY.match(mask_quotations(text)) and _lacks_verb(spoken):
        return "a quotation without a verb"
    return ""


def _lacks_verb(text: str) -> bool:
    """Tell whether no word of a short text can be the verb of a clause; what may be a verb counts as one."""
    words = [word.strip(",;:.“”\"'‘’()!?$").replace("’", "'") for word in text.split()]
    if len(words) > _FEW or any(clause.finite for clause in find_clauses(text)):
        return False
    if any(_CONTRACTED.search(word) or word.lower() in _VERBS_AND_SUBJECTS for word in words):
        return False
    if words and read_verb(words[0].lower())[1] == "base":  # "Follow the money"
        return False
    several = [_may_be_several(word) for word in words]
    one = len(words) > 1 and words[0].lower() in {"a", "an"} and words[1].lower() not in _PARTS
    return not any(
        # A capital further on opens a name ("the United States"); what stands behind "the" or "of" is a noun.
        word.islower()
        and (
            # "A new approach to the port": one does not approach.
            (read_verb(word)[1] and (read_verb(word)[1] != "base" or not one or any(several[:place])))
            or word.endswith("ed")
            # "A notice marks the spot", and no "expenses in May".
            or (word.endswith("s") and not word.endswith(("ss", "us", "is")) and after.lower() not in _BEHIND_NOUNS)
            or (before.endswith("s") and word not in _NO_VERBS)
        )
        and before.lower() not in _BEFORE_NOUNS
        and not before[:1].isdigit()
        for place, (before, word, after) in enumerate(zip(["", *words], words, [*words[1:], ""], strict=False))
    )


def _may_be_several(word: str) -> bool:
    """Tell whether a verb in its base form may follow a word: a plural, a name, "and", "to"."""
    lowered = word.lower()
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plural or lowered in _PLURAL or (word[:1].isupper() and lowered not in _BEFORE_NAMES)


def _speech_fault(text: str) -> str:
    if any(not quotation.closed for quotation in find_quotations(text)) or _OPENED.match(text):
        return "part of a longer quotation"
    bare = mask_quotations(text)
    if bare != text and len(_LETTERS.findall(bare)) < 2:
        return "a quotation without its speaker"
    if _FIRST_PERSON.search(bare):
        return "first or second person outside a quotation"
    if _OUGHT.search(bare) and not _VOICED.search(bare):
        return "what should be, and nobody who says so"
    return ""


def _opening_fault(candidate: Candidate, *, resolve: bool) -> str:
    text = candidate.text
    if _TEASER.search(text[skip_dateline(text) :]):
        return "a cliff-hanger"
    if _INTERJECTION.match(text):
        return "an aside to the reader"
    if _HERE.search(mask_quotations(text)):
        return "tells a place that only its dateline would explain"
    if (opening_pronoun(text) and not (resolve and _is_resolved(candidate))) or _leans_back(text):
        return "points back to a sentence before it"
    undated = candidate.report.report.published is None
    if undated and (_LATER.search(text) or any(date.text.lower() in _TODAY for date in find_dates(text))):
        return "tells a day that only the time of the report would explain"
    return ""


def _leans_back(text: str) -> bool:
    """Return whether a pronoun further on in a sentence means somebody or something that it does not name."""
    if (
        _OF_THE_COUNTED.search(mask_quotations(text))
        or _POINTS_BACK.match(text)
        or _ENDS_IN_IT.match(text)
        or _OPENS_LATE.match(text)
    ):
        return True
    bare = mask_quotations(text)
    if len(bare.split()) <= _SHORT and _THIS.search(bare):
        return True
    return not opening_pronoun(text) and not find_names(text) and unnamed_person(bare) is not None


def _is_resolved(candidate: Candidate) -> bool:
    before = candidate.report.sentences[: candidate.sentence.index][-1:]
    return bool(before and name_pronoun(candidate.text, before[0].text))


#: "The assembly meets later.": the same day, whichever that was.
_LATER = re.compile(
    r"(?<!days)(?<!weeks)(?<!months)(?<!years)(?<!hours)(?<!minutes)(?<!decades)(?<!day)(?<!year) later\.$"
)
_TODAY = frozenset(
    ["today", "yesterday", "tomorrow", "tonight", "this morning", "this afternoon", "this evening", "last night"]
)
