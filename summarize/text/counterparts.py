"""Plain words for loaded ones, in the same form and only where the sentence stays a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from summarize.text.loaded import Loaded, find_loaded
from summarize.text.names import find_names
from summarize.text.quotations import mask_quotations
from summarize.text.subjects import is_person
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, JOINING, PREPOSITIONS

#: Counterparts that are verbs: base form -> third person, past, participle, -ing. The first word is inflected.
_VERBS: dict[str, tuple[str, str, str, str]] = {
    "say": ("says", "said", "said", "saying"),
    "criticize": ("criticizes", "criticized", "criticized", "criticizing"),
    "criticise": ("criticises", "criticised", "criticised", "criticising"),
    "promise": ("promises", "promised", "promised", "promising"),
    "complain": ("complains", "complained", "complained", "complaining"),
    "answer": ("answers", "answered", "answered", "answering"),
    "make": ("makes", "made", "made", "making"),
    "accuse": ("accuses", "accused", "accused", "accusing"),
    "promote": ("promotes", "promoted", "promoted", "promoting"),
    "dispute": ("disputes", "disputed", "disputed", "disputing"),
    "repeat": ("repeats", "repeated", "repeated", "repeating"),
    "show": ("shows", "showed", "shown", "showing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "damage": ("damages", "damaged", "damaged", "damaging"),
    "weaken": ("weakens", "weakened", "weakened", "weakening"),
    "disrupt": ("disrupts", "disrupted", "disrupted", "disrupting"),
    "protest": ("protests", "protested", "protested", "protesting"),
    "destroy": ("destroys", "destroyed", "destroyed", "destroying"),
    "agree": ("agrees", "agreed", "agreed", "agreeing"),
    "use": ("uses", "used", "used", "using"),
    "pass": ("passes", "passed", "passed", "passing"),
    "press": ("presses", "pressed", "pressed", "pressing"),
    "interfere": ("interferes", "interfered", "interfered", "interfering"),
    "restrict": ("restricts", "restricted", "restricted", "restricting"),
    "plan": ("plans", "planned", "planned", "planning"),
    "spread": ("spreads", "spread", "spread", "spreading"),
    "remain": ("remains", "remained", "remained", "remaining"),
    "decline": ("declines", "declined", "declined", "declining"),
    "rise": ("rises", "rose", "risen", "rising"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "cut": ("cuts", "cut", "cut", "cutting"),
    "defeat": ("defeats", "defeated", "defeated", "defeating"),
    "take": ("takes", "took", "taken", "taking"),
    "strike": ("strikes", "struck", "struck", "striking"),
    "teach": ("teaches", "taught", "taught", "teaching"),
    "jail": ("jails", "jailed", "jailed", "jailing"),
    "hurry": ("hurries", "hurried", "hurried", "hurrying"),
    "change": ("changes", "changed", "changed", "changing"),
    "kill": ("kills", "killed", "killed", "killing"),
    "campaign": ("campaigns", "campaigned", "campaigned", "campaigning"),
    "increase": ("increases", "increased", "increased", "increasing"),
    "appeal": ("appeals", "appealed", "appealed", "appealing"),
}
#: Nouns whose counterpart takes their number.
_NOUNS = frozenset(
    """
    henchman henchmen cronies crony mouthpieces lackeys stooges zealots demagogues despots hordes apologists barons
    """.split()  # noqa: SIM905
)
#: Loaded verbs whose base form is a noun as well.
_ALSO_NOUNS = frozenset(
    ["scramble", "smear", "vow", "snub", "boast", "crusade", "cut", "jam", "pledge", "rush", "push"]
)
_PAST_IN_OTHER_WAYS = frozenset({"came", "spoke", "clung", "took", "rose"})
#: Verbs whose past is their base form; after these words they are the base.
_UNCHANGED = frozenset({"hit", "let"})
_BASE_BEFORE = re.compile(r"\b(?:to|will|would|can|could|may|might|should|must|not|n't)\s$", re.IGNORECASE)
#: Loaded entries without a counterpart that are nouns, or that carry the sense of their sentence: leaving them out
#: leaves a hole.
_CANNOT_GO = re.compile(
    r"mock(?:s|ed|ing)?|ridicul(?:e|es|ed|ing)"
    r"|(?:thug|goon|warmonger|snowflake|crackpot|nutjob|lunatic|kook|moron|idiot|liar|coward|bigot|libtard|illegal"
    r"|globalist|rino|villain|monster|hero|hardliner|propagandist|gimmick|scourge|nightmare|betrayal|crook|lapdog|wimp"
    r"|pirate|bombshell|handout|giveaway|fat\scat|swamp\screature|barbarian|fanatic)s?|feminazi|elites|wacko|woke\smob"
    r"|far-left\sradicals|deep\sstate|fiasco|debacle|boondoggle|power\sgrab|cover-?up|shakedown|cash\sgrab|charade"
    r"|(?:political|publicity)\sstunt|mockery|travesty|assault\son|war\son\swomen|abortion\sindustry|gun\sgrab"
    r"|election\stheft|stolen\selection|propaganda|brainwash(?:ed)?|hypocrisy|hellhole|bloodbath|carnage|meltdown|farce"
    r"|sob\sstory|doomsday|panic\smode|fever\spitch|boiling\spoint|shambles|triumphs?|greed|betray(?:s|ed)?|desperation"
    r"|plunder\w*|smirk\w*|slap\sin\sthe\sface|victory\sfor|blow\sto|testament\sto|turning\spoint|watershed|sp[eo]\w+\svolumes"
    r"|sen[dt]\w?\sa\s.*|the\sstakes.*|(?:surge|flood|invasion)\sof\smigrants|(?:tsunami|avalanche|deluge)\sof|cower\w*"
    r"|panicked|shove\sdown|scandal|grandstand\w*|virtue.signaling|crackdown\son\sfreedom|a\smodest|at\slast|rigged"
    r"|miracle|in\s(?:full|a)\spanic|botched|victory\slap|crosshairs|\w+\sa\sbat\sto|b(?:ow|ows|owed|owing)\sto|cop\w*\sto"
    r"|cabals?|tweetstorms?|hermit\skingdom|commanded\sthe\sstage|sick\s\w+|ethically\schallenged|scathingly\sworded"
    r"|firestorm|surely|debunk\w*|wr\w+\shavoc|tough\sgig|gleeful|snub\w*|extremist\sviews|unleash\w*|radical\s\w+"
    r"|g[aiv]+\w*\sin\sto|into\schaos|(?:h[eo]lds?\s)?to\sransom|death.traps?|hell-hole|cook\w+\sthe\sbooks|g[eo]ts?\saway\swith"
    r"|agitators?|starvation\swages|trad\w+\sbarbs|war\sof\swords|deal\w*\sa\sblow|yielded\sto\s.*",
    re.IGNORECASE,
)
#: Spelling by which a text is taken to be British.
_BRITISH_WORD = re.compile(
    r"\b(?:\w+(?:organ|real|recogn|critic|author|priorit|apolog|minim|maxim|final|util|emphas)is(?:e|ed|es|ing|ation)"
    r"|(?:organ|real|recogn|critic|author|priorit|apolog|emphas)is(?:e|ed|es|ing|ation)|labour|harbours?|colours?|favours?"
    r"|favoured|honours?|neighbours?|neighbour\w+|behaviours?|defence|offence|licence|programmes?|centres?|theatres?|metres"
    r"|kilometres|tonnes|cancelled|travelled|travellers|councillors?)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:has|have|had|having|been|was|were|is|are|be|being|['’]ve|['’]s|got)\s(?:\w+ly\s|also\s|not\s|since\s|long\s|already\s)*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:been|was|were|is|are|be|being)\s(?:\w+ly\s|also\s|not\s)*$", re.IGNORECASE)
_FINITE = (
    r"(?:would|will|could|can|may|might|must|should|had|has|have|was|were|is|are|did|does|do|can['’]t|won['’]t|cannot)"
)
#: What lets "said" stand in the place of "admitted" or "insisted": a clause, a quotation, or the end.
_CLAUSE = re.compile(
    rf"\s(?:that|it|he|she|they|we|there|this\s{_FINITE})\b|[,:.?!]|\s*[\"“]|\s*$"
    rf"|\s(?:on|in|at|during|after|before|to|last|this|late|early)\s[^,.;]{{3,40}}?\sthat\s"
    rf"|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s(?:that|he|she|it|they)\b"
    rf"|\s(?:the|its|his|her|their|a|an|some|no|many|[A-Z]\w*)\s(?!of\b)(?:[\w'’-]+\s){{0,5}}?{_FINITE}\s"
)
#: ... with these the verb has an object that "said" cannot have.
_OBJECT = re.compile(
    r"\s(?:defeat|guilt|responsibility|the\selection|the\srace|on\b(?!\s\w+day)|to\s\w+ing|of\b|in\sa\srace)",
    re.IGNORECASE,
)
_TO = re.compile(r"\sto\s[a-z]")
#: An adverb right before an adjective, which goes with it: "an unusually fiery debate".
_ADVERB_BEFORE = re.compile(
    r"\b(?!(?:early|daily|weekly|monthly|yearly|family|only|elderly|friendly|likely|deadly|costly|July|Italy)\b)\w{3,}ly\s$"
)
#: Without these, what did not quite happen would have.
_HARDLY = re.compile(
    r"\b(?:near|hard|bare|scarce|alleged|suppos|purported|potential|possib)(?:ed)?ly\s$", re.IGNORECASE
)
#: "Opened the day by blistering the mayor": no adjective.
_IS_DEED = re.compile(r"\b(?:by|while|when|after|before|without|for|from|of)\s$", re.IGNORECASE)
#: Verbs that say nothing without how: "acted recklessly".
_SAYS_HOW = re.compile(r"(?i)\b(?:act|behav|perform|conduct)(?:e|s|es|ed|ing)?\s(?:himself\s|herself\s|themselves\s)?$")
_NOUN_BEFORE = re.compile(r"(?:\b(?:the|an?|his|her|its|their|this|that|of|with|into|public)|['’]s)\s$", re.IGNORECASE)
#: An answer that says to whom or what.
_ANSWERED = re.compile(r"\s(?:at|against|that|with|by)\b|[,:]?\s*[“\"]")
_ANSWERS_QUOTED = re.compile(r"[,”\"]\s(?:[\w.’'-]+\s){1,6}$")
_ATTRIBUTE_AFTER = re.compile(
    r"\s(?!(?:and|or|but|to|of|in|on|at|for|that|by|with|as|than|who|which|when|if)\b)[\w“\"'‘]"
)
_LINKING = re.compile(
    r"\b(?:already|is|was|are|were|be|been|being|seems?|seemed|looks?|looked|became|become|becomes|remains?|remained|as|it|so|too|more"
    r"|most|very|how|not)\s$",
    re.IGNORECASE,
)
#: Nouns that say nothing without their adjective: "a scene", "consequences".
_HOLLOW_AFTER = re.compile(
    r"\s(?:condemnations?|moves?|steps?|twists?|moments?|consequences|scenes?|impacts?|effects?|conditions|circumstances|words|terms|ways?|results?|winds|clash|figures?"
    r"|(?:period|level|amount|number|degree|kind|sort|type|series|pace|rate|state|array)s?\sof)\b"
)
#: The same where nothing behind them says which, and no "the" before: "enters as a high-profile candidate, with ...".
_HOLLOW_ALONE = re.compile(
    r"\s(?:candidates?|comments?|remarks?|statements?|figures?|person|man|woman|people|voices?|roles?|players?|members?|places?"
    r"|things?|cases?|issues?|matters?|questions?|features?|factors?|names?|events?|day|night|time|start|end|finish|tone|mood)"
    r"(?=[,.;]|$)"
)
#: The same where it is all that something is said to be: "Tuesday was a dramatic day on several fronts".
_IS_A = re.compile(r"\b(?:is|was|are|were|be|been)\san?\s$")
_SOME_TIME = re.compile(r"\s(?:day|night|week|month|year|time)s?\b(?! of\b)")
_DETERMINED_BEFORE = re.compile(r"(?i)(?:\b(?:the|his|her|its|their|this|that|these|those)|['’]s)\s$")
#: What is never large, however massive.
_UNMEASURED_AFTER = re.compile(r"\s(?:\w+\s)?(?:fraud|corruption|damage|support|unemployment|inflation|destruction)\b")
#: Behind these "meddling" is what somebody does; behind anything else it is a thing.
_DOING_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|of|by|for|from|after|before|while|not|and|to|stop|stopped|keep|kept)\s$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\b(?:and|or|but)|,)\s$|^\s*(?:and|or|but)\b|^,\s\w+\b(?<!ly)\s\w", re.IGNORECASE)
_SWALLOWED = re.compile(r"\s(?:at|against|out\sat)\b")
_WITH_AT = re.compile(r"(?:lash|hit|fir|clap)\w*\s", re.IGNORECASE)
#: Shares "tanked on Monday", and no "tanked fish".
_FALLS = re.compile(r"[.,;]|$|\s(?:on|in|after|by|as|amid|when|to|at|following|sharply|\w+day)\b")
#: What a storm or a car does to a place is no criticism: "slammed into the coast".
_INTO = re.compile(
    r"\s(?:at\sfull|into|through|onto|across|ashore|against|up|down|toward|to\sthe\s(?:ground|floor|deck|wall)|shut|open|on\sthe\sbrakes|the\s(?:door|brakes))\b"
)
_FORCES = re.compile(
    r"\b(?:hurricanes?|storms?|tornado(?:es)?|tsunamis?|typhoons?|cyclones?|earthquakes?|quakes?|floods?|waves?|winds?|blizzards?"
    r"|planes?|cars?|trucks?|trains?|bus(?:es)?|vehicles?|ships?|rockets?|missiles?|recession|pandemic|virus)\b[^.;“”\"]{0,60}$",
    re.IGNORECASE,
)
#: Whose it is, right before it: "the Orlo", "Norland's", "the Norlandic".
_OF_STATE = re.compile(r"(?:\b[A-Z][\w.-]*(?:['’]s?)?|['’]s)\s(?:[a-z]+\s)?$(?<!The\s)(?<!That\s)(?<!This\s)")
_VOWEL = re.compile(r"(?:[aio]|e(?!u)|u(?!n[ie]|se|tilit|k\b|s\b|\.)|hour|hono)(?<!one\b)", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(an?)\s$", re.IGNORECASE)
#: An article that goes before a name once its adjective has gone: "a defiant President Waters", "the beleaguered Jo
#: Waters".
_ANY_ARTICLE = re.compile(r"\b(an?|the)\s$", re.IGNORECASE)
_TITLED = re.compile(
    r"\s?(?:President|Prime Minister|Chancellor|King|Queen|Pope|Senator|Governor|(?:Gov|Sen|Rep|Mr|Mrs|Ms|Dr)\.)"
    r"(?: [A-Z][\w.'’-]*)+"
)
#: Things that are counted need none either: "a staggering five million crowns"; "a massive 10-day strike" does.
_COUNT = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundreds|thousands|millions)"
)
_COUNTED_AFTER = re.compile(
    rf"""(?x)\s?(?:
      (?!(?:19|20)\d\d\b){_COUNT}(?:\ (?:hundred|thousand|million|billion|trillion))?
      \ (?:[a-z]+\ )?(?:[a-z]+s|people)\b(?!-)
    | \d[\d,.]*(?:%|\ per\ ?cent)(?=[.,;]|\ (?:of|in|on)\b)
    | one\ (?:year|month|week|day)\b(?!-)
    | [$£€]\d[\d,.]*(?:\ (?:million|billion|trillion))?(?=[.,;]|$|\ (?:in|on|to|for|from|of|by|last|this)\b)
    )"""
)
#: What is left out a few words behind them was denied with them: "not drastically change" is another matter than "not
#: change".
_DENIED = re.compile(
    r"(?:\b(?:not|never|no|nobody|nor|neither|without|unlikely|cannot|hardly|barely|fail(?:s|ed)?|refus(?:es?|ed)|declin(?:es?|ed)"
    r"|den(?:y|ies|ied))|n['’]t)(?:\s[\w'’-]+){0,4}\s$",
    re.IGNORECASE,
)
#: Behind these a participle is a verb: "dealings that dogged his campaign".
_VERB_BEFORE = re.compile(r"\b(?:that|which|who|has|have|had)\s$", re.IGNORECASE)
#: Whom nobody agrees to.
_YIELDED_TO = re.compile(r"\s(?:to\s)?(?:\w+\s)?(?:pressure|critics|bullies|outrage|mobs?)\b")
#: A demand in a condition has the same verb as a claim: "if the state insists it gives up its weapons".
_CONDITION = re.compile(r"\b(?:if|unless|whether)\b[^,.;]*$", re.IGNORECASE)
#: An article that belongs to a noun, with what stands between them.
_ONE = re.compile(r"\ban?\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
#: What is critical already.
_CRITICAL = re.compile(r"\s(?:rebukes?|criticisms?|critiques?|indictments?|condemnations?|attacks?)\b")
#: "He insisted that the council resign" asks for something; "he said that the council resign" is no English.
_INSISTED_THAT = re.compile(r"\sthat\s((?:[\w.'’“”\"-]+\s){1,9})")


def plain_counterpart(word: str, context: str = "") -> str | None:
    """Return what to write for a loaded word or phrase, in the same form.

    Args:
        word: The word as it stands ("slammed"); its first occurrence in the context counts.
        context: The sentence, where it is known. Without it, the commonest use is taken.

    Returns:
        The plain words, an empty string where it is best left out, or None where the word is not loaded there or no
        exchange of words makes the sentence plain.
    """
    text = context or word
    for loaded in find_loaded(text):
        if loaded.text.lower() == word.lower():
            return _replace(text, loaded, alone=not context)
    return None


@lru_cache(maxsize=8192)
def reword_loaded(text: str) -> str | None:
    """Return a sentence with plain words for its loaded ones; None where one of them has no safe counterpart.

    Quotations stay as they are. What has no loaded words comes back unchanged.
    """
    reworded, cut = text, len(text)
    verbs: list[str] = []
    for loaded in reversed(find_loaded(text)):
        if loaded.end > cut:
            continue  # an adverb that went with its adjective
        plain = _replace(text, loaded, alone=False)
        if plain is None:
            return None
        if plain and loaded.plain in _VERBS and loaded.plain != "say":
            verbs.append(loaded.plain)
        cut = loaded.start
        if not plain and not _is_adverb(loaded) and (adverb := _ADVERB_BEFORE.search(text[: loaded.start])):
            cut = adverb.start()
        reworded = _put(reworded, loaded, plain, cut)
    # "Criticized the mayor and criticized her for it"
    return None if find_loaded(reworded) or len(verbs) > len(set(verbs)) else reworded


def _put(text: str, loaded: Loaded, plain: str, cut: int) -> str:
    """Return a text with the plain words from `cut` on to the end of the loaded ones."""
    before, after = text[:cut], text[loaded.end :]
    if not plain:
        if not before.strip():
            after = after.removeprefix(",").lstrip()
            return before + after[:1].upper() + after[1:]
        if before.rstrip().endswith(","):
            after = after.removeprefix(",")
        # Pages put hard spaces between words.
        after = after.lstrip(" \xa0")
        if after[:1] in {".", ",", ";"}:
            before = before.rstrip(" ")
    elif _WITH_AT.match(loaded.text) and (swallowed := _SWALLOWED.match(after)):
        after = after[swallowed.end() :]
    if plain and loaded.text[0].isupper():
        plain = plain[0].upper() + plain[1:]
    article = _ARTICLE.search(before)
    any_article = _ANY_ARTICLE.search(before)
    titled = _TITLED.match(after)
    # "The so-called Orlo Accords" keep their article.
    if (
        any_article
        and not plain
        and loaded.text.lower() != "so-called"
        and (_goes_on(after[titled.end() :]) if titled else _names_somebody(after))
    ):
        # "An unapologetic Jo Waters": without the adjective a name has no article.
        before = before[: any_article.start(1)]
    elif article and _COUNTED_AFTER.match(after) and not _is_adverb(loaded):
        counted = after.lstrip()
        return before[: article.start(1)] + (counted[:1].upper() + counted[1:] if article[1][0].isupper() else counted)
    elif article:
        chosen = "an" if _VOWEL.match(plain or after) else "a"
        before = before[: article.start(1)] + (chosen.capitalize() if article[1][0].isupper() else chosen) + " "
    return before + plain + after


def _names_somebody(after: str) -> bool:
    """Tell whether a text opens with somebody's name, full or before a verb; not with one before a noun."""
    name = next((name for name in find_names(after) if name.start == 0), None)
    if name is None or not _goes_on(after[name.end :]):
        return False
    behind = after[name.end :].split(None, 1)[:1]
    word = behind[0].strip(",.;:") if behind else ""
    return _acts(word) if " " not in name.text else is_person(name, "")


