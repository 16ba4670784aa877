"""The payload of a package, as ``independent_reader`` checks it: written from the format alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from typing import Any

from independent_json import canonical, reject, schema_of
from independent_tables import check_table
from plain_schema import fits

SINGLE = (
    "submission.json",
    "datapackage.json",
    "checks.json",
    "history.jsonl",
    "report.xlsx",
    "report.pdf",
)
ENTRY = (
    "sequence", "report", "at", "actor", "origin", "action", "section", "row", "column", "facet",
    "before", "after", "reason", "previous",
)  # fmt: skip
USE = ("section", "row", "column", "name", "number", "issued", "issuer", "page", "attached_at")
ZEROS = "0" * 64


class Payload:
    """The files below ``data/`` of a bag that fits its manifests."""

    def __init__(self, name: str, files: dict[str, bytes]) -> None:
        self._name = name
        self._info = files["bag-info.txt"]
        self._files = {p[5:]: content for p, content in files.items() if p.startswith("data/")}
        self._tables: dict[str, str] = {}
        self.unit = ""

    @staticmethod
    def utc(text: str) -> None:
        """Refuse what is no time in UTC."""
        reject(dt.datetime.fromisoformat(text).utcoffset() != dt.timedelta(0), "utc")

    def check(self) -> str:
        """Check every file; the digest of the last entry of the history."""
        self._layout()
        facts = self._json("submission")
        self._submission(facts)
        self._descriptor(facts)
        self._checks(facts["verdict"])
        if "pages.json" in self._files:
            self._json("pages")
        if "answers.json" in self._files:
            self._answers()
        return self._history()

    def _json(self, name: str) -> Any:
        value = canonical(self._files[f"{name}.json"])
        reject(not fits(value, schema_of(name)), f"shape of {name}")
        return value

    def _layout(self) -> None:
        reject(not set(SINGLE) <= set(self._files), "missing file")
        for path, content in self._files.items():
            table = re.fullmatch(r"tables/([A-Za-z][A-Za-z0-9_-]*)\.csv", path)
            evidence = re.fullmatch(r"evidence/([0-9a-f]{64})\.[a-z0-9]{1,8}", path)
            if table:
                self._tables[path] = table[1]
            elif evidence:
                reject(evidence[1] != hashlib.sha256(content).hexdigest(), "evidence name")
            else:
                reject(path not in (*SINGLE, "pages.json", "answers.json"), "unexpected file")

    def _answers(self) -> None:
        answers = self._json("answers")
        ids = [one["id"] for one in answers["comments"]]
        places = [(one["section"], one["row"], one["column"]) for one in answers["changes"]]
        reject(len(set(ids)) != len(ids) or places != sorted(set(places)), "twice, or out of order")
        reject(not {place[0] for place in places} <= set(self._tables.values()), "section")
        reject(any(one["before"] == one["after"] for one in answers["changes"]), "no change")
        for one in answers["comments"]:
            for answer in one["answers"]:
                self.utc(answer["at"])

    def _submission(self, facts: dict[str, Any]) -> None:
        self.unit = facts["unit"]["code"]
        name = f"{self.unit}-{facts['period']}-{facts['kind']}-{facts['sequence']:04d}"
        reject(name + ("-practice" if facts["practice"] else "") != self._name, "name")
        packs = [pack["edition"] for pack in facts.get("packs", [])]
        reject(packs != sorted(set(packs)), "packs")
        self.utc(facts["created_at"])
        self.utc(facts["sealed_at"])
        verdict = facts["verdict"]
        open_ones = verdict["errors"] + verdict["missing"] + verdict["queries"]
        reject(verdict["ready"] != (open_ones == 0), "ready")
        octets = sum(map(len, self._files.values()))
        texts = {
            "Bag-Software-Agent": facts["program"],
            "Bagging-Date": facts["sealed_at"][:10],
            "External-Identifier": self._name,
            "Payload-Oxum": f"{octets}.{len(self._files)}",
            "Source-Organization": facts["unit"]["zh"],
        }
        lines = [f"{label}: {' '.join(text.split())}\n" for label, text in texts.items()]
        reject("".join(lines).encode() != self._info, "bag-info")
        self._evidence(facts["evidence"])

    def _evidence(self, listed: list[dict[str, Any]]) -> None:
        found = sorted((p, len(c)) for p, c in self._files.items() if p.startswith("evidence/"))
        reject(sorted((one["path"], one["size"]) for one in listed) != found, "evidence list")
        for one in listed:
            uses = [[use[key] for key in USE] for use in one["uses"]]
            places = [tuple(use[:3]) for use in uses]
            reject(uses != sorted(uses) or len(set(places)) != len(places), "uses in order")
            reject(not {place[0] for place in places} <= set(self._tables.values()), "section")
            for use in one["uses"]:
                self.utc(use["attached_at"])
                reject(bool(use["issued"]) and not dt.date.fromisoformat(use["issued"]), "day")

    def _descriptor(self, facts: dict[str, Any]) -> None:
        package = self._json("datapackage")
        own = (self._name.lower(), facts["sealed_at"])
        reject((package["name"], package["created"]) != own, "name of the data package")
        listed = [resource["path"] for resource in package["resources"]]
        reject(sorted(listed) != sorted(self._tables), "tables")
        for resource in package["resources"]:
            content = self._files[resource["path"]]
            digest = "sha256:" + hashlib.sha256(content).hexdigest()
            said = (resource["name"], resource["bytes"], resource["hash"])
            wanted = (self._tables[resource["path"]].lower(), len(content), digest)
            reject(said != wanted, "resource")
            check_table(content.decode())

    def _checks(self, verdict: dict[str, Any]) -> None:
        checks = self._json("checks")
        problems = checks["problems"]
        reject(verdict["ready"] and any(p["blocks"] for p in problems), "blocks")
        disputed = [p for p in problems if p.get("dispute")]
        reject(len(disputed) != verdict.get("disputed", 0), "number of disputes")
        for problem in disputed:
            self.utc(problem["dispute"]["at"])
            matter = problem["level"] == "query" or (
                problem["level"] == "error" and not problem["reason"]
            )
            reject(problem["blocks"] or not matter, "dispute")

    def _history(self) -> str:
        *lines, last, rest = self._files["history.jsonl"].split(b"\n")
        reject(rest != b"", "end of the history")
        before: dict[str, Any] | None = None
        first = {"previous": ZEROS}
        for line in lines:
            entry = canonical(line + b"\n")
            reject(not fits(entry, schema_of("history-entry")), "entry")
            text = json.dumps([entry[k] for k in ENTRY], ensure_ascii=False, separators=(",", ":"))
            reject(hashlib.sha256(text.encode()).hexdigest() != entry["digest"], "entry digest")
            if before is None:
                first = entry
            else:
                follows = entry["sequence"] == before["sequence"] + 1
                reject(not follows or entry["previous"] != before["digest"], "chain")
            before = entry
        end = before or {"sequence": 0, "digest": ZEROS}
        head = {
            "count": len(lines), "digest": end["digest"],
            "previous": first["previous"], "sequence": end["sequence"],
        }  # fmt: skip
        reject(canonical(last + b"\n") != {"head": head}, "head")
        return str(end["digest"])
