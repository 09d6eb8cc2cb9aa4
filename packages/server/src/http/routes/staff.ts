import { StaffList } from '@chered/protocol/staff'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'

export function staffRoutes(app: App, { staff }: AppParts, access: Access): void {
  app.get(
    '/api/staff',
    {
      schema: {
        summary: 'Who works here, and what each is competent for',
        tags: ['staff'],
        response: { 200: StaffList },
      },
    },
    async (request) => {
      access.staff(request, 'administrator', 'head', 'reception', 'contactCentre', 'specialist')
      return { staff: [...staff()] }
    },
  )
}
