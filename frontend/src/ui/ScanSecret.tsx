import { useTranslation } from 'react-i18next'
import { CopyField } from './CopyField'
import styles from './secrets.module.css'

/** What an authenticator app needs: a picture to scan, or the key to type. */
export function ScanSecret({ qr, secret }: { qr: string; secret: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.qr}>
      <img src={qr} alt={t('scan.qr')} />
      <div>
        <p>{t('scan.text')}</p>
        <CopyField label={t('scan.secret')} description={t('scan.secretText')} value={secret} />
      </div>
    </div>
  )
}

/** Codes that are shown this once. */
export function OnceCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.codes} aria-label={t('scan.codes')}>
      {codes.map(code => (
        <li key={code}>{code}</li>
      ))}
    </ul>
  )
}
