"""What all pages of the review room share: the record as each role may see it, and how a page is made."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from testimonia import __version__
from testimonia.group.codes import CODE
from testimonia.model import Ledger
from testimonia.pipeline.contents import contents_of
from testimonia.publish.templates import templates_of
from testimonia.review.accounts import Accounts
from testimonia.review.books import ledgers_of
from testimonia.review.explanations import Explanations
from testimonia.review.kept import Kept, Latest
from testimonia.review.links import Links
from testimonia.review.queue import Queue
from testimonia.review.roles import Role
from testimonia.review.search import Hit, Index
from testimonia.review.secrecy import Mark, Mask, Secrecy
from testimonia.review.spoken import Spoken, spoken
from testimonia.review.web import words
from testimonia.review.web.messages import FOLDER, Catalogue, catalogue_for
from testimonia.review.web.security import Knocks, OneTimeKey, Sessions
from testimonia.review.workspace import OF_CONTENTS, View, Workspace

_TAG = re.compile(r"<[^>]*>")

Marks = tuple[Mark, ...]

MASKS, PAST_DAYS = 8, 4
"""Sets of marks, and past days, that are kept at once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the review room is opened.

    Args:
        hosts: names and addresses with port under which it answers.
        local_name: who reviews where there are no accounts.
        languages: folder of the message catalogues.
    """

    hosts: frozenset[str]
    local_name: str
    languages: Path = FOLDER


class Room:
    """What all pages share.

    Args:
        workspace: the record.
        accounts: who may come in; empty where one person reviews on their own machine.
        settings: how the room is opened.
    """

    def __init__(self, workspace: Workspace, accounts: Accounts, settings: Settings) -> None:
        self.workspace = workspace
        self.accounts = accounts
        self.settings = settings
        self.sessions = Sessions()
        self.knocks = Knocks()
        self.key = OneTimeKey()
        self.registry = workspace.record.configuration.registry
        self.secrecy = Secrecy(workspace.record.folder)
        self.links = Links()
        self.explanations = Explanations(workspace.record.configuration)
        self._masks = Kept(MASKS)
        self._views: defaultdict[Marks, Latest[tuple[View, View]]] = defaultdict(Latest)
        self._past = Kept(PAST_DAYS)
        self._indexes = Kept(MASKS, let_go=Index.close)
        workspace.prepare = self._prepare
        self._templates = templates_of("testimonia.review.web")
        self._templates.filters |= words.FILTERS
        self._templates.tests["code"] = CODE.fullmatch
        self._templates.globals |= {"version": __version__, "Markup": Markup, "Role": Role}
        self._prepare(workspace.view)

    def mask(self, request: Request) -> Mask:
        """What is blacked out for the one who asks."""
        marks = self._marks(request)
        return self._masks.of(marks, lambda: Mask(marks))

    def view(self, request: Request) -> View:
        """The latest view as the one who asks may see it: pages never hold what is kept secret from their reader."""
        whole, mask = self.workspace.view, self.mask(request)
        if not mask:
            return whole

        def make(last: tuple[View, View] | None) -> tuple[View, View]:
            judgements = mask(whole.judgements)
            if last and last[0].contents is whole.contents:
                return whole, last[1].after(judgements, whole.number)
            return whole, View(mask(whole.contents), judgements, whole.number)

        return self._views[self._marks(request)].of(whole, make)[1]

    def view_of(self, request: Request, day: date) -> View:
        """What the record held at the end of a day (UTC), as the one who asks may see it.

        Raises:
            NotInRecord: it held nothing yet.
        """
        end = datetime.combine(day, time.max, tzinfo=UTC)
        now = None if end < datetime.now(UTC) else self.workspace.view.number
        mask = self.mask(request)
        return self._past.of(
            (day, now, self._marks(request)), lambda: View(mask(contents_of(self.workspace.record, at=end)), (), 0)
        )

    def search(self, request: Request, words: str) -> list[Hit]:
        """What holds some words, of what the one who asks may see."""
        return self._index(self._marks(request)).search(self.view(request), words)

    def queue(self, request: Request) -> Queue:
        """What needs a person, as the one who asks may see it."""
        return _queue(self.view(request))

    def ledgers(self, request: Request) -> tuple[Ledger, ...]:
        """The totals over periods and regions, against the incidents that they contain."""
        return self._ledgers(self.view(request))

    def sources(self, view: View) -> Spoken:
        """Who speaks in a view."""
        return view.once("sources", lambda: spoken(view, self.registry))

    def _index(self, marks: Marks) -> Index:
        return self._indexes.of(marks, lambda: Index(self.workspace.record.store.word_index()))

    def _marks(self, request: Request) -> Marks:
        return self.secrecy.kept_from(request.state.who[1])

    def _ledgers(self, view: View) -> tuple[Ledger, ...]:
        return view.once("ledgers", lambda: ledgers_of(view, self.registry))

    def _prepare(self, view: View) -> None:
        """Make what pages look up in a whole record, before anybody asks for it."""
        for name in OF_CONTENTS:
            getattr(view, name)
        _queue(view)
        self._ledgers(view)
        self.sources(view)
        self._index(()).follow(view)

    def catalogue(self, request: Request) -> Catalogue:
        """The messages in the language of the one who asks."""
        return catalogue_for(request.headers.get("accept-language", ""), self.settings.languages)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
        """A page made from its template."""
        who = self.sessions.who(request)
        catalogue = self.catalogue(request)
        text = self._templates.get_template(template).render(
            path=request.url.path,
            who=who[0] if who else None,
            role=who[1] if who else None,
            rebuilding=self.workspace.is_rebuilding,
            catalogue=catalogue,
            _=catalogue.say,
            **values,
        )
        if who:
            self.note_reading(who, request.url.path, html.unescape(_TAG.sub("", text)))
        return HTMLResponse(text, status_code=status)

    def note_reading(self, who: tuple[str, Role], path: str, text: str) -> None:
        """Note in the log of the record who was shown which fields that are kept secret from others."""
        name, role = who
        seen = [mark for mark in self.secrecy.open_to(role) if Mask([mark]).hides(text)]
        if seen:
            what = [f"{mark.item} {mark.field}" for mark in seen]
            self.log(name, {"what": what, "page": path})

    def log(self, name: str, details: dict[str, Any], *, event: str = "read") -> None:
        """Note in the log of the record that somebody read something sensitive, or kept it secret."""
        with self.workspace.writing() as record:
            record.archive.log(event, {**details, "by": name}, at=datetime.now(UTC))


def _queue(view: View) -> Queue:
    return view.once("queue", lambda: Queue(view))
