"""Print, as a Markdown table, how good and how fast the shipped pipelines are.

    python benchmarks/pipelines.py --treebanks DIR

DIR holds fr_gsd-test and en_ewt-test (CoNLL-U, plain or xz; training/README.md says where they come from).
Speed is the share of bare tokenisation's words a second on data/articles, taken turn about in the same run on
one core, best of five rounds.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_variable] = "1"

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from spacy import Language  # noqa: E402

from kg.nlp import every_sentence, load  # noqa: E402
from training.convert import measured_part  # noqa: E402
from training.measure import measure, speed  # noqa: E402

# Row of the table: what it says, the score, and the figure to reach in French and English.
ROWS = (
    ("part of speech", "pos", 95.5, 94),
    ("unlabelled attachment", "uas", 87, 85),
    ("labelled attachment", "las", 80, 81),
    ("lemmas", "lemma", None, None),
    ("sentence F, our articles, development part", "sentences_dev", 95, 95),
    ("sentence F, our articles, test part", "sentences_test", 95, 95),
    ("sentence F, treebank sentences joined in tens", "sentences_of_treebank_in_tens", None, None),
    ("labelled attachment, joined in tens", "las_in_tens", None, None),
    ("entity F1, ORG, unseen names", "entities_ORG", 85, 85),
    ("entity F1, PLACE, unseen names", "entities_PLACE", 90, 90),
    ("entity F1, ORG, unseen names, second part", "entities2_ORG", 85, 85),
    ("entity F1, PLACE, unseen names, second part", "entities2_PLACE", 90, 90),
    ("entity F1, all classes, second part", "entities2_all", None, None),
    ("entity F1, ORG, articles held out", "entities_of_articles_ORG", None, None),
    ("entity F1, PLACE, articles held out", "entities_of_articles_PLACE", None, None),
    ("entity F1, FACILITY", "entities_FACILITY", None, None),
    ("entity F1, PRODUCT", "entities_PRODUCT", None, None),
    ("entity F1, PERSON", "entities_PERSON", None, None),
    ("entity F1, POLICY", "entities_POLICY", None, None),
    ("speed, % of bare tokenisation, every sentence parsed", "share_all", 16.67, 16.67),
    ("speed, % of bare tokenisation, gate as by default", "share_gated", 16.67, 16.67),
    ("words a second, every sentence parsed", "words_all", None, None),
    ("words a second, bare tokenisation", "words_bare", None, None),
    ("sentences that pass the default gate, %", "gate", None, None),
    ("seconds to load (the better of two)", "load", 1.5, 1.5),
    ("MB on disk", "size", 12, 12),
    ("MB, the largest file", "largest", None, None),
)


def main() -> None:
    """Measure both languages and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    options = parser.parse_args()
    scores = {language: figures(language, options.treebanks) for language in ("fr", "en")}
    print("| | French | to reach | English | to reach |\n|---|---|---|---|---|")
    for title, key, french, english in ROWS:
        cells = (_cell(scores["fr"][key]), _cell(french), _cell(scores["en"][key]), _cell(english))
        print(f"| {title} | {' | '.join(cells)} |")


def figures(language: str, treebanks: Path) -> dict[str, float]:
    """Return all figures of one shipped pipeline."""
    loaded = min(seconds_to_load(language) for _ in range(2))
    nlp = load(language, gate=every_sentence)
    with tempfile.TemporaryDirectory() as folder:
        measured = Path(folder) / "measured.spacy"
        measured_part(language, treebanks, measured)
        scores = measure(nlp, language, measured, ROOT / "data")
    files = [path for path in (ROOT / "kg" / "pipelines" / language).rglob("*") if path.is_file()]
    sizes = [path.stat().st_size / 1e6 for path in files]
    return scores | speeds(nlp, language) | {"load": loaded, "size": sum(sizes), "largest": max(sizes)}


def seconds_to_load(language: str) -> float:
    """Return how long a fresh pipeline takes, by the processor's clock, so that what else runs counts less."""
    started = time.process_time()
    load(language, gate=every_sentence)
    return time.process_time() - started


def speeds(nlp: Language, language: str) -> dict[str, float]:
    """Return the speed with the gate open and as it is by default."""
    paths = sorted((ROOT / "data" / "articles").glob(f"*/{language}/*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    all_sentences = speed(nlp, texts)
    gated = load(language)
    gate = gated.get_pipe("parser").gate
    passed = [gate(sent) for doc in nlp.pipe(texts) for sent in doc.sents]
    return {
        "share_all": 100 * all_sentences["share"],
        "words_all": all_sentences["pipeline"],
        "words_bare": all_sentences["tokenizer"],
        "share_gated": 100 * speed(gated, texts)["share"],
        "gate": 100 * sum(passed) / len(passed),
    }


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value > 1000 else f"{value:.1f}".removesuffix(".0")


if __name__ == "__main__":
    main()
