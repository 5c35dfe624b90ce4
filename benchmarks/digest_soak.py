"""Sixty days of two digests in an hour: 30 feeds, 200 reports a day, two zones, and everything that goes wrong.

Feeds fail, change their minds and repeat themselves; the mail server hangs up, refuses and puts off; the program
crashes around the final dot; the machine sleeps for days; clocks are set back, and daylight saving begins in both
zones. Behind it stands one question: did every reader get every edition once, and no story twice?

Usage: python -m benchmarks.digest_soak [--days 60] [--feeds 30] [--reports 200] [--seed 1] [--store URL]
"""

from __future__ import annotations

import argparse
import email
import io
import random
import resource
import sys
import tempfile
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

from summarize.digest.config import DigestConfig, DigestTable, parse_config
from summarize.digest.journal import Journal
from summarize.digest.mail import Answer, Envelope, Mailer
from summarize.digest.making import make_edition
from summarize.digest.run import Running, open_mailer, run_digests
from summarize.digest.store import Store, open_store
from summarize.digest.types import DeliveryState, Edition, Period
from summarize.errors import FetchError
from summarize.opening import Models
from summarize.types import Fetched
from summarize.write import QuoteWriter
from tests.mail_server import MailServer, serve_mail

START = datetime(2026, 3, 1, 0, 30, tzinfo=UTC)
READERS = {"berlin": ("ida@example.org", "bo@example.org"), "york": ("eve@example.org",)}
RETENTION = 14
SETTINGS = """
[store]
url = "{store}"
retention_days = {retention}
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
from = "news@digest.example"
timeout = 5
suppress_after = 0
[fetch]
full_text = false
[[digest]]
name = "berlin"
feeds = {feeds}
recipients = ["ida@example.org", "bo@example.org"]
at = "07:00"
zone = "Europe/Berlin"
[[digest]]
name = "york"
feeds = {feeds}
recipients = ["eve@example.org"]
at = ["07:30", "18:00"]
zone = "America/New_York"
"""


class Crash(BaseException):
    """The process is gone."""


class SetClock:
    """Shows what it is set to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return it."""
        return self.at


class Restless:
    """Never asked to end; waiting takes no time but the clock's."""

    def __init__(self, clock: SetClock) -> None:
        self._clock = clock

    def is_set(self) -> bool:
        """Return that it is not time to end."""
        return False

    def wait(self, timeout: float) -> bool:
        """Turn the clock."""
        self._clock.at += timedelta(seconds=timeout)
        return False

    def hold(self) -> AbstractContextManager[None]:
        """Do nothing."""
        return nullcontext()


# ---------------------------------------------------------------- the world


@dataclass(frozen=True, slots=True)
class Item:
    """A report in a feed."""

    outlet: int
    title: str
    text: str
    url: str
    published: datetime


@dataclass(slots=True)
class Happening:
    """Something that outlets report, and that may go on the next day."""

    place: str
    person: str
    who: str
    deed: str
    details: tuple[str, ...]
    number: int


