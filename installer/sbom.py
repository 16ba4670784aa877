"""Lists what the program is made of, as CycloneDX 1.6 JSON: `make sbom`.

The components are the pins of the build; their licences are read from what is installed.
"""

from __future__ import annotations

import json
import sys
import uuid
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.requirements import FILE, ROOT, asked_for, pins
from ipdesk import __version__

_LONGEST_LICENCE = 100
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "ipdesk.sbom")


def sbom() -> str:
    """The list as JSON, the same bytes for the same pins; ``ValueError`` if it is not valid."""
    text = FILE.read_text(encoding="utf-8")
    root = Component(name="ipdesk", version=__version__, type=ComponentType.APPLICATION,
                     bom_ref=f"ipdesk@{__version__}")  # fmt: skip
    bom = Bom(serial_number=uuid.uuid5(_NAMESPACE, f"{__version__}\n{text}"))
    bom.metadata.component = root
    components = {(pin.name, pin.version): _component(pin.name, pin.version) for pin in pins(text)}
    bom.components.update(components.values())
    direct = {canonicalize_name(asked.name) for asked in asked_for()}
    bom.register_dependency(root, [c for (name, _), c in components.items() if name in direct])
    for (name, _), component in components.items():
        needed = _needed(name)
        bom.register_dependency(
            component, [other for (known, _), other in components.items() if known in needed]
        )
    made = JsonV1Dot6(bom).output_as_string(indent=2)
    return _without_time(made)


def _component(name: str, version: str) -> Component:
    purl = PackageURL("pypi", name=name, version=version)
    return Component(
        name=name, version=version, type=ComponentType.LIBRARY, purl=purl, bom_ref=str(purl),
        licenses=_licences(name),
    )  # fmt: skip


def _licences(name: str) -> list[object]:
    """What the library says its licence is; nothing where it is not installed here."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    text = said.get("License-Expression") or said.get("License") or ""
    lines = text.strip().splitlines()
    if not lines or len(lines[0]) > _LONGEST_LICENCE:
        return []
    return [LicenseFactory().make_from_string(lines[0])]


def _needed(name: str) -> set[str]:
    """The libraries that one needs, as far as it is installed here."""
    try:
        texts = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return set()
    needed = [Requirement(text) for text in texts]
    return {
        canonicalize_name(one.name)
        for one in needed
        if one.marker is None or "extra" not in str(one.marker)
    }


def _without_time(text: str) -> str:
    """The list without the moment it was made, checked against the schema."""
    data = json.loads(text)
    del data["metadata"]["timestamp"]
    made = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(made)
    if fault is not None:
        raise ValueError(str(fault))
    return made


def main(arguments: list[str]) -> int:
    """Write the list to the path given, or to build/."""
    path = Path(arguments[0]) if arguments else ROOT / "build" / "sbom.cdx.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sbom(), encoding="utf-8")
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
