"""The second look at who acts and where."""

from __future__ import annotations

import re

import pytest

from kg.events import again
from kg.events.again import Light, lit, look_again, place_features, role_features
from kg.events.draft import NO_ROLE, Draft
from kg.events.extract import complete, weighed
from kg.events.features import tenths
from kg.events.reading import reading
from kg.events.scorer import Judges, Scorer, use
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
    assert "here>=5" in place_features(lights[0], at, lights)
    assert not any(f.startswith("other-act>=5") for f in place_features(lights[0], at, lights))
    away = next(n for n, (c, _) in enumerate(second.sites) if first.r.chains[c.chain].name == "Béthune")
    assert "other-act>=5" in place_features(lights[1], away, lights)


def test_an_actor_is_seen_beside_its_rivals(drafts: list[Draft]) -> None:
    """The likeliest actor of an act has no rival as likely as itself; another name has it as its rival."""
    second, lights = drafts[1], lit(drafts)
    judged = {second.r.chains[c.chain].name: n for n, (c, _) in enumerate(second.cast)}

    def rivals(name: str) -> set[str]:
        return {f for f in role_features(lights[1], judged[name], lights) if re.fullmatch(r"rival-\w+>=5", f)}

    assert rivals("Wantrel")
    assert not rivals("Cadoline")


def test_the_second_look_decides(drafts: list[Draft]) -> None:
    """Scorers that say no to every name leave no act an actor or a place, whatever the first look said."""
    never = Scorer("place-again", ("no", "yes"), (3.0, -3.0), {})
    nobody = Scorer("role-again", (NO_ROLE, "investor"), (3.0, -3.0), {})
    use(Judges({"place-again": never, "role-again": nobody}))
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

    def note(light: Light, lights: list[Light]) -> list:
        seen.append([p for other in lights for _, p in other.draft.sites])
        return [(c, 0.0) for c, _ in light.draft.sites]

    monkeypatch.setattr(again, "sites_again", note)
    look_again(drafts)
    assert len(seen) == len(drafts)
    assert all(s == seen[0] for s in seen)
