"""The pages: the list of issues, an issue, a report, what was withheld and why, a search, and taking leave."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from summarize.errors import SummarizeError
from summarize.render.html import fill_page, open_templates, read_template
from summarize.render.plain import count, tell_time
from summarize.render.views import name_anchors, view_briefing
from summarize.text.printable import clean

from .archive import Archive, Opened, Unsubscriber, cut_around
from .guard import OWN_NAMES, guards
from .reading import place_reasons, place_reports, view_report, view_withheld

TEMPLATES = Path(__file__).with_name("templates")
#: Issues on one page of the list, and stories that a search shows.
PER_PAGE = 50
MOST_FOUND = 100
#: Characters of a search that are looked at.
LONGEST_SEARCH = 200


def make_app(
    archive: Archive, *, unsubscriber: Unsubscriber | None = None, names: Collection[str] = OWN_NAMES
) -> Starlette:
    """Make the application.

    Args:
        archive: What it shows.
        unsubscriber: Who takes readers off a digest; None where there is no digest.
        names: Host names under which it may be asked.
    """
    pages = _Pages(archive, unsubscriber)
    routes = [
        Route("/", pages.list_issues),
        Route("/search", pages.search),
        Route("/briefings/{key}", pages.show_issue),
        Route("/briefings/{key}/reports/{number:int}", pages.show_report),
        Route("/briefings/{key}/stories/{number:int}", pages.find_story),
        Route("/briefings/{key}/withheld/{anchor}", pages.show_withheld),
        Route("/unsubscribe", pages.ask_to_unsubscribe, methods=["GET"]),
        Route("/unsubscribe", pages.unsubscribe, methods=["POST"]),
        Route("/static/{name}", _send_file),
    ]
    return Starlette(
        routes=routes,
        middleware=guards(names),
        exception_handlers={HTTPException: _tell_problem, SummarizeError: _tell_problem},
    )


class _Pages:
    """The pages of one archive."""

    def __init__(self, archive: Archive, unsubscriber: Unsubscriber | None) -> None:
        self._archive = archive
        self._unsubscriber = unsubscriber

    def list_issues(self, request: Request) -> Response:
        issues = self._archive.list_issues()
        last = max(1, -(-len(issues) // PER_PAGE))
        page = _read_number(request.query_params.get("page", "1"), last)
        shown = issues[(page - 1) * PER_PAGE : page * PER_PAGE]
        return _fill(
            "list.html.j2",
            issues=[(issue, tell_time(issue.moment)) for issue in shown],
            total=count(len(issues), "issue"),
            page=page,
            last=last,
            problems=self._archive.problems(),
        )

    def show_issue(self, request: Request) -> Response:
        opened = self._open(request)
        home = _home(opened)
        return _fill(
            "issue.html.j2",
            issue=opened.issue,
            titles=opened.titles,
            remarks=opened.notes,
            **fill_page(
                opened.briefing,
                places=place_reports(opened.briefing, home),
                reasons=place_reasons(opened.briefing, home),
            ),
        )

    def find_story(self, request: Request) -> Response:
        """Lead to a story on the page of its issue."""
        opened = self._open(request)
        anchors = name_anchors(summary.story for summary in opened.briefing.summaries)
        number = request.path_params["number"]
        anchor = f"#{anchors[number - 1]}" if 0 < number <= len(anchors) else ""
        return RedirectResponse(_home(opened) + anchor, HTTPStatus.SEE_OTHER)

    def show_report(self, request: Request) -> Response:
        opened = self._open(request)
        number = request.path_params["number"]
        if not 1 <= number <= len(opened.briefing.reports):
            raise HTTPException(HTTPStatus.NOT_FOUND, "This briefing has no such report.")
        home = _home(opened)
        report = opened.briefing.reports[number - 1]
        view = view_report(opened.briefing, report, view_briefing(opened.briefing), home)
        return _fill("report.html.j2", issue=opened.issue, home=home, report=view)

    def show_withheld(self, request: Request) -> Response:
        opened = self._open(request)
        summaries = opened.briefing.summaries
        anchors = name_anchors(summary.story for summary in summaries)
        anchor = request.path_params["anchor"]
        if anchor not in anchors:
            raise HTTPException(HTTPStatus.NOT_FOUND, "This briefing has no such story.")
        summary = summaries[anchors.index(anchor)]
        home = _home(opened)
        drafts = view_withheld(opened.briefing, summary, home)
        headline = clean(summary.headline)
        return _fill(
            "withheld.html.j2",
            issue=opened.issue,
            home=home,
            anchor=anchor,
            headline=headline,
            drafts=drafts,
            told=len(summary.statements),
        )

    def search(self, request: Request) -> Response:
        words = clean(request.query_params.get("q", ""))[:LONGEST_SEARCH]
        found = self._archive.search(words, limit=MOST_FOUND) if words else ()
        hits = [
            (
                one.issue,
                f"/briefings/{one.issue.key}/stories/{one.number}",
                tell_time(one.issue.moment),
                cut_around(one.headline, words),
                cut_around(one.text, words),
            )
            for one in found
        ]
        more = len(found) == MOST_FOUND
        return _fill("search.html.j2", words=words, hits=hits, total=count(len(hits), "story", "stories"), more=more)

    def ask_to_unsubscribe(self, request: Request) -> Response:
        """Ask; following a link, as programs that look at mail do, takes nobody off."""
        token, name = self._read_token(request)
        return _fill(
            "unsubscribe.html.j2", name=name, action=str(URL("/unsubscribe").include_query_params(token=token))
        )

    def unsubscribe(self, request: Request) -> Response:
        """Take the reader off: the button of the page, or one click in a mail program (RFC 8058)."""
        token, name = self._read_token(request)
        if self._unsubscriber:
            self._unsubscriber.unsubscribe(token)
        return _fill("unsubscribed.html.j2", name=name)

    def _read_token(self, request: Request) -> tuple[str, str]:
        token = request.query_params.get("token", "")
        if self._unsubscriber is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, "Nothing is sent from here, so there is nothing to leave.")
        name = self._unsubscriber.name(token)
        if name is None:
            raise HTTPException(
                HTTPStatus.BAD_REQUEST,
                "This link to unsubscribe is not complete, or is none of ours. Open the one in the newest mail, or "
                "answer that mail and ask to be taken off.",
            )
        return token, name

    def _open(self, request: Request) -> Opened:
        opened = self._archive.open_issue(request.path_params["key"])
        if opened is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, "There is no such briefing, or it was taken away.")
        return opened


def _home(opened: Opened) -> str:
    return f"/briefings/{opened.issue.key}"


def _read_number(text: str, most: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    return min(max(number, 1), most)


def _fill(template: str, /, **blanks: object) -> HTMLResponse:
    page = open_templates(TEMPLATES).get_template(template).render(blanks, assets=ASSETS)
    # Asked for again when it is opened again: an issue may have been made anew.
    return HTMLResponse(page, headers={"Cache-Control": "no-cache"})


KINDS = {"page.css": "text/css", "page.js": "text/javascript", "web.css": "text/css"}


def _send_file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in KINDS:
        raise HTTPException(HTTPStatus.NOT_FOUND, "There is no such file.")
    # The address changes with what is in the file.
    headers = {"Cache-Control": "max-age=31536000, immutable"}
    return Response(_read_file(name), media_type=KINDS[name], headers=headers)


def _read_file(name: str) -> str:
    own = TEMPLATES / name
    return own.read_text(encoding="utf-8") if own.is_file() else read_template(name)


ASSETS = {name: f"/static/{name}?{sha256(_read_file(name).encode()).hexdigest()[:10]}" for name in KINDS}


async def _tell_problem(request: Request, error: Exception) -> Response:
    """Tell what is wrong as a page, and as a line to whoever posts."""
    status, why = HTTPStatus.INTERNAL_SERVER_ERROR, ""
    headers = None
    if isinstance(error, HTTPException):
        status, why, headers = HTTPStatus(error.status_code), error.detail, error.headers
    else:
        why = f"{clean(str(error))}."
    if why == status.phrase:
        why = "There is no such page." if status == HTTPStatus.NOT_FOUND else f"{status.phrase}."
    if request.method not in {"GET", "HEAD"}:
        return PlainTextResponse(f"{why}\n", status_code=status, headers=headers)
    page = _fill("problem.html.j2", missing=status == HTTPStatus.NOT_FOUND, why=why, phrase=status.phrase)
    page.status_code = status
    page.headers.update(headers or {})
    return page
