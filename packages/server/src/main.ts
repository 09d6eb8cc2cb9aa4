import process from 'node:process'
import { pino } from 'pino'
import { examplePassword } from './application/first-start.ts'
import { ConfigError, parseConfig } from './config.ts'
import { type LocalDevices, openLocalDevices } from './local-devices.ts'
import { type LocalPayments, openLocalPayments } from './local-payments.ts'
import { openServer } from './server.ts'
import { StoreTooNew } from './store/migrate.ts'

/** The program: the only file that reads the environment and signals, and speaks to the terminal. */
async function main(): Promise<void> {
  const config = parseConfig(process.env)
  // Names and numbers of people never get into the log; addresses of visitors' pages carry a token and do not either.
  const logger = pino(
    { level: config.logLevel, redact: ['req.headers', 'password', 'token'] },
    pino.destination(2),
  )
  const server = await openServer(config, { clock: { now: () => Date.now() }, logger })
  let devices: LocalDevices | null = null
  let payments: LocalPayments | null = null
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    logger.info({ signal }, 'stopping')
    await devices?.close()
    await payments?.close()
    await server.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  const simulator =
    config.devices === 'auto' && config.payments === null && server.isExample
      ? openLocalPayments({
          data: config.data,
          environment: process.env,
          onReady: server.connectPayments,
          onWord: (program, line) => logger.info({ program }, line),
          onTrouble: (message) => logger.warn(message),
        })
      : null
  if (config.devices === 'auto' && (config.agentConfig !== null || server.isExample)) {
    devices = await openLocalDevices({
      serverUrl: server.address,
      agentToken: server.enrolLocalAgent,
      agentConfig: config.agentConfig,
      environment: process.env,
      onWord: (program, line) => logger.info({ program }, line),
      onTrouble: (message) => logger.warn(message),
    })
    if (devices.emulators !== null) server.showEmulators(devices.emulators)
  }
  payments = await simulator

  const say = (line = '') => process.stdout.write(`${line}\n`)
  say()
  if (server.isExample) {
    say('УЧЕБНЫЙ ПРИМЕР: пароли известны всем, не для настоящих посетителей.')
    say(`Вход: admin, head, reception, specialist1 … specialist5, пароль у всех ${examplePassword}`)
    say()
  }
  if (server.firstAdministrator) {
    const { login, password } = server.firstAdministrator
    say(`Первый администратор: ${login}, одноразовый пароль ${password} (показан один раз)`)
    say()
  }
  const { address } = server
  say(`${address}/  все экраны на одной странице`)
  say(`${address}/kiosk/  терминал`)
  say(`${address}/board/  табло`)
  say(`${address}/operator/  рабочее место специалиста`)
  say(`${address}/admin/  рабочее место администратора`)
  if (devices?.emulators) say(`${devices.emulators}  бумага, табло и пульты окон, сканер (эмуляторы)`)
  if (payments?.page) say(`${payments.page}  учебная система платежей`)
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof StoreTooNew
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  const text = inUse
    ? `порт занят: ${(error as Error).message}. Задайте другой: CHERED_PORT=8081 npm start`
    : expected
      ? (error as Error).message
      : String((error as Error).stack ?? error)
  process.stderr.write(`Черёд не запустился: ${text}\n`)
  process.exit(1)
})
