"""Train, measure and pack the shipped pipelines with one command.

python -m training.run --treebanks DIR                 both languages, into kg/pipelines
python -m training.run --treebanks DIR --language fr --steps 200 --out /somewhere/else
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path

# One core, so that a training is the same whatever else runs; numpy reads these when it is first imported.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

from spacy import Language  # noqa: E402
from spacy.training.initialize import init_nlp  # noqa: E402
from spacy.training.loop import train as train_loop  # noqa: E402
from spacy.util import load_config, registry  # noqa: E402
from thinc.api import NumpyOps, set_current_ops  # noqa: E402

import kg.nlp  # noqa: E402, F401 (its component factories)
from kg.pipelines.layers import set_common_words  # noqa: E402
from training import corpus  # noqa: E402, F401 (its readers)
from training.convert import convert  # noqa: E402
from training.languages import RECIPES  # noqa: E402
from training.package import package  # noqa: E402

ROOT = Path(__file__).parents[1]
ENTITIES = ROOT / "data" / "ner"
CONFIG = Path(__file__).with_name("config.cfg")


def main() -> None:
    """Read the command line and make what it asks for."""
    options = _options()
    for language in options.language or sorted(RECIPES):
        build = options.build / language
        convert(language, options.treebanks, ENTITIES, build)
        train(language, build, options.steps)
        package(language, build, options.out / language, ROOT / "data")


def train(language: str, build: Path, steps: int | None) -> None:
    """Train ``language`` from what ``convert`` left in ``build``; the best and the last step are written there."""
    set_current_ops(NumpyOps(use_blis=False))
    nlp = init_nlp(load_config(CONFIG, overrides=_settings(language, build, steps), interpolate=True))
    train_loop(nlp, build)


@registry.callbacks("kg.CommonWords.v1")
def common_words(path: str) -> Callable[[Language], Language]:
    """Give the embedding, before it is initialised, the words of ``path`` that it may know by themselves."""

    def give(nlp: Language) -> Language:
        set_common_words(nlp.get_pipe("tok2vec").model, json.loads(Path(path).read_text(encoding="utf-8")))
        return nlp

    return give


def _settings(language: str, build: Path, steps: int | None) -> dict[str, object]:
    recipe = RECIPES[language]
    settings: dict[str, object] = {
        "paths.build": str(build),
        "paths.entities": str(ENTITIES),
        "nlp.lang": language,
        "components.kg_sentences.abbreviations": recipe.abbreviations.split(),
        "components.kg_sentences.before_numbers": recipe.before_numbers.split(),
    }
    return settings | ({"training.max_steps": steps} if steps else {})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--treebanks", type=Path, required=True, help="folder of the CoNLL-U files (training/README.md)")
    add("--language", action="append", choices=sorted(RECIPES), help="one language (default: both)")
    add("--steps", type=int, help="stop after so many steps (default: as config.cfg says)")
    add("--build", type=Path, default=ROOT / "build" / "training", help="where intermediate files go")
    add("--out", type=Path, default=ROOT / "kg" / "pipelines", help="where the pipelines go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
