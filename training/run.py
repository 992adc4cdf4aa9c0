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
from thinc.api import Config, NumpyOps, set_current_ops  # noqa: E402

import kg.nlp  # noqa: E402, F401 (its component factories)
from kg.pipelines.layers import set_common_words, set_shares, store_as  # noqa: E402
from training import corpus  # noqa: E402, F401 (its readers)
from training.articles import HALVES, leave_out  # noqa: E402
from training.convert import convert  # noqa: E402
from training.languages import RECIPES  # noqa: E402
from training.package import package  # noqa: E402

ROOT = Path(__file__).parents[1]
ENTITIES = ROOT / "data" / "ner"
CONFIG = Path(__file__).with_name("config.cfg")
# A stage's learning rate would come to nothing after so many times its steps; what is kept are averages.
FIRST_RATE_TO, SECOND_RATE_TO = 1.5, 1.6
# The second stage goes on from the first one's best step: larger batches, more names; and the affixes of unknown
# names are often hidden, so that a name is told by its neighbours.
SECOND: dict[str, object] = {
    "training.eval_frequency": 250,
    "training.dropout": 0.15,
    "training.batcher.size.start": 700,
    "training.optimizer.learn_rate.initial_rate": 0.001,
    "training.optimizer.learn_rate.warmup_steps": 50,
    "corpora.train.variants": 6,
    "corpora.train.article_variants": 2,
}
SECOND_SEED = 20  # and the stage's number
SECOND_SHARES = {"hidden": 0.05, "masked": 0.4}


def main() -> None:
    """Read the command line and make what it asks for."""
    options = _options()
    if options.half is not None:
        leave_out(options.half)
    for language in options.language or sorted(RECIPES):
        build = options.build / language
        convert(language, options.treebanks, ENTITIES, build)
        if options.onward:
            best = second(
                language, build, options.out / language, len(RECIPES[language].second_steps), options.steps
            )
        else:
            best = from_nothing(language, build, options.steps)
        package(language, best, build, options.out / language, ROOT / "data")


def from_nothing(language: str, build: Path, steps: int | None) -> Path:
    """Train the first stage and those that follow; return the folder of the last one's best step."""
    best = first(language, build, steps)
    for number in range(1, len(RECIPES[language].second_steps) + 1):
        best = second(language, build, best, number, steps)
    return best


def first(language: str, build: Path, steps: int | None) -> Path:
    """Train from nothing, on what ``convert`` left in ``build``; return the folder of the best step."""
    settings = _paths(language, build) | _width(language)
    settings |= _length(steps or RECIPES[language].first_steps, FIRST_RATE_TO)
    return _train(load_config(CONFIG, overrides=settings, interpolate=True), build / "first", {})


def second(language: str, build: Path, source: Path, number: int, steps: int | None) -> Path:
    """Go on from ``source`` for the stage of that number (the first is 1); return the folder of the best step."""
    length = _length(steps or RECIPES[language].second_steps[number - 1], SECOND_RATE_TO)
    settings = _paths(language, build) | SECOND | length | {"system.seed": SECOND_SEED + number}
    config = load_config(CONFIG, overrides=settings, interpolate=True)
    config["components"] = {name: {"source": str(source)} for name in config["nlp"]["pipeline"]}
    config["initialize"]["before_init"] = None
    return _train(config, build / f"second{number}", SECOND_SHARES)


def _train(config: Config, out: Path, shares: dict[str, float]) -> Path:
    set_current_ops(NumpyOps(use_blis=False))
    nlp = init_nlp(config)
    if shares:
        store_as(nlp.get_pipe("tok2vec").model, "float32")
        set_shares(nlp.get_pipe("tok2vec").model, **shares)
    out.mkdir(exist_ok=True)
    train_loop(nlp, out)
    return out / "model-best"


@registry.callbacks("kg.CommonWords.v1")
def common_words(path: str) -> Callable[[Language], Language]:
    """Give the embedding, before it is initialised, the words of ``path`` that it may know by themselves."""

    def give(nlp: Language) -> Language:
        words = json.loads(Path(path).read_text(encoding="utf-8"))
        set_common_words(nlp.get_pipe("tok2vec").model, words)
        return nlp

    return give


def _length(steps: int, rate_to: float) -> dict[str, object]:
    """So many steps, and a learning rate that would come down to nothing after ``rate_to`` times as many."""
    return {"training.max_steps": steps, "training.optimizer.learn_rate.total_steps": int(rate_to * steps)}


def _width(language: str) -> dict[str, object]:
    """The shared network's width: what its embedding gives and its window layers keep."""
    width = RECIPES[language].width
    return {f"components.tok2vec.model.{part}.width": width for part in ("embed", "encoder")}


def _paths(language: str, build: Path) -> dict[str, object]:
    recipe = RECIPES[language]
    return {
        "paths.build": str(build),
        "paths.entities": str(ENTITIES),
        "nlp.lang": language,
        "components.kg_sentences.abbreviations": recipe.abbreviations.split(),
        "components.kg_sentences.before_numbers": recipe.before_numbers.split(),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--treebanks", type=Path, required=True, help="folder of the CoNLL-U files (training/README.md)")
    add("--language", action="append", choices=sorted(RECIPES), help="one language (default: both)")
    add("--steps", type=int, help="stop after so many steps in each stage (default: the recipe's)")
    add("--onward", action="store_true", help="only the last stage, from what stands in --out")
    add(
        "--half", type=int, choices=range(HALVES), help="leave out the articles of this half (for training.events)"
    )
    add("--build", type=Path, default=ROOT / "build" / "training", help="where intermediate files go")
    add("--out", type=Path, default=ROOT / "kg" / "pipelines", help="where the pipelines go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
