"""``kg serve``: a SPARQL 1.1 Protocol endpoint that only reads.

    server      listens, with patience for slow clients that comes to an end
    endpoint    what each address answers, over Starlette
    request     a request -> the query, its dataset and the format, or the refusal with its status
    negotiate   Accept -> media type
    pool        worker processes; the one whose time is up is killed
    worker      one process: a query -> bytes (``dataset`` picks the graphs that it sees)
    describe    the service description
    page        the query page, without network

The parent never parses a query: a text that is slow to parse costs a worker its time, and nobody else.
"""

from kg.serve.endpoint import endpoint
from kg.serve.limits import Limits

__all__ = ["Limits", "endpoint"]
