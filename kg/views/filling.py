"""From the graph to the catalogue's tables, one step a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from kg.model import Article
from kg.rates import convert
from kg.resolve.copies import copies
from kg.store.protocol import Reader
from kg.views.asking import local, rows

SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;
CREATE TABLE thing (n INTEGER PRIMARY KEY, id TEXT UNIQUE, cls TEXT, kind TEXT, label TEXT, lat REAL, lon REAL,
  told INT DEFAULT 0, worth REAL DEFAULT 0);
CREATE TABLE name (thing INT, name TEXT);
CREATE TABLE announcement (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, status TEXT, day TEXT, value REAL, currency TEXT, usd REAL,
  counted INT DEFAULT 0, mw REAL, jobs INT, articles INT DEFAULT 0, sources INT DEFAULT 0,
  disputed TEXT DEFAULT '',
  whole TEXT, languages TEXT DEFAULT '', seen TEXT, lead INT, root INT, spot INT);
CREATE TABLE role (a INT, thing INT, role TEXT);
CREATE TABLE energy (a INT, source TEXT);
CREATE TABLE report (a INT, article INT);
CREATE TABLE article (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, language TEXT, issued TEXT, publisher TEXT, text TEXT);
CREATE TABLE link (
  source INT, link TEXT, target INT, told INT DEFAULT 0, worth REAL DEFAULT 0, months TEXT DEFAULT '');
CREATE TABLE inside (inner INT, outer INT);
CREATE VIRTUAL TABLE search USING fts5(
  words, what UNINDEXED, n UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
"""
INDEXES = """
CREATE INDEX role_a ON role (a, role); CREATE INDEX role_thing ON role (thing, a);
CREATE INDEX energy_a ON energy (a);
CREATE INDEX report_a ON report (a); CREATE INDEX report_article ON report (article);
CREATE INDEX link_source ON link (source, link); CREATE INDEX link_target ON link (target, link);
CREATE INDEX thing_told ON thing (told); CREATE INDEX thing_kind ON thing (kind, told);
CREATE INDEX inside_inner ON inside (inner); CREATE INDEX inside_outer ON inside (outer);
CREATE INDEX name_thing ON name (thing); CREATE INDEX announcement_day ON announcement (day);
CREATE INDEX announcement_usd ON announcement (usd);
ANALYZE;
"""
_KINDS = {
    "organisation": ("Company", "GovernmentBody", "ResearchInstitution", "Organisation"),
    "place": ("City", "County", "Region", "Country", "Place"),
    "facility": ("Facility",),
    "product": ("AIModel", "CloudService", "Chip", "Product"),
    "policy": ("Policy",),
}
_KIND = {cls: kind for kind, classes in _KINDS.items() for cls in classes}
_NARROWNESS = {cls: rank for classes in _KINDS.values() for rank, cls in enumerate(classes)}


