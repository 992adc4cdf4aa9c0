"""The trained French and English pipelines, and the parts of them that spaCy does not have."""
