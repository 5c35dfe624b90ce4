"""What an e-mail says around the stories, in the languages that it can speak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of one language; `{...}` are blanks, pairs are for one and for several."""

    language: str
    stories: tuple[str, str]
    reports: tuple[str, str]
    outlets: tuple[str, str]
    more: tuple[str, str]
    #: Stories, reports, outlets.
    extent: str
    update: str
    differ: str
    worded: str
    #: An outlet, and who ran its text.
    copied: str
    also: str
    quiet: str
    quiet_subject: str
    failed: str
    failed_subject: str
    #: Headline, and how many more.
    subject: str
    feeds: str
    #: A day.
    since: str
    left_out: str
    unusable: str
    nothing: str
    #: What stands behind the name of an outlet that gives an opinion.
    opinion: str
    promise: str
    made: str
    unsubscribe: str
    online: str


ENGLISH = Interface(
    language="en",
    stories=("{} story", "{} stories"),
    reports=("{} report", "{} reports"),
    outlets=("{} outlet", "{} outlets"),
    more=("and {} more", "and {} more"),
    extent="{} from {} by {}",
    update="Update",
    differ="Reports differ",
    worded="How it is worded",
    copied="{} (copied by {})",
    also="Also in the news",
    quiet="Nothing new today that is worth your time.",
    quiet_subject="nothing new",
    failed="No feed could be read, so there is nothing to tell.",
    failed_subject="no feed could be read",
    subject="{}, {}",
    feeds="Feeds in trouble",
    since="since {}",
    left_out="Left out",
    unusable="Could not be used",
    nothing="Nothing could be said that the reports carry.",
    opinion="opinion",
    promise="The names behind a sentence lead to the sentences in the articles that carry it.",
    made="Made with {}.",
    unsubscribe="Unsubscribe",
    online="Read online",
)
GERMAN = Interface(
    language="de",
    stories=("{} Meldung", "{} Meldungen"),
    reports=("{} Bericht", "{} Berichten"),
    outlets=("{} Medium", "{} Medien"),
    more=("und eine weitere", "und {} weitere"),
    extent="{} aus {} von {}",
    update="Neues",
    differ="Die Berichte widersprechen sich",
    worded="Wie es gesagt wird",
    copied="{} (übernommen von {})",
    also="Außerdem",
    quiet="Heute gibt es nichts Neues, das Ihre Zeit wert wäre.",
    quiet_subject="nichts Neues",
    failed="Kein Feed war lesbar, darum gibt es nichts zu erzählen.",
    failed_subject="kein Feed war lesbar",
    subject="{} {}",
    feeds="Feeds mit Störungen",
    since="seit {}",
    left_out="Ausgelassen",
    unusable="Nicht verwendbar",
    nothing="Nichts ließ sich sagen, was die Berichte tragen.",
    opinion="Kommentar",
    promise="Die Namen hinter einem Satz führen zu den Sätzen der Artikel, die ihn tragen.",
    made="Erstellt mit {}.",
    unsubscribe="Abbestellen",
    online="Im Browser lesen",
)
FRENCH = Interface(
    language="fr",
    stories=("{} sujet", "{} sujets"),
    reports=("{} article", "{} articles"),
    outlets=("{} média", "{} médias"),
    more=("et {} autre", "et {} autres"),
    extent="{} d’après {} de {}",
    update="Suite",
    differ="Les articles divergent",
    worded="Comment c’est dit",
    copied="{} (repris par {})",
    also="Également dans l’actualité",
    quiet="Rien de nouveau aujourd’hui qui mérite votre temps.",
    quiet_subject="rien de nouveau",
    failed="Aucun flux n’a pu être lu, il n’y a donc rien à raconter.",
    failed_subject="aucun flux n’a pu être lu",
    subject="{} {}",
    feeds="Flux en panne",
    since="depuis le {}",
    left_out="Laissé de côté",
    unusable="Inutilisable",
    nothing="Rien n’a pu être dit que les articles soutiennent.",
    opinion="opinion",
    promise="Les noms après une phrase mènent aux phrases des articles qui la soutiennent.",
    made="Réalisé avec {}.",
    unsubscribe="Se désabonner",
    online="Lire en ligne",
)
SPANISH = Interface(
    language="es",
    stories=("{} noticia", "{} noticias"),
    reports=("{} artículo", "{} artículos"),
    outlets=("{} medio", "{} medios"),
    more=("y {} más", "y {} más"),
    extent="{} a partir de {} de {}",
    update="Novedades",
    differ="Los artículos difieren",
    worded="Cómo se cuenta",
    copied="{} (reproducido por {})",
    also="También es noticia",
    quiet="Hoy no hay nada nuevo que merezca su tiempo.",
    quiet_subject="nada nuevo",
    failed="No se pudo leer ninguna fuente, así que no hay nada que contar.",
    failed_subject="no se pudo leer ninguna fuente",
    subject="{} {}",
    feeds="Fuentes con problemas",
    since="desde el {}",
    left_out="Omitido",
    unusable="No utilizable",
    nothing="No se pudo decir nada que los artículos respalden.",
    opinion="opinión",
    promise="Los nombres tras una frase llevan a las frases de los artículos que la respaldan.",
    made="Hecho con {}.",
    unsubscribe="Darse de baja",
    online="Leer en línea",
)
#: By ISO 639-1 code.
INTERFACES = {interface.language: interface for interface in (ENGLISH, GERMAN, FRENCH, SPANISH)}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says numbers and times as the readers of a language in a zone do."""

    words: Interface
    zone: tzinfo

    @property
    def _locale(self) -> Locale:
        # "1 March", not "March 1": the order that most readers of English have.
        return Locale("en", "GB") if self.words.language == "en" else Locale(self.words.language)

    def count(self, number: int, noun: tuple[str, str]) -> str:
        """Return a number with its noun."""
        return noun[number != 1].format(format_decimal(number, locale=self._locale))

    def day(self, moment: datetime) -> str:
        """Return the day as `Monday, 9 March 2026`."""
        return format_date(moment.astimezone(self.zone), "full", locale=self._locale)

    def brief(self, moment: datetime) -> str:
        """Return the day as `9 Mar 2026`."""
        return format_date(moment.astimezone(self.zone), "medium", locale=self._locale)

    def span(self, first: datetime, last: datetime, *, today: datetime | None) -> str:
        """Return the span between two times: the day where it is not today's, and once where it is one."""
        begin, end = self._tell(first, today), self._tell(last, today)
        if begin == end:
            return begin
        if first.astimezone(self.zone).date() == last.astimezone(self.zone).date():
            return f"{begin}–{self._tell(last, last)}"
        return f"{begin} – {end}"

    def _tell(self, moment: datetime, today: datetime | None) -> str:
        local = moment.astimezone(self.zone)
        if today and local.date() == today.astimezone(self.zone).date():
            return format_time(local, "short", locale=self._locale)
        return format_datetime(local, "d MMM, HH:mm", locale=self._locale)
