"""Words beside a date that tell what it dates: the saying, a burial, a count, and not a harm."""

from __future__ import annotations

import functools
import re

from testimonia.read.languages import alternatives, words

_WORD = re.compile(r"[^\W\d_]+")


@functools.cache
def first_words(name: str) -> frozenset[str]:
    """The words of which a cue needs one: near most dates stands none, and the patterns are dear.

    Args:
        name: name of the cue.
    """
    table = words("en", "dates")["uses"]
    return frozenset(_WORD.findall(listed.lower())[0] for part in _LISTS[name] for listed in table[part])


_LISTS = {
    "said": ("telling",),
    "officials": ("officials",),
    "fronted": ("telling", "remembrance"),
    "inserted": ("telling", "remembrance"),
    "state": ("state", "state_as"),
    "still": ("still",),
    "arrested": ("arrest",),
    "arrested_on": ("arrest",),
    "framed": ("framed", "framed_loosely"),
    "of_harm": ("of_harm",),
    "finding": ("finding",),
    "in_name": ("in_name",),
    "of_else": ("of_else",),
    "bodies_found": ("bodies_found",),
    "bodies_found_on": ("bodies_found",),
    "superlative": ("superlatives",),
    "same_spans": ("same_spans",),
    "compared": ("superlatives",),
    "burial": ("burial",),
    "ranked": ("rankings",),
    "counted": ("counted",),
    "killed_then": ("killed_then",),
    "put_at": ("put",),
    "toll_rose": ("counted", "tolls", "put"),
    "inserted_time": ("prepositions",),
    "bound": ("bounds",),
    "known_dead": ("known_dead",),
    "known_dead_then": ("known_dead",),
    "work": ("works",),
    "come_upon": ("come_upon",),
    "of_work": ("works",),
    "cited": ("cites",),
}
"""The lists of words of which each cue needs one."""


