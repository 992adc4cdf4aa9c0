"""The explorer: one file a page; data come from ``kg.views``, words from ``words/``, and no page holds SPARQL."""
