"""An OpenID Connect provider that can lie (``openid.py`` starts one that cannot): code, PKCE, signed tokens, a page.

It is as strict as the specifications ask for (RFC 6749, RFC 7636, OpenID Connect Core 1.0): the code is good once, for
the client, the redirect address and the verifier it was asked with. ``person`` says who is at its sign-in page, and
the ``sign_with`` key or ``spoil`` let it lie.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

CLIENT, SECRET = "hscp", "a secret of the two"
CURVES = {"ES256": ec.SECP256R1, "ES256K": ec.SECP256K1}


def new_key(algorithm: str = "RS256") -> Any:
    """A private key to sign tokens with by this algorithm."""
    if algorithm in CURVES:
        return ec.generate_private_key(CURVES[algorithm]())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """One organisation's provider. ``person``: the claims about whoever signs in; ``spoil`` changes a token's."""

    person: dict[str, Any] = field(default_factory=dict)
    spoil: dict[str, Any] = field(default_factory=dict)
    cancels: bool = False
    email_on_page_only: bool = False
    url: str = ""
    called: str = ""  # what it says it is called, where that is a lie
    key: Any = field(default_factory=new_key)
    sign_with: Any = None
    algorithm: str = "RS256"
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, dict[str, Any]] = field(default_factory=dict)

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent back to: with a code, or with an error where the person cancels."""
        self.asked.append(query)
        if self.cancels:
            return f"{query['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': query['state']})}"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """The tokens for a code, or None where anything about the request is not right."""
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked.get("code_challenge_method") != "S256" or asked.get("code_challenge") != challenge:
            return None
        if form.get("redirect_uri") != asked["redirect_uri"]:
            return None
        moment = int(time.time())
        person = dict(self.person)
        access = secrets.token_urlsafe(16)
        self.tokens[access] = dict(person)
        if self.email_on_page_only:
            person.pop("email"), person.pop("email_verified")
        claims = {"iss": self.url, "aud": CLIENT, "iat": moment, "exp": moment + 60, **person}
        claims |= {"nonce": asked["nonce"]} if "nonce" in asked else {}
        claims |= self.spoil
        key = {"HS256": SECRET * 3, "none": None}.get(self.algorithm, self.sign_with or self.key)
        signed = jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": "one"})
        return {"access_token": access, "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def answer(self, path: str) -> dict[str, Any]:
        """The documents: what the provider offers, and its public key."""
        if path == "/jwks":
            name = "RS256" if self.algorithm in ("HS256", "none") else self.algorithm  # nobody publishes for those
            public = jwt.get_algorithm_by_name(name).to_jwk(self.key.public_key(), as_dict=True)
            return {"keys": [{**public, "kid": "one", "use": "sig", "alg": name}]}
        return {
            "issuer": self.called or self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }


def handler_of(provider: Provider) -> type[BaseHTTPRequestHandler]:
    """The HTTP side of a provider."""

    class Handler(BaseHTTPRequestHandler):
        def say(self, status: int, body: dict[str, Any]) -> None:
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.authorize(query))
                self.end_headers()
            elif parts.path == "/userinfo":
                page = provider.tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
                self.say(200 if page else 401, page or {})
            else:
                self.say(200, provider.answer(parts.path))

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = provider.token({name: values[0] for name, values in parse_qs(sent).items()})
            self.say(200 if given else 400, given or {"error": "invalid_grant"})

        def log_message(self, *args: Any) -> None:
            """Keep quiet."""

    return Handler


def start() -> tuple[Provider, ThreadingHTTPServer]:
    """Start a provider on a free port of this machine. Shut the server down in the end."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(provider))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return provider, server
