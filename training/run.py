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
from spacy.pipeline import TrainablePipe  # noqa: E402
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
STAGES = ("parse", "names")  # each trained by the file of that name, into a folder of that name


def main() -> None:
    """Read the command line and make what it asks for."""
    options = _options()
    for language in options.language or sorted(RECIPES):
        build = options.build / language
        convert(language, options.treebanks, ENTITIES, build)
        for stage in STAGES:
            train(stage, language, build, options.steps)
        package(language, build, options.out / language, ROOT / "data")


def train(stage: str, language: str, build: Path, steps: int | None) -> None:
    """Train one stage from what ``convert`` left in ``build``; its best and last step go into ``build / stage``."""
    set_current_ops(NumpyOps(use_blis=False))
    config = Path(__file__).with_name(f"{stage}.cfg")
    nlp = init_nlp(load_config(config, overrides=_settings(stage, language, build, steps), interpolate=True))
    (build / stage).mkdir(exist_ok=True)
    train_loop(nlp, build / stage)


@registry.callbacks("kg.CommonWords.v1")
def common_words(path: str) -> Callable[[Language], Language]:
    """Give the embedding, before it is initialised, the words of ``path`` that it may know by themselves."""

    def give(nlp: Language) -> Language:
        words = json.loads(Path(path).read_text(encoding="utf-8"))
        for _, component in nlp.pipeline:
            if isinstance(component, TrainablePipe):
                set_common_words(component.model, words)
        return nlp

    return give


def _settings(stage: str, language: str, build: Path, steps: int | None) -> dict[str, object]:
    settings: dict[str, object] = {"paths.build": str(build), "nlp.lang": language}
    if stage == "names":
        settings["paths.entities"] = str(ENTITIES)
    return settings | ({"training.max_steps": steps} if steps else {})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--treebanks", type=Path, required=True, help="folder of the CoNLL-U files (training/README.md)")
    add("--language", action="append", choices=sorted(RECIPES), help="one language (default: both)")
    add("--steps", type=int, help="stop after so many steps (default: as parse.cfg and names.cfg say)")
    add("--build", type=Path, default=ROOT / "build" / "training", help="where intermediate files go")
    add("--out", type=Path, default=ROOT / "kg" / "pipelines", help="where the pipelines go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
