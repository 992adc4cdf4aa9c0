"""Pictures, maps and texts: escaped, the same twice, and free of anything from elsewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import networkx as nx
import pytest
import showcase
from hypothesis import example, given
from hypothesis import strategies as st

from kg.explorer import charts, files, picture, world
from kg.explorer.layout import positions
from kg.explorer.marking import Mark, marked
from kg.explorer.markup import safe, tag
from kg.explorer.wording import words
from kg.explorer.writing import day, money, number
from kg.store import Snapshot
from kg.views import catalogue, network, overview
from kg.views.filters import Filter
from kg.views.network import Wanted
from kg.views.values import Month

EN, FR = words("en"), words("fr")


@pytest.fixture(scope="module")
def table(graph):
    """The catalogue of the showcase graph."""
    with Snapshot(graph) as reader:
        yield catalogue.connect(catalogue.ready(reader))


@pytest.fixture(scope="module")
def around_evil(table):
    """A picture with a name that is full of markup."""
    return network.picture(table, Wanted(("organisation/n-evil",), 2))


def test_the_saved_picture_is_whole_and_harmless(around_evil):
    """No address of another machine is asked for, no name is markup, all names are there."""
    html = picture.html(EN, around_evil, showcase.HOSTILE)
    assert re.findall(r"<(?:script|link|img)\b[^>]*(?:src|href)=", html) == []
    assert "<img src=x" not in html
    assert "window.hacked=1</script>" not in html
    assert "\u202e" not in html
    assert "Kestrel Compute" in html


def test_positions_are_the_same_twice(around_evil):
    """The same part of the graph is always drawn the same way, and no two nodes lie on each other."""
    once, twice = positions(around_evil), positions(around_evil)
    assert once == twice
    assert len({(round(x), round(y)) for x, y in once.values()}) == len(around_evil.nodes)


def test_the_picture_opens_in_networkx(around_evil):
    """GraphML and GEXF are read back with labels, types and weights."""
    placed = positions(around_evil)
    for text, read in ((files.graphml, nx.parse_graphml), (files.gexf, _gexf)):
        graph = read(text(EN, around_evil, placed).decode())
        assert set(graph) == {node.id for node in around_evil.nodes}
        assert graph.nodes["organisation/kestrel-compute"]["label"] == "Kestrel Compute"
        assert all("weight" in data for *_, data in graph.edges(data=True))


def _gexf(text: str) -> nx.Graph:
    import io

    return nx.read_gexf(io.BytesIO(text.encode()))


def test_map_and_months_are_well_formed(table):
    """Both drawings are XML; every circle and every bar is a link that says what it is."""
    drawn = (
        world.world(EN, overview.spots(table, Filter()), "USD"),
        charts.months(FR, overview.months(table, Filter()), "USD"),
    )
    for html in drawn:
        links = ElementTree.fromstring(str(html)).iter("a")
        assert all(link.get("href") and link.get("aria-label") for link in links)


@given(st.text(max_size=60))
def test_any_text_is_text(text):
    """Whatever a text holds, it opens no tag and leaves no attribute."""
    html = str(tag("a", text, title=text))
    assert html.count("<") == 2
    assert ElementTree.fromstring(re.sub(r"[\ud800-\udfff\ufffe\uffff]", "", html)) is not None


@given(
    st.text(alphabet="ab <&\n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
@example(" ", [(0, 1)])  # a mark over a line of spaces makes no paragraph
def test_marks_never_change_the_text(text, spans):
    """Marked however often, the text that is read is the same, and every tag is closed."""
    html = str(marked(text, [Mark(a, b, "m", "x") for a, b in spans]))
    whole = ElementTree.fromstring(f"<r>{html}</r>")
    assert "".join(whole.itertext()) == "".join(line for line in text.split("\n") if line.strip())


@pytest.mark.parametrize(
    ("language", "value", "currency", "written"),
    [
        ("fr", 20e9, "USD", "20\u00a0Md$"), ("en", 20e9, "USD", "$20bn"), ("fr", 350e6, "EUR", "350\u00a0M€"),
        ("en", 225e6, "GBP", "£225m"), ("fr", 1.2e12, "USD", "1\u202f200\u00a0Md$"),
        ("en", 1.2e12, "USD", "$1.2tn"),
        ("en", 7e9, "KRW", "KRW 7bn"), ("fr", 1.375e9, "SEK", "1,38\u00a0Md\u00a0SEK"),
        ("en", 999_999_999, "USD", "$1bn"),
        ("en", 0, "USD", "$0"), ("fr", 950, "EUR", "950\u00a0€"),
    ],
)  # fmt: skip
def test_amounts_are_written_as_people_write_them(language, value, currency, written):
    """Few characters, the sign where each language has it, no-break spaces in French."""
    assert money(words(language), value, currency) == written


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2025-06-01", "1er juin 2025", "1 June 2025"),
        ("2025-06", "juin 2025", "June 2025"),
        ("2025", "2025", "2025"),
        (None, "", ""),
    ],
)
def test_dates_are_as_precise_as_they_are_known(iso, french, english):
    """A month stays a month, a year a year."""
    assert (day(FR, iso), day(EN, iso)) == (french, english)


def test_numbers_have_their_thousands_apart():
    """A narrow no-break space in French, a comma in English, a true minus in both."""
    assert (number(FR, 1234567), number(EN, -1234.5, 1)) == ("1\u202f234\u202f567", "\u22121,234.5")


def test_what_steers_the_display_is_shown():
    """An override of the reading direction becomes a mark of its own."""
    assert str(safe("a\u202eb\u0007")) == "a\ufffdb\ufffd"


def test_sessions_draw_side_by_side(around_evil):
    """Several sessions that lay out pictures at the same time all get the same positions."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as sessions:
        drawn = list(sessions.map(lambda _: positions(around_evil), range(12)))
    assert all(each == drawn[0] for each in drawn)


def test_one_far_month_does_not_hide_the_present() -> None:
    """Of a span of years the chart shows the months with most announcements, not the last ones."""
    rows = [Month(f"2025-{m:02}", None, "", 1e9, 20) for m in range(1, 13)] + [Month("2031-07", None, "", 1e9, 1)]
    drawn = str(charts.months(FR, rows, "USD"))
    assert "2025" in drawn
    assert "2031" not in drawn
