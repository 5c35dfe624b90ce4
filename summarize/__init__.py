"""Many news reports in, short neutral summaries out, every sentence linked to its sources.

    from summarize import Options, PlanOptions, make_briefing, render_markdown

    briefing = make_briefing(["reports/"], Options(plan=PlanOptions(sentences=2)))
    for summary in briefing.summaries:
        for statement in summary.statements:
            print(statement.text, [link.exact for link in statement.links])
    print(render_markdown(briefing))

`make_briefing` runs all stages; `group_reports` only the grouping. Models, the fetcher of URLs and who
is told about progress are arguments. What goes wrong on purpose is a `SummarizeError`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import (
        BriefingError,
        EngineError,
        FetchError,
        ModelError,
        OfflineError,
        OptionError,
        OutputError,
        PromptError,
        SourceError,
        SummarizeError,
    )
    from .options import ClusterOptions, DedupeOptions, FetchOptions, IngestOptions, Options, PlanOptions, VerifyOptions
    from .pipeline import Models, group_reports, make_briefing, open_models
    from .render import read_briefing, render_email, render_html, render_json, render_markdown, render_terminal
    from .types import Briefing, Link, Report, Statement, Story, Summary
    from .verify import check_text

__version__ = "0.1.0"

#: Public name to the module that has it. Looked up when first used, so that `import summarize` and
#: `summarize --help` stay quick and load no model library.
_HOMES = {
    "BriefingError": "errors",
    "EngineError": "errors",
    "FetchError": "errors",
    "ModelError": "errors",
    "OfflineError": "errors",
    "OptionError": "errors",
    "OutputError": "errors",
    "PromptError": "errors",
    "SourceError": "errors",
    "SummarizeError": "errors",
    "ClusterOptions": "options",
    "DedupeOptions": "options",
    "FetchOptions": "options",
    "IngestOptions": "options",
    "Options": "options",
    "PlanOptions": "options",
    "VerifyOptions": "options",
    "Models": "pipeline",
    "group_reports": "pipeline",
    "make_briefing": "pipeline",
    "open_models": "pipeline",
    "read_briefing": "render",
    "render_email": "render",
    "render_html": "render",
    "render_json": "render",
    "render_markdown": "render",
    "render_terminal": "render",
    "Briefing": "types",
    "Link": "types",
    "Report": "types",
    "Statement": "types",
    "Story": "types",
    "Summary": "types",
    "check_text": "verify",
}

__all__ = [
    "Briefing",
    "BriefingError",
    "ClusterOptions",
    "DedupeOptions",
    "EngineError",
    "FetchError",
    "FetchOptions",
    "IngestOptions",
    "Link",
    "ModelError",
    "Models",
    "OfflineError",
    "OptionError",
    "Options",
    "OutputError",
    "PlanOptions",
    "PromptError",
    "Report",
    "SourceError",
    "Statement",
    "Story",
    "SummarizeError",
    "Summary",
    "VerifyOptions",
    "check_text",
    "group_reports",
    "make_briefing",
    "open_models",
    "read_briefing",
    "render_email",
    "render_html",
    "render_json",
    "render_markdown",
    "render_terminal",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
