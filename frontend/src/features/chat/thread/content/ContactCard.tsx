import type { Contact } from '@/api/types'
import { Avatar } from '@/ui/Avatar'
import styles from './content.module.css'

export function ContactCard({ contacts }: { contacts: Contact[] }) {
  return contacts.map(({ name, phones }) => (
    <div key={`${name} ${phones.join()}`} className={styles.contact}>
      <Avatar name={name} size={36} />
      <span>
        <strong>{name}</strong>
        {phones.map(phone => (
          <a key={phone} className="tabular" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
            {phone}
          </a>
        ))}
      </span>
    </div>
  ))
}
