import type { SurveyCheck, SurveyHead, SurveyId, SurveyList, SurveyReading } from '@chered/protocol/survey'
import { rootQuestion } from '@chered/protocol/survey-choices'
import type { Refused } from '@chered/ui/api'
import { newCommandId } from '@chered/ui/api'
import { staffRequest } from '@chered/ui/staff/session'
import { create } from 'zustand'
import { type DraftHistory, edited, openHistory, redone, undone } from './draft-history.ts'
import { forgetLocalDraft, keepLocalDraft, localDraft } from './local-draft.ts'
import type { Place, SurveyContent } from './survey-content.ts'
import { placeIn } from './survey-edits.ts'

/**
 * How far what is on the screen has come. `failed` is tried again by itself;
 * `refused` needs a decision, because somebody else has changed the draft.
 */
export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'pending' }
  | { readonly state: 'sending' }
  | { readonly state: 'failed'; readonly why: Refused }
  | { readonly state: 'refused'; readonly why: Refused }

export interface OpenVersion {
  readonly head: SurveyHead
  /** What is wrong with the content that the server has. */
  readonly check: SurveyCheck
  readonly history: DraftHistory
  readonly saving: Saving
}

interface SurveyState {
  readonly list: SurveyList | null
  /** Content of the version in force: what a draft is compared with. */
  readonly inForce: { readonly id: SurveyId; readonly content: SurveyContent } | null
  readonly open: OpenVersion | null
  /** Why there is nothing to show, or nothing newer. */
  readonly refused: Refused | null
  readonly place: Place
  /** A field that wants the focus, by its id in the page. */
  readonly wantedField: string | null
}

const root: Place = { questionId: rootQuestion, answer: null }
const nothing: SurveyState = {
  list: null,
  inForce: null,
  open: null,
  refused: null,
  place: root,
  wantedField: null,
}

/** The survey's versions and the one on the screen. It stays while other sections are open, and goes on being saved. */
export const useSurvey = create<SurveyState>(() => nothing)

const saveAfterMs = 700
const retryMs = 3000
let owner: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let sending: Promise<void> | null = null

/** Begins for a person; what another one was writing here is not shown to this one. */
export function enterSurvey(staffId: string): void {
  if (owner === staffId) return
  owner = staffId
  clearTimeout(timer)
  useSurvey.setState(nothing)
}

/** Reads the versions again, and the version on the screen unless something in it waits to be saved. */
export async function loadSurveys(): Promise<void> {
  const answer = await staffRequest<SurveyList>('GET', '/api/surveys')
  if (!answer.ok) return useSurvey.setState({ refused: answer })
  const list = answer.value
  useSurvey.setState({ list, refused: null })
  if (useSurvey.getState().inForce?.id !== list.inForce) {
    const shown = await read(list.inForce)
    if (shown.ok) {
      useSurvey.setState({ inForce: { id: list.inForce, content: contentOf(shown.value) } })
    }
  }
  const { open } = useSurvey.getState()
  if (open !== null && open.saving.state !== 'saved') return
  const stays = open && list.versions.find(({ id }) => id === open.head.id)
  const draft = list.versions.find(({ state }) => state === 'draft')
  const id = stays ? stays.id : (draft?.id ?? list.inForce)
  const known = open?.head
  if (stays && known && stays.revision === known.revision && stays.state === known.state) return
  await openVersion(id)
}

/** Shows a version; a draft that could not be sent from this PC is taken up where it was left. */
export async function openVersion(id: SurveyId): Promise<boolean> {
  await saveNow()
  const answer = await read(id)
  if (!answer.ok) {
    useSurvey.setState({ refused: answer })
    return false
  }
  // Somebody began to write while the answer was on its way: the words win.
  const { open } = useSurvey.getState()
  if (open?.head.id === id && open.saving.state !== 'saved') return true
  show(answer.value)
  return true
}

function show(reading: SurveyReading): void {
  const { survey: _s, hidden: _h, ...head } = reading.version
  const content = contentOf(reading)
  const kept = owner === null || head.state !== 'draft' ? null : localDraft(owner, head.id)
  const history = openHistory(content)
  useSurvey.setState(({ place }) => ({
    open: { head, check: reading.check, history, saving: { state: 'saved' } },
    refused: null,
    place: placeIn(content.survey, place),
  }))
  if (kept === null) return
  if (kept.revision === head.revision) edit(kept.content, null)
  else if (JSON.stringify(kept.content) !== JSON.stringify(content)) {
    const why: Refused = { ok: false, code: 'changed-meanwhile', params: {} }
    change((open) => ({
      ...open,
      history: edited(open.history, kept.content, null),
      saving: { state: 'refused', why },
    }))
  } else forgetLocalDraft()
}

function read(id: SurveyId) {
  return staffRequest<SurveyReading>('GET', `/api/surveys/${id}`)
}

