"""The checksum is over canonical JSON, so that another program can compute it."""

from __future__ import annotations

import json
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from local_db.checksums import checksum, checksum_of_row

FIELDS = st.lists(st.text(st.characters(exclude_categories=["Cs"])) | st.integers(0, 10**9))


@given(FIELDS)
def test_it_is_the_crc_of_plain_json(fields: list[str | int]) -> None:
    body = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    assert checksum(fields) == crc32(body.encode())
    assert checksum_of_row(fields) == checksum(fields)


@given(FIELDS, st.binary())
def test_content_follows_the_fields(fields: list[str | int], content: bytes) -> None:
    body = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    assert checksum_of_row([*fields, content]) == crc32(body.encode() + content)
