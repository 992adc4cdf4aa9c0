"""The registry of organisations: ``data/organisations/organisations.csv`` by name, epithet and headquarters."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

from kg.gazetteer.names import epithet_key, has_capital, organisation_key, place_key, without_legal_form
from kg.gazetteer.values import GazetteerProblem, OrgCandidate, OrgKind
from kg.paths import DATA

TABLE = DATA / "organisations" / "organisations.csv"


class Registry:
    """The organisations of one table; every lookup is exact by key."""

    def __init__(self, rows: Iterable[OrgCandidate]) -> None:
        self.by_slug = {row.slug: row for row in rows}
        self._by_name: dict[str, list[OrgCandidate]] = defaultdict(list)
        self._by_bare_name: dict[str, list[OrgCandidate]] = defaultdict(list)  # without legal form
        self._by_epithet: dict[tuple[str, str], OrgCandidate] = {}
        self._by_town: dict[str, list[OrgCandidate]] = defaultdict(list)
        self._children: dict[str, list[str]] = defaultdict(list)
        for row in self.by_slug.values():
            self._enter(row)

    def named(self, name: str) -> tuple[OrgCandidate, ...]:
        """The organisations that bear this name, the unambiguous first."""
        key = organisation_key(name)
        found = self._by_name.get(key) or self._without_form(key)
        if not has_capital(name):
            found = [row for row in found if name in (row.label, *row.names)]
        return tuple(found)

    def epithet(self, text: str, language: str) -> OrgCandidate | None:
        """The organisation that a description such as ``le géant de Redmond`` stands for."""
        return self._by_epithet.get((language, epithet_key(text)))

    def based_in(self, town: str) -> tuple[OrgCandidate, ...]:
        """The organisations with their headquarters in this town."""
        return tuple(self._by_town.get(place_key(town), ()))

    def subsidiaries(self, slug: str) -> tuple[str, ...]:
        """The slugs of all organisations below this one, at any depth, in breadth-first order."""
        found = list(self._children.get(slug, ()))
        for child in found:
            found.extend(self._children.get(child, ()))
        return tuple(found)

    def _without_form(self, key: str) -> list[OrgCandidate]:
        """Where one side has a legal form that the other lacks: "Orange S.A." is a company beyond doubt."""
        bare = without_legal_form(key)
        if bare != key:
            found = self._by_name.get(bare, [])
            return [replace(found[0], ambiguous=False)] if len(found) == 1 else found
        return self._by_bare_name.get(key, [])

    def _enter(self, row: OrgCandidate) -> None:
        doubtful = {organisation_key(name) for name in row.ambiguous_names}
        for key in dict.fromkeys(organisation_key(name) for name in (row.label, *row.names)):
            self._by_name[key].append(replace(row, ambiguous=key in doubtful))
            self._by_name[key].sort(key=lambda candidate: (candidate.ambiguous, candidate.slug))
            self._by_bare_name[without_legal_form(key)].append(row)
        for language, epithets in (("fr", row.epithets_fr), ("en", row.epithets_en)):
            for epithet in epithets:
                self._by_epithet[language, epithet_key(epithet)] = row
        if row.hq:
            self._by_town[place_key(row.hq)].append(row)
        if row.parent:
            self._children[row.parent].append(row.slug)


def read_organisations(path: Path) -> list[OrgCandidate]:
    """The rows of an organisations table.

    Raises GazetteerProblem where the file is missing or lacks a column.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return [_candidate(row) for row in csv.DictReader(lines)]
    except (OSError, KeyError) as error:
        raise GazetteerProblem(
            f"The table of organisations {path} cannot be read ({error}); restore it from the project."
        ) from error


@cache
def registry() -> Registry:
    """The shipped registry, read once."""
    return Registry(read_organisations(TABLE))


def _candidate(row: dict[str, str]) -> OrgCandidate:
    return OrgCandidate(
        slug=row["slug"],
        label=row["label"],
        kind=cast(OrgKind, row["kind"]),
        sub_kind=row["sub_kind"],
        country=row["country"],
        parent=row["parent"] or None,
        names=tuple(name.partition("@")[0] for name in _parts(row["names"])),
        ambiguous_names=_parts(row["ambiguous"]),
        epithets_fr=_parts(row["epithets_fr"]),
        epithets_en=_parts(row["epithets_en"]),
        hq=row["hq"],
        wikidata=row["wikidata"] or None,
        source=row["source"],
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
