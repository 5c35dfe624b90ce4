"""The commands that set a digest up, show it and edit its feeds."""

from __future__ import annotations

import io
import json
import stat
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from email import message_from_string
from email.policy import default
from pathlib import Path

import pytest

from summarize.digest.config import load_config
from summarize.digest.store import open_configured_store
from summarize.digest.types import DeliveryState, FeedState

from .commandline import Ran, run_here
from .digest_feeds import BRIDGE, BRIDGE_TOO, entry, feed
from .editions import make_edition
from .mail_server import PASSWORD, USER, serve_mail
from .web_server import Answer, Site, serve

NOW = datetime.now(UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({}) as served:
        for outlet, text in (("Harbour Post", BRIDGE), ("The Lantern", BRIDGE_TOO)):
            one = entry(
                "Old Ferry Bridge is closed", text, f"https://x.example/{outlet[0]}", NOW - timedelta(minutes=5)
            )
            served.answers[f"/{outlet[0]}"] = Answer(feed(outlet, one))
        yield served


@pytest.fixture
def settings(tmp_path: Path, site: Site) -> Path:
    path = tmp_path / "digest.toml"
    path.write_text(
        f'[store]\nurl = "sqlite:///{tmp_path}/digest.db"\n[fetch]\nfull_text = false\n'
        f'[[digest]]\nname = "morning"\nfeeds = ["{site.url("/H")}", "{site.url("/T")}"]  # two\n'
        'recipients = ["ann@example.org"]\nwriter = "quote"\n'
    )
    return path


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "smtp-password")


def ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answers: list[str], *arguments: str
) -> Ran:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
    return run_here(capsys, "digest", "init", *arguments)


# ---------------------------------------------------------------- init


def test_a_few_answers_make_a_digest_that_is_shown_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    path = tmp_path / "new" / "digest.toml"
    answers = [f"{site.url('/H')} {site.url('/T')}", "6:30", "Europe/Berlin", "ann@example.org, ben@example.org", ""]
    ran = ask(capsys, monkeypatch, answers, "--file", str(path))
    assert ran.status == 0, ran.err
    (digest,) = load_config(path).digests
    assert digest.feeds == (site.url("/H"), site.url("/T"))
    assert (digest.zone.key, f"{digest.at[0]:%H:%M}") == ("Europe/Berlin", "06:30")
    assert digest.recipients == ("ann@example.org", "ben@example.org")
    assert load_config(path).smtp is None
    assert "Old Ferry Bridge" in ran.out
    assert "summarize digest run" in ran.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_password_that_is_typed_in_goes_to_a_file_of_its_own_and_the_login_is_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: PASSWORD)
    path = tmp_path / "digest.toml"
    with serve_mail(tmp_path, security="none", login=True) as mail:
        answers = [site.url("/H"), "", "UTC", "ann@example.org", "127.0.0.1", str(mail.port), USER, "news@example.org"]
        ran = ask(capsys, monkeypatch, answers, "--file", str(path), "--no-preview")
    assert ran.status == 0, ran.err
    assert "took the login" in ran.err
    assert (tmp_path / "smtp-password").read_text() == PASSWORD + "\n"
    assert stat.S_IMODE((tmp_path / "smtp-password").stat().st_mode) == 0o600
    assert PASSWORD not in f"{ran.out}{ran.err}{path.read_text()}"


