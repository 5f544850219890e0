import { useTranslation } from 'react-i18next'
import { isSecret } from '../kinds'
import { fits, tidy } from './fields'

const OWN_WORDS = new Set(['bot_token', 'account_sid', 'sender', 'display_number'])

/** What is wrong with a value, as far as it can be told before the provider is asked. */
export function useWrong() {
  const { t } = useTranslation('channels')
  return (field: string, typed: string, needed: boolean): string | null => {
    const value = tidy(field, typed)
    if (!value) return needed ? t('wrong.required') : null
    if (field === 'name' || fits(field, value)) return null
    if (OWN_WORDS.has(field)) return t(`wrong.${field}`)
    return t(isSecret(field) ? 'wrong.secret' : 'wrong.number')
  }
}