@functools.cache
def cues() -> dict[str, re.Pattern[str]]:
    """The cues by name, as patterns: up to the place of a date, or from it on."""
    listed = {name: alternatives(found) for name, found in words("en", "dates")["uses"].items()}
    space = r"[^\S\n]+"
    gap = rf"(?:{space}(?!that\b)(?:\d[\d,.]*|[\w’'-]+)){{0,4}}?"
    prepositions = rf"(?:{space}(?:{listed['prepositions']}))*"
    part = rf"(?:{space}(?:morning|afternoon|evening|night))?"
    buried = rf"\b(?:{listed['burial']})\b(?!\s(?:{listed['no_burial']})\b)"
    parts = alternatives(words("en", "dates")["dayparts"])
    lives = r"(?:[\w,-]+\s){0,5}?(?:lives|victims)\b"
    told = rf"(?:{listed['telling']}|{listed['remembrance']})\b(?!\s{lives})"
    armed = rf"\s(?:(?:a|an|the|its|their|two|three|several)\s)?(?:[\w-]+\s)?(?:{listed['weapons']})\b"
    dug_up = alternatives(words("en", "dates")["happenings"]["found_dead"])
    inserted = r"(?:,[^,.;:\n]{1,40},|,)?"
    hour = rf"(?:{space}\d{{1,2}}(?:[:.]\d\d)?(?:{space}?(?:[ap]\.?m\.?|hours|hrs|gmt|utc))?,?(?:{space}on)?)?"
    stretch = r"(?:(?!\b(?:that|which|who|when|where|after)\b)[^.;:,\n]){0,100}?"
    no_noun = rf"(?:{listed['prepositions']}|days?|weeks?|months?|years?|hours?)\b"
    found = {
        "said": rf"\b(?:{listed['telling']})\b{gap}{prepositions},?\s+\Z",
        "officials": rf"\b(?:{listed['officials']}){space}(?:on{space})?\Z",
        "state": rf"(?:\b(?:{listed['state']})\b(?!\sof\b){gap}{prepositions}|\b(?:{listed['state_as']}){hour})\s+\Z",
        "still": rf"{part},?(?:{space}[\w’'.-]+){{0,6}}?{space}(?:{listed['still']})\b",
        "arrested": rf"\b(?:{listed['arrest']})\b{gap}{prepositions},?\s+\Z",
        "arrested_on": rf"{part},?{space}(?:(?:the{space})?[\w’'.-]+{space})?(?:{listed['arrest']})\b",
        "bodies_found": rf"\b(?:{listed['bodies_found']})\b{stretch}{prepositions},?\s+\Z",
        "bodies_found_on": rf"{part},?{space}(?:{listed['bodies_found']})\b",
        "fronted": rf"{part}{inserted}(?:{space}[\w’'.-]+){{0,6}}?{space}{told}(?!\s*[,.;]|\s\w+,|{armed})",
        "inserted": rf"(?:['’]s)?{part}{space}(?:(?:\w+ly|court|to){space})?{told}",
        "same_spans": rf"\b(?:{listed['same_spans']})\s+\Z",
        "superlative": rf"\b(?:{listed['superlatives']})\b(?:(?!\b(?:was|were|is)\b)[^.;:,\n])*\Z",
        "compared": rf"\b(?:{listed['superlatives']})\b[^.;:,\n]*\b(?:before|since|than)\s+\Z",
        "ranked": rf"\b(?:{listed['rankings']}){space}(?!{no_noun})[\w’'-]+{gap}{prepositions}\s+\Z",
        "burial": rf"(?<!that\s)(?<!which\s){buried}[^.;:\n]*(?<!\sof)(?<!\sin)\s\Z",
        "counted": rf"\b(?:{listed['counted']})\b(?:(?!\b(?:when|after|in)\b)[^.;:,\n])*\Z",
        "tolls": rf"\b(?:{listed['tolls']})\b",
        "found": rf"\b(?:{listed['bodies_found']})\b",
        "dead": r"\b(?:body|bodies|corpses?|remains)\b",
        "recovery": rf"\b(?:{dug_up})\b",
        "of_else": rf"(?:['’]s)?{space}(?:[\w’'-]+{space}){{0,2}}?(?:{listed['of_else']})\b",
        "toll_rose": rf"{part}{inserted}(?:{space}[\w’'.-]+){{0,6}}?{space}(?:(?:{listed['tolls']})\b[^.;:,\n]*?"
        rf"{space}(?:{listed['counted']})\b|(?:{listed['counted']})(?:{space}\w+){{1,3}}?{space}(?:{listed['tolls']})\b"
        rf"|(?:{listed['put']}){space}(?:it|(?:the|its|their|that){space}(?:{listed['figures']})){space}at\b)",
        "inserted_time": rf",{space}(?:in|on){space}\Z",
        "bound": rf"\b(?:{listed['bounds']}){space}\Z",
        "known_dead": rf"\b(?:{listed['known_dead']})\b[^.;:,\n]{{0,20}}{space}\Z",
        "known_dead_then": rf"{part},?(?:{space}[\w’',-]+){{0,6}}?{space}(?:{listed['known_dead']})\b",
        "put_at": rf"\b(?:{listed['put']}){space}(?:it|them|(?:the|its|their|that){space}(?:{listed['figures']}))"
        rf"{space}at{space}[^.;:,\n]*{space}(?:on|by|as{space}of|late|early){space}\Z",
        "killed_then": rf"\b(?:{listed['killed_then']})\b(?:{space}(?!{listed['bodies_found']})[\w’'-]+){{0,10}}?"
        rf"{prepositions},?\s+\Z",
        "of_harm": rf"\b(?:{listed['of_harm']}){space}of{space}(?:the{space})?\Z",
        "finding": rf"\b(?:{listed['finding']}){space}(?:in|on|late{space}in){space}\Z",
        "a_work": rf"\b(?:{listed['works']})\b",
        "come_upon": rf"\b(?:{listed['come_upon']})\b(?:{space}(?!and\b)[\w’'-]+){{0,5}}?{prepositions}\s\Z",
        "work": rf"\b(?:{listed['works']}){space}(?:of|from|dated){space}\Z",
        "of_work": rf"{space}(?:(?!{no_noun}|his\b|her\b|its\b|their\b)[\w’'-]+{space})?(?:{listed['works']})\b",
        "cited": rf"\){space}(?:\w+ly{space})?(?:{listed['cites']})\b",
        "framed": rf"{part},?\s(?:{listed['framed']}|(?P<loosely>{listed['framed_loosely']}))\b",
        "opening": rf"\W*(?:(?:{listed['prepositions']}|{parts}|and|but|then|early|late|only)\W+)*",
    }
    compiled = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in found.items()}
    return compiled | {"in_name": re.compile(rf"\s(?:{listed['in_name']}|{listed['in_name'].upper()})\b")}
