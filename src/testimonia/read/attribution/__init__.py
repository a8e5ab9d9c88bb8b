"""Who says it: the attributions of a report, and the speakers of a claim."""

from testimonia.read.attribution.chains import choose_speakers, choose_stance
from testimonia.read.attribution.find import find_attributions
from testimonia.read.attribution.voices import Voices, find_voices

__all__ = ["Voices", "choose_speakers", "choose_stance", "find_attributions", "find_voices"]
