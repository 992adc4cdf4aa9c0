"""spaCy's arc-eager parsing, all sentences of a batch abreast: one step of each at a time, on arrays.

The moves, what allows them and what their scores look at are spaCy's (its _state.pxd and arc_eager.pyx): a
sentence ends where it was said to, and words wait on a stack, in the text, or, put back, before the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from kg.pipelines.encoder import Array
from kg.pipelines.states import StateWeights

SHIFT, REDUCE, LEFT, RIGHT = range(4)
NONE = -1  # no word; the last row of each table below is its
FEATURES = 8


@dataclass(slots=True)
class Words:
    """What is known of each word while its sentence is parsed; words are numbered through the batch."""

    begins: Array  # it is the first word of its sentence
    head: Array
    label: Array  # the move that gave it its head
    left: Array  # its latest dependant before it
    right: Array  # its latest dependant after it
    elder: Array  # its head's latest right dependant before this one
    returned: Array  # it was put back from the stack
    stack: Array  # a sentence's share of both holds its stack, and the words put back
    back: Array

    @classmethod
    def of(cls, begins: Array) -> Words:
        """Start with no arcs."""
        flags = np.append(begins, False)
        head, label, left, right, elder = (np.full(len(flags), NONE) for _ in range(5))
        # Two rows more: the place under an empty stack is looked at before it is known to be empty.
        stack, back = (np.full(len(flags) + 2, NONE) for _ in range(2))
        return cls(flags, head, label, left, right, elder, np.zeros(len(flags), dtype=bool), stack, back)


@dataclass(slots=True)
class States:
    """Where the sentences stand that are not done: one entry a sentence."""

    base: Array  # its first word, and the bottom of its shares
    stop: Array  # the word after its last
    limit: Array  # the word after its document's last
    next: Array  # the next word of the text
    top: Array  # the place of the stack's top, base - 1 where it is empty
    waiting: Array  # the place of the word put back last, base - 1 where there is none

    def only(self, kept: Array) -> States:
        """Return the states that are kept."""
        columns = (self.base, self.stop, self.limit, self.next, self.top, self.waiting)
        return States(*(column[kept] for column in columns))

    @property
    def done(self) -> Array:
        """Which sentences have nothing on the stack and nothing before them."""
        return np.asarray((self.top < self.base) & (self.waiting < self.base) & (self.next >= self.stop))


@dataclass(frozen=True, slots=True)
class View:
    """What the next move depends on: a word or NONE for each of spaCy's places, and how much is stacked."""

    words: tuple[Array, ...]
    depth: Array
    ahead: Array  # how many words are still to come in the document


class ArcReader:
    """Chooses moves with a trained parser's weights, of which it takes a copy."""

    def __init__(self, parser: Any) -> None:
        names = [parser.moves.get_class_name(index) for index in range(parser.moves.n_moves)]
        self.state = StateWeights(parser.model)
        self.weights = np.concatenate(self.state.weights)  # (places * width, pieces * out)
        self.pads = np.stack(self.state.pads)
        self.names = [name.partition("-")[2] for name in names]
        self.shift, self.reduce = names.index("S"), names.index("D")
        self.lefts, self.rights = _range(names, "L-"), _range(names, "R-")

    def __call__(self, tensors: Array, begins: Array, lengths: list[int]) -> tuple[Array, Array]:
        """Return for each word its head (itself for a root) and the number of its label in ``names``, or -1.

        ``tensors`` holds the words' vectors, (words, width); ``begins`` says which begin a sentence, the first of
        each document among them; ``lengths`` counts the words of each document.
        """
        words, states = Words.of(begins), _start(begins, lengths)
        vectors = np.vstack([self.state.project(tensors), np.zeros((1, self.state.inputs), dtype="float32")])
        while len(states.base):
            view = _view(states, words)
            moves, labels = self._choose(view, words, vectors)
            _move(states, words, view, moves, labels)
            if (done := states.done).any():
                states = states.only(~done)
        own = np.arange(len(begins))
        return np.where(words.head[:-1] == NONE, own, words.head[:-1]), words.label[:-1]

    def _choose(self, view: View, words: Words, vectors: Array) -> tuple[Array, Array]:
        """Return the best move that is allowed for each state, and the class that won.

        ``vectors`` has a row a word, and the last one, of zeros, for no word.
        """
        places = np.stack(view.words, axis=1)
        seen = vectors.take(places, axis=0, mode="wrap")
        sums = seen.reshape(len(seen), -1) @ self.weights
        sums += (places == NONE).astype("float32") @ self.pads
        sums += self.state.bias
        scores = self.state.scores(sums)
        rows = np.arange(len(scores))
        left = scores[:, self.lefts].argmax(axis=1) + self.lefts.start
        right = scores[:, self.rights].argmax(axis=1) + self.rights.start
        best = np.stack([scores[:, self.shift], scores[:, self.reduce], scores[rows, left], scores[rows, right]])
        best[~_allowed(view, words)] = -np.inf
        moves = best.argmax(axis=0)
        return moves, np.where(moves == LEFT, left, right)


