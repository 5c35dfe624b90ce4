"""Measure the checks on the invented claims: wrong ones found for the right reason, right ones rejected.

python benchmarks/claims.py            the claims that the checks are worked on with
python benchmarks/claims.py blind      those of which the first run is reported apart
python benchmarks/claims.py unseen     those written before the checks were last changed, in the same way
python benchmarks/claims.py all        all of them
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.claims import read_claims  # noqa: E402

FOLDERS = ("working", "blind", "unseen")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default="working", choices=(*FOLDERS, "all"))
    folder = parser.parse_args().folder
    claims = [claim for name in (FOLDERS if folder == "all" else (folder,)) for claim in read_claims(name)]
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    begin = time.process_time()
    verdicts = [claim.judge() for claim in claims]
    spent = time.process_time() - begin
    for claim, verdict in zip(claims, verdicts, strict=True):
        kind = claim.wrong or "right"
        tried[kind] += 1
        rejected[kind] += not verdict.accepted
        found[kind] += bool(claim.wrong) and claim.is_found(verdict.findings)
        if bool(claim.wrong) == verdict.accepted:
            checks = ", ".join(sorted({finding.check for finding in verdict.findings})) or "nothing found"
            print(f"  {claim.name}: {checks}")
    print(f"\n{'wrong in':12} {'tried':>6} {'rejected':>9} {'for that reason':>16}")
    for kind in sorted(tried):
        if kind != "right":
            print(f"{kind:12} {tried[kind]:6} {rejected[kind]:9} {found[kind]:16}")
    wrong = sum(tried.values()) - tried["right"]
    named, turned = sum(found.values()), sum(rejected.values()) - rejected["right"]
    print(f"{'all':12} {wrong:6} {100 * turned / wrong:8.1f}% {100 * named / wrong:15.1f}%")
    print(f"{'right':12} {tried['right']:6} {100 * rejected['right'] / tried['right']:8.1f}%")
    print(f"{1000 * spent / len(claims):.2f} ms each, facts of fresh sources included")


if __name__ == "__main__":
    main()
