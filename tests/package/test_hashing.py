"""The digest that is computed beside other work is that of the same bytes in the same order."""

import hashlib

import pytest

from ipdesk.hashing import SideHash

LARGE = bytes(range(256)) * 1024


@pytest.mark.parametrize(
    "pieces",
    [[], [b""], [b"a", b"b"], [LARGE], [LARGE, b"end"], [b"begin", LARGE, LARGE[1:], b"x", LARGE]],
)
def test_digest_is_that_of_all_pieces_in_order(pieces: list[bytes]) -> None:
    digest = SideHash()
    for piece in pieces:
        digest.update(piece)
    expected = hashlib.sha256(b"".join(pieces)).hexdigest()
    assert [digest.hexdigest(), digest.hexdigest()] == [expected, expected]
