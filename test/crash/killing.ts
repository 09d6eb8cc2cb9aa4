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
  const { random, kills } = killing
  const run = new Lives(killing)
  try {
    let lives = 0
    for (let kill = 0; kill < kills; kill++) {
      if (random() < 0.1) await run.dieInTheStart()
      else {
        await run.dieUnderLoad()
        lives++
      }
    }
    await run.lastLife()
    return { witness: run.witness, lives }
  } finally {
    // A test that fails leaves no program behind.
    run.end()
  }
}

class Lives {
  readonly witness = new Witness(() => this.#told())
  readonly #killing: Killing
  #told: () => void = () => undefined
  #latest: Victim | null = null

  constructor(killing: Killing) {
    this.#killing = killing
  }

  #open(): Victim {
    const victim = openVictim(this.#killing.program, this.#killing.environment)
    this.#latest = victim
    return victim
  }

  async dieInTheStart(): Promise<void> {
    const victim = this.#open()
    await after(this.#killing.random() * 400)
    await victim.kill()
  }

  async dieUnderLoad(): Promise<void> {
    const { witness } = this
    const { random, clients, answers } = this.#killing
    const victim = this.#open()
    const pool = await poolOf(victim)
    let alive = true
    let left = Math.ceil(random() * answers)
    const enough = new Promise<void>((resolve) => {
      this.#told = () => {
        if (--left === 0) resolve()
      }
    })
    const known = [...witness.acknowledged.keys()]
    const asked = [1, 2, 3].flatMap(() => known[Math.floor(random() * known.length)] ?? [])
    const press = async () => {
      await witness.settle(pool)
      await Promise.all([
        ...clients.map((client) => client({ pool, witness, alive: () => alive })),
        ...asked.map((id) => witness.repeat(pool, id)),
      ])
    }
    const work = press()
    await Promise.race([enough, work])
    await after(random() * 6)
    const dead = victim.kill()
    alive = false
    await dead
    await work
    await pool.destroy()
  }

  async lastLife(): Promise<void> {
    const { witness } = this
    const victim = this.#open()
    const pool = await poolOf(victim)
    await witness.settle(pool)
    const same = await Promise.all([...witness.acknowledged.keys()].map((id) => witness.repeat(pool, id)))
    if (same.includes(false)) throw new Error('the last life ended too early')
    await victim.kill()
    await pool.destroy()
  }

  end(): void {
    this.#latest?.end()
  }
}

async function poolOf(victim: Victim): Promise<Pool> {
  const address = await victim.address
  if (address === null) throw new Error('a program that nobody killed gave no address')
  return new Pool(address, { connections, pipelining: 1 })
}
