import { useTranslation } from 'react-i18next'

/** The mark of the product, a ticket torn in two, and its name. */
export function Brand() {
  const { t } = useTranslation()
  return (
    <p className="brand">
      <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
        <path className="logo-a" d="M5 4h22a3 3 0 0 1 3 3v9.2H2V7a3 3 0 0 1 3-3Z" />
        <path className="logo-b" d="M2 18.6h28V25a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3v-6.4Z" />
      </svg>
      <span>{t('product')}</span>
    </p>
  )
}
