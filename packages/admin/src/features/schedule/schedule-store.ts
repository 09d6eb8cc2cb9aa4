import type { Schedule, ScheduleOverview, ScheduleVersion } from '@chered/protocol/schedule'
import type { StaffEntry, StaffList } from '@chered/protocol/staff'
import type { Refused } from '@chered/ui/api'
import { staffRequest } from '@chered/ui/staff/session'
import { create } from 'zustand'
import type { Asked } from '../../store.ts'

/**
 * How what was typed stands with the server. `unsaved` waits for the server and
 * is sent again by itself; `faulty` waits for a correction; `overtaken` means
 * that another administrator has saved since, and a person has to choose.
 */
export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'unsaved'; readonly why: Refused }
  | { readonly state: 'faulty'; readonly why: Refused }
  | { readonly state: 'overtaken' }

interface ScheduleState {
  readonly overview: Asked<ScheduleOverview>
  readonly staff: Asked<readonly StaffEntry[]>
  /** The draft as it is typed, while the server does not have exactly this. */
  readonly working: Schedule | null
  readonly saving: Saving
  /** Fields whose text is no value yet, by name, so that nothing typed is lost on the way to another tab. */
  readonly typed: Readonly<Record<string, string>>
}

const empty: ScheduleState = {
  overview: { value: null, refused: null },
  staff: { value: null, refused: null },
  working: null,
  saving: { state: 'saved' },
  typed: {},
}

/** What the administrator's and head's schedule pages know and what has been typed in them. */
export const useSchedule = create<ScheduleState>(() => empty)

/** What a new draft starts from: the latest approved version, also when its day has not come. */
export function startingPoint(overview: ScheduleOverview): Schedule {
  return (overview.coming.at(-1) ?? overview.inForce).schedule
}

/** The draft as it stands: typed, else saved, else what it would start from. */
export function draftOf(state: Pick<ScheduleState, 'working' | 'overview'>): Schedule | null {
  if (state.working !== null) return state.working
  const overview = state.overview.value
  return overview === null ? null : (overview.open?.schedule ?? startingPoint(overview))
}

/** A submitted version waits for the head; it has to be taken back before it can be changed. */
export function mayEdit(overview: ScheduleOverview | null): boolean {
  return overview !== null && overview.open?.state !== 'submitted'
}

let loading: Promise<void> | null = null

/** Asks for the schedules again; the last known ones stay when the server does not answer. */
export function loadSchedule(): Promise<void> {
  loading ??= (async () => {
    const answer = await staffRequest<ScheduleOverview>('GET', '/api/schedule')
    loading = null
    useSchedule.setState(({ overview, working, saving }) => {
      if (!answer.ok) return { overview: { ...overview, refused: answer } }
      const overtaken =
        working !== null && saving.state !== 'saving' && movedOn(overview.value?.open, answer.value.open)
      return {
        overview: { value: answer.value, refused: null },
        ...(overtaken ? { saving: { state: 'overtaken' } as const } : {}),
      }
    })
  })()
  return loading
}

function movedOn(known: ScheduleVersion | null | undefined, now: ScheduleVersion | null): boolean {
  return known !== undefined && (known?.id !== now?.id || known?.revision !== now?.revision)
}

export async function loadStaff(): Promise<void> {
  const answer = await staffRequest<StaffList>('GET', '/api/staff')
  useSchedule.setState(({ staff }) => ({
    staff: answer.ok ? { value: answer.value.staff, refused: null } : { ...staff, refused: answer },
  }))
}

/** Changes the draft and saves it; what is typed while a saving is under way goes with the next one. */
export function editDraft(change: (draft: Schedule) => Schedule): void {
  const state = useSchedule.getState()
  const draft = draftOf(state)
  if (draft === null || !mayEdit(state.overview.value)) return
  useSchedule.setState({ working: change(draft) })
  void saveDraft()
}

let saving: Promise<void> | null = null

/** Sends the draft as it is typed until the server has exactly that, or says no. */
export function saveDraft(): Promise<void> {
  saving ??= (async () => {
    for (;;) {
      const { working, overview, saving: stands } = useSchedule.getState()
      if (working === null || overview.value === null || stands.state === 'overtaken') break
      useSchedule.setState({ saving: { state: 'saving' } })
      const revision = overview.value.open?.revision ?? null
      const answer = await staffRequest<unknown>('PUT', '/api/schedule/draft', {
        revision,
        schedule: working,
      })
      if (!answer.ok) {
        useSchedule.setState({ saving: refusedSaving(answer) })
        if (answer.code === 'schedule-changed' || answer.code === 'wrong-state') void loadSchedule()
        // What was typed meanwhile may be the correction.
        if (useSchedule.getState().working !== working && answer.code === 'schedule-invalid') continue
        break
      }
      const fresh = await staffRequest<ScheduleOverview>('GET', '/api/schedule')
      if (!fresh.ok) {
        useSchedule.setState({ saving: { state: 'unsaved', why: fresh } })
        break
      }
      const done = useSchedule.getState().working === working
      useSchedule.setState({
        overview: { value: fresh.value, refused: null },
        ...(done ? { working: null, saving: { state: 'saved' } } : {}),
      })
      if (done) break
    }
    saving = null
  })()
  return saving
}

function refusedSaving(why: Refused): Saving {
  switch (why.code) {
    case 'schedule-changed':
    case 'wrong-state':
      return { state: 'overtaken' }
    case 'schedule-invalid':
    case 'bad-request':
    case 'not-permitted':
      return { state: 'faulty', why }
    default:
      return { state: 'unsaved', why }
  }
}

/** The newest version, when it is one that the head has sent back and nothing was drafted since. */
export function returnedVersion(overview: ScheduleOverview): ScheduleOverview['past'][number] | null {
  const [newest] = overview.past
  return overview.open === null && newest?.state === 'rejected' ? newest : null
}

/** Goes on from what the head has sent back: it becomes the draft again. Refuses as reading and saving do. */
export async function resumeReturned(id: string): Promise<Refused | null> {
  const answer = await staffRequest<ScheduleVersion>(
    'GET',
    `/api/schedule/versions/${encodeURIComponent(id)}`,
  )
  if (!answer.ok) return answer
  editDraft(() => answer.value.schedule)
  return null
}

/** Another administrator's draft was newer: take theirs and forget what was typed here. */
export function takeTheirs(): void {
  useSchedule.setState({ working: null, saving: { state: 'saved' } })
  void loadSchedule()
}

/** Another administrator's draft was newer: put what was typed here over it. */
export async function putMineOver(): Promise<void> {
  await loadSchedule()
  useSchedule.setState({ saving: { state: 'saving' } })
  await saveDraft()
}

/** Nothing that was typed and refused stays. */
export function dropTyped(): void {
  useSchedule.setState({ working: null, saving: { state: 'saved' }, typed: {} })
}

/** Nothing of the former person's schedule stays when somebody else signs in. */
export function forgetSchedule(): void {
  useSchedule.setState(empty, true)
}

export function typeInto(field: string, text: string): void {
  useSchedule.setState(({ typed }) => ({ typed: { ...typed, [field]: text } }))
}

/** The fields' texts have become values. */
export function typedDone(...fields: readonly string[]): void {
  useSchedule.setState(({ typed }) => ({
    typed: Object.fromEntries(Object.entries(typed).filter(([field]) => !fields.includes(field))),
  }))
}
