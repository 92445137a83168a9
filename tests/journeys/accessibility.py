"""The accessibility scan: axe-core run in the page that a browser shows."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "build" / "test-assets" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every rule is applied all the same; naming each element that breaks none takes as long again.
RUN = "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"
CHROMIUM = "/usr/bin/chromium-headless-shell"  # the engine without the windows round it
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def check(page: Page) -> list[str]:
    """What is wrong with the page as it stands: one line for each rule, with the first element that breaks it.

    An empty list means that axe found nothing for WCAG 2.2 AA and its own best practice. Folded parts are opened first,
    for axe passes over what is not shown.
    """
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return [
        f"{rule['id']}: {rule['help']} – {len(rule['nodes'])} ×, first {rule['nodes'][0]['html'][:200]}"
        for rule in found["violations"]
    ]


def too_wide(page: Page) -> list[str]:
    """Elements that stick out of the window to the right, unless a frame of their own scrolls them; at 320 px too.

    The words of an element too, where its own box ends in time: a long word runs on beyond it.
    """
    script = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
        [...document.querySelectorAll('body *')]
        .filter((each) => {
            const words = document.createRange();
            words.selectNodeContents(each);
            const right = Math.max(each.getBoundingClientRect().right, words.getBoundingClientRect().right);
            return right > window.innerWidth + 1 && !each.closest('[data-frame]');
        })
        .map((each) => each.tagName + '.' + each.className)"""
    return list(page.evaluate(script))
