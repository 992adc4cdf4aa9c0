"""Names that nobody bears, spelled as real ones are: so that a recogniser learns contexts, not a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from random import Random

ORDER = 3
TRIES = 20
TELLING = 3  # a word that so many names share says what they are (Capital, Cloud, Saint) and is kept


class Invention:
    """Makes up names from real ones: words that many names share stay, the others are spelled anew.

    A new word is made letter by letter, each letter after three that stand so in a real one.
    """

    def __init__(self, names: Iterable[str], never: frozenset[str]) -> None:
        self.names = tuple(names)
        self.never = never
        self.next: defaultdict[str, list[str]] = defaultdict(list)
        counts = Counter(word for name in self.names for word in set(name.split()))
        self.telling = frozenset(word for word, n in counts.items() if n >= TELLING)
        for word in counts.keys() - self.telling:
            self._learn(word)

    def name(self, random: Random) -> str:
        """Return a made-up name, a real one where none came about."""
        for _ in range(TRIES):
            words = random.choice(self.names).split()
            made = " ".join(word if word in self.telling else self._spell(random) for word in words)
            if 3 <= len(made) <= 40 and made not in self.never and made[-1].isalnum():
                return made
        return random.choice(self.names)

    def _learn(self, word: str) -> None:
        padded = "^" * ORDER + word + "$"
        for at in range(len(word) + 1):
            self.next[padded[at : at + ORDER]].append(padded[at + ORDER])

    def _spell(self, random: Random) -> str:
        made = "^" * ORDER
        while not made.endswith("$") and len(made) < 24:
            made += random.choice(self.next[made[-ORDER:]])
        return made.strip("^$")