class Filling:
    """A catalogue in the making: the numbers given to identifiers so far, and where the rows go."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader) -> None:
        self.connection, self.reader = connection, reader
        self.things: dict[str, int] = {}
        self.announcements: dict[str, int] = {}
        self.articles: dict[str, int] = {}
        connection.executescript(SCHEMA)

    def rows(self, name: str) -> Iterator[tuple[Any, ...]]:
        """The rows of one view's query."""
        return rows(self.reader, name)

    def put(self, statement: str, values: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for each row."""
        self.connection.executemany(statement, values)


def things(filling: Filling) -> None:
    """Everything that bears a name; of several classes the narrowest, of several labels the first."""
    best: dict[str, tuple[int, str, str]] = {}
    for iri, cls, label in filling.rows("entities"):
        found = (_NARROWNESS[local(cls)], local(cls), label)
        best[iri] = min(best.get(iri, found), found)
    for number, iri in enumerate(sorted(best), 1):
        filling.things[iri] = number
    filling.put(
        "INSERT INTO thing (n, id, cls, kind, label) VALUES (?, ?, ?, ?, ?)",
        ((filling.things[i], local(i), cls, _KIND[cls], label) for i, (_, cls, label) in best.items()),
    )


def positions(filling: Filling) -> None:
    """Where things lie."""
    numbers = filling.things
    placed = ((float(y), float(x), numbers[i]) for i, y, x in filling.rows("positions") if i in numbers)
    filling.put("UPDATE thing SET lat = ?, lon = ? WHERE n = ?", placed)


def names(filling: Filling) -> None:
    """Other names, and all names into the search."""
    numbers = filling.things
    filling.put(
        "INSERT INTO name VALUES (?, ?)", ((numbers[i], n) for i, n in filling.rows("names") if i in numbers)
    )
    filling.connection.execute(
        "INSERT INTO search SELECT label || ' ' || coalesce((SELECT group_concat(name, ' ') FROM name "
        "WHERE thing = n), ''), kind, n FROM thing"
    )


def links(filling: Filling) -> None:
    """What lasts between things, and which place lies within which at any depth (each within itself)."""
    numbers = filling.things
    known = ((f, p, t) for f, p, t in filling.rows("links") if f in numbers and t in numbers)
    filling.put(
        "INSERT INTO link (source, link, target) VALUES (?, ?, ?)",
        ((numbers[f], local(p), numbers[t]) for f, p, t in known),
    )
    filling.connection.executescript(
        "CREATE TEMP TABLE up AS SELECT source, target FROM link WHERE link IN ('within', "
        "'subsidiaryOf', 'locatedIn');"
        "CREATE INDEX temp.up_source ON up (source);"
        "INSERT INTO inside WITH RECURSIVE deep (i, o) AS (SELECT n, n FROM thing WHERE kind IN "
        "('place', 'organisation', "
        "'facility') UNION SELECT i, target FROM deep JOIN up ON source = o) SELECT i, o FROM deep;"
    )


def articles(filling: Filling) -> None:
    """The articles, without their text."""
    found = list(filling.rows("articles"))
    for number, row in enumerate(sorted({row[0] for row in found}), 1):
        filling.articles[row] = number
    filling.put(
        "INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((filling.articles[iri], local(iri), *rest) for iri, *rest in found),
    )


def announcements(filling: Filling) -> None:
    """One row an announcement."""
    for iri, _ in filling.rows("announcements"):
        filling.announcements.setdefault(iri, len(filling.announcements) + 1)
    filling.put(
        "INSERT OR IGNORE INTO announcement (n, id, type) VALUES (?, ?, ?)",
        ((filling.announcements[i], local(i), local(t)) for i, t in filling.rows("announcements")),
    )


def slots(filling: Filling) -> None:
    """State, day, whole, roles, energy and articles."""
    filling.connection.execute("CREATE TEMP TABLE slot (a INT, slot TEXT, value)")
    filling.put("INSERT INTO slot VALUES (?, ?, ?)", (_slot_row(filling, *row) for row in filling.rows("slots")))
    filling.connection.executescript(
        "CREATE INDEX temp.slot_slot ON slot (slot, a);"
        "INSERT INTO energy SELECT a, value FROM slot WHERE slot = 'energySource';"
        "INSERT INTO report SELECT a, value FROM slot WHERE slot = 'reportedIn';"
        "INSERT INTO role SELECT a, value, slot FROM slot WHERE typeof(value) = 'integer' AND slot "
        "<> 'reportedIn';"
        "UPDATE announcement SET status = (SELECT value FROM slot WHERE slot = 'currentStatus' AND a = n),"
        " day = (SELECT min(value) FROM slot WHERE slot = 'announcedOn' AND a = n),"
        " whole = (SELECT value FROM slot WHERE slot = 'partOf' AND a = n),"
        " disputed = coalesce((SELECT group_concat(value) FROM (SELECT DISTINCT value FROM slot "
        "WHERE slot = 'disputed' AND a = n ORDER BY value)), '');"
        "DROP TABLE slot;"
    )


def orders(filling: Filling) -> None:
    """The products that announcements order, as one more role."""
    numbers, known = filling.announcements, filling.things
    each = ((numbers[a], known[p]) for a, p in filling.rows("orders") if a in numbers and p in known)
    filling.put("INSERT INTO role VALUES (?, ?, 'hardware')", each)


def _slot_row(filling: Filling, iri: str, slot: str, value: str) -> tuple[Any, ...]:
    known = filling.things.get(value) or filling.articles.get(value) or local(value)
    return filling.announcements.get(iri), local(slot), known


def amounts(filling: Filling) -> None:
    """The amount that the graph's rule shows, and whether sums count it."""
    shown = {iri: (amount, counted) for iri, amount, counted in filling.rows("shown")}
    numbers = filling.announcements
    rows_ = (
        (int(shown[iri][1]), float(value), currency, numbers[iri])
        for iri, amount, value, currency in filling.rows("amounts")
        if iri in shown and shown[iri][0] == amount
    )
    filling.put("UPDATE announcement SET counted = ?, value = ?, currency = ? WHERE n = ?", rows_)


def money(filling: Filling) -> None:
    """Amounts in US dollars at the average rate of the announcement's year; None where no rate is known."""
    found = filling.connection.execute(
        "SELECT n, value, currency, coalesce(seen, '2025') FROM announcement WHERE value IS NOT NULL"
    ).fetchall()
    dollars = ((_usd(value, currency, day), n) for n, value, currency, day in found)
    filling.put("UPDATE announcement SET usd = ? WHERE n = ?", dollars)


def _usd(value: float, currency: str, day: str) -> float | None:
    found = convert(Decimal(str(value)), currency, int(day[:4]), "USD")
    return None if found is None else float(found)


def numbers(filling: Filling) -> None:
    """The largest power and the largest number of jobs that are said."""
    for slot, column in (("power", "mw"), ("jobs", "jobs")):
        said = ((float(v), filling.announcements[i]) for i, s, v in filling.rows("numbers") if s == slot)
        filling.put(f"UPDATE announcement SET {column} = max(coalesce({column}, 0), ?) WHERE n = ?", said)


def origins(filling: Filling) -> None:
    """Which source each article counts as: near-identical texts are one, and so are articles of one publisher.

    Texts are compared among the articles that tell an announcement together; others cannot be counted twice.
    """
    connection = filling.connection
    together = {row[0] for row in connection.execute(_TOGETHER)}
    texts = {
        filling.articles[iri]: text for iri, text in filling.rows("texts") if filling.articles[iri] in together
    }
    groups = copies(Article(f"{number:09}", text, "") for number, text in texts.items())
    publishers: dict[str, str] = {}
    found = []
    for number, sha, publisher in connection.execute(
        "SELECT n, text, publisher FROM article ORDER BY id"
    ).fetchall():
        group = groups.get(f"{number:09}", sha)
        found.append((publishers.setdefault(publisher, group) if publisher else group, number))
    filling.put("UPDATE article SET text = ? WHERE n = ?", found)


_TOGETHER = "SELECT DISTINCT article FROM report WHERE a IN (SELECT a FROM report GROUP BY a HAVING count(*) > 1)"


def sources(filling: Filling) -> None:
    """How many articles and how many independent sources tell of each announcement, in which languages."""
    filling.connection.executescript(
        "CREATE INDEX report_early ON report (a, article);"
        "UPDATE announcement SET (articles, languages, seen) = (SELECT count(*), "
        "group_concat(DISTINCT language), coalesce(day, min(issued)) FROM report "
        "JOIN article ON article.n = article WHERE a = announcement.n);"
    )
    told = ((count, filling.announcements[iri]) for iri, count in filling.rows("sources"))
    filling.put("UPDATE announcement SET sources = ? WHERE n = ?", told)


def leads(filling: Filling) -> None:
    """Who leads each announcement, the topmost owner of that one, and the narrowest place that has a position."""
    role = " ".join(f"WHEN '{name}' THEN {rank}" for rank, name in enumerate(LEADING))
    narrow = " ".join(f"WHEN '{cls}' THEN {rank}" for rank, cls in enumerate(_KINDS["place"]))
    filling.connection.executescript(
        "CREATE INDEX temp_role ON role (a);"
        "CREATE TEMP TABLE top AS SELECT inner AS thing, min(outer) AS root FROM inside WHERE NOT EXISTS "
        "(SELECT 1 FROM up WHERE source = outer) GROUP BY inner; CREATE INDEX temp.top_thing ON top (thing);"
        "UPDATE announcement SET lead = (SELECT role.thing FROM role JOIN thing ON thing.n = role.thing WHERE a = "
        f"announcement.n AND kind = 'organisation' ORDER BY CASE role {role} ELSE 99 END, label LIMIT 1);"
        "UPDATE announcement SET root = (SELECT root FROM top WHERE thing = lead);"
        "UPDATE announcement SET spot = (SELECT role.thing FROM role JOIN thing ON thing.n = role.thing WHERE a = "
        f"announcement.n AND role = 'place' AND lat IS NOT NULL ORDER BY CASE cls {narrow} ELSE 99 "
        f"END, label LIMIT 1);"
        "DROP INDEX temp_role;"
    )


LEADING = (
    "investor", "acquirer", "developer", "customer", "operator", "government", "funder", "supplier", "partner",
    "target",
)  # fmt: skip
"""The roles, the one that leads an announcement first."""


def weights(filling: Filling) -> None:
    """How often and with how much money each thing, and each pair of things that are linked, is told of."""
    filling.connection.executescript(
        "CREATE TEMP TABLE part AS SELECT DISTINCT a, thing FROM role WHERE thing IS NOT NULL;"
        "CREATE INDEX temp.part_a ON part (a, thing);"
        "CREATE TEMP TABLE total AS SELECT thing, count(*) AS told, sum(CASE WHEN counted THEN usd END) AS usd "
        "FROM part JOIN announcement ON n = a GROUP BY thing; CREATE INDEX temp.total_thing ON total (thing);"
        "UPDATE thing SET (told, worth) = (SELECT told, coalesce(usd, 0) FROM total WHERE thing = n) "
        "WHERE n IN (SELECT thing FROM total);"
        "CREATE TEMP TABLE pair AS SELECT one.thing AS one, other.thing AS other, count(*) AS told, "
        "sum(CASE WHEN counted THEN usd END) AS usd, group_concat(DISTINCT substr(seen, 1, 7)) AS months "
        "FROM part AS one JOIN part AS other ON other.a = one.a AND other.thing <> one.thing "
        "JOIN announcement ON n = one.a GROUP BY 1, 2; CREATE INDEX temp.pair_both ON pair (one, other);"
        "UPDATE link SET (told, worth, months) = (SELECT told, coalesce(usd, 0), coalesce(months, '') FROM pair "
        "WHERE one = source AND other = target) WHERE link IN "
        f"({', '.join(repr(name) for name in FOLLOWING)}) AND EXISTS "
        "(SELECT 1 FROM pair WHERE one = source AND other = target);"
    )


FOLLOWING = (
    "investsIn", "buildsIn", "operatesIn", "suppliesTo", "partnersWith", "funds", "acquires", "supports",
)  # fmt: skip
"""The links that follow from announcements."""


def words(filling: Filling) -> None:
    """The words of the evidence, an announcement at a time, and the titles of its articles."""
    filling.connection.execute("CREATE TEMP TABLE quote (a INT, words TEXT)")
    numbers = filling.announcements
    filling.put(
        "INSERT INTO quote VALUES (?, ?)", ((numbers[i], w) for i, w in filling.rows("words") if i in numbers)
    )
    filling.connection.execute(
        "INSERT INTO quote SELECT a, title FROM report JOIN article ON article.n = report.article"
    )
    filling.connection.executescript(
        "CREATE INDEX temp.quote_a ON quote (a);"
        "INSERT INTO search SELECT group_concat(words, ' · '), 'announcement', a FROM (SELECT "
        "DISTINCT a, words FROM "
        "quote) GROUP BY a;" + INDEXES
    )


STEPS: tuple[Callable[[Filling], None], ...] = (
    things, positions, names, links, articles, announcements, slots, orders, amounts, numbers, origins,
    sources, leads, money, weights, words,
)  # fmt: skip
