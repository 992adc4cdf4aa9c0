"""What the reading asks of the gazetteer: which names are two things, and which country a place is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg import gazetteer
from kg.gazetteer import PlaceCandidate

_SUPPORT = 4.0  # another place of the text lies around this one, or within it
_SAME_COUNTRY = 1.0
_USUAL_NAME = 1.5


class Registry:
    """``kg.events.Names`` over the gazetteer."""

    def distinct(self, one: str, other: str) -> bool:
        """True where the registry knows the two names as two organisations."""
        mine, theirs = ({c.slug for c in gazetteer.organisations(n)} for n in (one, other))
        return bool(mine and theirs and not mine & theirs)

    def countries(self, names: Sequence[str]) -> dict[str, str | None]:
        """ISO 3166-1 alpha-2 of each place of one text, settled by the text's other places, then by size."""
        known = {name: gazetteer.places(name)[:12] for name in dict.fromkeys(names)}
        around: Counter[str | None] = Counter(
            c.country for found in known.values() for c in found[:1] if c.country
        )
        return {name: _country(name, found, known, around) for name, found in known.items()}


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
        score += _USUAL_NAME * (c.match == "name") + _USUAL_NAME * (c.kind in ("country", "region"))
        return (score, -at)

    return found[max(range(len(found)), key=support)].country
