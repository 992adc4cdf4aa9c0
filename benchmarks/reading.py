"""How fast the reading is, as a share of bare tokenisation of the same texts in the same run.

python benchmarks/reading.py [FOLDER]        one process; the best of three rounds of each
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

import spacy  # noqa: E402

from kg.golden import gold  # noqa: E402
from kg.model import Article  # noqa: E402
from kg.reading import read_articles  # noqa: E402

ROUNDS = 3


def main(folder: Path) -> None:
    """Prints a line a language."""
    articles = [g.article for g in gold(folder)]
    for language in ("fr", "en"):
        mine = [a for a in articles if a.language == language]
        bare = spacy.blank(language)
        words = sum(len(bare(a.text)) for a in mine)
        list(read_articles(mine))  # loads what is loaded once
        tokenising = _best(partial(_tokenise, bare, [a.text for a in mine]))
        reading = _best(partial(_read, mine))
        print(
            f"{language}: {len(mine)} articles, {words} words; tokenisation {words / tokenising:,.0f} words/s, "
            f"reading {words / reading:,.0f} words/s ({reading / len(mine) * 1000:.0f} ms an article), "
            f"{tokenising / reading:.3f} of tokenisation"
        )


def _tokenise(bare: spacy.Language, texts: list[str]) -> None:
    list(bare.pipe(texts))


def _read(articles: list[Article]) -> None:
    list(read_articles(articles))


def _best(run: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "data/articles/test"))
