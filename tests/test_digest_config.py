"""digest.toml: every mistake at once, each with its line and a remedy, and no password in it."""

from __future__ import annotations

import os
import tomllib
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from summarize.digest.config import DigestConfig, find_config, load_config, parse_config
from summarize.digest.crontab import expand_cron
from summarize.digest.first_settings import Answers, write_settings
from summarize.digest.mistakes import find_lines
from summarize.digest.passwords import SecretSource
from summarize.digest.periods import Timetable
from summarize.errors import ConfigError, Mistake, SecretError

PATH = Path("digest.toml")
DIGEST = '[[digest]]\nname = "morning"\nfeeds = ["https://post.example/feed"]\n'


def config(text: str) -> DigestConfig:
    return parse_config(text, PATH)


def mistakes(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(ConfigError) as caught:
        config(text)
    return caught.value.mistakes


# ---------------------------------------------------------------- what is right


def test_a_digest_needs_a_name_and_feeds_and_the_rest_is_what_is_usual() -> None:
    (digest,) = config(DIGEST).digests
    assert (digest.stories, digest.min_reports, digest.language, digest.recipients) == (10, 2, "en", ())
    assert digest.timetable == Timetable(ZoneInfo("UTC"), (time(7),), frozenset(range(7)))
    assert digest.heading == "Morning"


def test_several_digests_stand_in_one_file() -> None:
    second = DIGEST.replace("morning", "week-end").replace("[[digest]]", '[[digest]]\ntitle = "The week"')
    found = config(DIGEST + second)
    assert [digest.name for digest in found.digests] == ["morning", "week-end"]
    assert found.digest("week-end").heading == "The week"
    with pytest.raises(ConfigError, match="evening"):
        found.digest("evening")


@pytest.mark.parametrize(
    ("schedule", "times", "days"),
    [
        ('at = "6:30"', (time(6, 30),), range(7)),
        ('at = ["07:00", "18:15"]\ndays = ["sat", "sun"]', (time(7), time(18, 15)), (5, 6)),
        ("at = 07:30:00", (time(7, 30),), range(7)),
        ('cron = "0 7 * * *"', (time(7),), range(7)),
        ('cron = "30 6,18 * * 1-5"', (time(6, 30), time(18, 30)), range(5)),
        ('cron = "0 */8 * * sun"', (time(0), time(8), time(16)), (6,)),
        ('cron = "0 7 * * 0,7"', (time(7),), (6,)),
        ('cron = "0 7 * * MON-FRI/2"', (time(7),), (0, 2, 4)),
    ],
)
def test_when_it_goes_out(schedule: str, times: tuple[time, ...], days: range | tuple[int, ...]) -> None:
    (digest,) = config(f'{DIGEST}zone = "Europe/Berlin"\n{schedule}\n').digests
    assert digest.timetable == Timetable(ZoneInfo("Europe/Berlin"), times, frozenset(days))


def test_paths_are_seen_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text("")
    (tmp_path / "digest.toml").write_text(
        '[publish]\narchive = "out"\nhealth = "/run/health.json"\n[[digest]]\nname = "a"\nopml = "list.opml"\n'
    )
    found = load_config(tmp_path / "digest.toml")
    assert found.publish.archive == tmp_path / "out"
    assert found.publish.health == Path("/run/health.json")
    assert found.digests[0].opml == tmp_path / "list.opml"
    assert found.path == tmp_path / "digest.toml"


def test_the_file_here_comes_before_that_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_config().parts[-2:] == ("summarize", "digest.toml")
    (tmp_path / "digest.toml").write_text(DIGEST)
    assert find_config() == Path("digest.toml")
    assert find_config(Path("other.toml")) == Path("other.toml")


# ---------------------------------------------------------------- what is wrong

WRONG = """\
# my digest
[smtp]
host = "mail.example.org"
pasword = "hunter2"
from = "nobody"
port = 99999

[store]
url = "postgresql+psycopg://me:hunter2@db/x"

[[digest]]
name = "Morning"
feeds = [
  "https://a.example/feed",  # the first
  "ftp://b.example/feed",
  "https://me:hunter2@c.example",
]
zone = "Europe/Berln"
at = ["7:00", "25:00"]
topcs = ["a"]

[[digest]]
name = "evening"
recipients = ["ann@example.org",
    "ben"]
cron = "0 7 1 * *"
min_reports = 0
"""


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    assert [(mistake.line, mistake.setting) for mistake in mistakes(WRONG)] == [
        (4, "smtp.pasword"),
        (5, "smtp.from"),
        (6, "smtp.port"),
        (9, "store.url"),
        (12, "digest.name"),
        (15, "digest.feeds"),
        (16, "digest.feeds"),
        (18, "digest.zone"),
        (19, "digest.at"),
        (20, "digest.topcs"),
        (22, "digest"),
        (25, "digest.recipients"),
        (26, "digest.cron"),
        (27, "digest.min_reports"),
    ]


def test_what_was_written_wrong_is_not_repeated_for_it_may_be_a_secret() -> None:
    with pytest.raises(ConfigError) as caught:
        config(WRONG)
    assert "hunter2" not in f"{caught.value} {caught.value!r} {caught.value.__cause__!r} {caught.value.__context__}"


@pytest.mark.parametrize(
    ("text", "line", "why", "remedy"),
    [
        (DIGEST + "storeis = 3", 4, "no such setting", "did you mean stories?"),
        (DIGEST + "zzz = 3", 4, "no such setting", "there are: name, title"),
        (DIGEST + "[smpt]\nhost = 'x'", 4, "no such setting", "did you mean smtp?"),
        (DIGEST + 'password = "hunter2"', 4, "a password must not stand in this file", "password_from"),
        (
            DIGEST + '[smtp]\npassword_from = "hunter2"\nhost = "m.example"\nfrom = "a@b.c"',
            5,
            "where the password is",
            "password_from",
        ),
        (DIGEST + '[smtp]\nhost = "x"', 4, "it is missing", 'from = "News <news@example.org>"'),
        (DIGEST + 'stories = "many"', 4, "it must be a whole number", ""),
        (DIGEST + "stories = 0", 4, "it must be 1 or more", ""),
        (DIGEST + 'language = "tlh"', 4, "it must be 'en', 'de', 'fr' or 'es'", ""),
        (DIGEST + 'days = ["monday"]', 4, "it must be 'mon', 'tue'", ""),
        (DIGEST + "days = []", 4, "leave it out for every day", ""),
        (DIGEST + 'opml = "nowhere.opml"', 4, "there is no file", ""),
        (DIGEST + 'cron = "* * * * *"', 4, "1,440 times a day", ""),
        (DIGEST + 'cron = "0 7 * *"', 4, "five fields", ""),
        (DIGEST + 'cron = "0 25 * * *"', 4, "it goes from 0 to 23", ""),
        (DIGEST + 'cron = "0 7 * * *"\nat = "7:00"', 4, "in place of at and days", ""),
        (DIGEST + DIGEST, 5, "another digest has that name", ""),
        (DIGEST + '[publish]\nbase_url = "http://news.example"', 5, "https", ""),
        (DIGEST + '[store]\nurl = "mysql://x/y"', 5, "not a database", ""),
        (DIGEST + '[store]\nurl = "postgresql+psycopg://h/d?password=hunter2"', 5, "holds a password", "password_from"),
        (
            DIGEST + '[smtp]\nhost="m.example"\nfrom="a@b.c"\nusername="me"\nsecurity="none"',
            8,
            "readable on its way",
            "",
        ),
        ('[[digest]]\nname = "a"', 1, "it has no feeds", ""),
        ('[[digest]]\nfeeds = ["https://a.example"]', 1, "it is missing", 'name = "morning"'),
        ("", 0, "write [[digest]]", ""),
        (DIGEST + "feeds = []", 4, "cannot overwrite a value", ""),
        (DIGEST + "at = ", 4, "invalid value", ""),
        (DIGEST + 'title = "a\nb"', 4, "illegal character", ""),
    ],
)
def test_a_mistake_has_a_line_a_reason_and_a_remedy(text: str, line: int, why: str, remedy: str) -> None:
    (mistake,) = mistakes(text)
    assert mistake.line == line
    assert why in mistake.why
    assert remedy in mistake.remedy


def test_a_digest_that_is_no_list_of_tables_is_said_to_be_so() -> None:
    with pytest.raises(ConfigError, match=r"write \[\[digest\]\]"):
        config(DIGEST.replace("[[digest]]", "[digest]"))


@pytest.mark.parametrize(("content", "why"), [(None, "no such file"), (b"\xff", "not UTF-8")])
def test_a_file_that_cannot_be_read_is_an_error_with_its_name(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "digest.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=why) as caught:
        load_config(path)
    assert caught.value.which == str(path)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 99) | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["name", "feeds", "at", "host", "url", "x"]), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_whatever_a_table_holds_it_is_right_or_a_mistake(value: object) -> None:
    import tomlkit  # noqa: PLC0415

    document = {"digest": [{"name": "a", "feeds": ["https://a.example"]}], "smtp": value, "fetch": {"x": value}}
    try:
        text = tomlkit.dumps(document)
    except (ValueError, TypeError, AttributeError):
        return
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert mistakes(text)


