import { type Browser, type BrowserContext, test as base, type Page } from '@playwright/test'
import { type Emulators, openEmulators } from './emulators.ts'
import { type Hall, openHall } from './hall.ts'
import { journeyOffice, type OfficeFile, writeOfficeFile } from './office-file.ts'
import { openProgram, type Program } from './program.ts'
import { type AdminScreen, openAdmin } from './screens/admin-screen.ts'
import { type BoardScreen, openBoard } from './screens/board-screen.ts'
import { type KioskScreen, openKiosk } from './screens/kiosk-screen.ts'
import { type OperatorScreen, openOperator } from './screens/operator-screen.ts'
import { openSerialDevices, type SerialDevices } from './serial-devices.ts'
import type { VisitorLanguage } from './texts.ts'
import { viewports } from './viewports.ts'

/** The whole office of one test: the program, its devices, and whoever stands before its screens. */
export interface Office {
  readonly program: Program
  readonly emulators: Emulators
  readonly hall: Hall
  /** The office that the program was started with. */
  readonly file: OfficeFile
  /** The devices at serial lines; throws where the test has not asked for them. */
  serial(): SerialDevices
  kiosk(look?: Look): Promise<KioskScreen>
  board(look?: Look): Promise<BoardScreen>
  /** The workplace of a specialist who has signed in and, unless `desk` is null, taken that desk. */
  operator(login: string, desk: number | null, look?: Look): Promise<OperatorScreen>
  /** The administrator's workplace, signed in as `login`. */
  admin(login?: string, look?: Look): Promise<AdminScreen>
  /** Any page of the office in a browser of its own. */
  page(path: string, look?: Look): Promise<Page>
}

export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly touch?: boolean
  /** Runs in the page before its own scripts, to count what cannot be seen. */
  readonly script?: string
}

interface Options {
  /** What is different in this test's office, before the program is started with it. */
  unlike: { readonly change: (office: OfficeFile) => void }
  /** Where the printer and panels are: emulated by the program itself, or at the ends of serial lines. */
  devices: 'own' | 'serial'
}

export const test = base.extend<Options & { office: Office }>({
  unlike: [{ change: () => undefined }, { option: true }],
  devices: ['own', { option: true }],
  office: async ({ browser, unlike, devices }, use) => {
    const file = journeyOffice(new Date())
    unlike.change(file)
    const written = await writeOfficeFile(file)
    const serial = devices === 'serial' ? await openSerialDevices() : null
    const program = await openProgram({
      officeFile: written.path,
      ...(serial === null ? {} : { environment: serial.environment }),
    })
    const contexts: BrowserContext[] = []
    try {
      const office = openOffice({ browser, program, file, contexts, serial })
      await forgetHolidays(office.hall)
      await use(office)
    } finally {
      await Promise.all(contexts.map((context) => context.close()))
      await program.close()
      await serial?.close()
      await written.remove()
    }
  },
})

/** A journey may run on any day of the year: its office knows of no holiday but one long past. */
async function forgetHolidays(hall: Hall): Promise<void> {
  const admin = await hall.signIn('admin')
  const days = [{ date: '2000-01-01', kind: 'off', name: null, status: 'decreed' }]
  for (const layer of ['federal', 'regional']) {
    const calendar = { title: 'Без праздников', source: 'journeys', file: { days } }
    const { status, body } = await admin.request('POST', `/api/calendars/${layer}`, calendar)
    if (status !== 200) throw new Error(`the ${layer} calendar was not taken: ${JSON.stringify(body)}`)
  }
}

export { expect } from '@playwright/test'

function openOffice(parts: {
  readonly browser: Browser
  readonly program: Program
  readonly file: OfficeFile
  readonly contexts: BrowserContext[]
  readonly serial: SerialDevices | null
}): Office {
  const { browser, program, file, contexts, serial } = parts
  const hall = openHall(() => program.address)
  const emulators = openEmulators(async () => {
    const { example } = await program.start()
    if (example?.emulators) return example.emulators
    throw new Error('the program runs no emulators')
  })

  async function browse({ viewport, colorScheme = 'light', touch = false, script }: Look): Promise<Page> {
    const context = await browser.newContext({
      baseURL: program.address,
      viewport: viewport ?? viewports.workplace,
      colorScheme,
      hasTouch: touch,
      locale: 'ru-RU',
    })
    contexts.push(context)
    if (script !== undefined) await context.addInitScript(script)
    return context.newPage()
  }

  async function page(path: string, look: Look = {}): Promise<Page> {
    const opened = await browse(look)
    await opened.goto(path)
    return opened
  }

  async function links() {
    const { example } = await program.start()
    if (example === null) throw new Error('this is not the example office')
    return example.links
  }

  return {
    program,
    emulators,
    hall,
    file,
    page,
    serial() {
      if (serial === null) throw new Error('this office has no serial lines')
      return serial
    },
    async kiosk(look = {}) {
      const path = (await links()).kiosk
      return openKiosk(await page(path, { viewport: viewports.kiosk, touch: true, ...look }))
    },
    async board(look = {}) {
      const opened = await page((await links()).board, { viewport: viewports.board, ...look })
      return openBoard(opened, file.languages[0] as VisitorLanguage)
    },
    async operator(login, desk, look = {}) {
      const screen = openOperator(await page('/operator/', look))
      await screen.signIn(login)
      if (desk !== null) await screen.takeDesk(desk)
      return screen
    },
    async admin(login = 'admin', look = {}) {
      const screen = openAdmin(await page('/admin/', look))
      await screen.signIn(login)
      return screen
    },
  }
}
