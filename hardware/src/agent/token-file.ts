import { readFile, rename, rm, writeFile } from 'node:fs/promises'

/** The kept token; null when there is none yet. */
export async function readToken(path: string): Promise<string | null> {
  try {
    const token = (await readFile(path, 'utf8')).trim()
    return token === '' ? null : token
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Keeps the token for this user alone, whole or not at all. */
export async function keepToken(path: string, token: string): Promise<void> {
  const beside = `${path}.${process.pid}.new`
  await writeFile(beside, `${token}\n`, { mode: 0o600, flag: 'wx' })
  await rename(beside, path)
}

export function forgetToken(path: string): Promise<void> {
  return rm(path, { force: true })
}
