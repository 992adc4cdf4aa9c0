"""What a person does in the browser, one small step a function."""

from __future__ import annotations

from playwright.sync_api import Page

DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def go(page: Page, address: str) -> None:
    """Open an address and wait until the page stands."""
    page.goto(address)
    page.wait_for_selector(".stMainBlockContainer .stHtml, .stMainBlockContainer h1")
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has been idle for a moment."""
    page.wait_for_timeout(350)
    page.wait_for_selector(DONE)
    page.wait_for_timeout(250)
    page.wait_for_selector(DONE)


def pick(page: Page, label: str, option: str) -> None:
    """Choose in a select box."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).first.click()
    settle(page)


def figure(page: Page, name: str) -> str:
    """A figure of the strip by what it counts."""
    return page.locator("dl.figures .figure", has_text=name).locator("dd").first.inner_text()


def node_position(page: Page, node: str) -> dict[str, float]:
    """Where a node of the picture is on the screen."""
    box = page.locator(".graph-box")
    box.wait_for()
    return box.evaluate(
        """(box, node) => {
            const at = box.renderer.getNodeDisplayData(node);
            const place = box.renderer.framedGraphToViewport(at);
            const edge = box.querySelector(".graph-canvas").getBoundingClientRect();
            return { x: edge.left + place.x, y: edge.top + place.y };
        }""",
        node,
    )


def click_node(page: Page, node: str) -> None:
    """Click a node of the picture, once it stands still."""
    page.wait_for_selector(DONE)
    before = None
    while before != (place := node_position(page, node)):
        before = place
        page.wait_for_timeout(300)
    page.mouse.move(place["x"], place["y"])
    page.wait_for_timeout(100)
    page.mouse.click(place["x"], place["y"])


_NODES = "box => box.renderer ? box.renderer.getGraph().order : 0"


def nodes(page: Page) -> int:
    """How many nodes the picture has."""
    return page.locator(".graph-box").evaluate(_NODES)


def wait_for_more_nodes(page: Page, before: int) -> None:
    """Wait until the picture has grown: the script is done some time before the browser has drawn its data.

    The component's root is a shadow root, which page functions can't see into; so the locator is asked again.
    """
    for _ in range(100):
        if nodes(page) > before:
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"The picture still has {before} nodes.")


def write_query(page: Page, text: str) -> None:
    """Replace the text of the editor and run it."""
    page.locator(".editor-box .ace_content").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.locator(".editor-box").evaluate("(box, text) => box.editor.setValue(text, 1)", text)
    page.keyboard.press("Control+Enter")
    settle(page)
