import { availability } from './availability.ts'
import { bundle } from './bundle.ts'
import { calls } from './calls.ts'
import { desks } from './desks/desks.ts'
import { round } from './figures.ts'
import { growth } from './growth.ts'
import { start } from './start.ts'
import { tickets } from './tickets.ts'

/**
 * Ratios of ours against the bare limit, both measured in this run. Names of
 * parts as arguments run only those. The last line is one JSON object.
 */
const parts = { tickets, calls, desks, start, growth, availability, bundle }
const wanted = process.argv.slice(2)
const found: Record<string, number | number[]> = {}
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(name)
  for (const [key, value] of Object.entries(await measure())) {
    found[key] = Array.isArray(value) ? value.map(round) : round(value as number)
    console.log(`  ${key}: ${JSON.stringify(found[key])}`)
  }
}
console.log(JSON.stringify(found))
process.exit(0)
