"""Where the shipped data lie: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside = PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


DATA = _shipped("data")
ONTOLOGY = _shipped("ontology")
QUERIES = PACKAGE / "queries"
PIPELINES = PACKAGE / "pipelines"
