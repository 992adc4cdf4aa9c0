"""Web pages: the main text without the site's dressing, headings and list items one a line, always the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UnreadableArticle
from kg.sources import Source, read_source
from kg.sources.html import read_page
from kg.text import plain

NEWSPAPER = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Calvado Cloud s’installe à Denain | L’Écho du Nord</title>
<meta property="og:title" content="Calvado Cloud s’installe à Denain">
<meta property="og:url" content="https://echo.example/eco/calvado">
<meta property="article:published_time" content="2025-06-12T08:30:00+02:00">
<meta property="og:site_name" content="L’Écho du Nord">
<script>window.dataLayer = [{price: "12 milliards d'euros"}];</script>
<style>.menu { color: red } /* 500 MW */</style></head>
<body>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">Économie</a></li>
<li><a href="/abo">Abonnez-vous pour 1 euro par mois</a></li></ul></nav></header>
<main><article>
<h1>Calvado Cloud s’installe
à Denain</h1>
<p class="byline">Denain, le 12 juin 2025 – par Lise Maréchal</p>
<p class="chapo">
Le groupe caennais investira 640&nbsp;millions d’euros dans un centre de données de 90&#8239;MW.</p>
<h2>Un chantier de deux ans</h2>
<p>Les travaux commenceront en septembre. Le site emploiera <strong>120&nbsp;personnes</strong>, selon la
<a href="/mairie">mairie</a>.<br>La livraison est prévue en 2027.</p>
<ul><li>90 MW de puissance électrique</li><li>16 000 GPU Nvidia</li></ul>
<h3>Et ailleurs</h3>
<ol><li>Lunel : projet abandonné</li><li>Roanne : <ul><li>phase 1</li><li>phase 2</li></ul></li></ol>
<blockquote><p>« C’est une chance pour le territoire », dit la maire.</p></blockquote>
<p hidden>Caché : 9 milliards d’euros pour personne, dit le texte que nul ne voit.</p>
<p style="display: none">Caché aussi : 8 milliards d’euros pour personne, dit l’autre.</p>
<!-- En commentaire : 7 milliards d’euros. -->
<template><p>Gabarit : 6 milliards d’euros pour un site qui n’existe pas.</p></template>
<noscript><p>Activez JavaScript pour lire les 5 milliards d’euros de la suite.</p></noscript>
</article></main>
<aside><h2>Newsletter</h2><form><p>Recevez nos articles chaque matin.</p><input name="mail"></form></aside>
<section class="related"><h2>À lire aussi</h2>
<ul><li><a href="/1">Netflix augmente ses prix</a></li></ul></section>
<section id="comments">
<div class="comment"><p>Jean : encore 3 milliards jetés par les fenêtres !</p></div></section>
<footer><p>© 2025 L’Écho du Nord – Mentions légales – Cookies</p></footer>
</body></html>"""

NEWSPAPER_TEXT = """Calvado Cloud s'installe à Denain
Denain, le 12 juin 2025 - par Lise Maréchal

Le groupe caennais investira 640 millions d'euros dans un centre de données de 90 MW.
Un chantier de deux ans
Les travaux commenceront en septembre. Le site emploiera 120 personnes, selon la mairie.
La livraison est prévue en 2027.
- 90 MW de puissance électrique
- 16 000 GPU Nvidia
Et ailleurs
- Lunel : projet abandonné
- Roanne :
  - phase 1
  - phase 2
« C'est une chance pour le territoire », dit la maire."""

SOUP = """<html><head><title>Larkspur Cloud to build in Enid - Prairie Wire</title></head>
<body><div id="top"><a href=/>Home</a> <a href=/biz>Business</a> <a href=/login>Log in</a></div>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<div class="content"><div class="hd">Larkspur Cloud to build in Enid</div>
<div class="meta">TULSA, June 12, 2025 (Prairie Wire)</div>
<div>Larkspur Cloud said on Thursday it would invest $640 million in a data centre in Enid, Oklahoma.</div>
<div>The campus will draw 120 MW.<p>It will create 85 permanent jobs<p>and hold 16,000 GPUs.
<ul><li>Phase one: 40 MW<li>Phase two: 80 MW</ul>
<script>document.write("$6 billion")</script>
<h2>What comes next</h2>
<p>The council votes in July.</p></div></div>
<div class="sidebar"><h3>Most read</h3><ul><li><a href=/a>Netflix raises prices</a></ul></div>
<div class="footer">All rights reserved. Terms. Privacy.</div></body></html>"""

SOUP_TEXT = """Larkspur Cloud to build in Enid
TULSA, June 12, 2025 (Prairie Wire)

Larkspur Cloud said on Thursday it would invest $640 million in a data centre in Enid, Oklahoma.
The campus will draw 120 MW.
It will create 85 permanent jobs
and hold 16,000 GPUs.
- Phase one: 40 MW
- Phase two: 80 MW
What comes next
The council votes in July."""