def test_flags_take_the_place_of_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    path = tmp_path / "digest.toml"
    (tmp_path / "list.opml").write_text(
        '<opml version="2.0"><body><outline xmlUrl="https://b.example/f"/></body></opml>'
    )
    flags = f"""--no-ask --no-check --no-preview --feed {site.url("/H")} --opml {tmp_path}/list.opml --to ann@example.org
        --name week --title Week --at 18:00 --zone Asia/Tokyo --topic rail --mute football --from n@example.org
        --smtp-host mail.example.org --smtp-port 465 --smtp-user me --password-from keyring:news --allow-private"""
    assert run_here(capsys, "digest", "init", "--file", str(path), *flags.split()).status == 0
    found = load_config(path)
    (digest,) = found.digests
    assert (digest.name, digest.title, digest.topics, digest.muted) == ("week", "Week", ("rail",), ("football",))
    assert digest.opml == tmp_path / "list.opml"
    assert 'opml = "list.opml"' in path.read_text()
    assert found.smtp
    assert (found.smtp.security, str(found.smtp.password_from)) == ("tls", "keyring:news")
    assert found.fetch.allow_private


def test_settings_that_are_there_are_replaced_only_by_force(
    settings: Path, capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    before = settings.read_text()
    flags = ["--no-ask", "--no-preview", "--file", str(settings), "--feed", site.url("/H"), "--to", "ann@example.org"]
    refused = run_here(capsys, "digest", "init", *flags)
    assert (refused.status, settings.read_text()) == (1, before)
    assert "--force" in refused.err
    assert run_here(capsys, "digest", "init", *flags, "--force").status == 0
    assert settings.read_text() != before


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ((), "--feed or --opml, --to"),
        (("--feed", "https://a.example", "--to", "a@example.org", "--smtp-host", "m.example"), "--from"),
        (("--feed", "ftp://a.example", "--to", "a@example.org"), "must begin with http"),
        (("--feed", "https://a.example", "--to", "ann"), "not an e-mail address"),
        (("--feed", "https://a.example", "--to", "a@example.org", "--zone", "Nowhere"), "no such time zone"),
        (("--feed", "https://a.example", "--to", "a@example.org", "--at", "25:00"), "write it as 07:00"),
        (("--feed", "https://a.example", "--to", "a@example.org", "--name", "My News"), "small letters"),
    ],
)
def test_nothing_is_written_that_would_be_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: tuple[str, ...], said: str
) -> None:
    path = tmp_path / "digest.toml"
    ran = run_here(capsys, "digest", "init", "--no-ask", "--no-preview", "--file", str(path), *flags)
    assert ran.status == 2
    assert said in ran.err
    assert not path.exists()


@pytest.mark.parametrize("password", ["wrong-hunter2", ""])
def test_a_login_that_is_refused_is_said_without_the_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, site: Site, password: str
) -> None:
    monkeypatch.setenv("NEWS_PASSWORD", password)
    with serve_mail(tmp_path, security="none", login=True) as mail:
        flags = f"""--no-ask --no-preview --file {tmp_path}/digest.toml --feed {site.url("/H")} --to ann@example.org
            --from n@example.org --smtp-host 127.0.0.1 --smtp-port {mail.port} --smtp-user {USER}
            --password-from env:NEWS_PASSWORD"""
        ran = run_here(capsys, "digest", "init", "-vv", *flags.split())
    assert ran.status == 1
    assert "error: " in ran.err
    assert "wrong-hunter2" not in f"{ran.out}{ran.err}"
    assert (tmp_path / "digest.toml").exists()


# ---------------------------------------------------------------- preview and status


