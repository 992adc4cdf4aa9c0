"""The second reader behind the protocol of the first: an article in, an extraction out, and what it has cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.events.extract import complete
from kg.model import Article, Extraction
from kg.registry import Registry
from kg.second import cache
from kg.second.answer import Malformed, Row, parse
from kg.second.check import Countries, checked
from kg.second.client import ask, connect
from kg.second.prompt import messages
from kg.second.settings import Settings, settings

Extractor = Callable[[Article], Extraction]
"""The protocol of the reading: all that one article says."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What the answers so far have cost; kept ones cost nothing."""

    asked: int = 0  # articles that the model was asked about
    kept: int = 0  # articles whose answer was kept from before
    tokens_in: int = 0  # as the endpoint counts them
    tokens_out: int = 0
    untold: int = 0  # answers for which the endpoint did not count tokens
    seconds: float = 0.0  # waiting for answers

    def plus(self, reply: cache.Reply) -> Spent:
        """The sum with one more answer."""
        return replace(
            self,
            asked=self.asked + 1,
            tokens_in=self.tokens_in + (reply.tokens_in or 0),
            tokens_out=self.tokens_out + (reply.tokens_out or 0),
            untold=self.untold + (reply.tokens_in is None or reply.tokens_out is None),
            seconds=self.seconds + reply.seconds,
        )

    def __str__(self) -> str:
        """One line for people.

        >>> str(Spent(asked=2, kept=1, tokens_in=3000, tokens_out=800, seconds=4.25))
        '2 articles asked, 1 kept from before: 3,000 tokens in, 800 tokens out, 4.2 s'
        """
        line = (
            f"{self.asked} articles asked, {self.kept} kept from before: "
            f"{self.tokens_in:,} tokens in, {self.tokens_out:,} tokens out, {self.seconds:.1f} s"
        )
        return f"{line} ({self.untold} answers without a count of tokens)" if self.untold else line


class SecondReader:
    """Reads articles by a language model; ``spent`` says what that has cost so far."""

    def __init__(self, given: Settings, countries: Countries) -> None:
        self.spent = Spent()
        self._settings = given
        self._countries = countries
        self._client = connect(given)

    def __call__(self, article: Article) -> Extraction:
        """All that the model says of the article and the text bears out.

        Raises SecondReaderProblem, in one sentence that names the article, where there is no answer.
        """
        article = complete(article)
        return checked(article, self._answer(article), self._countries)

    def _answer(self, article: Article) -> Row:
        path = cache.path_of(self._settings.cache, article, self._settings.model)
        kept = _kept(path)
        if kept is not None:
            self.spent = replace(self.spent, kept=self.spent.kept + 1)
            return kept
        reply = ask(self._client, self._settings, messages(article), article.id)
        cache.keep(path, reply)
        self.spent = self.spent.plus(reply)
        return parse(reply.content)


def _kept(path: Path) -> Row | None:
    reply = cache.recall(path)
    try:
        return parse(reply.content) if reply else None
    except Malformed:
        return None  # a damaged file: the answer is asked for anew and overwrites it


def second_reader(env: Mapping[str, str]) -> SecondReader:
    """The reader that an environment describes (see ``kg.second.settings``); raises SecondReaderProblem."""
    return SecondReader(settings(env), Registry().countries)