def test_lines_are_found_through_lists_comments_and_long_texts() -> None:
    text = '[a]\n# b = 1\nb = """\n[x]\n"""\nc = [\n 1, # x\n 2]\n\n[[d]]\ne.f = 1\n[[d]]\n[d.g]\nh = {i = 1}\n'
    lines = find_lines(text)
    expected = {
        ("a",): 1,
        ("a", "b"): 3,
        ("a", "c"): 6,
        ("a", "c", 0): 7,
        ("a", "c", 1): 8,
        ("d", 0): 10,
        ("d", 0, "e", "f"): 11,
        ("d", 1): 12,
        ("d", 1, "g"): 13,
        ("d", 1, "g", "h", "i"): 14,
    }
    assert {place: lines.get(place) for place in expected} == expected


@given(
    st.sets(st.integers(0, 59), min_size=1, max_size=3),
    st.sets(st.integers(0, 23), min_size=1, max_size=3),
    st.sets(st.integers(0, 6), min_size=1),
)
def test_a_cron_expression_is_expanded_to_what_it_lists(minutes: set[int], hours: set[int], days: set[int]) -> None:
    def listed(numbers: set[int]) -> str:
        return ",".join(map(str, sorted(numbers)))

    times, weekdays = expand_cron(f"{listed(minutes)} {listed(hours)} * * {listed(days)}")
    assert set(times) == {time(hour, minute) for hour in hours for minute in minutes}
    assert weekdays == {(day - 1) % 7 for day in days}


