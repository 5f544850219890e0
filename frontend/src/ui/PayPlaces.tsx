import { useTranslation } from 'react-i18next'
import { CopyAction } from './CopyAction'
import styles from './payPlaces.module.css'

export interface PayPlace {
  id: string
  kind: 'wallet' | 'bank'
  /** Of the wallet or the bank. */
  name: string
  holder: string
  number: string
  /** CCI; empty where there is none. */
  interbank_number: string
  currency: string
  /** Address of the QR to pay by. */
  picture: string | null
  active: boolean
}

/** Where to pay: numbers to copy, pictures to scan; nothing where the house named none. */
export function PayPlaces({ places }: { places: PayPlace[] }) {
  const { t } = useTranslation()
  if (places.length === 0) return null
  return (
    <section className={styles.places} aria-label={t('pay.where')}>
      <h2>{t('pay.where')}</h2>
      <ul>
        {places.map(place => (
          <li key={place.id}>
            <div>
              <strong>{place.name}</strong>
              <span>{place.holder}</span>
              <Figure label={t(`pay.${place.kind}`)} value={place.number} />
              {place.interbank_number && (
                <Figure label={t('pay.interbank')} value={place.interbank_number} />
              )}
            </div>
            {place.picture && (
              <a href={place.picture} target="_blank" rel="noreferrer">
                <img src={place.picture} alt={t('pay.picture', { name: place.name })} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation()
  return (
    <p>
      <small>{label}</small>
      <b className="tabular">{value}</b>
      <CopyAction value={value} label={t('pay.copy', { value })} />
    </p>
  )
}
