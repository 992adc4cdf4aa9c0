"""The optional second reader: asks a language model for the record, and believes what the text bears out.

    settings(env)              -> Settings      which endpoint, which model, how long to wait
    messages(article)          -> list          the instructions, and the article as data in a block of its own
    ask(settings, messages)    -> Reply         one answer, with tokens and seconds; kept by hash of the text
    checked(article, answer)   -> Extraction    every value found in the text and read there by our own readers

``second_reader(os.environ)`` puts these together behind the protocol of the first reader.
"""

from kg.second.reader import Extractor, SecondReader, Spent, second_reader

__all__ = ["Extractor", "SecondReader", "Spent", "second_reader"]
