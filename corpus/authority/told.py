"""Decisions as sentences, for the log and for whoever takes one."""

from __future__ import annotations

from corpus.authority.decisions import Decision


def told(decision: Decision) -> str:
    """What a decision says: "fat merged into fat-mx"."""
    payload = decision.payload
    match decision.kind:
        case "add":
            return f"{payload['record']['id']} added: {payload['record']['name']}"
        case "put":
            return f"{payload['record']['id']} taken from a file: {payload['record']['name']}"
        case "merge":
            return f"{payload['from']} merged into {payload['into']}"
        case "split":
            names = "; ".join(payload["names"])
            where = f" in document {payload['document']}" if payload.get("document") else ""
            return f"{names} split from {payload['id']} to {payload['into']}{where}"
        case "rename":
            return f"{payload['id']} renamed: {payload['name']}"
        case "undo":
            return f"decision {payload['undoes']} undone"
        case other:
            return other


def subjects(decision: Decision) -> frozenset[str]:
    """The ids that a decision is about."""
    payload = decision.payload
    ids = [payload.get(key) for key in ("from", "into", "id")]
    if payload.get("record"):
        ids.append(payload["record"].get("id"))
    return frozenset(i for i in ids if i)
