"""The recipes that train what is shipped; ``python -m training.run --help`` says how the pipelines are made."""

import os

# One thread a process, so that sums come out the same; numpy reads these when it is first imported.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
