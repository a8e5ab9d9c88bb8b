import pytest

from testimonia.matching.rarity import rarity
from testimonia.matching.terms import Form


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        (("killed", Form.WORD), ("bridge", Form.WORD)),
        (("bridge", Form.WORD), ("quarrystone", Form.WORD)),
        (("police", Form.NAME), ("torvald", Form.NAME)),
        (("police department", Form.FULL_NAME), ("ana torvald", Form.FULL_NAME)),
        (("12", Form.NUMBER), ("1847", Form.NUMBER)),
    ],
)
def test_what_fewer_reports_hold_is_rarer(common: tuple[str, Form], rare: tuple[str, Form]):
    assert 0 <= rarity(*common) < rarity(*rare)
