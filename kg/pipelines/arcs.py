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
KINDS = {"S": SHIFT, "D": REDUCE, "L": LEFT, "R": RIGHT}  # by the first letter of spaCy's name for a move
GROWTH = np.array([1, -1, -1, 1])  # of the stack, by the kind of move
NONE = -1  # no word; the last row of each table of words is its
BELOW = 3  # places under each stack that hold NONE: as many as are looked at
FEATURES = 8


@dataclass(slots=True)
class Words:
    """What is known of each word while its sentence is parsed; words are numbered through the batch."""

    begins: Array  # it is the first word of its sentence, or no word
    head: Array
    label: Array  # the move that gave it its head
    left: Array  # its latest dependant before it
    right: Array  # its latest dependant after it
    elder: Array  # its head's latest right dependant before this one
    returned: Array  # it was put back from the stack
    text: Array  # the words in order, and BELOW times NONE after those of each document
    stack: Array  # a sentence's share of both holds its stack, and the words put back
    back: Array

    @classmethod
    def of(cls, begins: Array, documents: Array) -> Words:
        """Start with no arcs; ``documents`` says of which document each word is."""
        flags = np.append(begins, True)
        head, label, left, right, elder = (np.full(len(flags), NONE) for _ in range(5))
        text = np.full(len(begins) + BELOW * (documents[-1] + 1), NONE)
        text[_apart(documents)] = np.arange(len(begins))
        stack, back = (np.full(len(begins) + BELOW * np.count_nonzero(begins), NONE) for _ in range(2))
        return cls(flags, head, label, left, right, elder, np.zeros(len(flags), dtype=bool), text, stack, back)


@dataclass(slots=True)
class States:
    """Where the sentences stand that are not done: one entry a sentence."""

    base: Array  # the bottom of its shares
    stop: Array  # the place in the text after its last word
    next: Array  # the place of the next word of the text
    top: Array  # the place of the stack's top, base - 1 where it is empty
    waiting: Array  # the place of the word put back last, base - 1 where there is none

    def only(self, kept: Array) -> States:
        """Return the states that are kept."""
        columns = (self.base, self.stop, self.next, self.top, self.waiting)
        return States(*(column[kept] for column in columns))

    @property
    def done(self) -> Array:
        """Which sentences have nothing on the stack and nothing before them."""
        return np.asarray((self.top < self.base) & (self.waiting < self.base) & (self.next >= self.stop))


class ArcReader:
    """Chooses moves with a trained parser's weights, of which it takes a copy."""

    def __init__(self, parser: Any) -> None:
        every = [parser.moves.get_class_name(index) for index in range(parser.moves.n_moves)]
        kept = [index for index, name in enumerate(every) if name[0] in KINDS]  # not the one that ends sentences
        names = [every[index] for index in kept]
        self.state = StateWeights(parser.model, kept)
        self.weights = _with_flags(self.state)
        self.names = [name.partition("-")[2] for name in names]
        self.kinds = np.array([KINDS[name[0]] for name in names])
        self.shift, self.reduce = names.index("S"), names.index("D")

    def __call__(self, tensors: Array, begins: Array, lengths: Array) -> tuple[Array, Array]:
        """Return for each word its head (itself for a root) and the number of its label in ``names``, or -1.

        ``tensors`` holds the words' vectors, (words, width); ``begins`` says which begin a sentence, the first of
        each document among them; ``lengths`` counts the words of each document.
        """
        documents = np.repeat(np.arange(len(lengths)), lengths)
        words, states, vectors = Words.of(begins, documents), _start(begins, documents), self._vectors(tensors)
        while len(states.base):
            view = _view(states, words)
            moves = self._choose(view, words, vectors)
            _move(states, words, view, self.kinds[moves], moves)
            if (done := states.done).any():
                states = states.only(~done)
        own = np.arange(len(begins))
        return np.where(words.head[:-1] == NONE, own, words.head[:-1]), words.label[:-1]

    def _vectors(self, tensors: Array) -> Array:
        """Return a row a word, and one for no word; the last two columns say which it is (see _with_flags)."""
        vectors = np.zeros((len(tensors) + 1, self.state.inputs + 2), dtype="float32")
        vectors[:-1, :-2] = self.state.project(tensors)
        vectors[-1, -2] = vectors[:-1, -1] = 1
        return vectors

    def _choose(self, view: Array, words: Words, vectors: Array) -> Array:
        """Return the best move that is allowed for each state; where no arc is, there is no choice."""
        first, s0 = view[0], view[2]
        moves = np.where(s0 == NONE, self.shift, self.reduce)
        open_ = np.flatnonzero((s0 != NONE) & ~words.begins[first])
        if len(open_):
            seen = view[:, open_]
            scores = self._scores(seen, vectors)
            scores[(seen[1] == NONE) | words.returned[seen[0]], self.shift] = -np.inf
            scores[seen[3] == NONE, self.reduce] = -np.inf
            moves[open_] = scores.argmax(axis=1)
        return moves

    def _scores(self, view: Array, vectors: Array) -> Array:
        """Return each state's score for each move."""
        seen = vectors.take(view.T, axis=0, mode="wrap")
        return self.state.scores(seen.reshape(len(seen), -1) @ self.weights)


