"""What an answer must say to the browser, whatever it is."""

from typing import Any

# What every answer says to the browser, refusals and errors among them (OWASP ASVS 5.0, 3.4).
SAID = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NEVER_IN_A_POLICY = ("unsafe-inline", "unsafe-eval", "http:", "*")


def unsafe(response: Any) -> list[str]:
    """What an answer fails to say to the browser."""
    wrong = [name for name, value in SAID.items() if response.headers.get(name) != value]
    policy = response.headers.get("Content-Security-Policy", "")
    rules = dict((*rule.strip().split(" ", 1), "")[:2] for rule in policy.split(";"))
    if rules.get("default-src") != "'none'" or rules.get("frame-ancestors") != "'none'":
        wrong.append(f"Content-Security-Policy: {policy}")
    if rules.get("script-src") and not rules["script-src"].startswith("'nonce-"):  # an empty list allows none
        wrong.append(f"script-src: {rules.get('script-src')}")
    wrong += [f"{word} in the policy" for word in NEVER_IN_A_POLICY if word in policy]
    if "camera=()" not in response.headers.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    signed_in = "_auth_user_id" in getattr(response.wsgi_request, "session", {})
    if signed_in and "no-store" not in response.headers.get("Cache-Control", ""):
        wrong.append("Cache-Control")
    return wrong
