"""The second look at who acts and where."""

from __future__ import annotations

import numpy as np
import pytest

from kg.events import again
from kg.events.again import look_again
from kg.events.draft import NO_ROLE, Draft
from kg.events.extract import complete, weighed
from kg.events.features import tenths
from kg.events.reading import reading
from kg.events.scorer import Judges, use
from kg.events.trees import Forest
from kg.events.views import Light, Lights, actor_view, lit, place_view
from kg.model import Article
from kg.nlp import load
from kg.registry import Registry

TEXT = """Two campuses

PARIS, 3 mars 2025 – Wantrel investira 2 milliards d’euros dans un centre de données de 300 MW à Béthune.

De son côté, Cadoline construira pour 700 millions d’euros un centre de données de 90 MW à Vierzon.
"""


@pytest.fixture
def drafts() -> list[Draft]:
    article = complete(Article(id="fr-toy", text=TEXT, language="fr"))
    return weighed(reading(article, load("fr")(TEXT), Registry()))


def _named(draft: Draft, name: str) -> int:
    return next(n for n, (c, _) in enumerate(draft.sites) if draft.r.chains[c.chain].name == name)


def test_a_likelihood_is_told_as_the_tenths_that_it_reaches() -> None:
    """0.34 reaches one, two and three tenths; nothing reaches ten."""
    assert tenths("here", 0.34) == ["here>=1", "here>=2", "here>=3"]
    assert len(tenths("here", 1.0)) == 9
    assert tenths("here", 0.0) == []


def test_a_place_is_seen_in_the_light_of_the_texts_other_acts(drafts: list[Draft]) -> None:
    """What the first act is sure of is shown at the second act's candidate of the same name."""
    first, second = drafts[0], drafts[1]
    lights = lit(drafts)
    at = _named(first, "Béthune")
    seen = place_view(lights.acts[0], at, lights)
    assert seen["chance"] >= 0.5 > seen["likeliest-elsewhere"]
    assert seen["in-own"]
    assert not seen["absent"]
    away = next(n for n, (c, _) in enumerate(second.sites) if first.r.chains[c.chain].name == "Béthune")
    assert place_view(lights.acts[1], away, lights)["act-before"] == seen["chance"]


def test_an_actor_is_seen_beside_its_rivals(drafts: list[Draft]) -> None:
    """The likeliest actor of an act has no rival as likely as itself; another name has it as its rival."""
    second, lights = drafts[1], lit(drafts)
    judged = {second.r.chains[c.chain].name: n for n, (c, _) in enumerate(second.cast)}
    mine, other = (actor_view(lights.acts[1], judged[name], lights) for name in ("Cadoline", "Wantrel"))
    assert mine["before-it"] == 0 < other["before-it"]
    assert other["likely-others"] == 1
    assert other["sum-others"] >= mine["chance"]


def test_all_views_of_one_kind_have_the_same_numbers(drafts: list[Draft]) -> None:
    """Names and order of the numbers do not hang on the candidate, and every one is finite."""
    lights = lit(drafts)
    for view, count in ((place_view, lambda d: len(d.sites)), (actor_view, lambda d: len(d.cast))):
        seen = [view(light, n, lights) for light in lights.acts for n in range(count(light.draft))]
        assert len({tuple(v) for v in seen}) == 1
        assert np.isfinite([list(v.values()) for v in seen]).all()


def _always(name: str, label: str, other: str) -> Forest:
    """A forest of one leaf that is sure of a label."""
    none = np.zeros(1, dtype=np.int32)
    score = 5.0 if label > other else -5.0
    labels = tuple(sorted((label, other)))
    return Forest(name, labels, (), np.array([score]), none, none, np.zeros(1), none, none, np.zeros(1), 0)


def test_the_second_look_decides(drafts: list[Draft]) -> None:
    """Forests that say no to every name leave no act an actor or a place, whatever the first look said."""
    never = _always("place-again", "no", "yes")
    nobody = _always("role-again", NO_ROLE, "investor")
    use(Judges(forests={"place-again": never, "role-again": nobody}))
    try:
        look_again(drafts)
    finally:
        use(Judges())
    assert all(p < 0.1 for d in drafts for _, p in d.sites)
    assert all(chances[NO_ROLE] > 0.9 for d in drafts for _, chances in d.cast)


def test_both_looks_are_taken_of_what_the_first_one_left(
    drafts: list[Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No candidate is weighed by chances that the second look has changed already."""
    seen: list[list[float]] = []

    def note(light: Light, lights: Lights) -> list:
        seen.append([p for other in lights.acts for _, p in other.draft.sites])
        return [(c, 0.0) for c, _ in light.draft.sites]

    monkeypatch.setattr(again, "sites_again", note)
    look_again(drafts)
    assert len(seen) == len(drafts)
    assert all(s == seen[0] for s in seen)