def _with_flags(state: StateWeights) -> Array:
    """Return the weights of all places one below the other, (places * (inputs + 2), pieces * out).

    Two inputs more, no word and a word, bring what no word adds to a state, and, in the first place, the bias.
    """
    weights = np.stack([np.vstack([w, pad, 0 * pad]) for w, pad in zip(state.weights, state.pads, strict=True)])
    weights[0, -2:] += state.bias
    return np.concatenate(weights)


def _apart(groups: Array) -> Array:
    """Return places for things in order of their group, with BELOW places free before each group but the first."""
    return np.asarray(np.arange(len(groups)) + BELOW * groups)


def _start(begins: Array, documents: Array) -> States:
    starts = np.flatnonzero(begins)
    places = _apart(documents)
    base = starts + BELOW * np.arange(1, len(starts) + 1)
    return States(base, np.append(places[starts[1:] - 1], places[-1]) + 1, places[starts], base - 1, base - 1)


def _view(states: States, words: Words) -> Array:
    """Return a word or NONE for each of spaCy's places, (places, states): all that a move depends on."""
    view = np.empty((FEATURES, len(states.base)), dtype="intp")
    view[0], view[1] = _ahead(states, words)
    for down in range(3):
        view[2 + down] = words.stack[states.top - down]
    view[5], view[6], view[7] = words.left[view[0]], words.left[view[2]], words.right[view[2]]
    return view


def _ahead(states: States, words: Words) -> tuple[Array, Array]:
    """Return the next two words; seldom has one been put back."""
    first, second = words.text[states.next], words.text[states.next + 1]
    waiting = states.waiting - states.base + 1
    if waiting.any():
        second = np.where(waiting > 1, words.back[states.waiting - 1], np.where(waiting > 0, first, second))
        first = np.where(waiting > 0, words.back[states.waiting], first)
    return first, second


def _move(states: States, words: Words, view: Array, kinds: Array, moves: Array) -> None:
    """Make each state's move."""
    first, s0 = view[0], view[2]
    left, right, reduced = (np.flatnonzero(kinds == kind) for kind in (LEFT, RIGHT, REDUCE))
    back = reduced[(words.head[s0[reduced]] == NONE) & (view[3, reduced] != NONE)]
    if len(back):
        _put_back(states, words, back, s0[back])
    _left(words, first[left], s0[left], moves[left])
    _right(words, s0[right], first[right], moves[right])
    growth = GROWTH[kinds]
    states.top += growth
    _push(states, words, growth > 0, first)


def _put_back(states: States, words: Words, chosen: Array, word: Array) -> None:
    states.waiting[chosen] += 1
    words.back[states.waiting[chosen]] = word
    words.returned[word] = True


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


def _push(states: States, words: Words, pushed: Array, word: Array) -> None:
    """Take the next word, put back or of the text, from where it stood; the stack has grown for it."""
    words.stack[states.top[pushed]] = word[pushed]
    from_back = pushed & (states.waiting >= states.base)
    states.waiting -= from_back
    states.next += pushed & ~from_back
