"""Small tables and mappings for the tests of reading."""

from __future__ import annotations

from pathlib import Path

import scorecard as sc

HEAD = "format: mapping/1\nsubject: {id: town}\n"
WIDE = f"{HEAD}wide: {{criteria: [days_late, seats]}}\n"
LONG = """\
format: mapping/1
subject: {id: {column: member, prefix: member_}, attributes: {chamber: chamber}}
observations_of: open_votes@1
long:
  criterion: {column: vote, prefix: v}
  value: position
  cells: {levels: {"+": yea, "-": nay}, unknown: nv, not_applicable: n/a}
"""
ACTIONS = """\
format: mapping/1
subject: {id: town}
source: minutes
sources:
  minutes: {title: Minutes of the council, publisher: Town hall, kind: official_act}
  audit: {title: Audit, publisher: Court of audit, kind: oversight}
actions:
  id: {column: number, prefix: act_}
  date: date
  summary: what
  stage: stage
  themes: themes
  instrument: with
  targets: to
  status: status
  same_act: same
  because: because
  evidence: {source: source, at: item, quote: words}
"""
ACTION_HEAD = "town,number,date,what,stage,themes,with,to,status,same,because,source,item,words\n"


def put(folder: Path, mapping: str, table: str | bytes, name: str = "table.csv") -> tuple[str, str]:
    """Write a mapping and a table, and return their paths."""
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    (folder / name).write_bytes(table if isinstance(table, bytes) else table.encode("utf-8"))
    return str(folder / name), str(folder / "mapping.yaml")


def records_in(folder: Path, mapping: str, table: str | bytes, name: str = "table.csv") -> list[sc.Record]:
    """Return the records of a table."""
    path, form = put(folder, mapping, table, name)
    return sc.load_records(path, mapping=form)


def faults_in(folder: Path, mapping: str, table: str | bytes, name: str = "table.csv") -> list[str]:
    """Return the problems of a table, a line each, without the folder."""
    path, form = put(folder, mapping, table, name)
    return [str(problem).replace(f"{folder}/", "") for problem in sc.check([path], mapping=form).problems]


def seen_in(record: sc.Record) -> dict[str, str]:
    """Return the observations of a record as text."""
    seen = record.observations.items()
    return {name: str(one.level if one.number is None else one.number) for name, one in seen}
