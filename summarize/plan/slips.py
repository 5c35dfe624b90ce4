"""What whoever typed a sentence, or put its page together, did wrong: a reader would stumble over it."""

from __future__ import annotations

import re

from summarize.text.clauses import find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.phrases import Phrases
from summarize.text.quotations import find_quotations, mask_quotations
from summarize.text.tokens import STOP_WORDS
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, DETERMINERS, INSIDE, JOINING, NUMERALS, PREPOSITIONS

from .candidates import SHORTEST, Candidate
from .misspelt import find_misspelt

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
_A_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: How a name is said, for whoever reads it out: "(HAL-den)", "(meh-RO'-vich)".
_SAY_IT = re.compile(
    r"\b[A-Z][\w'’]* \((?!(?:pre|post|non|anti|pro|ex|mid)-)(?=[^()]*(?:\b[A-Z]{2,}['’]?-[a-z]|[a-z]['’]?-[A-Z]{2}))"
    r"(?![^()]*-(?:led|wide|backed|based|run|only|style|born|made|owned|free|like|held)\b)"
    r"[A-Za-z]{1,6}(?:['’]?[- ][A-Za-z]{1,6})+['’]?\)"
)
#: "Berg (D-Tolk. )": the page was put together from pieces.
_LOOSE_BRACKET = re.compile(r"\( | \)|\b(?:Sens?|Reps?|Gov)\.\(|\b(?:and|of|with)\((?=[A-Z])")
#: Characters without width between the letters and blanks of an English sentence break what looks like one word.
_WIDTHLESS = re.compile(r"(?<=[A-Za-z ,.])[\u200b\u2060\ufeff\u00ad]+(?=[A-Za-z ,.])")
#: "Spoke of Waters Team's ties": headline English, which has no articles.
_NO_ARTICLE = re.compile(
    r"\b(?:about|with|by|of|from|to|on|against|for) [A-Z][a-z]+ (?:[Tt]eam|[Cc]ampaign|[Aa]dministration)(?:['’]s)?\b"
    # "With Waters campaign officials"
    r"(?! of\b| (?:[a-z]+ )?(?:officials?|aides?|staff\w*|advis[eo]rs?|members?|lawyers?|attorneys?|managers?|workers?"
    r"|chiefs?|donors?|events?|ads?|rall(?:y|ies)|offices?|headquarters|funds?|finances?|promises?|chair\w*|spokes\w+"
    r"|associates?|surrogates?|volunteers?|money|emails?|appearances?|stops?|speech(?:es)?)\b)"
    # "President appeared to": which one?
    r"|^(?:President|Prime [Mm]inister|Mayor|Governor|Senator|Chancellor) (?:[a-z]+ed|has|had|is|was|will|would|said"
    r"|(?:offer|refus|order|sign|reject|call|criti|attack|defend|warn|announc|declin)[a-z]*s)\b"
)
_DID = "(?:told|said|went|took|gave|wrote|spoke|began|knew|grew|chose)\\b"
_DOING = r"(?!(?:br|s|r|spr|cl|fl|st|sw|str|w|p|wr|sl|dur|even|morn|accord|includ)ing\b)[a-z]{3,}ing\b"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _no_noun(word: str) -> str:
    """Return a pattern of a word that may be a noun, and is none here: "the will", "his must"."""
    return "".join((word, *(rf"(?<!\b{before}{word})" for before in ("[Tt]he ", "[Hh]is ", "[Hh]er ", "a "))))


