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

/**
 * A УИН as people type it, with spaces or without, as its bare digits. Null when
 * it is not 20 or 25 digits, or the last does not follow from the others.
 */
export function parseUin(typed: string): string | null {
  const digits = typed.replaceAll(/\s+/g, '')
  if (!/^(?:\d{20}|\d{25})$/.test(digits)) return null
  return uinCheckDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? digits : null
}
