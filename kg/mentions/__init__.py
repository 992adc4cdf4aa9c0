"""Readers that find spans in a text, each with its normalised value.

read(text, language, published) -> tuple[Mention, …]     money, quantities, dates, energy words
published_date(text) -> str | None                       the day that the head of an article gives
"""

from kg.mentions.base import Mention
from kg.mentions.dateline import published_date
from kg.mentions.reading import read

__all__ = ["Mention", "published_date", "read"]
