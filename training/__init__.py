"""The recipes that train what is shipped; ``python -m training.run --help`` says how the pipelines are made."""
