import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StaffEntry } from '@chered/protocol/staff'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { RawServerDefault } from 'fastify'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { createJsonSchemaTransform, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AbsenceDesk } from '../application/absence-desk.ts'
import type { BookingDesk } from '../application/booking-desk.ts'
import type { DayKeeper } from '../application/day-keeper.ts'
import type { EmergencyDesk } from '../application/emergency-desk.ts'
import type { Enrolment } from '../application/enrolment.ts'
import type { Identity } from '../application/identity.ts'
import type { IncidentDesk } from '../application/incident-desk.ts'
import type { OfficeKeeper } from '../application/office-keeper.ts'
import type { PaymentAccessList } from '../application/payment-access.ts'
import type { PaymentDesk } from '../application/payment-desk.ts'
import type { ApplicationTable, DeskTimeTable, KeysTable, LegTable, NoteTable } from '../application/ports.ts'
import type { ReturnDesk } from '../application/return-desk.ts'
import type { ScheduleKeeper } from '../application/schedule-keeper.ts'
import type { SurveyKeeper } from '../application/survey-keeper.ts'
import type { TicketDesk } from '../application/ticket-desk.ts'
import type { ViewContext } from '../application/views/context.ts'
import { openAccess } from './access.ts'
import { answerError, sendProblem } from './problem.ts'
import { absenceRoutes } from './routes/absences.ts'
import { bookingRoutes } from './routes/bookings.ts'
import { commandRoutes } from './routes/commands.ts'
import { deskVisitRoutes } from './routes/desk-visit.ts'
import { deskRoutes } from './routes/desks.ts'
import { deviceRoutes } from './routes/devices.ts'
import { emergencyRoutes } from './routes/emergency.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { officeRoutes } from './routes/office.ts'
import { paymentRoutes } from './routes/payments.ts'
import { resultRoutes } from './routes/results.ts'
import { returnRoutes } from './routes/returns.ts'
import { scheduleRoutes } from './routes/schedule.ts'
import { type Screens, screenRoutes } from './routes/screens.ts'
import { sessionRoutes } from './routes/session.ts'
import { sessionKeyRoutes } from './routes/session-keys.ts'
import { staffRoutes } from './routes/staff.ts'
import { surveyRoutes } from './routes/surveys.ts'
import { ticketRoutes } from './routes/tickets.ts'
import { visitRoutes } from './routes/visits.ts'

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

export interface AppParts {
  readonly logger: FastifyBaseLogger
  readonly keeper: DayKeeper
  readonly tickets: TicketDesk
  readonly emergency: EmergencyDesk
  readonly bookings: BookingDesk
  readonly absences: AbsenceDesk
  readonly staff: () => readonly StaffEntry[]
  readonly identity: Identity
  readonly enrolment: Enrolment
  readonly notes: NoteTable
  readonly applications: ApplicationTable
  readonly legs: LegTable
  readonly keys: KeysTable
  readonly deskTimes: DeskTimeTable
  readonly office: OfficeKeeper
  readonly surveys: SurveyKeeper
  readonly schedule: ScheduleKeeper
  readonly payments: PaymentDesk
  readonly paymentAccess: PaymentAccessList
  readonly incidents: IncidentDesk
  readonly returns: ReturnDesk
  readonly context: () => ViewContext
  readonly acknowledgePrint: (jobId: string) => boolean
  readonly screens: Screens
  readonly version: string
  /** False while the day cannot be written or the server stops. */
  readonly ready: () => boolean
}

/** The HTTP side, built and not listening. */
export async function openApp(parts: AppParts): Promise<App> {
  const app: App = Fastify({
    loggerInstance: parts.logger,
    // A line for each request would drown the log and carry visitors' links into it.
    // One logger for all requests: a child for each would cost more than what it would say.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    trustProxy: false,
    // A stop lets answers under way go out and waits for no browser's idle connection.
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  // Answers are our own objects, typed by the same schemas: writing them is enough.
  app.setSerializerCompiler(() => JSON.stringify)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'not-found'))

  await app.register(swagger, {
    openapi: {
      info: { title: 'Chered', version: parts.version, description: 'Electronic queue of one office' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'chered-session' },
          device: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
  })
  await app.register(rateLimit, { global: false })

  const access = openAccess(parts.identity, parts.enrolment)
  app.addHook('onRequest', access.guard)

  await app.register(async (api) => {
    const routes = api.withTypeProvider<ZodTypeProvider>()
    ticketRoutes(routes, parts, access)
    emergencyRoutes(routes, parts, access)
    deskRoutes(routes, parts, access)
    deskVisitRoutes(routes, parts, access)
    resultRoutes(routes, parts, access)
    commandRoutes(routes, parts, access)
    visitRoutes(routes, parts, access)
    bookingRoutes(routes, parts, access)
    staffRoutes(routes, parts, access)
    absenceRoutes(routes, parts, access)
    sessionRoutes(routes, parts, access)
    sessionKeyRoutes(routes, parts, access)
    deviceRoutes(routes, parts, access)
    officeRoutes(routes, parts, access)
    surveyRoutes(routes, parts, access)
    scheduleRoutes(routes, parts, access)
    paymentRoutes(routes, parts, access)
    incidentRoutes(routes, parts, access)
    returnRoutes(routes, parts, access)
  })
  await app.register(async (pages) => {
    await pages.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'img-src': ["'self'", 'data:'],
          // Component styles are written into the page by the kit of the staff screens.
          'style-src': ["'self'", "'unsafe-inline'"],
          // A kiosk prints through the agent of its own PC while the server is away.
          'connect-src': ["'self'", 'ws:', 'wss:', 'http://127.0.0.1:*'],
          'frame-ancestors': ["'self'"],
          'object-src': ["'none'"],
          'base-uri': ["'self'"],
        },
      },
      // The office's server is plain HTTP on a local network unless a proxy stands before it.
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
    })
    await screenRoutes(pages.withTypeProvider<ZodTypeProvider>(), parts.screens)
  })
  return app
}
