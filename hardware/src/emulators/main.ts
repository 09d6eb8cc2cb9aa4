import { openEmulatedOffice } from './open-emulated-office.ts'
import { openPage } from './page/open-page.ts'

/**
 * The emulated devices of the example office and the page that shows them.
 *
 * Env: `CHERED_HOST` (default 127.0.0.1) and `CHERED_EMULATORS_PORT` (default 0)
 * are the page's address. Tells its parent `{ type: 'ready', page, printers,
 * panels, scanners, consoles }`, where the last four are the agent's configuration,
 * or prints it when there is no parent. Ends with SIGTERM, SIGINT or the parent.
 */
const host = process.env.CHERED_HOST ?? '127.0.0.1'
const port = Number(process.env.CHERED_EMULATORS_PORT ?? 0)
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`CHERED_EMULATORS_PORT is not a port: ${process.env.CHERED_EMULATORS_PORT}`)
  process.exit(2)
}

const office = await openEmulatedOffice()
const page = await openPage(office, { host, port })

const ready = {
  type: 'ready' as const,
  page: page.url,
  printers: [office.printer.place],
  panels: office.panels.map((panel) => panel.place),
  scanners: [office.scanner.place],
  consoles: office.consoles.map((one) => one.place),
}
if (process.send) process.send(ready)
else console.log(JSON.stringify(ready, null, 2))

let ending = false
const end = async (): Promise<void> => {
  if (ending) return
  ending = true
  await page.close()
  await office.close()
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.on('disconnect', end)
