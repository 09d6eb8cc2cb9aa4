import { createHmac, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { KeyedHash } from '../application/ports.ts'

const keyLength = 32

/**
 * HMAC-SHA-256 with the office's own key, made at the first start and kept in a
 * file that its user alone can read. Without the key the hash of a name cannot
 * be found by trying names; when the file is taken away a new key is made, and
 * earlier hashes fit nothing any more. Throws when the file is no key.
 */
export function openKeyedHash(file: string): KeyedHash {
  const key = readKey(file) ?? makeKey(file)
  if (key.length !== keyLength) throw new Error(`${file} is not a key of ${keyLength} bytes`)
  return (text) => createHmac('sha256', key).update(text).digest('base64url')
}

function readKey(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Whole and on the disk before it has its name, so that no start finds half a key. */
function makeKey(file: string): Buffer {
  const key = randomBytes(keyLength)
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.part`
  rmSync(draft, { force: true })
  const open = openSync(draft, 'wx', 0o600)
  try {
    writeSync(open, key)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
  renameSync(draft, file)
  return key
}
