"""Sources: who gives information, told apart from the outlets that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.errors import InvalidNoun


class SourceKind(StrEnum):
    """What a source is. A state's forces and an armed group are parties; commissions of inquiry go with the courts.

    Source:
        UN, metadata of SDG indicator 16.1.2: eyewitnesses, hospitals, elders, parties to the conflict, police,
        prosecution, health and other government bodies, the UN, media, civil society.
    """

    MEDIA = "media"
    STATE_ORGAN = "state_organ"
    PARTY = "party"
    IGO = "igo"
    NGO = "ngo"
    HOSPITAL = "hospital"
    COURT = "court"
    COMMUNITY = "community"
    WITNESS = "witness"
    PERSON = "person"
    UNNAMED = "unnamed"
    OTHER = "other"


class SourceLevel(StrEnum):
    """How far a source reaches, as ACLED's source scale has it."""

    LOCAL = "local"
    SUBNATIONAL = "subnational"
    NATIONAL = "national"
    INTERNATIONAL = "international"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One who gives information: the speaker, never the acting side.

    Args:
        id: the same for every way in which documents name it: "interior-ministry".
        name: its fullest name.
        kind: what it is; a state's army and an armed group are both a party to the conflict.
        named: False for "various sources", "witnesses", "an official": recorded, but no independent source.
        own_voice: True where a report states something itself.
        circular: True where it is quoted by those whom it quotes: recorded, but no independent source.
        aliases: further names, in alphabetical order.
        level: how far it reaches; None if not known.
        country: ISO 3166-1 alpha-2; None if not known.
        interest: the side whose interest in the incidents it has, in the user's words; None if none is known.

    Raises:
        InvalidNoun: no id or no name.
    """

    id: str
    name: str
    kind: SourceKind
    named: bool = True
    own_voice: bool = False
    circular: bool = False
    aliases: tuple[str, ...] = ()
    level: SourceLevel | None = None
    country: str | None = None
    interest: str | None = None

    def __post_init__(self) -> None:
        if not self.id or not self.name.strip():
            raise InvalidNoun(f"expected an id and a name of a source; got {self.id!r} and {self.name!r}")

    @property
    def may_be_independent(self) -> bool:
        """Whether the source is one that can be counted: somebody in particular, and no circle of quotations."""
        return self.named and not self.circular

    @property
    def side(self) -> str:
        """The side for which it speaks: its interest if one is known, or else its kind."""
        return self.interest or self.kind.value
