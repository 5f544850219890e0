import { useTranslation } from 'react-i18next'
import { CopyField } from '@/ui/CopyField'
import type { Place } from './data'
import styles from './pay.module.css'

/** A wallet or an account to pay to; its number is copied by one press. */
export function PlaceCard({ place }: { place: Place }) {
  const { t } = useTranslation('public/invoice')
  return (
    <li className={styles.place}>
      <p>
        <b>{place.name}</b> · {place.holder}
      </p>
      {place.picture && (
        <img src={place.picture} alt={t('qr', { name: place.name })} width={168} height={168} />
      )}
      <CopyField label={t(place.kind === 'wallet' ? 'phone' : 'account')} value={place.number} />
      {place.interbank_number && <CopyField label="CCI" value={place.interbank_number} />}
    </li>
  )
}
