from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.record.lines import BadLineError, decode, encode, fingerprint, is_sealed, parse

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
BODIES = st.dictionaries(TEXTS.filter(lambda name: name not in ("n", "prev", "kind", "crc")), VALUES, max_size=5)


@given(st.integers(0, 10**6), BODIES)
def test_a_line_says_what_was_put_in(number: int, body: dict[str, object]) -> None:
    line = encode(number, "0123456789abcdef", "round", body)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line[:-1]) == {"n": number, "prev": "0123456789abcdef", "kind": "round", **body}
    assert json.loads(line)["crc"], "any reader of JSON can read it"


@given(BODIES, st.data())
def test_no_byte_of_a_line_can_change_unnoticed(body: dict[str, object], data: st.DataObject) -> None:
    line = bytearray(encode(3, "", "decision", body)[:-1])
    place = data.draw(st.integers(0, len(line) - 1))
    line[place] ^= data.draw(st.integers(1, 255))
    assert not is_sealed(bytes(line))
    with pytest.raises(BadLineError):
        decode(bytes(line))


def sealed(body: str) -> bytes:
    """A line with the right checksum whatever it says."""
    data = body.encode("utf-8", "surrogatepass")
    return data[:-1] + b',"crc":"%08x"}' % zlib.crc32(data)


HOSTILE = {
    "a key written twice": '{"n":0,"n":1}',
    "not a number": '{"n":NaN}',
    "infinity": '{"n":Infinity}',
    "a float": '{"n":1.5}',
    "a float beyond all": '{"n":1e999}',
    "thousands of digits": '{"n":%s}' % ("9" * 5000),
    "half of a pair": '{"n":"\ud800"}',
    "half of a pair, written out": r'{"n":"\ud800"}',
    "a NUL": '{"n":"\0"}',
    "depth": '{"n":%s}' % ("[" * 100_000 + "]" * 100_000),
    "depth of objects": '{"n":' * 50_000 + "1" + "}" * 50_000,
    "spaces": '{"n": 0}',
    "a letter written out": r'{"n":"\u0041"}',
    "minus nothing": '{"n":-0}',
    "text behind": '{"n":0}}',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=[name.replace(" ", "-") for name in HOSTILE])
def test_hostile_json_is_refused_even_with_a_right_checksum(body: str) -> None:
    line = sealed(body)
    assert is_sealed(line)
    with pytest.raises(BadLineError):
        decode(line)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"\0" * 100, b'{"a":01}', b"nul", b"\xed\xa0\x80"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(BadLineError):
        parse(data)
    with pytest.raises(BadLineError):
        decode(data)


@given(st.binary(max_size=200))
def test_anything_at_all_is_refused_politely(data: bytes) -> None:
    with pytest.raises(BadLineError):
        decode(data)


def test_the_link_is_a_part_of_sha256() -> None:
    assert fingerprint(b"abc") == "ba7816bf8f01cfea"
