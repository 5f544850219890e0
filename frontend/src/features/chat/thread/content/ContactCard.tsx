import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import type { Contact } from '@/api/types'
import { ANSWERING } from '@/lib/roles'
import { Avatar } from '@/ui/Avatar'
import { CopyAction } from '@/ui/CopyAction'
import { writeFirst } from '../../first/opened'
import styles from './content.module.css'

export function ContactCard({ contacts }: { contacts: Contact[] }) {
  return contacts.map(({ name, phones }) => (
    <div key={`${name} ${phones.join()}`} className={styles.contact}>
      <Avatar name={name} size={36} />
      <span>
        <strong>{name}</strong>
        {phones.map(phone => (
          <Phone key={phone} name={name} phone={phone} />
        ))}
      </span>
    </div>
  ))
}

function Phone({ name, phone }: { name: string; phone: string }) {
  const { t } = useTranslation('chat')
  const answers = ANSWERING.includes(useUser().role)
  const digits = phone.replace(/[^+\d]/g, '')
  return (
    <span className={styles.phone}>
      <a className="tabular" href={`tel:${digits}`}>
        {phone}
      </a>
      <CopyAction value={digits} label={t('kinds.copyNumber')} />
      {answers && (
        <button
          type="button"
          className={styles.write}
          aria-label={t('kinds.writeTo', { name: `${name} ${phone}` })}
          onClick={() => writeFirst({ name: name || phone, phone: digits })}
        >
          {t('kinds.write')}
        </button>
      )}
      <Link to={`/search?q=${encodeURIComponent(digits)}`}>{t('kinds.conversations')}</Link>
    </span>
  )
}
