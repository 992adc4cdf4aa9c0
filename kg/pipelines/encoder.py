"""The encoder at reading time: the same sums as thinc's layers, without those that are the same at every place.

What a form adds to the first layer, before, in and after the middle of a window, depends on the form alone: it is
computed once a form. All texts of a batch stand in one row, apart by as many empty places as there are layers, so
that none sees another; that row is read in blocks that the processor's cache holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from thinc.api import Model

Array = np.ndarray
EPSILON = 1e-8  # thinc's, under the root of the variance
BLOCK = 512  # places read at once


@dataclass(frozen=True, slots=True)
class Layer:
    """A maxout over a window of three words, its pieces side by side, and what its layer norm scales and adds."""

    weights: Array  # (3 * width, pieces * width)
    bias: Array  # (pieces * width,)
    scale: Array  # (width,)
    shift: Array  # (width,)


@dataclass(frozen=True, slots=True)
class Forms:
    """What is known of forms, a row each; row 0, of zeros, is no form."""

    vectors: Array  # (forms, width)
    parts: Array  # (3, forms, pieces * width): what it adds to the first layer as the word before, in and after


@dataclass(frozen=True, slots=True)
class Room:
    """Where one block is worked out, made once a batch: fresh memory costs more than the sums in it."""

    window: Array  # (places, 3 * width)
    pieces: Array  # (places, pieces * width)
    more: Array  # as pieces
    best: Array  # (places, width)

    def only(self, places: int) -> Room:
        """Return room for fewer places."""
        return Room(self.window[:places], self.pieces[:places], self.more[:places], self.best[:places])


class WindowReader:
    """Computes what a trained spacy.MaxoutWindowEncoder.v2 of window 1 does; it takes a copy of its weights."""

    def __init__(self, encoder: Model[Any, Any]) -> None:
        nodes = list(encoder.walk(order="dfs_pre"))
        maxouts = [node for node in nodes if node.name == "maxout"]
        norms = [node for node in nodes if node.name == "layernorm"]
        self.layers = tuple(_layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True))
        self.width = int(maxouts[0].get_dim("nO"))

    def __call__(self, vectors: Array) -> Array:
        """Return the encoded words of one text, (words, width) to (words, width)."""
        rows = np.vstack([np.zeros((1, self.width), dtype="float32"), vectors])
        return self.read(Forms(rows, self.parts(rows)), [np.arange(1, len(rows))])

    def parts(self, vectors: Array) -> Array:
        """Return the ``parts`` of forms with these vectors."""
        return np.asarray(vectors @ self.layers[0].weights.reshape(3, self.width, -1))

    def read(self, forms: Forms, texts: list[Array]) -> Array:
        """Return the encoded words of all texts, one after the other; a text is its words' rows in ``forms``."""
        pad = len(self.layers)
        before = np.repeat(np.arange(1, len(texts) + 1), [len(text) for text in texts])
        places = np.arange(len(before)) + pad * before
        line = np.zeros(len(places) + pad * (len(texts) + 1), dtype="intp")
        line[places] = np.concatenate(texts)
        encoded, room = np.empty((len(line), self.width), dtype="float32"), self._room()
        for start in range(pad, len(line) - pad, BLOCK):
            end = min(start + BLOCK, len(line) - pad)
            encoded[start:end] = self._block(forms, line[start - pad : end + pad], room)[pad:-pad]
        return np.asarray(encoded[places])

    def _room(self) -> Room:
        places = BLOCK + 2 * len(self.layers)
        sizes = (3 * self.width, len(self.layers[0].bias), len(self.layers[0].bias), self.width)
        return Room(*(np.zeros((places, size), dtype="float32") for size in sizes))

    def _block(self, forms: Forms, line: Array, room: Room) -> Array:
        """Encode a stretch of places; each layer spoils one more place at either end."""
        room = room.only(len(line))
        rows: Array = forms.vectors[line]
        _first_pieces(forms, line, room)
        rows += self._end(self.layers[0], room)
        for layer in self.layers[1:]:
            np.matmul(self._windows(rows, room.window), layer.weights, out=room.pieces)
            rows += self._end(layer, room)
        return rows

    def _windows(self, rows: Array, window: Array) -> Array:
        """Put each row between its neighbours; what stands beyond the ends is of no use."""
        window[1:, : self.width] = rows[:-1]
        window[:, self.width : 2 * self.width] = rows
        window[:-1, 2 * self.width :] = rows[1:]
        return window

    def _end(self, layer: Layer, room: Room) -> Array:
        """Turn a layer's pieces, but for their bias, into what it adds to its input."""
        np.add(room.pieces, layer.bias, out=room.pieces)
        best = _best(room.pieces, room.best)
        best -= (np.einsum("ij->i", best) / self.width)[:, None]
        variance = np.einsum("ij,ij->i", best, best) / self.width + EPSILON
        best *= (variance**-0.5)[:, None]
        best *= layer.scale
        best += layer.shift
        return best


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> Layer:
    weights = by_piece(parameter(maxout, "W"))
    return Layer(weights, parameter(maxout, "b").T.ravel(), parameter(norm, "G"), parameter(norm, "b"))


def parameter(model: Model[Any, Any], name: str) -> Array:
    """Return a copy of a layer's weights."""
    return np.array(model.get_param(name))


def by_piece(weights: Array) -> Array:
    """Turn a maxout's weights, (out, pieces, in), into (in, pieces * out)."""
    return np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))


def _first_pieces(forms: Forms, line: Array, room: Room) -> None:
    """Add up what each place's form and its neighbours add to the first layer."""
    np.take(forms.parts[1], line, axis=0, out=room.pieces, mode="clip")
    for part, there, from_ in ((0, slice(1, None), slice(None, -1)), (2, slice(None, -1), slice(1, None))):
        np.take(forms.parts[part], line[from_], axis=0, out=room.more[:-1], mode="clip")
        np.add(room.pieces[there], room.more[:-1], out=room.pieces[there])


def _best(pieces: Array, best: Array) -> Array:
    """Write each place's best pieces into ``best``."""
    width = best.shape[1]
    np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=best)
    for start in range(2 * width, pieces.shape[1], width):
        np.maximum(best, pieces[:, start : start + width], out=best)
    return best
