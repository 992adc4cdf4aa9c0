"""``python -m kg.serve STORE PORT``: the endpoint alone, without the rest of the program."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.serve.server import serve

if __name__ == "__main__":
    serve(Path(sys.argv[1]), port=int(sys.argv[2]))
