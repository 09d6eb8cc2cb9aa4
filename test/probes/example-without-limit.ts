import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the example office without its day's limit of tickets, and gives the file's path. */
export function exampleWithoutLimit(folder: string, changes: object = {}): string {
  const example = new URL('../../packages/server/example/office.json', import.meta.url)
  const office = JSON.parse(readFileSync(example, 'utf8'))
  const settings = { ...office.settings, walkInsPerDay: 1_000_000 }
  const file = join(folder, 'office.json')
  writeFileSync(file, JSON.stringify({ ...office, ...changes, settings }))
  return file
}
