"""Reports of mail that came back, as mail servers write them (RFC 3464, RFC 6522)."""

POSTFIX = """\
Return-Path: <>
Delivered-To: {to}
Received: by mail.example.org (Postfix) id 4F1C; Mon, 15 Jun 2026 10:00:02 +0100 (BST)
Date: Mon, 15 Jun 2026 10:00:02 +0100 (BST)
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="4F1C.1781514002/mail.example.org"
Content-Transfer-Encoding: 8bit
Message-Id: <20260615090002.4F1C@mail.example.org>

This is a MIME-encapsulated message.

--4F1C.1781514002/mail.example.org
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

--4F1C.1781514002/mail.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
X-Postfix-Queue-ID: 4F1C
Arrival-Date: Mon, 15 Jun 2026 10:00:01 +0100 (BST)

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; {said}

--4F1C.1781514002/mail.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822

Return-Path: <{to}>
Message-ID: {message_id}
From: Safeguarding partnership <no-reply@localhost>
To: {recipient}
Subject: Invitation
Content-Type: text/plain

Dear Ann
--4F1C.1781514002/mail.example.org--
"""

EXCHANGE = """\
From: Microsoft Outlook <postmaster@example.net>
To: <no-reply@localhost>
Date: Mon, 15 Jun 2026 09:00:07 +0000
Subject: Undeliverable: Invitation
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="_eb1d_"

--_eb1d_
Content-Type: multipart/alternative; boundary="_alt_"

--_alt_
Content-Type: text/html; charset="us-ascii"

<html><body><b>Your message to ann@example.net couldn't be delivered.</b></body></html>
--_alt_--

--_eb1d_
Content-Type: message/delivery-status

Reporting-MTA: dns;AB1PR01.prod.exchangelabs.com
Received-From-MTA: dns;mail.example.org

Final-Recipient: RFC822;{recipient}
Action: Failed
Status: 5.2.2
Diagnostic-Code: smtp;550 5.2.2 RESOLVER.ADR.RecipientLimit; mailbox full

--_eb1d_
Content-Type: text/rfc822-headers

From: Safeguarding partnership <no-reply@localhost>
To: {recipient}
Subject: Invitation
Message-ID: {message_id}
MIME-Version: 1.0

--_eb1d_--
"""

AUTO_REPLY = """\
From: Ann <ann@example.net>
To: {to}
Subject: Out of office
In-Reply-To: {message_id}
Auto-Submitted: auto-replied
Content-Type: text/plain

I am away. Action: failed
"""


def postfix(message_id: str, to: str = "no-reply@localhost", **more: str) -> bytes:
    """A report of Postfix: ``to`` is the address that the mail was sent from."""
    told = {
        "recipient": "ann@example.net",
        "action": "failed",
        "status": "5.1.1",
        "said": "550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown",
    }
    return POSTFIX.format(message_id=message_id, to=to, **(told | more)).encode()


def exchange(message_id: str, recipient: str = "ann@example.net") -> bytes:
    """A report of Exchange Online, which returns the head of the mail only."""
    return EXCHANGE.format(message_id=message_id, recipient=recipient).encode()


def auto_reply(message_id: str, to: str = "no-reply@localhost") -> bytes:
    """No report: somebody is away."""
    return AUTO_REPLY.format(message_id=message_id, to=to).encode()
