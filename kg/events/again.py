"""The second look at who acts and where: each candidate in the light of all that the first look found.

The first look weighs each name of each act by itself. Yet a town that another act has for certain is hardly
this one's, a county goes with its town, and two builders of one site are rare. So every candidate is weighed
once more, with the chances that the first look gave to it, to its rivals in the act, and to the same name in
the text's other acts (stacked learning, Wolpert 1992; collective classification, Sen et al. 2008). What these
mean together hangs on one another, so that trees judge here, not sums of weights.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.events.draft import NO_ROLE, Cast, Draft, Sites, Sums
from kg.events.scorer import forest, scorer
from kg.events.sums import sum_features, sums_of
from kg.events.views import Light, Lights, actor_view, lit, place_view


def look_again(drafts: Sequence[Draft]) -> None:
    """Puts the second look's chances in the place of the first one's, in all drafts of a text."""
    lights = lit(drafts)
    seen = [(cast_again(light, lights), sites_again(light, lights)) for light in lights.acts]
    for d, (cast, sites) in zip(drafts, seen, strict=True):
        d.cast, d.sites = cast, sites
        d.amounts = sums_again(d, drafts)


def cast_again(light: Light, lights: Lights) -> Cast:
    """Who acts, and how, at second sight."""
    cast = light.draft.cast
    judged = forest("role-again").chances([actor_view(light, n, lights) for n in range(len(cast))])
    return [(c, {NO_ROLE: 0.0} | chances) for (c, _), chances in zip(cast, judged, strict=True)]


def sites_again(light: Light, lights: Lights) -> Sites:
    """Where the act is, at second sight."""
    sites = light.draft.sites
    judged = forest("place-again").chances([place_view(light, n, lights) for n in range(len(sites))])
    return [(c, chances["yes"]) for (c, _), chances in zip(sites, judged, strict=True)]


def sums_again(draft: Draft, drafts: Sequence[Draft]) -> Sums:
    """Which sum the act commits, at second sight."""
    judge = scorer("sum-again")
    return [(told, judge.chance(sum_features(draft, n, drafts))) for n, told in enumerate(sums_of(draft))]
