"""Who and where names are."""

from __future__ import annotations

import pytest
from telling import act, entity, ledger, says

from kg.model import Relation

FORMS = [
    "Kestrel Cloud",
    "KESTREL CLOUD",
    "Kestrel-Cloud",
    "Kestrel Cloud, Inc.",
    "Kestrel Cloud SAS",
    "The Kestrel Cloud",
]


@pytest.mark.parametrize("form", FORMS)
def test_legal_forms_case_and_hyphens_part_nobody(form: str) -> None:
    """An unknown company keeps one id in whatever typography a text writes it."""
    assert entity(says("en-1", act(form, "Texas@US")), form) == "organisation/n-kestrel-cloud"


@pytest.mark.parametrize("other", ["Kestrel Clouds", "Kestrel Data", "Kestrel", "Kestral Cloud"])
def test_a_similar_name_merges_nobody(other: str) -> None:
    """Only an equal key makes two unknown companies one; likeness never does."""
    assert entity(says("en-1", act(other, "Texas@US")), other) != "organisation/n-kestrel-cloud"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Amazon", "amazon"),
        ("AWS", "aws"),
        ("Amazon Web Services", "aws"),
        ("Hydro-Quebec", "hydro-quebec"),
        ("Banque européenne d’investissement", "eib"),
        ("European Investment Bank", "eib"),
        ("Sea Limited", "sea-limited"),
    ],
)
def test_registered_names_in_both_languages(name: str, slug: str) -> None:
    """A name of the registry, in French or English, leads to its row."""
    assert entity(says("fr-1", act(name, "Texas@US")), name) == f"organisation/{slug}"


def test_a_subsidiary_keeps_its_own_id_and_brings_its_parent() -> None:
    """Amazon Web Services with the other form "Amazon" stays itself; Amazon comes along as its parent."""
    (resolution,) = ledger(says("en-1", act("Amazon Web Services|Amazon", "Ohio@US"))).resolutions
    entities = {e.id: e for e in resolution.entities}
    assert resolution.facts[0].actors == ("organisation/aws",)
    assert entities["organisation/aws"].parent == "organisation/amazon"
    assert "organisation/amazon" in entities


def test_another_form_does_not_swallow_a_longer_name() -> None:
    """ "Ooredoo Tunisie" with the other form "Ooredoo" isn't the parent company."""
    said = says("fr-1", act("Ooredoo Tunisie|Ooredoo=operator", "Tunis@TN"))
    assert entity(said, "Ooredoo Tunisie") != "organisation/ooredoo"


def test_an_everyday_word_needs_support() -> None:
    """ "Orange" is the telecom company only where the article speaks for it."""
    alone = act("Orange=partner", "Texas@US")
    assert entity(says("en-1", alone), "Orange") == "organisation/n-orange"
    at_home = act("Orange=operator", "Marseille@FR")
    assert entity(says("fr-1", at_home), "Orange") == "organisation/orange"


def test_the_article_writes_a_short_form_out_as_somebody_else() -> None:
    """ "Galaxy" that the article also calls "Galaxy Minerals" isn't the registered Galaxy."""
    said = says("en-1", act("Galaxy|Galaxy Minerals=developer", "Texas@US"))
    assert entity(said, "Galaxy").startswith("organisation/n-")


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("Pennsylvania", "Pennsylvania@US", "organisation/commonwealth-of-pennsylvania"),
        ("Ottawa", "Québec@CA", "organisation/ca-government"),
        ("Bruxelles", "Lorraine@FR", "organisation/eu-commission"),
        ("Latvian state", "Riga@LV", "organisation/lv-government"),
        ("État", "Casablanca@MA", "organisation/ma-government"),
        ("Texas", "Texas@US", "organisation/government-of-gn-4736286"),
        ("Falkirk Council", "Grangemouth@GB", "organisation/government-of-iso-GB-FAL"),
    ],
)
def test_governments_named_by_their_place(name: str, place: str, expected: str) -> None:
    """A place that acts as a government is a body of its own, distinct from the place."""
    said = says("fr-1", act(f"{name}=government", place, type="programme"))
    assert entity(said, name) == expected


def test_the_regulator_is_another_one_in_each_country() -> None:
    """A body without a name of its own is kept apart by country."""
    ids = {entity(says("en-1", act("regulator=government", at)), "regulator") for at in ("Dublin@IE", "Riga@LV")}
    assert len(ids) == 2


@pytest.mark.parametrize(
    ("name", "beside", "expected"),
    [
        ("Abilene", "Texas@US", "place/gn-4669635"),
        ("Abilene", "Kansas@US", "place/gn-4267354"),
        ("Salem", "Oregon@US", "place/gn-5750162"),
        ("Salem", "Virginia@US", "place/gn-4784112"),
        ("Berwick", "Pennsylvanie@US", "place/gn-5180119"),
        ("Dodge County", "Wisconsin@US", "place/us-county-55027"),
        ("comté de Dodge", "Wisconsin@US", "place/us-county-55027"),
    ],
)
def test_company_settles_an_ambiguous_place(name: str, beside: str, expected: str) -> None:
    """The article's other places decide between namesakes, counties included, in both languages."""
    assert entity(says("fr-1", act("Nscale", f"{name}@US", beside)), name) == expected


