"""The order of things: plan, run, skip what is current."""

from testimonia.pipeline.configuration import Configuration, read_configuration, rules_named
from testimonia.pipeline.contents import contents_of
from testimonia.pipeline.derive import Progress, derive, silent
from testimonia.pipeline.engine import Engine, ProcessEngine, SerialEngine, engine_for
from testimonia.pipeline.explaining import explanations
from testimonia.pipeline.history import figure_changes
from testimonia.pipeline.incidents import current_code, figure_judgement, incident_judgement
from testimonia.pipeline.judging import (
    apply_decisions,
    decisions_in,
    judge,
    new_judgement,
    read_decisions,
    withdraw,
    write_decisions,
)
from testimonia.pipeline.models import pinned
from testimonia.pipeline.questions import Difference, Questions, SourceUse
from testimonia.pipeline.recompute import SiteVerified, verify_site
from testimonia.pipeline.record import Record, create_record, is_record, open_record
from testimonia.pipeline.releases import Published, export_record, publish_record
from testimonia.pipeline.run import Summary, run
from testimonia.pipeline.verification import Verified, verify_record

__all__ = [
    "Configuration",
    "Difference",
    "Engine",
    "ProcessEngine",
    "Progress",
    "Published",
    "Questions",
    "Record",
    "SerialEngine",
    "SiteVerified",
    "SourceUse",
    "Summary",
    "Verified",
    "apply_decisions",
    "contents_of",
    "create_record",
    "current_code",
    "decisions_in",
    "derive",
    "engine_for",
    "explanations",
    "export_record",
    "figure_changes",
    "figure_judgement",
    "incident_judgement",
    "is_record",
    "judge",
    "new_judgement",
    "open_record",
    "pinned",
    "publish_record",
    "read_configuration",
    "read_decisions",
    "rules_named",
    "run",
    "silent",
    "verify_record",
    "verify_site",
    "withdraw",
    "write_decisions",
]
