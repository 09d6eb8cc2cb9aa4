import { createHash, randomFillSync, randomInt, timingSafeEqual } from 'node:crypto'

// Each draw from the system costs as much as a whole decision; a page of them costs the same.
const pool = Buffer.alloc(4096)
let used = pool.length

function random(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const drawn = Buffer.from(pool.subarray(used, used + bytes))
  // What was handed out does not stay in memory a second time.
  pool.fill(0, used, used + bytes)
  used += bytes
  return drawn
}

/** 128 bits that nobody can guess, 22 characters base64url. */
export function randomToken(): string {
  return random(16).toString('base64url')
}

/**
 * An id for a row: the moment, so that rows of one time lie together on the
 * disk, and 32 random bits. With a prefix of one letter it has 16 characters,
 * which the day's maps hash fastest. Not a secret: what opens something is a token.
 */
export function rowId(prefix: string, at: number): string {
  return `${prefix}-${at.toString(36)}${random(4).toString('base64url')}`
}

/** Six digits for people to read and type. */
export function randomCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

/** What is stored of a random secret. One round is enough: it has more bits than anybody can try. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Compares a secret with its hash in constant time. */
export function matches(secret: string, hash: string): boolean {
  const a = Buffer.from(hashOf(secret))
  const b = Buffer.from(hash)
  return a.length === b.length && timingSafeEqual(a, b)
}
