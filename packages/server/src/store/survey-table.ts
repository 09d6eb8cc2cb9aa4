import type { Database } from 'better-sqlite3'
import type { SurveyActivationRow, SurveyHeadRow, SurveyTable } from '../application/ports.ts'

interface StoredVersion extends SurveyHeadRow {
  readonly survey: string
  readonly hidden: string
}

const headColumns = 'id, title, author, created_at AS createdAt, changed_at AS changedAt, revision' as const

export function openSurveyTable(db: Database): SurveyTable {
  const heads = db.prepare(`SELECT ${headColumns} FROM survey_version ORDER BY number`)
  const one = db.prepare(`SELECT ${headColumns}, survey, hidden FROM survey_version WHERE id = ?`)
  const insert = db.prepare(
    `INSERT INTO survey_version (id, title, author, created_at, changed_at, revision, survey, hidden)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = db.prepare(
    `UPDATE survey_version SET title = ?, author = ?, changed_at = ?, revision = ?, survey = ?, hidden = ?
      WHERE id = ?`,
  )
  const drop = db.prepare('DELETE FROM survey_version WHERE id = ?')
  const dropActivations = db.prepare('DELETE FROM survey_activation WHERE version = ?')
  const activations = db.prepare(
    `SELECT number, version AS surveyId, from_day AS "from", author, at, began, began_at AS beganAt,
      withdrawn_at AS withdrawnAt FROM survey_activation ORDER BY number`,
  )
  const activate = db.prepare(
    'INSERT INTO survey_activation (version, from_day, author, at) VALUES (?, ?, ?, ?)',
  )
  const begin = db.prepare(
    `UPDATE survey_activation
      SET began = 1 + (SELECT coalesce(max(began), 0) FROM survey_activation), began_at = ? WHERE number = ?`,
  )
  const withdraw = db.prepare('UPDATE survey_activation SET withdrawn_at = ? WHERE number = ?')
  const audit = db.prepare('INSERT INTO audit (at, staff, action, subject) VALUES (?, ?, ?, ?)')
  return {
    heads: () => heads.all() as SurveyHeadRow[],
    version(id) {
      const row = one.get(id) as StoredVersion | undefined
      return row === undefined
        ? null
        : { ...row, survey: JSON.parse(row.survey), hidden: JSON.parse(row.hidden) }
    },
    add({ id, title, author, createdAt, changedAt, revision, survey, hidden }) {
      const body = [JSON.stringify(survey), JSON.stringify(hidden)]
      insert.run(id, title, author, createdAt, changedAt, revision, ...body)
    },
    save({ id, title, author, changedAt, revision, survey, hidden }) {
      update.run(title, author, changedAt, revision, JSON.stringify(survey), JSON.stringify(hidden), id)
    },
    drop(id) {
      dropActivations.run(id)
      drop.run(id)
    },
    activations: () => activations.all() as SurveyActivationRow[],
    activate(id, from, author, at) {
      activate.run(id, from, author, at)
    },
    begin(number, at) {
      begin.run(at, number)
    },
    withdraw(number, at) {
      withdraw.run(at, number)
    },
    audit(at, staff, action, id) {
      audit.run(at, staff, action, id)
    },
    together: (work) => db.transaction(work)(),
  }
}
