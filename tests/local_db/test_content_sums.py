"""What stored content measures is told by its rows, and is what its bytes measure."""

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipdesk.records import Batch, BlobRecord, PartRecord
from ipdesk.services import Services
from local_db.content_sums import joined


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_the_sum_of_two_texts_is_made_of_those_of_each_and_back(one: bytes, other: bytes) -> None:
    whole = zlib.crc32(one + other)
    assert joined(zlib.crc32(one), zlib.crc32(other), len(other)) == whole
    assert joined(zlib.crc32(one), whole, len(other)) == zlib.crc32(other)


@pytest.mark.parametrize("parts", [[], [b"x" * 70_000, b"", b"the end"], [bytes(1 << 20)] * 2])
@pytest.mark.parametrize("content", [b"", b"held in one"])
def test_a_stored_file_measures_what_its_bytes_do(
    services: Services, example_file: Path, content: bytes, parts: list[bytes]
) -> None:
    if content:
        parts = []
    with services.opener.open(example_file).store as store:
        store.write(Batch(
            blobs=[BlobRecord("a" * 64, "application/pdf", content)],
            parts=[PartRecord("a" * 64, number, part) for number, part in enumerate(parts)],
        ))  # fmt: skip
        whole = content + b"".join(parts)
        assert store.sums_of("a" * 64) == (len(whole), zlib.crc32(whole))
        assert b"".join(store.content("a" * 64)) == whole
        with pytest.raises(KeyError):
            store.sums_of("b" * 64)
