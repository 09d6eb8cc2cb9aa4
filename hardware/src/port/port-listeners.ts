import type { BytePort } from './byte-port.ts'

/** Unheard bytes kept for the first listener; a chattering device with nobody to hear it must not eat the memory. */
const keptBytes = 64 * 1024

/** The listening half that every kind of port shares. */
export interface PortListeners extends Pick<BytePort, 'onData' | 'onClose'> {
  deliver(bytes: Uint8Array): void
  /** Tells the listeners once; the first reason stays. */
  lose(reason: string): void
  /** Null while the line is there. */
  readonly lostReason: string | null
}

export function openPortListeners(): PortListeners {
  const dataListeners = new Set<(bytes: Uint8Array) => void>()
  const closeListeners = new Set<(reason: string) => void>()
  let unheard: Uint8Array[] | null = []
  let unheardLength = 0
  let lostReason: string | null = null

  return {
    get lostReason() {
      return lostReason
    },
    deliver(bytes) {
      if (unheard === null) {
        for (const listener of [...dataListeners]) listener(bytes)
        return
      }
      unheard.push(bytes)
      unheardLength += bytes.length
      while (unheardLength > keptBytes && unheard.length > 1) {
        unheardLength -= unheard.shift()?.length ?? 0
      }
    },
    onData(listener) {
      const kept = unheard ?? []
      unheard = null
      dataListeners.add(listener)
      for (const bytes of kept) listener(bytes)
      return () => dataListeners.delete(listener)
    },
    onClose(listener) {
      if (lostReason !== null) {
        const reason = lostReason
        let wanted = true
        queueMicrotask(() => wanted && listener(reason))
        return () => {
          wanted = false
        }
      }
      closeListeners.add(listener)
      return () => closeListeners.delete(listener)
    },
    lose(reason) {
      if (lostReason !== null) return
      lostReason = reason
      const told = [...closeListeners]
      closeListeners.clear()
      for (const listener of told) listener(reason)
    },
  }
}
