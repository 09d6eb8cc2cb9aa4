import type { DayDate, DeskId, ResourceId, ServiceId } from '@chered/protocol/ids'
import type { BookingChannel, Quotas } from '@chered/protocol/schedule'

/** Whose a unit is: a channel that may sell it, or the live queue, to which nobody sells. */
export type UnitChannel = BookingChannel | 'live'

/**
 * The smallest piece of a specialist's or hall's bookable time. An appointment
 * takes as many in a row as it needs, all within one shift. Moments in ms.
 */
export interface Unit {
  readonly start: number
  readonly end: number
  readonly channel: UnitChannel
}

/** A stretch of work without a break. */
export interface PlannedShift {
  readonly start: number
  readonly end: number
  readonly deskId: DeskId | null
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  readonly units: readonly Unit[]
}

/** The layer that had the last word about a day. */
export type Layer = 'federal' | 'regional' | 'week' | 'pattern' | 'exception' | 'absence'

export interface ResourceDay {
  readonly resourceId: ResourceId
  readonly kind: 'specialist' | 'hall'
  readonly shifts: readonly PlannedShift[]
  readonly layer: Layer
  /** Name of the holiday, reason of the exception or absence; null for ordinary days. */
  readonly reason: string | null
}

/** Who serves what on one date, as all layers together come out. */
export interface DayPlan {
  readonly date: DayDate
  readonly office: {
    readonly hours: readonly { readonly start: number; readonly end: number }[]
    readonly layer: Extract<Layer, 'federal' | 'regional' | 'week' | 'exception'>
    readonly name: string | null
    /** The calendar's word rests on no decree yet. */
    readonly provisional: boolean
  }
  readonly resources: ReadonlyMap<ResourceId, ResourceDay>
  readonly quotas: Quotas
  readonly unitMinutes: number
}

/** Plans by date, reckoned when first asked for and kept until a layer changes. */
export interface Planner {
  /** Rises whenever any plan may have changed. */
  readonly revision: number
  day(date: DayDate): DayPlan
}
