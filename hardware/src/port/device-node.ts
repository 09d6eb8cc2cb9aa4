import { stat } from 'node:fs/promises'

/** Which device stands behind a path now; null when the path is missing. */
export async function deviceAt(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.rdev,
    () => null,
  )
}
