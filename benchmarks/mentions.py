"""Speed of the number readers and their recall of gold values.

python benchmarks/mentions.py DIR             words a second of processor time over the articles (*.txt) below DIR
python benchmarks/mentions.py --recall DIR    share of gold values that are among the mentions read, by slot
python benchmarks/mentions.py --tables dev    share of data/readings that is read exactly (dev, test, fresh or all)
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.mentions import Mention, published_date, read
from kg.mentions.money import amount_of
from kg.mentions.notation import TABLE_KINDS, agrees, noted, table
from kg.model import Amount, Capacity, Energy, Hardware, Jobs
from kg.paths import DATA

Gold = dict[str, object]


def articles(folder: Path) -> Iterator[tuple[Path, str, dict]]:
    """Each article below a folder: its path, text and gold record."""
    for path in sorted(folder.rglob("*.txt")):
        record = path.with_suffix(".json")
        if record.exists():
            yield path, path.read_text("utf-8"), json.loads(record.read_text("utf-8"))


def speed(folder: Path, seconds: float = 3.0) -> float:
    """Words a second of processor time on one core, over all articles again and again."""
    texts = [(text, gold["language"], gold["published"]) for _, text, gold in articles(folder)]
    words = sum(len(text.split()) for text, _, _ in texts)
    for text in texts[:4]:
        read(*text)
    started, done = time.process_time(), 0
    while time.process_time() - started < seconds:
        for text in texts:
            read(*text)
        done += words
    return done / (time.process_time() - started)


def wanted(gold: dict) -> Iterator[tuple[str, tuple]]:
    """Every gold value that a reader should find, as (slot, key)."""
    for a in gold["announcements"]:
        if a["amount"]:
            yield "amount", (a["amount"]["value"], a["amount"]["currency"])
            yield "amount+qualifier", (a["amount"]["value"], a["amount"]["currency"], a["amount"]["qualifier"])
        for x in a["capacity"]:
            yield "capacity", (x["value"], x["unit"])
            yield "capacity+qualifier", (x["value"], x["unit"], x["qualifier"])
        for x in a["jobs"]:
            yield "jobs", (x["count"],)
            yield "jobs+kind", (x["count"], x["kind"], x["qualifier"])
        for x in a["hardware"]:
            yield "hardware", (frozenset([x["name"].lower(), *(n.lower() for n in x["aka"])]), x["count"])
        if a["announced_on"]:
            yield "announced_on", (a["announced_on"],)
        for key in ("years", "start", "end"):
            if a["period"] and a["period"][key] is not None:
                yield f"period.{key}", (a["period"][key],)
        for source in a["energy"]:
            yield "energy", (source,)


def found(mentions: tuple[Mention, ...], slot: str, key: tuple) -> bool:
    """Whether a gold value is among the mentions."""
    return any(_same(mention, slot, key) for mention in mentions)


def _same(m: Mention, slot: str, key: tuple) -> bool:
    value = amount_of(m) or m.value
    if slot.startswith("amount"):
        return (
            isinstance(value, Amount) and (float(value.value), value.currency, value.qualifier)[: len(key)] == key
        )
    if slot.startswith("capacity"):
        return isinstance(value, Capacity) and (float(value.value), value.unit, value.qualifier)[: len(key)] == key
    if slot.startswith("jobs"):
        kinds = ("jobs", "staff") if slot == "jobs" else ("jobs",)
        return (
            m.kind in kinds
            and isinstance(value, Jobs)
            and (value.count, value.kind, value.qualifier)[: len(key)] == key
        )
    if slot == "hardware":
        return (
            isinstance(value, Hardware)
            and value.count == key[1]
            and bool({value.name.lower(), *(n.lower() for n in value.aka)} & key[0])
        )
    if slot == "energy":
        return isinstance(value, Energy) and value.source == key[0]
    if slot == "announced_on":
        return m.kind == "date" and value == key[0]
    if slot == "period.years":
        return m.kind == "duration" and float(str(value)) == key[0]
    return m.kind == "date" and str(value)[:4] == str(key[0])


def recall(folder: Path, show: bool) -> None:
    """Prints, by language and slot, how many gold values are among the mentions."""
    hit: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    dated = [0, 0]
    for path, text, gold in articles(folder):
        mentions = read(text, gold["language"], gold["published"])
        dated[1] += 1
        dated[0] += published_date(text) == gold["published"]
        if show and published_date(text) != gold["published"]:
            print(f"  {path.stem} published {gold['published']} read {published_date(text)}")
        for slot, key in wanted(gold):
            total[gold["language"], slot] += 1
            if found(mentions, slot, key):
                hit[gold["language"], slot] += 1
            elif show:
                print(f"  {path.stem} {slot} {key}")
    for language, slot in sorted(total):
        here, all_ = hit[language, slot], total[language, slot]
        print(f"{language} {slot:20} {here:4} of {all_:4}  {here / all_:6.1%}")
    print(f"published: {dated[0]} of {dated[1]}")


def tables(part: str, show: bool) -> None:
    """Prints, by table, how many rows of data/readings are read exactly."""
    for path in sorted((DATA / "readings").glob("*.csv")):
        language, name = path.stem.split("_")
        rows = [row for row in table(path) if part in (row.part, "all")]
        right = 0
        for row in rows:
            mentions = read(row.text, language, row.published)
            if agrees(row, mentions, TABLE_KINDS[name]):
                right += 1
            elif show:
                print(f"  {row.text!r}: {[noted(m) for m in mentions]}, expected {list(row.expected)}")
        if rows:
            print(f"{language} {name:12} {part:5} {right:4} of {len(rows):4}  {right / len(rows):6.1%}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=DATA / "articles" / "dev")
    parser.add_argument("--tables", choices=("dev", "test", "fresh", "all"))
    parser.add_argument("--recall", action="store_true")
    parser.add_argument("--show", action="store_true", help="list what is missing")
    given = parser.parse_args()
    if given.tables:
        tables(given.tables, given.show)
    elif given.recall:
        recall(given.folder, given.show)
    else:
        print(f"{speed(given.folder):,.0f} words a second")


if __name__ == "__main__":
    main()