def test_a_newspaper_page_gives_its_article_alone() -> None:
    """Menus, boxes, comments, scripts, styles and what is hidden stay out; order, headings, lists stay."""
    page = read_page(NEWSPAPER)
    assert plain(page.text) == NEWSPAPER_TEXT
    assert page.title == "Calvado Cloud s’installe à Denain"
    assert page.published == "2025-06-12"
    assert page.publisher == "L’Écho du Nord"
    assert page.url == "https://echo.example/eco/calvado"


def test_a_page_of_bare_divisions_with_unclosed_tags_is_read() -> None:
    """Where no tag says what the article is, its text is found all the same, with its dateline."""
    page = read_page(SOUP)
    assert page.text == SOUP_TEXT
    assert page.title == "Larkspur Cloud to build in Enid"


def test_the_year_of_a_copyright_line_is_no_date_of_publication() -> None:
    """A date that the metadata do not state is not guessed from the text."""
    assert read_page(SOUP.replace("All rights", "© 2019 All rights")).published is None


def test_a_date_in_structured_data_is_read() -> None:
    """The date of a schema.org article is metadata."""
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-06-12"}</script>'
    assert read_page(SOUP.replace("</head>", f"{data}</head>")).published == "2025-06-12"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x"])
def test_an_address_that_is_none_of_the_web_is_not_kept(url: str) -> None:
    """Only http and https addresses are taken from a page."""
    page = read_page(SOUP.replace("</head>", f'<link rel="canonical" href="{url}"></head>'))
    assert page.url is None
    assert page.text == SOUP_TEXT


def test_a_page_reads_the_same_in_every_process() -> None:
    """Hash seeds, earlier pages and time zones change nothing."""
    code = (
        "import sys; from kg.sources.html import read_page\n"
        "read_page('<html><body><p>' + 'Another page was read before. ' * 9 + '</p></body></html>')\n"
        "print(read_page(sys.stdin.read()))"
    )
    told = set()
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati"), ("3", "Pacific/Pago_Pago")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=NEWSPAPER,
            capture_output=True,
            encoding="utf-8",
            env=env,
            cwd=Path(__file__).parents[2],
            check=True,
        )
        told.add(done.stdout)
    assert told == {f"{read_page(NEWSPAPER)}\n"}


NO_ARTICLE = {
    "menus alone": "<html><head><title>Site</title></head><body><nav><ul><li><a href=/a>Home</a><li><a href=/b>"
    "News</a></ul></nav><script>var x = 'The company will invest 5 billion.'</script></body></html>",
    "a page that a script fills": "<html><head><title>App</title></head><body><div id=root></div>"
    "<script src=/a.js></script></body></html>",
    "no tags": "just < some > words & no page",
    "one bracket": "<",
    "a comment": "<!-- The group will invest 5 billion in a campus near the town of Enid. -->",
    "an empty page": "<html></html>",
    "an empty tag soup": "<p><div></p></span>" * 50,
    "another document": "<?xml version='1.0'?><rss><channel><title>Feed</title></channel></rss>",
}


@pytest.mark.parametrize("page", NO_ARTICLE.values(), ids=NO_ARTICLE)
def test_a_page_without_main_text_is_one_sentence(tmp_path: Path, page: str) -> None:
    """Such a page is refused by name; nothing of its menus or scripts is read."""
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(UnreadableArticle, match=r"^page\.html: a page without main text; .*\.$"):
        read_source(Source(path, path.name))


def test_line_breaks_of_the_source_are_spaces() -> None:
    """A sentence that its source wraps is one line, as in a browser."""
    story = "Larkspur Cloud said on Thursday\nit would invest $640 million\nin a data centre in Enid."
    page = read_page(f"<html><body><h1>News</h1><p>{story}</p></body></html>")
    assert story.replace("\n", " ") in page.text.split("\n")


def test_an_endless_nest_of_tags_breaks_nothing() -> None:
    """A page nested thirty thousand deep is read or refused, and ends."""
    depth = 30_000
    words = "<p>The campus of the company is in Enid and will draw 120 MW of power.</p>"
    assert "<" not in read_page(f"<html><body>{'<div>' * depth}{words}{'</div>' * depth}</body></html>").text


def test_a_page_with_its_encoding_in_an_xml_line_is_read() -> None:
    """XHTML with an XML declaration is a page like any other."""
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + NEWSPAPER
    assert plain(read_page(page).text) == NEWSPAPER_TEXT


def test_a_page_file_is_an_article_with_what_its_metadata_say(tmp_path: Path) -> None:
    """From .html to an article: text, title, date, publisher and address; the language is told from the text."""
    path = tmp_path / "fr-01.HTM"
    path.write_text(NEWSPAPER.replace('lang="fr"', 'lang="en"'), encoding="utf-8")
    found = read_source(Source(path, path.name))
    assert (found.id, found.language, plain(found.text)) == ("fr-01", "fr", NEWSPAPER_TEXT)
    assert (found.published, found.publisher) == ("2025-06-12", "L’Écho du Nord")
    assert found.url == "https://echo.example/eco/calvado"
