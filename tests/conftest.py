"""Lying here, this file lets every test import ``factory``."""
