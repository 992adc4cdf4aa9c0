"""The named questions: complete headers, safe binding, the same answers through every door."""

from __future__ import annotations

import re
from pathlib import Path

import factory
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Store as Database
from storing import put
from telling_all import write

from kg import vocab
from kg.errors import QueryProblem
from kg.model import Actor
from kg.paths import QUERIES
from kg.store import binding, questions
from kg.store.answers import ask

ALL = {question.name: question for question in questions.questions()}
KNOWN = {
    "place": "pennsylvanie",
    "organisation": "kestrel compute",
    "product": "GPU",
    "energy": "nucléaire",
    "date": "2025-06",
    "year": "2025",
    "currency": "usd",
    "status": "announced",
    "type": "investment",
    "resource": "id:announcement/kestrel-pennsylvania",
    "string": "nuclear",
}
ANSWERED = """
announcements-of-an-organisation chain-of-states energy-deals evidence-about-an-organisation
evidence-for-an-announcement facilities-in-a-place hardware-orders investors-side-by-side jobs-in-a-place
known-on-a-date largest-announcements money-by-country money-by-month money-by-organisation news-since
partners-of-an-organisation power-by-organisation power-in-a-place search-the-evidence services-and-hosts
suppliers-of-an-organisation who-invests-in-a-place
""".split()


def asked_about_kestrel(question: questions.Question) -> dict[str, str]:
    return {parameter.name: KNOWN[parameter.type] for parameter in question.parameters}


def test_there_are_enough():
    """Analysts find at least twenty questions."""
    assert len(ALL) >= 20


@pytest.mark.parametrize("name", ALL)
def test_headers(name):
    """Each question has title and description in both languages, known types, and a place for each parameter."""
    question = ALL[name]
    for lang in ("fr", "en"):
        assert question.title[lang] != name
        assert question.title[lang].endswith("?")
        assert question.description[lang].endswith(".")
    for parameter in question.parameters:
        assert parameter.type in binding.TYPES
        assert f"VALUES ?{parameter.name} {{ UNDEF }}" in question.text


@pytest.mark.parametrize("name", ALL)
def test_plain_sparql(name):
    """Each file runs as it stands in any engine, given the ontology's prefixes."""
    Database().query(ALL[name].text, prefixes=dict(vocab.PREFIXES))


@pytest.mark.parametrize("name", ALL)
def test_answers_about_the_filled_store(filled, name):
    """Asked about what the store holds, each question that it can answer has rows, none of them twice."""
    answer = questions.run(filled, name, asked_about_kestrel(ALL[name]))
    assert bool(answer.rows) == (name in ANSWERED)
    assert len(set(answer.rows)) == len(answer.rows)


def test_a_rumour_is_found_as_such(filled):
    """A rumour is answered by the question about rumours, and counts in no sum."""
    (rumour,) = questions.run(filled, "rumours", {"organisation": "Orion Cloud"}).values()
    assert rumour["value"] == 9_000_000_000
    (total,) = questions.run(filled, "money-by-organisation", {"organisation": "Orion Cloud"}).values()
    assert total["total"] == 2_000_000_000


def test_a_place_includes_what_lies_in_it(filled):
    """A question about a country finds what stands in its regions and counties."""
    rows = questions.run(filled, "who-invests-in-a-place", {"place": "États-Unis"}).values()
    assert {row["who"] for row in rows} >= {"Kestrel Compute", "Orion Cloud"}


def test_disputed_amounts(store):
    """Each version of a disputed amount is shown with its article."""
    put(store, "a", factory.simple("x", billions=5))
    put(store, "b", factory.simple("x", billions=7))
    store.publish()
    rows = questions.run(store, "disputed-amounts").values()
    assert [(row["value"], row["article"].rsplit("/", 1)[1]) for row in rows] == [
        (7 * 10**9, "b"),
        (5 * 10**9, "a"),
    ]


def test_what_was_known_on_a_date(store):
    """The status of a day is that of the last article published until then."""
    put(store, "a", factory.simple("x", status="rumoured"), published="2025-01-10")
    put(store, "b", factory.simple("x", status="announced"), published="2025-03")
    store.publish()

    def known(date):
        return [row["status"] for row in questions.run(store, "known-on-a-date", {"date": date}).values()]

    assert known("2024-12-31") == []
    assert known("2025-01-10") == ["rumoured"]
    assert known("2025-02") == ["rumoured"]
    assert known("2025") == known("2025-03-31") == ["announced"]


def test_subsidiaries(store):
    """A question about an organisation includes what belongs to it, when asked to."""
    parent = factory.organisation("Orion Group")
    child = factory.organisation("Orion Cloud", parent=parent.id)
    told = factory.resolution("a", factory.simple("x", who="Orion Cloud"))
    entities = (*(e for e in told.entities if e.id != child.id), parent, child)
    write(store, type(told)(told.article, told.facts, (), entities))
    store.publish()
    given = {"organisation": "Orion Group"}
    assert not questions.run(store, "money-by-organisation", given).rows
    assert len(questions.run(store, "money-by-organisation", {**given, "subsidiaries": "yes"}).rows) == 1