#: Who, and what they do with what; any of one with any of the other. Details are an event's own, by chance.
WHO = (
    "Fishermen", "Nurses", "The museum", "The harbour board", "A bakery chain", "Volunteers", "The zoo", "Farmers",
    "The tram company", "A court", "Divers", "Astronomers", "The orchestra", "Bus drivers", "The water utility",
    "Beekeepers", "A film studio", "The chess club", "Glassmakers", "The botanical garden", "Miners", "A choir",
    "The airport", "Teachers", "The customs office", "Archaeologists", "A brewery", "The fire service", "Students",
    "The observatory", "Carpenters", "The rowing club",
)  # fmt: skip
DEEDS = (
    "buy {n} second-hand boats", "strike over {n} unpaid shifts", "open a wing with {n} paintings",
    "dredge {n} tonnes of sand", "recall {n} loaves", "plant {n} oaks", "lose {n} flamingos",
    "block {n} kilometres of road",
    "scrap {n} carriages", "fine a landlord {n} crowns", "raise {n} cannon balls", "photograph {n} comets",
    "cancel {n} concerts", "refuse {n} night routes", "repair {n} leaking pipes", "import {n} hives", "hire {n} extras",
    "host {n} grandmasters", "melt {n} church windows", "rescue {n} orchids", "flood {n} shafts",
    "record {n} lullabies",
    "close {n} gates", "translate {n} textbooks", "seize {n} fake watches", "unearth {n} coins",
    "brew {n} barrels of stout",
    "free {n} trapped commuters", "occupy {n} lecture halls", "sell {n} telescopes", "restore {n} wooden bridges",
    "row {n} miles upstream",
)  # fmt: skip
DETAILS = (
    "{person} had asked for it in a letter last spring", "rain delayed the start in {place} by an hour",
    "the bill goes to a foundation that {person} leads", "half of the neighbours in {place} signed against it",
    "a crane from {place} had to be brought by barge", "{person} called the plan a gamble with borrowed money",
    "the mayor of {place} learned of it from the radio", "an insurer in {place} will look at the contracts",
    "{person} promised a second round before the harvest", "two retired engineers from {place} gave advice for free",
    "the union of {person} wants it put in writing", "tickets in {place} were gone within minutes",
    "a school in {place} lent its gymnasium", "{person} once failed at the same thing abroad",
    "the river at {place} stood unusually low", "critics of {person} point to an audit from the winter",
    "a parrot in {place} became famous along the way", "the keys were found in the desk of {person}",
    "only a handful of people in {place} knew the date", "{person} paid the first instalment out of a private purse",
    "a bell in {place} rang for the first time in decades", "the archive of {place} holds the original drawings",
    "{person} declined to answer questions on the steps", "snow blocked the pass above {place} for a night",
)  # fmt: skip
UPDATES = (
    "After protests from {person}, the number in {place} is now {n}, officials said on {day}.",
    "A second count in {place} on {day} came to {n}, according to {person}.",
    "{person} told reporters in {place} on {day} that the figure had risen to {n}.",
)
SYLLABLES = tuple(f"{consonant}{vowel}" for consonant in "bdfghklmnprstvz" for vowel in "aeio")
ENDINGS = ("burg", "ford", "holm", "mere", "stad", "wick", "grad", "ton", "field", "haven")


class World:
    """What happens, and what outlets make of it."""

    def __init__(self, seed: int, feeds: int, per_day: int) -> None:
        self._random = random.Random(seed)
        self._feeds = feeds
        self._per_day = per_day
        self._yesterday: list[Happening] = []
        self._number = 0
        self.items: defaultdict[int, list[Item]] = defaultdict(list)

    def live_through(self, day: datetime) -> None:
        """Let a day happen; every report appears in its feed at its time."""
        written = 0
        today: list[Happening] = []
        for old in self._yesterday:
            if self._random.random() < 0.15:
                written += self._report(old, day, update=True)
        while written < self._per_day:
            happening = Happening(
                place=self._name() + self._random.choice(ENDINGS),
                person=f"{self._name()} {self._name()}{self._random.choice('knrst')}",
                who=self._random.choice(WHO),
                deed=self._random.choice(DEEDS),
                details=tuple(self._random.sample(DETAILS, 5)),
                number=self._random.randrange(11, 900),
            )
            today.append(happening)
            written += self._report(happening, day, update=False)
        self._yesterday = today

    def feed(self, outlet: int, now: datetime) -> bytes:
        """Return the feed of an outlet as it stands: the last forty reports that are out."""
        out = [item for item in self.items[outlet] if item.published <= now]
        self.items[outlet] = self.items[outlet][-200:]
        entries = "".join(
            f"<item><title>{escape(item.title)}</title><link>{item.url}</link><guid>{item.url}</guid>"
            f"<pubDate>{format_datetime(item.published)}</pubDate><description>{escape(item.text)}</description></item>"
            for item in out[-40:]
        )
        return f'<rss version="2.0"><channel><title>Outlet {outlet}</title>{entries}</channel></rss>'.encode()

    def _name(self) -> str:
        return "".join(self._random.choice(SYLLABLES) for _ in range(self._random.randint(2, 3))).title()

    def _report(self, happening: Happening, day: datetime, *, update: bool) -> int:
        """Have some outlets report it."""
        outlets = self._random.sample(range(self._feeds), min(self._feeds, self._random.choice((1, 2, 3, 5, 8))))
        happening.number += self._random.randrange(5, 60) if update else 0
        begin = day + timedelta(minutes=self._random.randrange(0, 1200))
        words = {"n": happening.number, "place": happening.place, "person": happening.person, "day": f"{day:%A}"}
        deed = happening.deed.format(**words)
        title = f"{happening.who} in {happening.place} {deed}"
        lead = f"{happening.who} in {happening.place} said on {day:%A} that they would {deed}."
        details = list(happening.details[:3])
        if update:
            title = f"{happening.place}: new figure after {happening.who.lower()} {deed}"
            lead = self._random.choice(UPDATES)
            details = list(happening.details[3:])
        for outlet in outlets:
            self._number += 1
            rest = self._random.sample(details, 2)
            text = " ".join((lead.format(**words), *(_sentence(detail.format(**words)) for detail in rest)))
            at = begin + timedelta(minutes=self._random.randrange(0, 180))
            self.items[outlet].append(Item(outlet, title, text, f"https://outlet{outlet}.example/{self._number}", at))
        for outlet in outlets:
            self.items[outlet].sort(key=lambda item: item.published)
        return len(outlets)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


