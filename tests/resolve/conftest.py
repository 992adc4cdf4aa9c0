"""Lying here, this file lets the tests of this folder import ``telling``."""