def _goes_on(behind: str) -> bool:
    """Tell whether behind a name the sentence ends or goes on with a verb or a preposition, not with a noun."""
    word = behind.lstrip().partition(" ")[0]
    plain = word.strip(",.;:")
    return not plain or word[0] in ",.;:" or plain in PREPOSITIONS | JOINING | {"who", "that"} or _acts(plain)


def _acts(word: str) -> bool:
    return word in AUXILIARY or (word.islower() and read_verb(word)[1] in {"past", "both", "third"})


def _replace(text: str, loaded: Loaded, *, alone: bool) -> str | None:
    before, after = mask_quotations(text)[: loaded.start], text[loaded.end :]
    # "Massively popular"
    if not loaded.plain or (loaded.plain == "large" and loaded.text.lower().endswith("ly")):
        return _leave_out(loaded, before, after, alone=alone)
    base, _, rest = loaded.plain.partition(" ")
    if base == "criticize" and _BRITISH_WORD.search(text):
        base = "criticise"
    if loaded.plain == "programme" and not _BRITISH_WORD.search(text):
        return "program"
    # "His slam of the mayor": a noun.
    if base.startswith("critici") and (_INTO.match(after) or _FORCES.search(before) or after.startswith(" of ")):
        return None
    if loaded.plain == "be released" or (loaded.plain == "large" and _UNMEASURED_AFTER.match(after)):
        return None
    if loaded.text.lower() == "meddling" and not alone and before.strip() and not _DOING_BEFORE.search(before):
        return "interference"
    if loaded.plain == "critical" and _CRITICAL.match(after):
        return ""
    insists = base == "say" and not alone and re.match(r"(?i)insist", loaded.text)
    if insists and (_is_demand(after) or _CONDITION.search(before)):
        return None
    if base == "agree" and _YIELDED_TO.match(after):
        return None
    if base == "failed" and not _NOUN_BEFORE.search(before):
        # "The raid was botched", "they botched the raid"
        return None
    if loaded.text.lower().startswith("tank") and not _FALLS.match(after):
        return None
    if base not in _VERBS:
        return None if loaded.plain == "government" and _is_any(text, before, after) else _inflect_noun(loaded, before)
    if base == "say" and not alone:
        if re.match(r"(?i)vow", loaded.text) and _TO.match(after):
            base = "promise"
        elif _PASSIVE.search(before) or _OBJECT.match(after) or not _CLAUSE.match(after):
            return None
    # "The ministry hit back on Friday": whom, or what?
    if (
        base == "answer"
        and not alone
        and not _ANSWERED.match(after)
        and not _ANSWERS_QUOTED.search(text[: loaded.start])
    ):
        return None
    if base == "defeat" and not re.search(r"(?i)\b(?:was|were|been|being|be)\s$", before) and not alone:
        return None
    if base == "restrict" and rest:
        return None
    # "Sparking a scramble by owners": a noun.
    if base in _VERBS and loaded.text.lower() in _ALSO_NOUNS and _NOUN_BEFORE.search(before):
        return None
    # "The mayor's ridicule of the plan": a noun.
    if base == "make" and (after.startswith(f" {rest.rpartition(' ')[2]} ") or _NOUN_BEFORE.search(before)):
        return None
    form = _inflect_verb(loaded.text.lower(), base, before)
    return f"{form} {rest}" if rest else form


