"""What the reading asks of the gazetteer: which names are two things, and which country a place is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from kg import gazetteer
from kg.gazetteer import PlaceCandidate

_SUPPORT = 4.0  # another place of the text lies around this one, or within it
_SAME_COUNTRY = 1.0
_USUAL_NAME = 1.5
_LARGE = 30_000  # people; a town of that size is known by its name


class Registry:
    """``kg.events.Names`` over the gazetteer."""

    def distinct(self, one: str, other: str) -> bool:
        """True where the registry knows the two names as two organisations."""
        mine, theirs = ({c.slug for c in gazetteer.organisations(n)} for n in (one, other))
        return bool(mine and theirs and not mine & theirs)

    def lies_in(self, inner: str, outer: str) -> bool:
        """True where the gazetteer knows a place of the first name within one of the second."""
        return _lies_in(inner, outer)

    def related(self, one: str, other: str) -> bool:
        """True where the registry knows one of the two as a subsidiary of the other, at any depth."""
        mine, theirs = _slugs(one), _slugs(other)
        return any(b in gazetteer.subsidiaries(a) or a in gazetteer.subsidiaries(b) for a in mine for b in theirs)

    def knows(self, surface: str) -> tuple[str, ...]:
        """What the registry and the gazetteer know of a surface form, as features."""
        return _known(surface)

    def demonym(self, word: str, language: str) -> str:
        """The name, in that language, of the place that an adjective refers to; empty where it is none."""
        return _adjective(word, language)

    def proposes(self, surface: str) -> bool:
        """True for names that stand for themselves: known organisations, countries, regions, larger towns."""
        return _proposed(surface)

    def countries(self, names: Sequence[str]) -> dict[str, str | None]:
        """ISO 3166-1 alpha-2 of each place of one text, settled by the text's other places, then by size."""
        known = {name: gazetteer.places(name)[:12] for name in dict.fromkeys(names)}
        around: Counter[str | None] = Counter(
            c.country for found in known.values() for c in found[:1] if c.country
        )
        return {name: _country(name, found, known, around) for name, found in known.items()}


@lru_cache(maxsize=8192)
def _slugs(name: str) -> tuple[str, ...]:
    """The known organisations of that name."""
    return tuple({c.slug: None for c in gazetteer.organisations(name)})


@lru_cache(maxsize=20_000)
def _known(surface: str) -> tuple[str, ...]:
    found = [f"org:{c.kind}" + ("-ambiguous" if c.ambiguous else "") for c in gazetteer.organisations(surface)]
    found += [f"org:{c.sub_kind}" for c in gazetteer.organisations(surface) if not c.ambiguous]
    for c in gazetteer.places(surface)[:1]:
        found += [c.kind, f"{c.kind}:e{len(str(c.population))}", f"match:{c.match}"]
        found += ["common-word"] if c.common_word else []
    return tuple(dict.fromkeys(found)) or ("nothing",)


@lru_cache(maxsize=20_000)
def _proposed(surface: str) -> bool:
    if any(not c.ambiguous for c in gazetteer.organisations(surface)):
        return True
    return any(
        not c.common_word and c.match == "name" and (c.kind in ("country", "region") or c.population >= _LARGE)
        for c in gazetteer.places(surface)[:1]
    )


@lru_cache(maxsize=20_000)
def _lies_in(inner: str, outer: str) -> bool:
    around = {c.id for c in gazetteer.places(outer)}
    return any(around & set(c.within) for c in gazetteer.places(inner))


@lru_cache(maxsize=20_000)
def _adjective(word: str, language: str) -> str:
    found = gazetteer.demonym(word, language)
    return "" if not found else found[0].name_fr if language == "fr" else found[0].name


def _country(
    name: str,
    found: Sequence[PlaceCandidate],
    known: dict[str, tuple[PlaceCandidate, ...]],
    around: Counter[str | None],
) -> str | None:
    if not found:
        return None
    others = {c.id for other, mine in known.items() if other != name for c in mine[:3]}
    containers = {w for other, mine in known.items() if other != name for c in mine[:1] for w in c.within}

    def support(at: int) -> tuple[float, int]:
        c = found[at]
        score = _SUPPORT * bool(others & set(c.within)) + _SUPPORT / 2 * (c.id in containers)
        score += _SAME_COUNTRY * (around[c.country] - (at == 0)) / max(sum(around.values()), 1)
        score += _USUAL_NAME * (c.match == "name") + _USUAL_NAME * (c.kind in ("country", "region", "area"))
        return (score, -at)

    return found[max(range(len(found)), key=support)].country
