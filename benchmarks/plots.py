"""Draw the figures of the documents out of the tables in them, so that a plot shows what the table beside it says.

    python benchmarks/plots.py [--out docs/figures]

The other scripts print tables; these stand in README.md and docs/accuracy.md between two comments such as
`<!-- speed -->` and `<!-- /speed -->`. A table that is not there is not drawn. The same tables give the same files,
byte by byte.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter, NullLocator

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "accuracy.md")

#: Stand-ins that become colours of the reader's scheme: (drawn, name, light, dark).
COLOURS = (
    ("#010101", "ink", "#1c1e22", "#e9e6df"),
    ("#020202", "soft", "#585c63", "#a4a8ae"),
    ("#030303", "line", "#e2dfd6", "#3a3f45"),
    ("#040404", "ours", "#1d56a8", "#93bbff"),
    ("#050505", "others", "#b4b9c1", "#5d646d"),
    ("#060606", "warm", "#a8561d", "#f2b866"),
    ("#070707", "green", "#2a7a4b", "#7fcf9f"),
    ("#080808", "paper", "#fffefb", "#1b1e21"),
)
INK, SOFT, LINE, OURS, OTHERS, WARM, GREEN, PAPER = (colour[0] for colour in COLOURS)
STYLE = {
    "svg.hashsalt": "summarize",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "axes.edgecolor": LINE,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
}


@dataclass(frozen=True)
class Table:
    """A table of a page, its cells without markup."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: Positions of the rows that are this project's own.
    ours: frozenset[int]

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells below a heading."""
        place = self.head.index(name)
        return tuple(row[place] for row in self.rows)


def read_table(name: str, pages: Sequence[Path] = PAGES) -> Table | None:
    """Read the first table between the two comments of a name."""
    for page in pages:
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
        if found := re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL):
            lines = [line for line in found[1].splitlines() if line.startswith("|")]
            cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
            ours = frozenset(number for number, row in enumerate(cells[2:]) if "summarize" in row[0])
            plain = [tuple(re.sub(r"[*`]", "", cell) for cell in row) for row in cells]
            return Table(plain[0], tuple(plain[2:]), ours)
    return None


def read_number(cell: str) -> float:
    """Read "1,000", "0.382", "24.0 s" or "87 %"; not a number where there is none."""
    found = re.search(r"-?\d[\d,]*(?:\.\d+)?", cell)
    return float(found[0].replace(",", "")) if found else math.nan


# ---------------------------------------------------------------- summaries


def draw_summaries(table: Table) -> Iterator[tuple[str, Figure]]:
    """Draw ROUGE of each way to summarise: openings first, then the events with full articles."""
    names = table.column(table.head[0])
    begin = next((place for place, name in enumerate(names) if "full articles" in name), len(names))
    parts = {"real_news": range(begin), "real_news_articles": range(begin, len(names))}
    for name, places in parts.items():
        shown = [place for place in places if not math.isnan(read_number(table.column("R-1")[place]))]
        if shown:
            labels = [re.sub(r"^(\d+ events with .* full articles|the same): ", "", names[place]) for place in shown]
            yield name, _draw_bars(table, labels, shown, ("R-1", "R-2", "R-L"))


def _draw_bars(table: Table, labels: Sequence[str], shown: Sequence[int], measures: Sequence[str]) -> Figure:
    figure = Figure(figsize=(7.4, 0.55 + 0.3 * len(shown)), layout="constrained")
    panels = figure.subplots(1, len(measures), sharey=True)
    for panel, measure in zip(panels, measures, strict=True):
        values = [read_number(table.column(measure)[place]) for place in shown]
        colours = [OURS if place in table.ours else OTHERS for place in shown]
        panel.barh(range(len(shown)), values, color=colours, height=0.68)
        for row, value in enumerate(values):
            place = {"xytext": (3, 0), "textcoords": "offset points", "va": "center"}
            panel.annotate(f"{value:.3f}", (value, row), fontsize=8, color=INK, **place)
        panel.set_title(measure.replace("R-", "ROUGE-"), fontsize=9, loc="left", color=SOFT)
        panel.set_xlim(0, max(values) * 1.3)
        panel.set_yticks(range(len(shown)), [_wrap(label) for label in labels])
        panel.invert_yaxis()
        panel.xaxis.set_major_locator(NullLocator())
        _strip(panel)
    return figure


def _wrap(label: str) -> str:
    return label if len(label) <= 38 else label[:37].rpartition(" ")[0] + " …"


def _strip(panel: Axes) -> None:
    for side in ("top", "right", "bottom"):
        panel.spines[side].set_visible(False)
    panel.tick_params(length=0)


# ---------------------------------------------------------------- speed


def draw_speed(table: Table) -> Iterator[tuple[str, Figure]]:
    """Draw the seconds of each stage over the number of reports, both on scales that multiply."""
    figure = Figure(figsize=(7.4, 3.1), layout="constrained")
    panel = figure.subplots()
    counts = [read_number(cell) for cell in table.column("reports")]
    stages = [name for name in table.head if name not in {"reports", "memory"}]
    for stage, colour in zip(stages, (GREEN, WARM, OTHERS, OURS), strict=False):
        points = [(count, read_number(cell)) for count, cell in zip(counts, table.column(stage), strict=True)]
        known = [point for point in points if point[1] > 0]
        whole = stage == "all"
        line = {"linewidth": 2.4 if whole else 1.4, "marker": "o", "markersize": 4.5 if whole else 3.5}
        panel.plot(*zip(*known, strict=True), color=colour, **line)
        panel.annotate(
            f"{stage}: {known[-1][1]:g} s",
            known[-1],
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color=SOFT if colour == OTHERS else colour,
            fontweight="bold" if whole else "normal",
        )
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.set_xlim(counts[0] * 0.8, counts[-1] * 8)
    for axis, places in ((panel.xaxis, counts), (panel.yaxis, [0.1, 1, 10, 60, 600])):
        axis.set_major_locator(FixedLocator(places))
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axis.set_minor_locator(NullLocator())
        axis.set_minor_formatter(NullFormatter())
    panel.set_xlabel("reports of 600 words")
    panel.set_ylabel("seconds, two cores")
    panel.grid(color=LINE, linewidth=0.6)
    for side in ("top", "right"):
        panel.spines[side].set_visible(False)
    yield "speed", figure


DRAWN = {"real_news": draw_summaries, "speed": draw_speed}


def print_svg(figure: Figure, title: str) -> str:
    """Return a figure as SVG whose colours follow the reader's scheme."""
    buffer = StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
    # No address of a type definition, and nothing but the drawing.
    svg = buffer.getvalue()[buffer.getvalue().index("<svg") :]
    light = "".join(f"--{name}:{light};" for _, name, light, _ in COLOURS)
    dark = "".join(f"--{name}:{dark};" for _, name, _, dark in COLOURS)
    style = f"<style>:root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}</style>"
    for drawn, name, _, _ in COLOURS:
        svg = svg.replace(drawn, f"var(--{name})")
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    end = svg.index(">") + 1
    svg = svg[:end] + style + svg[end:]
    return re.sub(r"[ \t]+\n", "\n", svg)


def draw_all(folder: Path, pages: Sequence[Path] = PAGES) -> list[Path]:
    """Draw what there are tables for, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with mpl.rc_context(STYLE):
        for table_name, draw in DRAWN.items():
            table = read_table(table_name, pages)
            for name, figure in draw(table) if table else ():
                path = folder / f"{name}.svg"
                path.write_text(print_svg(figure, name), encoding="utf-8")
                written.append(path)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "figures")
    for path in draw_all(parser.parse_args().out):
        print(path)


if __name__ == "__main__":
    main()
