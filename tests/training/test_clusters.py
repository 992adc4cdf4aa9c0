"""What a unit should have been after acts as the reading found them."""

from __future__ import annotations

import pytest

from kg.events.cluster import Cluster
from kg.events.link import Options
from kg.events.units import Unit
from training.choices import FIRST_ACT, OPENS, SILENT
from training.clusters import best_option

TOLD = [0, 1, 0, 0, None, 1, 2]  # the gold act that each unit tells


def unit(index: int) -> Unit:
    return Unit(index, 10 * index, 10 * index + 9, 0, index, [])


@pytest.mark.parametrize(
    ("index", "right"),
    [
        (3, FIRST_ACT + 1),  # its act is told by one unit of the first cluster, and by two of the second
        (4, SILENT),
        (5, FIRST_ACT),  # its only unit so far was swallowed by the first cluster
        (6, OPENS),  # nothing found so far tells its act
    ],
)
def test_a_unit_goes_on_where_most_of_its_act_was_found(index: int, right: int) -> None:
    """It joins the cluster with most of its act's units, opens one where there is none, else is silent."""
    found = [Cluster(0, [unit(0), unit(1)]), Cluster(1, [unit(0), unit(2)])]
    assert best_option(Options([], [], [(c, []) for c in found]), TOLD, unit(index)) == right