@given(st.text(alphabet="0123456789*,-/ abcmonfri", max_size=24))
def test_whatever_stands_for_a_cron_expression_is_times_or_an_error(words: str) -> None:
    try:
        times, days = expand_cron(words)
    except ValueError as error:
        assert str(error)  # noqa: PT017
    else:
        assert times
        assert days <= set(range(7))


# ---------------------------------------------------------------- passwords


def read(source: str, folder: Path = Path(), user: str = "") -> str:
    return SecretSource.parse(source).read(folder, user=user)


def test_a_password_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_PASSWORD", "hunter2")
    assert read("env:NEWS_PASSWORD") == "hunter2"
    monkeypatch.setenv("NEWS_PASSWORD", "")
    with pytest.raises(SecretError, match="env:NEWS_PASSWORD: the variable is not set"):
        read("env:NEWS_PASSWORD")


def test_a_password_is_read_from_a_file_of_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "password"
    path.write_text("hunter2 \n")
    path.chmod(0o600)
    assert read("file:password", tmp_path) == read(f"file:{path}") == "hunter2 "


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o610])
def test_a_password_that_lies_open_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "password"
    path.write_text("hunter2")
    path.chmod(mode)
    with pytest.raises(SecretError, match="others on this machine") as caught:
        read(f"file:{path}")
    assert caught.value.hint == f"chmod 600 {path}"


@pytest.mark.parametrize("content", ["", "\n", "a\nb", "x" * 5000, "a\0b"])
def test_a_file_that_holds_no_password_is_refused_without_a_word_of_it(tmp_path: Path, content: str) -> None:
    path = tmp_path / "password"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(SecretError):
        read(f"file:{path}")


def test_a_file_that_is_not_there_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(SecretError, match="nowhere: No such file"):
        read("file:nowhere", tmp_path)


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        if service == "locked":
            raise KeyringError("it is locked")
        return {("news", "me"): "hunter2", ("news", "you"): "hunter3"}.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


def test_a_password_is_read_from_the_keyring() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())  # type: ignore[no-untyped-call]  # the library's
    try:
        assert read("keyring:news", user="me") == "hunter2"
        assert read("keyring:news/you", user="me") == "hunter3"
        with pytest.raises(SecretError, match="none of that name"):
            read("keyring:other", user="me")
        with pytest.raises(SecretError, match="it is locked"):
            read("keyring:locked")
    finally:
        keyring.set_keyring(before)


# ---------------------------------------------------------------- the first file

text_without_controls = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=12).filter(str.strip)


@given(
    st.builds(
        Answers,
        name=st.just("daily"),
        feeds=st.lists(st.just("https://a.example/f"), min_size=1, max_size=2).map(tuple),
        title=text_without_controls,
        recipients=st.just(("ann@example.org",)),
        topics=st.lists(text_without_controls, max_size=2).map(tuple),
        muted=st.lists(text_without_controls, max_size=2).map(tuple),
        at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        smtp_host=st.sampled_from(["", "mail.example.org"]),
        smtp_security=st.just("tls"),
        smtp_user=st.sampled_from(["", "me"]),
        password_from=st.just("env:X"),
        sender=st.just("News <news@example.org>"),
        allow_private=st.booleans(),
    )
)
def test_what_was_answered_is_what_the_first_file_says(answers: Answers) -> None:
    found = config(write_settings(answers))
    (digest,) = found.digests
    assert digest.feeds == tuple(dict.fromkeys(answers.feeds))
    assert (digest.title, digest.at, digest.recipients) == (answers.title, (answers.at,), answers.recipients)
    assert digest.topics == tuple(topic.strip() for topic in answers.topics)
    assert (found.smtp is not None) == bool(answers.smtp_host)
    assert found.fetch.allow_private == answers.allow_private


def test_what_the_first_file_says_in_comments_may_be_taken_in(tmp_path: Path) -> None:
    lines = write_settings(Answers("daily", feeds=("https://a.example/f",))).splitlines()
    (tmp_path / "feeds.opml").write_text("")
    setting = [
        line.removeprefix("# ")
        for line in lines
        if line.startswith(("# [", "# ")) and " = " in line and "days" not in line and "When" not in line
    ]
    assert len(setting) > 10
    taken_in = "\n".join(
        line.removeprefix("# ")
        if line.removeprefix("# ") in setting and not line.startswith(("# feeds", "# url", "# base"))
        else "[smtp]"
        if line == "# [smtp]"
        else line
        for line in lines
    )
    parse_config(taken_in, tmp_path / "digest.toml")
