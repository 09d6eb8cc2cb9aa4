import type { PrinterFault } from '@chered/hardware/emulators/printer/open-printer-emulator'
import type { ProfileName } from '@chered/hardware/escpos/profile'
import { openKioskPc } from '../kiosk-agent.ts'
import { expect, test } from '../office.ts'
import { readQr } from '../paper.ts'
import { until } from '../until.ts'

interface Walk {
  readonly fault: PrinterFault
  /** `before`: the kiosk knows before anybody presses; `within`: it happens while the ticket comes out. */
  readonly when: 'before' | 'within'
  /** What the administrator reads; null: the ticket comes out all the same. */
  readonly admin: string | null
}

/** Each fault on one printer at least; every printer with every fault is in hardware/src/escpos/paper-faults.int.spec.ts. */
const walks: Readonly<Record<ProfileName, readonly Walk[]>> = {
  epson: [
    { fault: 'near-end', when: 'before', admin: null },
    { fault: 'cover-open', when: 'before', admin: 'открыта крышка' },
  ],
  'epson-plain': [{ fault: 'paper-out', when: 'within', admin: 'кончилась бумага' }],
  vkp80: [
    { fault: 'sheet-waiting', when: 'before', admin: null },
    { fault: 'paper-jam', when: 'before', admin: 'замялась бумага' },
    { fault: 'link-cut-mid-job', when: 'within', admin: null },
  ],
  'ppu-700': [
    { fault: 'presenter-full', when: 'before', admin: 'в лотке лежит талон' },
    { fault: 'silent', when: 'before', admin: 'не отвечает' },
  ],
}

test('whatever happens to the paper, the visitor ends with one number to keep, and the administrator knows why', async ({
  office,
}) => {
  test.slow()
  const [kiosk, admin] = await Promise.all([office.kiosk(), office.admin()])
  let given = 0
  for (const profile of Object.keys(walks) as ProfileName[]) {
    const pc = await openKioskPc(office, { model: profile, profile })
    const { printer } = pc
    try {
      await expect(kiosk.page.getByText('Принтер не работает')).toBeHidden()
      for (const { fault, when, admin: reads } of walks[profile]) {
        const step = `${profile}, ${fault}`
        const papers = printer.papers.length
        const isStopped = reads !== null || when === 'within'
        if (when === 'within') {
          const detail = fault === 'paper-out' ? { afterRows: 200 } : { afterBytes: 10_000 }
          printer.setFault(fault, true, detail)
        } else printer.setFault(fault, true)
        if (reads !== null && when === 'before') {
          await expect(kiosk.page.getByRole('status'), step).toContainText('Номер покажем на экране')
        }
        if (fault === 'near-end') {
          await expect(admin.trouble('бумага заканчивается'), step).toBeVisible()
        }
        await kiosk.touch(/^Умер близкий/)
        await kiosk.touch(isStopped && when === 'before' ? /^Получить номер на экране/ : /^Взять талон/)
        await expect(kiosk.heading, step).toHaveText(isStopped ? 'Запомните номер' : 'Возьмите талон')
        given++
        const number = await kiosk.ticketNumber()
        const code = kiosk.page.getByRole('img', { name: 'QR-код: очередь в телефоне' })
        const link = await readQr(await code.screenshot())
        if (when === 'within') {
          await expect(kiosk.page.getByRole('alert'), step).toContainText('Талон не напечатался')
        }
        if (reads !== null) await expect(admin.trouble(reads), step).toBeVisible()
        if (isStopped) await kiosk.touch('Я запомнил номер')
        else {
          await until(`${step}: the paper`, () => printer.papers.length === papers + 1)
          expect(await readQr(printer.papers.at(-1)?.png(32) ?? Buffer.of()), step).toBe(link)
          await kiosk.heading.tap()
        }
        printer.setFault(fault, false)
        if (reads !== null) await expect(admin.trouble(reads), step).toHaveCount(0)
        await expect(kiosk.heading, step).toHaveText('С чем вы пришли?')
        await expect(kiosk.page.getByText('Номер покажем на экране'), step).toBeHidden()
        const visitor = await fetch(`${office.program.address}/api/visitors/${link.split('/t/')[1]}`)
        const { ticket } = (await visitor.json()) as { ticket: { letter: string; number: number } }
        expect(`${ticket.letter}${String(ticket.number).padStart(3, '0')}`, step).toBe(number)
      }
    } finally {
      await pc.close()
    }
  }
  const { ticket } = await office.hall.issue('death-registration')
  expect(ticket.number % 100, 'one press was one ticket').toBe(given + 1)
})
