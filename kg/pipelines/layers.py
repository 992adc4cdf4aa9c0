"""Network layers of the shipped pipelines: an embedding per word form that is computed once and kept.

A word's vector depends on its spelling alone (affixes, shape, and itself where it is a common word), so
long prefixes and suffixes cost nothing at reading time: a form is embedded when it is first met, then looked
up. Only the layers above, which see the neighbours, run for every word of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate

from kg.pipelines.encoder import Forms, WindowReader

# Forms kept with their features, and with their vectors, which take some 5 kB each; above it that memory is
# emptied, so that a long run stays flat.
MEMORY = 60_000
VECTORS = 20_000
# One row a feature: how it is read off the lower-cased or plain form, and its share of the table's rows.
FEATURES: tuple[tuple[str, Callable[[str, str], str], float], ...] = (
    ("prefix1", lambda form, lower: form[:1], 0.15),
    ("prefix3", lambda form, lower: lower[:3], 0.5),
    ("prefix5", lambda form, lower: lower[:5], 0.75),
    ("suffix2", lambda form, lower: lower[-2:], 0.3),
    ("suffix3", lambda form, lower: lower[-3:], 0.5),
    ("suffix5", lambda form, lower: lower[-5:], 0.75),
)
TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"'})

UNKNOWN = get_string_id("w:")
FeatureRow = tuple[int, ...]
Vectors = list[np.ndarray]
Embedding = Model[list[Doc], Vectors]
Backprop = Callable[[Vectors], list[Doc]]


@registry.architectures("kg.LexemeEmbed.v1")  # type: ignore[untyped-decorator]
def lexeme_embed(
    width: int,
    feature_width: int,
    rows: int,
    affixes: list[str] | None = None,
    hidden: float = 0.0,
    masked: float = 0.0,
) -> Embedding:
    """Embed each token by its spelling: rows of ``feature_width`` mixed into ``width`` floats.

    ``rows`` is the size of the table of common words; the affixes' tables are shares of it. ``affixes`` names
    those that are used (left out: all of FEATURES). In training, a share of ``hidden`` common words is taken for
    unknown, and a share of ``masked`` unknown words with a capital loses its affixes: their neighbours must do.
    """
    used = [name for name, _, _ in FEATURES] if affixes is None else affixes
    sizes = [rows, max(rows // 8, 100), *(int(rows * share) for name, _, share in FEATURES if name in used)]
    tables: list[Model[Any, Any]] = [
        HashEmbed(feature_width, size, column=i, seed=i) for i, size in enumerate(sizes)
    ]
    mixer = Maxout(width, feature_width * len(sizes), nP=3, normalize=True, dropout=0.0)
    return Model(
        "lexeme_embed",
        _forward,
        init=_init,
        layers=[chain(concatenate(*tables), mixer)],
        dims={"nO": width},
        attrs={"words": "", "affixes": ",".join(used), "hidden": hidden, "masked": masked},
    )


def set_shares(model: Model[Any, Any], hidden: float, masked: float) -> None:
    """Change in what shares common words are hidden and affixes taken away in training."""
    for node in model.walk():
        if node.name == "lexeme_embed":
            node.attrs["hidden"], node.attrs["masked"] = hidden, masked


def set_common_words(model: Model[Any, Any], words: Iterable[str]) -> None:
    """Tell the embedding which lower-cased words it may know by themselves; all others are shapes and affixes."""
    for node in model.walk():
        if node.name == "lexeme_embed":
            node.attrs["words"] = "\n".join(sorted(words))
            _MEMORIES.pop(node.id, None)


def store_as(model: Model[Any, Any], kind: Literal["float16", "float32"]) -> None:
    """Turn a model's weights into floats of that kind: float16 halves a file, float32 is for reading."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                weights: Any = np.asarray(node.get_param(name)).astype(kind)
                node.set_param(name, weights)


class _Memory:
    """What has been computed for the forms met so far, for one embedding layer."""

    def __init__(self, model: Embedding) -> None:
        self.words = frozenset(model.attrs["words"].split("\n"))
        self.affixes = frozenset(model.attrs["affixes"].split(","))
        self.features: dict[int, FeatureRow] = {}
        self.capitals: set[int] = set()  # the ids of shapes that begin with a capital
        self.rows: dict[int, int] = {}  # from 1 on: row 0 of the tables stays empty
        self.vectors = np.zeros((0, model.get_dim("nO")), dtype="float32")
        # For reading quickly: the reader, what it makes of each form, and which forms it is to pass over.
        self.quick: WindowReader | None = None
        self.parts = np.zeros((3, 0, 0), dtype="float32")
        self.passed = np.zeros(0, dtype=bool)


