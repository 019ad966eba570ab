"""The parts of a mail that are its body, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message

from assistant.domain.reading import ReadProblem

_MOST_PARTS = 500
_DEEPEST = 60
_DEEPEST_FORWARD = 3


@dataclass
class BodyParts:
    """One pass over the parts; `text_of` decodes a part that is text.

    `header_of` returns a header on one line, `name_of` the name of a part that is a
    file: a program may show it within the mail, but it is not what its sender says.
    `forwards` are the mails that are parts of this one, as text below their headers.
    """

    text_of: Callable[[Message], str]
    header_of: Callable[[Message, str], str]
    name_of: Callable[[Message], str]
    seen: int = 0
    forwards: list[str] = field(default_factory=list)
    too_many: bool = False

    def read(self, message: Message) -> str:
        """Return the text of all parts, the forwarded mails last."""
        own = self._text(message, 0, 0)
        return "\n\n".join(filter(str.strip, (own, *self.forwards)))

    def problems(self) -> list[ReadProblem]:
        """Say that parts were left out."""
        if not self.too_many:
            return []
        return [
            ReadProblem(
                where="body",
                what=f"the mail has more than {_MOST_PARTS} parts or nests them too "
                "deeply; what is beyond was not read",
                fix="save the text by itself and ingest it if it matters",
            )
        ]

    def _text(self, part: Message, depth: int, within: int) -> str:
        self.seen += 1
        if self.seen > _MOST_PARTS or depth > _DEEPEST:
            self.too_many = True
            return ""
        if part.get_content_type() == "message/rfc822":
            self._forward(part, depth, within)
            return ""
        if not part.is_multipart():
            is_body = is_text(part) and not (depth and self.name_of(part))
            return self.text_of(part).strip("\r\n") if is_body else ""
        inner = [one for one in part.get_payload() if isinstance(one, Message)]
        if part.get_content_subtype() == "alternative":
            inner.sort(key=lambda one: one.get_content_type() != "text/plain")
            texts = (self._text(one, depth + 1, within) for one in inner)
            return next(filter(str.strip, texts), "")
        kept = [self._text(one, depth + 1, within) for one in inner[: _MOST_PARTS + 1]]
        return "\n\n".join(dict.fromkeys(filter(str.strip, kept)))

    def _forward(self, part: Message, depth: int, within: int) -> None:
        """Keep a mail that is a part as text below its headers, which quote it."""
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        if not isinstance(inner, Message):
            return
        if within >= _DEEPEST_FORWARD:
            self.too_many = True
            return
        names = ("From", "Date", "Subject")
        found = {name: self.header_of(inner, name) for name in names}
        head = [f"{name}: {value}" for name, value in found.items() if value]
        place = len(self.forwards)
        text = self._text(inner, depth + 1, within + 1)
        block = "\n".join(["-----Original Message-----", *head, "", text])
        self.forwards.insert(place, block)


def is_text(part: Message) -> bool:
    """Whether it is text to be shown, and no attachment."""
    return (
        part.get_content_maintype() == "text"
        and part.get_content_subtype() in {"plain", "html"}
        and part.get_content_disposition() != "attachment"
    )
