"""Those who did it and died: nobody is among the people whom he is said to have killed.

"She killed her two tenants before turning the gun on herself" counts two people and tells of a third who died. Such a
person is added to a count that leaves him out: one that names who did it, that is of victims, or beside which he stands
in one sentence ("two guards and the gunman are dead"). Another count ("three people are dead") may hold him, and stays.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from testimonia.model import Claim, Interval
from testimonia.reconcile.cast import Person
from testimonia.reconcile.describe import blames, described, names_in, told_one_by_one
from testimonia.reconcile.testimony import Context, Testimony
from testimonia.reconcile.words import HARMED, PERPETRATORS


@dataclass(frozen=True, slots=True)
class Doers:
    """Those who are said to have done it, among the people of an incident who died.

    Args:
        usable: claims about the whole of the killed.
        parts: claims about a part of them.
        dead: the people told of one by one who died.
        context: what the claims of the incident are read with.
    """

    usable: Sequence[Claim]
    parts: Sequence[Claim]
    dead: Sequence[Person]
    context: Context

    def beside(self, said: Testimony) -> Testimony:
        """What a source says of the killed, with those who did it where its count leaves them out."""
        main = self.context.claims[said.claims[0]]
        if any(_is_blamed(part) for part in self.parts if _of_report(part, main)):
            return said  # "five dead, including the gunman"
        whole = frozenset(said.claims)
        number, claim = max(self._told(main, whole), self._counted(main, whole))
        total = said.interval.plus(Interval(number, number))
        return replace(said, interval=total, claims=(*said.claims, claim)) if number and total else said

    def _told(self, main: Claim, whole: Collection[str]) -> tuple[int, str]:
        """One person told of who did it, if there is any: words for one person are often too few to tell two apart."""
        claims = [person.told[0].id for person in self.dead if self._did_it(person, main, whole)]
        return (1, claims[0]) if claims else (0, "")

    def _counted(self, main: Claim, whole: Collection[str]) -> tuple[int, str]:
        """How many the report of a count says died of those who did it ("two suspects were killed")."""
        counts = [
            (claim.count.interval.known_ends[0], claim.id)
            for claim in self.usable
            if claim.id not in whole
            and (_is_beside(claim, main) or (main.alleged_perpetrator and _of_report(claim, main)))
            and _is_blamed(claim)
            and not told_one_by_one(claim)
        ]
        return max(counts, default=(0, ""))

    def _did_it(self, person: Person, main: Claim, whole: Collection[str]) -> bool:
        """Whether the reports tell of a person as of the one who killed those counted."""
        if any(claim.id in whole for claim in person.claims):
            return False
        beside = HARMED.search(main.count.words) or any(_is_beside(claim, main) for claim in person.told)
        if person.description.blamed and main.victims and beside:
            return True
        blamed = _named_in(main)
        doer, names = described(blamed), names_in(blamed)
        if not blamed or not doer.may_be(person.description):
            return False
        # "the gunman", "a man": words for any one person, as against "the army"
        is_anybody = doer.blamed or (not names and doer.grown is not None)
        if is_anybody and person.description.blamed:
            return True
        accusing = self.context.claims.values() if is_anybody else [main]
        return any(blames(claim, told) for claim in accusing for told in person.told)


def _named_in(claim: Claim) -> str:
    """Who did it, in the words of the sentence of a count; empty where the report tells it elsewhere."""
    blamed = claim.alleged_perpetrator or ""
    return blamed if blamed in claim.passage.exact else ""


def _of_report(one: Claim, other: Claim) -> bool:
    return one.document == other.document


def _is_beside(one: Claim, other: Claim) -> bool:
    """Whether one sentence tells of both."""
    return _of_report(one, other) and one.passage.start == other.passage.start


def _is_blamed(claim: Claim) -> bool:
    """Whether a claim is about those who did it."""
    return any(map(PERPETRATORS.search, (claim.count.words, claim.victims or "")))
