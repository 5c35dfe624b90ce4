"""The archive in the browser, asked without a browser: what is shown, found, refused and taken off."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from summarize.digest.store import Store, open_store
from summarize.digest.types import Edition, EditionKind, FeedNote, Headline, Period, SuppressionReason
from summarize.digest.unsubscribe import StoreUnsubscriber, make_link, make_token
from summarize.errors import BriefingError, SourceError
from summarize.render import render_json
from summarize.types import Briefing
from summarize.web import Archives, FolderArchive, Issue, make_app
from summarize.web.archive import AROUND, Opened, cut_around
from summarize.web.editions import EditionArchive

from .briefings import make_briefing, make_hostile_briefing

KEY = "k" * 40
NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)


class FixedClock:
    def now(self) -> datetime:
        return NOON


def ask(*archives: FolderArchive | EditionArchive, unsubscriber: StoreUnsubscriber | None = None) -> TestClient:
    app = make_app(Archives(archives), unsubscriber=unsubscriber)
    return TestClient(app, base_url="http://127.0.0.1:8765", follow_redirects=False)


def put(folder: Path, name: str, briefing: Briefing | None = None) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_json(briefing or make_briefing()), encoding="utf-8")
    return path


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    put(tmp_path, "bridge.json")
    return ask(FolderArchive([tmp_path]))


def page_at(client: TestClient, path: str, *, status: int = 200) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == status
    return html.document_fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(page: html.HtmlElement, within: str = "main") -> list[str]:
    return [link.get("href") for link in page.cssselect(f"{within} a")]


# ---------------------------------------------------------------- the list


def test_the_list_names_each_briefing_with_what_is_in_it(client: TestClient) -> None:
    [item] = page_at(client, "/").cssselect(".issues > li")
    assert words(item.cssselect("h2")[0]) == "bridge"
    assert words(item.cssselect(".meta")[0]) == "10 Mar 2026, 06:30 UTC·2 stories from 5 reports by 5 outlets"
    assert "Old Ferry Bridge in Merrow closed for at least six months" in words(item)


def test_the_newest_briefing_stands_first(tmp_path: Path) -> None:
    old = make_briefing()
    times = [replace(report, published=datetime(2026, 5, 1, tzinfo=UTC)) for report in old.reports]
    put(tmp_path, "a.json", old)
    put(tmp_path, "b.json", replace(old, summaries=old.summaries[:1], reports=tuple(times)))
    assert links(page_at(ask(FolderArchive([tmp_path])), "/")) == ["/briefings/b", "/briefings/a"]


def test_a_briefing_that_is_put_there_later_is_shown_and_one_that_is_taken_away_is_not(tmp_path: Path) -> None:
    client = ask(FolderArchive([tmp_path]))
    assert "Nothing is here yet" in words(page_at(client, "/"))
    path = put(tmp_path, "new.json")
    assert links(page_at(client, "/")) == ["/briefings/new"]
    assert client.get("/briefings/new").status_code == 200
    path.unlink()
    assert links(page_at(client, "/")) == []
    assert client.get("/briefings/new").status_code == 404


def test_a_briefing_that_is_made_anew_is_shown_as_it_is_now(tmp_path: Path) -> None:
    client = ask(FolderArchive([tmp_path]))
    path = put(tmp_path, "news.json")
    assert "Old Ferry Bridge" in client.get("/briefings/news").text
    briefing = make_briefing()
    put(tmp_path, "news.json", replace(briefing, summaries=briefing.summaries[1:]))
    os.utime(path, (1, 1))
    assert "Old Ferry Bridge in" not in client.get("/briefings/news").text


def test_many_briefings_are_shown_page_by_page(tmp_path: Path) -> None:
    client = ask(Archived(120))
    assert len(page_at(client, "/").cssselect(".issues > li")) == 50
    last = page_at(client, "/?page=3")
    assert len(last.cssselect(".issues > li")) == 20
    assert links(last, ".turn") == ["/?page=2"]
    for odd in ("0", "-1", "99999999999999", "x", "٣"):
        assert page_at(client, f"/?page={odd}").cssselect(".issues > li")


class Archived(FolderArchive):
    """An archive of so many issues of which only the names are known."""

    def __init__(self, number: int) -> None:
        super().__init__([])
        self._number = number

    def list_issues(self) -> Sequence[Issue]:
        return tuple(Issue(f"i{number}", f"Issue {number}", NOON, "1 story") for number in range(self._number))


# ---------------------------------------------------------------- folders


def test_other_json_in_a_folder_is_passed_by_and_a_damaged_briefing_is_named(tmp_path: Path) -> None:
    put(tmp_path, "good.json")
    (tmp_path / "other.json").write_text('{"name": "something else"}')
    (tmp_path / "half.json").write_text(render_json(make_briefing())[:5000])
    page = page_at(ask(FolderArchive([tmp_path])), "/")
    assert links(page) == ["/briefings/good"]
    assert next(words(item) for item in page.cssselect(".notes li")).startswith(
        f"{tmp_path / 'half.json'}: this is not"
    )


def test_files_in_folders_below_are_found_and_hidden_ones_are_not(tmp_path: Path) -> None:
    put(tmp_path, "2026/march/10.json")
    put(tmp_path, ".trash/old.json")
    client = ask(FolderArchive([tmp_path]))
    [link] = links(page_at(client, "/"))
    assert re.fullmatch(r"/briefings/2026-march-10-[0-9a-f]{8}", link)
    assert client.get(link).status_code == 200


def test_briefings_of_one_name_in_two_folders_are_both_reached(tmp_path: Path) -> None:
    briefing = make_briefing()
    put(tmp_path, "a/news.json")
    put(tmp_path, "b/news.json", replace(briefing, summaries=briefing.summaries[1:]))
    client = ask(FolderArchive([tmp_path / "a", tmp_path / "b"]))
    found = {len(page_at(client, link).cssselect("article.story")) for link in links(page_at(client, "/"))}
    assert found == {1, 2}


def test_a_path_that_is_not_there_and_a_file_that_is_no_briefing_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        FolderArchive([tmp_path / "nowhere"])
    (tmp_path / "list.json").write_text("[]")
    with pytest.raises(BriefingError, match=r"list\.json.*this JSON is not a briefing"):
        FolderArchive([tmp_path / "list.json"])


@pytest.mark.parametrize("name", ["ä ö.json", "..json", "a%2Fb.json", "q?x=1#y.json", "<b>.json", "-.json"])
def test_a_briefing_is_reached_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    client = ask(FolderArchive([tmp_path / name]))
    [link] = links(page_at(client, "/"))
    assert re.fullmatch(r"/briefings/[0-9A-Za-z._-]+", link)
    assert client.get(link).status_code == 200


# ---------------------------------------------------------------- an issue, its reports, what was withheld


def test_a_briefing_is_shown_with_styles_and_scripts_from_files(client: TestClient) -> None:
    page = page_at(client, "/briefings/bridge")
    assert len(page.cssselect("article.story")) == 2
    assert not page.cssselect("style, [style], script:not([src])")
    files = [link.get("href") for link in page.cssselect("link[rel=stylesheet]")]
    files += [script.get("src") for script in page.cssselect("script")]
    assert len(files) == 3
    assert all(client.get(file).status_code == 200 for file in files)


def test_every_link_on_the_pages_of_a_briefing_leads_somewhere(client: TestClient) -> None:
    todo, seen = ["/"], set[str]()
    while todo:
        path = todo.pop().partition("#")[0]
        if path in seen or not path.startswith("/"):
            continue
        seen.add(path)
        page = page_at(client, path)
        ids = {element.get("id") for element in page.cssselect("[id]")}
        for link in links(page, "body"):
            if link.startswith("#"):
                assert link[1:] in ids
            todo.append(link)
    assert {"/briefings/bridge", "/briefings/bridge/reports/1", "/briefings/bridge/withheld/story-bridge"} <= seen


def test_a_source_leads_to_its_sentence_in_the_report(client: TestClient) -> None:
    source = page_at(client, "/briefings/bridge").cssselect("#story-bridge-source-4 a.whole")[0].get("href")
    path, _, anchor = source.partition("#")
    page = page_at(client, path)
    assert words(page.cssselect(f"#{anchor}")[0]).startswith("Two workers were slightly hurt")


def test_a_report_is_shown_as_it_is_with_what_is_linked_marked(client: TestClient) -> None:
    page = page_at(client, "/briefings/bridge/reports/1")
    post = make_briefing().reports[0]
    for cites in page.cssselect(".cites"):
        cites.drop_tree()
    assert words(page.cssselect(".text")[0]) == " ".join(post.text.split())
    assert len(page.cssselect(".text > p")) == 3
    assert [words(mark)[:12] for mark in page.cssselect(".text mark")] == [
        "MERROW — The",
        "It will stay",
        "Two workers ",
    ]


def test_a_marked_sentence_names_the_statements_that_rest_on_it(client: TestClient) -> None:
    page = page_at(client, "/briefings/bridge/reports/2")
    mark = next(mark for mark in page.cssselect("mark") if words(mark).startswith('"Nobody'))
    told = [(cite.text, cite.get("href")) for cite in mark.getnext().cssselect("a")]
    home = "/briefings/bridge"
    assert told == [("1.3", f"{home}#story-bridge-statement-3"), ("withheld", f"{home}/withheld/story-bridge")]


def test_without_texts_the_linked_sentences_of_a_report_are_shown(tmp_path: Path) -> None:
    (tmp_path / "bare.json").write_text(render_json(make_briefing(), text=False), encoding="utf-8")
    page = page_at(ask(FolderArchive([tmp_path])), "/briefings/bare/reports/1")
    assert "stored without texts" in words(page.cssselect(".legend")[0])
    assert len(page.cssselect(".text mark")) == 3


def test_links_that_do_not_fit_their_text_are_not_marked_and_do_no_harm(tmp_path: Path) -> None:
    briefing = make_briefing()
    reports = tuple(replace(report, text="Another text altogether.") for report in briefing.reports)
    put(tmp_path, "odd.json", replace(briefing, reports=reports))
    page = page_at(ask(FolderArchive([tmp_path])), "/briefings/odd/reports/1")
    assert words(page.cssselect(".text")[0]) == "Another text altogether."


def test_it_is_told_why_a_draft_was_withheld(client: TestClient) -> None:
    page = page_at(client, "/briefings/bridge/withheld/story-bridge")
    [draft] = page.cssselect(".draft")
    assert words(draft.cssselect(".wanted")[0]) == "Mayor Ida Fenn admitted that 12 people had known."
    assert "admitted" in [words(mark) for mark in draft.cssselect(".wanted mark")]
    told = [words(item) for item in draft.cssselect(".findings > li")]
    assert told[0].startswith("number 12 stands in none of the linked sentences")
    assert told[1].startswith("attribution")
    assert "/briefings/bridge/reports/2#at-" in links(page)[-1]


def test_a_story_of_which_nothing_was_withheld_says_so(client: TestClient) -> None:
    page = page_at(client, "/briefings/bridge/withheld/story-earlier")
    assert "Nothing was withheld from this story." in words(page)


@pytest.mark.parametrize(
    "path",
    [
        "/briefings/nowhere",
        "/briefings/bridge/reports/0",
        "/briefings/bridge/reports/6",
        "/briefings/bridge/reports/999999999999999999999",
        "/briefings/bridge/reports/x",
        "/briefings/nowhere/stories/1",
        "/briefings/bridge/withheld/story-nowhere",
        "/briefings/..%2f..%2fetc%2fpasswd",
        "/static/nothing.css",
        "/static/..%2fpages.py",
        "/nowhere",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(client: TestClient, path: str) -> None:
    page = page_at(client, path, status=404)
    assert words(page.cssselect("h1")[0]) == "Not Found"
    assert words(page.cssselect("main p")[0]).endswith(".")


def test_hostile_texts_stay_text_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(render_json(make_hostile_briefing()).encode("utf-8", "surrogatepass"))
    client = ask(FolderArchive([tmp_path]))
    [anchor] = [story.get("id") for story in page_at(client, "/briefings/bad").cssselect("article")]
    for path in (
        "/",
        "/briefings/bad",
        "/briefings/bad/reports/1",
        f"/briefings/bad/withheld/{anchor}",
        "/search?q=red",
    ):
        answer = client.get(path)
        page = html.document_fromstring(answer.text)
        assert not page.cssselect("main script")
        assert not [bold for bold in page.cssselect("b") if bold.text == "b"]
        assert not [link for link in links(page, "body") if link.lower().startswith("javascript")]
        assert not re.search("[\x00-\x08\x1b\x7f-\x9f\u202e]", answer.text)


# ---------------------------------------------------------------- searching


def search(client: TestClient, asked: str) -> list[str]:
    page = html.document_fromstring(client.get("/search", params={"q": asked}).text)
    return [words(head) for head in page.cssselect(".issues h2")]


def test_a_search_finds_stories_that_hold_all_of_the_words(client: TestClient) -> None:
    assert search(client, "ferry FREE")[0].startswith("Old Ferry Bridge")
    assert search(client, "roof")[0].startswith("Storm takes roof")
    assert search(client, "ferry roof") == []


@pytest.mark.parametrize(
    "asked", ["lantern", "Nobody could", "9.2 million", "wires", "wir", "slams", "Café", "“Nobody”"]
)
def test_headlines_sentences_sources_titles_and_outlets_are_searched(client: TestClient, asked: str) -> None:
    expected = [] if asked.startswith("Café") else ["Old Ferry Bridge in Merrow closed for at least six months"]
    assert search(client, asked) == expected


def test_a_word_is_found_at_its_beginning_only(client: TestClient) -> None:
    assert search(client, "erry") == []


def test_a_hit_leads_to_its_story_and_shows_the_words_where_they_stand(client: TestClient) -> None:
    page = page_at(client, "/search?q=engineers+wires")
    [link] = links(page)
    assert client.get(link).headers["Location"] == "/briefings/bridge#story-bridge"
    assert {words(mark).lower() for mark in page.cssselect(".found mark")} <= {"engineers", "wires", "wire"}
    assert page.cssselect(".found mark")


@pytest.mark.parametrize("asked", ["", "   ", "%", '"', "a" * 5000, "\x00", "(", "*", "NEAR/2 OR"])
def test_no_search_is_an_error(client: TestClient, asked: str) -> None:
    assert client.get("/search", params={"q": asked}).status_code == 200


@given(text=st.text(max_size=400), asked=st.text(max_size=12))
def test_a_cutting_is_a_part_of_the_text_with_the_words_in_their_places(text: str, asked: str) -> None:
    pieces = cut_around(text, asked)
    shown = "".join(piece for piece, _ in pieces)
    assert shown.removeprefix("… ").removesuffix(" …") in text or shown in text
    assert len(shown) <= 3 * AROUND + 10


def test_a_cutting_marks_words_without_regard_to_case_and_accents() -> None:
    pieces = cut_around("The CAFÉ in Straße 9 was closed.", "café strasse")
    assert [piece for piece, is_word in pieces if is_word] == ["CAFÉ", "Straße"]


# ---------------------------------------------------------------- who may ask, and what browsers are told


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]:8765"])
def test_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", "a b", "[::2]"]
)
def test_other_names_are_turned_away(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "bridge" not in answer.text


@pytest.mark.parametrize("path", ["/", "/briefings/bridge", "/briefings/bridge/reports/1", "/search?q=a", "/nowhere"])
def test_every_answer_forbids_scripts_of_others_frames_and_guessing(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] in {"no-cache", "no-store"}
    assert "Set-Cookie" not in answer.headers
    assert "Server" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_for_reading(client: TestClient, method: str) -> None:
    assert client.request(method, "/briefings/bridge").status_code == 405


# ---------------------------------------------------------------- editions


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'digest.db'}") as store:
        yield store


def make_edition(day: int = 10, kind: EditionKind = EditionKind.NEWS) -> Edition:
    due = datetime(2026, 3, day, 6, tzinfo=UTC)
    briefing = make_briefing()
    if kind is not EditionKind.NEWS:
        briefing = replace(briefing, summaries=(), reports=(), duplicates=(), left_out=(), problems=())
    return Edition(
        digest="morning",
        title="Morning news",
        period=Period(f"2026-03-{day:02}T07:00", due),
        kind=kind,
        made_at=due,
        since=None,
        until=due,
        briefing=briefing,
        headlines=(Headline("Rain in Tolk", "Tolk Gazette", "https://gazette.example/rain", due, 3),),
        notes=(FeedNote("https://gone.example/feed", "Gone", "404 for three days"),),
        reports_read=12,
    )


def test_an_edition_is_listed_opened_and_searched(store: Store) -> None:
    number = store.editions.save(make_edition(), {})
    client = ask(EditionArchive(store))
    [item] = page_at(client, "/").cssselect(".issues > li")
    assert words(item.cssselect(".meta")[0]) == "10 Mar 2026, 06:00 UTC·morning·2 stories, 1 more headline"
    page = page_at(client, f"/briefings/edition~{number}")
    assert words(page.cssselect("h1")[0]) == "Morning news, 10 Mar 2026"
    assert words(page.cssselect(".titles li")[0]) == "Rain in Tolk (Tolk Gazette)"
    assert words(page.cssselect(".titles li")[1]) == "Gone: 404 for three days"
    assert page_at(client, f"/briefings/edition~{number}/reports/1").cssselect(".text mark")
    hits = page_at(client, "/search?q=bridge+wires")
    [link] = links(hits)
    assert client.get(link).headers["Location"] == f"/briefings/edition~{number}#story-bridge"


@pytest.mark.parametrize(
    ("kind", "told"), [(EditionKind.QUIET, "nothing new worth telling"), (EditionKind.FAILED, "no feed could be read")]
)
def test_a_day_without_stories_says_why(store: Store, kind: EditionKind, told: str) -> None:
    number = store.editions.save(make_edition(kind=kind), {})
    client = ask(EditionArchive(store))
    assert told in words(page_at(client, "/"))
    assert page_at(client, f"/briefings/edition~{number}").cssselect(".titles")


@pytest.mark.parametrize(
    "key", ["edition~0", "edition~999", "edition~x", "edition~1%20", "edition~99999999999999999999"]
)
def test_an_edition_that_was_never_made_is_not_found(store: Store, key: str) -> None:
    assert ask(EditionArchive(store)).get(f"/briefings/{key}").status_code == 404


def test_editions_and_briefings_stand_in_one_list(store: Store, tmp_path: Path) -> None:
    store.editions.save(make_edition(11), {})
    put(tmp_path, "news/bridge.json")
    client = ask(FolderArchive([tmp_path / "news"]), EditionArchive(store))
    assert links(page_at(client, "/")) == ["/briefings/edition~1", "/briefings/bridge"]
    assert len(search(client, "bridge")) == 2


# ---------------------------------------------------------------- taking leave (RFC 8058)


def leaving(store: Store) -> TestClient:
    unsubscriber = StoreUnsubscriber(store, KEY, {"morning": "Morning news"}, clock=FixedClock())
    return ask(EditionArchive(store), unsubscriber=unsubscriber)


def link_for(address: str, *, key: str = KEY) -> str:
    return make_link("https://news.example", make_token(key, "morning", address)).removeprefix("https://news.example")


def is_off(store: Store, address: str) -> bool:
    found = store.subscribers.suppression("morning", address)
    return found is not None and found.reason is SuppressionReason.UNSUBSCRIBED


def test_one_click_in_a_mail_program_takes_a_reader_off(store: Store) -> None:
    answer = leaving(store).post(link_for("a@b.example"), data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert is_off(store, "a@b.example")
    assert not is_off(store, "other@b.example")


def test_following_the_link_only_asks(store: Store) -> None:
    client = leaving(store)
    for _ in range(2):
        page = page_at(client, link_for("a@b.example"))
        assert "Morning news" in words(page)
    assert client.head(link_for("a@b.example")).status_code == 200
    assert not is_off(store, "a@b.example")


def test_the_button_of_the_page_takes_off(store: Store) -> None:
    client = leaving(store)
    [form] = page_at(client, link_for("a+b@c.example")).cssselect("form")
    assert form.get("method") == "post"
    answer = client.post(form.get("action"), data=dict(form.form_values()))
    assert "You are off the list" in answer.text
    assert is_off(store, "a+b@c.example")


def test_leaving_twice_is_no_error(store: Store) -> None:
    client = leaving(store)
    for _ in range(2):
        assert client.post(link_for("a@b.example")).status_code == 200
    assert is_off(store, "a@b.example")


@pytest.mark.parametrize("spoiled", ["", "x", "%00", link_for("a@b.example", key="z" * 40).partition("=")[2]])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_that_is_not_ours_takes_nobody_off_and_is_told_so(store: Store, spoiled: str, method: str) -> None:
    answer = leaving(store).request(method, f"/unsubscribe?token={spoiled}")
    assert answer.status_code == 400
    assert "none of ours" in answer.text
    assert store.subscribers.suppressions() == ()


def test_a_token_for_one_address_cannot_be_made_into_one_for_another(store: Store) -> None:
    own, other = make_token(KEY, "morning", "a@b.example"), make_token(KEY, "morning", "c@d.example")
    forged = other.rpartition(".")[0] + "." + own.rpartition(".")[2]
    assert leaving(store).post(f"/unsubscribe?token={forged}").status_code == 400
    assert not is_off(store, "c@d.example")


def test_where_nothing_is_sent_there_is_nothing_to_leave(client: TestClient) -> None:
    assert client.get("/unsubscribe?token=x").status_code == 404


def test_no_page_of_leaving_is_kept_by_the_browser_or_leads_elsewhere(store: Store) -> None:
    client = leaving(store)
    for answer in (client.get(link_for("a@b.example")), client.post(link_for("a@b.example"))):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert not html.document_fromstring(answer.text).cssselect("main a")


def test_an_archive_that_fails_is_told_without_a_traceback(tmp_path: Path) -> None:
    class Failing(FolderArchive):
        def open_issue(self, key: str) -> Opened | None:
            raise SourceError("cannot read", key, "the disk is gone")

    answer = ask(Failing([tmp_path])).get("/briefings/x")
    assert answer.status_code == 500
    assert "cannot read: x: the disk is gone" in answer.text
