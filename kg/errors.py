"""One small tree of errors; each message is a full sentence that says what, where and what to do."""


class KgError(Exception):
    """Something that the user can mend; ``str(error)`` is one sentence for people, never a traceback."""


class UnreadableArticle(KgError):
    """A file, folder or stream that cannot be read as an article."""


class InvalidRecord(KgError):
    """A JSON record that does not follow the contract of records (RECORD.md)."""


class PipelineMissing(KgError):
    """A language pipeline that is not installed or lacks a component that the reading needs."""


class UnknownTerm(KgError):
    """A name that the ontology does not have."""


class StoreProblem(KgError):
    """A store that cannot be opened, is locked, damaged, or of another version."""


class QueryProblem(KgError):
    """A query or a parameter that cannot be run as it stands."""


class TookTooLong(QueryProblem):
    """A query that was ended at its time limit."""


class ShapeViolation(KgError):
    """Statements that break a SHACL shape."""


class ExportProblem(KgError):
    """An export that cannot be written."""


class JudgementProblem(KgError):
    """A judgement by hand that cannot be applied, or two that contradict each other."""


class SecondReaderProblem(KgError):
    """A language model that cannot be asked, or whose answer is none."""
