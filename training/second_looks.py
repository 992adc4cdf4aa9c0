"""Examples of who acts and where at second sight: candidates of the acts that the reading finds in articles."""

from __future__ import annotations

from kg.events.assemble import announcement
from kg.events.chains import Chain
from kg.events.draft import NO_ROLE
from kg.events.extract import weighed
from kg.events.reading import Reading
from kg.events.sums import likelihood, sum_features, sums_of
from kg.events.views import actor_view, lit, place_view
from kg.model import Actor, Extraction, Location
from kg.score import align, normal
from training.examples import Examples
from training.gold import holds

ROLE, PLACE, SUM = "role-again", "place-again", "sum-again"


def gather_again(r: Reading, gold: Extraction, out: Examples) -> None:
    """Each candidate of an act that is one of the gold record's, with its role there, or whether it is there."""
    drafts = weighed(r)
    for d in drafts:
        d.amounts = [(told, likelihood(d, told)) for told in sums_of(d)]
    lights = lit(drafts)
    found = [announcement(d, {}) for d in drafts]
    for i, j in align(gold.announcements, found):
        a, draft = gold.announcements[i], drafts[j]
        for n, (candidate, _) in enumerate(draft.cast):
            chain = r.chains[candidate.chain]
            role = next((x.role for x in a.actors if _same(x, chain)), NO_ROLE)
            out.see(ROLE, actor_view(lights.acts[j], n, lights), role, gold.article.id)
        for n, (candidate, _) in enumerate(draft.sites):
            there = any(_same(x, r.chains[candidate.chain]) for x in a.places)
            out.see(PLACE, place_view(lights.acts[j], n, lights), there, gold.article.id)
        for n, told in enumerate(sums_of(draft)):
            out.add(SUM, sum_features(draft, n, drafts), holds(a, told[0]), gold.article.id)


def _same(x: Actor | Location, chain: Chain) -> bool:
    forms = {normal(n) for n in (x.name, *x.aka)}
    return any(normal(f) in forms for f in chain.forms)
