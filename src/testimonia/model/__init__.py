"""The nouns: frozen values with the names of the field; no I/O, no third-party package."""

from testimonia.model.annotation import (
    Act,
    AttributionMention,
    DateMention,
    PlaceMention,
    Quantity,
    Reading,
)
from testimonia.model.claim import Claim, Count, Harm, Qualifier, Role, Speaker, Stance
from testimonia.model.damage import Damage
from testimonia.model.daterange import DateRange
from testimonia.model.document import Document, Unread, labels_of
from testimonia.model.estimate import Chains, Check, Estimate, Estimation, Refusal, Standing
from testimonia.model.figure import SHOWN_POLICY, Breakdown, Decided, Figure, Flag, LeftOut, PeopleKind, Policy
from testimonia.model.histories import CaptureHistories
from testimonia.model.history import FigureChange, State
from testimonia.model.ids import content_id, is_claim_id, sha256_hex
from testimonia.model.incident import Change, ChangeKind, Copy, Grouping, Incident, Join, Reason
from testimonia.model.interval import Interval, hull
from testimonia.model.judgement import PENDING, Judgement, Verdict, standing
from testimonia.model.ledger import Balance, Ledger, Sum
from testimonia.model.passage import Passage, Span
from testimonia.model.place import Place, Where
from testimonia.model.plain import from_plain, to_plain
from testimonia.model.second import Disagreement, ModelCard, Proposal, SecondReading
from testimonia.model.sensitivity import Move, Sensitivity
from testimonia.model.source import Source, SourceKind, SourceLevel
from testimonia.model.uncounted import Telling, Uncounted
from testimonia.model.victim import NameParts, VictimRecord
from testimonia.model.why import EXPLAINED, Why

__all__ = [
    "EXPLAINED",
    "PENDING",
    "SHOWN_POLICY",
    "Act",
    "AttributionMention",
    "Balance",
    "Breakdown",
    "CaptureHistories",
    "Chains",
    "Change",
    "ChangeKind",
    "Check",
    "Claim",
    "Copy",
    "Count",
    "Damage",
    "DateMention",
    "DateRange",
    "Decided",
    "Disagreement",
    "Document",
    "Estimate",
    "Estimation",
    "Figure",
    "FigureChange",
    "Flag",
    "Grouping",
    "Harm",
    "Incident",
    "Interval",
    "Join",
    "Judgement",
    "Ledger",
    "LeftOut",
    "ModelCard",
    "Move",
    "NameParts",
    "Passage",
    "PeopleKind",
    "Place",
    "PlaceMention",
    "Policy",
    "Proposal",
    "Qualifier",
    "Quantity",
    "Reading",
    "Reason",
    "Refusal",
    "Role",
    "SecondReading",
    "Sensitivity",
    "Source",
    "SourceKind",
    "SourceLevel",
    "Span",
    "Speaker",
    "Stance",
    "Standing",
    "State",
    "Sum",
    "Telling",
    "Uncounted",
    "Unread",
    "Verdict",
    "VictimRecord",
    "Where",
    "Why",
    "content_id",
    "from_plain",
    "hull",
    "is_claim_id",
    "labels_of",
    "sha256_hex",
    "standing",
    "to_plain",
]
