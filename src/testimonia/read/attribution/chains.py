"""The speakers of one claim, from the outermost named in the text inward, and whether they hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testimonia.model import Act, AttributionMention, Span, Speaker, Stance, Why
from testimonia.read.attribution.continuing import continued
from testimonia.read.attribution.issuer import is_outlet, is_question
from testimonia.read.attribution.lexicon import lexicon
from testimonia.read.attribution.voices import Voices
from testimonia.read.report import Anchor

_POINTING = 5
"""Most words of what points back to a claim ("either of the two figures"); longer ones say something themselves."""

_DOUBTED = 6
"""Sentences behind a claim in which all that was said before is doubted."""

_FIRST = re.compile(r"\w+")

_SPEAKING = ((Act.SAYS, Act.DENIES, Act.DOUBTS), (Act.DISPUTES,), (Act.HOLDS,))
_UNSAID = {
    Act.DISPUTES: "contests what another says",
    Act.HOLDS: "thinks it, without saying it",
    Act.WANTS: "wants or judges it, without saying it",
    Act.OMITS: "is said to leave it out",
}
_ELSEWHERE = "says something else"
_NAMELESS = "names nobody in particular"


def choose_speakers(anchor: Anchor, voices: Voices) -> tuple[tuple[Speaker, ...], Why]:
    """Who says a claim: the outermost speaker named in the text first; empty for the report's own voice.

    Args:
        anchor: where the claim stands.
        voices: who speaks where in the report.

    Returns:
        The speakers, and the rule and the words that gave them.
    """
    covering, rule = _covering(anchor, voices)
    said = _without_denied(_speaking(covering), voices.report.text)
    chain = _without_outlet(_chain(said, voices), voices)
    paragraph = voices.report.paragraph_at(anchor.count.start)
    turn = voices.turns.get(paragraph)
    issuer = None if is_question(voices.report, anchor.count.start) else voices.issuer
    if (outer := turn or issuer) and (not chain or not _same(outer.name, chain[0].name)):
        frame = ("turn", "speaker-of-the-turn") if turn else ("issuer", "issuer-of-the-statement")
        rule = f"{frame[0]}-and-speech" if chain else frame[1]
        chain = (outer, *chain)
    if not covering and (source := voices.captions.get(paragraph)):
        return (source,), Why("said_by", "source-of-the-table", source.name, _left_out(anchor, (), (), voices))
    account = voices.account
    if account and paragraph >= account.paragraph and not (chain and _same(account.speaker.name, chain[0].name)):
        told = (account.speaker, *chain)
        return told, Why("said_by", "announced-account", account.words, _left_out(anchor, covering, said, voices))
    if not chain:
        rule = "own-voice"
    words = _words(said[-1], voices) if said and chain else None
    return chain, Why("said_by", rule, words, _left_out(anchor, covering, said if chain else (), voices))


def _without_outlet(chain: tuple[Speaker, ...], voices: Voices) -> tuple[Speaker, ...]:
    """A chain without the outlet at its head: what that says of its own, it says in its own voice."""
    outlet = voices.report.outlet
    return chain[1:] if chain and outlet and is_outlet(chain[0].name, outlet) else chain


def _without_denied(said: Sequence[AttributionMention], text: str) -> Sequence[AttributionMention]:
    """Those that say a claim without whoever is denied: "the army rejects the rebels' claim that 12 were shot"."""
    denials = [one for one in said if one.act is Act.DENIES]
    return [one for one in said if not any(_tells_of(denial, one, text) for denial in denials)]


def _tells_of(denial: AttributionMention, other: AttributionMention, text: str) -> bool:
    """Whether the words with which another attributes stand in what is denied; not those of "as claimed BY"."""
    cue = other.cue[0]
    by = cue.of(text).casefold().split()[-1] in lexicon()["agents"]
    return other.act is Act.SAYS and not by and any(piece.start <= cue.start < piece.end for piece in denial.content)


def _speaking(covering: Sequence[AttributionMention]) -> Sequence[AttributionMention]:
    """Those that say it; where nobody does, those that contest it, and then those that think it without saying it."""
    for acts in _SPEAKING:
        if said := [attribution for attribution in covering if attribution.act in acts]:
            return said
    return ()


def _covering(anchor: Anchor, voices: Voices) -> tuple[tuple[AttributionMention, ...], str]:
    """The attributions that cover a claim, by their content or because the claim openly goes on with them."""
    covering = voices.covering(anchor.count)
    if covering:
        return covering, "nested-speech" if len(covering) > 1 else "speech"
    goes_on = continued(anchor, voices)
    return ((goes_on,), "speaker-goes-on") if goes_on else ((), "own-voice")


def _chain(covering: Sequence[AttributionMention], voices: Voices) -> tuple[Speaker, ...]:
    """The speakers of attributions that cover a claim, the broadest content first, those who are cited last."""
    cites, carried = lexicon().phrases["citing"], lexicon()["carried"]

    def depth(attribution: AttributionMention) -> tuple[bool, bool, int, int]:
        cue = attribution.cue[0].of(voices.report.text).casefold()
        return cue not in carried, cue.split()[0] in cites, -_breadth(attribution), attribution.cue[0].start

    speakers: list[Speaker] = []
    for attribution in sorted(covering, key=depth):
        name, span = _name(attribution, voices)
        if speakers and _is_own(attribution, voices.report.text):
            continue
        if name and span and not any(_same(speaker.name, name) for speaker in speakers):
            speakers.append(Speaker(name, span.start, span.end))
    return tuple(speakers)


def _is_own(attribution: AttributionMention, text: str) -> bool:
    """Whether the source is told to be a speaker's own: "HIS GROUP had counted 45, he said"."""
    first = attribution.source[0].of(text).casefold().split(maxsplit=1)[0] if attribution.source else ""
    return first in lexicon()["for_own"]