def test_unknown_name(filled):
    """A name that the graph lacks gives an empty answer that says so, with the nearest one."""
    answer = questions.run(filled, "who-invests-in-a-place", {"place": "Pensylvania"})
    assert answer.rows == ()
    assert answer.notes == ("The graph knows no place named “Pensylvania” (did you mean “Pennsylvania”?).",)


HOSTILE = [
    'Penn"syl} vania',
    "x' . } DROP ALL #",
    "} UNION { ?s ?p ?o",
    "a\\b",
    "new\nline",
    "<http://a>",
    "?x",
    "\u202e",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_a_name(store, name):
    """A name with quotes, braces or SPARQL in it is found as that name, and nothing else happens."""
    told = factory.simple("x", who="placeholder")
    entity = factory.organisation("placeholder")
    renamed = type(entity)(id=entity.id, cls="Company", label=name)
    resolution = factory.resolution("a", told)
    entities = (*(e for e in resolution.entities if e.id != entity.id), renamed)
    write(store, type(resolution)(resolution.article, resolution.facts, (), entities))
    store.publish()
    if name.strip() == name and not name.startswith("<http"):
        answer = questions.run(store, "money-by-organisation", {"organisation": name})
        assert [row["name"] for row in answer.values()] == [name]
    assert list(store.graphs())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_text_breaks_a_query(filled, text):
    """Whatever is typed for a text or a name, the query is well-formed and answers."""
    assert questions.run(filled, "search-the-evidence", {"words": text}).form == "SELECT"
    assert questions.run(filled, "money-by-organisation", {"organisation": text}).form == "SELECT"


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("largest-announcements", {"year": "twenty"}, "no year"),
        ("largest-announcements", {"currency": "dollars"}, "three letters"),
        ("announcements-of-an-organisation", {"status": "finished"}, "announced, underConstruction"),
        ("energy-deals", {"energy": "steam"}, "nuclear"),
        ("money-by-organisation", {"colour": "red"}, "takes organisation, currency"),
        ("disputed-amounts", {"x": "1"}, "takes none"),
        ("known-on-a-date", {"date": "yesterday"}, "no date"),
        ("evidence-for-an-announcement", {"announcement": "the first"}, "identifier"),
        ("who-invest-in-a-place", {}, "did you mean"),
        ("money-by-organisation", {"subsidiaries": "perhaps"}, "neither yes nor no"),
    ],
)
def test_wrong_parameters(filled, name, given, says):
    """A value of the wrong type and a parameter or question that doesn't exist are sentences."""
    with pytest.raises(QueryProblem, match=says):
        questions.run(filled, name, given)


@pytest.mark.parametrize("spoken", ["under_construction", "underConstruction", "en travaux", "Under construction"])
def test_closed_lists_in_any_spelling(filled, spoken):
    """A value of a closed list may be given as in the records, as in the ontology, or in either language."""
    question = ALL["announcements-of-an-organisation"]
    text, _ = questions.bound(filled, question, {"status": spoken, "organisation": "Kestrel"})
    assert vocab.AI.underConstruction.value in text


def test_several_values(filled):
    """A parameter may have several values, which are joined by or."""
    names = ["Kestrel Compute", "Orion Cloud"]
    rows = questions.run(filled, "money-by-organisation", {"organisation": names}).values()
    assert {row["name"] for row in rows} == set(names)


def test_files_and_texts(filled, tmp_path):
    """A file, a text and a name are told apart; a missing file is a sentence."""
    text = "SELECT ?l { ?x a ai:Facility ; rdfs:label ?l }"
    file = tmp_path / "mine.rq"
    file.write_text(text)
    assert questions.run(filled, str(file)).rows == questions.run(filled, text).rows != ()
    with pytest.raises(QueryProblem, match="cannot be read"):
        questions.run(filled, str(tmp_path / "none.rq"))


def test_no_file_is_left_without_a_header():
    """Every file in the folder is a question or a rule or a view; none is a leftover."""
    for path in QUERIES.rglob("*.rq"):
        head = path.read_text(encoding="utf-8")
        assert re.match(r"# \w", head), Path(path).name


def test_our_rows_are_the_engines(filled):
    """Through this layer a question has the rows that the engine gives for the same text."""
    for question in ALL.values():
        text, _ = questions.bound(filled, question, asked_about_kestrel(question))
        direct = [tuple(row) for row in filled._database.query(text, prefixes=dict(vocab.PREFIXES))]
        assert list(ask(filled, text).rows) == direct


def test_two_roles_of_one_actor_do_not_double_a_sum(store):
    """An organisation that invests and operates counts its money once."""
    actors = (Actor("Orion Cloud", "investor"), Actor("Orion Cloud", "operator"))
    put(store, "a", factory.simple("x", actors=actors, billions=3))
    store.publish()
    (row,) = questions.run(store, "money-by-organisation").values()
    assert row["total"] == 3_000_000_000
    (month,) = questions.run(store, "money-by-month").values()
    assert month["total"] == 3_000_000_000
