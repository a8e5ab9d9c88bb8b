"""The route table: every address, its method, and the role that it needs. Tests walk it with every role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from testimonia.review.roles import Role
from testimonia.review.web.pages import (
    agreement,
    document,
    door,
    figures,
    history,
    incident,
    people,
    queue,
    search,
    secrecy,
    sources,
)
from testimonia.review.web.room import Room

Page = Callable[[Room, Request], Response]


@dataclass(frozen=True, slots=True)
class Way:
    """A route: its address, method, page, the role that it needs, and how many files its form may bring.

    The role is None for those who are not let in yet.
    """

    path: str
    method: str
    page: Page
    role: Role | None
    files: int = 0


WAYS: tuple[Way, ...] = (
    Way("/enter", "GET", door.show, None),
    Way("/enter", "POST", door.enter, None),
    Way("/leave", "POST", door.leave, Role.READER),
    Way("/", "GET", queue.show, Role.READER),
    Way("/documents", "GET", document.index, Role.READER),
    Way("/documents/{name}", "GET", document.show, Role.READER),
    Way("/documents/{name}/captured", "GET", document.captured, Role.READER),
    Way("/documents/{name}/against/{other}", "GET", document.against, Role.READER),
    Way("/documents/{name}/claims", "POST", document.add, Role.CODER),
    Way("/claims/{name}", "GET", document.of_claim, Role.READER),
    Way("/claims/{name}", "POST", document.judge_claim, Role.CODER),
    Way("/judgements/{name}/withdraw", "POST", history.withdraw, Role.CODER),
    Way("/incidents", "GET", incident.index, Role.READER),
    Way("/incidents/{code}", "GET", incident.show, Role.READER),
    Way("/incidents/{code}/judgements", "POST", incident.decide, Role.ADJUDICATOR),
    Way("/incidents/{code}/figures", "POST", incident.decide_figure, Role.ADJUDICATOR),
    Way("/secrecy", "GET", secrecy.show, Role.ADJUDICATOR),
    Way("/secrecy", "POST", secrecy.change, Role.ADJUDICATOR),
    Way("/sources", "GET", sources.show, Role.READER),
    Way("/people", "GET", people.show, Role.CODER),
    Way("/people/pairs", "GET", people.pairs, Role.CODER),
    Way("/people/pairs", "POST", people.judge_pair, Role.CODER),
    Way("/figures", "GET", figures.show, Role.READER),
    Way("/figures.csv", "GET", figures.download, Role.READER),
    Way("/search", "GET", search.show, Role.READER),
    Way("/history", "GET", history.show, Role.READER),
    Way("/history/decisions", "POST", history.apply, Role.ADMIN, files=1),
    Way("/agreement", "GET", agreement.show, Role.ADJUDICATOR),
    Way("/agreement/assignments", "POST", agreement.assign, Role.ADJUDICATOR),
    Way("/agreement/codings/{name}", "POST", agreement.adjudicate, Role.ADJUDICATOR),
    Way("/account", "GET", door.account, Role.READER),
    Way("/account", "POST", door.change_own_account, Role.READER),
    Way("/accounts", "GET", door.accounts, Role.ADMIN),
    Way("/accounts", "POST", door.change_account, Role.ADMIN),
)