def _is_demand(after: str) -> bool:
    """Tell whether what follows a verb is a wish, whose verb has no ending: "that the council resign"."""
    match = _INSISTED_THAT.match(after)
    if match is None:
        return False
    words = match[1].lower().split()
    # "That items be cut"; but "that items would be cut".
    if any(word == "be" and before not in AUXILIARY | {"to", "not"} for before, word in pairwise(words)):
        return True
    return not any(word in AUXILIARY or read_verb(word)[1] in {"third", "past", "both"} for word in words)


def _is_any(text: str, before: str, after: str) -> bool:
    """Tell whether "the regime" would become the government of whoever else the sentence names."""
    if _OF_STATE.search(before) or re.match(r"\s(?:in|of)\s(?:the\s)?[A-Z]", after):
        return False
    return bool(find_names(text))


def _inflect_verb(surface: str, base: str, before: str) -> str:
    third, past, participle, ing = _VERBS[base]
    verb = surface.partition(" ")[0].partition("-")[-1] or surface.partition(" ")[0]
    if verb.endswith("ing"):
        return ing
    unchanged = verb in _UNCHANGED and not _BASE_BEFORE.search(before)
    if verb.endswith("ed") or verb in _PAST_IN_OTHER_WAYS or unchanged:
        return participle if _AUXILIARY.search(before) else past
    if verb.endswith("s") and not verb.endswith("ss"):
        return third
    return base