#: What somebody is to do, and before it "expected to", "on track to".
_TO_DO = (
    "be|leave|make|take|get|have|give|keep|hold|testify|announce|meet|begin|join|remain|say|become|avoid|provide|receive"
    "|pay|send|face|continue|see|bring|appear|deliver|serve|allow|come|go|do|win|lose|seek|reach|speak|introduce|decide"
    "|resign|sign"
)
_AWAITING = (
    "expected|scheduled|supposed|forced|required|allowed|urged|willing|ready|eager|reluctant|slated|poised|prepared"
    "|determined|able|unable|likely|unlikely|set"
)
_COUNTED = (
    "(?:people|men|women|children|workers|voters|dollars|students|migrants|refugees|residents|protesters|jobs|homes"
    "|troops)"
)
#: "The council's move strip the port of its funds".
_A_MOVE = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s) "
    r"(?:move|effort|attempt|plan|decision|bid|right|ability|authority|refusal|promise|pledge|failure|willingness"
    r"|proposal|push|threat|desire) (?:strip|avoid|give|keep|prevent|impose|provide|protect|remove|create|build"
    r"|dismantle|overturn|repeal|expand|reduce|pull|send|withdraw|declare|deport|reopen|nominate|appoint|investigate"
    r"|restore|replace|ban)\b"
)
#: Behind these, that is what the move is seen, made, asked or said to do: "let the council's plan reduce fees".
_HAS_IT_DO = re.compile(
    r"(?i)\b(?:see[ns]?|saw|seeing|watch\w*|hear\w*|felt|feel\w*|let|lets|letting|ma[dk]e\w*|making|help\w*|have|has|had"
    r"|having|would|could|will|can|may|might|must|shall|should|did|do|does|lest|demand\w*|insist\w*|recommend\w*|ask\w*"
    r"|request\w*|require\w*|propos\w*|suggest\w*|urg\w+|order\w*|ensur\w+|vital|essential|important|imperative"
    r"|necessary)\b"
)
#: "Critics of the council's plan provide": how many words before it may open with what makes it no subject.
_OF_IT = 5
#: "Which is has never been"; "who it is was not clear" is none.
_IS_WAS = re.compile(r"\b(?:this|This|It|it|which) is (?:was|has)\b")
_ASKS = re.compile(r"(?i)\b(?:wh(?:o|y|at|ere|en|ich|om|ose|ether)(?:ever)?|how(?:ever)?)\b")
#: Slips that begin with a word; the last ones are pairs that stand in 38 million words of news a few times at most,
#: none of them meant.
_SLIPS = Phrases(
    (
        r"(?:A|a)ccording (?!to\b|as\b|both\b|not\b|only\b)",
        r"more than (?:dozen|hundred|thousand|million|billion)\b",
        rf"{_no_noun('will')}(?<!last will)(?<!living will)(?<!['’]s will) {_DID}",
        rf"(?:would|could|must|should) {_DID}",
        *(rf"{_no_noun(word)}(?<!['’]s {word}) {_DOING}" for word in ("must", "would", "could", "should")),
        # A "to", an "of" or a "by" is missing.
        r"(?:go|goes|went|gone|going) the (?:polls|hospital|White House|Senate|court|scene|streets|airport)\b",
        r"(?:get|gets|got|getting) the (?:bottom|heart|root) of\b",
        rf"(?:tens|hundreds|dozens|scores|thousands|millions|billions) (?:[A-Z][a-z]+s(?<!days)\b|{_COUNTED}\b)",
        rf"(?:is|are|was|were|been|be) (?:not )?(?:{_AWAITING}) (?:{_TO_DO})\b",
        rf"on track (?:{_TO_DO})\b",
        r"(?:took|take|takes|taking) aim (?:the|his|her|its|their|an?)\b",
        r"vacated (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=[A-Z])(?<=\b(?:seat|post) vacated )",
        r"to congratulate (?:on|for)\b",
        r"voted (?:keep|impeach|convict|acquit|remove|approve|reject|repeal)\b",
        r"(?:should|would|could|must|might) have (?:take|go|give|do|be|see|know|write|speak|begin)\b",
        r"the (?:in|of|on|by|for|to|from|with|at) (?:the|an?|his|her|its|their)\b",
        r"(?:T|t)he a (?!\W|cappella\b|la\b)",
        rf"the end (?:{_MONTHS})\b",
        r"(?:killed|injured|drew|left|send|sends|sent|sending|with) more \d{1,3}(?:,\d{3})+\b(?!-)",
        rf"though (?:{_MONTHS}) (?:with|of|as|to|by|in|for)\b",
        r"based how\b",
        r"the rest (?:his|her|their|our) (?:members|colleagues|life|lives|career|term|team|party)\b",
        r"(?:and|with|for) obstruction Congress\b",
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
    | \b([a-z]{4,}\ [a-z]{4,})\ debate\ about\ (?:the\ )?\2\b
    | (?<![,”"’])\ reports\ (?:[Tt]he\ )?(?:[A-Z][\w.]+\ ){0,3}(?:News|Times|Post|Journal|CNN|Reuters|Politico|Axios
      |BBC|Bloomberg|NPR|Guardian|Herald|Tribune|Telegraph|Gazette)\.$
    | [\[(](?:[Ee]mphasis|[Ii]talics)\ (?:added|ours|mine)\b
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
_DOUBLED = re.compile(
    r"(?<![\w'’-])(?!(?:that|had|there|is|her|it|do|does|did|so|very|many|much|really|long|far|no|now|in) )"
    r"([a-z]{2,}|a) \1\b(?![-'’])"
    r"|\b(Leader|President|Minister|Senator|Secretary|Speaker|Governor|Judge|Justice|General|Senate|House|Court)"
    r" \2 (?=[A-Z])"
    r"|\bin in\b(?<!sworn in in)|\bthe The\b"
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


def is_shouted(text: str) -> bool:
    """Tell whether most of a longer sentence stands in capitals."""
    words = _A_LONG_WORD.findall(mask_quotations(text))
    return len(words) >= _TITLE_WORDS and 2 * sum(word.isupper() for word in words) > len(words)


def typing_fault(text: str) -> str:
    """Return what whoever typed a sentence, or put its page together, left in it."""
    if _DOUBLED.search(text):
        return "a word stands twice"
    bare = mask_quotations(text)
    if _RUN_ON.search(text) or _SLIPS.search(bare) or _OTHER_SLIPS.search(bare) or _lacks_to(bare) or _is_twice(bare):
        return "a slip of whoever typed it"
    if _NO_ARTICLE.search(text):
        return "an article is missing"
    if _SAY_IT.search(text):
        return "tells how a name is said"
    if _LOOSE_BRACKET.search(text) or _WIDTHLESS.search(text[skip_dateline(text) :]):
        return "put together from pieces"
    return ""


def _lacks_to(text: str) -> bool:
    """Tell whether a "to" is missing behind what somebody means to do: "the council's move strip the port"."""
    for match in _A_MOVE.finditer(text):
        before = text[: match.start()].split()
        near = {word.lower() for word in before[-_OF_IT:]}
        if not (near & (PREPOSITIONS | {"and", "or"}) or _HAS_IT_DO.search(text, 0, match.start())):
            return True
    return False


def _is_twice(text: str) -> bool:
    """Tell whether two verbs stand where one does: "which is has never been"."""
    return any(not _ASKS.search(text, 0, match.start()) for match in _IS_WAS.finditer(text))


def spelling_fault(candidate: Candidate) -> str:
    """Return what marks a sentence as one that spells the last name of somebody otherwise than the rest of its report.

    What opens a report is not given up for a letter: it tells the news.
    """
    report = candidate.report.report
    if candidate.sentence.index == 0:
        return ""
    misspelt = find_misspelt(f"{report.title}\n{report.text}")
    if misspelt and not misspelt.isdisjoint(_A_LONG_WORD.findall(candidate.text)):
        return "a name is misspelt"
    return ""


def english_fault(candidate: Candidate, text: str) -> str:
    """Return what marks an English sentence as broken at its beginning, or as none."""
    if _BEHEADED.match(text) and not is_lower_case(candidate, text.partition(" ")[0].strip(",'’")):
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


def is_lower_case(candidate: Candidate, word: str) -> bool:
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
