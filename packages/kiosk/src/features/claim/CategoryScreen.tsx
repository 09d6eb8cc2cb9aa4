import type { Category, Office } from '@chered/protocol/office'
import { officeText } from '@chered/ui/i18n'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import type { Wishes } from '../../app/session.ts'
import { placeOf } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell, useKiosk } from '../../store.ts'
import { pageOf } from '../survey/paging.ts'

/** Several lines in each key need their room: fewer keys at 150 % and on a lowered tray. */
function perPage({ size, reach }: Wishes): number {
  if (size === 'large' && reach === 'low') return 2
  return size === 'large' || reach === 'low' ? 3 : 4
}

/**
 * The categories that come before others, each with the rule that says so and
 * the paper that is shown at the window. Nobody has to answer, nothing is asked
 * about health, and whoever claims is believed until the window.
 */
export function CategoryScreen({ office, page }: { office: Office; page: number }) {
  const { t } = useTranslation()
  const wishes = useKiosk((s) => s.session.wishes)
  const claimed = useClaim() !== undefined
  // Null takes the claim away; it stands first, where who came back for it finds it.
  const all: readonly (Category | null)[] = claimed ? [null, ...office.categories] : office.categories
  const shown = pageOf(all, perPage(wishes), page)
  const heading = t('claim.title')
  return (
    <Frame
      layout="question"
      part="claim"
      heading={heading}
      headingLength={heading.length}
      under={<p>{t('claim.how')}</p>}
      way="back"
      keys={
        <>
          <div className="answers">
            {shown.items.map((category) =>
              category === null ? (
                <Touch
                  key="none"
                  className="answer claim-answer"
                  onPress={() => tell({ kind: 'claimed', categoryId: null })}
                >
                  <span className="answer-name">{t('claim.none')}</span>
                </Touch>
              ) : (
                <CategoryKey key={category.id} category={category} />
              ),
            )}
          </div>
          <MoreKey page={shown} words={t('key.moreAnswers', { count: shown.left })} />
        </>
      }
    />
  )
}

function CategoryKey({ category }: { category: Category }) {
  const { t } = useTranslation()
  const language = useKiosk((s) => s.session.wishes.language)
  const chosen = useClaim() === category.id
  const long = officeText(category.name, language).length > 42
  return (
    <Touch
      className="answer claim-answer"
      aria-pressed={chosen}
      onPress={() => tell({ kind: 'claimed', categoryId: category.id })}
    >
      <span className="answer-name" data-long={long || undefined}>
        <LocalSpan text={category.name} />
        <small>
          <span>
            {t('claim.basis')} <span lang="ru">{category.basis}</span>
          </span>{' '}
          <span>
            {t('claim.proof')} <span lang="ru">{category.proof}</span>
          </span>
        </small>
      </span>
    </Touch>
  )
}

/** The claim of the service from which the visitor came here. */
function useClaim() {
  return useKiosk(({ session: { stage } }) => {
    if (stage.kind !== 'choosing') return undefined
    const before = stage.places.at(-2) ?? placeOf(stage.places)
    return before.kind === 'service' ? before.claim : undefined
  })
}
