"""The picture is one file that asks nobody for anything and lets no name become markup."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html as parser
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import ExportProblem
from kg.export import Filters, export
from kg.export.picture import picture
from kg.export.rows import Rows
from kg.export.selection import Selection

BITING = 'Ohm "& Söhne" </script><b>=1\\'


def drawn(store: Path, target: Path) -> str:
    """The picture by the command."""
    result = CliRunner().invoke(app, ["export", str(target), "--store", str(store)])
    assert result.exit_code == 0, result.output
    return target.read_text(encoding="utf-8")


def test_the_picture_stands_alone(exported_store, tmp_path):
    """No element of the page refers to another file or machine."""
    page = parser.fromstring(drawn(exported_store, tmp_path / "p.html"))
    assert page.xpath("//@src | //link/@href | //iframe | //object | //embed") == []
    assert "<b>" not in parser.tostring(page.xpath("//body")[0], encoding="unicode").split("<script")[0]


def test_the_picture_holds_the_things(exported_store, reader, tmp_path):
    """Its nodes are those of the graph, a biting name among them, as data."""
    text = drawn(exported_store, tmp_path / "p.html")
    nodes = json.loads(re.search(r"nodes = new vis\.DataSet\((\[.*?\])\);", text, re.DOTALL)[1])
    wanted = {node.id for node in picture(Rows(Selection(reader, Filters()))).nodes}
    assert {node["id"] for node in nodes} == wanted
    assert "organisation/ohm" in wanted
    assert BITING not in text
    assert all(isinstance(node["x"], int | float) for node in nodes)


def test_money_and_weights_come_along(reader):
    """A node knows the dollars of its counted announcements, an edge those that its ends share."""
    found = picture(Rows(Selection(reader, Filters())))
    money = {node.id: node.money for node in found.nodes}
    assert money["organisation/kestrel-compute"] == 20e9
    edge = next(e for e in found.edges if (e.link, e.target) == ("investsIn", "facility/heron-park"))
    assert (edge.money, edge.first) == (20e9, "2025-06-09")


def test_a_picture_has_at_most_so_many_things(reader):
    """The most telling things are kept; what is left out is counted."""
    small = picture(Rows(Selection(reader, Filters())), most=3)
    assert len(small.nodes) <= 3
    assert small.left_out > 0


def test_nothing_to_draw(reader, tmp_path):
    """Without a drawing, or without ties, there is a sentence and no file."""
    with pytest.raises(ExportProblem, match="drawn by the explorer"):
        export(reader, tmp_path / "p.html")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["g.ttl"], "statements as turtle, described in"),
        (["g.bin", "--format", "ntriples", "--place", "Ohio"], "statements as ntriples."),
        (["tables", "--organisation", "Kestrel", "--since", "2025"], "rows as csv."),
    ],
)
def test_the_command_says_what_it_wrote(exported_store, tmp_path, monkeypatch, arguments, says):
    """kg export names the file, how much it holds and the format."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["export", *arguments, "--store", str(exported_store)])
    assert result.exit_code == 0, result.output
    assert says in result.output.replace("\n", " ")
    assert (tmp_path / arguments[0]).exists()