def _range(names: list[str], kind: str) -> slice:
    """Return where the moves of a kind stand; spaCy keeps them together."""
    places = [index for index, name in enumerate(names) if name.startswith(kind)]
    return slice(places[0], places[-1] + 1)


def _start(begins: Array, lengths: list[int]) -> States:
    base = np.flatnonzero(begins)
    ends = np.cumsum(lengths)
    limit = ends[np.searchsorted(ends, base, side="right")]
    return States(base, np.append(base[1:], len(begins)), limit, base.copy(), base - 1, base - 1)


def _view(states: States, words: Words) -> View:
    depth, waiting = states.top - states.base + 1, states.waiting - states.base + 1
    first, second = _ahead(states, words, waiting)
    s0, s1, s2 = (np.where(depth > down, words.stack[states.top - down], NONE) for down in range(3))
    places = (first, second, s0, s1, s2, words.left[first], words.left[s0], words.right[s0])
    return View(places, depth, states.limit - states.next + waiting)


def _ahead(states: States, words: Words, waiting: Array) -> tuple[Array, Array]:
    """Return the next two words; seldom has one been put back."""
    first, second = _within(states.next, states.limit), _within(states.next + 1 - waiting, states.limit)
    if waiting.any():
        first = np.where(waiting > 0, words.back[states.waiting], first)
        second = np.where(waiting > 1, words.back[states.waiting - 1], second)
    return first, second


def _within(places: Array, limit: Array) -> Array:
    return np.where(places < limit, places, NONE)


def _allowed(view: View, words: Words) -> Array:
    """Say for each of the four moves in which states it may be made."""
    first, stacked = view.words[0], view.depth > 0
    new_sentence = words.begins[first]
    arcs = stacked & (first != NONE) & ~new_sentence
    shift = ~stacked | ((view.ahead >= 2) & ~new_sentence & ~words.returned[first])
    reduce = stacked & ((first == NONE) | (view.depth > 1) | new_sentence)
    return np.stack([shift, reduce, arcs, arcs])


def _move(states: States, words: Words, view: View, moves: Array, labels: Array) -> None:
    """Make each state's move."""
    first, s0 = view.words[0], view.words[2]
    left, right, reduced = moves == LEFT, moves == RIGHT, moves == REDUCE
    back = reduced & (words.head[s0] == NONE) & (view.depth > 1)
    if back.any():
        _put_back(states, words, back, s0)
    _left(words, first[left], s0[left], labels[left])
    _right(words, s0[right], first[right], labels[right])
    states.top[left | reduced] -= 1
    _push(states, words, right | (moves == SHIFT), first)


def _put_back(states: States, words: Words, chosen: Array, word: Array) -> None:
    states.waiting[chosen] += 1
    words.back[states.waiting[chosen]] = word[chosen]
    words.returned[word[chosen]] = True


def _left(words: Words, head: Array, child: Array, label: Array) -> None:
    """Hang words of the stack on the next word; those that had a head were its latest right dependant."""
    headed = child[words.head[child] != NONE]
    words.right[words.head[headed]] = words.elder[headed]
    words.head[child], words.label[child] = head, label
    words.left[head] = child
    words.returned[head] = False


def _right(words: Words, head: Array, child: Array, label: Array) -> None:
    words.elder[child] = words.right[head]
    words.right[head] = child
    words.head[child], words.label[child] = head, label


def _push(states: States, words: Words, chosen: Array, word: Array) -> None:
    from_back = chosen & (states.waiting >= states.base)
    states.next[chosen & ~from_back] += 1
    states.waiting[from_back] -= 1
    states.top[chosen] += 1
    words.stack[states.top[chosen]] = word[chosen]
