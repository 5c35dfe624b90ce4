"""Briefings to render: invented news with everything that a page can hold."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from summarize.text.links import make_link
from summarize.types import (
    Briefing,
    Difference,
    Draft,
    Duplicate,
    Finding,
    Framing,
    LeftOut,
    Link,
    MadeWith,
    Origin,
    Point,
    Problem,
    Report,
    Sentence,
    SplitReport,
    Statement,
    Story,
    Summary,
    Verdict,
    Version,
    Wording,
)

POST = (
    "MERROW — The town council closed the Old Ferry Bridge on Monday after engineers found broken wires in "
    "two of its main cables.\n\nThe bridge carries about 14,000 cars a day. It will stay shut for at least six months "
    "while the cables are replaced, the council said. Two workers were slightly hurt when a wire snapped during the "
    "inspection.\n\nShop owners on the east bank fear for their trade."
)
LANTERN = (
    'Merrow\'s reckless council has slammed the Old Ferry Bridge shut. "Nobody could have known," Mayor Ida Fenn '
    "told the Lantern on Monday evening. Three workers were hurt when a wire snapped, the fire service said. The "
    "bridge will be closed until autumn."
)
GAZETTE = (
    "Repairs to the Old Ferry Bridge will cost 9.2 million crowns, according to a first estimate by the region's "
    "road office. The region pays two thirds of it. A free ferry will run from Thursday, every 20 minutes, between the "
    "two banks until the bridge opens again, and buses will be led over the motorway bridge at Tolk."
)
STORM = (
    "A storm tore the roof off the sports hall in Aldby on Sunday night. Nobody was inside. The school next to it "
    "stays closed until Wednesday."
)


def make_report(
    name: str, outlet: str, title: str, text: str, *, url: str = "", published: datetime | None = None
) -> Report:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Report(name, outlet, title, text, url, f"news/{name}.txt", published, "en", digest)


def sentence_of(report: Report, start_of_it: str) -> Sentence:
    """Find the sentence that begins so; it ends where a full stop is followed by white space."""
    start = report.text.index(start_of_it)
    ends = [report.text.find(mark, start) + 1 for mark in (". ", ".\n")] + [len(report.text)]
    end = min(place for place in ends if place > 0)
    index = report.text[:start].count(". ") + report.text[:start].count(".\n")
    return Sentence(report.id, index, start, end, report.text[start:end])


def link_to(report: Report, start_of_it: str) -> Link:
    return make_link(report, sentence_of(report, start_of_it))


def bridge_reports() -> tuple[Report, Report, Report]:
    return (
        make_report(
            "post-1",
            "Harbour Post",
            "Old Ferry Bridge closed after wires break",
            POST,
            url="https://post.example/news/bridge?id=7",
            published=datetime(2026, 3, 9, 14, 5, tzinfo=UTC),
        ),
        make_report(
            "lantern-1",
            "The Lantern",
            "Council slams bridge shut",
            LANTERN,
            url="https://lantern.example/bridge#top",
            published=datetime(2026, 3, 9, 19, 40, tzinfo=UTC),
        ),
        make_report(
            "gazette-1",
            "Tolk Gazette",
            "Bridge repair to cost millions",
            GAZETTE,
            published=datetime(2026, 3, 10, 6, 30, tzinfo=UTC),
        ),
    )


def bridge_summary() -> Summary:
    post, lantern, gazette = bridge_reports()
    two, three = link_to(post, "Two workers"), link_to(lantern, "Three workers")
    said = sentence_of(lantern, '"Nobody')
    rejected = Draft(Point((said,), 1.0), "Mayor Ida Fenn admitted that 12 people had known.", "bundled")
    return Summary(
        story=Story("s-bridge", tuple(SplitReport(report, ()) for report in (post, lantern, gazette))),
        headline="Old Ferry Bridge in Merrow closed for at least six months",
        statements=(
            Statement(
                "The Old Ferry Bridge was closed on Monday after broken wires were found in two of its main cables.",
                (link_to(post, "MERROW"),),
                Origin.WRITTEN,
                "",
            ),
            Statement(
                "It will stay shut for at least six months while the cables are replaced, the council said.",
                (link_to(post, "It will stay"),),
                Origin.TRIMMED,
                "",
            ),
            Statement(said.text, (make_link(lantern, said),), Origin.QUOTED, "The Lantern"),
            Statement(
                "Workers were hurt when a wire snapped.",
                (two, three),
                Origin.WRITTEN,
                "",
            ),
            Statement(
                "Repairs will cost 9.2 million crowns, according to the region's road office, and a free ferry will "
                "run from Thursday.",
                (link_to(gazette, "Repairs"), link_to(gazette, "A free ferry")),
                Origin.WRITTEN,
                "",
            ),
        ),
        differences=(
            Difference(
                "How many workers were hurt",
                (
                    Version("Two workers were slightly hurt", (two,), ("Harbour Post",)),
                    Version("Three workers were hurt", (three,), ("The Lantern",)),
                ),
            ),
        ),
        framing=(
            Framing(
                "The closing of the bridge",
                (
                    Wording("Harbour Post", "closed", (link_to(post, "MERROW"),)),
                    Wording("The Lantern", "reckless council has slammed … shut", (link_to(lantern, "Merrow's"),)),
                ),
            ),
        ),
        withheld=(
            Verdict(
                rejected,
                (
                    Finding("number", 28, 30, "12 stands in none of the linked sentences", said),
                    Finding("attribution", 15, 23, "“admitted” is not how the source reports it"),
                ),
                (),
            ),
        ),
        update="",
    )


def make_briefing() -> Briefing:
    """Two stories, a wire copy, something left out and something unreadable."""
    post, lantern, gazette = bridge_reports()
    copy = make_report("oak-1", "Daily Oak", "Bridge closed", POST, url="https://oak.example/1")
    storm = make_report("storm-1", "", "Roof off", STORM)
    summary = Summary(
        story=Story("s-storm", (SplitReport(storm, ()),), continues="s-earlier"),
        headline="Storm takes roof off sports hall in Aldby",
        statements=(
            Statement(
                "A storm tore the roof off the sports hall in Aldby on Sunday night.",
                (link_to(storm, "A storm"),),
                Origin.TRIMMED,
                "",
            ),
        ),
        differences=(),
        framing=(),
        withheld=(),
        update="the school next to it stays closed until Wednesday",
    )
    return Briefing(
        summaries=(bridge_summary(), summary),
        reports=(post, lantern, gazette, copy, storm),
        duplicates=(Duplicate(copy, "post-1", 0.97),),
        left_out=(LeftOut("cluster", "gazette-1", "an example of something left out"),),
        problems=(Problem("ingest", "news/broken.bin", "this is no text"),),
        made_with=MadeWith("0.1.0", "bundled", {"encoder": "53aa"}, {"statement": "aa11"}),
    )


HOSTILE = "\x1b[31mRed\x1b]8;;https://evil.example\x07 <script>alert('x')</script> [a](javascript:alert(1)) \u202eevil\x9b2J\x07 {{7*7}} | **b**"


def make_hostile_briefing() -> Briefing:
    """A briefing in which every text is out to do harm."""
    text = f"{HOSTILE} first sentence. {HOSTILE} second sentence."
    report = Report(
        id=HOSTILE,
        outlet=HOSTILE,
        title=HOSTILE,
        text=text,
        url="javascript:alert(document.domain)",
        path=HOSTILE,
        published=None,
        language='en" onload="alert(1)',
        sha256="",
    )
    half = len(f"{HOSTILE} first sentence.")
    sentence = Sentence(report.id, 0, 0, half, text[:half])
    links = (Link(report.id, 0, 0, half, text[:half], "", text[half : half + 9], "javascript:alert(1)"),)
    summary = Summary(
        story=Story(HOSTILE, (SplitReport(report, (sentence,)),)),
        headline=HOSTILE,
        statements=(
            Statement(f"{HOSTILE} says it.", links, Origin.WRITTEN, ""),
            Statement(text[:half], links, Origin.QUOTED, HOSTILE),
        ),
        differences=(Difference(HOSTILE, (Version(HOSTILE, links, (HOSTILE,)), Version(HOSTILE, links, (HOSTILE,)))),),
        framing=(Framing(HOSTILE, (Wording(HOSTILE, HOSTILE, links),)),),
        withheld=(Verdict(Draft(Point((sentence,), 1.0), HOSTILE, HOSTILE), (Finding(HOSTILE, 0, 1, HOSTILE),), ()),),
        update=HOSTILE,
    )
    return Briefing(
        summaries=(summary,),
        reports=(report,),
        duplicates=(Duplicate(report, report.id, 1.0),),
        left_out=(LeftOut(HOSTILE, HOSTILE, HOSTILE),),
        problems=(Problem(HOSTILE, HOSTILE, HOSTILE),),
        made_with=MadeWith(HOSTILE, HOSTILE, {HOSTILE: HOSTILE}, {}),
    )
