import { type BytePort, PortLost } from './byte-port.ts'
import { openPortListeners, type PortListeners } from './port-listeners.ts'

/** Two ends of a line inside the process: what one writes the other reads, in order, never in the same turn. */
export function openMemoryPair(): [BytePort, BytePort] {
  const left = openPortListeners()
  const right = openPortListeners()
  return [memoryEnd(left, right), memoryEnd(right, left)]
}

function memoryEnd(own: PortListeners, other: PortListeners): BytePort {
  return {
    onData: own.onData,
    onClose: own.onClose,
    get closed() {
      return own.lostReason !== null
    },
    async write(bytes) {
      if (own.lostReason !== null) throw new PortLost(own.lostReason)
      const copy = Uint8Array.from(bytes)
      await Promise.resolve()
      if (own.lostReason !== null) throw new PortLost(own.lostReason)
      other.deliver(copy)
    },
    async close() {
      own.lose('closed by us')
      await Promise.resolve()
      other.lose('the other side closed the line')
    },
  }
}
