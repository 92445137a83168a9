"""Reports of mail that came back, read from bytes that anybody may have written: nothing raises, little is believed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscp.lib.returned import MOST_BYTES, MOST_WORDS, read_report
from tests.record.reports import auto_reply, exchange, postfix

NUMBER = "0d9c3b6e-6a0e-4c5e-9a55-0f4f6b1f2c3d"
OTHER = "11111111-2222-4333-8444-555555555555"
NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
OURS = f"<{NUMBER}@partnership.example.org>"


def test_a_report_says_of_which_mail_that_it_is_for_good_and_why() -> None:
    found = read_report(postfix(OURS))
    assert found is not None and found.tokens == (NUMBER,) and found.failed
    assert found.words == "550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown (ann@example.net)"
    found = read_report(exchange(OURS))
    assert found is not None and found.tokens == (NUMBER,) and found.failed
    assert found.words == "550 5.2.2 RESOLVER.ADR.RecipientLimit; mailbox full (ann@example.net)"


def test_the_address_it_was_sent_to_names_the_mail_before_what_it_returns() -> None:
    found = read_report(postfix(f"<{OTHER}@elsewhere.example.org>", to=f"bounces+{NUMBER}@partnership.example.org"))
    assert found is not None and found.tokens == (NUMBER, OTHER)
    assert read_report(postfix("<no-number@x>", to=f"bounces+{NUMBER.upper()}@x")).tokens == (NUMBER,)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("action", "failed"), [("failed", True), ("FAILED ", True), ("delayed", False), ("relayed", False)]
)
def test_only_what_was_given_up_is_failed(action: str, failed: bool) -> None:
    found = read_report(postfix(OURS, action=action, status="4.4.1", said="connect timed out"))
    assert found is not None and found.failed is failed and found.words == "4.4.1 connect timed out (ann@example.net)"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff" * 1000,
        b"From: a@b.org\n\nHello",
        auto_reply(OURS, to=f"bounces+{NUMBER}@x"),
        postfix("<not-ours@example.org>"),
        postfix(OURS).replace(b"multipart/report; report-type=delivery-status", b"multipart/mixed"),
        postfix(OURS).replace(b"Action: failed\n", b""),
        postfix(OURS).replace(b"message/delivery-status", b"text/plain"),
        b"Content-Type: multipart/report; boundary=x\n\n"
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3000,
        b"Content-Type: multipart/report; boundary=x\n\n--x\n" + NESTED,
        b"Content-Type: multipart/report; boundary=x\n" + b"To: " + b"a" * 300_000 + b"\n\n--x--",
    ],
)
def test_what_is_no_report_of_ours_is_none(data: bytes) -> None:
    assert read_report(data) is None


def test_of_what_is_long_the_beginning_is_read_and_words_are_one_printable_line() -> None:
    said = "550 no\n\twith \x1b[31mcolours\x00 and =?utf-8?q?=E2=80=8E?= " + "x" * 5000
    found = read_report(postfix(OURS, said=said))
    assert found is not None and len(found.words) == MOST_WORDS and found.words.isprintable()
    long = postfix(OURS) + b"A" * MOST_BYTES
    assert read_report(long) is not None
    late = postfix(OURS, said="550 no" + "\n x" * MOST_BYTES)
    assert read_report(late) is None, "its mail would come after what is read"


def test_a_report_within_the_mail_that_a_report_returns_is_not_believed() -> None:
    inner = exchange(f"<{OTHER}@x>").decode()
    outer = postfix(OURS).decode()
    head, _, tail = outer.partition("Dear Ann")
    found = read_report(f"{head}{inner}{tail}".encode())
    assert found is not None and found.tokens == (NUMBER,)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_bytes_raise(data: st.DataObject) -> None:
    text = bytearray(data.draw(st.sampled_from([postfix(OURS), exchange(OURS), auto_reply(OURS)])))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    found = read_report(bytes(text))
    assert found is None or (found.words.isprintable() and len(found.words) <= MOST_WORDS)
