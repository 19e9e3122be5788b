"""The catalogue against the published weights, and every sentence it can make."""

from __future__ import annotations

import re

import pytest

from game.model.catalogue import ACTS, CATALOGUE, Act

PUBLISHED = {
    # The weights GDELT publishes for these codes (311 rows there), times ten.
    "010": 0, "011": -1, "012": -4, "013": 4, "016": -20, "018": 34, "019": 34, "020": 30, "022": 32, "0233": 34,
    "025": -3, "026": 40, "027": 40, "028": 40, "030": 40, "0331": 52, "0332": 52, "0333": 52, "0334": 60, "036": 40,
    "037": 50, "038": 70, "039": 50, "040": 10, "041": 10, "042": 19, "043": 28, "044": 25, "045": 50, "046": 70,
    "050": 35, "051": 34, "052": 35, "053": 38, "054": 60, "055": 70, "056": 70, "057": 80, "061": 64, "062": 74,
    "064": 70, "071": 74, "072": 83, "073": 74, "074": 85, "080": 50, "084": 70, "085": 70, "087": 90, "0871": 90,
    "090": -20, "100": -50, "110": -20, "111": -20, "112": -20, "113": -20, "114": -20, "115": -20, "120": -40,
    "125": -50, "129": -50, "130": -44, "1312": -58, "1313": -58, "138": -70, "139": -70, "140": -65, "150": -72,
    "160": -40, "161": -40, "162": -56, "163": -80, "164": -70, "165": -65, "166": -70, "174": -50, "195": -100,
    "196": -95,
}  # fmt: skip
CHANGED = {"055": 35, "161": -70, "164": -65, "165": -70}

every_act = pytest.mark.parametrize("act", ACTS, ids=[act.verb for act in ACTS])


def test_there_are_enough_acts_and_each_has_its_own_verb_and_code() -> None:
    assert len(ACTS) >= 45
    assert len({act.verb for act in ACTS}) == len({act.code for act in ACTS}) == len(ACTS)
    assert list(CATALOGUE) == [act.verb for act in ACTS]
    assert {act.code for act in ACTS} == set(PUBLISHED)


def test_the_acts_stand_in_the_order_of_their_codes() -> None:
    assert [act.code for act in ACTS] == sorted(act.code for act in ACTS)


@every_act
def test_the_weight_is_the_published_one_or_says_why_not(act: Act) -> None:
    assert act.weight10 == CHANGED.get(act.code, PUBLISHED[act.code])
    assert -100 <= act.weight10 <= 100
    start = f"Goldstein 1992 via CAMEO/GDELT, {act.code}"
    if act.code in CHANGED:
        ours, published = f"{act.weight10 / 10:.1f} here", f"not the published {PUBLISHED[act.code] / 10:.1f}: "
        assert act.source.startswith(f"{start}; {ours}, {published}")
    else:
        assert act.source == start


def test_the_mutual_acts_are_those_that_two_sides_do_together() -> None:
    mutual = {act.verb for act in ACTS if act.mutual}
    assert mutual == {"visit", "host-visit", "meet", "consult", "telephone", "negotiate", "sign-agreement"}


def test_only_mediate_has_two_targets() -> None:
    assert [act.verb for act in ACTS if act.kind == "mediation"] == ["mediate"]
    assert not CATALOGUE["mediate"].mutual


@every_act
def test_every_sentence_can_be_said(act: Act) -> None:
    sentence = f"The US {act.past.format(target='Qatar', partner='Hamas')}."
    assert "Qatar" in sentence
    assert ("Hamas" in sentence) == (act.kind == "mediation")
    assert not re.search(r"[{}]|\s\s|\.\.", sentence)
    assert act.past[0].islower()
    assert len(sentence) <= 80


@every_act
def test_every_menu_line_can_be_said(act: Act) -> None:
    line = act.phrase.format(target="Qatar", partner="Hamas")
    assert "Qatar" in line
    assert ("Hamas" in line) == (act.kind == "mediation")
    assert not re.search(r"[{}]|\s\s", line)


@every_act
def test_every_act_is_explained_in_one_sentence(act: Act) -> None:
    assert re.fullmatch(r"[A-Z][^.{}]+\.", act.about)
    assert 20 <= len(act.about) <= 120


@every_act
def test_a_verb_is_plain_and_usable_in_a_file(act: Act) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", act.verb)
    assert re.fullmatch(r"(0[1-9]|1[0-9]|20)\d{1,2}", act.code)
