"""A question in plain French or English -> a query that can be seen and changed.

question("Qui investit en Pennsylvanie ?", "fr", names)  ->  Question(query, understood, unread)

Read by patterns over our own word lists (kg/ask/lexicon) and the names that the graph and the gazetteer
know; what can't be read is said, never guessed.
"""

from kg.ask.question import Question, question
from kg.ask.reading import Named, NameFinder

__all__ = ["NameFinder", "Named", "Question", "question"]
