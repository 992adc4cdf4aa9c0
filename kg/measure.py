"""What ``kg score`` prints, by what a folder holds: records, stories or adversarial sentences."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from kg import score_adversarial, score_stories
from kg.errors import QueryProblem
from kg.golden import gold, gold_and_read
from kg.model import Article, Extraction
from kg.reading import read_article
from kg.score import score
from kg.second import second_reader
from kg.show import score_json, score_table


def report(folder: Path, pipelines: Mapping[str, str], extractor: str, format: str) -> str:
    """The figures of a folder as text or JSON; raises QueryProblem for an extractor that there is not."""
    if extractor not in ("rules", "llm"):
        raise QueryProblem(f"There is no extractor {extractor!r}; choose rules or llm.")
    if (folder / "stories.csv").exists():
        return stories(folder)
    if (folder / "fr.csv").exists() and (folder / "en.csv").exists():
        return adversarial(folder)
    cards = score(gold_and_read(folder, pipelines))
    if extractor == "rules":
        return score_table(cards) if format == "table" else score_json(cards)
    reader = second_reader(os.environ)
    other = score((g, reader(g.article)) for g in gold(folder))
    return f"our reader\n\n{score_table(cards)}\n\nsecond reader: {reader.spent}\n\n{score_table(other)}"


def stories(folder: Path) -> str:
    """Joins, copies, disputes, names and sums: from the gold records, and from our own reading of the texts."""
    lines = []
    for title, reader in (("from gold records", None), ("from our own reading", read_article)):
        card = score_stories.score(score_stories.cases(folder, reader), folder)
        lines.append(f"{folder}: {card.articles} articles, {title}")
        lines.append(f"  {'':32} {'P':>9} {'R':>6}")
        lines += [f"  {name:32} {p:>9} {r:>6}  of {of}" for name, p, r, of in score_stories.shown(card)]
    return "\n".join(lines)


def adversarial(folder: Path) -> str:
    """How many traps became plain facts and how many controls were lost, by part and language."""
    lines = []
    for part in ("dev", "test"):
        for language in score_adversarial.LANGUAGES:
            cases = [c for c in score_adversarial.load(folder) if (c.part, c.language) == (part, language)]
            traps = sum(not c.is_control for c in cases)
            plain, lost = (
                score_adversarial.plain_facts(_read, cases),
                score_adversarial.lost_controls(_read, cases),
            )
            lines.append(
                f"{part} {language}: {len(plain)} of {traps} traps stored as plain facts, "
                f"{len(lost)} of {len(cases) - traps} controls lost"
            )
    return "\n".join(lines)


def _read(text: str, language: str) -> Extraction:
    return read_article(Article(id="case", text=text, language=language))