class MoodyFetcher:
    """Fetches the feeds of the world, when it is in the mood."""

    def __init__(self, world: World, clock: SetClock, chance: random.Random) -> None:
        self._world = world
        self._clock = clock
        self._chance = chance
        self._down_until: dict[int, datetime] = {}
        self.faults: Counter[str] = Counter()

    def fetch(self, url: str, *, trusted: bool = True, etag: str = "", last_modified: str = "") -> Fetched:  # noqa: ARG002
        """Return a feed, or fail."""
        outlet = int(url.removeprefix("https://outlet").partition(".")[0])
        now = self._clock.now()
        if self._down_until.get(outlet, now) > now:
            self._fail("feed away", url, "the server answered 503")
        dice = self._chance.random()
        if dice < 0.01:
            self._down_until[outlet] = now + timedelta(days=self._chance.randint(1, 5))
        if dice < 0.03:
            self._fail("feed timed out", url, "it took too long")
        if dice < 0.04:
            self.faults["feed damaged"] += 1
            return Fetched(url, b"<rss><channel><item>", "application/rss+xml", "")
        content = self._world.feed(outlet, now)
        mark = f'"{zlib.crc32(content)}"'
        if etag == mark:
            return Fetched(url, b"", "application/rss+xml", "", etag=mark, unchanged=True)
        return Fetched(url, content, "application/rss+xml", "", etag=mark)

    def _fail(self, fault: str, url: str, why: str) -> None:
        self.faults[fault] += 1
        raise FetchError("cannot fetch", url, why)


class CrashingMailer:
    """Sends, but for when the process is gone around the final dot."""

    def __init__(self, inner: Mailer, chance: random.Random, faults: Counter[str]) -> None:
        self._inner = inner
        self._chance = chance
        self._faults = faults

    def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
        """Send, or crash before the final dot, at it, or behind it."""
        crash = self._chance.choices(("", "before", "at", "behind"), (94, 2, 2, 2))[0]

        def near_the_dot() -> None:
            if crash == "before":
                self._faults["crash before the final dot"] += 1
                raise Crash
            before_final_dot()
            if crash == "at":
                self._faults["crash at the final dot"] += 1
                raise Crash

        answer = self._inner.send(envelope, before_final_dot=near_the_dot)
        if crash == "behind":
            self._faults["crash behind the final dot"] += 1
            raise Crash
        return answer


