"""The accessibility scan: axe-core run in the page that a browser shows."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "build" / "test-assets" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every rule is applied all the same; naming each element that breaks none takes as long again. What breaks none stays
# in the page: to hand it over takes longer than many a rule.
RULES_BROKEN = """async (tags) => {
    document.querySelectorAll('details').forEach((each) => { each.open = true });
    if (!window.axe) return null;
    const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return found.violations.map((rule) =>
        `${rule.id}: ${rule.help} – ${rule.nodes.length} ×, first ${rule.nodes[0].html.slice(0, 200)}`);
}"""
STICKING_OUT = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
    [...document.querySelectorAll('body *')]
    .filter((each) => {
        const words = document.createRange();
        words.selectNodeContents(each);
        const right = Math.max(each.getBoundingClientRect().right, words.getBoundingClientRect().right);
        return right > window.innerWidth + 1 && !each.closest('[data-frame]');
    })
    .map((each) => each.tagName + '.' + each.className)"""
BOTH = f"""async (tags) => {{
    const broken = await ({RULES_BROKEN})(tags);
    return broken && [...broken, ...({STICKING_OUT})().map((each) => `sticks out: ${{each}}`)];
}}"""
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


def check(page: Page, script: str = RULES_BROKEN) -> list[str]:
    """What is wrong with the page as it stands: one line for each rule, with the first element that breaks it.

    An empty list means that axe found nothing for WCAG 2.2 AA and its own best practice. Folded parts are opened first,
    for axe passes over what is not shown.
    """
    found: list[str] | None = page.evaluate(script, TAGS)
    if found is None:  # nobody has looked at this page before
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(script, TAGS)
    assert found is not None, "axe did not load"
    return found


def check_and_measure(page: Page) -> list[str]:
    """What ``check`` and ``too_wide`` find, asked for at once."""
    return check(page, BOTH)


def too_wide(page: Page) -> list[str]:
    """Elements that stick out of the window to the right, unless a frame of their own scrolls them; at 320 px too.

    The words of an element too, where its own box ends in time: a long word runs on beyond it.
    """
    return list(page.evaluate(STICKING_OUT))
