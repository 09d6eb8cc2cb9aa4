import type { CommandId, ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { localDate } from '@chered/ui/dates'
import { serverNow } from '@chered/ui/live'
import { steadyNow, tell, useKiosk } from '../../store.ts'
import { paperOf } from '../ticket/paper.ts'
import { lookAround, useAlone } from './alone.ts'
import type { GivenNumber } from './memory.ts'
import { printAtDoor } from './print-door.ts'
import { ticketWords } from './ticket-words.ts'

let giving = false

/**
 * A number without the server. It is on the disk before it is on the screen, and
 * on the paper at most once. A second press meanwhile is the same press.
 */
export async function giveNumber(
  office: Office,
  serviceId: ServiceId,
  alsoServiceId: ServiceId | null,
  instead: CommandId | null,
): Promise<void> {
  const { memory } = useAlone.getState()
  if (memory === null || giving) return
  giving = true
  try {
    const { language } = useKiosk.getState().session.wishes
    const at = serverNow()
    const day = { date: localDate(at, office.timeZone), kioskAt: Date.now(), at }
    const given = await memory.give({ serviceId, alsoServiceId, language, instead }, day)
    // The last one went to another page; the screen says so once it has looked again.
    if (given !== null) await handOver(office, given)
  } catch {
    // The disk takes nothing: numbers that it does not keep are not given out.
    useAlone.setState({ memory: null })
  } finally {
    giving = false
    void lookAround()
  }
}

async function handOver(office: Office, given: GivenNumber): Promise<void> {
  const { memory, door, printer } = useAlone.getState()
  const onPaper = door !== null && paperOf(printer).kind === 'paper'
  tell({ kind: 'given-alone', given, paper: onPaper ? 'printing' : 'agreed', at: steadyNow() })
  if (!onPaper) {
    await memory?.note(given.visitId, { paper: 'screen' })
    return
  }
  // The screen does not wait for the printer, and neither does the next visitor's press.
  void printAtDoor(door, { visitId: given.visitId, content: ticketWords(given, office) }).then((state) => {
    // Late, when somebody else stands there already, it is of no use to the screen.
    const { stage } = useKiosk.getState().session
    if (stage.kind === 'alone' && stage.given.visitId === given.visitId) {
      tell({ kind: 'print-ended', end: state === 'printed' ? 'printed' : 'not-printed', at: steadyNow() })
    }
    const paper = state === 'not-sent' ? 'screen' : state
    return memory?.note(given.visitId, { paper }).catch(() => undefined)
  })
}

/** A number whose visitor may not have seen it when the power went is shown for so long afterwards. */
const shownAgainWithinMs = 120_000

/** After a reload: the number that nobody may have seen yet, should its visitor still stand here. */
export async function showUnseen(): Promise<void> {
  const { memory } = useAlone.getState()
  const given = await memory?.last()
  if (given?.paper !== 'unknown' || given.told !== 'not-yet') return
  const ageMs = Date.now() - given.kioskAt
  if (ageMs < 0 || ageMs > shownAgainWithinMs) return
  await memory?.note(given.visitId, { paper: 'screen' })
  tell({ kind: 'given-alone', given, paper: 'not-printed', at: steadyNow() })
}