def _name(attribution: AttributionMention, voices: Voices) -> tuple[str | None, Span | None]:
    """The name of a speaker; that of the issuer's own papers is what it calls them: "our records"."""
    if not attribution.source or not (voices.issuer or voices.turns):
        return attribution.name, attribution.name_span
    source = attribution.source[0]
    if source.of(voices.report.text) == "I":
        return None, None  # who writes the letter, or has the floor
    if attribution.name:
        return attribution.name, attribution.name_span
    own, *_, last = source.of(voices.report.text).casefold().split() * 2
    papers = own == "our" and not (lexicon()["records"] | lexicon()["documents"]).isdisjoint(
        (last, last.removesuffix("s"))
    )
    return (source.of(voices.report.text), source) if papers else (None, None)


def _breadth(attribution: AttributionMention) -> int:
    return sum(piece.end - piece.start for piece in attribution.content)


def _same(one: str, other: str) -> bool:
    """Whether two names have the same words, or one all words of the other."""
    links = lexicon()["name_links"]
    first, second = (set(re.findall(r"\w+", name.casefold())) - links for name in (one, other))
    return first <= second or second <= first


def _words(attribution: AttributionMention, voices: Voices) -> str:
    """The words that attribute, from the speaker to the verb."""
    spans = (*attribution.source[:1], *attribution.cue)
    return Span(min(s.start for s in spans), max(s.end for s in spans)).of(voices.report.text)


def _left_out(
    anchor: Anchor, covering: Sequence[AttributionMention], taken: Sequence[AttributionMention], voices: Voices
) -> tuple[tuple[str, str], ...]:
    """The attributions of the sentence and the one before that do not speak for the claim, each with the reason."""
    start = anchor.count.start
    near = (*voices.before(start, sentences=1), *voices.after(start, sentences=0))
    left: list[tuple[str, str]] = []
    for attribution in near:
        if attribution in taken:
            continue
        reason = _NAMELESS if attribution.name is None else _UNSAID.get(attribution.act, _ELSEWHERE)
        left.append((_words(attribution, voices), reason if attribution in covering else _ELSEWHERE))
    return tuple(left)


def choose_stance(anchor: Anchor, voices: Voices) -> tuple[Stance, Why] | None:
    """Whether the governing words deny or doubt the claim, and which; None where they do neither."""
    covering = sorted(_speaking(_covering(anchor, voices)[0]), key=_breadth)
    for attribution in covering:
        if attribution.act is Act.DENIES:
            return Stance.DENIED, Why("stance", "denied-by-the-speaker", _words(attribution, voices))
        if attribution.act in (Act.DOUBTS, Act.DISPUTES):
            return Stance.DOUBTED, Why("stance", "not-confirmed-by-the-speaker", _words(attribution, voices))
    if any(attribution.source for attribution in covering) and (doubt := _doubted_later(anchor, voices)):
        return Stance.DOUBTED, Why("stance", "doubted-in-the-next-words", _words(doubt, voices))
    return None


def _doubted_later(anchor: Anchor, voices: Voices) -> AttributionMention | None:
    """What in the same sentence or the next one doubts what was said: "The figures could not be verified.".

    What points to several things, as "neither figure" and "these claims", is told of the whole paragraph, or, where
    it opens one, of the one before.
    """
    report, end = voices.report, anchor.count.end
    number, paragraph = report.sentence_at(end), report.paragraph_at(end)
    for attribution in voices.after(end, sentences=_DOUBTED):
        if attribution.act is not Act.DOUBTS:
            continue
        said = _FIRST.findall(attribution.content[0].of(report.text).casefold())
        if not _points_back(said):
            continue
        cue = attribution.cue[0].start
        far = report.paragraph_at(cue) - paragraph <= 1 and _reaches_far(said, anchor, cue, voices)
        if far or report.sentence_at(cue) - number <= 1:
            return attribution
    return None


def _reaches_far(said: Sequence[str], anchor: Anchor, cue: int, voices: Voices) -> bool:
    """Whether a doubt is told of more than the last sentence: "neither figure"; "her account", of all that she said."""
    if lexicon()["possessives"].isdisjoint(said):
        return not lexicon()["pointing_to_several"].isdisjoint(said[-_POINTING:])
    spoken = [each.name for each in voices.before(cue, sentences=_DOUBTED) if each.name]
    return bool(spoken) and any(each.name == spoken[-1] for each in voices.covering(anchor.count))


def _points_back(said: Sequence[str]) -> bool:
    """Whether what is doubted only points back to what was said: "the claims", "either of the two figures"."""
    points = bool(said) and said[-1] in lexicon()["pointing"] and lexicon()["pointing_elsewhere"].isdisjoint(said)
    return points and (len(said) <= _POINTING or not lexicon()["before_pointing"].isdisjoint(said[-2:-1]))
