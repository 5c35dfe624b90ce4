"""Invented reports by the thousand: short ones, several on each of many happenings, told by outlets in their own way."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, product
from pathlib import Path

OUTLETS = ("Coast News", "Harbour Post", "Morning Wire", "Valley Courier", "The Lantern")
STARTS = ("Had", "Vel", "Lar", "Os", "Tir", "Bran", "Kel", "Mor", "Nor", "Sel", "Wes", "Dun", "Fal", "Gre", "Pel")
MIDDLES = ("a", "e", "i", "o", "u", "am", "er", "il", "on", "ur", "av", "el", "in")
ENDS = ("ley", "mora", "now", "stad", "wick", "port", "ford", "burg", "dale", "haven")
#: What happened, each told in as many ways as there are outlets; a place, a number, a day.
HAPPENINGS = (
    (
        "A fire at a furniture warehouse in {place} injured {number} workers on {day}.",
        "{number} people were hurt on {day} when a warehouse for furniture burned in {place}.",
        "Flames destroyed a furniture warehouse in {place} on {day}, and {number} workers were injured.",
        "In {place}, {number} warehouse workers suffered injuries in a blaze on {day}.",
        "The warehouse blaze in {place} left {number} workers injured on {day}, the fire brigade said.",
    ),
    (
        "Teachers in {place} voted on {day} to strike for {number} days over pay.",
        "Schools in {place} will be closed for {number} days after teachers voted on {day} to strike.",
        "A strike of {number} days by teachers in {place} was decided by vote on {day}.",
        "Pay is the reason for a strike of {number} days that teachers in {place} decided on {day}.",
        "On {day} the teachers of {place} backed a strike of {number} days, their union said.",
    ),
    (
        "A flood forced {number} families in {place} from their homes on {day}.",
        "{number} families left their homes in {place} on {day} as the river flooded.",
        "The river rose above its banks in {place} on {day}, and {number} families had to leave.",
        "In {place} the flood of {day} drove {number} families out of their houses.",
        "Rescue teams brought {number} families out of flooded streets in {place} on {day}.",
    ),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BEGIN = datetime(2026, 3, 2, 6, tzinfo=UTC)


def write_many_reports(path: Path, count: int, *, each: int = 5, seed: int = 7) -> None:
    """Write so many reports as JSONL, in no order, `each` of them on one happening."""
    records = list(islice(_make_records(each, random.Random(seed)), count))
    random.Random(seed).shuffle(records)
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")


def _make_records(each: int, chance: random.Random) -> Iterator[dict[str, str]]:
    places = ["".join(parts) for parts in product(STARTS, MIDDLES, ENDS)]
    chance.shuffle(places)
    for number, place in enumerate(places):
        wordings = HAPPENINGS[number % len(HAPPENINGS)]
        day = chance.randrange(14)
        facts = {"place": place, "number": str(chance.randrange(11, 99)), "day": DAYS[day % 7]}
        for voice in range(each):
            first, second = (wordings[(voice + step) % len(wordings)].format(**facts) for step in (0, 2))
            yield {
                "id": f"{number}-{voice}",
                "outlet": OUTLETS[voice % len(OUTLETS)],
                "title": f"{place}: {first.split(' on ')[0]}"[:60],
                "text": f"{first} {second}",
                "published": (BEGIN + timedelta(days=day, minutes=7 * voice)).isoformat(),
            }
