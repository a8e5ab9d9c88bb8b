"""Reports that sum up a period or several incidents are mainly about none of those that they name."""

import pytest

from testimonia.group.group import group
from testimonia.group.profile import profile_of
from testimonia.model import Document, Reading

from .make import claim, reading, report

QUARTER = "2019-04-01/2019-06-30"
RAID = "Men attacked the Kasanga market in Goma on 3 May and killed 12 traders, the mayor Therese Balume said."


def case(text: str, *told: tuple[str, int, str, str], published: str = "2019-08-01") -> tuple[Document, Reading]:
    """A report with claims given by their words, count, days and place."""
    made = report("D9", published, text)
    return made, reading(
        made, *(claim(made, words, count, when=when, where=where) for words, count, when, where in told)
    )


SUM_FIRST = case(
    "In the quarter 340 people were killed. Among the incidents, 14 died in Goma on 3 May.",
    ("340 people were killed", 340, QUARTER, "Goma"),
    ("14 died in Goma on 3 May", 14, "2019-05-03", "Goma"),
)
TWO_STRIKES = case(
    "Two strikes were looked into. On 3 May 14 died in Goma. On 27 May 6 died in Bunia.",
    ("3 May 14 died in Goma", 14, "2019-05-03", "Goma"),
    ("27 May 6 died in Bunia", 6, "2019-05-27", "Bunia"),
)


@pytest.mark.parametrize(
    ("told", "overview"),
    [
        (SUM_FIRST, True),
        (TWO_STRIKES, True),
        pytest.param(
            case(
                "On 3 May 14 died in Goma. In the quarter 340 people were killed.",
                ("3 May 14 died in Goma", 14, "2019-05-03", "Goma"),
                ("340 people were killed", 340, QUARTER, "Goma"),
            ),
            False,
            id="an incident first",
        ),
        pytest.param(
            case(
                "In the quarter 340 people were killed. On 29 July 14 died in Goma.",
                ("340 people were killed", 340, QUARTER, "Goma"),
                ("29 July 14 died in Goma", 14, "2019-07-29", "Goma"),
            ),
            False,
            id="news",
        ),
        pytest.param(
            case(
                "Two strikes were looked into. On 3 May 14 died in Goma. On 4 May 6 died in Bunia.",
                ("3 May 14 died in Goma", 14, "2019-05-03", "Goma"),
                ("4 May 6 died in Bunia", 6, "2019-05-04", "Bunia"),
            ),
            False,
            id="two days of one incident",
        ),
        pytest.param(
            case(
                "A court heard of the strike. On 3 May 14 died in Goma. On 27 May 6 died in Bunia.",
                ("3 May 14 died in Goma", 14, "2019-05-03", "Goma"),
                ("27 May 6 died in Bunia", 6, "2019-05-27", "Bunia"),
            ),
            False,
            id="opens with one",
        ),
        pytest.param(
            case("In the quarter 340 people were killed.", ("340 people were killed", 340, QUARTER, "Goma")),
            False,
            id="a sum alone",
        ),
    ],
)
def test_an_overview_opens_with_a_sum_or_with_several_incidents_none_of_which_is_news(
    told: tuple[Document, Reading], overview: bool
):
    assert profile_of(*told).overview is overview


@pytest.mark.parametrize("overview", [SUM_FIRST, TWO_STRIKES])
def test_an_overview_contributes_to_incidents_and_is_mainly_about_none(overview: tuple[Document, Reading]):
    raid = report("D1", "2019-05-04", RAID)
    first = raid, reading(raid, claim(raid, "killed 12 traders", 12, when="2019-05-03", where="Goma"))
    found = group([first[0], overview[0]], [first[1], overview[1]])
    assert "D9" not in dict(found.main)
    (goma,) = (incident for incident in found.incidents if "D1" in incident.documents)
    (mention,) = (one.id for one in overview[1].claims if one.count.low == 14)
    assert mention in goma.claims
    assert [join.reasons[0].feature for join in goma.joins] == ["mention"]