function contentOf({ version: { title, survey, hidden } }: SurveyReading): SurveyContent {
  return { title, survey, hidden }
}

function change(next: (open: OpenVersion) => OpenVersion): void {
  useSurvey.setState(({ open, place }) => {
    if (open === null) return {}
    const changed = next(open)
    return { open: changed, place: placeIn(changed.history.present.survey, place) }
  })
}

/** One step of writing. `field` names the field that is typed in, so that one word is one step. */
export function edit(content: SurveyContent, field: string | null): void {
  step((history) => edited(history, content, field))
}
export function undo(): void {
  step(undone)
}
export function redo(): void {
  step(redone)
}

function step(next: (history: DraftHistory) => DraftHistory): void {
  const { open } = useSurvey.getState()
  if (open === null || open.head.state !== 'draft') return
  const history = next(open.history)
  if (history === open.history) return
  const { state } = open.saving
  const saving: Saving = state === 'refused' || state === 'failed' ? open.saving : { state: 'pending' }
  change((present) => ({ ...present, history, saving }))
  if (owner !== null) keepLocalDraft(owner, open.head.id, open.head.revision, history.present)
  if (state !== 'refused') saveIn(saveAfterMs)
}

function saveIn(ms: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void saveNow(), ms)
}

/** Sends what has not been sent yet; resolves when an answer has come or the server could not be asked. */
export function saveNow(): Promise<void> {
  clearTimeout(timer)
  if (sending !== null) return sending
  const { open } = useSurvey.getState()
  const waits = open !== null && (open.saving.state === 'pending' || open.saving.state === 'failed')
  if (!waits) return Promise.resolve()
  sending = send(open).finally(() => {
    sending = null
  })
  return sending
}

async function send({ head, history }: OpenVersion): Promise<void> {
  const content = history.present
  const sender = owner
  change((open) => ({ ...open, saving: { state: 'sending' } }))
  const body = { revision: head.revision, ...content }
  const answer = await staffRequest<SurveyReading>('PUT', `/api/surveys/${head.id}`, body)
  const { open } = useSurvey.getState()
  if (sender !== owner || open?.head.id !== head.id) return
  if (!answer.ok) {
    // Only a conflict needs a person; what is lost on the way is sent again.
    const conflict = ['changed-meanwhile', 'survey-not-draft', 'survey-unknown', 'bad-request'].includes(
      answer.code,
    )
    change((now) => ({ ...now, saving: { state: conflict ? 'refused' : 'failed', why: answer } }))
    if (!conflict) saveIn(retryMs)
    return
  }
  const { survey: _s, hidden: _h, ...saved } = answer.value.version
  const newer = open.history.present !== content
  change((now) => ({
    ...now,
    head: saved,
    check: answer.value.check,
    saving: { state: newer ? 'pending' : 'saved' },
  }))
  if (!newer) forgetLocalDraft()
  else {
    if (owner !== null) keepLocalDraft(owner, saved.id, saved.revision, open.history.present)
    saveIn(saveAfterMs)
  }
}

/** A new draft with the content of a version, shown at once. */
export async function createDraft(from: SurveyId, title: string | null) {
  await saveNow()
  const body = { id: newCommandId(), from, title }
  const answer = await staffRequest<SurveyReading>('POST', '/api/surveys', body)
  if (answer.ok) {
    show(answer.value)
    await loadSurveys()
  }
  return answer
}

/** Keeps what was written here as a draft of its own, beside the one that somebody else has changed. */
export async function keepAsOwnDraft(title: string) {
  const { open, inForce } = useSurvey.getState()
  if (open === null || inForce === null) return null
  const mine = { ...open.history.present, title }
  const body = { id: newCommandId(), from: inForce.id, title }
  const answer = await staffRequest<SurveyReading>('POST', '/api/surveys', body)
  if (!answer.ok) return answer
  forgetLocalDraft()
  show(answer.value)
  edit(mine, null)
  await saveNow()
  await loadSurveys()
  return answer
}

/** Drops what was written here and shows what the server has. */
export async function takeTheirs(): Promise<void> {
  const { open } = useSurvey.getState()
  forgetLocalDraft()
  change((now) => ({ ...now, saving: { state: 'saved' } }))
  if (open === null) return
  const found = await openVersion(open.head.id)
  if (!found) useSurvey.setState({ open: null })
  await loadSurveys()
}

/** What a change on the server answered becomes what is shown; the list follows. */
export async function takeReading(reading: SurveyReading): Promise<void> {
  const { open } = useSurvey.getState()
  if (open?.head.id === reading.version.id) show(reading)
  await loadSurveys()
}

export function choose(place: Place, wantedField: string | null = null): void {
  useSurvey.setState({ place, wantedField })
}

export function fieldReached(): void {
  useSurvey.setState({ wantedField: null })
}