_MEMORIES: dict[int, _Memory] = {}


def _init(model: Embedding, X: Any = None, Y: Any = None) -> None:  # noqa: N803 (thinc's names)
    model.layers[0].initialize()


def _forward(model: Embedding, docs: list[Doc], is_train: bool) -> tuple[Vectors, Backprop]:
    memory = _memory(model)
    return _train(model, memory, docs) if is_train else (_look_up(model, memory, docs), _no_backprop)


def _memory(model: Embedding) -> _Memory:
    if model.id not in _MEMORIES:
        _MEMORIES[model.id] = _Memory(model)
    return _MEMORIES[model.id]


def _train(model: Embedding, memory: _Memory, docs: list[Doc]) -> tuple[Vectors, Backprop]:
    memory.rows.clear()
    forms = np.concatenate([doc.to_array("ORTH") for doc in docs])
    unique, inverse = np.unique(forms, return_inverse=True)
    features = _features(memory, unique.tolist(), docs[0])
    _hide(model, memory, features)
    vectors, backprop = model.layers[0](features, True)
    cuts = np.cumsum([len(doc) for doc in docs])[:-1]
    order = np.argsort(inverse, kind="stable")
    starts = np.searchsorted(inverse[order], np.arange(len(unique)))

    def finish(gradients: Vectors) -> list[Doc]:
        stacked = np.concatenate(gradients)[order]
        backprop(np.ascontiguousarray(np.add.reduceat(stacked, starts, axis=0)))
        return []

    return np.split(vectors[inverse], cuts), finish


def _hide(model: Embedding, memory: _Memory, features: np.ndarray) -> None:
    """Take common words for unknown, and unknown names' affixes away, in the shares that the model was given."""
    draw = model.ops.xp.random.random
    features[draw(len(features)) < model.attrs["hidden"], 0] = UNKNOWN
    capital = np.isin(features[:, 1], np.array(sorted(memory.capitals), dtype="uint64"))
    named = (features[:, 0] == UNKNOWN) & capital
    features[named & (draw(len(features)) < model.attrs["masked"]), 2:] = 0


def _look_up(model: Embedding, memory: _Memory, docs: list[Doc]) -> Vectors:
    return [memory.vectors[rows] for rows in _rows(model, memory, docs)]


def _rows(model: Embedding, memory: _Memory, docs: list[Doc]) -> list[np.ndarray]:
    """Return the rows of each document's forms in the memory, having put there those that are met first."""
    arrays = [doc.to_array("ORTH").tolist() for doc in docs]
    if len(memory.features) > MEMORY:
        memory.features.clear()
    if len(memory.rows) > VECTORS:
        memory.rows.clear()
    if unseen := list(set().union(*arrays).difference(memory.rows)):
        _keep(memory, unseen, model.layers[0].predict(_features(memory, unseen, docs[0])), docs[0])
    row = memory.rows.__getitem__
    return [np.fromiter(map(row, array), dtype="intp", count=len(array)) for array in arrays]


def _keep(memory: _Memory, forms: list[int], vectors: np.ndarray, doc: Doc) -> None:
    first = len(memory.rows) + 1
    last = first + len(forms)
    memory.vectors = _grown(memory.vectors, last)
    memory.vectors[first:last] = vectors
    if memory.quick is not None:
        memory.parts = _grown(memory.parts, last)
        memory.parts[:, first:last] = memory.quick.parts(vectors)
        memory.passed = _grown(memory.passed[:, None], last)[:, 0]
        memory.passed[first:last] = [_is_no_break(doc.vocab.strings[form]) for form in forms]
    memory.rows.update(zip(forms, range(first, last), strict=True))


def _grown(table: np.ndarray, rows: int) -> np.ndarray:
    """Return a table, (..., rows, columns), with at least so many rows: itself, or one filled up with zeros."""
    if rows <= table.shape[-2]:
        return table
    grown = np.zeros((*table.shape[:-2], 2 * rows, table.shape[-1]), dtype=table.dtype)
    grown[..., : table.shape[-2], :] = table
    return grown


def _no_backprop(gradients: Vectors) -> list[Doc]:
    return []


