"""Days of two digests in which everything goes wrong; `benchmarks/digest_soak.py` lets sixty of them pass."""

from __future__ import annotations

from pathlib import Path

from benchmarks.digest_soak import Outcome, report, soak


def pass_days(folder: Path, *, days: int, seed: int, url: str = "") -> Outcome:
    told: list[str] = []
    return soak(folder, days=days, feeds=8, per_day=24, seed=seed, hours=3, url=url, tell=told.append)


def test_every_reader_gets_every_edition_once_and_no_story_twice(tmp_path: Path, store_url: str) -> None:
    outcome = pass_days(tmp_path, days=4, seed=5, url=store_url)
    assert outcome.twice == []
    assert outcome.lost == []
    assert outcome.disordered == []
    assert outcome.repeated == []
    # Two digests, one of them twice a day, and something did go wrong.
    assert set(outcome.editions) == {"berlin", "york"}
    assert outcome.editions["york"] >= 6
    assert outcome.stories >= 8
    assert outcome.deliveries - outcome.unknown <= outcome.sent <= outcome.deliveries
    assert sum(outcome.faults.values()) >= 5
    assert "messages twice" in report(outcome)
