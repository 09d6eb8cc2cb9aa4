import { setTimeout as after } from 'node:timers/promises'
import { Pool } from 'undici'
import { openVictim, type Victim } from './victim.ts'
import { Witness } from './witness.ts'

export interface Killing {
  readonly program: string
  readonly environment: Readonly<Record<string, string>>
  readonly kills: number
  readonly random: () => number
  /** How many answers a life may give at most before it ends; the moment is chosen among them. */
  readonly answers: number
  /** People and devices that press for as long as the program lives; each ends when `alive` says no. */
  readonly clients: readonly ((at: { pool: Pool; witness: Witness; alive: () => boolean }) => Promise<void>)[]
}

const connections = 12

/**
 * Starts a program on the same data again and again, lets clients press, and
 * kills it in the middle of its start, or a few milliseconds after so many
 * answers, while presses are under way. Each life begins with what the one
 * before left open. The last life is left to
 * answer everything that was left open, and every earlier answer once more.
 */
export async function killAgainAndAgain(killing: Killing): Promise<{ witness: Witness; lives: number }> {
  const { random, clients, kills, answers } = killing
  let told: () => void = () => undefined
  const witness = new Witness(() => told())
  let lives = 0
  let current: Victim | null = null
  const open = () => {
    const victim = openVictim(killing.program, killing.environment)
    current = victim
    return victim
  }
  try {
    for (let kill = 0; kill < kills; kill++) {
      const victim = open()
      if (random() < 0.1) {
        await after(random() * 400)
        await victim.kill()
        continue
      }
      const pool = await poolOf(victim)
      lives++
      let alive = true
      let left = Math.ceil(random() * answers)
      const enough = new Promise<void>((resolve) => {
        told = () => {
          if (--left === 0) resolve()
        }
      })
      const known = [...witness.acknowledged.keys()]
      const asked = () => known[Math.floor(random() * known.length)]
      const work = witness
        .settle(pool)
        .then(() =>
          Promise.all([
            ...clients.map((client) => client({ pool, witness, alive: () => alive })),
            ...[asked(), asked(), asked()].map((id) => (id === undefined ? null : witness.repeat(pool, id))),
          ]),
        )
      await Promise.race([enough, work])
      await after(random() * 6)
      const dead = victim.kill()
      alive = false
      await dead
      await work
      await pool.destroy()
    }
    const last = open()
    const pool = await poolOf(last)
    await witness.settle(pool)
    const same = await Promise.all([...witness.acknowledged.keys()].map((id) => witness.repeat(pool, id)))
    if (same.includes(false)) throw new Error('the last life ended too early')
    await last.kill()
    await pool.destroy()
    return { witness, lives }
  } finally {
    // A test that fails leaves no program behind.
    current?.end()
  }
}

async function poolOf(victim: Victim): Promise<Pool> {
  const address = await victim.address
  if (address === null) throw new Error('a program that nobody killed gave no address')
  return new Pool(address, { connections, pipelining: 1 })
}