def test_a_preview_shows_the_next_edition_and_keeps_nothing_as_told(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        shown = run_here(capsys, "digest", "preview", "--file", str(settings), "--now", NOW.isoformat())
        assert shown.status == 0
        assert "Old Ferry Bridge" in shown.out
    page = run_here(capsys, "digest", "preview", "--format", "html", "--file", str(settings)).out
    assert page.lstrip().startswith("<!DOCTYPE html>")
    kept = settings.parent / "edition.html"
    assert run_here(capsys, "digest", "preview", "-o", str(kept), "--file", str(settings)).status == 0
    assert kept.read_text(encoding="utf-8").lstrip().startswith("<!DOCTYPE html>")
    mail = run_here(capsys, "digest", "preview", "morning", "--format", "email", "--file", str(settings)).out
    assert message_from_string(mail, policy=default)["To"] == "ann@example.org"
    with open_configured_store(load_config(settings)) as store:
        assert store.editions.count() == 0
        assert store.reports.count() == 2


def test_a_preview_right_after_the_hour_shows_what_the_edition_that_is_due_would_tell(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hour = NOW - timedelta(minutes=2)
    settings.write_text(f'{settings.read_text()}at = "{hour:%H:%M}"\nzone = "UTC"\n')
    shown = run_here(capsys, "digest", "preview", "--file", str(settings), "--now", NOW.isoformat())
    assert shown.status == 0, shown.err
    assert "Old Ferry Bridge" in shown.out


def test_a_preview_of_a_digest_that_is_not_there_names_those_that_are(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run_here(capsys, "digest", "preview", "evening", "--file", str(settings))
    assert ran.status == 2
    assert "morning" in ran.err


def test_the_status_of_a_new_digest_is_that_it_is_due(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "digest", "status", "--file", str(settings))
    assert ran.status == 0
    assert "last edition  none yet" in ran.out
    assert "(due)" in ran.out
    assert "feeds         2, of which 0 failing" in ran.out


def test_the_status_tells_failures_and_what_must_be_decided(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = load_config(settings)
    url = config.digests[0].feeds[0]
    with open_configured_store(config) as store:
        number = store.editions.save(make_edition(), {"ann@example.org": "<1@x>", "ben@example.org": "<2@x>"})
        ann, ben = store.deliveries.of_edition(number)
        pending = {DeliveryState.PENDING}
        store.deliveries.move(ann, DeliveryState.UNKNOWN, expect=pending, now=NOW)
        store.deliveries.move(ben, DeliveryState.FAILED, expect=pending, now=NOW, error="550 no such mailbox")
        store.feeds.save([FeedState(url, title="\x1b[31mPost", failures=2, failing_since=NOW, error="404 Not Found")])
    ran = run_here(capsys, "digest", "status", "--file", str(settings))
    assert ran.status == 1
    assert f"unknown       edition {number} to ann@example.org" in ran.out
    assert "failed        ben@example.org: 550 no such mailbox" in ran.out
    assert "    Post: 404 Not Found, since" in ran.out
    assert "\x1b" not in ran.out
    told = json.loads(run_here(capsys, "digest", "status", "--format", "json", "--file", str(settings)).out)
    (digest,) = told["digests"]
    assert (told["schema"], told["healthy"]) == ("summarize/status/1", False)
    assert digest["last_edition"]["period"] == "2026-03-10"
    assert digest["deliveries"] == {"failed": 1, "unknown": 1}
    assert [(one["edition"], one["recipient"]) for one in digest["unknown"]] == [(number, "ann@example.org")]
    assert (digest["feeds"][0]["failures"], digest["feeds"][1]["failures"]) == (2, 0)


def test_mistakes_in_the_settings_are_told_one_to_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "digest.toml"
    path.write_text('[[digest]]\nname = "A"\nfeeds = ["x"]\npassword = "hunter2"\n')
    ran = run_here(capsys, "digest", "status", "--file", str(path))
    assert ran.status == 2
    first, *others = ran.err.splitlines()
    assert first == f"error: cannot use: {path}: 3 mistakes"
    assert [line.partition(":")[0] for line in others] == ["  line 2", "  line 3", "  line 4"]
    assert "hunter2" not in ran.err


# ---------------------------------------------------------------- feeds


def test_feeds_are_listed_added_and_removed(settings: Path, capsys: pytest.CaptureFixture[str], site: Site) -> None:
    where = ("--file", str(settings))
    added = run_here(capsys, "feeds", "add", "https://new.example/f", site.url("/H"), *where)
    assert added.err.splitlines() == ["added: https://new.example/f", f"there already: {site.url('/H')}"]
    listed = run_here(capsys, "feeds", "list", *where).out
    assert listed.splitlines() == [site.url("/H"), site.url("/T"), "https://new.example/f"]
    run_here(capsys, "feeds", "remove", "https://new.example/f", *where)
    assert run_here(capsys, "feeds", "list", *where).out == listed.replace("https://new.example/f\n", "")
    assert "# two" in settings.read_text()


def test_feeds_are_listed_with_how_they_stand(settings: Path, capsys: pytest.CaptureFixture[str], site: Site) -> None:
    with open_configured_store(load_config(settings)) as store:
        store.feeds.save([FeedState(site.url("/H"), title="Post", checked_at=NOW)])
    listed = run_here(capsys, "feeds", "list", "-v", "--file", str(settings)).out
    assert listed.splitlines() == [f"{site.url('/H')}\tPost\tin order", f"{site.url('/T')}\tnot read yet"]


def test_a_list_goes_out_as_opml_and_comes_in_again(
    settings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    run_here(capsys, "feeds", "export", "-o", str(tmp_path / "x.opml"), "--file", str(settings))
    other = tmp_path / "other.toml"
    other.write_text('[[digest]]\nname = "other"\nfeeds = ["https://z.example/f"]\n')
    ran = run_here(capsys, "feeds", "import", str(tmp_path / "x.opml"), "--file", str(other))
    assert (ran.status, ran.err) == (0, "added 2 of 2 feeds\n")
    feeds = tomllib.loads(other.read_text())["digest"][0]["feeds"]
    assert feeds == ["https://z.example/f", site.url("/H"), site.url("/T")]


def test_of_several_digests_one_must_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "digest.toml"
    path.write_text("".join(f'[[digest]]\nname = "{name}"\nfeeds = ["https://{name}.example"]\n' for name in "ab"))
    ran = run_here(capsys, "feeds", "list", "--file", str(path))
    assert ran.status == 2
    assert "there are: a, b" in ran.err
    assert run_here(capsys, "feeds", "list", "--digest", "b", "--file", str(path)).out == "https://b.example\n"


# ---------------------------------------------------------------- secrets


@pytest.fixture
def mail_server() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_no_secret_is_kept_or_told_whatever_fails(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    site: Site,
    mail_server: ExitStack,
) -> None:
    (tmp_path / "mail").mkdir()
    monkeypatch.setenv("NEWS_PASSWORD", "hunter2-smtp")
    monkeypatch.setenv("NEWS_DB", "hunter2-store")
    path = tmp_path / "digest.toml"
    mail = mail_server.enter_context(serve_mail(tmp_path / "mail", security="none", login=True))
    text = f"""
        [store]
        url = "sqlite:///{tmp_path}/state/digest.db"
        [smtp]
        host = "127.0.0.1"
        port = {mail.port}
        username = "me"
        security = "none"
        from = "news@example.org"
        password_from = "env:NEWS_PASSWORD"
        [[digest]]
        name = "morning"
        feeds = ["{site.url("/H")}", "{site.url("/nowhere")}"]
        recipients = ["ann@example.org"]
        writer = "quote"
    """
    path.write_text(text)
    where = ("--file", str(path), "-vv")
    said = [run_here(capsys, "digest", "preview", *where), run_here(capsys, "digest", "run", *where)]
    assert "535" in said[-1].err
    said += [run_here(capsys, "digest", "status", *where, "--format", kind) for kind in ("terminal", "json")]
    path.write_text(
        text.replace(f"sqlite:///{tmp_path}/state/digest.db", f"postgresql+psycopg://me@/db?host={tmp_path}").replace(
            "[smtp]", 'password_from = "env:NEWS_DB"\n[smtp]'
        )
    )
    said.append(run_here(capsys, "digest", "status", *where))
    assert said[-1].status == 1
    assert "hunter2" not in "".join(f"{ran.out}{ran.err}" for ran in said)
    assert b"hunter2" not in everything_below(tmp_path)
