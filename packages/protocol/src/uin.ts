/**
 * The number that a payment to the treasury carries. Its check digit is verified
 * on the screen while it is typed and by the server before anybody is asked, by
 * one and the same rule.
 */

const lengths: readonly number[] = [20, 25]

/** Weights 1 … 10, again and again from the left; the second pass begins with 3. */
function remainder(digits: string, firstWeight: number): number {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    sum += Number(digits[place]) * (((place + firstWeight - 1) % 10) + 1)
  }
  return sum % 11
}

/**
 * The last digit of a УИН from the digits before it (facts-and-rules 5.1): the
 * weighted sum modulo 11; when that is 10, once more with the weights from 3 on;
 * when that is 10 too, zero.
 */
export function uinCheckDigit(body: string): number {
  const first = remainder(body, 1)
  if (first < 10) return first
  const second = remainder(body, 3)
  return second < 10 ? second : 0
}

/** Why what was typed is no УИН, so that a person can mend it; null when it is one. */
export type UinFault =
  /** Something between the digits that is neither a digit nor a space. */
  | { readonly fault: 'characters' }
  /** How many digits there are; 20 or 25 are needed. */
  | { readonly fault: 'length'; readonly digits: number }
  | { readonly fault: 'check-digit' }

export function uinFault(typed: string): UinFault | null {
  const digits = typed.replaceAll(/\s+/g, '')
  if (!/^[0-9]*$/.test(digits)) return { fault: 'characters' }
  if (!lengths.includes(digits.length)) return { fault: 'length', digits: digits.length }
  return uinCheckDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? null : { fault: 'check-digit' }
}

/**
 * A УИН as people type it, with spaces or without, as its bare digits. Null when
 * it is not 20 or 25 digits, or the last does not follow from the others.
 */
export function parseUin(typed: string): string | null {
  return uinFault(typed) === null ? typed.replaceAll(/\s+/g, '') : null
}
