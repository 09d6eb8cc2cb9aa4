import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { median } from './figures.ts'
import { load } from './load.ts'
import { asKiosk, benchFolder, json, startOffice, ticketBody } from './office.ts'
import { startProgram } from './program.ts'

const connections = 64
const roundMs = 2500
const rounds = 5

/** (a) Durable tickets a second, against an echo of the same body and against single commits on the same disk. */
export async function tickets(): Promise<{ ticketsPerEcho: number; ticketsPerCommit: number }> {
  const office = await startOffice()
  const echo = await startProgram('test/bench/bare/echo.ts', {})
  const ours = () =>
    load(office.address, connections, roundMs, () => ({
      path: '/api/tickets',
      headers: asKiosk,
      body: ticketBody(),
    }))
  const bare = () =>
    load(echo.address, connections, roundMs, () => ({ path: '/echo', headers: json, body: ticketBody() }))
  try {
    await ours()
    await bare()
    const perEcho: number[] = []
    const perCommit: number[] = []
    for (let n = 0; n < rounds; n++) {
      const [limit, made, commits] = [await bare(), await ours(), singleCommits()]
      console.log(
        `  round ${n + 1}: tickets ${Math.round(made)}/s, echo ${Math.round(limit)}/s, single commits ${Math.round(commits)}/s`,
      )
      perEcho.push(made / limit)
      perCommit.push(made / commits)
    }
    return { ticketsPerEcho: median(perEcho), ticketsPerCommit: median(perCommit) }
  } finally {
    await office.stop()
    await echo.stop()
  }
}

function singleCommits(): number {
  const folder = benchFolder()
  const db = new Database(join(folder, 'bare.db'))
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT)')
    const insert = db.prepare('INSERT INTO row (body) VALUES (?)')
    const body = ticketBody()
    const began = performance.now()
    let commits = 0
    while (performance.now() - began < 600) {
      insert.run(body)
      commits++
    }
    return commits / ((performance.now() - began) / 1000)
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