def _inflect_noun(loaded: Loaded, before: str) -> str | None:
    """Return a noun in the number of the loaded one, or an adjective, which has none."""
    plain, surface = loaded.plain, loaded.text.lower()
    if surface in {"tirade", "diatribe", "racist rant", "heated rhetoric"} and _ONE.search(before):
        return None
    if surface in {"skyrocketing", "exploding costs"}:
        return None
    if surface in _NOUNS:
        plural = surface.endswith(("s", "men"))
        return _make_plural(plain) if plural else plain
    return plain


def _make_plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else noun + "s"


def _leave_out(loaded: Loaded, before: str, after: str, *, alone: bool) -> str | None:
    """Return an empty string where an adverb or an adjective before its noun can go, else None."""
    surface = loaded.text.lower()
    if _CANNOT_GO.fullmatch(surface):
        return None
    if alone:
        return ""
    if _DENIED.search(before):
        return None
    if _is_adverb(loaded):
        return (
            None
            if _SAYS_HOW.search(before)
            or re.search(r"(?i)\b(?:and|or|not|so|too|very|how)\s$", before)
            or re.match(r"\s(?:and|or)\b", after)
            else ""
        )
    if surface.endswith("ed") and _VERB_BEFORE.search(before):
        return None
    if _HARDLY.search(before) or (surface.endswith("ing") and _IS_DEED.search(before)):
        return None
    if adverb := _ADVERB_BEFORE.search(before):
        before = before[: adverb.start()]
    if _IS_A.search(before) and _SOME_TIME.match(after):
        return None
    if _HOLLOW_AFTER.match(after) or (_HOLLOW_ALONE.match(after) and not _DETERMINED_BEFORE.search(before)):
        return None
    fits = not _LINKING.search(before) and not _JOINED.search(before) and not _JOINED.match(after)
    return "" if fits and _ATTRIBUTE_AFTER.match(after) else None


def _is_adverb(loaded: Loaded) -> bool:
    return loaded.text.lower().endswith("ly") or " " in loaded.text
