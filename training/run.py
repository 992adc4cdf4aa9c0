"""Train, measure and pack the shipped pipelines with one command.

python -m training.run --treebanks DIR                 both languages, into kg/pipelines
python -m training.run --treebanks DIR --language fr --steps 200 --out /somewhere/else
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config, registry
from thinc.api import Config, NumpyOps, set_current_ops

import kg.nlp  # noqa: F401 (its component factories)
from kg.pipelines.layers import set_common_words, set_shares, store_as
from training import corpus  # noqa: F401 (its readers)
from training.articles import HALVES, leave_out
from training.convert import convert
from training.languages import RECIPES
from training.package import package

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
}
ARTICLES = 2  # variants of each article a pass of the second stage
AVERAGED = (1, 2, 3)  # the same for the networks whose average the last stage gives
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
            last = len(RECIPES[language].second_steps)
            stage = second if options.half is not None else last_stage
            best = stage(language, build, options.out / language, last, options.steps)
        else:
            best = from_nothing(language, build, options.steps)
        package(language, best, build, options.out / language, ROOT / "data")


def from_nothing(language: str, build: Path, steps: int | None) -> Path:
    """Train the first stage and those that follow; return the folder of the last one's best step."""
    best = first(language, build, steps)
    last = len(RECIPES[language].second_steps)
    for number in range(1, last):
        best = second(language, build, best, number, steps)
    return last_stage(language, build, best, last, steps)


def first(language: str, build: Path, steps: int | None) -> Path:
    """Train from nothing, on what ``convert`` left in ``build``; return the folder of the best step."""
    settings = _paths(language, build) | _width(language)
    settings |= _length(steps or RECIPES[language].first_steps, FIRST_RATE_TO)
    return _train(load_config(CONFIG, overrides=settings, interpolate=True), build / "first", {})


def last_stage(language: str, build: Path, source: Path, number: int, steps: int | None) -> Path:
    """Go on from ``source`` several times, with fewer and more articles; return the folder of their average.

    The more articles, the better names are found, and the worse sentences are parsed; the average of the
    networks does both about as well as the best of them (Wortsman et al. 2022, "Model soups").
    """
    found = [second(language, build, source, number, steps, variants) for variants in AVERAGED]
    return average(found, build / "average")


def average(folders: Sequence[Path], out: Path) -> Path:
    """The pipeline whose every weight is the mean of those of the pipelines in ``folders``, written to ``out``."""
    set_current_ops(NumpyOps(use_blis=False))
    pipelines = [spacy.load(folder) for folder in folders]
    for name, pipe in pipelines[0].pipeline:
        if hasattr(pipe, "model"):
            for nodes in zip(*(p.get_pipe(name).model.walk() for p in pipelines), strict=True):
                for weight in nodes[0].param_names:
                    if nodes[0].has_param(weight):
                        total = sum(node.get_param(weight).astype("float64") for node in nodes)
                        nodes[0].set_param(weight, (total / len(nodes)).astype("float32"))
    pipelines[0].to_disk(out)
    return out


def second(
    language: str, build: Path, source: Path, number: int, steps: int | None, articles: int = ARTICLES
) -> Path:
    """Go on from ``source`` for the stage of that number (the first is 1); return the folder of the best step.

    ``articles`` is how many variants of each article a pass reads.
    """
    length = _length(steps or RECIPES[language].second_steps[number - 1], SECOND_RATE_TO)
    settings = _paths(language, build) | SECOND | length | {"system.seed": SECOND_SEED + number}
    settings["corpora.train.article_variants"] = articles
    config = load_config(CONFIG, overrides=settings, interpolate=True)
    config["components"] = {name: {"source": str(source)} for name in config["nlp"]["pipeline"]}
    config["initialize"]["before_init"] = None
    return _train(config, build / f"second{number}-{articles}", SECOND_SHARES)


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
