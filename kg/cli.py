"""The commands. Each body says what happens; how stands in ``kg.commands``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import __version__, commands

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Reads announcements about AI infrastructure, in French and English, into a graph with the sentence "
    "beside every fact. Start with [bold]kg extract ARTICLE[/bold], then [bold]kg build ARTICLES[/bold], "
    "then [bold]kg explore[/bold].",
)

Paths = Annotated[
    list[str], typer.Argument(help="Files (.txt, .md, .html), folders of them, or - for standard input.")
]
StorePath = Annotated[
    str, typer.Option("--store", "-s", envvar="KG_STORE", help="Folder of the graph, or a server’s address.")
]
Pipeline = Annotated[
    list[str] | None,
    typer.Option("--pipeline", help="Another spaCy pipeline, as fr=NAME or en=NAME; may be repeated."),
]


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Prints the version where asked."""
    if show:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.command()
def extract(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", "-f", help="jsonl, json or table.")] = "jsonl",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule or score put each value there.")
    ] = False,
    pipeline: Pipeline = None,
) -> None:
    """Print what each article says: one record an article, every value with its place in the text."""
    commands.extract(paths, format, explain, pipeline or [])


@app.command()
def build(
    paths: Paths,
    store: StorePath = "store",
    pipeline: Pipeline = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only the closing line.")] = False,
) -> None:
    """Read articles into the graph. What is there already stays; a changed article replaces its own statements."""
    commands.build(paths, store, pipeline or [], quiet)


@app.command()
def query(
    what: Annotated[
        str, typer.Argument(help="SPARQL text, a .rq file, the name of a question, or - for standard input.")
    ],
    store: StorePath = "store",
    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="name=value; may be repeated.")] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, csv, tsv, json, xml or turtle.")] = "table",
    seconds: Annotated[float, typer.Option(help="Longest time of the query; then it is stopped.", min=0.001)] = 60,
) -> None:
    """Ask the graph. `kg questions` lists the named questions."""
    commands.query(what, store, param or [], format, seconds)


@app.command()
def questions(
    language: Annotated[str, typer.Option("--language", "-l", help="fr or en.")] = "en",
) -> None:
    """List the named questions with their parameters."""
    commands.questions(language)


@app.command()
def stats(store: StorePath = "store") -> None:
    """Count what the graph holds and print its canonical hash."""
    commands.stats(store)


@app.command()
def check(
    store: StorePath = "store",
    file: Annotated[Path | None, typer.Option("--file", help="Check an exported file instead.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="The compiled checks only, without pySHACL.")] = False,
) -> None:
    """Check the graph against its SHACL shapes; findings are sentences that name the article."""
    commands.check(store, file, quick)


@app.command()
def score(
    gold: Annotated[
        Path,
        typer.Argument(
            help="Folder of STEM.txt with STEM.json beside it, of stories, or of adversarial sentences."
        ),
    ],
    pipeline: Pipeline = None,
    extractor: Annotated[
        str, typer.Option(help="rules, or llm to compare a language model (KG_LLM_… set).")
    ] = "rules",
    format: Annotated[str, typer.Option("--format", "-f", help="table or json.")] = "table",
) -> None:
    """Compare the reading with gold records: precision, recall and F1 by slot and language."""
    commands.score(gold, pipeline or [], extractor, format)


@app.command()
def retract(
    article: Annotated[str, typer.Argument(help="The article's id: the stem of its file.")],
    store: StorePath = "store",
) -> None:
    """Take one article and its statements out of the graph, and nothing else."""
    commands.retract(article, store)


@app.command()
def store(
    action: Annotated[str, typer.Argument(help="backup, restore or verify.")],
    file: Annotated[Path | None, typer.Argument(help="The N-Quads file to write or to read.")] = None,
    store: StorePath = "store",
) -> None:
    """Back the graph up as canonical N-Quads, restore it from them, or verify it."""
    commands.keep(action, store, file)


@app.command()
def judge(
    kind: Annotated[str, typer.Argument(help="same, different, wrong, right or reject.")],
    subject: Annotated[str, typer.Argument(help="Id of an announcement or entity, e.g. announcement/1a2b….")],
    object: Annotated[str, typer.Argument(help="The other one, for same and different.")] = "",
    slot: Annotated[str, typer.Option(help="For wrong and right: amount, status, jobs, …")] = "",
    value: Annotated[str, typer.Option(help='For wrong and right, e.g. "20000000000 USD".')] = "",
    why: Annotated[str, typer.Option("--why", help="The reason, for those who read it later.")] = "",
    author: Annotated[str, typer.Option(envvar="KG_AUTHOR", help="Who judges.")] = "",
    store: StorePath = "store",
) -> None:
    """Correct the graph by hand; judgements are rows in data/judgements and survive every build."""
    commands.judge(kind, subject, object, slot, value, why, author, store)


@app.command()
def why(
    announcement: Annotated[str, typer.Argument(help="Id or IRI of an announcement.")], store: StorePath = "store"
) -> None:
    """Tell why the articles of an announcement were joined, comparison by comparison."""
    commands.why(announcement, store)


@app.command()
def explore(
    store: StorePath = "store",
    port: Annotated[int, typer.Option(help="Port of the explorer on this machine.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open the explorer in the browser."""
    commands.explore(store, port, browser)


@app.command()
def export(
    target: Annotated[
        str, typer.Argument(help="File or folder (csv, parquet) to write, or - for standard output.")
    ],
    store: StorePath = "store",
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf, csv, parquet or html; "
            "else told by the ending.",
        ),
    ] = None,
    query: Annotated[
        str | None, typer.Option("--query", help="Only announcements and articles in this query's answer.")
    ] = None,
    article: Annotated[list[str] | None, typer.Option("--article", help="Only what this article says.")] = None,
    organisation: Annotated[list[str] | None, typer.Option("--organisation", help="Only with this actor.")] = None,
    place: Annotated[list[str] | None, typer.Option("--place", help="Only in this place.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="From this date on, e.g. 2025-06.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Up to this date.")] = None,
    language: Annotated[str, typer.Option("--language", "-l", help="fr or en, for the picture.")] = "en",
) -> None:
    """Write the graph, or a part of it, as a file for other tools."""
    chosen = (query, article or [], organisation or [], place or [], since, until)
    commands.export(target, store, format, chosen, language)


@app.command()
def serve(
    store: StorePath = "store",
    host: Annotated[str, typer.Option(help="Address to listen on; this machine only unless told.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 7878,
    seconds: Annotated[float, typer.Option(help="Longest time of a query.")] = 30,
    rows: Annotated[int, typer.Option(help="Most rows of an answer.")] = 100_000,
    workers: Annotated[int | None, typer.Option(help="Queries that run at once; else one a core.")] = None,
) -> None:
    """Answer SPARQL over HTTP at /sparql, reading only, with a query page at /."""
    commands.serve(store, host, port, seconds, rows, workers)


def main() -> None:
    """The command ``kg``: errors that the user can mend are one sentence and exit status 1."""
    commands.guarded(app)
