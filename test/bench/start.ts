import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '@chered/server/store/open-store'
import { median } from './figures.ts'
import { benchFolder } from './office.ts'
import { startProgram } from './program.ts'

const days = 2500
const visitsADay = 2000
const rounds = 5

/** (c) Start to the first answer with five million past visits, against an empty database. */
export async function start(): Promise<{ startPerEmpty: number }> {
  const full = benchFolder()
  const empty = benchFolder()
  try {
    const began = performance.now()
    fill(join(full, 'chered.db'))
    console.log(
      `  ${(days * visitsADay) / 1e6} million visits written in ${Math.round((performance.now() - began) / 1000)} s`,
    )
    for (const folder of [full, empty]) await firstAnswer(folder)
    const ratios: number[] = []
    for (let n = 0; n < rounds; n++) ratios.push((await firstAnswer(full)) / (await firstAnswer(empty)))
    return { startPerEmpty: median(ratios) }
  } finally {
    for (const folder of [full, empty]) rmSync(folder, { recursive: true, force: true })
  }
}

async function firstAnswer(data: string): Promise<number> {
  const began = performance.now()
  const program = await startProgram('packages/server/src/main.ts', {
    CHERED_PORT: '0',
    CHERED_DATA: data,
    CHERED_DEVICES: 'off',
  })
  const response = await fetch(`${program.address}/api/ready`)
  if (!response.ok) throw new Error(`not ready: ${response.status}`)
  const took = performance.now() - began
  await program.stop()
  return took
}

/** Past days as the journal and the report rows have them: issue, call, start, finish for each visit. */
function fill(file: string): void {
  const store = openStore(file)
  const { database: db } = store
  db.pragma('synchronous = OFF')
  const firstDay = Date.UTC(2016, 0, 1)
  const insertDay = db.prepare("INSERT INTO day (id, date, office, ended) VALUES (?, ?, 'zags-example', 1)")
  const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${visitsADay})`
  const events = db.prepare(
    `${numbers}, kind (k, type) AS (VALUES (0, 'VisitIssued'), (1, 'VisitorCalled'), (2, 'ServiceStarted'), (3, 'ServiceFinished'))
     INSERT INTO journal (id, at, type, actor, body)
     SELECT $day * 16777216 + (i - 1) * 4 + k + 1, $at + i * 10000 + k * 1000, type, 'device:kiosk-1',
       '{"visitId":"visit-' || printf('%06d', i) || '","token":"AAAAAAAAAAAAAAAAAAAAAA","ticket":{"letter":"А","number":' || i || '},"serviceId":"birth-registration","deskId":"desk-1"}'
     FROM n, kind ORDER BY 1`,
  )
  const legs = db.prepare(
    `${numbers} INSERT INTO leg (day, visit, number, ticket, queue, service, channel, language, state, since,
       call_by, called_at, calls, started_at, ended_at, desk, staff, outcome)
     SELECT $day, 'visit-' || printf('%06d', i), 1, 'А' || printf('%03d', i), 'birth', 'birth-registration', 'kiosk',
       'ru', 'served', $at + i * 10000, $at + i * 10000 + 900000, $at + i * 10000 + 1000, 1, $at + i * 10000 + 2000,
       $at + i * 10000 + 3000, 'desk-1', 'staff-specialist1', 'done' FROM n`,
  )
  for (let day = 1; day <= days; day++) {
    const at = firstDay + day * 24 * 3600_000
    db.transaction(() => {
      insertDay.run(day, new Date(at).toISOString().slice(0, 10))
      events.run({ day, at })
      legs.run({ day, at })
    })()
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  store.close()
}
