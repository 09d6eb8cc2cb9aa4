import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import type { ExampleLogin } from './start-links.ts'

/** The example's logins, said loudly to be an example. */
export function ExampleLogins({ logins }: { logins: readonly ExampleLogin[] }) {
  const { t } = useTranslation()
  return (
    <section className="example" aria-labelledby="example-title">
      <header>
        <StateShape shape="trouble" />
        <div>
          <h2 id="example-title">{t('start.example')}</h2>
          <p>{t('start.exampleHow')}</p>
        </div>
      </header>
      <table>
        <caption className="visually-hidden">{t('start.logins')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('start.name')}</th>
            <th scope="col">{t('start.role')}</th>
            <th scope="col">{t('start.login')}</th>
            <th scope="col">{t('start.password')}</th>
          </tr>
        </thead>
        <tbody>
          {logins.map((person) => (
            <tr key={person.login}>
              <th scope="row">{person.name}</th>
              <td>{t(`start.roles.${person.role}`)}</td>
              <td>
                <code>{person.login}</code>
              </td>
              <td>
                <code>{person.password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