def test_size_settles_what_company_leaves_open() -> None:
    """Without other places the clearly biggest namesake is meant, and the reason says so."""
    (resolution,) = ledger(says("en-1", act("Nscale", "Abilene@US"))).resolutions
    place = next(e for e in resolution.entities if e.id == "place/gn-4669635")
    assert "biggest" in place.reason


def test_what_fits_two_places_equally_stays_unresolved() -> None:
    """A county that several states have, with no state named, is an entity of its own that says so."""
    (resolution,) = ledger(says("en-1", act("Nscale", "Dade County@US"))).resolutions
    place = next(e for e in resolution.entities if e.id == resolution.facts[0].places[0])
    assert place.id.startswith("place/n-us-")
    assert "unresolved" in place.reason


def test_a_bare_name_is_no_county() -> None:
    """ "Taylor" stands for a town, never for Taylor County."""
    assert "county" not in entity(says("en-1", act("Nscale", "Taylor@US", "Texas@US")), "Taylor")


def test_one_facility_in_both_languages() -> None:
    """Generic words and the names of countries in a facility's name differ by language, its id doesn't."""
    english = says("en-1", act("Nscale", "Narvik@NO", facilities=["Stargate Norway"]))
    french = says("fr-1", act("Nscale", "Narvik@NO", facilities=["Stargate Norvège"]))
    assert entity(english, "Stargate Norway") == entity(french, "Stargate Norvège")


def test_a_bare_project_name_is_kept_apart_by_country() -> None:
    """ "Helios" in Texas and "Helios" in Greece are two projects."""
    texas = says("en-1", act("Galaxy", "Texas@US", facilities=["Helios"]))
    greece = says("en-2", act("PPC", "Kozani@GR", facilities=["Helios"]))
    assert entity(texas, "Helios") != entity(greece, "Helios")


def test_an_article_ties_a_short_name_to_the_full_one() -> None:
    """Where one article says both forms, articles with only one of them mean the same company."""
    full = says("en-1", act("Calyx Infrastructure|Calyx", "Texas@US"))
    short = says("en-2", act("Calyx", "Ohio@US"))
    ids = {r.facts[0].actors[0] for r in ledger(full, short).resolutions}
    assert ids == {"organisation/n-calyx-infrastructure"}


def test_two_that_stand_side_by_side_are_never_tied() -> None:
    """An article that tells "Calyx" and "Calyx Infrastructure" apart keeps them apart everywhere."""
    full = says("en-1", act("Calyx Infrastructure|Calyx", "Texas@US"))
    apart = says("en-2", act("Calyx; Calyx Infrastructure=partner", "Ohio@US"))
    ids = {i for r in ledger(full, apart).resolutions for i in r.facts[0].actors}
    assert ids == {"organisation/n-calyx", "organisation/n-calyx-infrastructure"}


def test_one_label_over_all_articles() -> None:
    """However articles write an unknown name, its entity has one label."""
    made = ledger(says("en-1", act("KESTREL CLOUD", "Ohio@US")), says("en-2", act("Kestrel Cloud", "Texas@US")))
    labels = {e.label for r in made.resolutions for e in r.entities if e.id == "organisation/n-kestrel-cloud"}
    assert labels == {"Kestrel Cloud"}


def test_both_ends_of_a_relation_are_resolved() -> None:
    """A relation's ends get the ids of the article's own entities, or of what its predicate expects."""
    told = [
        Relation("StackIT", "subsidiary_of", "Schwarz Group"),
        Relation("Larkspur", "located_in", "Moses Lake"),
        Relation("Nscale", "subject_to", "Act 730"),
        Relation("Nscale", "offers", "Nimbus"),
    ]
    (resolution,) = ledger(says("en-1", act("Nscale", "Washington@US"), relations=told)).resolutions
    ends = [(r.subject, r.object) for r in resolution.relations]
    assert ends[0] == ("organisation/stackit", "organisation/schwarz-group")
    assert ends[1] == ("facility/larkspur-us", "place/gn-5803990")
    assert ends[2] == ("organisation/nscale", "policy/act-730")
    assert ends[3] == ("organisation/nscale", "product/nimbus")


def test_every_id_has_its_entity_and_surroundings() -> None:
    """A resolution holds every entity that its facts name, with parents and all places around."""
    (resolution,) = ledger(says("en-1", act("AWS", "Abilene@US", "Texas@US"))).resolutions
    known = {e.id for e in resolution.entities}
    used = {i for f in resolution.facts for i in (*f.actors, *f.places)}
    outer = {i for e in resolution.entities for i in (*e.within, *((e.parent,) if e.parent else ()))}
    assert used | outer <= known
