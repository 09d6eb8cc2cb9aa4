import { z } from 'zod'
import { TicketContent } from './agent.ts'
import { PrinterStatus } from './devices.ts'
import { PrinterId, VisitId } from './ids.ts'

/**
 * What a kiosk says to the agent of its own PC while the server is away: HTTP on
 * 127.0.0.1, `authorization: Bearer <secret>` (see `PrintDoor` in emergency.ts).
 */

// GET /printers ------------------------------------------------------------------------------------
export const DoorPrinters = z.object({
  printers: z.array(z.object({ printerId: PrinterId, status: PrinterStatus })),
})
export type DoorPrinters = z.infer<typeof DoorPrinters>

// POST /tickets: answers when the printer has; the same visit again is not printed again ------------
export const DoorPrint = z.object({ visitId: VisitId, printerId: PrinterId, content: TicketContent })
export type DoorPrint = z.infer<typeof DoorPrint>
/** `not-sent`: no byte has left; `unknown`: nobody can say what came out. */
export const DoorResult = z.object({ state: z.enum(['printed', 'not-sent', 'unknown']) })
export type DoorResult = z.infer<typeof DoorResult>
