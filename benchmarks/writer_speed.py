"""How fast the bundled writer writes, beside an encoder-decoder of BART-large's shape; how soon it is loaded.

    python benchmarks/writer_speed.py [--threads 2] [--beams 4] [--batches 1,32] [--points 64]

Both networks read the same inputs and are made to write exactly 25 tokens with the same beams, batch and threads, in
float32 and in bfloat16. The large one has random weights: only its shape matters here. Then statements a second with
the bundled writer as it is used, n-best and checks included, and the time from nothing to the weights in memory.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import torch
from transformers import BartConfig, BartForConditionalGeneration

from summarize.ingest import ingest_sources
from summarize.models import BundledWriter
from summarize.models.pointer_beam import SearchOptions, search
from summarize.options import Options
from summarize.progress import SILENT
from summarize.split import split_report
from summarize.types import Point, Report, Request, Sentence, SplitReport, Task
from summarize.verify import verify_drafts

TOKENS, PIECES = 25, 64
FIXTURES = Path(__file__).parent.parent / "fixtures" / "reports"
_LOAD = """
import time
import torch, transformers
from summarize.ingest import ingest_sources
from summarize.models import BundledWriter
began = time.perf_counter()
BundledWriter.load()
print(time.perf_counter() - began)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--beams", type=int, default=4)
    parser.add_argument("--batches", default="1,32")
    parser.add_argument("--points", type=int, default=64)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    compare(arguments.beams, [int(size) for size in arguments.batches.split(",")])
    write_points(arguments.points)
    loaded = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    print(f"loading the weights, imports apart: {float(loaded.stdout):.1f} s")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GB")


def compare(beams: int, batches: list[int]) -> None:
    large = BartForConditionalGeneration(
        BartConfig(
            vocab_size=50265, d_model=1024, encoder_layers=12, decoder_layers=12, encoder_attention_heads=16,
            decoder_attention_heads=16, encoder_ffn_dim=4096, decoder_ffn_dim=4096,
        )
    ).eval()  # fmt: skip
    print(f"{TOKENS} tokens from {PIECES} pieces, {beams} beams, {torch.get_num_threads()} threads; tokens a second")
    print(f"{'':12}{'batch':>7}{'bundled':>10}{'BART shape':>12}{'ratio':>8}")
    for dtype in (torch.float32, torch.bfloat16):
        small = BundledWriter.load(dtype=dtype).model
        large = large.to(dtype)
        for batch in batches:
            ours = batch * TOKENS / clock(lambda size=batch, net=small: write_small(net, size, beams))
            theirs = batch * TOKENS / clock(lambda size=batch, net=large: write_large(net, size, beams))
            print(f"{str(dtype)[6:]:12}{batch:7}{ours:10.0f}{theirs:12.1f}{ours / theirs:8.1f}", flush=True)


def write_small(model: torch.nn.Module, batch: int, beams: int) -> None:
    pieces = torch.randint(1000, 10_000, (batch, PIECES), generator=torch.Generator().manual_seed(0))
    options = SearchOptions(
        beams=beams, best=1, enough=10_000, most_pieces=TOKENS, least_pieces=TOKENS, least_end=-1e9, least_leap=-1e9,
        least_scores=(-1e9, -1e9, -1e9), repeat=0,
    )  # fmt: skip
    nothing = torch.zeros((batch, PIECES), dtype=torch.long)
    with torch.inference_mode():
        search(model, pieces, nothing, nothing.bool(), tasks=torch.zeros(batch, dtype=torch.long), options=options)


def write_large(model: BartForConditionalGeneration, batch: int, beams: int) -> None:
    pieces = torch.randint(1000, 10_000, (batch, PIECES), generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        model.generate(
            pieces,
            attention_mask=torch.ones_like(pieces),
            num_beams=beams,
            min_new_tokens=TOKENS,
            max_new_tokens=TOKENS,
        )


def clock(work: Callable[[], None]) -> float:
    """Return the least of three times."""
    work()
    times = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def write_points(count: int) -> None:
    texts = read_fixtures()
    # What is asked for twice is read once: every point is another.
    count = min(count, len(texts) // 2)
    requests = []
    for number in range(count):
        chosen = texts[2 * number : 2 * number + 2]
        sentences = tuple(Sentence(f"r{at}", 0, 0, len(text), text) for at, text in enumerate(chosen))
        reports = {
            sentence.report_id: SplitReport(
                Report(sentence.report_id, "", "", sentence.text, "", "", None, "en", ""), (sentence,)
            )
            for sentence in sentences
        }
        requests.append(Request(Task.STATEMENT, Point(sentences, 1.0), reports))
    writer = BundledWriter.load()
    writer.write(requests[:4])
    began = time.perf_counter()
    written = writer.write(requests)
    for request, drafts in zip(requests, written, strict=True):
        verify_drafts(drafts, request.reports, options=Options().verify)
    seconds = time.perf_counter() - began
    drafts = sum(map(len, written)) / count
    print(f"{count} points: {count / seconds:.1f} a second, n-best and checks included ({drafts:.1f} drafts a point)")


def read_fixtures() -> list[str]:
    """Return sentences of the invented reports, each once."""
    reports = ingest_sources(
        [str(FIXTURES)], options=Options().ingest, fetch=Options().fetch, fetcher=None, stdin=None, progress=SILENT
    ).reports
    texts = (" ".join(sentence.text.split()) for report in reports for sentence in split_report(report).sentences)
    return list(dict.fromkeys(text for text in texts if 60 < len(text) < 260 and text.endswith(".")))


if __name__ == "__main__":
    main()
