"""Sources: what they are, what else they are called, and which figures rest on them."""

from __future__ import annotations

from testimonia.model import Source, SourceKind
from testimonia.reconcile import SourceRegistry
from testimonia.review.spoken import spoken


def test_every_claim_belongs_to_one_source(workspace):
    found = spoken(workspace.view, SourceRegistry())
    assert sum(each.claims for each in found.speakers) == len(workspace.view.contents.claims)
    assert [each.claims for each in found.speakers] == sorted((each.claims for each in found.speakers), reverse=True)
    assert sum(reports for _, reports, _ in found.outlets) == len(workspace.view.contents.documents)
    assert sum(copies for _, _, copies in found.outlets) == len(workspace.view.copies)


def test_a_source_leads_to_the_incidents_whose_figures_rest_on_it(workspace):
    view = workspace.view
    for each in spoken(view, SourceRegistry()).speakers:
        assert each.used <= each.claims
        assert bool(each.incidents) is bool(each.used)
        for code in each.incidents:
            shown = {name for figure in view.figures[code] if figure.policy == "default" for name in figure.claims}
            names = {each.source.name, *each.also} if each.source else {""}
            assert any((view.claims[n].said_by[-1].name if view.claims[n].said_by else "") in names for n in shown)


def test_the_own_table_unites_names_and_says_what_a_source_is(workspace):
    own = Source("front", "Harrin Front", SourceKind.PARTY, aliases=("Information Office of the Harrin Front",))
    (front,) = [each for each in spoken(workspace.view, SourceRegistry([own])).speakers if each.registered]
    apart = spoken(workspace.view, SourceRegistry()).speakers
    wanted = {"Harrin Front", "Information Office of the Harrin Front"}
    assert front.source == own
    assert front.also == ("Information Office of the Harrin Front",)
    assert front.claims == sum(each.claims for each in apart if each.source and each.source.name in wanted)
