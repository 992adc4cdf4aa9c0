"""Copies data/ and ontology/ into the wheel, as kg/_shipped; everything else stands in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = ("data/organisations", "data/places", "data/rates", "ontology")


class BuildWithData(build_py):
    """The usual build, then the tables and the ontology beside the modules."""

    def run(self) -> None:
        """Builds, then copies; an editable install reads the checkout and needs no copy."""
        super().run()
        if not self.editable_mode:
            for name in SHIPPED:
                shutil.copytree(name, Path(self.build_lib) / "kg" / "_shipped" / name, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithData})
