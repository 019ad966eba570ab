"""An update as a mail that waits to be sent: plain text and HTML side by side."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from assistant.domain.base import stable_id
from assistant.export.html_page import html_fragment
from assistant.export.layout import lay_out
from assistant.export.plain import plain
from assistant.export.publication import Publication


def mail(publication: Publication) -> bytes:
    """Return the mail's bytes, the same for the same update; it has no addressees.

    Mail programs open it as a draft (`X-Unsent`).
    """
    page = lay_out(publication)
    message = EmailMessage(policy=SMTP)
    stamp = f"[{page.stamp}] " if page.stamp else ""
    message["Subject"] = f"{stamp}{page.title}, {page.day}: {page.overall}"
    message["X-Unsent"] = "1"
    text, page_of_html = plain(publication), html_fragment(publication)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page_of_html, subtype="html", cte="quoted-printable")
    message.set_boundary(stable_id("part", text, page_of_html))
    return message.as_bytes()
