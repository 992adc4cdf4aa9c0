"""The encoder at reading time: the same sums as thinc's layers, a text at a time so that the cache holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from thinc.api import Model

Array = np.ndarray
EPSILON = 1e-8  # thinc's, under the root of the variance


@dataclass(frozen=True, slots=True)
class Layer:
    """A maxout over a window of three words, its pieces side by side, and what its layer norm scales and adds."""

    weights: Array  # (3 * width, pieces * width)
    bias: Array  # (pieces * width,)
    scale: Array  # (width,)
    shift: Array  # (width,)


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
        pad = len(self.layers)
        rows = np.zeros((len(vectors) + 2 * pad, self.width), dtype="float32")
        rows[pad : pad + len(vectors)] = vectors
        window = np.zeros((len(rows), 3 * self.width), dtype="float32")
        for layer in self.layers:
            rows += _normal(_maxout(self._windows(rows, window), layer, self.width), layer)
        return rows[pad : pad + len(vectors)]

    def _windows(self, rows: Array, window: Array) -> Array:
        """Put each row between its neighbours; beyond the ends there are zeros, which ``window`` has already."""
        window[1:, : self.width] = rows[:-1]
        window[:, self.width : 2 * self.width] = rows
        window[:-1, 2 * self.width :] = rows[1:]
        return window


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> Layer:
    weights = by_piece(parameter(maxout, "W"))
    return Layer(weights, parameter(maxout, "b").T.ravel(), parameter(norm, "G"), parameter(norm, "b"))


def parameter(model: Model[Any, Any], name: str) -> Array:
    """Return a copy of a layer's weights."""
    return np.array(model.get_param(name))


def by_piece(weights: Array) -> Array:
    """Turn a maxout's weights, (out, pieces, in), into (in, pieces * out)."""
    return np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))


def _maxout(windows: Array, layer: Layer, width: int) -> Array:
    pieces: Array = windows @ layer.weights
    pieces += layer.bias
    best = pieces[:, :width]
    for start in range(width, pieces.shape[1], width):
        best = np.maximum(best, pieces[:, start : start + width])
    return best


def _normal(rows: Array, layer: Layer) -> Array:
    rows = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + EPSILON
    rows *= (variance**-0.5)[:, None]
    rows *= layer.scale
    rows += layer.shift
    return rows
