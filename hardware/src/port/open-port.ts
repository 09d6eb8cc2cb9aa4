import type { OpenPort } from './byte-port.ts'
import { openDeviceFile } from './device-file.ts'
import { openSerialPort } from './serial.ts'
import { openTcpPort } from './tcp.ts'

/** Opens the line of whatever kind the address names; refuses with `PortLost`. */
export const openPort: OpenPort = (address, limits) => {
  switch (address.kind) {
    case 'tcp':
      return openTcpPort(address, limits)
    case 'serial':
      return openSerialPort(address, limits)
    case 'file':
      return openDeviceFile(address, limits)
  }
}