def _features(memory: _Memory, forms: list[int], doc: Doc) -> np.ndarray:
    """One row of feature ids (uint64) a form."""
    for form in forms:
        if form not in memory.features:
            memory.features[form] = _feature_row(doc.vocab.strings[form], memory)
    return np.array([memory.features[form] for form in forms], dtype="uint64")


def _feature_row(text: str, memory: _Memory) -> FeatureRow:
    form = text.translate(TYPOGRAPHY)
    lower = form.lower()
    known = lower if lower in memory.words else ""
    affixes = [f"{name}:{read(form, lower)}" for name, read, _ in FEATURES if name in memory.affixes]
    shape_id = get_string_id(f"s:{shape(form)}")
    if form[:1].isupper():
        memory.capitals.add(shape_id)
    return (get_string_id(f"w:{known}"), shape_id, *(get_string_id(value) for value in affixes))


def shape(form: str) -> str:
    """Return the form's shape: runs of letters and digits shortened to at most three signs.

    >>> shape("Saint-Avold"), shape("GB200"), shape("1,5"), shape("d'")
    ('Xxx-Xxx', 'XXddd', 'd,d', "x'")
    """
    signs: list[str] = []
    for character in form[:40]:
        sign = _sign(character)
        if signs[-2:] != [sign, sign] or (sign == "d" and signs[-3:] != ["d"] * 3):
            signs.append(sign)
    return "".join(signs)


def _sign(character: str) -> str:
    if character.isdigit():
        return "d"
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return character


@registry.architectures("kg.WordsOnly.v1")  # type: ignore[untyped-decorator]
def words_only(encoder: Model[Vectors, Vectors], embed: Embedding) -> Embedding:
    """Embed and encode, passing over no-break spaces, so that words keep the neighbours they were trained with.

    Line breaks are kept: they separate.
    """
    return Model(
        "words_only", _encode_words, init=_init_words, layers=[embed, encoder], dims={"nO": encoder.get_dim("nO")}
    )


def _init_words(model: Embedding, X: Any = None, Y: Any = None) -> None:  # noqa: N803 (thinc's names)
    for layer in model.layers:
        layer.initialize()


def _encode_words(model: Embedding, docs: list[Doc], is_train: bool) -> tuple[Vectors, Backprop]:
    if not is_train and (quick := _memory(model.layers[0]).quick) is not None:
        return _read_words(model.layers[0], docs, quick), _no_backprop
    embed, encoder = model.layers
    masks = [_is_word(doc) for doc in docs]
    embedded, from_embedded = embed(docs, is_train)
    encoded, from_encoded = encoder([x[mask] for x, mask in zip(embedded, masks, strict=True)], is_train)

    def backprop(gradients: Vectors) -> list[Doc]:
        inner = from_encoded([d[mask] for d, mask in zip(gradients, masks, strict=True)])
        from_embedded([_spread(d, mask) for d, mask in zip(inner, masks, strict=True)])
        return docs

    return [_spread(y, mask) for y, mask in zip(encoded, masks, strict=True)], backprop


def _read_words(embed: Embedding, docs: list[Doc], quick: WindowReader) -> Vectors:
    memory = _memory(embed)
    rows = _rows(embed, memory, docs)
    words = [array[~memory.passed[array]] for array in rows]
    encoded = quick.read(Forms(memory.vectors, memory.parts), words)
    if len(encoded) < sum(map(len, rows)):
        encoded = _spread(encoded, ~memory.passed[np.concatenate(rows)])
    return np.split(encoded, np.cumsum([len(array) for array in rows])[:-1])


def read_quickly(model: Model[Any, Any]) -> None:
    """Let a trained kg.WordsOnly.v1 read with a copy of its encoder's weights from now on."""
    for node in model.walk():
        if node.name == "words_only":
            embed, encoder = node.layers
            quick = WindowReader(encoder)
            memory = _MEMORIES[embed.id] = _Memory(embed)
            memory.quick, memory.parts = quick, quick.parts(memory.vectors)


def _is_word(doc: Doc) -> np.ndarray:
    spaces = doc.to_array("IS_SPACE").astype(bool)
    for index in np.flatnonzero(spaces):
        spaces[index] = _is_no_break(doc[int(index)].text)
    return ~spaces


def _is_no_break(form: str) -> bool:
    """Whether it is white space that breaks no line."""
    return form.isspace() and "\n" not in form


def _spread(vectors: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Put the words' rows back to their places; the rows passed over are zeros."""
    if mask.all():
        return vectors
    whole = np.zeros((len(mask), vectors.shape[1]), dtype="float32")
    whole[mask] = vectors
    return whole