# ---------------------------------------------------------------- the soak


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    runs: int = 0
    editions: Counter[str] = field(default_factory=Counter)
    disordered: list[str] = field(default_factory=list)
    deliveries: int = 0
    sent: int = 0
    unknown: int = 0
    #: Messages that a reader got more than once.
    twice: list[str] = field(default_factory=list)
    #: Deliveries that are neither sent nor known to be unknown.
    lost: list[str] = field(default_factory=list)
    stories: int = 0
    updates: int = 0
    statements: int = 0
    #: Statements that a digest told twice.
    repeated: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    #: Day to bytes.
    memory: dict[int, int] = field(default_factory=dict)
    database: dict[int, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(slots=True)
class Soak:
    """One soak under way."""

    config: DigestConfig
    store: Store
    server: MailServer
    world: World
    clock: SetClock
    chance: random.Random
    fetcher: MoodyFetcher
    outcome: Outcome
    #: What was told, by digest.
    told: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: Message-ID of every delivery there ever was, with what it is.
    due: dict[str, str] = field(default_factory=dict)
    #: Where the database is, when it is a file.
    file: Path | None = None

    def run(self) -> None:
        """Run as cron would, in whatever mood the mail server is."""
        self._set_mood()
        self.outcome.runs += 1
        try:
            with open_mailer(self.config) as inner:
                run_digests(self._prepare(CrashingMailer(inner, self.chance, self.outcome.faults)))
        except Crash:
            # What is left of a process that is gone: its locks are free, its transactions are not.
            pass

    def _prepare(self, mailer: Mailer) -> Running:
        return Running(
            config=self.config,
            store=self.store,
            make=self._make,
            mailer=mailer,
            clock=self.clock,
            stop=Restless(self.clock),
            journal=Journal(self.clock, io.StringIO()),
            patience=timedelta(seconds=5),
        )

    def _make(self, digest: DigestTable, period: Period) -> Edition:
        return make_edition(
            digest,
            period,
            config=self.config,
            store=self.store,
            models=Models(QuoteWriter()),
            fetcher=self.fetcher,
            now=self.clock.now(),
        )

    def _set_mood(self) -> None:
        server, faults = self.server, self.outcome.faults
        server.mood, server.mail, server.data, server.rcpt = "", "", "", lambda _: ""
        dice = self.chance.random()
        for least, name, setting, value in (
            (0.02, "no reply to the final dot", "mood", "hang up"),
            (0.04, "connection lost before it", "mood", "hang up before the end"),
            (0.06, "sender refused", "mail", "550 5.7.1 not now"),
            (0.09, "message put off", "data", "451 4.3.0 later"),
            (0.12, "recipient put off", "rcpt", lambda _: "450 4.2.1 later"),
        ):
            if dice < least:
                faults[name] += 1
                setattr(server, setting, value)
                return

    def weigh(self, day: int) -> None:
        """Note memory and the size of the database."""
        self.outcome.memory[day] = _resident()
        if self.file:
            self.outcome.database[day] = self.file.stat().st_size


def _resident() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()


@contextmanager
def prepare(folder: Path, *, feeds: int, per_day: int, seed: int, url: str) -> Iterator[Soak]:
    """Set everything up in a folder."""
    with serve_mail(folder) as server:
        addresses = [f"https://outlet{outlet}.example/feed" for outlet in range(feeds)]
        file = None if url else folder / "digest.db"
        text = SETTINGS.format(
            store=url or f"sqlite:///{file}",
            retention=RETENTION,
            port=server.port,
            feeds=str(addresses).replace("'", '"'),
        )
        config = parse_config(text, folder / "digest.toml")
        chance, clock, world = random.Random(seed), SetClock(START), World(seed, feeds, per_day)
        outcome = Outcome()
        fetcher = MoodyFetcher(world, clock, chance)
        with open_store(config.store.url) as store:
            yield Soak(config, store, server, world, clock, chance, fetcher, outcome, file=file)


def soak(
    folder: Path,
    *,
    days: int,
    feeds: int,
    per_day: int,
    seed: int,
    hours: int = 1,
    url: str = "",
    tell: Callable[[str], None] = print,
) -> Outcome:
    """Let so many days pass, with a run every so many hours; return what came of it."""
    begin = time.perf_counter()
    with prepare(folder, feeds=feeds, per_day=per_day, seed=seed, url=url) as one:
        taken: Counter[str] = Counter()
        asleep_until = START
        expected: defaultdict[str, list[str]] = defaultdict(list)
        now = START
        for day in range(days):
            one.world.live_through(START + timedelta(days=day))
            if one.chance.random() < 0.04:
                asleep_until = now + timedelta(days=one.chance.randint(2, 4))
                one.outcome.faults["machine asleep for days"] += 1
            for _ in range(0, 24, hours):
                now += timedelta(hours=hours)
                if now < asleep_until:
                    continue
                one.clock.at = now
                if one.chance.random() < 0.01:
                    # A clock that is wrong for one run: hours or days behind.
                    one.clock.at -= timedelta(hours=one.chance.randint(1, 60))
                    one.outcome.faults["clock set back"] += 1
                before = {name: _latest(one.store, name) for name in READERS}
                one.run()
                for name in READERS:
                    key = _latest(one.store, name)
                    if key != before[name]:
                        expected[name].append(key)
                        _note_edition(one, name, key)
            taken += _drain(one.server)
            if day % max(1, days // 12) == 0 or day == days - 1:
                one.weigh(day)
                tell(f"day {day + 1}: {sum(map(len, expected.values()))} editions, {one.outcome.stories} stories")
        # Faults end, and whatever is left to do is done; an edition that is due by then is made too.
        one.chance.seed(0)
        _settle(one, now)
        taken += _drain(one.server)
        _judge(one, taken, expected)
        one.outcome.faults += one.fetcher.faults
        one.outcome.seconds = time.perf_counter() - begin
        return one.outcome


def _settle(one: Soak, now: datetime) -> None:
    one.server.mood, one.server.mail, one.server.data, one.server.rcpt = "", "", "", lambda _: ""
    for hours in (1, 6, 12):
        one.clock.at = now + timedelta(hours=hours)
        with open_mailer(one.config) as mailer:
            run_digests(one._prepare(mailer), ())  # noqa: SLF001  # a script's own


def _latest(store: Store, digest: str) -> str:
    latest = store.editions.latest(digest)
    return latest.period.key if latest else ""


def _note_edition(one: Soak, digest: str, key: str) -> None:
    record = one.store.editions.find(digest, key)
    assert record, "it was just made"
    one.outcome.editions[digest] += 1
    for delivery in one.store.deliveries.of_edition(record.id):
        one.due[delivery.message_id] = f"{digest} {key} {delivery.recipient}"
    for summary in one.store.editions.load(record.id).briefing.summaries:
        one.outcome.stories += 1
        one.outcome.updates += bool(summary.update)
        for statement in summary.statements:
            one.outcome.statements += 1
            if statement.text in one.told[digest]:
                one.outcome.repeated.append(f"{digest} {key}: {statement.text}")
            one.told[digest].add(statement.text)


def _drain(server: MailServer) -> Counter[str]:
    """Return the Message-IDs that the server took since it was last asked, with how often."""
    taken, server.taken = server.taken, []
    server.offered.clear()
    return Counter(str(email.message_from_bytes(content)["Message-ID"]) for _, content in taken)


def _judge(one: Soak, taken: Counter[str], expected: dict[str, Sequence[str]]) -> None:
    outcome, store = one.outcome, one.store
    outcome.twice = [message for message, times in taken.items() if times > 1]
    unknown = {one.message_id for one in store.deliveries.in_states(DeliveryState.UNKNOWN)}
    outcome.unknown = len(unknown)
    outcome.deliveries = len(one.due)
    outcome.sent = sum(taken[message] == 1 for message in one.due)
    outcome.lost = [what for message, what in one.due.items() if not taken[message] and message not in unknown]
    # Periods that were slept through have no edition; those that have one have it once, in order.
    outcome.disordered = [key for made in expected.values() for key, later in pairwise(made) if key >= later]


def report(outcome: Outcome) -> str:
    """Return the outcome as a table."""
    first, last = min(outcome.memory), max(outcome.memory)
    middle = sorted(outcome.memory)[len(outcome.memory) // 2]
    rows = [
        ("runs", f"{outcome.runs:,}"),
        ("editions", ", ".join(f"{name} {count}" for name, count in sorted(outcome.editions.items()))),
        ("editions twice or out of order", str(len(outcome.disordered))),
        ("stories told, of them updates", f"{outcome.stories:,}, {outcome.updates:,}"),
        ("statements told, of them repeated", f"{outcome.statements:,}, {len(outcome.repeated)}"),
        ("deliveries, of them arrived", f"{outcome.deliveries:,}, {outcome.sent:,}"),
        ("messages twice", str(len(outcome.twice))),
        ("deliveries lost", str(len(outcome.lost))),
        ("deliveries unknown, all by a lost reply or a crash", str(outcome.unknown)),
        ("resident memory, MB", _series(outcome.memory, first, middle, last)),
        ("seconds", f"{outcome.seconds:,.0f}"),
    ]
    if outcome.database:
        rows.insert(-1, ("database, MB", _series(outcome.database, first, middle, last)))
    width = max(len(name) for name, _ in rows)
    lines = [f"{name:<{width}}  {value}" for name, value in rows]
    lines += ["", "faults", *(f"  {name:<32}{times:>5}" for name, times in sorted(outcome.faults.items()))]
    return "\n".join(lines)


def _series(values: dict[int, int], *days: int) -> str:
    return ", ".join(f"day {day + 1}: {values[day] / 1e6:.0f}" for day in days)


def main() -> int:
    """Soak and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--feeds", type=int, default=30)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = soak(
            Path(folder),
            days=given.days,
            feeds=given.feeds,
            per_day=given.reports,
            seed=given.seed,
            url=given.store,
            tell=lambda line: print(line, file=sys.stderr, flush=True),
        )
    print(report(outcome))
    for line in (*outcome.twice, *outcome.lost, *outcome.disordered, *outcome.repeated)[:20]:
        print(line)
    return 1 if outcome.twice or outcome.lost or outcome.disordered or outcome.repeated else 0


if __name__ == "__main__":
    sys.exit(main())
