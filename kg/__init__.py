"""AI-infrastructure announcements, read exactly and kept as a graph.

The flow, one stage a line::

    read(path | url | feed)  -> Article       kg.sources   what was published, by whom, when, in which language
    nlp(article.text)        -> Doc           kg.nlp       mentions, then events, with the trained pipelines
    extraction(doc)          -> Extraction    kg.events    what THIS text says, every role with its span
    facts(extraction)        -> list[Fact]    kg.resolve   who and where that is; which announcement it is
    quads(facts)             -> Dataset       kg.rdf       one named graph per article, evidence beside each role
    store.add(quads)         -> Outcome       kg.store     all of an article, or nothing of it
    views.…(store)           -> typed rows    kg.views     what the explorer, the command line and exports show
"""

__version__ = "0.7.0"
