import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 128 bits that nobody can guess, 22 characters base64url. */
export function randomToken(): string {
  return randomBytes(16).toString('base64url')
}

/** A short id for rows: random, so that links and logs tell nothing about order or number. */
export function randomId(prefix: string): string {
  return `${prefix}-${randomBytes(9).toString('base64url')}`
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
