"""What a parse proposes, and where it contradicts the rules: parses written by hand, as a model would give them."""

from __future__ import annotations

import pytest

from testimonia.model import Document, ModelCard, sha256_hex
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader
from testimonia.read.second import Parse, ParsedEntity, ParsedWord, SecondReader

CARD = ModelCard("en_written_by_hand", "1.0.0", (("meta.json", "0" * 64),), "1" * 64)


def parse(sentence, tree, entities=()):
    """A parse from "word/KIND/relation/head" items; entities are words with a label."""
    words, at = [], 0
    for item in tree.split():
        word, kind, relation, head = item.rsplit("/", 3)
        at = sentence.index(word, at)
        words.append(ParsedWord(at, at + len(word), word.lower(), kind, relation, int(head)))
        at += len(word)
    starts = ((sentence.index(part), part, label) for part, label in entities)
    return Parse(tuple(words), tuple(ParsedEntity(start, start + len(part), label) for start, part, label in starts))


def second(sentence, tree, entities=()):
    """The claims of a sentence, and what a model with this parse makes of it."""
    reader = SecondReader(CARD, lambda shown: [parse(each, tree, entities) for each in shown])
    document = Document("D", sha256_hex(sentence.encode()), None, "text/plain", sentence, "invented")
    reading = EnglishReader(Gazetteer(), reader).read(document)
    assert reading.claims == EnglishReader(Gazetteer()).read(document).claims, "a model only proposes"
    return reading.claims, reading.second


ACTIVE = "Rebels killed 12 farmers ."
ACTIVE_TREE = "Rebels/NOUN/nsubj/1 killed/VERB/ROOT/1 12/NUM/nummod/3 farmers/NOUN/dobj/1 ./PUNCT/punct/1"


def test_what_agrees_is_proposed_and_not_flagged():
    claims, made = second(ACTIVE, ACTIVE_TREE)
    (proposal,) = made.proposals
    assert (proposal.harm, proposal.people.exact, proposal.party.exact) == ("killed", "12 farmers", "Rebels")
    assert (len(claims), made.disagreements, made.model) == (1, (), CARD)


@pytest.mark.parametrize("label", ["DATE", "MONEY", "PERCENT", "TIME"])
def test_a_number_that_the_model_takes_for_something_else(label):
    (claim,), made = second(ACTIVE, ACTIVE_TREE, [("12", label)])
    (against,) = made.about(claim.id)
    assert (against.field, against.words.exact) == ("count", "12")
    assert label in against.reason


@pytest.mark.parametrize("label", ["CARDINAL", "ORG", "NORP"])
def test_other_labels_say_nothing(label):
    _, made = second(ACTIVE, ACTIVE_TREE, [("12", label)])
    assert made.disagreements == ()


@pytest.mark.parametrize(
    ("sentence", "tree", "field", "words"),
    [
        (
            "Rebels killed 12 farmers wounded .",
            "Rebels/NOUN/nsubj/1 killed/VERB/ROOT/1 12/NUM/nummod/3 farmers/NOUN/nsubj/4 wounded/VERB/acl/3 ./PUNCT/punct/1",
            None,
            None,
        ),
        (
            "Soldiers freed a nurse whom rebels wounded ; 12 farmers fled .",
            (
                "Soldiers/NOUN/nsubj/1 freed/VERB/ROOT/1 a/DET/det/3 nurse/NOUN/dobj/1 whom/PRON/dobj/6 rebels/NOUN/nsubj/6"
                " wounded/VERB/relcl/3 ;/PUNCT/punct/1 12/NUM/nummod/9 farmers/NOUN/dobj/6 fled/VERB/ccomp/1 ./PUNCT/punct/1"
            ),
            "harm",
            "wounded",
        ),
        (
            "Rebels killed 12 farmers .",
            "Rebels/NOUN/nsubj/1 killed/VERB/ROOT/1 12/NUM/nummod/3 farmers/NOUN/dobj/1 ./PUNCT/neg/1",
            "stance",
            "killed",
        ),
    ],
    ids=["shot-dead-is-no-contradiction", "another-harm", "denied"],
)
def test_contradictions(sentence, tree, field, words):
    claims, made = second(sentence, tree)
    found = [(one.field, one.words.exact) for claim in claims for one in made.about(claim.id)]
    assert found == ([(field, words)] if field else [])


def test_somebody_else_who_did_it():
    sentence = "Rebels and soldiers fought , and soldiers killed 12 farmers ."
    tree = (
        "Rebels/NOUN/nsubj/7 and/CCONJ/cc/0 soldiers/NOUN/conj/0 fought/VERB/acl/0 ,/PUNCT/punct/7 and/CCONJ/cc/7"
        " soldiers/NOUN/dep/7 killed/VERB/ROOT/7 12/NUM/nummod/9 farmers/NOUN/dobj/7 ./PUNCT/punct/7"
    )
    (claim,), made = second(sentence, tree)
    (against,) = made.about(claim.id)
    assert claim.alleged_perpetrator == "soldiers"
    assert (against.field, against.words.exact) == ("alleged_perpetrator", "Rebels")


def test_harm_of_which_the_rules_make_no_claim():
    sentence = "Killed they had 12 farmers ."
    tree = "Killed/VERB/ROOT/0 they/PRON/nsubj/0 had/AUX/aux/0 12/NUM/nummod/4 farmers/NOUN/dobj/0 ./PUNCT/punct/0"
    claims, made = second(sentence, tree)
    (against,) = made.disagreements
    assert (claims, against.claim, against.words.exact) == ((), None, "12 farmers")


def test_sentences_without_harm_are_not_shown_and_offsets_are_into_the_text():
    shown = []

    def parser(sentences):
        shown.extend(sentences)
        return [parse(each, ACTIVE_TREE) for each in sentences]

    text = f"The market of Orvek was full. {ACTIVE} It rained."
    document = Document("D", sha256_hex(text.encode()), None, "text/plain", text, "invented")
    made = EnglishReader(Gazetteer(), SecondReader(CARD, parser)).read(document).second
    assert (shown, made.sentences) == ([ACTIVE], 1)
    (proposal,) = made.proposals
    proposal.people.check(text)


@pytest.mark.parametrize(("one", "other"), [("Rebels", "Soldiers"), ("Soldiers", "Rebels")])
def test_parties_are_proposed_alike(one, other):
    _, made = second(
        f"{one} killed 12 {other.lower()} .",
        f"{one}/NOUN/nsubj/1 killed/VERB/ROOT/1 12/NUM/nummod/3 {other.lower()}/NOUN/dobj/1 ./PUNCT/punct/1",
    )
    (proposal,) = made.proposals
    assert (proposal.party.exact, proposal.people.exact) == (one, f"12 {other.lower()}")
