import pytest

from testimonia.matching.sound import sound
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("sounds"), ids=lambda case: f"{case['one']}-{case['two']}")
def test_names_sound_alike_or_not(case: dict[str, str]):
    assert (sound(case["one"]) == sound(case["two"])) == (case["alike"] == "yes")


def test_short_names_are_not_known_by_their_sounds():
    assert sound("goma") is None
    assert sound("") is None
